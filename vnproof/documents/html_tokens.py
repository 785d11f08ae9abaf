"""
HTML cut into text, references and tags, at their offsets and as browsers cut it (whatwg.org, "Tokenization").

Not the standard library's parser: that one takes 40 seconds for 60 kB of `<a `, cuts differently from one Python to the
next, and does not tell where a token ends. A browser never fails, neither does this: what is unclosed goes to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

import regex

BLANKS = "\t\n\f\r "

# What stands in these is no markup; of the last two, references are read.
RAW = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp"])
RAW_BUT_REFERENCES = frozenset(["title", "textarea"])

REFERENCE = r"(?P<reference> & (?: \# (?: [xX][0-9A-Fa-f]{1,40} | [0-9]{1,40} ) | [A-Za-z][A-Za-z0-9]{0,39} ) ;? )"
VALUE = rf"""(?: "[^"]*+ (?: " | \Z ) | '[^']*+ (?: ' | \Z ) | (?!["']) [^{BLANKS}>]*+ )"""
TAG = rf"""
    < (?P<slash> /? ) (?P<name> [A-Za-z] [^{BLANKS}/>]*+ )
    (?P<attributes> (?: [{BLANKS}/]++ | [^{BLANKS}/>] [^{BLANKS}/>=]*+ (?: [{BLANKS}]*+ = [{BLANKS}]*+ {VALUE} )?+ )*+ )
    (?: > | \Z )"""
COMMENT = r"(?P<comment> <!-- (?: -?> | .*? (?: --!?> | \Z ) ) )"
# Doctypes, sections, processing instructions, Word's `<![if !supportLists]>`, and end tags without a name.
OTHER = r"<!\[CDATA\[ .*? (?: \]\]> | \Z ) | <[!?] [^>]*+ (?: > | \Z ) | </ (?: > | [^A-Za-z>] [^>]*+ (?: > | \Z ) )"

MARKUP = regex.compile(
    rf"""
    (?P<text> (?: [^<&] | & (?![\#A-Za-z]) )++ ) | {REFERENCE} | (?P<tag> {TAG} ) | {COMMENT} | {OTHER}
    | (?P<letter> [<&] )""",
    regex.VERBOSE | regex.DOTALL,
)
TEXT = regex.compile(rf"(?P<text> (?: [^&] | & (?![\#A-Za-z]) )++ ) | {REFERENCE} | (?P<letter> & )", regex.VERBOSE)
ATTRIBUTE = regex.compile(
    rf"(?P<name> [^{BLANKS}/>] [^{BLANKS}/>=]*+ ) (?: [{BLANKS}]*+ = [{BLANKS}]*+ (?P<value> {VALUE} ) )?+",
    regex.VERBOSE,
)


class Token(NamedTuple):
    """
    A token of HTML at file[start:end].

    `name` is that of a tag's element, or the letter that a reference stands for; `attributes` where those of a tag are.
    """

    kind: Literal["text", "reference", "start", "end", "comment"]
    start: int
    end: int
    name: str = ""
    attributes: tuple[int, int] = (0, 0)


def tokenize(file: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    r"""
    The tokens of file[start:end], in order; what is left out between them is never seen.

    >>> [(token.kind, token.name) for token in tokenize("<P>Số&nbsp;5<!-- … --></P>")]
    [('start', 'p'), ('text', ''), ('reference', '\xa0'), ('text', ''), ('comment', ''), ('end', 'p')]
    """
    stop = len(file) if end is None else end
    while start < stop and (found := MARKUP.match(file, start, stop)):
        start = found.end()
        if not found["tag"]:
            if found["comment"]:
                yield Token("comment", *found.span())
            elif found.lastgroup:
                token = _shown(found)
                yield token
                start = token.end
            continue
        name = found["name"].lower()
        yield Token("end" if found["slash"] else "start", *found.span(), name, found.span("attributes"))
        if not found["slash"] and (name in RAW or name in RAW_BUT_REFERENCES):
            close = _end_tag(name).search(file, start, stop)
            inside, start = start, close.start() if close else stop
            if name in RAW_BUT_REFERENCES:
                yield from text_of(file, inside, start)
        elif name == "plaintext":
            return


def text_of(file: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of file[start:end] where it holds no tags: in a title, in an attribute."""
    while start < end and (found := TEXT.match(file, start, end)):
        token = _shown(found)
        yield token
        start = token.end


def attributes_of(file: str, token: Token) -> Iterator[tuple[str, int, int]]:
    """
    Name of every attribute of a tag, and from where to where its value stands in the file.

    >>> file = "<img alt='Lễ hội' hidden>"
    >>> [(name, file[start:end]) for name, start, end in attributes_of(file, next(tokenize(file)))]
    [('alt', 'Lễ hội'), ('hidden', '')]
    """
    for found in ATTRIBUTE.finditer(file, *token.attributes):
        start, end = found.span("value") if found["value"] is not None else (found.end(), found.end())
        if file[start:end][:1] in ('"', "'"):
            start, end = start + 1, end - (end - start > 1 and file[end - 1] == file[start])
        yield found["name"].lower(), start, end


def _shown(found: regex.Match[str]) -> Token:
    """The token of what is text, or stands for a letter."""
    start, end = found.span()
    if not found["reference"]:
        return Token("text", start, end)
    letter, length = _letter(found["reference"])
    if len(letter) == 1:
        return Token("reference", start, start + length, letter)
    return Token("text", start, end)


def _letter(reference: str) -> tuple[str, int]:
    """The letter that a reference stands for, and how long the reference is; "" for what is none, or more letters."""
    if reference[1] == "#":
        return unescape(reference), len(reference)
    name = reference[1:]
    # Old names want no semicolon, and end where they end: `&nbsp5` is a blank and a 5.
    while name not in html5 and len(name) > 1:
        name = name[:-1]
    return html5.get(name, ""), 1 + len(name)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[{BLANKS}/>])", re.IGNORECASE)
