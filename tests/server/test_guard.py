"""Who may ask what: names of the service, origins of pages, and what a strange page never gets."""

import pytest
from starlette.testclient import TestClient

from vnproof.memory.memory import Memory
from vnproof.server.app import create_app
from vnproof.server.guard import LOOPBACK
from vnproof.server.settings import Settings

STRANGE = {"origin": "https://evil.example"}
OWN = {"origin": "http://testserver"}
WORD = {"json": {"word": "a"}}

# Method, path, headers, what is sent, and the status.
ASKED = [
    ("post", "/v1/check", STRANGE, {"json": {"text": "a"}}, 200),
    ("get", "/v2/languages", STRANGE, {}, 200),
    ("get", "/v1/memory", {}, {}, 200),
    ("get", "/v1/memory", OWN, {}, 200),
    ("get", "/v1/memory", STRANGE, {}, 403),
    ("post", "/v1/memory/words", OWN, WORD, 200),
    ("post", "/v1/memory/words", STRANGE, WORD, 403),
    ("post", "/v1/memory/words", {"origin": "null"}, WORD, 403),
    ("post", "/v2/words/add?word=a", STRANGE, {}, 403),
    ("options", "/v1/memory/words", STRANGE, {}, 403),
    ("get", "/metrics", STRANGE, {}, 403),
]


@pytest.mark.parametrize(("method", "path", "headers", "sent", "status"), ASKED)
def test_origins(method, path, headers, sent, status):
    client = TestClient(create_app(Settings(memory=Memory("sqlite://"))))
    answer = client.request(method, path, headers=headers, **sent)
    assert answer.status_code == status
    is_own = path.startswith(("/v1/memory", "/v2/words", "/metrics"))
    assert answer.headers.get("access-control-allow-origin") == (None if is_own else "*")


HOSTS = [("localhost:8077", 200), ("127.0.0.1", 200), ("[::1]:8077", 200), ("evil.example:8077", 403), ("", 403)]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_hosts(host, status):
    client = TestClient(create_app(Settings(hosts=LOOPBACK)))
    assert client.get("/v2/languages", headers={"host": host}).status_code == status


# What is told without the token: the page that asks for it, and nothing that knows anything.
WITHOUT_TOKEN = [
    ("/", 200),
    ("/page/page.js", 200),
    ("/healthz", 200),
    ("/page/nothing.js", 404),
    ("/page/..%2F..%2Fapp.py", 404),
    ("/page/..%2Fv1%2Fmemory", 404),
    ("/page", 401),
    ("/v1/memory", 401),
    ("/v2/languages", 401),
    ("/openapi.json", 401),
    ("/metrics", 401),
]


@pytest.mark.parametrize(("path", "status"), WITHOUT_TOKEN)
def test_without_the_token(path, status):
    client = TestClient(create_app(Settings(memory=Memory("sqlite://"), token="sesame")))
    assert client.get(path).status_code == status
