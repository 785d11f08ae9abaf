"""Zips, tables and databases are cleaned as folders are: plan, run, kill, resume, verify, undo; all else stays."""

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

from vnproof.batch import assembly
from vnproof.batch.archive import find_items
from vnproof.batch.containers import Container, Fields, change, format_of, members
from vnproof.batch.crew import crew
from vnproof.batch.ledger import Ledger
from vnproof.batch.plan import plan
from vnproof.batch.run import run
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Permission, Settings
from vnproof.core.errors import DocumentError

WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng số {}."
PAGE = "<p>Ban <b>tô</b> chức họp, công tác phòng, ch&#7893;ng tham nhũng.</p>"
NOTE = "Thực hiện hiệu qủa."  # wrong too, and no document
PAIRS = (
    ("tô", "tổ"),
    (r"t\u00f4", r"t\u1ed5"),
    ("chổng", "chống"),
    (r"ch\u1ed5ng", r"ch\u1ed1ng"),
    ("ch&#7893;ng", "chống"),
)
FIELDS = Fields(("body",))


def right(text):
    for old, new in PAIRS:
        text = text.replace(old, new)
    return text


def json_lines(path):
    rows = [{"id": n, "body": WRONG.format(n), "note": NOTE} for n in range(5)]
    rows += [{}, {"id": 9}, {"id": 10, "body": None}, {"body": PAGE}, {"body": "Đúng cả."}]
    lines = [json.dumps(row, ensure_ascii=bool(n % 2), indent=None) for n, row in enumerate(rows)]
    path.write_text("\n".join([*lines, "hỏng", '{"body": "\\ud83d"}']), "utf-8", newline="")


def separated(path):
    rows = [f"{n};{WRONG.format(n)};{NOTE}\r\n" for n in range(5)]
    rows += [f'9;"{PAGE.replace("</b>", ";</b>")}\n""x""";"y"\n', "10;;\n"]
    path.write_text("".join(["id;body;ghi\r\n", *rows]), "utf-8", newline="")


def parquet(path):
    import pyarrow as pa
    from pyarrow import parquet

    texts = [WRONG.format(n) if n % 3 else None for n in range(9)]
    notes = pa.array([NOTE, "b", "c"] * 3).dictionary_encode()
    table = pa.table({"id": list(range(9)), "body": texts, "note": notes})
    parquet.write_table(table, path, row_group_size=4, compression={"id": "snappy", "body": "zstd", "note": "none"})


def archive(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", WRONG.format(1), zipfile.ZIP_DEFLATED)
        file.writestr("../tin/b.html", PAGE)
        file.writestr("tin/", "")
        file.writestr("tin/ảnh.png", NOTE, zipfile.ZIP_DEFLATED)
        file.writestr("__MACOSX/._a.txt", NOTE)
        file.writestr("c.txt", WRONG.format(3), zipfile.ZIP_LZMA)
        file.comment = "ghi chú".encode()


def database(path):
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE tin (id TEXT PRIMARY KEY, body TEXT, note TEXT)")
        rows = [(f"k/{n}", WRONG.format(n) if n % 3 else None, NOTE) for n in range(12)]
        base.executemany("INSERT INTO tin VALUES (?, ?, ?)", rows)
    base.close()


def told_json_lines(path):
    return path.read_text("utf-8")


def told_parquet(path):
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    packing = [file.metadata.row_group(g).column(c).compression for g in range(file.num_row_groups) for c in range(3)]
    return file.read().to_pydict(), str(file.schema_arrow), packing, file.num_row_groups


def told_archive(path):
    with zipfile.ZipFile(path) as file:
        return [(each.filename, file.read(each).decode(), each.date_time) for each in file.infolist()], file.comment


def told_database(path):
    with sqlite3.connect(path) as base:
        return base.execute("SELECT * FROM tin ORDER BY id").fetchall()


def cleaned(value):
    """What is told of a container, with its documents put right."""
    if isinstance(value, str):
        return right(value)
    if isinstance(value, dict):
        return {name: cleaned(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(cleaned, value))
    return value


CASES = {
    "t.jsonl": (json_lines, told_json_lines, 6, 1, 2),
    "t.csv": (separated, told_json_lines, 6, 0, 0),
    "t.parquet": (parquet, told_parquet, 6, 0, 0),
    "t.zip": (archive, told_archive, 3, 0, 0),
    "t.db": (database, told_database, 8, 0, 0),
}


class Case:
    """A container in a folder of its own."""

    def __init__(self, name, folder):
        make, self._told, self.changed, self.same, self.failed = CASES[name]
        self.path = folder / "kho" / name
        self.path.parent.mkdir()
        make(self.path)
        self.is_database = name.endswith(".db")
        self.source = f"sqlite:///{self.path}" if self.is_database else self.path
        self.fields = Fields(("body",), None, "tin", "id") if self.is_database else FIELDS

    @property
    def items(self):
        return find_items([self.source], self.fields)

    def told(self, path=None):
        return self._told(path or self.path)


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    return Case(request.param, tmp_path)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger") as kept:
        yield kept


def test_in_place_and_back(case, ledger):
    before = case.told()
    states = {"changed": case.changed, "same": case.same, "failed": case.failed}
    assert run(case.items, ledger, Settings()).states == {name: times for name, times in states.items() if times}
    assert case.told() == cleaned(before)
    assert not list(verify(ledger))
    stamp = case.path.stat().st_mtime_ns
    again = run(case.items, ledger, Settings())
    assert again.skipped == case.changed + case.same
    assert case.path.stat().st_mtime_ns == stamp, "nothing to do, nothing written"
    assert len([one for one in undo(ledger) if not one.error]) == case.changed
    assert case.told() == before
    assert not list(verify(ledger))


def test_one_check_is_taken_back(case, ledger):
    before = case.told()
    run(case.items, ledger, Settings())
    assert not [one for one in undo(ledger, check="VN104") if one.error]
    assert not list(verify(ledger))
    assert case.told() != before
    assert not [one for one in undo(ledger, check="VN103") if one.error]
    assert case.told() == before


@pytest.mark.parametrize("name", [name for name in CASES if name != "t.db"])
def test_into_a_tree(tmp_path, ledger, name):
    case = Case(name, tmp_path)
    before, data = case.told(), case.path.read_bytes()
    run(find_items([case.path.parent], FIELDS), ledger, Settings(), tmp_path / "out")
    assert case.path.read_bytes() == data
    assert case.told(tmp_path / "out" / name) == cleaned(before)
    assert not list(verify(ledger))
    (tmp_path / "out" / name).unlink()
    assert list(verify(ledger))
    assert run(case.items, ledger, Settings(), tmp_path / "out").skipped == case.changed + case.same
    assert case.told(tmp_path / "out" / name) == cleaned(before), "what is gone is put together again, of what was done"


def test_what_others_wrote_since_is_left_alone(case, ledger):
    run(case.items, ledger, Settings())
    if case.is_database:
        with sqlite3.connect(case.path) as base:
            base.execute("UPDATE tin SET body = 'khác' WHERE id = 'k/1'")
        name = "t.db/tin#k/1/body"
    elif case.path.suffix in (".jsonl", ".csv"):
        case.path.write_text(case.told().replace("số 2.", "số khác."), "utf-8", newline="")
        name = {".jsonl": "t.jsonl#3/body", ".csv": "t.csv#3/body"}[case.path.suffix]
    else:
        return
    assert [fault for fault in verify(ledger) if name in fault]
    assert [one.name for one in undo(ledger) if one.error] == [name]
    assert "khác" in str(case.told())


def test_a_row_that_changed_since_the_plan_is_refused(tmp_path, ledger):
    case = Case("t.csv", tmp_path)
    planned = {row.name: row.digest for row in plan(case.items, Settings())}
    case.path.write_text(case.told().replace("số 1.", "số 2."), "utf-8", newline="")
    assert run(case.items, ledger, Settings(), planned=planned).states == {"changed": case.changed - 1, "failed": 1}
    assert "lập lại kế hoạch" in ledger.record("t.csv#2/body").error
    assert case.told().count("tô chức") == 1


def test_a_row_that_changes_while_it_is_read_stays(tmp_path, ledger):
    """Of a file the whole, of a database the row: nobody's work is lost."""
    case = Case("t.db", tmp_path)

    def meddle(record):
        if record.name == "t.db/tin#k/1/body":
            with sqlite3.connect(case.path) as base:
                base.execute("UPDATE tin SET body = 'khác' WHERE id = 'k/1'")

    done = run(case.items, ledger, Settings(), tell=meddle)
    assert done.states == {"changed": case.changed - 1, "failed": 1}
    assert ("k/1", "khác", NOTE) in case.told()
    assert not list(verify(ledger))


def test_a_table_that_grows_meanwhile_is_left_alone(tmp_path, ledger, monkeypatch):
    case = Case("t.csv", tmp_path)
    original = Ledger.content

    def grow(self, name):
        with case.path.open("a") as file:
            file.write("11;mới;\n")
        return original(self, name)

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "content", grow)
        states = run(case.items, ledger, Settings()).states
    assert (states.get("changed"), states["failed"]) == (None, 1)
    assert "chương trình khác" in ledger.record("t.csv").error
    assert "mới" in case.told()
    before = case.told()
    run(case.items, ledger, Settings())
    assert case.told() == cleaned(before)
    assert ledger.record("t.csv").state == "same"


PROGRAM = """
import os, signal, sys
from vnproof.batch import containers
from vnproof.batch.archive import find_items
from vnproof.batch.containers import Fields
from vnproof.batch.ledger import Ledger
from vnproof.batch.run import run
from vnproof.batch.undo import undo
from vnproof.batch.work import Settings

what, source, ledger, left = sys.argv[1:]
left = int(left)
def dies(function):
    def dying(*arguments, **named):
        for step in (0, 1):
            global left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            if not step:
                value = function(*arguments, **named)
        return value
    return dying
for name in ("hold", "put", "settle", "end", "content"):
    setattr(Ledger, name, dies(getattr(Ledger, name)))
os.fsync, os.replace = dies(os.fsync), dies(os.replace)
from vnproof.batch import assembly
assembly.TOGETHER = 2
with Ledger(ledger) as kept:
    if what == "run":
        run(find_items([source], Fields(("body",), None, "tin", "id")), kept, Settings())
    else:
        list(undo(kept))
"""


@pytest.mark.slow
def test_killed_at_any_point_it_goes_on(case, tmp_path):
    before = case.told()
    data = case.path.read_bytes()
    killed = 0
    for left in range(1, 24, 5):
        for what in ("run", "undo"):
            case.path.write_bytes(data)
            folder = tmp_path / f"ledger-{what}-{left}"
            if what == "undo":
                with Ledger(folder) as kept:
                    run(case.items, kept, Settings())
            command = [sys.executable, "-c", PROGRAM, what, str(case.source), folder, str(left)]
            killed += subprocess.run(command, capture_output=True, check=False).returncode == -signal.SIGKILL
            with Ledger(folder) as kept:
                if what == "run":
                    run(case.items, kept, Settings())
                    assert case.told() == cleaned(before)
                    assert not list(verify(kept))
                assert not [one for one in undo(kept) if one.error]
                assert case.told() == before
                assert not list(verify(kept))
    assert killed > 5


def killed_after(left, do):
    """Do it in a process of its own that is killed before or after the so-manieth write; was it?"""
    if child := os.fork():
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def dies(function):
        def dying(*arguments, **named):
            nonlocal left
            for is_done in (False, True):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                if not is_done:
                    value = function(*arguments, **named)
            return value

        return dying

    try:
        for name in ("hold", "stand", "put", "settle", "content"):
            setattr(Ledger, name, dies(getattr(Ledger, name)))
        os.fsync, Path.replace = dies(os.fsync), dies(Path.replace)
        assembly.TOGETHER = 2
        do()
    finally:
        os._exit(0)


@pytest.mark.slow
@pytest.mark.parametrize("how", [{"check": "VN104"}, {"run": 1}, {}], ids=str)
def test_a_run_after_an_undo_that_was_killed(case, tmp_path, how):
    """SIGKILL before and after every write of an undo: the run goes on, and the first original is not forgotten."""
    before = case.told()
    with Ledger(tmp_path / "ledger") as kept:
        run(case.items, kept, Settings(permission=Permission(checks=("VN103", "VN104"))))
    data = case.path.read_bytes()
    for left in range(1, 200):
        case.path.write_bytes(data)
        folder = shutil.copytree(tmp_path / "ledger", tmp_path / f"ledger-{left}")

        def take_back(folder=folder):
            with Ledger(folder) as kept:
                list(undo(kept, **how))

        was_killed = killed_after(left, take_back)
        with Ledger(folder) as kept:
            run(case.items, kept, Settings())
            assert case.told() == cleaned(before)
            assert not list(verify(kept))
            assert not [one for one in undo(kept) if one.error]
            assert case.told() == before
            assert not list(verify(kept))
        if not was_killed:
            assert left > 10
            return
    raise AssertionError("an undo without an end")


def test_many_columns_and_html(tmp_path, ledger):
    path = tmp_path / "t.csv"
    path.write_text("tiêu đề,body\nBan tô chức,Ban <b>tô</b> chức\n", "utf-8")
    run(find_items([path], Fields(("tiêu đề", "body"), "html")), ledger, Settings())
    assert path.read_text("utf-8") == "tiêu đề,body\nBan tổ chức,Ban <b>tổ</b> chức\n"


@pytest.mark.parametrize(
    ("name", "text", "fields", "said"),
    [
        ("t.csv", "a,b\n1,2\n", Fields(("body",)), "không có cột body"),
        ("t.csv", "a,b\n1,2\n", Fields(), "--column"),
        ("t.jsonl", "{}", Fields(), "--column"),
        ("t.zip", "PK", Fields(), "zip bị hỏng"),
        ("t.parquet", "PAR1", Fields(("a",)), "Parquet bị hỏng"),
        ("t.txt", "", Fields(("a",)), ""),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, ledger, name, text, fields, said):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    try:
        run(find_items([path], fields), ledger, Settings())
        told = ledger.record(name).error or ""
    except DocumentError as error:
        told = error.wording.vi
    assert said in told
    assert told.startswith(name) or not said or str(path) in told


@pytest.mark.parametrize(
    ("url", "fields", "said"),
    [
        ("sqlite:///{}", Fields(("body",)), "--table"),
        ("sqlite:///{}", Fields(("body",), None, "không", "id"), "không đọc hoặc ghi được"),
        ("sqlite:///{}", Fields(("bodi",), None, "tin", "id"), "không có cột bodi"),
        ("sqlite:///{}", Fields(("body",), None, "tin", "note"), "trùng nhau"),
        ("nosuch://u:secret@h/{}", Fields(("body",), None, "tin", "id"), "không đọc hoặc ghi được"),
    ],
)
def test_what_a_database_lacks_is_said(tmp_path, ledger, url, fields, said):
    case = Case("t.db", tmp_path)
    with pytest.raises(DocumentError, match=said) as raised:
        for item in find_items([url.format(case.path)], fields):
            item.read()
    assert "secret" not in raised.value.wording.vi


def hostile(**files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("_", "."), data)
    return bytearray(written.getvalue())


def encrypted():
    data = hostile(a_txt=WRONG, b_txt=WRONG)
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return data, {"a.txt": "mật khẩu"}


def bomb():
    return hostile(a_txt=b"a" * 100_000_001, b_txt=WRONG), {"a.txt": "lớn hơn 100 MB"}


def liar():
    """The sum of a member is not that of its content."""
    data = hostile(a_txt=WRONG, b_txt=WRONG)
    data[14] ^= 1
    data[data.index(b"PK\1\2") + 16] ^= 1
    return data, {"a.txt": "zip bị hỏng"}


def overlapping():
    """Two entries of the directory lead to one member."""
    data = hostile(a_txt=WRONG, b_txt=WRONG)
    second = data.rindex(b"PK\1\2")
    data[second + 42 : second + 46] = b"\0\0\0\0"
    return data, {"": "zip bị hỏng"}


@pytest.mark.parametrize("make", [encrypted, bomb, liar, overlapping])
def test_hostile_zips(tmp_path, ledger, make):
    data, said = make()
    path = tmp_path / "t.zip"
    path.write_bytes(data)
    run(find_items([path]), ledger, Settings())
    failed = {record.name: record.error for record in ledger.records() if record.state == "failed"}
    for name, words in said.items():
        assert words in failed["t.zip" + (f"/{name}" if name else "")]
    if "" in said:
        assert path.read_bytes() == data
    else:
        with zipfile.ZipFile(path) as file:
            assert file.read("b.txt").decode() == right(WRONG)


@pytest.mark.parametrize("name", [name for name in CASES if name != "t.db"])
def test_damaged_in_any_way_it_is_refused_or_passed_on(tmp_path, name):
    case, draw = Case(name, tmp_path), Random(7)
    good, out = case.path.read_bytes(), tmp_path / f"ra-{name}"
    for _ in range(60):
        data, at = bytearray(good), draw.randrange(len(good))
        if draw.random() < 0.5:
            data[at] = draw.randrange(256)
        else:
            data[at : at + draw.randrange(20)] = draw.choice([b"", b'"', b"\r", b'"\n'])
        case.path.write_bytes(data)
        container = Container(format_of(name), name, str(case.path), FIELDS if name != "t.zip" else Fields())
        try:
            told = {each.name: each.data for each in members(container) if not each.error}
            change(container, container.at(out), lambda _, data: data + b" ")
            again = {each.name: each.data for each in members(container.at(out)) if not each.error}
        except DocumentError:
            continue
        if name in ("t.zip", "t.parquet"):
            assert again == {each: data + b" " for each, data in told.items()}
        else:
            assert again.keys() == told.keys()


def test_what_is_no_document_stays_as_it_is_packed(tmp_path, ledger):
    path = tmp_path / "t.zip"
    archive(path)
    before = path.read_bytes()
    run(find_items([path]), ledger, Settings())
    after = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        for name in ("tin/", "tin/ảnh.png", "__MACOSX/._a.txt"):
            one, other = old.getinfo(name), new.getinfo(name)
            size = 30 + len(name.encode()) + one.compress_size
            assert before[one.header_offset :][:size] == after[other.header_offset :][:size]
            assert (one.external_attr, one.extra, one.comment) == (other.external_attr, other.extra, other.comment)


def test_names_before_unicode_stay(tmp_path, ledger):
    """A name in bytes that are no UTF-8 comes out as it went in."""
    data = hostile(axx_txt=WRONG)
    path = tmp_path / "t.zip"
    path.write_bytes(data.replace(b"axx", b"a\xf0\xe1"))
    run(find_items([path]), ledger, Settings())
    assert path.read_bytes().count(b"a\xf0\xe1.txt") == 2
    with zipfile.ZipFile(path) as file:
        assert file.read(file.infolist()[0]).decode() == right(WRONG)


def test_one_name_in_two_sources_is_refused(tmp_path):
    for folder in ("một", "hai"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("a")
    with pytest.raises(DocumentError, match="hai nguồn"):
        list(find_items([tmp_path / "một", tmp_path / "hai"]))


@pytest.mark.slow
def test_many_hands_do_what_one_does(case, tmp_path):
    outcomes = [
        {item.name: outcome._replace(seconds=0) for item, outcome in crew(case.items, Settings(), jobs)}
        for jobs in (1, 2)
    ]
    assert outcomes[0] == outcomes[1]


MEASURED = """
import resource, sys
from vnproof.batch.archive import find_items
from vnproof.batch.containers import Fields
from vnproof.batch.ledger import Ledger
from vnproof.batch.run import run
from vnproof.batch.work import Settings
with Ledger(sys.argv[2]) as ledger:
    run(find_items([sys.argv[1]], Fields(("body",))), ledger, Settings())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@pytest.mark.slow
def test_a_long_table_takes_no_more_memory_than_a_short_one(tmp_path):
    peaks = []
    for rows in (200, 2000):
        path = tmp_path / f"{rows}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(rows):
                row = {"body": WRONG.format(number), "other": "x" * 50_000}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        command = [sys.executable, "-c", MEASURED, path, tmp_path / f"ledger{rows}"]
        peaks.append(int(subprocess.run(command, capture_output=True, check=True, text=True).stdout))
        assert "chổng" not in path.read_text("utf-8")
    assert peaks[1] - peaks[0] < 30_000_000, "of 90 MB more"
