"""
VN704 · Tên người viết hai cách

Họ tên người ba, bốn tiếng viết hai cách, chỉ khác một dấu («Nguyễn Văn Hòa», «Nguyễn Văn Hóa»), hoặc khác một chữ cái
mà cùng một chức danh ngay trước tên («Chủ tịch Trần Hữu Phúc», «Chủ tịch Trần Hữu Phước») hay đủ bốn tiếng («Trần Thị
Bích Vân», «Trần Thị Bích Vâng»), cả tên của đồng bào các dân tộc sau «ông», «bà» («Y Thắng Niê»): có thể là một
người viết nhầm, cũng có thể là hai người, nên chỉ nhắc. Hai tên cùng một dòng hay cùng trong danh sách, hai
kiểu đặt dấu thanh («Hòa», «Hoà»), và «ông», «bà» trước tên đệm «Văn», «Thị» khác một chữ cái thì không báo.

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
    ✗ 3. Báo cáo viên của hội nghị: đồng chí Hồ Văn Thuận. ⏎ 4. Đồng chí Hồ Văn Thuân giải đáp.
    ✓ 3. Báo cáo viên của hội nghị: đồng chí Hồ Văn Thuận. ⏎ 4. Đồng chí Hồ Văn Thuận giải đáp.
    ✗ Hộ ông Đỗ Quang Đạt vay 50 triệu đồng. ⏎ Ông Đỗ Quang Dạt đã trả nợ.
    ✓ Hộ ông Đỗ Quang Đạt vay 50 triệu đồng. ⏎ Ông Đỗ Quang Đạt đã trả nợ.
    ✗ Ông Trần Hữu Phước khai mạc. ⏎ Cuối buổi, ông Trần Hữu Phúc đọc lại biên bản.
    ✓ Ông Trần Hữu Phước khai mạc. ⏎ Cuối buổi, ông Trần Hữu Phước đọc lại biên bản.
    ✗ Chủ tịch xã Lê Văn Hưng chủ trì. ⏎ Chủ tịch xã Lê Văn Hùng kết luận. ⏎ Chủ tịch xã Lê Văn Hưng ký.
    ✓ Chủ tịch xã Lê Văn Hưng chủ trì. ⏎ Chủ tịch xã Lê Văn Hưng kết luận. ⏎ Chủ tịch xã Lê Văn Hưng ký.
    ✗ Trưởng thôn Vi Văn Toán báo cáo. ⏎ Trưởng thôn Vi Văn Toàn trả lời, Trưởng thôn Vi Văn Toán bổ sung.
    ✓ Trưởng thôn Vi Văn Toán báo cáo. ⏎ Trưởng thôn Vi Văn Toán trả lời, Trưởng thôn Vi Văn Toán bổ sung.
    ✗ Chủ tịch Phạm Văn Thanh dự. ⏎ Chủ tịch Phạm Văn Than phát biểu.
    ✓ Chủ tịch Phạm Văn Thanh dự. ⏎ Chủ tịch Phạm Văn Thanh phát biểu.
    ✗ Giao bà Lê Thị Ngọc Hân theo dõi. ⏎ PHÓ GIÁM ĐỐC ⏎ Lê Thị Ngọc Hâng
    ✓ Giao bà Lê Thị Ngọc Hân theo dõi. ⏎ PHÓ GIÁM ĐỐC ⏎ Lê Thị Ngọc Hân
    ✗ Mời ông Y Bhiông Kbuôr đến xã. ⏎ Ông Y Bhiong Kbuôr có đơn. ⏎ Trả lời ông Y Bhiông Kbuôr trước ngày 5.
    ✓ Mời ông Y Bhiông Kbuôr đến xã. ⏎ Ông Y Bhiông Kbuôr có đơn. ⏎ Trả lời ông Y Bhiông Kbuôr trước ngày 5.
    ✓ Mời ông Y Bhiông Niê đến xã. ⏎ Ông Y Bhim Niê có đơn. ⏎ Bà H'Len Niê vắng.
    ✓ Bà Lê Thị Ngọc Hân chủ trì. ⏎ Bà Lê Thị Ngọc Hằng dự. ⏎ Bà Lê Thị Ngọc Hoa vắng.
    ✗ Giao ông Giàng A Páo, Phó Chủ tịch, phụ trách. ⏎ PHÓ CHỦ TỊCH ⏎ Giàng A Pao
    ✓ Giao ông Giàng A Páo, Phó Chủ tịch, phụ trách. ⏎ PHÓ CHỦ TỊCH ⏎ Giàng A Páo
    ✓ Ông Trần Văn Phước khai mạc. ⏎ Ông Trần Văn Phúc phát biểu.
    ✓ Ông Trần Hữu Phước chủ trì. ⏎ Bí thư Trần Hữu Phúc dự. ⏎ Bà Trần Hữu Phúc khai mạc.
    ✓ Ông Trần Hữu Phước chủ trì, ông Trần Hữu Phúc dự. ⏎ Ông Trần Hữu Phúc về sớm.
    ✓ Hai anh em Nguyễn Văn Hòa và Nguyễn Văn Hóa cùng nhập ngũ.
    ✓ 1. Nguyễn Văn Hòa, thôn 1 ⏎ 2. Nguyễn Văn Hóa, thôn 2
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Văn Hoà kết luận.
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Văn Hải kết luận.
    ✓ Ông Nguyễn Hòa chủ trì. ⏎ Ông Nguyễn Hóa kết luận.
    ✓ Ông Nguyễn Văn Hòa chủ trì. ⏎ Ông Nguyễn Vân Hóa kết luận.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.consistency.persons import LENGTHS, Mention, foreign_persons, persons
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern
from vnproof.text.tone import strip_marks

LISTED = re.compile(r"\s*(?:\d|[-+•*]|[a-zđ][).])|.*\t")
TITLE = Pattern(
    r"\b(?:(?P<polite>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)"
    r"|(?:[Pp]hó )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Hh]iệu trưởng|[Tt]rưởng [^\W\d_]+)(?: [^\W\d_]{1,9}){0,3}) \Z"
)
COMMON = (("Văn",), ("Thị",))
REACH = 50
HEAD = 25  # characters of an item before the name of the person that it lists
CONFIDENCE = 0.5


@check("VN704")
def two_names(reading: Reading) -> Iterator[Finding]:
    """A person's name that is written otherwise elsewhere in the text, by one mark or letter."""
    source = reading.passage.source
    alike: dict[str, list[Mention]] = defaultdict(list)
    of_one_title: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    of_four: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    mentioned = [*persons(reading), *foreign_persons(source, reading.lexicon)]
    spelt = Counter(syllables[:-1] for syllables in {mention.syllables for mention in mentioned})
    for mention in mentioned:
        alike[strip_marks(" ".join(mention.syllables))].append(mention)
        if len(mention.syllables) == LENGTHS[-1]:
            of_four[mention.syllables[:-1]].append(mention)
        elif spelt[mention.syllables[:-1]] > 1 and (title := _title(source, mention)):
            of_one_title[(title, *mention.syllables[:-1])].append(mention)
    for mentions in alike.values():
        spellings = list(dict.fromkeys(mention.syllables for mention in mentions))
        if len(spellings) == 2 and _distance(*spellings) == 1:
            yield from _told(reading, mentions, spellings)
    for mentions in (*of_one_title.values(), *of_four.values()):
        spellings = list(dict.fromkeys(mention.syllables for mention in mentions))
        if len(spellings) == 2 and _differ_in_a_letter(*spellings) and not _meet(reading.passage.source, mentions):
            yield from _told(reading, mentions, spellings)


def _told(reading: Reading, mentions: list[Mention], spellings: list[tuple[str, ...]]) -> Iterator[Finding]:
    """The rarer of two spellings, where it stands but once."""
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


def _title(source: str, mention: Mention) -> str:
    """What a person is called right before the name; «ông» says little before a name with «Văn»."""
    match = TITLE.search(source, max(0, mention.span.start - REACH), mention.span.start)
    if match is None or (match["polite"] and mention.syllables[1:-1] in COMMON):
        return ""
    return match[0].lower()


def _differ_in_a_letter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do the last syllables differ by one letter, not their first, and not only in marks?"""
    from rapidfuzz.distance import Levenshtein

    here, there = strip_marks(one[-1]), strip_marks(other[-1])
    return here[0] == there[0] and Levenshtein.distance(here, there) == 1


def _distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(here != there for here, there in zip(one, other, strict=True))


def _meet(source: str, mentions: list[Mention]) -> bool:
    """Does a line hold both spellings?"""
    lines = {(source.count("\n", 0, mention.span.start), mention.syllables) for mention in mentions}
    return len({line for line, _ in lines}) < len(lines)


def _are_two(source: str, mentions: list[Mention]) -> bool:
    """Do the names stand on one line, or all in a list, as those of two persons do?"""
    lines = {_line(source, mention) for mention in mentions}
    at_heads = (
        LISTED.match(line) and ("\t" in line or mention.span.start - start <= HEAD)
        for mention in mentions
        for start, line in [_line(source, mention)]
    )
    return len(lines) < len({mention.syllables for mention in mentions}) or all(at_heads)


def _line(source: str, mention: Mention) -> tuple[int, str]:
    start = source.rfind("\n", 0, mention.span.start) + 1
    end = source.find("\n", start)
    return start, source[start : end if end >= 0 else len(source)]
