"""
The documents of corpus/documents: read as others read them, corrected, and opened again by LibreOffice.

`scripts/make_documents.py` makes them.
"""

import re
import shutil
import subprocess
from pathlib import Path

import docx as python_docx
import pytest
from docx2python import docx2python

from tests.documents.packages import members
from tests.documents.test_docx import BY
from vnproof.core.edit import Edit, apply_edits
from vnproof.core.span import Span
from vnproof.documents.docx_comments import Note
from vnproof.documents.opening import open_document, prove, rewrite

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "corpus/documents/docx").glob("*.docx")) + sorted((ROOT / "corpus/documents/odt").glob("*.odt"))
DOCX = [path for path in FILES if path.suffix == ".docx"]
NAMES = [f"{path.stem}{path.suffix}" for path in FILES]
by_file = pytest.mark.parametrize("path", FILES, ids=NAMES)
by_docx = pytest.mark.parametrize("path", DOCX, ids=[path.stem for path in DOCX])
WRONG = {"Kê hoạch": "Kế hoạch", "phù họp": "phù hợp", "chổng": "chống", "huv": "huy", "YÊU CÂU": "YÊU CẦU", "Tô": "Tổ"}


def edits_of(document):
    """The edits that put right what is wrong in the notice, shields left alone."""
    found = (
        Edit(Span(*match.span()), right)
        for wrong, right in WRONG.items()
        for match in re.finditer(rf"\b{wrong}\b", document.text)
    )
    return sorted(edit for edit in found if not any(edit.span.overlaps(shield) for shield in document.shielded))


@by_file
def test_corrected(path):
    data = path.read_bytes()
    document = open_document(data)
    assert document.apply([]) is data
    edits = edits_of(document)
    assert edits, "there is something to correct in each"
    changed = members(rewrite(document, edits))
    story = "content.xml" if document.kind == "odt" else "word/document.xml"
    assert [name for name, part in members(data).items() if changed[name] != part] == [story]
    assert changed[story].count(b"<") == members(data)[story].count(b"<"), "no markup comes or goes"


@by_docx
def test_other_ways_of_correcting(path):
    document = open_document(path)
    edits = edits_of(document)
    prove(document, edits, document.track(edits, BY))
    prove(document, (), document.annotate([Note(edit.span, edit.text) for edit in edits], BY))


@pytest.mark.parametrize("name", ["notice", "torn", "tracked", "boxes", "tables"])
def test_libreoffice_read_the_same(name):
    """The ODT is what LibreOffice took the docx for."""
    texts = [open_document(path).text for path in FILES if path.stem == name]
    assert len(texts) == 2
    assert texts[0] == texts[1]


@by_docx
def test_docx2python_reads_the_same_words(path):
    document = open_document(path)
    with docx2python(path) as other:
        theirs = re.sub(r"<[^>]*>|----.*?----", " ", other.text)
    assert set(re.findall(r"\w{2,}", document.text)) <= set(re.findall(r"\w{2,}", theirs)) | {"hợp"}


def test_python_docx_reads_the_same_paragraphs():
    path = ROOT / "corpus/documents/docx/torn.docx"
    assert open_document(path).text.split("\n\n") == [p.text for p in python_docx.Document(str(path)).paragraphs]


# What LibreOffice makes of our changes.

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def converted(data, folder, to):
    (folder / "in.docx").write_bytes(data)
    (folder / "out").mkdir(exist_ok=True)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", "out", "in.docx"], cwd=folder, check=True, capture_output=True, timeout=180)
    return (folder / f"out/in.{to}").read_bytes()


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("name", ["notice", "torn", "tracked", "boxes", "tables"])
def test_libreoffice_accepts_tracked_changes(name, tmp_path):
    document = open_document(ROOT / f"corpus/documents/docx/{name}.docx")
    edits = edits_of(document)
    seen = open_document(converted(document.track(edits, BY), tmp_path, "odt"))
    assert seen.text == apply_edits(document.text, edits)
    content = members(seen.apply([]))["content.xml"].decode()
    struck = set(re.findall(r"Lan &amp; Co", content))
    assert struck, "the changes are in our name"


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_shows_comments(tmp_path):
    document = open_document(ROOT / "corpus/documents/docx/torn.docx")
    edits = edits_of(document)
    data = document.annotate([Note(edit.span, f"nên là {edit.text}") for edit in edits], BY)
    content = members(converted(data, tmp_path, "odt"))["content.xml"].decode()
    for edit in edits:
        assert f"nên là {edit.text}" in content
    assert content.count("<office:annotation ") == len(edits)
    assert open_document(tmp_path / "out/in.odt").text == document.text


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_reads_what_was_corrected(tmp_path):
    document = open_document(ROOT / "corpus/documents/docx/boxes.docx")
    edits = edits_of(document)
    text = converted(rewrite(document, edits), tmp_path, "odt")
    assert open_document(text).text == apply_edits(document.text, edits)
