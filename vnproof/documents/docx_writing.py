"""Changes of a docx's text as splices of its parts: the markup around a letter is that of the letter it replaces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from vnproof.core.span import Span
from vnproof.documents.weaving import Change
from vnproof.documents.xml_part import Element, Form, Splice, XmlPart, escape

PRESERVE = b' xml:space="preserve"'
SPACE = re.compile(rb"""\sxml:space\s*=\s*("[^"]*"|'[^']*')""")
# What may stand in a `w:t` besides text, though Word never writes it.
ODDITIES = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>", re.DOTALL)
BLANKS = b" \t\n"
SIGNS = {"\t": b"tab", "\n": b"br"}


def write(changes: Iterable[Change]) -> dict[XmlPart, list[Splice]]:
    """The splices of each part that make these changes."""
    splices: dict[XmlPart, list[Splice]] = defaultdict(list)
    touched: dict[tuple[XmlPart, Element], list[Splice]] = defaultdict(list)
    for piece, span, text in changes:
        start, end = piece.bytes_of(span)
        prefix = word_prefix(piece.part, piece.holder)
        if piece.form is Form.ELEMENT:
            in_run = piece.holder.parent is not None and piece.holder.parent.name == "w:r"
            data = element(prefix, "t", text) if text else b""
            data = data if in_run or not data else b"<%br>%b</%br>" % (prefix, data, prefix)
            splices[piece.part].append(Splice(start, end, data))
            continue
        data = content(prefix, text)
        data = b"]]>%b<![CDATA[" % data if piece.form is Form.CDATA else data
        splices[piece.part].append(Splice(start, end, data))
        touched[piece.part, piece.holder].append(splices[piece.part][-1])
    for (part, holder), made in touched.items():
        splices[part] += keep_blanks(part, holder, made)
    return splices


def keep_blanks(part: XmlPart, holder: Element, made: Iterable[Splice]) -> list[Splice]:
    """What it takes, besides the splices made in a `w:t`, that blanks at the ends of its text are seen."""
    if holder.attributes.get("xml:space") == "preserve":
        return []
    start, end = seen(part, holder)
    pieces, done = [], start
    for splice in sorted(made, key=lambda splice: splice[:2]):
        pieces += [part.data[done : splice.start], splice.data]
        done = splice.end
    first, divided, _ = (b"".join(pieces) + part.data[done:end]).partition(b"</")
    text = ODDITIES.sub(b"", first)
    has_blanks = text.strip(BLANKS) != text
    # Blanks that were not seen would be now, in a `w:t` that preserves them.
    unseen = [(holder.inside, start)] * has_blanks + [(end, holder.close)] * (has_blanks or bool(divided))
    needed = [Splice(*span, b"") for span in unseen if span[0] < span[1]]
    if has_blanks:
        told = SPACE.search(part.data, holder.start, holder.inside)
        at = told.span() if told else (holder.start + 1 + len(part.tag(holder)),) * 2
        needed.append(Splice(*at, PRESERVE))
    return needed


def seen(part: XmlPart, holder: Element) -> Span:
    """The bytes of a `w:t` that are seen: blanks at the ends are not, unless it says so."""
    inside = part.data[holder.inside : holder.close]
    if holder.attributes.get("xml:space") == "preserve":
        return Span(holder.inside, holder.close)
    start = holder.inside + len(inside) - len(inside.lstrip(BLANKS))
    return Span(start, max(start, holder.close - (len(inside) - len(inside.rstrip(BLANKS)))))


def word_prefix(part: XmlPart, element: Element) -> bytes:
    """What the part writes before the names of Word's own elements where `element` stands."""
    around: Element | None = element
    while around is not None and not around.name.startswith("w:"):
        around = around.parent
    return part.prefix(around) if around else b""


def content(prefix: bytes, text: str) -> bytes:
    r"""
    Text as the content of a `w:t`.

    >>> content(b"w:", "a\tb")
    b'a</w:t><w:tab/><w:t xml:space="preserve">b'
    """
    pieces = re.split("([\t\n])", text)
    return b"".join(
        b"</%bt><%b%b/><%bt%b>" % (prefix, prefix, SIGNS[piece], prefix, PRESERVE) if piece in SIGNS else escape(piece)
        for piece in pieces
    )


def element(prefix: bytes, name: str, text: str) -> bytes:
    """
    Text as a `w:t` or `w:delText`.

    >>> element(b"w:", "delText", "tin ")
    b'<w:delText xml:space="preserve">tin </w:delText>'
    """
    tag = prefix + name.encode()
    return b"<%b%b>%b</%b>" % (tag, PRESERVE, content(prefix, text), tag)
