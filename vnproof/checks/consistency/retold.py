"""
VN713 · Nhắc lại tiêu đề, tên gọi mà khác một chữ

Câu mở đầu nhắc lại tiêu đề mà khác năm, khác số («kiểm tra học kỳ I năm học 2023 - 2024» ở tiêu đề, «năm học 2022 -
2023» ở câu «như sau:»), hoặc sau một đoạn dài y hệt, tên riêng khác một hai chữ cái: thường là chép từ văn bản cũ
hay gõ nhầm. Chỗ nào đúng thì chỉ người soạn biết. Tiêu đề có sẵn cả hai năm, hai tên cùng nằm trong danh sách thì
không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: nội dung phải đúng với tiêu đề, một nơi, một công trình chỉ có một tên.

    ✗ KẾ HOẠCH ⏎ Tổ chức ngày hội đọc sách năm 2026 ⏎ Xã tổ chức ngày hội đọc sách năm 2025 như sau:
    ✓ KẾ HOẠCH ⏎ Tổ chức ngày hội đọc sách năm 2026 ⏎ Xã tổ chức ngày hội đọc sách năm 2026 như sau:
    ✗ V/v tuyển sinh lớp 1 năm học 2026 - 2027 ⏎ Sở hướng dẫn tuyển sinh lớp 1 năm học 2025 - 2026 như sau:
    ✓ V/v tuyển sinh lớp 1 năm học 2026 - 2027 ⏎ Sở hướng dẫn tuyển sinh lớp 1 năm học 2026 - 2027 như sau:
    ✗ KẾ HOẠCH ⏎ Tuyên truyền Nghị quyết Đại hội XIV của Đảng ⏎ Phường tuyên truyền Nghị quyết Đại hội XIII như sau:
    ✓ KẾ HOẠCH ⏎ Tuyên truyền Nghị quyết Đại hội XIV của Đảng ⏎ Phường tuyên truyền Nghị quyết Đại hội XIV như sau:
    ✗ THÔNG BÁO ⏎ Lịch cúp nước khu phố 5 ⏎ Trạm thông báo lịch cúp nước khu phố 6 như sau:
    ✓ THÔNG BÁO ⏎ Lịch cúp nước khu phố 5 ⏎ Trạm thông báo lịch cúp nước khu phố 5 như sau:
    ✗ Thu hồi đất để xây dựng công trình đường nội đồng Bàu Sen. ⏎ Dân đồng ý thu hồi đất để xây dựng công trình đường \
nội đồng Bàu Sên.
    ✓ Thu hồi đất để xây dựng công trình đường nội đồng Bàu Sen. ⏎ Dân đồng ý thu hồi đất để xây dựng công trình đường \
nội đồng Bàu Sen.
    ✗ Xã nghiệm thu công trình sửa chữa cầu treo Đa Krông. ⏎ Hồ sơ nghiệm thu công trình sửa chữa cầu treo Đa Kông.
    ✓ Xã nghiệm thu công trình sửa chữa cầu treo Đa Krông. ⏎ Hồ sơ nghiệm thu công trình sửa chữa cầu treo Đa Krông.
    ✗ Hội thi kể chuyện về tấm gương anh hùng liệt sĩ Hồ Nga. ⏎ Giải nhất hội thi kể chuyện về tấm gương anh hùng \
liệt sĩ Hồ Ngà.
    ✓ Hội thi kể chuyện về tấm gương anh hùng liệt sĩ Hồ Nga. ⏎ Giải nhất hội thi kể chuyện về tấm gương anh hùng \
liệt sĩ Hồ Nga.
    ✓ BÁO CÁO ⏎ Kết quả phong trào thi đua năm 2025, nhiệm vụ năm 2026 ⏎ Xã báo cáo kết quả phong trào thi đua năm \
2026 như sau:
    ✓ KẾ HOẠCH ⏎ Tổ chức ngày hội đọc sách năm 2026 ⏎ Phát huy kết quả tổ chức ngày hội đọc sách năm 2025, xã làm tiếp.
    ✓ - Giao Chủ tịch Ủy ban nhân dân xã Tân Lập. ⏎ - Giao Chủ tịch Ủy ban nhân dân xã Tân Lộc.
    ✓ Thành lập Ban Chấp hành Đảng bộ tỉnh khóa XIV. ⏎ Tổng kết nhiệm kỳ Ban Chấp hành Đảng bộ tỉnh khóa XIII.
    ✓ Sửa các tuyến đường trong khu phố gồm Lê Lợi, Hùng Vương. ⏎ Sửa các tuyến đường trong khu phố gồm Lê Lợi, \
Hoàng Diệu.
    ✓ Đại diện Hội Nông dân xã Phú Sơn dự. ⏎ Đại diện Hội Nông dân xã Phú Sen dự.
    ✓ Trao quà cho học sinh nghèo ở Trường Tiểu học Kim Đồng. ⏎ Trao quà cho học sinh nghèo ở Trường Tiểu học Lê Lợi.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from vnproof.checks.base import check
from vnproof.checks.consistency.rows import alike
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import normal_form
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern
from vnproof.text.title import heads
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

NUMBER: Final = Pattern(r"\d{1,4}(?:[./]\d{1,4})*|[IVX]{1,5}")
BEGIN_NUMBERS: Final = frozenset("0123456789IVX")
OPENED_BY: Final = ("như sau:", "\n1. ", "\nĐiều 1. ")
LISTED: Final = Pattern(r"\s*(?:\d{1,2}[.)]|[-–+•*]|[a-zđ]\))\s|[^\n]*\t")
ENDS: Final = frozenset([".", ";", "?", "!"])
LONGEST: Final = 20_000  # characters: what is longer is put together from many texts
LEAST, LEAST_BEFORE_NAME = 4, 5  # words in a row that are the same
LONG, LONGEST_ROW = 8, 10
SINCE_COMMA: Final = 4  # words: what stands in a row of names is another
SLIP: Final = 2  # letters
CONFIDENCE: Final = 0.5


@check("VN713")
def retold(reading: Reading) -> Iterator[Finding]:
    """A number of the title that the opening sentence has otherwise, a name that is another behind the same words."""
    passage = reading.passage
    if len(passage.source) > LONGEST:
        return
    for here, there in (*_numbers(reading), *_names(passage)):
        message = Wording(
            f"«{here.text}» ở đây, chỗ khác cũng sau những chữ ấy là «{there.text}»: nếu là một thì xin xem lại.",
            f"'{here.text}' here, '{there.text}' elsewhere behind the same words: please check, if it is the same.",
        )
        span = Span(here.start, here.end)
        yield Finding("VN713", "retold", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _numbers(reading: Reading) -> Iterator[tuple[Token, Token]]:
    """Numbers of the line that retells the title, with those of the title."""
    passage, text = reading.passage, reading.passage.view.text
    types = reading.lexicon.document_types.by_name
    for head in heads(text, passage.heading, lambda name: normal_form(name) in types):
        opening = _opening(text, head.rest.start)
        if opening:
            yield from _otherwise(_words(passage, head.line), _words(passage, opening))
        return


def _opening(text: str, start: int) -> Span | None:
    """The line of the text itself that ends with «như sau:», or its first item."""
    found = [place + mark.startswith("\n") for mark in OPENED_BY if (place := text.find(mark, start)) >= 0]
    if not found:
        return None
    place = min(found)
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text))


def _otherwise(title: list[Token], opening: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Numbers of an opening sentence behind words behind which the title has others."""
    if not any(token.text[0] in BEGIN_NUMBERS for token in title):
        return
    told, retold = ([_form(token.text) for token in words] for words in (title, opening))
    for place in range(LEAST, len(title)) if any(map(NUMBER.fullmatch, told)) else ():
        before = told[place - LEAST : place]
        again = [number for number in range(LEAST, len(retold)) if retold[number - LEAST : number] == before]
        numbers = {retold[number] for number in again}
        if NUMBER.fullmatch(told[place]) and len(numbers) == 1 and NUMBER.fullmatch(*numbers) and not numbers & {*told}:
            yield opening[again[0]], title[place]


def _form(text: str) -> str:
    """A word in small letters, unless it is a number."""
    return text if text[0] in BEGIN_NUMBERS and NUMBER.fullmatch(text) else text.lower()


def _words(passage: Passage, place: Span) -> list[Token]:
    """The words and numbers of a stretch of the view."""
    start, end = passage.view.offsets.to_source(*place)
    tokens = passage.tokens
    first = bisect_left(tokens, start, key=attrgetter("start"))
    last = bisect_left(tokens, end, key=attrgetter("start"))
    return [token for token in tokens[first:last] if token.text[0].isalnum()]


def _names(passage: Passage) -> Iterator[tuple[Token, Token]]:
    """Words with a capital behind the same row of words, and one slip apart."""
    tokens, forms = passage.tokens, passage.forms
    behind: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in passage.titled:
        behind[forms[place - LEAST_BEFORE_NAME : place]].append(place)
    for places in behind.values():
        names = Counter([forms[place] for place in places]) if len(places) > 1 else ()
        if len(names) != 2:
            continue
        (usual, _), (odd, times) = Counter([forms[place] for place in places]).most_common()
        here, there = (next(place for place in places if forms[place] == name) for name in (odd, usual))
        row = min(_row(passage, here), _row(passage, there))
        common = alike(forms[max(0, here - row) : here][::-1], forms[max(0, there - row) : there][::-1])
        if times > 1 or common < LEAST_BEFORE_NAME or "," in forms[here - SINCE_COMMA : here]:
            continue
        is_listed = _is_listed(passage, tokens[here]) and _is_listed(passage, tokens[there])
        if not is_listed and _is_slip(odd, usual, common):
            yield tokens[here], tokens[there]


def _row(passage: Passage, place: int) -> int:
    """How many words and marks stand before a token in its sentence."""
    tokens, first = passage.tokens, place
    while first and tokens[first - 1].text not in ENDS:
        if "\n" in passage.source[tokens[first - 1].end : tokens[first].start]:
            break
        first -= 1
    return place - first


def _is_slip(one: str, other: str, row: int) -> bool:
    """Do two words differ in marks, behind more words in a letter, behind very many in two, and begin or end alike?"""
    from rapidfuzz.distance import Levenshtein

    if strip_marks(one) == strip_marks(other):
        return True
    distance = Levenshtein.distance(one, other)
    if distance == 1:
        return row >= LONG
    return distance == SLIP and row >= LONGEST_ROW and (one[0] == other[0] or one[-1] == other[-1])


def _is_listed(passage: Passage, token: Token) -> bool:
    return LISTED.match(passage.source, passage.source.rfind("\n", 0, token.start) + 1) is not None
