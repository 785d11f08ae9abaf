"""The page for editors in a real browser: a scanned notice is pasted, corrected, and still there after a reload."""

import os
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
PAGE = Path(__file__).parents[2] / "corpus" / "demo" / "thong-bao-scan.txt"
SCAN = PAGE.read_text("utf-8")
HOSTILE = '<img src=x onerror=alert(1)> <script>alert(2)</script> tô chức "><svg/onload=alert(3)>'


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address):
    """A fresh page; whatever goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    yield page
    context.close()
    assert not wrong


def read(page, text):
    page.fill("#text", text)
    page.wait_for_selector("#list li")


def test_from_paste_to_reload(page):
    from vnproof import correct, proofread

    read(page, SCAN)
    assert page.locator("#list > li").count() == page.locator("mark").count() == len(proofread(SCAN).findings)
    page.click("#accept-safe")
    page.wait_for_selector("text=Không thấy lỗi.")
    assert page.input_value("#text") == correct(SCAN)
    page.click("#compare")
    assert page.locator("#difference ins").count() == len(proofread(SCAN).findings)
    page.reload()
    page.wait_for_selector("text=Không thấy lỗi.")
    assert page.input_value("#text") == correct(SCAN)


def test_by_keys_alone(page):
    read(page, "Ban tô chức phù họp.")
    page.focus("#text")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+Enter")
    playwright.expect(page.locator("#list > li")).to_have_count(1)
    assert page.input_value("#text") == "Ban tổ chức phù họp."
    page.keyboard.press("Alt+u")
    playwright.expect(page.locator("#list > li")).to_have_count(2)
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+i")
    assert page.locator("#list > li").count() == 1
    assert page.input_value("#text") == "Ban tô chức phù họp."


def test_ignored_stays_ignored_after_a_reload(page):
    read(page, "Ban tô chức hội nghị.")
    page.click("text=Bỏ qua chỗ này")
    page.reload()
    page.wait_for_selector("#status:not(:empty)")
    page.wait_for_load_state("networkidle")
    assert page.locator("#list > li").count() == 0


def test_marks_behind_an_emoji(page):
    read(page, "🔹 Ban tô chức")
    assert page.text_content("mark") == "tô"


def test_nothing_of_a_text_is_markup(page):
    read(page, HOSTILE)
    page.click("#compare")
    assert page.locator("#marks img, #marks script, #difference img, #list img").count() == 0
    assert page.text_content("#marks").rstrip("\n") == HOSTILE


def test_a_file_is_opened_and_given_back(page):
    page.set_input_files("#file", PAGE)
    page.wait_for_selector("#list li")
    assert page.input_value("#text") == SCAN
    with page.expect_download() as download:
        page.click("#download")
    assert Path(download.value.path()).read_text("utf-8") == SCAN


def test_english(page):
    page.select_option("#language", "en")
    page.fill("#text", "Ban tô chức")
    page.wait_for_selector("text=does not fit here")
    assert page.get_attribute("html", "lang") == "en"


def test_a_phone(browser, address):
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(address)
    read(page, SCAN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
