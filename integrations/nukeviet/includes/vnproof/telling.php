<?php

/**
 * Telling: the notice on the administrator's next page, and the page that stops a save. All of it is escaped.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

const VNPROOF_MOST = 20; // places told one by one

/** A text as HTML that says just this. */
function vnproof_escape(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}

/** Keep for the next page what is to be told. */
function vnproof_tell(array $verdicts): void
{
    $told = array_filter($verdicts, function (array $verdict): bool {
        return $verdict['level'] !== '';
    });
    if ($told) {
        $_SESSION['vnproof'] = json_encode(array_values($told), JSON_INVALID_UTF8_SUBSTITUTE);
    }
}

/** What is to be told on this page, once. */
function vnproof_told(): string
{
    $kept = json_decode((string) ($_SESSION['vnproof'] ?? '[]'), true);
    unset($_SESSION['vnproof']);

    return implode('', array_map('vnproof_notice', is_array($kept) ? $kept : []));
}

/** A verdict as a notice: one sentence, and the places. */
function vnproof_notice(array $verdict): string
{
    $findings = array_values(array_filter($verdict['findings'], function (array $finding): bool {
        return $finding['severity'] !== 'hint';
    }));
    $items = array_map(function (array $finding): string {
        return '<li>' . vnproof_escape($finding['label']) . ': ' . vnproof_escape($finding['message'])
            . ' <em>' . vnproof_escape($finding['around']) . '</em></li>';
    }, array_slice($findings, 0, VNPROOF_MOST));
    $more = count($findings) - count($items);

    return '<div class="alert alert-' . ($verdict['level'] === 'danger' ? 'danger' : 'warning') . ' vnproof-told" role="alert">'
        . '<strong>vnproof:</strong> ' . vnproof_escape($verdict['said']) . ($items ? '<ul>' . implode('', $items) . '</ul>' : '')
        . ($more > 0 ? 'Còn ' . $more . ' chỗ nữa.' : '') . '</div>';
}

/** The page in place of a save that would have shown readers a text with errors; what was written can be taken from it. */
function vnproof_stop(array $verdict, array $post): void
{
    http_response_code(403);
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    exit(vnproof_stop_page($verdict, $post));
}

/** That page's HTML. */
function vnproof_stop_page(array $verdict, array $post): string
{
    $boxes = '';
    foreach (VNPROOF_FIELDS as $name => $label) {
        if (is_string($post[$name] ?? null) && trim($post[$name]) !== '') {
            $boxes .= '<p><label for="' . $name . '">' . vnproof_escape($label) . '</label><textarea id="' . $name . '" rows="'
                . ($name === 'bodyhtml' ? 12 : 2) . '" readonly>' . vnproof_escape("\n" . $post[$name]) . '</textarea></p>';
        }
    }

    return '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        . '<title>Chưa lưu bài</title><style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}'
        . 'label{display:block;font-weight:bold}textarea{width:100%;box-sizing:border-box;font:14px/1.4 monospace}'
        . '.alert{border:1px solid #b94a48;border-left-width:6px;padding:.5em 1em}</style></head><body>'
        . '<h1>Chưa lưu bài</h1>' . vnproof_notice($verdict)
        . '<p>Ghi bài này là đưa ra cho người đọc, nên bản vừa viết chưa được ghi. Hãy bấm nút Quay lại của trình duyệt để sửa rồi'
        . ' lưu lần nữa; nếu nội dung vừa viết không còn ở đó thì chép lại từ các ô dưới đây.</p>' . $boxes . '</body></html>';
}
