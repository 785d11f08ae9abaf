"""A service in the test's own process, and one that listens, for clients that want an address."""

import contextlib
import socket
import threading
import time

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from starlette.testclient import TestClient

from vnproof.server.app import create_app
from vnproof.server.settings import Settings

collect_ignore = ["libreoffice_asks.py"]  # wants UNO, which another Python has


@pytest.fixture(scope="session")
def client() -> TestClient:
    """A service without a token."""
    return TestClient(create_app(Settings(most_text=20_000, most_bytes=200_000)))


@pytest.fixture(scope="session")
def address():
    """A service that listens; gives `http://127.0.0.1:port`."""
    with listening(Settings()) as service:
        yield service


@pytest.fixture(scope="session")
def guarded():
    """The same, with the token «b1mat»."""
    with listening(Settings(token="b1mat")) as service:
        yield service


@pytest.fixture(scope="session")
def serving():
    """`with serving(settings) as address`: one with other settings."""
    return listening


@contextlib.contextmanager
def listening(settings):
    """A service with these settings, as long as it is asked."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=port, log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
