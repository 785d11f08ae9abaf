<?php

/**
 * vnproof at position 3, before a page is sent: adds the panel to the news form, and what has to be told.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

if (defined('NV_ADMIN') && defined('NV_IS_ADMIN') && !defined('NV_IS_AJAX')) {
    require_once NV_ROOTDIR . '/includes/vnproof/gate.php';
    require_once NV_ROOTDIR . '/includes/vnproof/panel.php';
    $contents = vnproof_panel($contents);
}
