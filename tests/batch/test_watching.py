"""A drop folder gives back what was put there, corrected and with a report; no original is ever lost."""

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from threading import Event

import pytest

from vnproof.batch import watching
from vnproof.batch.crew import Bounds
from vnproof.batch.ledger import Ledger
from vnproof.batch.undo import undo, verify
from vnproof.batch.watching import DropFolder, watch
from vnproof.batch.work import Settings
from vnproof.core.errors import LedgerError
from vnproof.documents import office
from vnproof.documents.opening import open_document
from vnproof.reporters.outcome import Look

ROOT = Path(__file__).parents[2]
WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng.\n"
RIGHT = "Ban tổ chức họp, công tác phòng, chống tham nhũng.\n"
SHOWN = "".join(c if c.isascii() else rf"\u{ord(c)} " for c in WRONG.strip())
RTF = rf"{{\rtf1\ansi\uc0 {SHOWN}}}".encode()


class Drop:
    """A drop folder; `sweep` looks at it twice, as a cron job would."""

    def __init__(self, folder):
        self.folder = folder
        self.told = []

    def open(self):
        return DropFolder(self.folder, Settings(), Bounds(), Look())

    def sweep(self):
        self.told.clear()
        drop = self.open()
        try:
            watch(drop, Event(), 0, lambda said: self.told.append(said.vi), once=True)
        finally:
            drop.close()

    def put(self, name, text=WRONG):
        (self.folder / name).write_text(text, "utf-8")

    def there(self):
        """What people see, by folder."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and ".vnproof" not in path.parts)
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(paths)}

    def text(self, name):
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def drop(tmp_path):
    folder = tmp_path / "thả vào đây"
    folder.mkdir()
    return Drop(folder)


def test_a_file_comes_back_corrected(drop):
    drop.put("công văn.txt")
    drop.sweep()
    assert list(drop.there()) == ["da-sua/công văn.txt", "da-sua/công văn.txt.html", "goc/công văn.txt"]
    assert (drop.text("da-sua/công văn.txt"), drop.text("goc/công văn.txt")) == (RIGHT, WRONG)
    assert "chổng tham nhũng" in drop.text("da-sua/công văn.txt.html")
    assert drop.told == ["công văn.txt: xong, xem da-sua/công văn.txt."]


SPOILT = [
    ("a.docx", b"PK\3\4", "bị hỏng"),
    ("b.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Office 97-2003"),
    ("c.csv", b"a,b\n", "--column"),
    ("d.txt", b"\0\1\2", "hãy"),
    ("e.zip", b"PK", "zip bị hỏng"),
]


@pytest.mark.parametrize(("name", "data", "said"), SPOILT)
def test_what_cannot_be_corrected_is_explained(drop, name, data, said):
    (drop.folder / name).write_bytes(data)
    drop.sweep()
    assert list(drop.there()) == [f"da-sua/{name}.loi.txt", f"goc/{name}"]
    assert said in drop.text(f"da-sua/{name}.loi.txt")
    assert drop.there()[f"goc/{name}"] == data
    drop.sweep()
    assert not drop.told, "it is told once"


def test_a_pdf_comes_back_with_notes(drop):
    data = (ROOT / "corpus/documents/pdf/thong-bao.pdf").read_bytes()
    (drop.folder / "thong-bao.pdf").write_bytes(data)
    drop.sweep()
    names = ["da-sua/thong-bao.pdf", "da-sua/thong-bao.pdf.html", "goc/thong-bao.pdf"]
    assert list(drop.there()) == names
    assert drop.told == ["thong-bao.pdf: PDF chỉ đọc được; bản có ghi chú ở da-sua/thong-bao.pdf."]
    assert b"/Highlight" in drop.there()[names[0]]
    with Ledger(drop.folder / ".vnproof") as ledger:
        assert not list(verify(ledger))
        assert not [one for one in undo(ledger) if one.error]
        assert not list(verify(ledger))
    assert drop.there()[names[0]] == data


@pytest.mark.slow
@pytest.mark.skipif(not any(map(shutil.which, office.PROGRAMS)), reason="LibreOffice is not installed")
def test_what_libreoffice_reads_comes_back_as_docx(drop):
    (drop.folder / "a.rtf").write_bytes(RTF)
    drop.put("a.txt")
    drop.sweep()
    assert "a.rtf: xong, xem da-sua/a.docx." in drop.told[0]
    assert open_document(drop.folder / "da-sua/a.docx").text == RIGHT.strip()
    assert drop.text("da-sua/a.txt") == RIGHT
    (drop.folder / "a.rtf").write_bytes(RTF)
    drop.sweep()
    assert drop.told == ["a.rtf: đã soát từ trước, xem da-sua/a.docx."]


def test_a_zip_comes_back_as_one(drop):
    with zipfile.ZipFile(drop.folder / "t.zip", "w") as file:
        file.writestr("a.txt", WRONG)
        file.writestr("hỏng.txt", b"\0\1")
    drop.sweep()
    with zipfile.ZipFile(drop.folder / "da-sua/t.zip") as file:
        assert file.read("a.txt").decode() == RIGHT
    assert "t.zip/hỏng.txt" in drop.text("da-sua/t.zip.loi.txt")


def test_the_same_file_again_is_known(drop):
    drop.put("a.txt")
    drop.sweep()
    (drop.folder / "da-sua/a.txt").write_text("người sửa tiếp", "utf-8")
    drop.put("a.txt")
    drop.sweep()
    assert drop.told == ["a.txt: đã soát từ trước, xem da-sua/a.txt."]
    assert drop.text("da-sua/a.txt") == "người sửa tiếp"
    (drop.folder / "da-sua/a.txt").unlink()
    drop.put("a.txt")
    drop.sweep()
    assert drop.text("da-sua/a.txt") == RIGHT, "who has lost the result gets it again"


def test_another_file_of_that_name_takes_nothing_away(drop):
    for text in (WRONG, WRONG * 2, WRONG * 3, WRONG * 2):
        drop.put("a.txt", text)
        drop.sweep()
    assert [drop.text(f"goc/{name}") for name in ("a.txt", "a (2).txt", "a (3).txt")] == [WRONG, WRONG * 2, WRONG * 3]
    assert drop.text("da-sua/a (3).txt") == RIGHT * 3
    drop.put("a.txt.html", "<p>Ban tô chức</p>")
    drop.sweep()
    assert drop.text("da-sua/a.txt (2).html") == "<p>Ban tổ chức</p>"


@pytest.mark.parametrize("name", ["a.txt.crdownload", "~$a.docx", ".a.txt", "con/a.txt"])
def test_what_is_not_whole_or_not_meant_is_let_be(drop, name):
    (drop.folder / "con").mkdir()
    drop.put(name)
    drop.sweep()
    assert list(drop.there()) == [name]


def test_a_file_that_grows_is_waited_for(drop):
    opened = drop.open()
    drop.put("a.txt")
    assert opened.settled() == []
    drop.put("a.txt", WRONG * 2)
    assert opened.settled() == []
    assert opened.settled() == [drop.folder / "a.txt"]
    opened.close()


def test_two_at_once(drop):
    opened = drop.open()
    with pytest.raises(LedgerError, match="một lượt khác"):
        drop.open()
    opened.close()


@pytest.mark.parametrize("step", ["_report", "run"])
def test_killed_on_the_way_it_is_done_next_time(drop, monkeypatch, step):
    """Between taking a file and telling of it, whatever was to come next."""

    class Killed(BaseException):
        pass

    def dies(*_, **__):
        raise Killed

    drop.put("a.txt")
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(DropFolder if step == "_report" else watching, step, dies)
        drop.sweep()
    assert drop.text("goc/a.txt") == WRONG
    drop.sweep()
    assert drop.text("da-sua/a.txt") == RIGHT
    assert "da-sua/a.txt.html" in drop.there()
    drop.sweep()
    assert not drop.told


def test_it_ends_between_two_documents(drop):
    for name in ("a.txt", "b.txt"):
        drop.put(name)
    enough = Event()
    opened = drop.open()
    opened.settled()
    watch(opened, enough, 0, lambda _: enough.set())
    opened.close()
    assert "da-sua/a.txt" in drop.there()
    assert "b.txt" in drop.there()


@pytest.mark.slow
def test_it_is_stopped_by_a_signal(drop):
    command = [sys.executable, "-m", "vnproof", "watch", drop.folder, "--every", "0.1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr.readline().startswith("vnproof: đang canh")
        drop.put("a.txt")
        assert process.stderr.readline() == "vnproof: a.txt: xong, xem da-sua/a.txt.\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    assert drop.text("da-sua/a.txt") == RIGHT
