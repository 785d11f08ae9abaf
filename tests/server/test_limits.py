"""How much one request may ask, and how many may ask at once: the status, when to come back, and the count of it."""

import threading

import anyio
import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from vnproof.server.app import create_app
from vnproof.server.crew import Fault
from vnproof.server.guard import LOOPBACK, _bounded
from vnproof.server.settings import Settings

FAR, NEAR = ("192.0.2.7", 1), ("127.0.0.1", 1)
TEXT = {"json": {"text": "Ban tổ chức"}}
CHUNKS = {"content": (b"a" * 100 for _ in range(20)), "headers": {"content-type": "application/json"}}


@pytest.fixture
def never():
    """A proofreader that does not come to an end until the test does."""
    end = threading.Event()

    def read(*_):
        end.wait(60)
        return ()

    yield read
    end.set()


def fault(*_):
    raise Fault("MemoryError")


# The settings, whence and what is asked, the status, whether there is a time to come back, and what it is counted as.
LIMITS = [
    ({"most_bytes": 10}, NEAR, TEXT, 413, False, "size"),
    ({"most_bytes": 1000}, NEAR, CHUNKS, 413, False, "size"),
    ({"most_text": 5}, NEAR, TEXT, 413, False, "size"),
    ({"waiting": 0}, NEAR, TEXT, 503, True, "busy"),
    ({"waiting": 1}, FAR, TEXT, 429, True, "crowding"),
    ({"waiting": 1}, NEAR, TEXT, 200, False, None),
    ({"waiting": 2}, FAR, TEXT, 200, False, None),
    ({"seconds": 0.05}, NEAR, TEXT, 503, True, "time"),
    ({"token": "t"}, NEAR, TEXT, 401, False, "token"),
    ({"hosts": LOOPBACK}, NEAR, TEXT, 403, False, "stranger"),
    ({}, NEAR, {"json": {}}, 422, False, "request"),
]


@pytest.mark.parametrize(("limits", "whence", "asked", "status", "comes_back", "reason"), LIMITS)
def test_limits(never, limits, whence, asked, status, comes_back, reason):
    read = never if "seconds" in limits else lambda *_: ()
    app = create_app(Settings(**limits, read=read))
    answer = TestClient(app, client=whence).post("/v1/check", **asked)
    assert answer.status_code == status
    assert ("retry-after" in answer.headers) == comes_back
    own = {"authorization": "Bearer t", "host": "localhost"}
    counted = TestClient(app).get("/metrics", headers=own).text
    refused = [line for line in counted.splitlines() if line.startswith("vnproof_refused_total")]
    assert refused == ([f'vnproof_refused_total{{reason="{reason}"}} 1'] if reason else [])


def test_a_body_that_drips_is_given_up():
    async def drip():
        await anyio.sleep_forever()

    async def ask():
        with pytest.raises(HTTPException) as refused:
            await _bounded(drip, most=10, seconds=0.01)()
        return refused.value.status_code

    assert anyio.run(ask) == 408


@pytest.mark.parametrize(("read", "status"), [(lambda *_: (), 200), (fault, 503)])
def test_ready(read, status):
    assert TestClient(create_app(Settings(read=read))).get("/readyz").status_code == status


def test_a_fault_is_told_without_the_text(caplog):
    caplog.set_level("INFO")
    answer = TestClient(create_app(Settings(read=fault))).post("/v1/check", json={"text": "lời kín"})
    assert answer.status_code == 500
    assert "MemoryError" in [getattr(record, "told", {}).get("fault") for record in caplog.records]
    assert "kín" not in caplog.text + repr([vars(record) for record in caplog.records])
