"""Editors of one site share words and ignores; each sees at once what another decided."""

import json

import pytest
from starlette.testclient import TestClient

from vnproof.memory.memory import Memory
from vnproof.server.app import create_app
from vnproof.server.settings import Settings

LAN = {"x-vnproof-user": "L%C3%AA%20Lan"}


@pytest.fixture
def memory():
    return Memory("sqlite://")


@pytest.fixture
def site(memory):
    return TestClient(create_app(Settings(memory=memory)))


def findings(site, text="Ban tô chức"):
    return site.post("/v1/check", json={"text": text}).json()["summary"]["findings"]


def test_a_word_is_shared(site, memory):
    assert findings(site) == 1
    assert site.post("/v1/memory/words", json={"word": "tô  chức", "why": "tên quán"}, headers=LAN).json() == {
        "added": True
    }
    assert findings(site) == 0
    assert memory.words == {"tô chức"}
    assert site.post("/v1/memory/remove", json={"kind": "word", "text": "tô chức"}).json() == {"removed": True}
    assert findings(site) == 1


def test_an_ignore_is_shared(site):
    assert site.post("/v1/memory/ignores", json={"code": "VN103", "text": "tô"}).json() == {"added": True}
    assert findings(site) == 0
    assert findings(site, "Kê hoạch") == 1


def test_an_ignore_beside_a_word_is_shared(site):
    """As `vnproof batch review` writes it."""
    assert site.post("/v1/memory/ignores", json={"code": "VN103", "text": "tô chức"}).json() == {"added": True}
    assert findings(site) == 0
    assert findings(site, "Kê hoạch của Ban tô chức") == 1


def test_a_correction_is_shared(site):
    site.post("/v1/memory/words", json={"word": "UBNĐ", "right": "UBND"})
    assert site.post("/v1/fix", json={"text": "UBNĐ xã"}).json()["documents"][0]["content"] == "UBND xã"


def test_history(site):
    site.post("/v1/memory/words", json={"word": "Xtiêng"}, headers=LAN)
    decision = {"action": "accepted", "code": "VN103", "sentence": "Ban tô chức", "start": 4, "end": 6, "chosen": "tổ"}
    assert site.post("/v1/memory/decisions", json=decision, headers=LAN).json() == {"kept": True}
    rows = [json.loads(line) for line in site.get("/v1/memory").text.splitlines()]
    assert [(row["table"], row.get("who")) for row in rows] == [
        ("version", None),
        ("entries", "Lê Lan"),
        ("decisions", "Lê Lan"),
    ]


def test_languagetool_s_words(site):
    assert site.post("/v2/words/add?word=tô&username=lan&apiKey=x").json() == {"added": True}
    assert site.post("/v2/words/add", data={"word": "b c", "mode": "batch"}).json() == {"added": True}
    assert site.get("/v2/words?limit=2").json() == {"words": ["b", "c"]}
    assert site.post("/v2/words/delete", data={"word": "b"}).json() == {"deleted": True}


# A path, a body, and the status.
REFUSED = [
    ("/v1/memory/words", {"word": " "}, 422),
    ("/v1/memory/words", {"word": "a" * 201}, 422),
    ("/v1/memory/words", [], 422),
    ("/v1/memory/words", {"word": "a\0"}, 422),
    ("/v1/memory/words", {"word": "a", "why": "\0"}, 422),
    ("/v2/words/add?word=%00", {}, 400),
    ("/v1/memory/ignores", {"text": "a"}, 422),
    ("/v1/memory/remove", {"kind": "verse", "text": "a"}, 422),
    ("/v1/memory/decisions", {"action": "liked"}, 422),
    ("/v1/memory/decisions", {"action": "ignored", "code": "VN103", "sentence": "a", "start": 0, "end": 2}, 422),
    ("/v2/words/add", {}, 400),
]


@pytest.mark.parametrize(("path", "body", "status"), REFUSED)
def test_refused(site, path, body, status):
    assert site.post(path, json=body).status_code == status


def test_half_a_character_is_refused(site):
    assert site.post("/v1/memory/words", content=b'{"word": "\\ud800"}').status_code == 422


def test_names_of_editors_have_marks(site, memory):
    site.post("/v1/memory/words", json={"word": "a"}, headers={"x-vnproof-user": "Lân".encode()})
    assert [row.get("who") for row in memory.history()] == [None, "Lân"]


def test_asked_again_it_is_not_read_again(memory):
    read = []

    def reader(config, text, shielded):
        read.append(text)
        return ()

    site = TestClient(create_app(Settings(memory=memory, read=reader)))
    for path in ("check", "fix", "gate", "check"):
        site.post(f"/v1/{path}", json={"text": "Ban tổ chức"})
    assert read == ["Ban tổ chức"]
    site.post("/v1/memory/words", json={"word": "a"})
    site.post("/v1/check", json={"text": "Ban tổ chức"})
    assert read == 2 * ["Ban tổ chức"], "the team has decided something since"


def test_no_memory_no_paths(client):
    assert client.head("/v1/memory").status_code == 404
