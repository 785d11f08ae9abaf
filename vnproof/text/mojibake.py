"""
UTF-8 that was shown, or saved, as Windows-1252 or Latin-1 («Tiáº¿ng Viá»‡t»), once or several times over.

Two or three such characters in a row are nearly a proof; where they could be ordinary ones («“PHƯỜNG, XÃ”» ends in
what would be an Ô), a surer place on the same line has to speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.recognition import CHUNK, TYPOGRAPHY, judge, shown_as_bytes

WINDOWS: Final = "".join(bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0))
NEXT: Final = rf"[\x80-\xBF{WINDOWS}]"
SEQUENCE: Final = re.compile(rf"(?:[Â-ß]{NEXT}|[à-ï]{NEXT}{{2}}|[ð-ô]{NEXT}{{3}})+")
# What these begin with, or go on with, does not stand in words of Vietnamese, English or French.
SURE: Final = re.compile(rf"áº{NEXT}|á»{NEXT}|[ÄÅÆ]{NEXT}|Ã[¡-ª¬®-º¼-¿]|Â[¡-¿]|â[€\x80]{NEXT}")
MOST_TIMES: Final = 4
LOST_BLANK: Final = "Ã"  # what is left of à where its no-break space became a plain one


class Mended(NamedTuple):
    """What stood at `span` of the line, mended; `is_sure` where it is Vietnamese now and was not before."""

    span: Span
    meant: str
    is_sure: bool


def mend_line(line: str) -> Iterator[Mended]:
    """
    The stretches of a line that hold UTF-8 shown as something else, mended.

    >>> [mended.meant for mended in mend_line("Tiáº¿ng Viá»‡t, “PHƯỜNG, XÔ")]
    ['Tiếng', 'Việt,']
    """
    chunks = [(Span(*match.span()), decode_repeatedly(match.group())) for match in CHUNK.finditer(line)]
    if not any(meant != span.of(line) and _is_proof(line, span) for span, meant in chunks):
        return
    is_whole = all(
        span.of(line).isascii() or SEQUENCE.search(line, *span) or _has_lost(line, span) for span, _ in chunks
    )
    done = 0
    for (span, meant), (after, more) in zip(chunks, [*chunks[1:], (Span(0, 0), "")], strict=True):
        if span.start < done:
            continue
        if is_whole and _has_lost(line, span):
            grave = meant[:-1] + "à"
            belongs = after.start == span.end + 1 and judge(grave + more) == "legal"
            done = after.end if belongs else span.end + line.startswith("  ", span.end)
            yield Mended(Span(span.start, done), grave + more if belongs else grave, judge(grave) == "legal")
        elif meant != span.of(line) and (is_whole or judge(span.of(line)) == "bad"):
            yield Mended(span, meant, judge(meant) != "bad")


def _is_proof(line: str, span: Span) -> bool:
    return bool(SURE.search(line, *span)) and judge(span.of(line)) == "bad"


def _has_lost(line: str, span: Span) -> bool:
    return line[: span.end].endswith(LOST_BLANK) and line[span.end : span.end + 1] == " "


def decode_repeatedly(chunk: str) -> str:
    """
    A stretch with every sequence in it read as UTF-8, again and again while any is left; as it was if that fails.

    >>> decode_repeatedly("Tiáº¿ng".encode().decode("cp1252")), decode_repeatedly("Ô”")
    ('Tiếng', 'Ô”')
    """
    text = chunk
    for _ in range(MOST_TIMES):
        again = SEQUENCE.sub(_decode, text)
        if again == text:
            break
        text = again
    return text if all(_may_be_meant(letter) for letter in text) else chunk


def _decode(match: re.Match[str]) -> str:
    seen = shown_as_bytes(match.group())
    try:
        return seen.encode("latin-1").decode("utf-8") if seen else match.group()
    except UnicodeDecodeError:
        return match.group()


def _may_be_meant(letter: str) -> bool:
    return letter < "\u0180" or letter in "ƠơƯư" or "\u1ea0" <= letter <= "\u1ef9" or letter in TYPOGRAPHY
