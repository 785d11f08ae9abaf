"""What takes no corrections itself comes as a copy of another kind where there is room for one, else is only read."""

import io
import zipfile
from itertools import count
from pathlib import Path

import pytest

from vnproof.batch.archive import find_items
from vnproof.batch.deciding import Desk
from vnproof.batch.ledger import Ledger
from vnproof.batch.plan import estimate, plan, read_plan, write_plan
from vnproof.batch.queue import waiting
from vnproof.batch.report import page
from vnproof.batch.run import run
from vnproof.batch.tally import tally
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Permission, Settings
from vnproof.documents import office
from vnproof.documents.opening import open_document
from vnproof.training.archives import shaped

WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng."
RIGHT = "Ban tổ chức họp, công tác phòng, chống tham nhũng."
HALF = "Ban tổ chức họp, công tác phòng, chổng tham nhũng."
PDF = "corpus/documents/pdf/thong-bao.pdf"
numbers = count()


def rtf(text):
    return b"{\\rtf" + text.encode()


def as_docx(_, data, __):
    """What LibreOffice does, which never makes the same file twice."""
    made = io.BytesIO(shaped(data[5:].decode(), "docx"))
    with zipfile.ZipFile(made, "a") as package:
        package.comment = str(next(numbers)).encode()
    return made.getvalue()


@pytest.fixture(autouse=True)
def _libreoffice(monkeypatch):
    monkeypatch.setattr(office, "as_docx", as_docx)


@pytest.fixture
def folder(tmp_path):
    """Two documents that become copies, one with nothing wrong, a text."""
    folder = tmp_path / "kho"
    folder.mkdir()
    for name, text in (("a.rtf", WRONG), ("2015.01.doc", WRONG), ("đúng.doc", RIGHT)):
        (folder / name).write_bytes(rtf(text))
    (folder / "t.txt").write_text(WRONG, "utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger") as kept:
        yield kept


def texts(folder):
    return {path.name: open_document(path).text.strip() for path in sorted(folder.iterdir())}


def test_into_a_tree_and_back(folder, ledger, tmp_path):
    before, out = texts(folder), tmp_path / "out"
    assert run(find_items([folder]), ledger, Settings(), out).states == {"changed": 3, "same": 1}
    copies = {"2015.01.docx": RIGHT, "a.docx": RIGHT, "t.txt": RIGHT, "đúng.doc": RIGHT}
    assert texts(out) == copies
    assert (out / "đúng.doc").read_bytes() == (folder / "đúng.doc").read_bytes()
    assert not list(verify(ledger))
    assert run(find_items([folder]), ledger, Settings(), out).skipped == 4
    assert not [one for one in undo(ledger, check="VN104") if one.error]
    assert texts(out) == dict.fromkeys(copies, HALF) | {"đúng.doc": RIGHT}
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert texts(out) == dict.fromkeys(copies, WRONG) | {"đúng.doc": RIGHT}
    assert not list(verify(ledger))
    assert texts(folder) == before


@pytest.mark.parametrize("what", ["changed copy", "lost copy", "changed source"])
def test_what_is_no_longer_as_it_was_is_done_anew(folder, ledger, tmp_path, what):
    out = tmp_path / "out"
    run(find_items([folder]), ledger, Settings(), out)
    if what == "changed source":
        (folder / "a.rtf").write_bytes(rtf(WRONG + " Thêm."))
    elif what == "lost copy":
        (out / "a.docx").unlink()
    else:
        (out / "a.docx").write_bytes(b"x")
        assert [fault for fault in verify(ledger) if "a.rtf" in fault]
        assert [one.name for one in undo(ledger, name="a.rtf") if one.error] == ["a.rtf"]
    assert run(find_items([folder]), ledger, Settings(), out).skipped == 3
    assert texts(out)["a.docx"] == RIGHT + " Thêm." * (what == "changed source")
    assert not list(verify(ledger))


def test_in_place_they_are_only_read(folder, ledger):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(find_items([folder]), ledger, Settings()).states == {"changed": 1, "read": 2, "same": 1}
    assert "hãy chạy với -o THƯ MỤC" in ledger.record("a.rtf").error
    assert {name for name in before if (folder / name).read_bytes() != before[name]} == {"t.txt"}
    assert run(find_items([folder]), ledger, Settings()).skipped == 4
    counted = tally(ledger)
    assert (counted.states["read"], counted.fates["made"], counted.fates["left"]) == (2, 2, 4)
    assert "Chỉ đọc được" in "".join(page(ledger))
    assert not list(waiting(ledger)), "nobody is asked about what cannot be done"
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]


def test_a_plan_tells_of_them(folder, tmp_path):
    with zipfile.ZipFile(folder / "t.zip", "w") as packed:
        packed.writestr("b.rtf", rtf(WRONG))
    list(write_plan(tmp_path / "plan", plan(find_items([folder]), Settings())))
    told = estimate(read_plan(tmp_path / "plan"))
    assert (told.documents, told.changed, told.copies, told.only_read) == (5, 3, 2, {"inside": 1})
    assert told.made == {"VN103": 3, "VN104": 3}


def signed():
    made = io.BytesIO(shaped(WRONG, "docx"))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<x/>")
    return made.getvalue()


def pdf():
    return Path(PDF).read_bytes()


def inside():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("b.rtf", rtf(WRONG))
    return made.getvalue()


# What is only read even where there is room for copies, and the remedy.
ONLY_READ = [
    ("a.docx", signed, "a.docx", "vnproof fix --force"),
    ("a.pdf", pdf, "a.pdf", "vnproof fix --annotate"),
    ("a.zip", inside, "a.zip/b.rtf", "hãy giải nén"),
]


@pytest.mark.parametrize(("file", "make", "name", "remedy"), ONLY_READ)
def test_what_is_only_read_is_passed_on(tmp_path, ledger, file, make, name, remedy):
    (tmp_path / file).write_bytes(make())
    done = run(find_items([tmp_path / file]), ledger, Settings(), tmp_path / "out")
    assert done.states == {"read": 1}
    assert remedy in ledger.record(name).error
    assert (tmp_path / "out" / file).read_bytes() == (tmp_path / file).read_bytes()
    assert run(find_items([tmp_path / file]), ledger, Settings(), tmp_path / "out").skipped == 1
    assert not list(verify(ledger))


# Documents beside each other, and how their copies are called.
NAMES = [
    (["a.doc"], ["a.docx"]),
    (["a.doc", "a.pdf"], ["a.docx"]),
    (["a.doc", "a.docx"], ["a.doc.docx", "a.docx"]),
    (["a.doc", "a.rtf"], ["a.doc.docx", "a.rtf.docx"]),
    (["a.DOC", "a.RTF"], ["a.DOC.docx", "a.RTF.docx"]),
    (["a.docx"], ["a.docx"]),
    (["v1.2.rtf"], ["v1.2.docx"]),
]


@pytest.mark.parametrize(("names", "copies"), NAMES)
def test_no_copy_takes_the_place_of_another(tmp_path, ledger, names, copies):
    folder = tmp_path / "kho"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(pdf() if name == "a.pdf" else rtf(WRONG))
    run(find_items([folder]), ledger, Settings(), tmp_path / "out")
    there = texts(tmp_path / "out")
    assert {name: there[name] for name in there if name != "a.pdf"} == dict.fromkeys(copies, RIGHT)


def test_what_waits_in_a_copy_can_be_accepted(folder, ledger, tmp_path):
    run(find_items([folder]), ledger, Settings(permission=Permission(checks=("VN999",))), tmp_path / "out")
    assert texts(tmp_path / "out") == {"2015.01.docx": WRONG, "a.docx": WRONG, "t.txt": WRONG, "đúng.doc": RIGHT}
    places = list(waiting(ledger))
    desk = Desk(ledger, None, "ai")
    assert not desk.accept(places).errors
    assert set(texts(tmp_path / "out").values()) == {RIGHT}
    assert not list(verify(ledger))
    assert not desk.take_back(places).errors
    assert texts(tmp_path / "out")["a.docx"] == WRONG


@pytest.mark.parametrize("stop", ["before the file", "after it"])
@pytest.mark.parametrize("what", ["run", "undo"])
def test_killed_on_the_way_it_goes_on(folder, ledger, tmp_path, monkeypatch, what, stop):
    out = tmp_path / "out"

    def killed(*_, **__):
        raise KeyboardInterrupt

    if what == "undo":
        run(find_items([folder]), ledger, Settings(permission=Permission(checks=("VN103", "VN104"))), out)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        if stop == "before the file":
            module = "remaking" if what == "undo" else "writing"
            patched.setattr(f"vnproof.batch.{module}.write_atomically", killed)
        else:
            patched.setattr(Ledger, "stand", killed)
        if what == "undo":
            list(undo(ledger, check="VN104"))
        else:
            run(find_items([folder]), ledger, Settings(), out)
    run(find_items([folder]), ledger, Settings(), out)
    assert set(texts(out).values()) == {RIGHT}
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert set(texts(out).values()) == {WRONG, RIGHT}
    assert not list(verify(ledger))
