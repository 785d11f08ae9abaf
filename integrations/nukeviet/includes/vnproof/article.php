<?php

/**
 * The article: which fields of the news form are read, when a save makes them public, and where in them a finding stands.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

// Fields of the form, in the order in which they are read, with what the form calls them.
const VNPROOF_FIELDS = [
    'title' => 'Tên bài viết',
    'hometext' => 'Giới thiệu ngắn gọn',
    'homeimgalt' => 'Chú thích ảnh',
    'bodyhtml' => 'Nội dung chi tiết',
];
const VNPROOF_AROUND = 30; // characters shown on either side of a finding
const VNPROOF_LOCKED = 21; // NukeViet adds this to the status of what stands in a locked category

/** Can readers see an article of this status, or will they without anyone's doing? 1 is published, 2 waits for its hour. */
function vnproof_is_public(int $status): bool
{
    return in_array($status % VNPROOF_LOCKED, [1, 2], true);
}

/**
 * Does this save make a text public, or hand it on to be? An article that is public stays so, whatever button is pressed.
 *
 * @param array    $post   what the form sent
 * @param bool     $copy   of another article? NukeViet publishes a copy at once
 * @param int|null $status the article's own, null for a new one
 */
function vnproof_publishes(array $post, bool $copy, ?int $status): bool
{
    return isset($post['status1']) || isset($post['status8']) || $copy
        || ($status !== null && vnproof_is_public($status));
}

/**
 * What the service is to read.
 *
 * @param array $article the form's fields
 * @param array $html    names of those that hold HTML
 */
function vnproof_fields(array $article, array $html): array
{
    $fields = [];
    foreach (array_keys(VNPROOF_FIELDS) as $name) {
        $text = $article[$name] ?? '';
        if (is_string($text) && trim($text) !== '') {
            $fields[$name] = in_array($name, $html, true) ? ['html' => $text] : $text;
        }
    }

    return $fields;
}

/** All findings of an answer in one list, each with its field and the words around it. */
function vnproof_findings(array $answer, array $fields): array
{
    $all = [];
    foreach ($answer['report']['documents'] as $document) {
        $name = (string) $document['path'];
        $field = $fields[$name] ?? '';
        foreach ($document['findings'] as $finding) {
            $all[] = [
                'field' => $name,
                'label' => VNPROOF_FIELDS[$name] ?? $name,
                'severity' => $finding['severity'],
                'safe' => $finding['safety'] === 'safe',
                'line' => $finding['line'],
                'column' => $finding['column'],
                'text' => $finding['text'],
                'suggestion' => $finding['suggestions'][0]['text'] ?? null,
                'message' => $finding['message'],
                'why' => implode('; ', $finding['why']),
                'around' => vnproof_around(is_array($field) ? $field['html'] : $field, is_array($field), $finding),
            ];
        }
    }

    return $all;
}

/** The words around a finding, as a reader sees them. */
function vnproof_around(string $source, bool $html, array $finding): string
{
    $line = preg_split('/\r\n|\r|\n/', $source)[$finding['line'] - 1] ?? '';
    $letters = preg_split('//u', $line, -1, PREG_SPLIT_NO_EMPTY) ?: [];
    $before = implode('', array_slice($letters, 0, $finding['column'] - 1));
    $after = implode('', array_slice($letters, $finding['column'] - 1));
    if ($html) {
        $before = html_entity_decode(strip_tags($before), ENT_QUOTES | ENT_HTML5, 'UTF-8');
        $after = html_entity_decode(strip_tags($after), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
    $long = VNPROOF_AROUND + count(preg_split('//u', $finding['text'], -1, PREG_SPLIT_NO_EMPTY));
    preg_match('/.{0,' . VNPROOF_AROUND . '}$/us', $before, $left);
    preg_match('/^.{0,' . $long . '}/us', $after, $right);

    return ($left[0] === $before ? '' : '…') . $left[0] . $right[0] . ($right[0] === $after ? '' : '…');
}
