r"""
XmlPart: one XML part of a package as a tree whose nodes know their bytes, so that a change is a splice of these bytes.

Trees of other libraries are written anew and come out otherwise than they went in; here all that is not changed stays
byte for byte. Parts with a DOCTYPE are refused: no document has one, and entities are how XML is turned into a bomb.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat

from vnproof.documents.package import damaged, too_large

MOST_NESTED = 150  # Word goes no deeper than some dozens
MOST_ELEMENTS = 1_000_000  # 2,000 pages of Word's; 800 bytes each

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")
TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
NAME = re.compile(rb"[^\s/>]+")
# What XML 1.0 has no way to write, and the carriage return, which it reads as a line feed.
UNWRITABLE = re.compile("[^\t\n\N{SPACE}-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Form(Enum):
    """How text is written in a part."""

    PLAIN = 0  # as it is, in UTF-8
    REFERENCE = 1  # one character by other bytes: `&amp;`, a line end
    CDATA = 2
    ELEMENT = 3  # by an element of its own: `<w:tab/>`


class Chars(NamedTuple):
    """A stretch of character data and its bytes."""

    text: str
    start: int
    end: int
    form: Form


class Element:
    """An element; `start` and `end` are the bytes of all of it, `inside` and `close` of what is between its tags."""

    __slots__ = ("attributes", "children", "close", "end", "inside", "name", "parent", "start")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None, start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | Chars] = []
        self.start = self.inside = self.close = self.end = start

    def elements(self, *names: str) -> Iterator[Element]:
        """The elements right inside it, those of these names if any are given."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, *path: str) -> Element | None:
        """The first element at the end of a path of names."""
        found: Element | None = self
        for name in path:
            found = next(found.elements(name), None) if found else None
        return found

    def descendants(self, *names: str) -> Iterator[Element]:
        """All elements of these names inside it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if element.name in names and element is not self:
                yield element
            waiting += reversed(list(element.elements()))

    @property
    def text(self) -> str:
        """The characters right inside it."""
        return "".join(child.text for child in self.children if isinstance(child, Chars))


class Splice(NamedTuple):
    """Put `data` where the bytes from `start` to `end` of a part were."""

    start: int
    end: int
    data: bytes


class XmlPart:
    """
    A part, parsed. `data` is its UTF-8, whatever it is in the package; `names` gives namespaces the prefixes that the
    names of elements and attributes have here, whatever the part itself calls them.

    Raises DocumentError where it is not well-formed XML, or larger or deeper than documents are.

    >>> part = XmlPart("a.docx", "p.xml", b'<x:p xmlns:x="urn:w"><x:t>a &amp; b</x:t></x:p>', {"urn:w": "w"})
    >>> text = part.root.first("w:t")
    >>> [chars.text for chars in text.children], part.data[text.start : text.end]
    (['a ', '&', ' b'], b'<x:t>a &amp; b</x:t>')
    >>> part.spliced([Splice(text.inside, text.close, b"c")])
    b'<x:p xmlns:x="urn:w"><x:t>c</x:t></x:p>'
    """

    def __init__(self, path: str, name: str, data: bytes, names: Mapping[str, str]) -> None:
        self.path = path
        self.name = name
        self._mark, self._encoding = next((row for row in MARKS if data.startswith(row[0])), (b"", "utf-8"))
        declared = DECLARED.match(data)
        if self._encoding == "utf-8" and declared and declared[1].lower() != b"utf-8":
            raise damaged(path, name)
        try:
            text = data[len(self._mark) :].decode(self._encoding)
            self.data = text.encode("utf-8")
            self.root = _Parser(self, names).parse()
        except (UnicodeError, expat.ExpatError, _Doctype) as error:
            raise damaged(path, name) from error

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The bytes of the part with these splices made; all others are as they were."""
        pieces: list[bytes] = []
        done = 0
        for start, end, data in sorted(splices, key=lambda splice: splice[:2]):
            pieces += [self.data[done:start], data]
            done = end
        whole = b"".join(pieces) + self.data[done:]
        return self._mark + (whole if self._encoding == "utf-8" else whole.decode("utf-8").encode(self._encoding))

    def tag(self, element: Element) -> bytes:
        """
        The name of an element as the part itself writes it.

        >>> part = XmlPart("a.docx", "p.xml", b'<x:p xmlns:x="urn:w"/>', {"urn:w": "w"})
        >>> part.root.name, part.tag(part.root)
        ('w:p', b'x:p')
        """
        found = NAME.match(self.data, element.start + 1)
        return found[0] if found else b""

    def prefix(self, element: Element) -> bytes:
        """What the part writes before the names of elements like this: `w:`, as a rule."""
        before, colon, _ = self.tag(element).rpartition(b":")
        return before + colon


class _Doctype(Exception):
    """A part has a document type."""


class _Parser:
    """Builds the tree of one part."""

    def __init__(self, part: XmlPart, names: Mapping[str, str]) -> None:
        self.part = part
        self.prefixes = {"http://www.w3.org/XML/1998/namespace": "xml", **names}
        self.short: dict[str, str] = {}
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        self.in_cdata = False
        self.chars: tuple[str, int] | None = None  # read, but where it ends is known from what follows
        self.expat = expat.ParserCreate("utf-8", " ")
        self.expat.StartElementHandler = self.start
        self.expat.EndElementHandler = self.end
        self.expat.CharacterDataHandler = self.data
        self.expat.StartCdataSectionHandler = lambda: self.cdata(begins=True)
        self.expat.EndCdataSectionHandler = lambda: self.cdata(begins=False)
        self.expat.CommentHandler = self.expat.ProcessingInstructionHandler = self.flush
        self.expat.StartDoctypeDeclHandler = self.doctype

    def parse(self) -> Element:
        self.expat.Parse(self.part.data, True)
        if self.root is None:
            raise expat.ExpatError("no element")
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush()
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.stack) >= MOST_NESTED:
            raise too_large(self.part.path)
        own = {self.name(key): value for key, value in attributes.items()} if attributes else {}
        at = self.expat.CurrentByteIndex
        element = Element(self.name(name), own, self.stack[-1] if self.stack else None, at)
        found = TAG.match(self.part.data, at)
        element.inside = found.end() if found else at
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def end(self, _: str) -> None:
        self.flush()
        element = self.stack.pop()
        at = self.expat.CurrentByteIndex
        is_empty = self.part.data.endswith(b"/>", element.start, element.inside) and at == element.inside
        element.close = at
        element.end = at if is_empty else self.part.data.index(b">", at) + 1

    def data(self, text: str) -> None:
        self.flush()
        self.chars = text, self.expat.CurrentByteIndex

    def cdata(self, *, begins: bool) -> None:
        self.flush()
        self.in_cdata = begins

    def flush(self, *_: str) -> None:
        """Now it is known where the last characters end."""
        if self.chars is None:
            return
        (text, start), self.chars = self.chars, None
        end = self.expat.CurrentByteIndex
        if self.in_cdata:
            form = Form.CDATA
        else:
            is_plain = text != "\n" and end - start == len(text.encode("utf-8"))
            form = Form.PLAIN if is_plain else Form.REFERENCE
        if self.stack:
            self.stack[-1].children.append(Chars(text, start, end, form))

    def doctype(self, *_: object) -> None:
        raise _Doctype

    def name(self, name: str) -> str:
        """`w:p` for the name of expat, which has the namespace in full before it."""
        short = self.short.get(name)
        if short is None:
            space, _, local = name.rpartition(" ")
            short = f"{self.prefixes.get(space, space)}:{local}" if space else local
            self.short[name] = short
        return short


def escape(text: str) -> bytes:
    """
    Text as the content of an element.

    >>> escape("a < b & c")
    b'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode("utf-8")
