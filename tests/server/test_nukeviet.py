"""
The NukeViet plugin on a site made after NukeViet 4.5's interface (`nukeviet/site.php`): tables on plain PHP, then the
plugin as installed, with a real service behind it, and its panel in a browser.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

PHP = shutil.which("php")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
STUB = Path(__file__).parent / "nukeviet"
PLUGIN = Path(__file__).parents[2] / "integrations" / "nukeviet"
WRONG, RIGHT, UNSURE = "Kê hoạch số 90/KH-UBND", "Kế hoạch số 90/KH-UBND", "Thông báo về về việc họp"
NOBODY = "http://127.0.0.1:9"
HOSTILE = '"><script>alert(1)</script> ban tô chức'
# Just enough of CKEditor 4 and of 5 for the panel: a text, and a way to read and to put it.
BEGIN = """<script>(function (box) { let text = box.value;
box.form.addEventListener("submit", () => { box.value = text; });
"""
FOUR = """window.CKEDITOR = { instances: { news_bodyhtml: { fire() {}, getData: () => text,
setData(fresh, { callback }) { text = fresh; callback(); } } } };"""
FIVE = """const page = document.createElement("div"); page.className = "ck-editor__editable"; box.after(page);
page.ckeditorInstance = { getData: () => text, data: { set(fresh) { text = fresh; } } };"""
END = """})(document.getElementById("news_bodyhtml"));</script>"""
BODY = """<p>Ban t&ocirc; chức.</p>
<p title="tô chức">Ban tô chức phòng, chổng <b>tham nhũng</b>; &lt;b&gt; tô ch<i>ứ</i>c.</p>"""
OTHERS = ["nv=page&op=content", "nv=news&op=main", "op=content"]

needs_php = pytest.mark.skipif(not PHP, reason="no PHP here")


@needs_php
def test_tables():
    told = subprocess.run([PHP, STUB / "units.php", PLUGIN], check=False, capture_output=True, text=True)
    assert (told.stdout.splitlines()[-1:], told.returncode) == (["all hold"], 0), told.stdout + told.stderr


@needs_php
@pytest.mark.parametrize("file", sorted(PLUGIN.rglob("*.php")), ids=lambda file: file.name)
def test_no_file_says_anything_when_called_by_its_address(file):
    told = subprocess.run([PHP, file], check=True, capture_output=True, text=True)
    assert told.stdout == "Stop!!!"


class Site:
    """The site with the plugin, seen by an administrator's browser."""

    def __init__(self, root, address, **environment):
        shutil.copytree(PLUGIN, root, dirs_exist_ok=True)
        config = root / "includes/vnproof/config.php"
        config.write_text(config.read_text("utf-8").replace("http://127.0.0.1:8077", address), "utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.root, self.address = root, f"http://127.0.0.1:{port}"
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.server = subprocess.Popen(
            [PHP, "-S", f"127.0.0.1:{port}", STUB / "site.php"],
            env=os.environ | {"SITE": str(root), "PHP_CLI_SERVER_WORKERS": "2"} | environment,
            stderr=subprocess.DEVNULL,
        )
        while self.server.poll() is None:
            with socket.socket() as knock:
                if not knock.connect_ex(("127.0.0.1", port)):
                    break

    def get(self, path="/admin/?nv=news", **form):
        """Code and page; a form is sent where there are fields."""
        body = urllib.parse.urlencode(form).encode() if form else None
        try:
            with self.browser.open(self.address + path, body) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def save(self, button, *, title=RIGHT, body="<p>Nội dung.</p>", lead="", **more):
        form = {"save": "1", button: "1", "title": title, "hometext": lead, "bodyhtml": body} | more
        return self.get("/admin/?nv=news&op=content", **form)

    def articles(self):
        kept = self.root / "articles.json"
        return list(json.loads(kept.read_text("utf-8")).values()) if kept.exists() else []

    def keep(self, *articles):
        rows = {
            str(number): {"id": number, "hometext": "", "homeimgalt": "", "bodyhtml": ""} | row
            for number, row in enumerate(articles, 1)
        }
        (self.root / "articles.json").write_text(json.dumps(rows), "utf-8")

    def log(self):
        log = self.root / "log.txt"
        return log.read_text("utf-8") if log.exists() else ""


@pytest.fixture
def open_site(tmp_path):
    """Makes a site; ends it."""
    sites = []

    def make(address, **environment):
        sites.append(Site(tmp_path / "site", address, **environment))
        return sites[-1]

    yield make
    for site in sites:
        site.server.terminate()
        site.server.wait()


@pytest.fixture
def site(open_site, address):
    return open_site(address)


def marked(test):
    """What asks a site and a service is slow."""
    return needs_php(pytest.mark.slow(test))


# what is pressed, the title, the status it had (None: new); the status it gets, what the next page says
SAVES = [
    ("status1", RIGHT, None, 1, None),
    ("status1", WRONG, None, 4, "Bài chưa được đăng, chỉ lưu lại."),
    ("status8", WRONG, None, 4, "Bài chưa được đăng, chỉ lưu lại."),
    ("status4", WRONG, None, 4, None),
    ("status5", WRONG, None, 5, None),
    ("status1", WRONG, 5, 5, "Bài chưa được đăng, chỉ lưu lại."),
    ("status1", UNSURE, None, 1, "Bài không bị chặn, nhưng nên xem lại"),
]


@marked
@pytest.mark.parametrize(("button", "title", "before", "after", "said"), SAVES)
def test_what_becomes_of_a_save(site, button, title, before, after, said):
    if before is not None:
        site.keep({"title": "Cũ", "status": before})
    code, page = site.save(button, title=title, id="1" if before is not None else "0")
    assert code == 200
    assert [(one["status"], one["title"]) for one in site.articles()] == [(after, title)], "nothing written is lost"
    assert (said in page) if said else ("vnproof-told" not in page)
    if said:
        assert "<li>Tên bài viết: «" in page
        assert "vnproof-told" not in site.get()[1], "it is told once"
    assert not site.log()


# the status before, what is pressed, whether it is a copy
PUBLIC = [(1, "statussave", "0"), (2, "status4", "0"), (4, "status4", "1")]


@marked
@pytest.mark.parametrize(("status", "button", "copy"), PUBLIC)
def test_what_readers_see_is_not_overwritten(site, status, button, copy):
    site.keep({"title": RIGHT, "status": status})
    code, page = site.save(button, title=WRONG, id="1", copy=copy, body="<p>Mới &amp; hay</p>")
    assert code == 403
    assert [one["title"] for one in site.articles()] == [RIGHT]
    assert "có phải «Kế»?" in page
    assert "&lt;p&gt;Mới &amp;amp; hay&lt;/p&gt;</textarea>" in page, "what was written can be taken from here"


@marked
def test_the_list_publishes_what_may_go_out(site):
    site.keep(
        {"title": RIGHT, "status": 8},
        {"title": "Tin", "status": 8, "bodyhtml": "<p>Ban t&ocirc; chức hội nghị.</p>"},
        {"title": "Công văn &amp; tin", "status": 5, "hometext": "Phòng, chổng tham nhũng"},
    )
    page = site.get("/admin/?nv=news&op=publtime&listid=1,2,3")[1]
    assert [one["status"] for one in site.articles()] == [1, 8, 5]
    assert "«Tin» chưa được đăng." in page
    assert "«Công văn &amp; tin» chưa được đăng." in page


@marked
def test_a_service_that_is_down_stops_nobody_and_is_on_record(open_site):
    site = open_site(NOBODY)
    page = site.save("status1", title=WRONG)[1]
    assert [one["status"] for one in site.articles()] == [1]
    assert "Dịch vụ vnproof không trả lời: " in page
    assert "Bài chưa được soát." in page
    site.get("/admin/?nv=news&op=publtime&listid=1")
    assert site.log().count("news vnproof 7 Vẫn cho đăng. Dịch vụ vnproof không trả lời: ") == 2


@marked
def test_unless_the_setting_says_so(open_site):
    site = open_site(NOBODY)
    config = site.root / "includes/vnproof/config.php"
    config.write_text(config.read_text("utf-8").replace("'strict' => false", "'strict' => true"), "utf-8")
    page = site.save("status1")[1]
    assert [one["status"] for one in site.articles()] == [4]
    assert "Bài chưa được đăng" in page
    assert "news vnproof 7 Không cho đăng." in site.log()


@marked
def test_the_token_opens_the_service(open_site, guarded):
    site = open_site(guarded)
    assert "mã truy cập trong includes/vnproof/config.php không phải mã của dịch vụ" in site.save("status1")[1]
    config = site.root / "includes/vnproof/config.php"
    config.write_text(config.read_text("utf-8").replace("'token' => ''", "'token' => 'b1mat'"), "utf-8")
    site.save("status1", title=WRONG)
    assert [one["status"] for one in site.articles()] == [1, 4]


@marked
def test_an_article_too_long_is_told_as_that(site):
    assert "bài dài hơn mức dịch vụ đọc một lần" in site.save("status1", body=f"<p>{'dài ' * 30_000}</p>")[1]


@marked
@pytest.mark.parametrize("html", [0, 1])
def test_the_lead_is_read_as_the_module_keeps_it(open_site, address, html):
    site = open_site(address, HTMLHOMETEXT=str(html))
    site.save("status1", lead='<b title="Ban tô chức">Tin</b>')
    assert [one["status"] for one in site.articles()] == [1 if html else 4]


@marked
@pytest.mark.parametrize("query", OTHERS)
def test_other_pages_are_let_be(site, query):
    code, page = site.get(f"/admin/?{query}")
    assert code == 200
    assert "vnproof" not in page


@marked
def test_nothing_of_the_settings_is_in_the_page(open_site, address):
    site = open_site(address)
    config = site.root / "includes/vnproof/config.php"
    config.write_text(config.read_text("utf-8").replace("'token' => ''", "'token' => 'b1mat'"), "utf-8")
    page = site.get("/admin/?nv=news&op=content")[1]
    assert 'src="/assets/js/vnproof.js"' in page
    assert "b1mat" not in page
    assert address not in page


@marked
def test_the_panel_is_answered_with_a_seal_only(site):
    page = site.get("/admin/?nv=news&op=content")[1]
    seal = re.search(r'data-seal="(\w+)"', page)[1]
    ask = {"title": HOSTILE, "bodyhtml": "<p>Bài</p>"}
    code, told = site.get("/admin/?nv=news&op=content", vnproof=seal, **ask)
    assert (code, json.loads(told)["refused"]) == (200, True)
    assert "<script" not in told
    code, told = site.get("/admin/?nv=news&op=content", vnproof="x" * 64, **ask)
    assert (code, "refused" in json.loads(told)) == (403, False)
    assert not site.articles()


@pytest.fixture
def page():
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 1000})
        wrong = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        yield page
        browser.close()
    assert not wrong


@marked
@pytest.mark.parametrize("editor", [FOUR, FIVE, ""], ids=["CKEditor 4", "CKEditor 5", "no editor"])
def test_an_editor_is_stopped_corrects_and_publishes(open_site, address, page, editor):
    from playwright.sync_api import expect

    site = open_site(address, EDITOR_SCRIPT=BEGIN + editor + END if editor else "")
    site.keep({"title": HOSTILE.replace("<", "&lt;").replace('"', "&quot;"), "status": 4, "bodyhtml": BODY})
    page.goto(f"{site.address}/admin/?nv=news&op=content&id=1")
    panel = page.locator("#vnproof[data-level=danger]")
    panel.wait_for()
    found = panel.locator(".vnproof-finding")
    count = found.count()
    page.click("[name=status1]")
    expect(panel).to_be_focused()
    assert [one["status"] for one in site.articles()] == [4], "nothing was sent"
    if shots := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{shots}/nukeviet.png", full_page=True)
    panel.locator("button", has_text="Sửa thành «chống»").click()
    expect(page.locator(".vnproof-finding")).to_have_count(count - 1, timeout=15_000)
    page.click("text=Sửa mọi lỗi chắc chắn")
    page.wait_for_selector("#vnproof[data-level=success], #vnproof[data-level=warning]")
    page.click("[name=status1]")
    page.wait_for_selector("text=Danh sách")
    (article,) = site.articles()
    assert article["status"] == 1
    right = BODY.replace("t&ocirc;", "tổ").replace("Ban tô", "Ban tổ").replace("chổng", "chống").replace("; tô", "; tổ")
    assert article["bodyhtml"].splitlines() == right.splitlines(), "a form is sent with CRLF"
    assert article["title"].endswith("ban tổ chức")
