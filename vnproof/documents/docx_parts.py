"""The parts of a docx package that hold text, found as Word finds them: by relationships, whatever they are called."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from vnproof.core.errors import DocumentError
from vnproof.core.place import Part
from vnproof.documents.package import Package
from vnproof.documents.xml_part import Element, XmlPart

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# Word writes the transitional names; the strict ones mean the same.
NAMES = {
    WORD: "w",
    STRICT_WORD: "w",
    OFFICE: "r",
    STRICT_OFFICE: "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
CONTENT_TYPES = "[Content_Types].xml"


class Relationship(NamedTuple):
    """What one part has to do with another: `type` is the last word of the relationship's type, «footnotes»."""

    id: str
    type: str
    target: str


class Parts:
    """
    The parts of a docx, each parsed when it is first asked for.

    Raises DocumentError where the package has no main part.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._parsed: dict[str, XmlPart] = {}
        main = next((rel.target for rel in self.relationships("") if rel.type == "officeDocument"), None)
        if main is None or self.parse(main).root.name != "w:document":
            raise DocumentError(
                f"{package.path}: không phải văn bản Word; hãy mở bằng Word rồi lưu lại thành .docx.",
                f"{package.path}: not a Word document; open it in Word and save it as .docx.",
            )
        self.main = self.parse(main)

    def parse(self, name: str) -> XmlPart:
        """A part by its name. Raises DocumentError where it is missing or damaged."""
        if name not in self._parsed:
            self._parsed[name] = XmlPart(self.package.path, name, self.package.read(name), NAMES)
        return self._parsed[name]

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The parts of this package that a part, or "" for the package, relates to."""
        folder = posixpath.dirname(source)
        found = []
        for row in self.rows(source):
            told = row.attributes
            target = posixpath.normpath(posixpath.join("/", folder, told.get("Target", ""))).lstrip("/")
            if told.get("TargetMode") != "External" and target in self.package.names:
                found.append(Relationship(told.get("Id", ""), told.get("Type", "").rpartition("/")[2], target))
        return tuple(found)

    def rows(self, source: str) -> tuple[Element, ...]:
        """All relationships of a part as they are written, those to what is outside too."""
        name = relationships_of(source)
        return tuple(self.parse(name).root.elements("rel:Relationship")) if name in self.package.names else ()

    @property
    def is_strict(self) -> bool:
        """Are the names of elements those of the strict variant?"""
        return STRICT_WORD.encode() in self.main.data[: self.main.root.inside]

    def related(self, type_: str) -> XmlPart | None:
        """The first part of a type that the main part relates to."""
        return next((self.parse(rel.target) for rel in self._of_main if rel.type == type_), None)

    def stories(self) -> Iterator[tuple[XmlPart, Part]]:
        """What is read, in the order of reading: headers, the body, the notes, footers."""
        yield from ((part, "header") for part in self._referred("w:headerReference"))
        yield self.main, "body"
        for type_, kind in (("footnotes", "footnote"), ("endnotes", "endnote")):
            if part := self.related(type_):
                yield part, kind  # type: ignore[misc]  # the table above holds nothing but names of Part
        yield from ((part, "footer") for part in self._referred("w:footerReference"))

    def _referred(self, name: str) -> Iterator[XmlPart]:
        """The headers or footers that are shown, each once."""
        targets = {rel.id: rel.target for rel in self._of_main}
        shown = (targets.get(found.attributes.get("r:id", "")) for found in self._references if found.name == name)
        for target in dict.fromkeys(shown):
            if target:
                yield self.parse(target)

    @cached_property
    def _references(self) -> list[Element]:
        return list(self.main.root.descendants("w:headerReference", "w:footerReference"))

    @cached_property
    def _of_main(self) -> tuple[Relationship, ...]:
        return self.relationships(self.main.name)


def relationships_of(source: str) -> str:
    """
    The name of the part with the relationships of a part.

    >>> relationships_of("word/document.xml"), relationships_of("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    return posixpath.join(posixpath.dirname(source), "_rels", posixpath.basename(source) + ".rels")
