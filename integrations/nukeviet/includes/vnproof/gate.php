<?php

/**
 * The gate: what becomes of a save, of a publication from the list, and what the panel is answered.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

require_once __DIR__ . '/service.php';
require_once __DIR__ . '/article.php';
require_once __DIR__ . '/telling.php';

/** The settings of this site. */
function vnproof_settings(): array
{
    return (require __DIR__ . '/config.php') + ['address' => 'http://127.0.0.1:8077', 'token' => '', 'strict' => false];
}

/** What is sent back with a request of the panel, so that no other site can send one in an editor's name. */
function vnproof_seal(): string
{
    return hash('sha256', 'vnproof' . NV_CHECK_SESSION);
}

/** The news module that an administrator's request is about, null where it is about something else. */
function vnproof_module(): ?string
{
    global $nv_Request, $sys_mods;

    $module = strtolower($nv_Request->get_title(NV_NAME_VARIABLE, 'post,get', ''));

    return ($sys_mods[$module]['module_file'] ?? '') === 'news' ? $module : null;
}

/**
 * What the gate says of these fields.
 *
 * @return array refused: may they not go out? level: of the notice, '' for none; said: one sentence; findings;
 *               failure: why the service did not answer, null where it did
 */
function vnproof_judge(array $fields, array $settings): array
{
    try {
        $answer = vnproof_ask($fields, $settings);
    } catch (RuntimeException $error) {
        $strict = (bool) $settings['strict'];
        $said = $error->getMessage() . ($strict ? ' Bài chưa được đăng.' : ' Bài chưa được soát.');

        return ['refused' => $strict, 'level' => $strict ? 'danger' : 'warning', 'said' => $said, 'findings' => [], 'failure' => $error->getMessage()];
    }
    $why = implode(' ', array_column(array_filter($answer['reasons'], function (array $reason) use ($answer): bool {
        return $reason['decision'] === $answer['decision'];
    }), 'message'));
    $said = ['block' => $why, 'review' => 'Bài không bị chặn, nhưng nên xem lại những chỗ sau.'];
    $levels = ['block' => 'danger', 'review' => 'warning'];

    return [
        'refused' => $answer['decision'] === 'block',
        'level' => $levels[$answer['decision']] ?? '',
        'said' => $said[$answer['decision']] ?? 'Không thấy lỗi, có thể đăng.',
        'findings' => vnproof_findings($answer, $fields),
        'failure' => null,
    ];
}

/** Area 2: before a module is called, the request is what the browser sent. */
function vnproof_gate(): void
{
    global $nv_Request, $module_config;

    $module = vnproof_module();
    if ($module === null) {
        return;
    }
    $op = $nv_Request->get_title(NV_OP_VARIABLE, 'post,get', 'main');
    // The lead is HTML only where the module is set so.
    $html = empty($module_config[$module]['htmlhometext']) ? ['bodyhtml'] : ['hometext', 'bodyhtml'];
    if ($op === 'content' && isset($_POST['vnproof'])) {
        vnproof_answer_panel($html);
    } elseif ($op === 'content' && $nv_Request->get_int('save', 'post', 0) === 1) {
        vnproof_before_save($module, $html);
    } elseif ($op === 'publtime' && !empty($_GET['listid']) && is_string($_GET['listid'])) {
        vnproof_before_list($module, array_map('intval', explode(',', $_GET['listid'])));
    }
}

/** The panel's question; nothing else is done with the request. */
function vnproof_answer_panel(array $html): void
{
    header('Content-Type: application/json; charset=utf-8');
    header('X-Content-Type-Options: nosniff');
    header('Cache-Control: no-store');
    $seal = $_POST['vnproof'];
    if (!is_string($seal) || !hash_equals(vnproof_seal(), $seal)) {
        http_response_code(403);
        exit(json_encode(['said' => 'Phiên làm việc đã đổi; hãy lưu nháp rồi mở lại bài.']));
    }
    exit(json_encode(vnproof_judge(vnproof_fields($_POST, $html), vnproof_settings()), JSON_HEX_TAG | JSON_INVALID_UTF8_SUBSTITUTE));
}

/** The form is saved: what may not go out is kept as a draft; what readers see already stays as it was. */
function vnproof_before_save(string $module, array $html): void
{
    global $nv_Request;

    $id = $nv_Request->get_int('id', 'get,post', 0);
    $copy = $nv_Request->get_int('copy', 'get,post', 0) !== 0;
    $rows = $id > 0 ? vnproof_rows($module, [$id]) : [];
    $status = isset($rows[0]) ? (int) $rows[0]['status'] : null;
    if (!vnproof_publishes($_POST, $copy, $status)) {
        return;
    }
    $verdict = vnproof_judge(vnproof_fields($_POST, $html), vnproof_settings());
    vnproof_log($module, $verdict);
    if (!$verdict['refused']) {
        vnproof_tell([$verdict]);
    } elseif ($copy || ($status !== null && vnproof_is_public($status))) {
        vnproof_stop($verdict, $_POST);
    } else {
        unset($_POST['status1'], $_POST['status8']);
        $_POST['status4'] = '1';
        $verdict['said'] = 'Bài chưa được đăng, chỉ lưu lại. ' . $verdict['said'];
        vnproof_tell([$verdict]);
    }
}

/** Articles are published from the list: those that may not go out are taken off it. */
function vnproof_before_list(string $module, array $ids): void
{
    $settings = vnproof_settings();
    $told = $kept = [];
    $failed = null;
    foreach (vnproof_rows($module, $ids) as $row) {
        // What NukeViet keeps is HTML throughout. A service that has once not answered is not waited for again.
        $verdict = $failed ?? vnproof_judge(vnproof_fields($row, array_keys(VNPROOF_FIELDS)), $settings);
        if ($verdict['failure'] !== null && $failed === null) {
            $failed = $verdict;
            vnproof_log($module, $verdict);
        }
        if ($verdict['refused']) {
            $title = html_entity_decode($row['title'], ENT_QUOTES | ENT_HTML5, 'UTF-8');
            $told[] = ['said' => "«{$title}» chưa được đăng. " . $verdict['said']] + $verdict;
        } else {
            $kept[] = (int) $row['id'];
        }
    }
    $_GET['listid'] = implode(',', $kept);
    vnproof_tell($told ?: ($failed === null ? [] : [$failed]));
}

/** The articles of these numbers, as they are kept. */
function vnproof_rows(string $module, array $ids): array
{
    global $db, $sys_mods;

    $table = NV_PREFIXLANG . '_' . preg_replace('/\W/', '', $sys_mods[$module]['module_data']);

    return $db->query('SELECT r.id, r.status, r.title, r.hometext, r.homeimgalt, d.bodyhtml FROM ' . $table . '_rows r LEFT JOIN '
        . $table . '_detail d ON d.id = r.id WHERE r.id IN (' . implode(',', array_map('intval', $ids)) . ')')->fetchAll();
}

/** An article that went out, or did not, because nobody answered, is on record. */
function vnproof_log(string $module, array $verdict): void
{
    global $admin_info;

    if ($verdict['failure'] !== null) {
        $note = ($verdict['refused'] ? 'Không cho đăng. ' : 'Vẫn cho đăng. ') . $verdict['failure'];
        nv_insert_logs(NV_LANG_DATA, $module, 'vnproof', $note, (int) $admin_info['userid']);
    }
}
