"""
Makes corpus/documents/docx and corpus/documents/odt: small documents of our own text with what Word and LibreOffice do
to it, for tests/documents/test_made_documents.py.

Usage: python scripts/make_documents.py [--folder FOLDER]

What LibreOffice (`soffice`) converts carries its version and the time; the rest comes out the same again.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml

ROOT = Path(__file__).resolve().parents[1]
NOTICE = ROOT / "corpus/demo/thong-bao-scan.txt"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", WORD),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)  # as Word says of all members
BOX = """<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3600000" cy="500000"/>
<wp:docPr id="77" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="500000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="width:283pt;height:39pt"><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def lines() -> list[str]:
    """The paragraphs of the notice, with its errors."""
    return NOTICE.read_text(encoding="utf-8").splitlines()


def insert(parent: Any, markup: str) -> None:
    """Put elements written as XML at the end of a paragraph."""
    for element in parse_xml(f"<w:p {NAMESPACES}>{markup}</w:p>"):
        parent._p.append(element)  # noqa: SLF001 - python-docx has no other way to its elements


def field(instruction: str, result: str) -> str:
    """A field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def notice(document: Any) -> None:
    """A notice as an office writes it: a letterhead in a table, headings, a page number."""
    head = document.add_table(1, 2)
    text = lines()
    head.cell(0, 0).text = text[0]
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Độc lập - Tự do - Hạnh phúc")
    for line in text[1:]:
        if line.isupper():
            document.add_heading(line, 2)
        else:
            document.add_paragraph(line)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Trang ")
    insert(footer, field("PAGE", "1"))
    document.sections[0].header.paragraphs[0].text = "Trang thông tin điện tử huyện Lộc Phú"


def torn(document: Any) -> None:
    """Every paragraph torn into runs as by an editor who goes back and forth, in bold and italics here and there."""
    drawn = random.Random(1)
    for number, line in enumerate(lines()):
        paragraph = document.add_paragraph()
        start = 0
        while start < len(line):
            end = start + drawn.choice([1, 2, 3, 8, 20])
            run = paragraph.add_run(line[start:end])
            run.bold, run.italic = drawn.random() < 0.2 or None, drawn.random() < 0.2 or None
            run._r.set(f"{{{WORD}}}rsidR", f"00{number:02X}A7B{start % 16:X}")  # noqa: SLF001 - see `insert`
            if drawn.random() < 0.2:
                insert(paragraph, '<w:proofErr w:type="spellStart"/>')
            start = end


def tracked(document: Any) -> None:
    """With another's changes in it, some of them wrong."""
    who = 'w:author="Biên tập" w:date="2024-03-19T08:00:00Z"'
    for number, line in enumerate(lines()[:12]):
        words = line.split(" ")
        middle = len(words) // 2
        paragraph = document.add_paragraph(" ".join(words[:middle]) + " ")
        insert(
            paragraph,
            f'<w:del w:id="{2 * number}" {who}><w:r><w:delText xml:space="preserve">bỏ đi </w:delText></w:r></w:del>'
            f'<w:ins w:id="{2 * number + 1}" {who}><w:r><w:t>{" ".join(words[middle:])}</w:t></w:r></w:ins>',
        )


def boxes(document: Any) -> None:
    """With text boxes, as Word writes them for itself and for older programs."""
    for line in lines()[:8]:
        paragraph = document.add_paragraph(line)
        if len(line) < 40:
            box = f"<w:p><w:r><w:t>{line.replace('CÂU', 'CẦU')}, phù họp</w:t></w:r></w:p>"
            insert(paragraph, BOX.format(box))


def fields(document: Any) -> None:
    """With fields, links and content controls."""
    paragraph = document.add_paragraph("Mục lục: ")
    insert(paragraph, field('TOC \\o "1-3"', "Phần tô chức") + field("DATE", "19/3/2024"))
    paragraph = document.add_paragraph("Xem ")
    insert(paragraph, field('HYPERLINK "https://example.vn"', "Kê hoạch số 90"))
    for line in lines()[3:8]:
        paragraph = document.add_paragraph()
        insert(paragraph, f"<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{line}</w:t></w:r></w:sdtContent></w:sdt>")
    paragraph = document.add_paragraph("Họ và tên: ")
    filler = "<w:sdtContent><w:r><w:t>Bấm để nhập.</w:t></w:r></w:sdtContent>"
    insert(paragraph, f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{filler}</w:sdt>")


def tables(document: Any) -> None:
    """With a table in a table, cells that are merged, and signs between words."""
    outer = document.add_table(3, 3)
    outer.cell(0, 0).merge(outer.cell(0, 1)).text = lines()[1]
    inner = outer.cell(1, 1).add_table(2, 2)
    inner.cell(1, 0).text = "phòng, chổng tham nhũng"
    outer.cell(2, 2).text = lines()[6]
    outer.cell(2, 2).add_paragraph(lines()[7])
    document.add_paragraph("1.\tTô chức\nthực hiện")


def old_font(document: Any) -> None:
    """With a paragraph of before Unicode."""
    document.add_paragraph(lines()[3])
    document.add_paragraph().add_run("Céng hßa x\N{CENT SIGN} héi chñ nghÜa ViÖt Nam").font.name = ".VnTime"
    document.add_paragraph(lines()[8])


DOCX: dict[str, Callable[[Any], None]] = {
    "notice": notice,
    "torn": torn,
    "tracked": tracked,
    "boxes": boxes,
    "fields": fields,
    "tables": tables,
    "old_font": old_font,
}
CONVERTED = ("notice", "torn", "tracked", "boxes", "tables")


def make(write: Callable[[Any], None]) -> bytes:
    """One docx, written by `write` into the template of python-docx."""
    document = docx.Document()
    write(document)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def repacked(data: bytes) -> bytes:
    """A zip with members that say nothing of when they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            kept = zipfile.ZipInfo(member.filename, BEGINNING_OF_TIME)
            kept.compress_type = member.compress_type
            new.writestr(kept, old.read(member))
    return out.getvalue()


def converted(data: bytes, to: str) -> bytes:
    """A docx as LibreOffice reads it, in another format or its own way of writing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.docx"
        source.write_bytes(data)
        out = Path(folder) / "out"
        subprocess.run(  # noqa: S603 - our own command
            ["soffice", "--headless", "--convert-to", to, "--outdir", str(out), str(source)],  # noqa: S607
            check=True,
            capture_output=True,
            timeout=120,
        )
        return repacked((out / f"in.{to}").read_bytes())


def files() -> Iterator[tuple[str, bytes]]:
    """All documents, by their names in the folder."""
    made = {name: make(write) for name, write in DOCX.items()}
    for name, data in made.items():
        yield f"docx/{name}.docx", data
    yield "docx/libreoffice.docx", converted(made["notice"], "docx")
    for name in CONVERTED:
        yield f"odt/{name}.odt", converted(made[name], "odt")


def main() -> int:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "corpus/documents", help="(default: %(default)s)")
    folder = parser.parse_args().folder
    for name, data in files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
