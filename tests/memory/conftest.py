"""Databases that a memory is kept in: SQLite, and a PostgreSQL of the test's own, where Debian's is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")


class Cluster:
    """A PostgreSQL that listens on a socket in a folder of its own; gives the address of a fresh database."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="vnproof-pg-"))  # a socket's path must be short
        self.user = "nobody" if os.getuid() == 0 else None  # it refuses to be root
        if self.user:
            shutil.chown(self.folder, self.user)
        self.made = 0
        self.run("initdb", "-D", self.folder / "data", "-U", "vnproof", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses='' -c timezone=Asia/Ho_Chi_Minh -c fsync=off"
        self.run("pg_ctl", "-D", self.folder / "data", "-w", "-o", options, "-l", self.folder / "log", "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "fast", "stop")

    def fresh(self) -> str:
        self.made += 1
        name = f"memory{self.made}"
        self.run("createdb", "-h", self.folder, "-U", "vnproof", name)
        return f"postgresql://vnproof@/{name}?host={self.folder}"

    def run(self, program: str, *arguments) -> None:
        subprocess.run(
            [self.binaries / program, *arguments],
            user=self.user,
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@pytest.fixture(scope="session")
def cluster():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg")
    running = Cluster(found[-1].parent)
    yield running
    running.stop()
    shutil.rmtree(running.folder)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(request, tmp_path) -> str:
    """The address of a fresh database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'memory.sqlite'}"
    return request.getfixturevalue("cluster").fresh()
