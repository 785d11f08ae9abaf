"""
PDF files, which are read and never written: text with its pages and boxes, a corrected transcript, an annotated copy.

What the page shows is what `text` holds: lines run together into paragraphs, marks put back on their letters, page
numbers left out and running heads said once. A page without text is a picture; `ocr` has Tesseract read it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.place import Layout
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.documents.document import Document, Note, Signature
from vnproof.documents.flow import Flow
from vnproof.documents.leaves import Lack, Leaf, read_leaves
from vnproof.documents.pdf_process import highlighted
from vnproof.documents.plain import MOST_BYTES

MOST_NAMED = 8  # page numbers in one sentence
LACKS: dict[Lack, Wording] = {
    "picture": Wording("là hình, không có lớp chữ nên chưa soát; hãy thêm --ocr", "a picture, not read; add --ocr"),
    "garbled": Wording("có lớp chữ hỏng nên chưa soát; hãy thêm --ocr", "garbled text, not read; add --ocr"),
    "broken": Wording("bị hỏng nên chưa soát; hãy xuất lại PDF", "damaged, not read; export the PDF again"),
    "recognised": Wording(
        "do Tesseract đọc; hãy đối chiếu với bản gốc", "read by Tesseract; compare with the original"
    ),
}


class Box(NamedTuple):
    """Where a stretch of text stands: the page, from 1, and a box on it, in points of the page's own coordinates."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class PdfDocument(Document):
    """A PDF file."""

    kind = "pdf"
    can_be_written = False

    def __init__(self, path: str, data: bytes, *, ocr: bool = False) -> None:
        self.path = path
        self._data = data
        leaves = read_leaves(path, data, ocr=ocr)
        flow = Flow(leaves)
        self.text = flow.text
        self.layout = Layout(tuple(flow.blocks))
        self._lines = flow.lines
        self._boxes = flow.boxes
        if not self.text:
            _refuse_pictures(path, leaves)
        self.warnings = tuple(_warnings(path, leaves, flow.mended))

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file itself; with an edit, DocumentError: a PDF keeps letters, not words."""
        if any(True for _ in edits):
            raise DocumentError(
                f"{self.path}: PDF chỉ đọc, không sửa được trong tệp; hãy dùng `vnproof fix -o văn-bản.txt` để lấy văn "
                "bản đã sửa, hoặc `vnproof fix --annotate bản-ghi-chú.pdf`.",
                f"{self.path}: a PDF is only read, never changed; use `vnproof fix -o text.txt` for the corrected "
                "text, or `vnproof fix --annotate notes.pdf` for a copy with notes.",
            )
        return self._data

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where a stretch of the text stands, a box a line."""
        found = []
        place = span.start
        while place < span.end:
            line = bisect_right(self._lines, (place, MOST_BYTES)) - 1
            end = self._lines[line + 1][0] if line + 1 < len(self._lines) else len(self.text)
            own = self._boxes[place : min(end, span.end)]
            own = own[own[:, 2] > own[:, 0]]
            if len(own):
                low, high = own.min(axis=0).tolist(), own.max(axis=0).tolist()
                found.append(Box(self._lines[line][1], low[0], low[1], high[2], high[3]))
            place = max(end, place + 1)
        return tuple(found)

    def annotate(self, notes: Iterable[Note], by: Signature) -> bytes:
        """A copy with a highlight over each span, and the note as what it says."""
        marked = [(self.boxes(note.span), note.text) for note in notes]
        highlights = [([(box.page - 1, list(box[1:])) for box in boxes], text) for boxes, text in marked if boxes]
        return highlighted(self.path, self._data, highlights, by.author)


def _refuse_pictures(path: str, leaves: Sequence[Leaf]) -> None:
    """Raises DocumentError where a file has no text because all its pages are pictures, garbled or broken."""
    lacks = {leaf.lack for leaf in leaves}
    if "picture" in lacks:
        raise DocumentError(
            f"{path}: PDF là bản quét, không có lớp chữ; hãy thêm --ocr (cần Tesseract: "
            "`apt install tesseract-ocr tesseract-ocr-vie`).",
            f"{path}: the PDF is a scan without text; add --ocr (which needs Tesseract: "
            "`apt install tesseract-ocr tesseract-ocr-vie`).",
        )
    if "garbled" in lacks:
        raise DocumentError(
            f"{path}: lớp chữ của PDF bị hỏng, không biết là chữ gì; hãy thêm --ocr để đọc từ hình trang.",
            f"{path}: the text of the PDF is garbled, its letters are unknown; add --ocr to read its pictures.",
        )
    if "broken" in lacks:
        raise DocumentError(
            f"{path}: không trang nào của PDF đọc được; hãy mở bằng trình đọc PDF và xuất lại tệp.",
            f"{path}: no page of the PDF can be read; open it in a PDF reader and export it again.",
        )


def _warnings(path: str, leaves: Sequence[Leaf], mended: int) -> Iterator[Wording]:
    if mended:
        yield Wording(
            f"{path}: {mended} từ có dấu bị tách khỏi chữ trong tệp PDF; khi soát đã ghép lại.",
            f"{path}: the marks of {mended} words stand apart from their letters in the PDF; here they were joined.",
        )
    for lack, said in LACKS.items():
        if numbers := _numbers(leaves, lack):
            yield Wording(f"{path}: trang {numbers} {said.vi}.", f"{path}: page {numbers}: {said.en}.")


def _numbers(leaves: Sequence[Leaf], lack: Lack) -> str:
    numbers = [leaf.number for leaf in leaves if leaf.lack == lack]
    return ", ".join(map(str, numbers[:MOST_NAMED])) + ("…" if len(numbers) > MOST_NAMED else "")
