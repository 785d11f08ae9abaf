"""A service in the test's own process, and one that listens, for clients that want an address."""

import socket
import threading
import time
from contextlib import contextmanager

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
def listening():
    """`with listening(settings) as address`: a service that listens at `http://127.0.0.1:port`."""
    return _listening


@contextmanager
def _listening(settings):
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


@pytest.fixture(scope="session")
def address():
    """A service that listens, without a memory; gives its address."""
    with _listening(Settings()) as address:
        yield address
