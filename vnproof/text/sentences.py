"""
Tokens to sentences, for notices: headings, list items, numbered clauses, and lines that a scanner or e-mail broke.

Two questions are asked, each a function below: does this line go on in the next one (`_goes_on`), and does this mark
end a sentence (`_ends`)? Whatever is doubtful stays together: a sentence too long costs less than one cut in two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

import regex

from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token

TEXT, START = itemgetter(0), itemgetter(1)  # of a token
ENDS: Final = frozenset([".", "?", "!", "…", "./."])
CLOSERS: Final = frozenset("”’»\"')]")
OPENERS: Final = frozenset("“‘«\"'([")
BULLETS: Final = frozenset("-–—+*•·●○▪■□✓➢")
# Words whose full stop is no end, in the case they are written in.
_TITLES: Final = "TS ThS Ths PGS GS BS BSCK CN KS LS NCS NGƯT NGND NSND NSƯT ĐD Mr Mrs Ms Dr St"
_PLACES: Final = "TP Tp TX Tx TT Q P H X F KP ĐC Đ/c ĐT"
_SIGNATURES: Final = "TM KT TL TUQ"
_REFERENCES: Final = "tr vd VD NXB Nxb No Vol"
ABBREVIATIONS: Final = frozenset([
    *_TITLES.split(), *_PLACES.split(), *_SIGNATURES.split(), *_REFERENCES.split(),
])  # fmt: skip
# Words that a number follows in a heading: the full stop after it is no end.
# Words that a number follows in a heading (Điều 5. Phạm vi), and others that want their number (năm, then 2024).
_HEADS: Final = "điều khoản điểm mục tiểu chương phần phụ lục bước bài câu tiết"
HEADS: Final = frozenset(_HEADS.split())
_COUNTED: Final = "năm tháng ngày số quý lớp tổ khu phố ấp thôn phường quận lần thứ"
COUNTED: Final = HEADS | frozenset(_COUNTED.split())
LINE_ENDS: Final = ENDS | {":", ";"}
NEWLINES: Final = regex.compile(
    r"(?: \r\n | [\r\n\x85\u2028\u2029] ) (?P<blank> \s* [\r\n\x85\u2028\u2029] )? \s*", regex.VERBOSE
)
ROMAN: Final = regex.compile(r"[IVX]{1,6}")
SHORT: Final = 0.75  # a line below this share of its paragraph's longest was broken on purpose


def sentences(source: str, tokens: Sequence[Token]) -> tuple[range, ...]:
    r"""
    The sentences as ranges of token indices; together they hold every token once.

    >>> from vnproof.text.tokenizer import tokenize
    >>> source = "1. Mục đích. Thực hiện Kế hoạch\nsố 5 của TP. Huế."
    >>> tokens = tokenize(source)
    >>> [" ".join(tokens[i].text for i in sentence) for sentence in sentences(source, tokens)]
    ['1 . Mục đích .', 'Thực hiện Kế hoạch số 5 của TP . Huế .']
    """
    found: list[range] = []
    marks = [index for index, text in enumerate(map(TEXT, tokens)) if text in ENDS]
    for stretch in _stretches(source, tokens):
        start = stretch.start
        for index in marks[bisect_left(marks, stretch.start) : bisect_left(marks, stretch.stop)]:
            if _ends(tokens, index, start, stretch.stop):
                stop = _after_closers(tokens, index, stretch.stop)
                if stop > start:
                    found.append(range(start, stop))
                    start = stop
        if start < stretch.stop:
            found.append(range(start, stretch.stop))
    return tuple(found)


def _stretches(source: str, tokens: Sequence[Token]) -> Iterator[range]:
    """Runs of tokens that no end of a line divides for good."""
    for paragraph in _paragraphs(source, tokens):
        widths = [_width(tokens, line) for line in paragraph] if len(paragraph) > 1 else []
        short = SHORT * max(widths, default=0)
        start = paragraph[0].start
        for (line, following), width in zip(pairwise(paragraph), widths, strict=False):
            if not _goes_on(tokens, line, following, is_short=width < short):
                yield range(start, line.stop)
                start = following.start
        yield range(start, paragraph[-1].stop)


def _paragraphs(source: str, tokens: Sequence[Token]) -> Iterator[list[range]]:
    """The lines, as ranges of tokens, between one blank line and the next."""
    starts = list(map(START, tokens))
    paragraph: list[range] = []
    begin = 0
    for newline in NEWLINES.finditer(source):
        end = bisect_left(starts, newline.end(), begin)
        if end > begin:
            paragraph.append(range(begin, end))
        begin = end
        if newline["blank"] and paragraph:
            yield paragraph
            paragraph = []
    if begin < len(tokens):
        paragraph.append(range(begin, len(tokens)))
    if paragraph:
        yield paragraph


def _goes_on(tokens: Sequence[Token], line: range, following: range, *, is_short: bool) -> bool:
    """Does the sentence at the end of `line` go on in the `following` line of the same paragraph?"""
    last = line.stop - 1
    while last > line.start and tokens[last].text in CLOSERS:
        last -= 1
    if tokens[last].text in LINE_ENDS:
        return tokens[last].text == "." and last > line.start and tokens[last - 1].text in ABBREVIATIONS
    if tokens[last].text.lower() not in COUNTED and _begins_item(tokens, following, after_full_line=not is_short):
        return False
    if _is_capitals(tokens, line) or _is_capitals(tokens, following):
        return _is_capitals(tokens, line) and _is_capitals(tokens, following)
    return not (is_short and tokens[following.start].text[:1].isupper())


def _begins_item(tokens: Sequence[Token], line: range, *, after_full_line: bool) -> bool:
    """Does the line begin like a list item (-, 1., a), II.) or a heading (Điều 5.)?"""
    first = tokens[line.start]
    second = tokens[line.start + 1] if len(line) > 1 else None
    if first.text in BULLETS and second:
        is_dash_in_prose = after_full_line and first.text in "-–—" and second.text[:1].islower()
        return not is_dash_in_prose
    if _is_numbering(first) and second and second.text in (".", ")", "/") and second.start == first.end:
        return True
    if first.text[:1].isupper() and first.text.lower() in HEADS and second and _is_numbering(second):
        return len(line) == 2 or tokens[line.start + 2].text in (".", ":")
    return False


def _ends(tokens: Sequence[Token], index: int, start: int, stop: int) -> bool:
    """Does the mark at `index` end the sentence that began at `start`?"""
    text = tokens[index].text
    place = _after_closers(tokens, index, stop)
    if place == stop or text == "./.":
        return True
    following = tokens[place]
    if following.text in ENDS:
        return False
    before = tokens[index - 1] if index > start else None
    if following.start == tokens[place - 1].end:
        is_blank_missing = before and before.kind == "word" and before.text.islower() and following.text.istitle()
        return bool(is_blank_missing) and text == "." and len(following.text) > 1 and following.kind == "word"
    if following.text in OPENERS and place + 1 < stop:
        following = tokens[place + 1]
    if not (following.text[:1].isupper() or following.text[:1].isdigit() or following.text in BULLETS | OPENERS):
        return False
    return text != "." or before is None or before.end < tokens[index].start or not _is_shortened(tokens, index, start)


def _is_shortened(tokens: Sequence[Token], stop_mark: int, start: int) -> bool:
    """Does the full stop belong to an abbreviation (TP., J. K.), or to a number that counts clauses (1., Điều 5.)?"""
    before = tokens[stop_mark - 1]
    if before.text in ABBREVIATIONS:
        return True
    if _is_numbering(before):
        place = stop_mark - 2
        while place >= start and tokens[place].text.lower() in HEADS:
            place -= 1
        if place < start or tokens[place].text in (":", ";"):
            return True
    if len(before.text) > 1 or not before.text.isupper():
        return False
    is_after_name = stop_mark - 2 >= start and tokens[stop_mark - 2].text.istitle()
    return not is_after_name or (len(tokens[stop_mark + 1].text) == 1 and tokens[stop_mark + 1].text.isupper())


def _after_closers(tokens: Sequence[Token], index: int, stop: int) -> int:
    """The index after the mark at `index` and the quotes and brackets that close on it."""
    index += 1
    while index < stop and tokens[index].text in CLOSERS and tokens[index].start == tokens[index - 1].end:
        index += 1
    return index


def _is_numbering(token: Token) -> bool:
    if token.kind == "number":
        return len(token.text.split(".")[0]) <= 3 and "," not in token.text
    return token.kind == "word" and (len(token.text) == 1 or bool(ROMAN.fullmatch(token.text)))


def _is_capitals(tokens: Sequence[Token], line: range) -> bool:
    """Is it a heading in capitals? A line of abbreviations is none."""
    words = [tokens[index].text for index in line if tokens[index].kind == "word"]
    return len(words) > 1 and all(map(str.isupper, words)) and any(map(is_syllable, words))


def _width(tokens: Sequence[Token], line: range) -> int:
    return sum(map(len, map(TEXT, tokens[line.start : line.stop]))) + len(line)
