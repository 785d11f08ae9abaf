"""
What is promised of each kind of file, tried on every file of `corpus/documents`; the README's tables say the same.

`python tests/documents/test_guarantees.py` prints them, to be put there.
"""

import re
import shutil
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

import pytest

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents.document import Note, Signature
from vnproof.documents.kinds import KINDS, kind_of
from vnproof.documents.office import PROGRAMS
from vnproof.documents.opening import open_document, prove, rewrite

ROOT = Path(__file__).parents[2]
BY = Signature("vnproof", datetime(2026, 1, 2, tzinfo=timezone.utc))
WORD = re.compile(r"[^\W\d_]{2,}")
LOCKED = ("ban-quet.pdf", "mat-khau.pdf")  # a scan without text, and one with a password: refused, see test_pdf

NAMES = {
    "text": ("Văn bản thuần", "Plain text"),
    "html": ("HTML", "HTML"),
    "markdown": ("Markdown", "Markdown"),
    "docx": ("Word", "Word"),
    "doc": ("Word 97-2003, qua LibreOffice", "Word 97-2003, through LibreOffice"),
    "rtf": ("RTF, qua LibreOffice", "RTF, through LibreOffice"),
    "odt": ("OpenDocument", "OpenDocument"),
    "pdf": ("PDF", "PDF"),
}
HEADS = (
    ("định dạng", "tên tệp", "chỗ lỗi nói bằng", "`fix` sửa", "ghi vết", "ghi chú"),
    ("format", "file names", "places are told by", "`fix` corrects", "tracked changes", "notes"),
)
PLACES = {
    "line": ("dòng, cột", "line, column"),
    "paragraph": ("đoạn, bảng, ô", "paragraph, table, cell"),
    "page": ("trang, đoạn", "page, paragraph"),
}
CORRECTS = {
    "itself": ("chính tệp", "the file"),
    "docx": ("ra .docx", "into .docx"),
    "text": ("ra văn bản", "into text"),
}
YES = ("có", "yes")


def files():
    """The documents of the corpus; `.doc` and `.rtf` come out of LibreOffice, and are left to test_office."""
    for path in sorted((ROOT / "corpus" / "documents").rglob("*")):
        if path.is_file() and path.name not in LOCKED:
            yield path


FILES = list(files())


@cache
def opened(path):
    return open_document(path)


def first_word(document):
    """A word that may be changed."""
    for found in WORD.finditer(document.text):
        span = Span(*found.span())
        if not any(span.overlaps(shield) for shield in document.shielded):
            return span
    raise AssertionError("no word")


def told_by(document):
    """How its places are told."""
    blocks = document.layout.blocks
    if document.layout.file is not None or not blocks:
        return "line"
    return "page" if blocks[0].place.page else "paragraph"


def corrects(document):
    if document.can_be_written:
        return "itself"
    return document.stand_in.kind if document.stand_in else "text"


def can(act):
    try:
        act()
    except DocumentError:
        return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_without_an_edit_every_byte_stays(path):
    assert opened(path).apply([]) == path.read_bytes()


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix != ".pdf"], ids=lambda path: path.name)
def test_with_an_edit_the_text_is_what_was_announced(path):
    document = opened(path)
    span = first_word(document)
    again = open_document(rewrite(document, [Edit(span, "khác")]), document.kind, document.path)
    assert again.text == apply_edits(document.text, [Edit(span, "khác")])


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".docx"], ids=lambda path: path.name)
def test_the_other_ways_of_word(path):
    document = opened(path)
    span = first_word(document)
    edits = [Edit(span, "khác")]
    assert prove(document, edits, document.track(edits, BY)) != path.read_bytes()
    assert prove(document, [], document.annotate([Note(span, "vì thế")], BY)) != path.read_bytes()


def row(kind, language):
    """What the table says of a kind."""
    vi_en = 0 if language == "vi" else 1
    sample = next((path for path in FILES if kind_of(path.read_bytes(), path.name) == kind.name), None)
    if sample is None:  # .doc, .rtf: as LibreOffice gives them, which is as .docx
        place, into, track, note = "paragraph", "docx", True, True
    else:
        document = opened(sample)
        span = first_word(document)
        place, into = told_by(document), corrects(document)
        track = can(lambda: document.track([Edit(span, "khác")], BY))
        note = can(lambda: document.annotate([Note(span, "vì thế")], BY))
    marks = [YES[vi_en] if each else "–" for each in (track, note)]
    cells = [NAMES[kind.name][vi_en], " ".join(kind.suffixes), PLACES[place][vi_en], CORRECTS[into][vi_en], *marks]
    return f"| {' | '.join(cells)} |"


def table(language):
    heads = HEADS[0 if language == "vi" else 1]
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *(row(kind, language) for kind in KINDS)])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_readme_says_what_is_so(language):
    assert table(language) in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not any(map(shutil.which, PROGRAMS)), reason="LibreOffice is not installed")
def test_what_libreoffice_gives():
    document = open_document(rb"{\rtf1\ansi Ban to chuc.\par}", path="a.rtf")
    assert (told_by(document), corrects(document)) == ("paragraph", "docx")


if __name__ == "__main__":
    print(table("vi"), table("en"), sep="\n\n")  # noqa: T201
