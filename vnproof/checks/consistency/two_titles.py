"""
VN715 · Một người gọi hai cách

Cùng một họ tên đủ ba, bốn tiếng mà chỗ này là «ông», chỗ kia là «bà», chỗ này là «Chủ tịch», chỗ kia là «Phó Chủ tịch»
cùng một cơ quan. Chỗ nào đúng thì chỉ người soạn biết. Người vừa được bầu, bổ nhiệm,
người «nguyên», «quyền» giữ chức thì không báo chức vụ.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một người chỉ có một cách xưng, một chức vụ ở một cơ quan.

    ✗ Ông Trần Minh Anh khai mạc. ⏎ Bà Trần Minh Anh kết luận.
    ✓ Bà Trần Minh Anh khai mạc. ⏎ Bà Trần Minh Anh kết luận.
    ✗ Đơn của anh Lê Hoài Thu. ⏎ Xã mời chị Lê Hoài Thu đến làm việc; chị Lê Hoài Thu vắng.
    ✓ Đơn của chị Lê Hoài Thu. ⏎ Xã mời chị Lê Hoài Thu đến làm việc; chị Lê Hoài Thu vắng.
    ✗ Thành phần: ông Nguyễn Thị Lan, Chi hội trưởng. ⏎ Bà Nguyễn Thị Lan phát biểu.
    ✓ Thành phần: bà Nguyễn Thị Lan, Chi hội trưởng. ⏎ Bà Nguyễn Thị Lan phát biểu.
    ✗ Chủ tịch UBND xã Lê Văn Hưng chủ trì. ⏎ Phó Chủ tịch UBND xã Lê Văn Hưng kết luận.
    ✓ Chủ tịch UBND xã Lê Văn Hưng chủ trì. ⏎ Chủ tịch UBND xã Lê Văn Hưng kết luận.
    ✗ Ông Lê Văn Hưng, Phó Giám đốc Sở Y tế, chủ trì. ⏎ Giám đốc Sở Y tế Lê Văn Hưng kết luận.
    ✓ Ông Lê Văn Hưng, Giám đốc Sở Y tế, chủ trì. ⏎ Giám đốc Sở Y tế Lê Văn Hưng kết luận.
    ✗ Bà Đỗ Thị Hà - Phó Hiệu trưởng nhà trường dự. ⏎ Bà Đỗ Thị Hà - Hiệu trưởng nhà trường phát biểu.
    ✓ Bà Đỗ Thị Hà - Hiệu trưởng nhà trường dự. ⏎ Bà Đỗ Thị Hà - Hiệu trưởng nhà trường phát biểu.
    ✓ Ông Trần Minh Anh khai mạc. ⏎ Bà Trần Minh Ánh kết luận.
    ✓ Bầu ông Lê Văn Hưng, Phó Chủ tịch UBND xã, giữ chức Chủ tịch UBND xã.
    ✓ Ông Lê Văn Hưng, Phó Chủ tịch HĐND xã. ⏎ Chủ tịch UBND xã Lê Văn Hưng.
    ✓ Ông Lê Văn Hưng, nguyên Chủ tịch UBND xã. ⏎ Phó Chủ tịch UBND xã Lê Văn Hưng.
    ✓ Ông bà Nguyễn Thị Lan; ông, bà Nguyễn Thị Lan; vợ chồng ông bà Lê Hoài Thu và chị Lê Hoài Thu.
    ✓ Ông Lê Văn Hưng, Phó Bí thư Đảng ủy, Chủ tịch UBND xã. ⏎ Chủ tịch UBND xã Lê Văn Hưng.
    ✓ Ông Thạch Thị Sà Thone và bà Thị Hà.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import Final, NamedTuple

from vnproof.checks.base import check
from vnproof.checks.consistency.persons import Mention, persons
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

SEXES: Final = {"ông": "nam", "anh": "nam", "bà": "nữ", "chị": "nữ"}
POLITE: Final = Pattern(r"(?<![^\W_])(?P<word>[Ôô]ng|[Aa]nh|[Bb]à|[Cc]hị) \Z")
PAIR: Final = Pattern(r"(?:[Ôô]ng|[Aa]nh|[Bb]à|[Cc]hị|và|hoặc|[,/]) ?\Z")
OFFICE: Final = (
    r"(?<![^\W_])(?P<deputy>[Pp]hó )?"
    r"(?P<office>[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Hh]iệu trưởng|[Tt]rưởng (?:phòng|ban|khoa|trạm|thôn|ấp))"
)
BEFORE: Final = Pattern(rf"{OFFICE}(?P<body>(?: [^\W\d_]+){{0,8}}) \Z")
BEHIND: Final = Pattern(rf"(?:,| [-–]) {OFFICE}(?P<body>(?: [^\W\d_]+){{0,8}})")
BODIES: Final = {"ủy ban nhân dân": "ubnd", "uỷ ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}
FORMER: Final = Pattern(r"\b(?:nguyên|quyền|bầu|bổ nhiệm|giữ chức|nhiệm kỳ|từng|khi|cựu|thay|nay|lên)\b", re.IGNORECASE)
BODY: Final = 2  # words of a body that are compared
REACH, NEAR = 60, 80
LONGEST: Final = 20_000  # characters: what is longer is put together from many texts
CONFIDENCE: Final = 0.5


class Called(NamedTuple):
    """What a person is called: in what respect, how, and where that stands."""

    respect: Hashable
    how: str
    span: Span


@check("VN715")
def two_titles(reading: Reading) -> Iterator[Finding]:
    """A person who is a man here and a woman there, or who heads a body here and is a deputy there."""
    source = reading.passage.source
    if len(source) > LONGEST:
        return
    called: dict[tuple[tuple[str, ...], Hashable], list[Called]] = defaultdict(list)
    mentioned = list(persons(reading))
    times = Counter(person.syllables for person in mentioned)
    for person in mentioned:
        for one in _called(source, person) if times[person.syllables] > 1 else ():
            called[person.syllables, one.respect].append(one)
    for (syllables, _), ways in called.items():
        counts = Counter(one.how for one in ways)
        if len(counts) == 2:
            (_, many), (odd, few) = counts.most_common()
            odd = ways[-1].how if many == few else odd
            here, there = (next(one for one in ways if (one.how == odd) is is_odd) for is_odd in (True, False))
            yield _finding(source, here.span, there.span, " ".join(syllables))


def _called(source: str, person: Mention) -> Iterator[Called]:
    """What stands before a name and behind it."""
    start, end = person.span
    polite = POLITE.search(source, max(0, start - NEAR), start)
    if polite and not PAIR.search(source, max(0, polite.start() - NEAR), polite.start()):
        yield Called("sex", SEXES[polite["word"].lower()], Span(polite.start("word"), end))
    if FORMER.search(source, max(0, start - REACH), min(len(source), end + REACH)):
        return
    first = polite.start() if polite else start
    before = BEFORE.search(source, max(0, first - REACH), first)
    if before:
        yield Called(_office(before), before["deputy"] or "", Span(before.start(), end))
    behind = BEHIND.match(source, end)
    while behind:
        yield Called(_office(behind), behind["deputy"] or "", Span(start, behind.end("office")))
        behind = BEHIND.match(source, behind.end())


def _office(match: re.Match[str]) -> tuple[str, ...]:
    """The office and the first words of the body that it is in."""
    body = match["body"].strip().lower()
    for name, short in BODIES.items():
        body = body.replace(name, short)
    return (match["office"].lower(), *body.split()[:BODY])


def _finding(source: str, here: Span, there: Span, name: str) -> Finding:
    message = Wording(
        f"«{here.of(source)}» ở đây, «{there.of(source)}» ở chỗ khác; nếu «{name}» là một người thì xin xem lại.",
        f"'{here.of(source)}' here, '{there.of(source)}' elsewhere; please check, if '{name}' is one person.",
    )
    return Finding("VN715", "two-titles", here, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
