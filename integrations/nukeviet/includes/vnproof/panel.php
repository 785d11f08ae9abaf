<?php

/**
 * The panel's way into a page: a script beside the news form, and the notice that waited for a page.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

/** An administrator's page with what vnproof adds to it. */
function vnproof_panel(string $page): string
{
    if (stripos($page, '</body>') === false) {
        return $page; // a pop-up or an answer to a script; the notice waits for a whole page
    }
    $told = vnproof_told();
    if ($told !== '') {
        $page = vnproof_insert($page, '/<body\b[^>]*>/i', '', $told);
    }
    $module = vnproof_module();
    if ($module !== null && strpos($page, 'name="bodyhtml"') !== false && strpos($page, 'name="save"') !== false) {
        $page = vnproof_insert($page, '/<\/body>/i', vnproof_script($module), '');
    }

    return $page;
}

/** Put something before or after the place where a pattern is found first. */
function vnproof_insert(string $page, string $pattern, string $before, string $after): string
{
    return preg_replace_callback($pattern, function (array $found) use ($before, $after): string {
        return $before . $found[0] . $after;
    }, $page, 1) ?? $page;
}

/** The script's tag: where it is to ask, and the seal of this session; nothing of the settings. */
function vnproof_script(string $module): string
{
    $address = NV_BASE_ADMINURL . 'index.php?' . http_build_query([
        NV_LANG_VARIABLE => NV_LANG_DATA,
        NV_NAME_VARIABLE => $module,
        NV_OP_VARIABLE => 'content',
    ]);
    $nonce = defined('NV_SCRIPT_NONCE') ? ' nonce="' . vnproof_escape(NV_SCRIPT_NONCE) . '"' : '';

    return '<script src="' . vnproof_escape(NV_BASE_SITEURL . 'assets/js/vnproof.js') . '" data-address="' . vnproof_escape($address)
        . '" data-seal="' . vnproof_seal() . '"' . $nonce . ' defer></script>';
}
