"""
VN704 · Tên người viết hai cách

Họ tên người ba, bốn tiếng viết hai cách, chỉ khác một dấu («Nguyễn Văn Hòa», «Nguyễn Văn Hóa»): có thể là một người
viết nhầm, cũng có thể là hai người, nên chỉ nhắc. Hai tên cùng một dòng hay cùng trong danh sách, và hai kiểu đặt dấu
thanh («Hòa», «Hoà») thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một người chỉ có một tên.

    ✗ Ông Nguyễn Văn Hòa khai mạc hội nghị. ⏎ Kết luận hội nghị, ông Nguyễn Văn Hóa cảm ơn các đại biểu.
    ✓ Ông Nguyễn Văn Hòa khai mạc hội nghị. ⏎ Kết luận hội nghị, ông Nguyễn Văn Hòa cảm ơn các đại biểu.
    ✗ Chị Trần Thị Hạnh trình bày báo cáo. ⏎ Ý kiến của chị Trần Thị Hanh được ghi nhận.
    ✓ Chị Trần Thị Hạnh trình bày báo cáo. ⏎ Ý kiến của chị Trần Thị Hạnh được ghi nhận.
    ✗ Đồng chí Lê Thanh Bình chủ trì. ⏎ Đồng chí Lê Thành Bình phát biểu.
    ✓ Đồng chí Lê Thanh Bình chủ trì. ⏎ Đồng chí Lê Thanh Bình phát biểu.
    ✗ Bà Phạm Thị Ngọc Mai được khen. ⏎ Xã tặng giấy khen cho bà Phạm Thi Ngọc Mai.
    ✓ Bà Phạm Thị Ngọc Mai được khen. ⏎ Xã tặng giấy khen cho bà Phạm Thị Ngọc Mai.
    ✗ Anh Võ Văn Dương mất đất. ⏎ Anh Võ Văn Dưỡng kể. ⏎ Anh Võ Văn Dưỡng đã nộp đơn.
    ✓ Anh Võ Văn Dưỡng mất đất. ⏎ Anh Võ Văn Dưỡng kể. ⏎ Anh Võ Văn Dưỡng đã nộp đơn.
    ✗ Hộ ông Đỗ Quang Đạt vay 50 triệu đồng. ⏎ Ông Đỗ Quang Dạt đã trả nợ.
    ✓ Hộ ông Đỗ Quang Đạt vay 50 triệu đồng. ⏎ Ông Đỗ Quang Đạt đã trả nợ.
    ✓ Hai anh em Nguyễn Văn Hòa và Nguyễn Văn Hóa cùng nhập ngũ.
    ✓ 1. Nguyễn Văn Hòa, thôn 1 ⏎ 2. Nguyễn Văn Hóa, thôn 2
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Văn Hoà kết luận.
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Văn Hải kết luận.
    ✓ Ông Nguyễn Hòa chủ trì. ⏎ Ông Nguyễn Hóa kết luận.
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Vân Hóa kết luận.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.tokenizer import Token
from vnproof.text.tone import normalize_tone_style, strip_marks

LENGTHS = range(3, 5)
LISTED = re.compile(r"\s*(?:\d|[-+•*]|[a-zđ][).])|.*\t")
CONFIDENCE = 0.5


class Mention(NamedTuple):
    """A person's name, one syllable a cell, its tones in the old place, and where it stands."""

    syllables: tuple[str, ...]
    span: Span


@check("VN704")
def two_names(reading: Reading) -> Iterator[Finding]:
    """A person's name that is written otherwise elsewhere in the text, by one mark."""
    alike: dict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(reading):
        alike[strip_marks(" ".join(mention.syllables))].append(mention)
    for mentions in alike.values():
        spellings = list(dict.fromkeys(mention.syllables for mention in mentions))
        if len(spellings) != 2 or _distance(*spellings) != 1:
            continue
        counts = [sum(mention.syllables == spelling for mention in mentions) for spelling in spellings]
        rare, usual = spellings if counts[0] < counts[1] else reversed(spellings)  # the later, where both are as rare
        if min(counts) == 1 and not _are_two(reading.passage.source, mentions):
            shown, other = " ".join(rare), " ".join(usual)
            message = Wording(
                f"«{shown}» ở đây, «{other}» ở chỗ khác: nếu là một người thì xin xem lại.",
                f"'{shown}' here, '{other}' elsewhere: please check, if it is the same person.",
            )
            span = next(mention.span for mention in mentions if mention.syllables == rare)
            yield Finding("VN704", "two-names", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _mentions(reading: Reading) -> Iterator[Mention]:
    """The names of persons: rows of capitalised syllables from a surname on."""
    tokens, source = reading.passage.tokens, reading.passage.source
    row: list[Token] = []
    for token in tokens:
        if token.text.istitle() and len(token.text) > 1:
            if row and source[row[-1].end : token.start] != " ":
                yield from _names(row, reading.lexicon)
                row = []
            row.append(token)
        elif row:
            yield from _names(row, reading.lexicon)
            row = []
    yield from _names(row, reading.lexicon)


def _names(row: list[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """The name at the end of a row of capitalised words, from a surname on: «Ông Nguyễn Văn Hòa»."""
    while len(row) >= LENGTHS.start and not lexicon.is_surname(row[0].text):
        row = row[1:]
    if len(row) in LENGTHS and all(lexicon.is_name_syllable(token.text) for token in row[:-2]):
        yield Mention(tuple(normalize_tone_style(token.text) for token in row), Span(row[0].start, row[-1].end))


def _distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(here != there for here, there in zip(one, other, strict=True))


def _are_two(source: str, mentions: list[Mention]) -> bool:
    """Do the names stand on one line, or all in a list, as those of two persons do?"""
    lines = set()
    for mention in mentions:
        start = source.rfind("\n", 0, mention.span.start) + 1
        end = source.find("\n", start)
        lines.add((start, source[start : end if end >= 0 else len(source)]))
    return len(lines) < len({mention.syllables for mention in mentions}) or all(LISTED.match(line) for _, line in lines)
