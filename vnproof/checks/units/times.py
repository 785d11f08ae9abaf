"""What the sentence around a name says of time: whether it speaks of before a day, or of from a day on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

from vnproof.core.span import Span
from vnproof.decoder.reading import Reading
from vnproof.text.dates import pattern, read

DATE = re.compile(pattern("date"))
YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./])")
# Words of a sentence that tells how a unit came to be or ended, or where somebody is from.
_BEFORE = """
    cũ; trước đây; trước khi; trước kia; trước là; trước thuộc; tiền thân; nay là; nay thuộc; kháng chiến; nguyên là;
    nguyên bí thư; nguyên chủ tịch; nguyên phó; nguyên giám đốc; nguyên trưởng; nguyên bộ trưởng; nguyên chủ nhiệm;
    nguyên cán bộ; nguyên lãnh đạo; sinh năm; sinh ngày; sinh tại; sinh ra; sinh quán; nơi sinh; quê
"""
_CHANGE = """
    sáp nhập; hợp nhất; chia tách; giải thể; đổi tên; sắp xếp các; sắp xếp đơn vị; sắp xếp tổ chức; sắp xếp bộ máy;
    sắp xếp lại; chuyển thành; chuyển về; tổ chức lại; kết thúc hoạt động; nhập vào; tách ra; trên cơ sở; bỏ cấp huyện;
    không tổ chức cấp huyện; cụm từ; thay thế; bãi bỏ
"""
_PLAN = """
    dự kiến; đề án; phương án; dự thảo; chủ trương; sẽ; kể từ; từ ngày; sau khi; tới đây; thành lập
"""
CITED = re.compile(r"\d/(?:\d{4}/)?[^\W\d_]")


def in_figures(day: date) -> str:
    """
    A day as documents write it in short: with a zero before days below 10 and the first two months.

    >>> in_figures(date(2025, 7, 1)), in_figures(date(2025, 2, 3))
    ('01/7/2025', '03/02/2025')
    """
    return f"{day.day:02}/{day.month if day.month > 2 else f'{day.month:02}'}/{day.year}"


def speaks_of_before(sentence: str, day: date) -> bool:
    """
    Does a sentence tell of a change, or of a time before a day, or cite a document without saying when it was issued?

    >>> day = date(2025, 7, 1)
    >>> speaks_of_before("huyện Lộc Ninh (cũ)", day), speaks_of_before("UBND huyện Lộc Ninh thông báo", day)
    (True, False)
    >>> speaks_of_before("Quyết định số 12/QĐ-UBND ngày 05/3/2024 của huyện Lộc Ninh", day)
    True
    """
    days = [*_days(sentence)]
    if _any_of(_BEFORE, _CHANGE).search(sentence) or any(told <= (day.year, day.month, day.day) for told in days):
        return True
    return not days and bool(CITED.search(sentence))


def speaks_of_after(sentence: str, day: date) -> bool:
    """
    Does a sentence tell of a change or a plan, or of a time from a day on?

    >>> speaks_of_after("Đề án thành lập Bộ Dân tộc và Tôn giáo", date(2025, 3, 1))
    True
    """
    return bool(_any_of(_CHANGE, _PLAN).search(sentence)) or any(
        told >= (day.year, day.month, day.day) for told in _days(sentence)
    )


@cache
def _any_of(*lists: str) -> re.Pattern[str]:
    phrases = (phrase.strip() for phrases in lists for phrase in phrases.split(";"))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def _days(sentence: str) -> Iterator[tuple[int, int, int]]:
    """The dates and years of a sentence; of a year its last day, and a date without a year says nothing."""
    for match in DATE.finditer(sentence):
        written = read(match, "date")
        if written.year:
            yield written.year, written.month, written.day
    for match in YEAR.finditer(sentence):
        yield int(match[0]), 12, 31


def sentence_at(reading: Reading, place: Span) -> str:
    """The sentence around a place in the view, without the line that dates the document; in a heading, its line."""
    passage, view = reading.passage, reading.passage.view
    for piece in passage.heading.pieces:
        if piece.span.start <= place.start < piece.span.end:
            return piece.text
    tokens, sentences = passage.tokens, passage.sentences
    source = view.offsets.to_source(*place).start
    at = bisect_right(sentences, source, key=lambda sentence: tokens[sentence[0]].start) - 1
    start, end = view.offsets.to_view(tokens[sentences[at][0]].start, tokens[sentences[at][-1]].end)
    line = passage.heading.dateline
    if line and start <= line.piece.span.start:  # what is not in the heading stands behind it
        start = max(start, line.piece.span.end)
    return " ".join(view.text[start:end].split())
