"""Word 97-2003 and RTF: read by LibreOffice where it is there, corrected as .docx, never written themselves."""

import os
import shutil
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
    assert not stopped.exists() or stopped.read_text().rpartition(")")[2].split()[0] == "Z"


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
