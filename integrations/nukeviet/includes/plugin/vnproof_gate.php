<?php

/**
 * vnproof at position 2, before modules are called: asks the service before news goes out, and answers the panel.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

if (defined('NV_ADMIN') && defined('NV_IS_ADMIN')) {
    require_once NV_ROOTDIR . '/includes/vnproof/gate.php';
    vnproof_gate();
}
