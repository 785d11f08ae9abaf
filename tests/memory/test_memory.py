"""A team's memory keeps what it is told, tells its history, and takes in another's: in SQLite and in PostgreSQL."""

import json
import subprocess
import sys
from contextlib import closing

import pytest

pytest.importorskip("sqlalchemy")

from vnproof.core.errors import MemoryUnavailable
from vnproof.memory.memory import Decision, Entry, Memory

WORD, CORRECTION, IGNORE = (
    Entry("word", "Xtiêng"),
    Entry("correction", "UBNĐ", "UBND"),
    Entry("ignore", "họp", "", "VN103"),
)
ACCEPTED = Decision("accepted", "VN103", "Ban tô chức", 4, 6, "tổ", 0.99)
IGNORED = Decision("ignored", "VN103", "đi họp chợ", 3, 6, "họp", 0.6)


@pytest.fixture
def memory(url):
    with closing(Memory(url)) as kept:
        yield kept


@pytest.mark.parametrize("entry", [WORD, CORRECTION, IGNORE], ids=lambda entry: entry.kind)
def test_in_force_until_removed(memory, entry):
    before = memory.revision
    assert memory.add(entry, "Lan", "vì thế")
    assert not memory.add(entry, "Minh")
    in_force = [*memory.words, *memory.corrections, *memory.ignores]
    assert in_force == [{"word": "Xtiêng", "correction": ("UBNĐ", "UBND"), "ignore": ("VN103", "họp")}[entry.kind]]
    assert memory.revision != before
    assert memory.remove(entry, "Minh")
    assert not memory.remove(entry)
    assert not [*memory.words, *memory.corrections, *memory.ignores]
    assert memory.add(entry), "what was removed may come back"


def test_history_tells_who_and_why(memory):
    memory.add(WORD, "Lan", "tên dân tộc")
    memory.remove(WORD, "Minh")
    _, row = memory.history()
    assert (row["who"], row["why"], row["removed_by"]) == ("Lan", "tên dân tộc", "Minh")
    assert row["at"].endswith("+00:00"), "wherever the database is"


def test_taken_elsewhere(memory):
    memory.add(WORD, "Lan")
    memory.add(CORRECTION)
    memory.remove(CORRECTION, "Lan")
    memory.decide(ACCEPTED, "Lan")
    rows = json.loads(json.dumps(list(memory.history())))
    other = Memory("sqlite://")
    assert other.take_in(rows) == 3
    assert other.take_in(rows) == 0
    assert list(other.history()) == rows
    assert other.words == {"Xtiêng"}
    assert memory.take_in(other.history()) == 0, "and back"


def test_a_moment_told_elsewhere_in_the_world_is_the_same(memory):
    row = {"table": "entries", "kind": "word", "text": "a", "right": "", "code": "", "who": "", "why": ""}
    row |= {"at": "2026-02-25T08:30:00+07:00", "removed_by": None, "removed_at": None}
    assert memory.take_in([row]) == 1
    assert memory.take_in([row]) == 0
    assert [*memory.history()][1]["at"] == "2026-02-25T01:30:00+00:00"


FOREIGN = [{"a": 1}, {"table": "entries", "kind": "word"}, {"table": "entries", "kind": "verse"}]


@pytest.mark.parametrize("row", FOREIGN, ids=str)
def test_foreign_rows_are_refused_whole(memory, row):
    rows = [*Memory("sqlite://").history(), {**row}]
    with pytest.raises(ValueError, match="not a row"):
        memory.take_in(rows)
    assert not memory.words


def test_it_is_kept(memory, url):
    memory.add(WORD)
    with closing(Memory(url)) as again:
        assert again.words == {"Xtiêng"}


# What one of several processes does, all at the same moment, on a database whose tables are not there yet.
WRITER = """
import sys
from vnproof.memory.memory import Decision, Entry, Memory
url, name = sys.argv[1:]
memory = Memory(url)
for number in range(40):
    memory.add(Entry("word", f"chung {number}"), name)
    memory.add(Entry("word", f"{name} {number}"), name)
    memory.decide(Decision("accepted", "VN103", "Ban tô chức", 4, 6, "tổ", 0.99), name)
"""


@pytest.mark.slow
def test_several_write_at_once(url):
    names = ("Lan", "Minh", "Hoa")
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, url, name]) for name in names]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with closing(Memory(url)) as memory:
        _, *rows = memory.history()
        words = [row["text"] for row in rows if row["table"] == "entries"]
        assert len(words) == len(set(words)) == 4 * 40
        assert len(rows) - len(words) == 3 * 40


@pytest.mark.slow
def test_a_server_that_was_started_anew(cluster):
    with closing(Memory(cluster.fresh())) as memory:
        memory.add(WORD)
        cluster.stop()
        cluster.start()
        assert memory.words == {"Xtiêng"}


# An address, and what is said of it; never its password.
CLOSED = [
    ("sqlite:////no/such/folder/memory.sqlite", "không mở được"),
    ("nonsense", "không mở được"),
    ("mysql+nodriver://a:geheim@b/c", "không mở được"),
    ("mysql+asyncmy://a:geheim@b/c", r"pip install 'vnproof\[postgresql\]'"),
    ("postgresql://a:geheim@127.0.0.1:1/c", "không mở được"),
]


@pytest.mark.parametrize(("address", "says"), CLOSED)
def test_what_cannot_be_opened_is_said(address, says):
    if address.startswith("postgresql"):
        pytest.importorskip("psycopg")
    with pytest.raises(MemoryUnavailable, match=says) as said:
        Memory(address)
    assert "geheim" not in "".join(said.value.wording)
