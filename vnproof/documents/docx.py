"""Word documents (.docx): the text of all their parts, and edits of it written into the runs that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vnproof.core.edit import Edit
from vnproof.core.place import Layout
from vnproof.core.wording import Wording
from vnproof.documents.assembly import Assembly, Font, Pieces
from vnproof.documents.counting import Counters
from vnproof.documents.document import Document, Note, Signature
from vnproof.documents.docx_comments import mark, parts_with, place
from vnproof.documents.docx_cutting import cut_runs
from vnproof.documents.docx_fonts import Fonts
from vnproof.documents.docx_marks import numbers
from vnproof.documents.docx_parts import Parts
from vnproof.documents.docx_text import StoryReader
from vnproof.documents.docx_tracking import track
from vnproof.documents.docx_writing import write
from vnproof.documents.package import Package, macros, signed
from vnproof.documents.trimming import trim_to_words
from vnproof.documents.weaving import in_order, spread
from vnproof.documents.xml_part import Splice, XmlPart


class DocxDocument(Document):
    """
    A Word document.

    `fonts`: the stretches of `text` that are set in a font of before Unicode, with its name.
    """

    kind = "docx"
    is_binary = True

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._package = Package(path, data)
        self._parts = Parts(self._package)
        fonts, counters, assembly = Fonts(self._parts.related("styles")), Counters(), Assembly(path)
        for part, kind in self._parts.stories():
            StoryReader(assembly, part, fonts, counters).read(kind)
        self.text = assembly.text
        self.layout = Layout(tuple(assembly.blocks))
        self.shielded = assembly.shielded
        self.fonts: tuple[Font, ...] = tuple(assembly.fonts)
        self.warnings = tuple(_warnings(path, self._package.names, self.fonts))
        if any(name.startswith("_xmlsignatures/") for name in self._package.names):
            self.objection = signed(path)
        self._said = (Pieces(assembly.pieces), Pieces(assembly.twins, are_all=False))

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file with these edits made, each letter set as the one that it replaces."""
        edits = in_order(edits)
        changes = [
            change for said in self._said for edit in edits for change in spread(self.path, self.text, said, edit)
        ]
        return self._package.replace(_spliced(write(changes)))

    def track(self, edits: Iterable[Edit], by: Signature) -> bytes:
        """
        The file with these edits made as tracked changes, whole words, in the name of `by`.

        Raises DocumentError where an edit cannot be made.
        """
        edits = tuple(trim_to_words(self.text, in_order(edits), self.shielded))
        free = numbers(self._parts)
        cuts = [
            cut for said in self._said for edit in edits for cut in track(self.path, self.text, said, edit, by, free)
        ]
        return self._package.replace(_spliced(cut_runs(cuts)))

    def annotate(self, notes: Iterable[Note], by: Signature) -> bytes:
        """
        The file with these notes as comments beside its words.

        Raises DocumentError where there is nothing that a comment can stand at.
        """
        everything, _ = self._said
        placed = tuple(place(self._parts, self.layout, everything, notes, numbers(self._parts)))
        if not placed:
            return self._package.data
        spliced = _spliced(cut_runs(list(mark(placed))))
        return self._package.replace({**spliced, **parts_with(self._parts, placed, by)})


def _spliced(splices: Mapping[XmlPart, Iterable[Splice]]) -> dict[str, bytes]:
    return {part.name: part.spliced(made) for part, made in splices.items()}


def _warnings(path: str, names: Iterable[str], fonts: Iterable[Font]) -> Iterator[Wording]:
    """What the user should know before the document is changed."""
    if any(name.endswith("vbaProject.bin") for name in names):
        yield macros(path)
    if named := ", ".join(sorted({font.name for font in fonts})):
        yield Wording(
            f"{path}: có chữ dùng phông của thời trước Unicode ({named}) nên không soát được; "
            "hãy chuyển sang Unicode bằng `vnproof convert` trước.",
            f"{path}: some text is set in fonts of before Unicode ({named}) and cannot be read; "
            "turn it into Unicode by `vnproof convert` first.",
        )
