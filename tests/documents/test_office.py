"""Word 97-2003 and RTF: read by LibreOffice where it is there, corrected as .docx, never written themselves."""

import os
import shutil
import time
from pathlib import Path

import pytest

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents import office
from vnproof.documents.opening import open_document, rewrite

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi\uc0 Ban t\u244  ch\u7913 c {\b h\u7897 i} ngh\u7883 .\par Hai\par}"
there = pytest.mark.skipif(not any(map(shutil.which, office.PROGRAMS)), reason="LibreOffice is not installed")


@pytest.mark.parametrize(("data", "name"), [(OLE, "a.doc"), (RTF, "a.rtf"), (RTF, "a.txt")])
def test_without_libreoffice(monkeypatch, data, name):
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(DocumentError, match="cần LibreOffice"):
        open_document(data, path=name)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes have no groups here")
def test_what_takes_too_long_leaves_no_process(monkeypatch, tmp_path):
    """LibreOffice is a script that starts the program that does the work."""
    told = tmp_path / "pid"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 1000 & echo $! > {told}.new; mv {told}.new {told}; wait\n")
    script.chmod(0o755)

    def wait(*_):
        while not told.exists():
            pass
        raise KeyboardInterrupt

    monkeypatch.setattr(office.shutil, "which", lambda _: str(script))
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(office.subprocess.Popen, "wait", wait)
        open_document(RTF, path="a.rtf")
    stopped = Path(f"/proc/{int(told.read_text())}/stat")
    until = time.monotonic() + 10
    while is_alive(stopped) and time.monotonic() < until:  # a busy machine takes a moment to end what is killed
        time.sleep(0.01)
    assert not is_alive(stopped)


def is_alive(stat):
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@there
def test_rtf():
    document = open_document(RTF, path="a.rtf")
    assert (document.kind, document.text) == ("rtf", "Ban tô chức hội nghị.\n\nHai")
    assert document.apply([]) == RTF
    corrected = open_document(rewrite(document.stand_in, [Edit(Span(4, 6), "tổ")]))
    assert (corrected.kind, corrected.text) == ("docx", "Ban tổ chức hội nghị.\n\nHai")
    with pytest.raises(DocumentError, match="hãy dùng `vnproof fix -o"):
        document.apply([Edit(Span(4, 6), "tổ")])


@pytest.mark.slow
@there
def test_a_damaged_file():
    with pytest.raises(DocumentError, match="LibreOffice không mở được"):
        open_document(OLE, path="a.doc")


@pytest.mark.slow
@there
@pytest.mark.parametrize(
    ("options", "code"), [("-o out.docx", 0), ("--docx-mode track -o out.docx", 0), ("--in-place", 3)]
)
def test_fix(home, vnproof, options, code):
    (home / "a.rtf").write_bytes(RTF)
    assert vnproof(f"fix --likely {options} a.rtf").exit_code == code
    assert (home / "a.rtf").read_bytes() == RTF
    if code == 0:
        assert open_document(home / "out.docx").text == "Ban tổ chức hội nghị.\n\nHai"


def test_what_was_made_is_kept_until_the_end(monkeypatch, tmp_path):
    asked = []

    def convert(path, data, suffix):
        asked.append(path)
        if data == b"broken":
            raise DocumentError("hỏng", "broken")
        return data + suffix.encode()

    monkeypatch.setattr(office, "_converted", convert)
    with office.conversions_kept(tmp_path / "kept"):
        for path, data in (("a.rtf", b"a"), ("b.rtf", b"a"), ("c.rtf", b"c"), ("a.rtf", b"a")):
            assert office.as_docx(path, data, ".rtf") == data + b".rtf"
        for path in ("x.rtf", "x.rtf"):
            with pytest.raises(DocumentError):
                office.as_docx(path, b"broken", ".rtf")
        shutil.copytree(tmp_path / "kept", tmp_path / "left")
    assert asked == ["a.rtf", "c.rtf", "x.rtf", "x.rtf"]
    with office.conversions_kept(tmp_path / "left"):  # by one that was killed
        assert office.as_docx("a.rtf", b"a", ".rtf") == b"a.rtf"
    assert asked[4:] == []
    assert not (tmp_path / "kept").exists()
    office.as_docx("a.rtf", b"a", ".rtf")
    assert asked[4:] == ["a.rtf"]
    with office.conversions_kept(tmp_path / "no" / "room"):
        assert office.as_docx("a.rtf", b"a", ".rtf") == b"a.rtf"
