"""Personal data: told of, masked in every answer that shows what was found, in no log, and never masked in a text."""

import json

import pytest
from starlette.testclient import TestClient

from vnproof.core.config import Config
from vnproof.server.app import create_app
from vnproof.server.settings import Settings

NUMBERS = ("072090004321", "0977123456", "0977 123 457", "19039999567890")
TITLE = f"Thông báo tìm bà Lan, điện thoại {NUMBERS[1]}"
BODY = f"Bà Lan, căn cước số {NUMBERS[0]}, điện thoại {NUMBERS[2]}.\nXã thu quỹ, STK: {NUMBERS[3]}. Ban tô chức báo."
FIELDS = {"fields": {"title": TITLE, "body": BODY}}
FILE = {"files": {"file": ("a.txt", BODY.encode())}}
ANNOTATED = json.dumps({"annotation": [{"text": TITLE}, {"markup": "<br>", "interpretAs": "\n"}, {"text": BODY}]})
CODES = {"VN951", "VN952", "VN953"}


@pytest.fixture(scope="module")
def careful() -> TestClient:
    """A service that tells of personal data."""
    return TestClient(create_app(Settings(config=Config(personal_data=True), secret=None)))


# A path, what is asked of it, and what of the answer is the client's own text, or edits of it.
ASKED = [
    ("/v1/check", {"json": FIELDS}, ()),
    ("/v1/check", {"json": {"text": BODY}}, ()),
    ("/v1/check", FILE, ()),
    ("/v1/open", FILE, ("text",)),
    ("/v1/gate", {"json": FIELDS}, ()),
    ("/v2/check", {"data": {"text": BODY, "language": "vi"}}, ()),
    ("/v2/check", {"data": {"data": ANNOTATED, "language": "vi"}}, ()),
]


@pytest.mark.parametrize(("path", "asked", "own"), ASKED)
def test_no_answer_shows_them(careful, path, asked, own):
    response = careful.post(path, **asked)
    assert response.status_code == 200
    answer = response.json()
    for name in own:
        assert NUMBERS[0] in answer.pop(name)
    shown = json.dumps(answer, ensure_ascii=False)
    assert [number for number in NUMBERS if number in shown] == []
    assert [code for code in CODES if code not in shown] == []
    assert "**56" in shown or "**21" in shown


@pytest.mark.parametrize(("path", "asked", "own"), [*ASKED, ("/v1/fix", {"json": FIELDS}, ()), ("/v1/check", {}, ())])
def test_no_log_holds_them(careful, caplog, path, asked, own):
    caplog.set_level("DEBUG")
    careful.post(path, **asked)
    records = [record for record in caplog.records if record.name.startswith("vnproof")]
    assert records
    told = caplog.text + repr([vars(record) for record in records])
    assert [number for number in NUMBERS if number in told] == []


def test_metrics_count_them_by_code_alone(careful):
    careful.post("/v1/check", json=FIELDS)
    told = careful.get("/metrics").text
    assert "VN951" in told
    assert [number for number in NUMBERS if number in told] == []


def test_a_corrected_text_keeps_them(careful):
    title, body = careful.post("/v1/fix", json=FIELDS).json()["documents"]
    assert (title["content"], body["content"]) == (TITLE, BODY.replace("tô chức", "tổ chức"))


def test_who_does_not_ask_is_shown_what_was_sent(client):
    answer = client.post("/v2/check", data={"text": BODY, "language": "vi"}).text
    assert NUMBERS[3] in answer
    assert "VN95" not in answer
