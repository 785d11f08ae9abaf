"""Annotated text, as LanguageTool's clients send it: pieces to be read and pieces of markup between them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.span import Span


class Annotated(NamedTuple):
    """`text` is what is read, `whole` all that was sent, markup included; `offsets` lead from the one to the other."""

    text: str
    whole: str
    offsets: OffsetMap

    def place(self, span: Span) -> Span:
        """A span of the text as a span of the whole."""
        return self.offsets.to_source(*span)

    def holds_markup(self, span: Span) -> bool:
        """Does markup stand inside a span of the text, so that no plain string could take its place?"""
        place = self.place(span)
        return any(place.overlaps(piece.source) for piece in self.offsets.pieces)


def plain(text: str) -> Annotated:
    """A text without markup."""
    return Annotated(text, text, OffsetMap())


def read_annotated(data: str) -> Annotated:
    """
    The JSON of the parameter `data`. Raises ValueError, with a sentence for the client, for anything else.

    >>> read_annotated('{"annotation": [{"text": "tô "}, {"markup": "<b>"}, {"text": "chức"}]}').text
    'tô chức'
    """
    try:
        value = json.loads(data)
    except ValueError as error:
        raise ValueError(f"'data' is not JSON ({error})") from error
    if not isinstance(value, dict) or ("text" in value) == ("annotation" in value):
        raise ValueError("'data' must hold either 'text' or 'annotation'")
    if "text" in value:
        return plain(_string(value, "text"))
    if not isinstance(value["annotation"], list):
        raise ValueError("'annotation' must be a list")  # noqa: TRY004 - what the client sent has a wrong value
    text, whole, pieces = [], [], []
    read = sent = 0
    for element in value["annotation"]:
        shown, raw = _element(element)
        if "markup" in element:
            pieces.append(Piece(Span(read, read + len(shown)), Span(sent, sent + len(raw))))
        text.append(shown)
        whole.append(raw)
        read, sent = read + len(shown), sent + len(raw)
    return Annotated("".join(text), "".join(whole), OffsetMap(tuple(pieces)))


def _element(element: object) -> tuple[str, str]:
    """What is read of an element, and what was sent."""
    if not isinstance(element, dict) or ("text" in element) == ("markup" in element):
        raise ValueError("an element of 'annotation' must hold either 'text' or 'markup'")
    if "text" in element:
        if "interpretAs" in element:
            raise ValueError("'interpretAs' belongs to 'markup', not to 'text'")
        return _string(element, "text"), _string(element, "text")
    return _string(element, "interpretAs") if "interpretAs" in element else "", _string(element, "markup")


def _string(holder: Mapping[str, Any], name: str) -> str:
    if not isinstance(holder[name], str):
        raise ValueError(f"'{name}' must be a string")  # noqa: TRY004 - what the client sent has a wrong value
    return str(holder[name])
