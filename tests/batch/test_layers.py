"""One run after another over the same documents: each can be taken back, and the first original is never forgotten."""

import json
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.batch.archive import find_items
from vnproof.batch.containers import Fields
from vnproof.batch.ledger import Change, Ledger
from vnproof.batch.run import run
from vnproof.batch.store import digest
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Outcome, Permission, Settings
from vnproof.core.config import Config
from vnproof.core.edit import Edit
from vnproof.core.errors import LedgerError
from vnproof.core.finding import Safety
from vnproof.core.span import Span

FIELDS = Fields(("body",))
TEXTS = {
    "a.txt": "một hai  ba bốn",
    "t.csv#1/body": "hai ba hai",
    "t.jsonl#1/body": "ba một",
    "t.zip/b.html": "bốn hai",
}

# A run's rules: what is replaced by what, and the check that says so. Longer and shorter, there and back again.
RULES = (
    (("hai", "2", "VN103"),),
    (("2", "hai", "VN104"), ("ba", "ba_mươi", "VN103")),
    (("một", "nhất", "VN104"), ("hai", "nhì", "VN103")),
    (("nhì", "hai", "VN103"), ("bốn", "tư", "VN105")),
    (("không có", "gì", "VN103"),),
)


def make(folder):
    folder.mkdir()
    (folder / "a.txt").write_text(TEXTS["a.txt"], "utf-8")
    (folder / "t.csv").write_text(f"id,body\n1,{TEXTS['t.csv#1/body']}\n", "utf-8")
    (folder / "t.jsonl").write_text(json.dumps({"id": 1, "body": TEXTS["t.jsonl#1/body"]}) + "\n", "utf-8")
    with zipfile.ZipFile(folder / "t.zip", "w") as packed:
        packed.writestr("b.html", TEXTS["t.zip/b.html"])


def texts(folder):
    return {item.name: item.form.open(item.read(), item.name).text for item in find_items([folder], FIELDS)}


def hands_of(rules):
    """Who does just what some rules say."""

    def hands(items, *_):
        for item in items:
            data = item.read()
            document = item.form.open(data, item.name)
            changes = sorted(
                Change(*found.span(), old, new, (code,), 0.9, "", f"[{old}]", applied=True)
                for old, new, code in rules
                for found in re.finditer(rf"(?<!\S){old}(?!\S)", document.text)
            )
            edits = [Edit(Span(change.start, change.end), change.new) for change in changes]
            written = item.form.rewrite(data, document, edits) if edits else None
            yield item, Outcome(digest(data), written, tuple(changes), {}, 1)

    return hands


class History:
    """What is true: of each word of each document what it was, and what each run made of it by which check."""

    def __init__(self):
        self.words = {name: [[(0, "", word)] for word in text.split(" ")] for name, text in TEXTS.items()}

    def texts(self):
        return {name: " ".join(word[-1][2] for word in words) for name, words in self.words.items()}

    def run(self, number, rules):
        for words in self.words.values():
            for word in words:
                word.extend([(number, code, new) for old, new, code in rules if word[-1][2] == old][:1])

    def undo(self, run=None, name=None, check=None):
        """The names of the documents that are refused."""
        refused = set()
        for each, words in self.words.items():
            runs = {made[0] for word in words for made in word[1:]}
            if name not in (None, each) or not runs or run not in (None, *runs):
                continue
            if check is None:
                gone = runs if run is None else {run}
                keep = lambda made: made[0] not in gone  # noqa: B023, E731
                is_refused = run not in (None, max(runs))
            else:
                keep = lambda made: made[1] != check or run not in (None, made[0])  # noqa: E731
                is_refused = any(not keep(a) and b for word in words for a, b in pairwise(word))
            if is_refused:
                refused.add(each)
            else:
                words[:] = [[made for made in word if keep(made)] for word in words]
        return refused


STEPS = st.one_of(
    st.tuples(st.just("run"), st.integers(0, len(RULES) - 1)),
    st.tuples(st.just("run"), st.integers(0, len(RULES) - 1)),
    st.tuples(st.just("undo"), st.fixed_dictionaries({"run": st.integers(1, 4)})),
    st.tuples(st.just("undo"), st.fixed_dictionaries({"name": st.sampled_from(sorted(TEXTS))})),
    st.tuples(st.just("undo"), st.fixed_dictionaries({"check": st.sampled_from(["VN103", "VN104"])})),
    st.tuples(st.just("undo"), st.fixed_dictionaries({"check": st.just("VN103"), "run": st.integers(1, 4)})),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=9))
def test_whatever_is_run_and_taken_back_is_as_history_has_it(steps):
    history = History()
    with TemporaryDirectory() as place, Ledger(Path(place) / "ledger") as ledger:
        folder = Path(place) / "kho"
        make(folder)
        originals = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".zip"}
        for number, (what, how) in enumerate(steps):
            if what == "run":
                anew = Settings(Config(words=frozenset({f"từ{number}"})))
                done = run(find_items([folder], FIELDS), ledger, anew, hands=hands_of(RULES[how]))
                history.run(done.run, RULES[how])
            else:
                refused = {one.name for one in undo(ledger, **how) if one.error}
                assert refused == history.undo(**how)
            assert texts(folder) == history.texts()
            assert not list(verify(ledger))
        assert not [one for one in undo(ledger) if one.error]
        assert texts(folder) == TEXTS
        assert {name: (folder / name).read_bytes() for name in originals} == originals
        assert not list(verify(ledger))


WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng.\n"
ONE, TWO = (
    "Ban tổ chức họp, công tác phòng, chổng tham nhũng.\n",
    "Ban tổ chức họp, công tác phòng, chống tham nhũng.\n",
)

# After one run for VN103 and another for VN104: what is taken back, what is left, and what is said.
UNDOS = [
    ({}, WRONG, None),
    ({"name": "a.txt"}, WRONG, None),
    ({"run": 2}, ONE, None),
    ({"run": 1}, TWO, "lượt 2 đã sửa tiếp văn bản này; hãy hoàn tác lượt 2 trước"),
    ({"check": "VN104"}, ONE, None),
    ({"check": "VN103"}, "Ban tô chức họp, công tác phòng, chống tham nhũng.\n", None),
    ({"run": 2, "check": "VN103"}, TWO, None),
    ({"name": "b.txt"}, TWO, None),
    ({"run": 7}, TWO, None),
]


def permitted(*checks):
    return Settings(permission=Permission(checks=checks))


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger") as kept:
        yield kept


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kho" / "a.txt"
    path.parent.mkdir()
    path.write_text(WRONG, "utf-8")
    return path


@pytest.mark.parametrize(("how", "left", "said"), UNDOS)
def test_after_two_runs(file, ledger, how, left, said):
    for code in ("VN103", "VN104"):
        run(find_items([file.parent]), ledger, permitted(code))
    errors = [one.error for one in undo(ledger, **how) if one.error]
    assert (len(errors), said or "") == (bool(said), said if said and said in errors[0] else "")
    assert file.read_text("utf-8") == left
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert file.read_text("utf-8") == WRONG


# What happens to a document after a run has changed it, before everything is taken back.


def finds_nothing(file, ledger):
    run(find_items([file.parent]), ledger, Settings(permission=Permission(Safety.LIKELY)))
    assert ledger.record("a.txt").state == "same"


def cannot_read(file, ledger):
    data = file.read_bytes()
    file.write_bytes(b"\0\1\2")
    run(find_items([file.parent]), ledger, permitted("VN103"))
    assert ledger.record("a.txt").state == "failed"
    file.write_bytes(data)


def is_not_planned(file, ledger):
    run(find_items([file.parent]), ledger, permitted("VN103"), planned={"a.txt": "x"})
    assert ledger.record("a.txt").state == "failed"


def undoes_and_runs(file, ledger):
    assert not [one for one in undo(ledger, check="VN103") if one.error]
    run(find_items([file.parent]), ledger, permitted("VN103"))
    assert [layer.record.run for layer in ledger.layers("a.txt")] == [1, 2]


@pytest.mark.parametrize("then", [finds_nothing, cannot_read, is_not_planned, undoes_and_runs])
def test_what_comes_after_forgets_nothing(file, ledger, then):
    run(find_items([file.parent]), ledger, Settings())
    then(file, ledger)
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert file.read_text("utf-8") == WRONG


def test_what_others_have_written_is_an_original_of_its_own(file, ledger):
    run(find_items([file.parent]), ledger, permitted("VN103"))
    file.write_text(theirs := file.read_text("utf-8") + "Thêm.\n", "utf-8")
    run(find_items([file.parent]), ledger, permitted("VN104"))
    assert not [one for one in undo(ledger) if one.error]
    assert file.read_text("utf-8") == theirs


@pytest.mark.parametrize("kind", ["parquet", "db"])
def test_other_columns(tmp_path, ledger, kind):
    """What a run has changed stays known when the next one reads another column too."""
    path = tmp_path / f"t.{kind}"
    rows = {"id": [1, 2], "body": [WRONG, "Đúng."], "note": ["Ban tô chức.", None]}
    if kind == "db":
        import sqlite3

        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE tin (id INTEGER PRIMARY KEY, body TEXT, note TEXT)")
            base.executemany("INSERT INTO tin VALUES (?, ?, ?)", list(zip(*rows.values(), strict=True)))
        base.close()
    else:
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.table(rows), path)
    fields = Fields(("body",), None, "tin", "id") if kind == "db" else FIELDS
    source = f"sqlite:///{path}" if kind == "db" else path

    def read():
        return [item.read().decode() for item in find_items([source], fields._replace(columns=("body", "note")))]

    before = read()
    run(find_items([source], fields), ledger, permitted("VN103"))
    run(find_items([source], fields._replace(columns=("body", "note"))), ledger, Settings())
    assert read() == [TWO, "Ban tổ chức.", "Đúng."]
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger, run=2) if one.error]
    assert read() == [ONE, "Ban tô chức.", "Đúng."]
    assert not [one for one in undo(ledger) if one.error]
    assert read() == before
    assert not list(verify(ledger))


def test_a_copy_elsewhere_is_for_another_ledger(file, ledger, tmp_path):
    run(find_items([file.parent]), ledger, Settings())
    with pytest.raises(LedgerError, match="hãy dùng --ledger khác"):
        run(find_items([file.parent]), ledger, Settings(), tmp_path / "out")
    assert not [one for one in undo(ledger) if one.error]
    assert file.read_text("utf-8") == WRONG
    assert run(find_items([file.parent]), ledger, Settings(), tmp_path / "out").states == {"changed": 1}


@pytest.mark.parametrize("then", ["run", "undo"])
@pytest.mark.parametrize("stop", ["before the file", "after it"])
@pytest.mark.parametrize("how", [{}, {"run": 2}, {"check": "VN103"}], ids=str)
def test_what_comes_after_an_undo_that_was_killed(file, ledger, monkeypatch, stop, how, then):
    """What was being taken back is taken back, and its original is not forgotten."""
    for code in ("VN103", "VN104"):
        run(find_items([file.parent]), ledger, permitted(code))

    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        if stop == "before the file":
            patched.setattr("vnproof.batch.remaking.write_atomically", killed)
        else:
            patched.setattr(Ledger, "stand", killed)
        list(undo(ledger, **how))
    if then == "run":
        run(find_items([file.parent]), ledger, Settings())
        assert file.read_text("utf-8") == TWO
        assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert file.read_text("utf-8") == WRONG
    assert not list(verify(ledger))
