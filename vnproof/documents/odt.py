"""OpenDocument texts (.odt): the text of all they hold, and edits of it written into the spans that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.place import Layout, Part
from vnproof.documents.assembly import Assembly, Pieces
from vnproof.documents.counting import Counters, Where
from vnproof.documents.document import Document
from vnproof.documents.odt_text import NAMES, OdtReader
from vnproof.documents.odt_writing import write
from vnproof.documents.package import Package, locked, macros, signed
from vnproof.documents.weaving import in_order, spread
from vnproof.documents.xml_part import Element, XmlPart

MANIFEST = "META-INF/manifest.xml"
HEADERS = ("style:header", "style:header-first", "style:header-left")
FOOTERS = ("style:footer", "style:footer-first", "style:footer-left")


class OdtDocument(Document):
    """A text of LibreOffice or another program that writes OpenDocument."""

    kind = "odt"
    is_binary = True

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._package = Package(path, data)
        if MANIFEST in self._package.names and b"encryption-data" in self._package.read(MANIFEST):
            raise locked(path)
        assembly, counters = Assembly(path), Counters()
        for part, element, kind in self._stories():
            OdtReader(assembly, part, counters).blocks(element, Where(kind))
        self.text = assembly.text
        self.layout = Layout(tuple(assembly.blocks))
        self.shielded = assembly.shielded
        if any(name.startswith(("Basic/", "Scripts/")) for name in self._package.names):
            self.warnings = (macros(path),)
        if "META-INF/documentsignatures.xml" in self._package.names:
            self.objection = signed(path)
        self._pieces = Pieces(assembly.pieces)
        self._unseen = assembly.unseen

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file with these edits made, each letter set as the one that it replaces."""
        changes = [c for edit in in_order(edits) for c in spread(self.path, self.text, self._pieces, edit)]
        splices = write(self.layout.blocks, self._pieces, self._unseen, changes)
        return self._package.replace({part.name: part.spliced(made) for part, made in splices.items()})

    def _stories(self) -> Iterator[tuple[XmlPart, Element, Part]]:
        """What is read, in the order of reading: headers, the body, footers."""
        content = XmlPart(self.path, "content.xml", self._package.read("content.xml"), NAMES)
        body = content.root.first("office:body", "office:text")
        if body is None:
            raise DocumentError(
                f"{self.path}: không phải văn bản OpenDocument; hãy mở bằng LibreOffice rồi lưu lại thành .odt.",
                f"{self.path}: no OpenDocument text; open it in LibreOffice and save it as .odt.",
            )
        pages: list[Element] = []
        if "styles.xml" in self._package.names:
            styles = XmlPart(self.path, "styles.xml", self._package.read("styles.xml"), NAMES)
            pages = list(styles.root.descendants("style:master-page"))
        for names, kind in ((HEADERS, "header"), (FOOTERS, "footer")):
            if kind == "footer":
                yield content, body, "body"
            for page in pages:
                for element in page.elements(*names):
                    if element.attributes.get("style:display") != "false":
                        yield styles, element, kind  # type: ignore[misc]  # the table holds nothing but names of Part
