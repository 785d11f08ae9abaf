<?php

/**
 * The service: asked about the fields of an article, it says publish, review or block.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

const VNPROOF_PATIENCE = 20; // seconds, as long as the service itself takes over a request

// What an answer's code means to whoever keeps the site.
const VNPROOF_CODES = [
    401 => 'mã truy cập trong includes/vnproof/config.php không phải mã của dịch vụ',
    413 => 'bài dài hơn mức dịch vụ đọc một lần',
    503 => 'dịch vụ đang bận, hãy thử lại sau ít phút',
];

/**
 * The service's answer, as docs/json.md describes it.
 *
 * @param array $fields   name => text, or name => ['html' => text]
 * @param array $settings what config.php says
 * @throws RuntimeException where there is no answer; its message says why, in one sentence
 */
function vnproof_ask(array $fields, array $settings): array
{
    if (!$fields) {
        return ['decision' => 'publish', 'reasons' => [], 'report' => ['documents' => []]];
    }
    $headers = ['Content-Type: application/json', 'Connection: close'];
    if ($settings['token'] !== '') {
        $headers[] = 'Authorization: Bearer ' . $settings['token'];
    }
    $request = [
        'method' => 'POST',
        'header' => $headers,
        'content' => json_encode(['fields' => $fields], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE),
        'timeout' => VNPROOF_PATIENCE,
        'follow_location' => 0,
    ];
    $why = 'câu trả lời không phải của vnproof';
    // NukeViet shows warnings to administrators; this one becomes the reason.
    set_error_handler(function (int $level, string $message) use (&$why): bool {
        $why = trim(preg_replace('/^.*?: /s', '', $message));

        return true;
    });
    try {
        $told = file_get_contents(
            rtrim($settings['address'], '/') . '/v1/gate',
            false,
            stream_context_create(['http' => $request])
        );
    } finally {
        restore_error_handler();
    }
    $answer = $told === false ? null : json_decode($told, true);
    if (!isset($answer['decision'], $answer['reasons'], $answer['report']['documents'])) {
        preg_match('#HTTP/\S+ (\d{3})#', $why, $code);
        $known = VNPROOF_CODES[$code[1] ?? 0] ?? "$why; hãy xem địa chỉ trong includes/vnproof/config.php";
        throw new RuntimeException("Dịch vụ vnproof không trả lời: $known.");
    }

    return $answer;
}
