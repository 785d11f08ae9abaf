"""
The page for editors in a real browser: a scanned notice is pasted, corrected, and still there after a reload.

With SCREENSHOTS=folder the pictures of docs/ are written there.
"""

import os
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest

from vnproof import correct, proofread, proofread_file
from vnproof.documents.opening import open_document
from vnproof.memory.memory import Memory
from vnproof.server.settings import Settings

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CORPUS = Path(__file__).parents[2] / "corpus"
NOTICE = CORPUS / "demo" / "thong-bao-scan.txt"
SCAN = NOTICE.read_text("utf-8")
WORD = CORPUS / "documents" / "docx" / "notice.docx"
ARTICLE = CORPUS / "documents" / "html" / "wordpress-gutenberg.html"
HOSTILE = [
    '<img src=x onerror=alert(1)> <script>alert(2)</script> tô chức "><svg/onload=alert(3)>',
    "tô chức</textarea><script>alert(1)</script>",
    "tô chức</mark><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "javascript:alert(1) tô chức {{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "tô chức &lt;img src=x onerror=alert(1)&gt; \N{RIGHT-TO-LEFT OVERRIDE}<b onmouseover=alert(1)>",
]
NONE = "Không thấy lỗi."
PASTE = """([text, html]) => navigator.clipboard.write([new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    ...(html ? { "text/html": new Blob([html], { type: "text/html" }) } : {}),
})])"""
DROP = """([name, bytes, text]) => {
    const carried = new DataTransfer();
    if (name) carried.items.add(new File([new Uint8Array(bytes)], name));
    else carried.setData("text/plain", text);
    const dropped = new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
    document.querySelector("#text").dispatchEvent(dropped);
    return dropped.defaultPrevented;
}"""


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def memory():
    return Memory("sqlite://")


@pytest.fixture
def site(memory, serving):
    with serving(Settings(memory=memory)) as address:
        yield address


@pytest.fixture
def opened(browser, site):
    """Opens pages in contexts of their own; whatever goes wrong in one fails the test."""
    wrong, contexts = [], []

    def open_page(address=site, width=1280, height=850, **how):
        context = browser.new_context(viewport={"width": width, "height": height}, **how)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        with page.expect_response("**/v2/configinfo*"):
            page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def page(opened):
    return opened()


def read(page, text):
    page.fill("#text", text)
    page.wait_for_selector("#list li")


def paste(page, text, html=None):
    page.evaluate(PASTE, [text, html])
    page.focus("#text")
    page.keyboard.press("Control+v")


def click_mark(page, number=0):
    """Click where a mark lies under the text."""
    box = page.locator("mark").nth(number).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def count(page, selector, number):
    playwright.expect(page.locator(selector)).to_have_count(number)


def status(page, text):
    playwright.expect(page.locator("#status")).to_contain_text(text)


def downloaded(page):
    with page.expect_download() as download:
        page.click("#download")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_from_paste_to_reload(page):
    paste(page, SCAN, f"<h1>{SCAN}</h1>")
    page.wait_for_selector("#list li")
    faults = proofread(SCAN).findings
    assert page.locator("mark").all_text_contents() == [finding.span.of(SCAN) for finding in faults]
    count(page, "#list > li", len(faults))
    assert page.evaluate("document.querySelector('#text').scrollTop") == 0, "a pasted text is read from its beginning"
    if shots := os.environ.get("SCREENSHOTS"):
        click_mark(page, 1)
        page.screenshot(path=f"{shots}/page.png")
        page.keyboard.press("Escape")
    page.click("#accept-safe")
    status(page, NONE)
    assert page.input_value("#text") == correct(SCAN)
    page.click("#compare")
    count(page, "#difference ins", len(faults))
    page.reload()
    status(page, NONE)
    assert page.input_value("#text") == correct(SCAN)
    count(page, "#list > li", 0)


def test_a_click_tells_all(page):
    read(page, "Ban tô chức phù họp.")
    click_mark(page)
    popup = page.locator("#popup")
    playwright.expect(popup).to_contain_text("có phải «tổ»?")
    assert popup.locator(".why li").count() > 0
    assert popup.locator("button").all_text_contents()[1:4] == ["Bỏ qua chỗ này", "Luôn bỏ qua", "Thêm vào từ điển"]
    popup.locator("text=Sửa thành «tổ»").click()
    assert page.input_value("#text") == "Ban tổ chức phù họp."
    playwright.expect(popup).to_contain_text("«phù hợp»")  # on to the next
    page.keyboard.press("Escape")
    playwright.expect(popup).to_be_hidden()


def test_a_click_beside_closes(page):
    read(page, "Ban tô chức họp.\n\n\nHết.")
    click_mark(page)
    page.click("#text", position={"x": 650, "y": 300})
    playwright.expect(page.locator("#popup")).to_be_hidden()


def test_by_keys_alone(page):
    read(page, "Ban tô chức phù họp.")
    page.focus("#text")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+Enter")
    count(page, "#list > li", 1)
    assert page.input_value("#text") == "Ban tổ chức phù họp."
    page.keyboard.press("Alt+u")
    count(page, "#list > li", 2)
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+i")
    count(page, "#list > li", 1)
    assert page.input_value("#text") == "Ban tô chức phù họp."
    page.keyboard.press("Alt+a")
    status(page, NONE)
    assert page.input_value("#text") == "Ban tô chức phù hợp."
    page.keyboard.press("Control+z")
    assert page.input_value("#text") == "Ban tô chức phù họp."
    page.keyboard.press("Control+y")
    assert page.input_value("#text") == "Ban tô chức phù hợp."


def test_the_hand_is_not_lost(page):
    """Who goes by Tab finds the next finding under the hand when one is done, in the list and in the popup."""
    read(page, "Ban tô chức phù họp.")
    page.locator("#list .first").first.focus()
    page.keyboard.press("Enter")
    count(page, "#list > li", 1)
    status(page, "1 chỗ")
    assert page.evaluate("document.activeElement.textContent") == "Sửa thành «phù hợp»"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Sửa thành «phù hợp»"
    assert page.evaluate("document.querySelector('#popup').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "change"


def test_what_was_typed_is_not_undone_with_a_correction(page):
    read(page, "Ban tô chức")
    page.click("#accept-safe")
    status(page, NONE)
    page.focus("#text")
    page.keyboard.press("End")
    page.keyboard.type(" họp")
    status(page, NONE)
    page.click("#undo")
    assert page.input_value("#text") == "Ban tổ chức"
    page.click("#undo")
    assert page.input_value("#text") == "Ban tô chức"
    for _ in range(2):
        page.click("#redo")
    assert page.input_value("#text") == "Ban tổ chức họp"


def test_a_cleared_desk_comes_back(page):
    read(page, "Ban tô chức")
    page.click("#clear")
    assert page.input_value("#text") == ""
    page.click("#undo")
    assert page.input_value("#text") == "Ban tô chức"


def test_ignored_stays_ignored_after_a_reload(page, memory):
    read(page, "Ban tô chức hội nghị. Ban tô chức phù hợp.")
    page.locator("#list >> text=Bỏ qua chỗ này").first.click()
    count(page, "#list > li", 1)
    page.reload()
    status(page, "1 chỗ")
    count(page, "mark", 1)
    assert memory.ignores == frozenset()


def test_the_team_remembers(page, memory, opened):
    page.click("#set")
    page.fill("#name", "Lê Thị Đào")
    page.click("#settings .first")
    read(page, "Ban tô chức hội nghị xtiêngg")
    click_mark(page)
    page.locator("#popup >> text=Luôn bỏ qua").click()
    count(page, "#list > li", 1)
    page.locator("#popup >> text=Thêm vào từ điển").click()
    status(page, "từ điển chung")
    assert memory.ignores == {("VN103", "tô")}
    assert memory.words == {"xtiêngg"}
    assert {row["who"] for row in memory.history() if row.get("who")} == {"Lê Thị Đào"}
    colleague = opened()
    colleague.fill("#text", "Ban tô chức hội nghị xtiêngg")
    status(colleague, NONE)
    page.keyboard.press("Escape")
    page.click("#undo")
    page.click("#undo")
    count(page, "#list > li", 2)
    assert (memory.ignores, memory.words) == (frozenset(), frozenset())


def test_filters_are_kept(page):
    read(page, "Ngày 30 tháng 2 năm 2024, ban tô chức phù họp.")
    everything = page.locator("#list > li").count()
    assert "Từ có thật nhưng sai chỗ" in page.text_content("#kind")
    page.select_option("#kind", "VN103")
    count(page, "mark", 2)
    page.select_option("#kind", "")
    page.select_option("#certainty", "safe")
    count(page, "mark", 2)
    page.reload()
    count(page, "mark", 2)
    page.select_option("#certainty", "")
    count(page, "mark", everything)


def test_marks_behind_an_emoji(page):
    read(page, "🔹 Ban quyêt định")
    assert page.text_content("mark") == "quyêt"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_text_is_markup(page, text):
    read(page, text)
    assert page.text_content("#marks") == text + "\n"
    click_mark(page)
    page.click("#accept-safe")
    page.click("#compare")
    assert page.locator("main :is(img, script, svg, iframe, b[onmouseover])").count() == 0
    page.set_input_files("#file", {"name": f"{text.replace('/', '')}.txt", "mimeType": "", "buffer": text.encode()})
    page.wait_for_selector("#list li")
    assert page.locator("main :is(img, script, svg, iframe, b[onmouseover])").count() == 0


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_is_opened_and_given_back(page, tmp_path, line_end):
    file = tmp_path / "thông báo.txt"
    file.write_bytes(SCAN.replace("\n", line_end).encode())
    page.set_input_files("#file", file)
    page.wait_for_selector("#list li")
    assert page.input_value("#text") == SCAN
    page.click("#accept-safe")
    status(page, NONE)
    assert downloaded(page) == ("thông báo.vnproof.txt", correct(SCAN).replace("\n", line_end).encode())


def test_a_docx_is_dropped_and_comes_back_with_tracked_changes(page):
    docx = pytest.importorskip("docx")
    assert page.evaluate(DROP, [WORD.name, list(WORD.read_bytes()), ""])
    page.wait_for_selector("#list li")
    status(page, "không gõ thêm được")
    page.click("#accept-safe")
    page.wait_for_selector("#accept-safe:disabled")
    page.reload()  # the file outlives it
    page.wait_for_load_state("networkidle")
    name, data = downloaded(page)
    assert name == "notice.vnproof.docx"
    assert open_document(data, path=name).text == correct(open_document(WORD).text)
    changes = docx.Document(BytesIO(data)).element.xpath("//w:ins | //w:del")
    assert changes
    assert {change.get(docx.oxml.ns.qn("w:author")) for change in changes} == {"vnproof"}


def test_the_source_of_a_page_comes_back_as_source(page):
    source = '<!-- wp:paragraph -->\n<p class="a">Ban <b>tô</b> chức</p>\n<!-- /wp:paragraph -->'
    paste(page, source)
    page.wait_for_selector("#list li")
    assert page.input_value("#text").strip() == "Ban tô chức"
    page.click("#accept-safe")
    page.click("#copy")
    status(page, "Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == source.replace("tô", "tổ")


def test_pages_of_html(page, tmp_path):
    """What a page shields, code or another language, is left alone before and after a correction."""
    settled = re.compile("chỗ đáng ngờ|Không thấy lỗi")
    for file in sorted((CORPUS / "documents" / "html").iterdir()):
        page.evaluate(DROP, [file.name, list(file.read_bytes()), ""])
        status(page, file.name)
        assert downloaded(page)[1] == file.read_bytes()
        marked(page, proofread_file(file))
        if page.locator("#accept-safe:enabled").count():
            page.click("#accept-safe")
        playwright.expect(page.locator("#status")).to_contain_text(settled)
        again = tmp_path / file.name
        again.write_bytes(downloaded(page)[1])
        marked(page, proofread_file(again))


def marked(page, report):
    found = [finding.span.of(report.source) for finding in report.findings]
    playwright.expect(page.locator("mark")).to_have_text(found)


def test_a_pdf_comes_back_as_its_text(page):
    file = CORPUS / "documents" / "pdf" / "thong-bao.pdf"
    page.set_input_files("#file", file)
    page.wait_for_selector("#list li")
    page.click("#accept-safe")
    page.wait_for_selector("#accept-safe:disabled")
    name, data = downloaded(page)
    assert name == "thong-bao.vnproof.txt"
    assert data.decode().strip() == correct(open_document(file).text).strip()


def test_a_dropped_text_is_left_to_the_field(page):
    assert not page.evaluate(DROP, ["", [], "Ban tô chức"])


def test_a_file_that_cannot_be_read(page):
    page.set_input_files("#file", {"name": "a.docx", "mimeType": "", "buffer": b"PK\3\4broken"})
    playwright.expect(page.locator("#status.bad")).to_contain_text("a.docx")


def test_a_text_that_is_too_long(page):
    page.fill("#text", "họp " * 30_000)
    playwright.expect(page.locator("#status.bad")).to_contain_text("chia nhỏ")


def test_a_token(opened, serving):
    with serving(Settings(memory=Memory("sqlite://"), token="sesame")) as address:
        page = opened(address)
        page.fill("#text", "Ban tô chức")
        page.wait_for_selector("#settings[open]")
        page.fill("#token", "sesame")
        page.keyboard.press("Enter")
        count(page, "mark", 1)
        click_mark(page)
        playwright.expect(page.locator("#popup")).to_contain_text("Thêm vào từ điển")  # the memory is found too


def test_english(page):
    page.select_option("#language", "en")
    page.fill("#text", "Ban tô chức")
    page.wait_for_selector("text=does not fit here")
    assert page.get_attribute("html", "lang") == "en"
    page.reload()
    playwright.expect(page.locator("#accept-safe")).to_have_text("Correct 1 certain")


def test_a_phone(opened):
    page = opened(width=360, height=740, color_scheme="dark", has_touch=True, is_mobile=True)
    read(page, SCAN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("document.querySelector('#text').scrollTop = 0")
    page.wait_for_function("document.querySelector('#marks').scrollTop === 0")
    box = page.locator("mark").first.bounding_box()
    page.touchscreen.tap(box["x"] + 4, box["y"] + 8)
    popup = page.locator("#popup")
    popup.wait_for()
    assert popup.bounding_box()["y"] + popup.bounding_box()["height"] == pytest.approx(740, abs=1)
    mark = page.locator("mark.here").bounding_box()
    assert 0 <= mark["y"] < mark["y"] + mark["height"] <= popup.bounding_box()["y"]
    assert page.evaluate("document.activeElement.id") != "text", "no keyboard over the popup"
    popup.locator("text=Sửa thành").first.tap()
    assert page.input_value("#text") == SCAN.replace("Kê hoạch", "Kế hoạch", 1)


def test_on_paper(page):
    pypdf = pytest.importorskip("pypdf")
    read(page, SCAN)
    page.locator("#list .first").first.click()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 29)", "ink, not light"
    report = pypdf.PdfReader(BytesIO(page.pdf(format="A4")))
    printed = " ".join("\n".join(leaf.extract_text() for leaf in report.pages).split())
    left = len(proofread(SCAN).findings) - 1
    assert f"còn {left} chỗ đáng ngờ, đã sửa 1 chỗ" in printed
    assert "giải quyết./." in printed, "the whole text"
    assert f"{left}. " in printed, "all findings, with numbers"
    assert "Mở tệp" not in printed


# What is done to the page before axe looks at it.
STATES = {
    "empty": lambda _: None,
    "findings": lambda page: read(page, SCAN),
    "popup": lambda page: (read(page, SCAN), page.keyboard.press("Alt+n"), page.wait_for_selector("#popup")),
    "before and after": lambda page: (read(page, SCAN), page.click("#accept-safe"), page.click("#compare")),
    "settings": lambda page: page.click("#set"),
    "fault": lambda page: (page.fill("#text", "a" * 110_000), page.wait_for_selector("#status.bad")),
    "file": lambda page: (page.set_input_files("#file", WORD), page.wait_for_selector("#list li")),
    "none": lambda page: (page.fill("#text", "Ban tổ chức"), page.wait_for_selector("#status:not(:empty)")),
}
LOOKS = [(1280, "light", "vi"), (1280, "dark", "en"), (360, "light", "en"), (360, "dark", "vi")]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize(("width", "scheme", "lang"), LOOKS)
def test_axe(opened, width, scheme, lang):
    base = pytest.importorskip("axe_playwright_python.base")
    axe = Path(base.AXE_FILE_PATH).read_text("utf-8")
    for state, reach in STATES.items():
        page = opened(width=width, color_scheme=scheme)
        page.select_option("#language", lang)
        reach(page)
        page.evaluate(axe)
        found = page.evaluate("(values) => axe.run({ runOnly: { type: 'tag', values } })", LEVELS)
        assert [(state, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
