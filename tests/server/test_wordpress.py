"""
A real WordPress with the plugin: a notice with an error is stopped at the gate, corrected by the panel, and published.

Wants Debian's `wordpress`, `mariadb-server`, `php-cli`, `php-mysql`, and a Chromium; skipped where one is missing.
"""

import os
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api")

WORDPRESS = Path("/usr/share/wordpress")
PLUGIN = Path(__file__).parents[2] / "integrations" / "wordpress" / "vnproof"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
PROGRAMS = ("mariadbd", "mariadb-install-db", "mariadb", "php")
MISSING = [name for name in PROGRAMS if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
PASSWORD = "chính tả đúng 1!"
CONFIG = """<?php
define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', 'root' ); define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' ); define( 'DB_CHARSET', 'utf8mb4' ); define( 'DB_COLLATE', '' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'AUTOMATIC_UPDATER_DISABLED', true ); define( 'DISABLE_WP_CRON', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
"""
ENTER = """<?php
require 'wp-load.php';
wp_set_password( '{password}', 1 );
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A WordPress that listens; gives its address and its folder."""
    if not WORDPRESS.is_dir() or MISSING:
        pytest.skip(f"wordpress or {MISSING} is not here")
    folder = tmp_path_factory.mktemp("wordpress")
    root, data, door = folder / "site", folder / "data", folder / "db.sock"
    shutil.copytree(WORDPRESS, root, symlinks=False, ignore_dangling_symlinks=True)
    shutil.copytree(PLUGIN, root / "wp-content" / "plugins" / "vnproof")
    (root / "wp-config.php").write_text(CONFIG.format(socket=door), "utf-8")
    paths = os.environ | {"PATH": f"{os.environ['PATH']}:/usr/sbin"}
    user = ["--user=root"] if os.getuid() == 0 else []
    login = "--auth-root-authentication-method=normal"
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", login, *user]
    subprocess.run(make, check=True, capture_output=True, env=paths)
    base = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={door}", "--skip-networking", *user]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = f"http://127.0.0.1:{port}"
    web = ["php", "-S", f"127.0.0.1:{port}", "-t", str(root)]
    database = subprocess.Popen(base, env=paths, stderr=subprocess.DEVNULL)
    server = subprocess.Popen(web, env=paths | {"PHP_CLI_SERVER_WORKERS": "4"}, stderr=subprocess.DEVNULL)
    try:
        until(door.exists)
        query = ["mariadb", "--no-defaults", f"--socket={door}", "-uroot", "-e", "CREATE DATABASE wordpress"]
        until(lambda: subprocess.run(query, check=False, capture_output=True, env=paths).returncode == 0)
        install = {
            "weblog_title": "Xã",
            "user_name": "bientap",
            "admin_password": PASSWORD,
            "admin_password2": PASSWORD,
        }
        install |= {"pw_weak": "on", "admin_email": "bientap@example.vn", "blog_public": "0", "Submit": "Install"}
        body = urllib.parse.urlencode(install).encode()
        until(lambda: urllib.request.urlopen(f"{served}/wp-admin/install.php").status == 200)
        urllib.request.urlopen(f"{served}/wp-admin/install.php?step=2", body).read()
        script = root / "enter.php"
        script.write_text(ENTER.format(password=PASSWORD), "utf-8")
        subprocess.run(["php", "enter.php"], cwd=root, check=True, capture_output=True)
        script.unlink()
        yield served, root
    finally:
        server.terminate()
        database.terminate()
        server.wait()
        database.wait()


def until(holds, seconds=60):
    """Wait for another program, no longer than so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if holds():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError


@pytest.fixture(scope="module")
def editor(site, address):
    """A browser that is logged in, and has connected the service by the steps of the plugin's README."""
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    served, _ = site
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.goto(f"{served}/wp-login.php")
        page.fill("#user_login", "bientap")
        page.fill("#user_pass", PASSWORD)
        page.click("#wp-submit")
        page.wait_for_url("**/wp-admin/**")
        page.goto(f"{served}/wp-admin/plugins.php")
        page.click("tr[data-plugin='vnproof/vnproof.php'] .activate a")
        page.wait_for_selector("tr[data-plugin='vnproof/vnproof.php'] .deactivate")
        page.goto(f"{served}/wp-admin/options-general.php?page=vnproof")
        page.fill("#vnproof-address", address)
        page.check("[name='vnproof[strict]']")
        page.click("#submit")
        page.wait_for_selector("#setting-error-settings_updated")
        if shots := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{shots}/wordpress-settings.png")
        yield page
        browser.close()


def test_a_notice_is_stopped_corrected_and_published(site, editor):
    served, _ = site
    editor.goto(f"{served}/wp-admin/post-new.php")
    editor.evaluate("wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide')")
    editor.wait_for_function("() => wp.data.select('core/editor').getCurrentPostId()")
    editor.evaluate(
        """() => {
            wp.data.dispatch('core/editor').editPost({ title: 'Kê hoạch số 90/KH-UBND' });
            const text = 'Tôi là ban tô chức hội nghị <strong>công tác</strong> phòng, chổng tham nhũng.';
            const block = wp.blocks.createBlock('core/paragraph', { content: text });
            wp.data.dispatch('core/block-editor').insertBlock(block);
            wp.data.dispatch('core/block-editor').clearSelectedBlock();
            wp.data.dispatch('core/edit-post').openPublishSidebar();
        }"""
    )
    panel = editor.locator(".editor-post-publish-panel .vnproof-verdict")
    panel.wait_for()
    playwright.expect(panel).to_have_attribute("data-decision", "block")
    playwright.expect(panel.locator(".vnproof-finding")).to_have_count(3)
    playwright.expect(editor.locator(".editor-post-publish-panel .editor-post-publish-button")).to_be_disabled()
    if shots := os.environ.get("SCREENSHOTS"):
        editor.screenshot(path=f"{shots}/wordpress.png")
    for left in (2, 1, 0):
        panel.locator("button", has_text="Sửa thành").first.click()
        playwright.expect(panel.locator(".vnproof-finding")).to_have_count(left, timeout=15_000)
    button = editor.locator(".editor-post-publish-panel .editor-post-publish-button")
    playwright.expect(button).to_be_enabled()
    button.click()
    editor.wait_for_selector(".post-publish-panel__postpublish")
    content = editor.evaluate("wp.data.select('core/editor').getEditedPostContent()")
    assert "Tôi là ban tổ chức hội nghị <strong>công tác</strong> phòng, chống tham nhũng." in content
    assert editor.evaluate("wp.data.select('core/editor').getEditedPostAttribute('title')") == "Kế hoạch số 90/KH-UBND"


def test_the_server_has_the_last_word(editor):
    answer = editor.evaluate(
        """() => wp.apiFetch({ path: '/wp/v2/posts', method: 'POST',
            data: { title: 'Kê hoạch', content: '<p>Ban tô chức</p>', status: 'publish' } }).catch((error) => error)"""
    )
    assert answer["code"] == "vnproof_blocked"
    draft = editor.evaluate(
        """() => wp.apiFetch({ path: '/wp/v2/posts', method: 'POST', data: { title: 'Kê hoạch', status: 'draft' } })"""
    )
    assert draft["status"] == "draft", "a draft can always be saved"


def test_any_other_way_waits_for_review(site, editor):
    _, root = site
    code = """require 'wp-load.php';
        echo get_post_status( wp_insert_post( array( 'post_title' => 'Kê hoạch', 'post_status' => 'publish' ) ) );"""
    told = subprocess.run(["php", "-r", code], cwd=root, check=True, capture_output=True, text=True)
    assert told.stdout.endswith("pending")
