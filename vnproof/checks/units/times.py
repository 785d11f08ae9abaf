"""What the sentence around a name says of time: whether it speaks of before a day, or of from a day on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from vnproof.core.span import Span
from vnproof.decoder.reading import Reading
from vnproof.text.dates import pattern, read

DATE = re.compile(pattern("date"))
YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./])")
CHANGE = re.compile(
    r"\bcũ\b|\b[Tt]rước (?:đây|khi|ngày|là|kia)|\b[Nn]guyên\b|[Tt]iền thân|\b[Nn]ay (?:là|thuộc)|\bsinh\b|[Qq]uê\b|quê quán"
    r"|sáp nhập|hợp nhất|sắp xếp|chia tách|giải thể|đổi tên|chuyển (?:thành|về)|thành lập|tổ chức lại|kết thúc hoạt động"
    r"|[Cc]ụm từ|[Tt]hay thế|[Bb]ãi bỏ|nhập vào|tách ra|bỏ cấp huyện|không tổ chức cấp huyện|lịch sử|thời kỳ|kháng chiến|[Gg]iai đoạn|[Nn]hiệm kỳ"
)
PLAN = re.compile(r"dự kiến|đề án|phương án|dự thảo|chủ trương|\bsẽ\b|kể từ|từ ngày|sau khi|tới đây")


def speaks_of_before(sentence: str, day: date) -> bool:
    """
    Does a sentence tell of a change, or of a time before a day, or cite a document without saying when it was issued?

    >>> day = date(2025, 7, 1)
    >>> speaks_of_before("huyện Lộc Ninh (cũ)", day), speaks_of_before("UBND huyện Lộc Ninh thông báo", day)
    (True, False)
    >>> speaks_of_before("Quyết định số 12/QĐ-UBND ngày 05/3/2024 của huyện Lộc Ninh", day)
    True
    """
    years = [*_years(sentence)]
    if CHANGE.search(sentence) or any(year < (day.year, day.month, day.day) for year in years):
        return True
    return not years and bool(re.search(r"\d/[^\W\d_]|\d/\d{4}/", sentence))


def speaks_of_after(sentence: str, day: date) -> bool:
    """
    Does a sentence tell of a change or a plan, or of a time from a day on?

    >>> speaks_of_after("Đề án thành lập Bộ Dân tộc và Tôn giáo", date(2025, 3, 1))
    True
    """
    found = CHANGE.search(sentence) or PLAN.search(sentence)
    return bool(found) or any(year >= (day.year, day.month, day.day) for year in _years(sentence))


def _years(sentence: str) -> Iterator[tuple[int, int, int]]:
    """The dates and years of a sentence; of a year its last day, and a date without a year says nothing."""
    for match in DATE.finditer(sentence):
        written = read(match, "date")
        if written.year:
            yield written.year, written.month, written.day
    for match in YEAR.finditer(sentence):
        yield int(match[0]), 12, 31


def sentence_at(reading: Reading, place: Span) -> str:
    """The sentence around a place in the view, without the line that dates the document."""
    passage, view = reading.passage, reading.passage.view
    tokens, sentences = passage.tokens, passage.sentences
    source = view.offsets.to_source(*place).start
    at = bisect_right(sentences, source, key=lambda sentence: tokens[sentence[0]].start) - 1
    start, end = view.offsets.to_view(tokens[sentences[at][0]].start, tokens[sentences[at][-1]].end)
    line = passage.heading.dateline
    if line and start <= line.piece.span.start < end:
        start, end = (line.piece.span.end, end) if line.piece.span.end <= place.start else (start, line.piece.span.start)
    return " ".join(view.text[start:end].split())
