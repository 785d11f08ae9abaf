<?php

/**
 * Tables for what needs neither a site nor the service: `php units.php FOLDER`, FOLDER being integrations/nukeviet.
 */

define('NV_MAINFILE', true);
define('NV_CHECK_SESSION', 'phiên');
foreach (['gate', 'panel'] as $part) {
    require $argv[1] . "/includes/vnproof/$part.php";
}
set_error_handler(function (int $level, string $message, string $file, int $line) {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$failures = 0;
function same($wanted, $got, string $what): void
{
    global $failures;
    if ($wanted !== $got) {
        ++$failures;
        echo "$what: ", json_encode($got, JSON_UNESCAPED_UNICODE), ', not ', json_encode($wanted, JSON_UNESCAPED_UNICODE), "\n";
    }
}

$finding = ['severity' => 'error', 'safety' => 'safe', 'line' => 1, 'column' => 1, 'text' => 'Kê', 'suggestions' => [['text' => 'Kế']]];
$finding += ['message' => '«Kê» không hợp chỗ này; có phải «Kế»?', 'why' => ['mất dấu thanh', 'hợp câu hơn']];
$hostile = '<script>alert(1)</script>" onx=\'1\' &lt;';

// what was pressed, a copy?, the article's status before: does it go out?
$saves = [
    [['status1' => 'Đăng'], false, null, true],
    [['status8' => 'Chuyển đăng'], false, null, true],
    [['status4' => 'Lưu tạm'], false, null, false],
    [['status5' => 'Chuyển duyệt'], false, null, false],
    [['statussave' => 'Lưu'], false, 4, false],
    [['status4' => 'Lưu tạm'], false, 5, false],
    [['status4' => 'Lưu tạm'], false, 0, false],
    [['status4' => 'Lưu tạm'], false, 3, false],
    [['statussave' => 'Lưu'], false, 1, true],
    [['status4' => 'Lưu tạm'], false, 2, true],
    [['statussave' => 'Lưu'], false, 22, true],
    [['statussave' => 'Lưu'], false, 25, false],
    [['status4' => 'Lưu tạm'], true, 4, true],
];
foreach ($saves as [$post, $copy, $status, $wanted]) {
    same($wanted, vnproof_publishes($post, $copy, $status), 'publishes ' . json_encode([$post, $copy, $status]));
}

// the form, which fields hold HTML: what is read
$forms = [
    [['title' => 'Tin', 'bodyhtml' => '<p>Bài</p>'], ['bodyhtml'], ['title' => 'Tin', 'bodyhtml' => ['html' => '<p>Bài</p>']]],
    [['bodyhtml' => 'Bài', 'title' => 'Tin', 'alias' => 'tin'], [], ['title' => 'Tin', 'bodyhtml' => 'Bài']],
    [['title' => "  \n", 'hometext' => ['mảng'], 'homeimgalt' => null], [], []],
    [['hometext' => 'A<br>B', 'homeimgalt' => '0'], ['hometext'], ['hometext' => ['html' => 'A<br>B'], 'homeimgalt' => '0']],
];
foreach ($forms as [$article, $html, $wanted]) {
    same($wanted, vnproof_fields($article, $html), 'fields ' . json_encode($article));
}

// a source, is it HTML?, line, column, the finding's text: the words around
$long = str_repeat('dài ', 12);
$sources = [
    ['Kê hoạch', false, 1, 1, 'Kê', 'Kê hoạch'],
    ["Một\r\nhai\nKê hoạch", false, 3, 1, 'Kê', 'Kê hoạch'],
    ['<p><b>B</b>an t&ocirc; chức</p>', true, 1, 15, 'tô', 'Ban tô chức'],
    [$long . 'Kê hoạch ' . $long, false, 1, 49, 'Kê', '…i ' . str_repeat('dài ', 7) . 'Kê hoạch ' . str_repeat('dài ', 5) . 'dài…'],
    ['Một dòng', false, 4, 1, 'Kê', ''],
    ["Kê \xff", false, 1, 1, 'Kê', ''],
];
foreach ($sources as [$source, $html, $line, $column, $text, $wanted]) {
    same($wanted, vnproof_around($source, $html, ['line' => $line, 'column' => $column, 'text' => $text]), "around $source");
}

// an answer: the findings of the panel
$answer = ['report' => ['documents' => [['path' => 'title', 'findings' => [$finding]], ['path' => 'bodyhtml', 'findings' => []]]]];
$told = vnproof_findings($answer, ['title' => 'Kê hoạch']);
same([1, 'Tên bài viết', 'Kế', true, 'Kê hoạch', 'mất dấu thanh; hợp câu hơn'],
    [count($told), $told[0]['label'], $told[0]['suggestion'], $told[0]['safe'], $told[0]['around'], $told[0]['why']], 'findings');
$answer['report']['documents'][0]['findings'][0]['suggestions'] = [];
same(null, vnproof_findings($answer, ['title' => 'Kê hoạch'])[0]['suggestion'], 'no suggestion');

// whatever texts hold, no markup of theirs is in the page
$verdict = ['level' => 'danger', 'said' => $hostile, 'findings' => array_fill(0, 25, ['label' => $hostile, 'message' => $hostile, 'around' => $hostile, 'severity' => 'error'])];
$verdict['findings'][] = ['severity' => 'hint'] + $verdict['findings'][0];
$notice = vnproof_notice($verdict);
same([0, 20, true], [substr_count($notice, '<script'), substr_count($notice, '<li>'), strpos($notice, 'Còn 5 chỗ nữa.') !== false], 'notice');
$page = vnproof_stop_page($verdict, ['title' => $hostile, 'bodyhtml' => '</textarea><script>alert(1)</script>', 'hometext' => ['mảng']]);
same([0, 2, 2], [substr_count($page, '<script'), substr_count($page, '<textarea'), substr_count($page, '</textarea>')], 'stop page');

// the service cannot be had: the setting decides
foreach ([[false, 'warning'], [true, 'danger']] as [$strict, $level]) {
    $verdict = vnproof_judge(['title' => 'Tin'], ['address' => 'http://127.0.0.1:9', 'token' => 'bímật', 'strict' => $strict]);
    same([$strict, $level, true], [$verdict['refused'], $verdict['level'], $verdict['failure'] !== null], 'nobody answers');
    same(false, strpos(json_encode($verdict, JSON_UNESCAPED_UNICODE), 'bímật'), 'the token stays here');
}
same('Không thấy lỗi, có thể đăng.', vnproof_judge([], ['address' => '', 'token' => '', 'strict' => true])['said'], 'nothing to read');

echo $failures ? "$failures failed\n" : "all hold\n";
exit($failures ? 1 : 0);
