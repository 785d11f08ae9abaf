<?php

/**
 * As much of NukeViet 4.5 as the plugin touches, made after its documented interface, as a script for `php -S`.
 *
 * What runs where: the request and the session, then the plugins of position 2, then the news module's own rules for the
 * status of an article, then the page, then the plugins of position 3. SITE names the folder into which the plugin was
 * copied; articles.json and log.txt are kept there.
 */

$site = getenv('SITE');
if (PHP_SAPI === 'cli-server' && strpos($_SERVER['SCRIPT_NAME'], '/assets/') === 0) {
    header('Content-Type: text/javascript');
    readfile($site . $_SERVER['SCRIPT_NAME']);
    exit;
}

error_reporting(E_ALL);
session_name('nv_sess');
session_start();

define('NV_ADMIN', true);
define('NV_MAINFILE', true);
define('NV_IS_ADMIN', true);
define('NV_ROOTDIR', $site);
define('NV_BASE_SITEURL', '/');
define('NV_BASE_ADMINURL', '/admin/');
define('NV_LANG_VARIABLE', 'language');
define('NV_NAME_VARIABLE', 'nv');
define('NV_OP_VARIABLE', 'op');
define('NV_LANG_DATA', 'vi');
define('NV_PREFIXLANG', 'nv4_vi');
define('NV_CHECK_SESSION', md5(session_id()));

class Request
{
    public function get_title($name, $modes, $default = '')
    {
        foreach (explode(',', $modes) as $mode) {
            $values = $mode === 'post' ? $_POST : $_GET;
            if (isset($values[$name])) {
                return trim(strip_tags($values[$name]));
            }
        }

        return $default;
    }

    public function get_int($name, $modes, $default = 0)
    {
        return (int) $this->get_title($name, $modes, $default);
    }

    public function isset_request($name, $mode)
    {
        return isset(($mode === 'post' ? $_POST : $_GET)[$name]);
    }
}

class Rows
{
    private $rows;

    public function __construct(array $rows)
    {
        $this->rows = $rows;
    }

    public function fetchAll()
    {
        return $this->rows;
    }
}

class Database
{
    public function query($sql)
    {
        preg_match('/FROM nv4_vi_news_rows r LEFT JOIN nv4_vi_news_detail d ON .* IN \(([\d,]+)\)$/', $sql, $found);

        return new Rows(array_values(array_intersect_key(articles(), array_flip(explode(',', $found[1])))));
    }
}

function articles(): array
{
    $file = NV_ROOTDIR . '/articles.json';

    return is_file($file) ? json_decode(file_get_contents($file), true) : [];
}

function keep(array $articles): void
{
    file_put_contents(NV_ROOTDIR . '/articles.json', json_encode($articles, JSON_UNESCAPED_UNICODE));
}

function nv_insert_logs($lang = '', $module = '', $key = '', $note = '', $user = 0, $link = ''): bool
{
    return (bool) file_put_contents(NV_ROOTDIR . '/log.txt', "$module $key $user $note\n", FILE_APPEND);
}

function leave(string $to): void
{
    header('Location: ' . $to, true, 303);
    exit;
}

function escaped(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
}

$nv_Request = new Request();
$db = new Database();
$admin_info = ['userid' => 7];
$sys_mods = ['news' => ['module_file' => 'news', 'module_data' => 'news'], 'page' => ['module_file' => 'page', 'module_data' => 'page']];
$module_config = ['news' => ['htmlhometext' => (int) getenv('HTMLHOMETEXT')]];

include $site . '/includes/plugin/vnproof_gate.php';

$module = $nv_Request->get_title('nv', 'post,get');
$op = $nv_Request->get_title('op', 'post,get', 'main');
$articles = articles();
$id = $nv_Request->get_int('id', 'get,post');

if ($op === 'content' && $nv_Request->get_int('save', 'post') === 1) {
    $old = $articles[$id]['status'] ?? null;
    $new = $old === null || $nv_Request->get_int('copy', 'get,post');
    if ($nv_Request->isset_request('status1', 'post') || $nv_Request->get_int('copy', 'get,post')) {
        $status = 1;
    } elseif ($nv_Request->isset_request('status8', 'post')) {
        $status = 8;
    } elseif ($nv_Request->isset_request('status4', 'post')) {
        $status = $old ?? 4;
    } else {
        $status = $nv_Request->isset_request('status5', 'post') ? 5 : 6;
    }
    $id = $new ? count($articles) + 1 : $id;
    $articles[$id] = ['id' => $id, 'status' => !$new && $old === 1 ? 1 : $status, 'title' => escaped($_POST['title'])]
        + ['hometext' => escaped($_POST['hometext']), 'homeimgalt' => '', 'bodyhtml' => $_POST['bodyhtml']];
    keep($articles);
    leave('/admin/?nv=' . $module);
}
if ($op === 'publtime') {
    foreach (array_filter(explode(',', $_GET['listid'])) as $one) {
        $articles[(int) $one]['status'] = 1;
    }
    keep($articles);
    leave('/admin/?nv=' . $module);
}

$contents = '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Quản trị</title>'
    . '<style>body{font:15px/1.5 sans-serif;max-width:60em;margin:1em auto}input[type=text],textarea{width:100%;box-sizing:border-box}'
    . '.panel,.alert{border:1px solid #ccc;padding:.5em 1em;margin:.5em 0}.alert-danger{background:#f2dede}.alert-warning{background:#fcf8e3}'
    . '.alert-success{background:#dff0d8}.text-muted{color:#666}#news_bodyhtml{height:8em}</style></head>'
    . '<body class="admin"><h1>Tin tức</h1>';
if ($op === 'content') {
    $one = $articles[$id] ?? ['title' => '', 'hometext' => '', 'homeimgalt' => '', 'bodyhtml' => '', 'status' => 4];
    $contents .= '<form id="form-news-content" method="post" enctype="multipart/form-data" action="/admin/?nv=' . escaped($module) . '&amp;op=content">'
        . '<p>Tên <input type="text" id="idtitle" name="title" value="' . $one['title'] . '"></p>'
        . '<p>Ảnh <input type="text" name="homeimgalt" value="' . $one['homeimgalt'] . '"></p>'
        . '<p>Giới thiệu <textarea name="hometext">' . $one['hometext'] . '</textarea></p>'
        . '<p>Nội dung <textarea id="news_bodyhtml" name="bodyhtml">' . escaped($one['bodyhtml']) . '</textarea></p>'
        . '<div><input type="hidden" name="save" value="1"><input type="hidden" name="id" value="' . $id . '">'
        . '<input type="submit" name="status4" value="Lưu tạm"> <input type="submit" name="status1" value="Đăng bài"></div></form>'
        . getenv('EDITOR_SCRIPT');
} else {
    $contents .= '<p>Danh sách</p>';
}
$contents .= '</body></html>';

include $site . '/includes/plugin/vnproof_panel.php';

echo $contents;
