"""`/v1`: the command line's JSON, corrected parts, the gate, and what is refused."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest
from starlette.testclient import TestClient

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.resources import PACKAGE
from vnproof.core.span import Span
from vnproof.documents.opening import open_document
from vnproof.server.app import create_app, signature
from vnproof.server.settings import Settings

SCHEMA = json.loads((PACKAGE / "reporters" / "report-v1.schema.json").read_text("utf-8"))
CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
PAGE = Path(__file__).parents[2] / "corpus" / "demo" / "thong-bao-scan.txt"
NOTICE = {"fields": {"title": "Kê hoạch phát triển du lịch", "body": "Công tác phòng, chổng tham nhũng."}}


def test_check(client):
    answer = client.post("/v1/check", json=NOTICE).json()
    jsonschema.validate(answer, SCHEMA)
    assert [(document["path"], len(document["findings"])) for document in answer["documents"]] == [
        ("title", 1),
        ("body", 1),
    ]
    assert answer["documents"][1]["findings"][0]["start"] == NOTICE["fields"]["body"].index("chổng")


def test_the_command_line_s_own_report(client):
    """The same page, the same findings."""
    from vnproof import proofread

    found = client.post("/v1/check", files={"file": (PAGE.name, PAGE.read_bytes())}).json()["documents"][0]["findings"]
    expected = proofread(PAGE.read_text("utf-8")).findings
    assert [(row["code"], row["start"], row["end"]) for row in found] == [(f.code, *f.span) for f in expected]


def test_asked_twice_is_answered_alike(client):
    assert client.post("/v1/check", json=NOTICE).text == client.post("/v1/check", json=NOTICE).text


# Options beside the text, and how many findings are told.
OPTIONS = [({}, 1), ({"ignore": ["VN103"]}, 0), ({"select": "VN104, vn106"}, 0), ({"min_confidence": 1}, 0)]


@pytest.mark.parametrize(("options", "findings"), OPTIONS)
def test_options(client, options, findings):
    answer = client.post("/v1/check", json={"text": "Ban tô chức", **options}).json()
    assert answer["summary"]["findings"] == findings


def test_fix(client):
    title, body = client.post("/v1/fix", json=NOTICE).json()["documents"]
    assert title == {
        "path": "title",
        "error": None,
        "content": "Kế hoạch phát triển du lịch",
        "edits": [{"start": 0, "end": 2, "text": "Kế"}],
    }
    assert body["content"] == "Công tác phòng, chống tham nhũng."


def test_an_unreadable_file_does_not_stop_the_others(client):
    files = [("a", ("a.bin", b"\0\1\2" * 9)), ("b", ("b.txt", "Ban tô chức".encode()))]
    told = {row["path"]: row for row in client.post("/v1/fix", files=files).json()["documents"]}
    assert "nhị phân" in told["a.bin"]["error"]["message"]
    assert told["b.txt"]["content"] == "Ban tổ chức"


GATES = [("Ban tô chức", "block"), ("Ban tổ chức", "publish")]


@pytest.mark.parametrize(("text", "decision"), GATES)
def test_gate(client, text, decision):
    answer = client.post("/v1/gate", json={"text": text}).json()
    assert answer["decision"] == decision
    assert bool(answer["reasons"]) is (decision != "publish")
    jsonschema.validate(answer["report"], SCHEMA)


# A body, its type, the status, and what the answer says.
REFUSED = [
    (b"{", "application/json", 422, "not JSON"),
    (b"[]", "application/json", 422, "either 'text' or 'fields'"),
    (b'{"text": "a", "fields": {}}', "application/json", 422, "either 'text' or 'fields'"),
    (b'{"fields": []}', "application/json", 422, "must be an object"),
    (b'{"fields": {}}', "application/json", 422, "no text"),
    (b'{"text": 1}', "application/json", 422, "must be a text"),
    (b'{"fields": {"a": {"exe": "b"}}}', "application/json", 422, "must be a text"),
    (b'{"text": "\\ud800"}', "application/json", 422, "half a character"),
    (b'{"text": "a", "colour": 1}', "application/json", 422, "unknown: colour"),
    (b'{"text": "a", "lang": "de"}', "application/json", 422, "vi or en"),
    (b'{"text": "a", "safety": "hint"}', "application/json", 422, "safe or likely"),
    (b'{"text": "a", "min_confidence": "x"}', "application/json", 422, "from 0 to 1"),
    (b'{"text": "a", "min_confidence": NaN}', "application/json", 422, "from 0 to 1"),
    (b'{"text": "a", "select": 1}', "application/json", 422, "list of codes"),
    (b'{"text": "' + b"a" * 20_001 + b'"}', "application/json", 413, "more than 20000 characters"),
    (b"a", "text/plain", 415, "send application/json"),
    (b"a" * 200_001, "application/json", 413, "more than 200000 bytes"),
]


@pytest.mark.parametrize(("body", "kind", "status", "says"), REFUSED)
def test_refused(client, body, kind, status, says):
    answer = client.post("/v1/check", content=body, headers={"content-type": kind})
    assert (answer.status_code, says in answer.text) == (status, True), answer.text


def test_a_body_that_does_not_say_how_long_it_is(client):
    def pieces():
        for _ in range(300):
            yield b"a" * 1000

    answer = client.post("/v1/check", content=pieces(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


TOKENS = [(None, 401), ("Bearer wrong", 401), ("Basic secret", 401), ("Bearer secret", 200), ("bearer secret", 200)]


@pytest.mark.parametrize(("header", "status"), TOKENS)
def test_token(header, status):
    guarded = TestClient(create_app(Settings(token="secret")))
    headers = {"authorization": header} if header else {}
    assert guarded.get("/v2/languages", headers=headers).status_code == status
    assert guarded.get("/healthz").status_code == 200


def test_webhook():
    hooked = TestClient(create_app(Settings(secret="key")))
    body = json.dumps(NOTICE).encode()
    headers = {"content-type": "application/json", "x-vnproof-signature": signature("key", body)}
    answer = hooked.post("/v1/webhook", content=body, headers=headers)
    assert answer.json()["decision"] == "block"
    assert answer.headers["x-vnproof-signature"] == signature("key", answer.content)
    headers["x-vnproof-signature"] = signature("other", body)
    assert hooked.post("/v1/webhook", content=body, headers=headers).status_code == 401


def test_no_webhook_without_a_secret(client):
    assert client.post("/v1/webhook", json=NOTICE).status_code == 404


def test_a_full_queue_sends_away():
    crowded = TestClient(create_app(Settings(waiting=0)))
    answer = crowded.post("/v1/check", json=NOTICE)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert crowded.get("/readyz").status_code == 503


def test_metrics_tell_no_text(client):
    client.post("/v1/check", json=NOTICE)
    told = client.get("/metrics").text
    assert 'vnproof_requests_total{path="/v1/check",status="200"}' in told
    assert 'vnproof_findings_total{check="VN103"}' in told
    assert "hoạch" not in told


def test_security_headers(client):
    headers = client.get("/healthz").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]


# A file, what it is called when it comes back, and how that begins.
APPLIED = [
    (CORPUS / "html" / "page.html", "page.vnproof.html", b"<!"),
    (CORPUS / "docx" / "notice.docx", "notice.vnproof.docx", b"PK"),
    (CORPUS / "pdf" / "thong-bao.pdf", "thong-bao.vnproof.txt", "Công báo".encode()),
]


@pytest.mark.parametrize(("file", "name", "beginning"), APPLIED)
def test_apply(client, file, name, beginning):
    opened = client.post("/v1/open", files={"file": (file.name, file.read_bytes())}).json()
    finding = next(finding for finding in opened["findings"] if finding["suggestions"])
    edit = {"start": finding["start"], "end": finding["end"], "text": finding["suggestions"][0]["text"]}
    form = {"files": {"file": (file.name, file.read_bytes())}, "data": {"edits": json.dumps([edit])}}
    answer = client.post("/v1/apply", **form, headers={"x-vnproof-user": quote("Lê Thị Đào")})
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    assert answer.content.startswith(beginning)
    again = open_document(answer.content, path=name)
    corrected = apply_edits(opened["text"], [Edit(Span(edit["start"], edit["end"]), edit["text"])])
    assert again.text.strip() == corrected.strip()
    if again.kind == "docx":
        with zipfile.ZipFile(BytesIO(answer.content)) as package:
            assert 'w:author="Lê Thị Đào"' in package.read("word/document.xml").decode()
