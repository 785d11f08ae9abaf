"""A team's memory keeps what it is told, tells its history, and takes in another's."""

import json

import pytest

pytest.importorskip("sqlalchemy")

from sqlalchemy import create_engine, text

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
def memory():
    return Memory("sqlite://")


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


FOREIGN = [{"a": 1}, {"table": "entries", "kind": "word"}, {"table": "entries", "kind": "verse"}]


@pytest.mark.parametrize("row", FOREIGN, ids=str)
def test_foreign_rows_are_refused_whole(memory, row):
    rows = [*Memory("sqlite://").history(), {**row}]
    with pytest.raises(ValueError, match="not a row"):
        memory.take_in(rows)
    assert not memory.words


def test_decisions_become_gold(memory):
    memory.decide(ACCEPTED)
    memory.decide(IGNORED)
    accepted, ignored = memory.gold()
    assert accepted["errors"] == [{"start": 4, "end": 6, "wrong": "tô", "right": ["tổ"], "type": "decided"}]
    assert ignored["errors"] == []


def test_it_is_kept(tmp_path):
    url = f"sqlite:///{tmp_path / 'memory.sqlite'}"
    Memory(url).add(WORD)
    assert Memory(url).words == {"Xtiêng"}


def test_a_newer_one_is_refused(tmp_path):
    url = f"sqlite:///{tmp_path / 'memory.sqlite'}"
    Memory(url)
    with create_engine(url).begin() as connection:
        connection.execute(text("UPDATE version SET number = 99"))
    with pytest.raises(MemoryUnavailable, match="mới hơn"):
        Memory(url)


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/memory.sqlite", "nonsense", "mysql+nodriver://a/b"])
def test_what_cannot_be_opened_is_said(url):
    with pytest.raises(MemoryUnavailable, match="không mở được"):
        Memory(url)
