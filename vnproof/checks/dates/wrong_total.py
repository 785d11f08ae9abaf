"""
VN406 · Tổng không khớp với các phần

Các phần của một tổng cộng lại không bằng tổng, hoặc các tỷ lệ chia nhau một tổng cộng lại quá 100%. Chỉ xét phép cộng
viết rõ («120 + 80 = 210») và những nhóm loại trừ nhau (nam và nữ; giỏi, khá, trung bình…) ghi trong
«dictionaries/administrative/exclusive_parts.tsv»; và hai phần sau «trong đó» cộng lại gần bằng tổng, vì khi ấy thường
là sai một chữ số.

Mức độ: nhắc. Tự sửa: không. Căn cứ: phép cộng; dictionaries/administrative/exclusive_parts.tsv.

    ✗ Lớp học có 45 học viên, trong đó 20 nam và 30 nữ.
    ✓ Lớp học có 45 học viên, trong đó 20 nam và 25 nữ.
    ✗ Xếp loại tốt 45,5%, khá 40%, trung bình 25%.
    ✓ Xếp loại tốt 45,5%, khá 40%, trung bình 14,5%.
    ✗ Tổng số phiếu là 120 + 80 = 210 phiếu.
    ✓ Tổng số phiếu là 120 + 80 = 200 phiếu.
    ✗ Tuyển 24 người, trong đó 9 bác sĩ và 13 điều dưỡng.
    ✓ Tuyển 24 người, trong đó 9 bác sĩ và 15 điều dưỡng.
    ✗ Xã có 2.450,5 ha rừng, trong đó 1.820 ha rừng phòng hộ và 530,5 ha rừng sản xuất.
    ✓ Xã có 2.450,5 ha rừng, trong đó 1.920 ha rừng phòng hộ và 530,5 ha rừng sản xuất.
    ✗ Kết quả xuất sắc 24%, tốt 70%, hoàn thành 16%.
    ✓ Kết quả xuất sắc 24%, tốt 60%, hoàn thành 16%.
    ✗ Chi 18.460 triệu đồng, trong đó chi đầu tư 6.200 triệu đồng và chi thường xuyên 12.620 triệu đồng.
    ✓ Chi 18.460 triệu đồng, trong đó chi đầu tư 6.200 triệu đồng và chi thường xuyên 12.260 triệu đồng.
    ✗ Ủng hộ 128,5 triệu đồng, trong đó khối cơ quan 82,5 triệu đồng, doanh nghiệp 56 triệu đồng.
    ✓ Ủng hộ 128,5 triệu đồng, trong đó khối cơ quan 82,5 triệu đồng, doanh nghiệp 46 triệu đồng.
    ✗ Có 46 đơn vị ủng hộ 90 triệu đồng (chín mươi triệu đồng), trong đó xã 50 triệu đồng, dân 45 triệu đồng.
    ✓ Có 46 đơn vị ủng hộ 90 triệu đồng (chín mươi triệu đồng), trong đó xã 50 triệu đồng, dân 40 triệu đồng.
    ✗ Kinh phí 90 triệu đồng, gồm ngân sách xã 50 triệu đồng, xã hội hóa 30 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm ngân sách xã 60 triệu đồng, xã hội hóa 30 triệu đồng.
    ✗ Toàn thôn có 45 hộ, gồm 20 hộ nghèo, 15 hộ cận nghèo và 15 hộ khá.
    ✓ Toàn thôn có 45 hộ, gồm 20 hộ nghèo, 15 hộ cận nghèo và 10 hộ khá.
    ✗ Tổng số 22 đại biểu (nam 12, nữ 9).
    ✓ Tổng số 22 đại biểu (nam 12, nữ 10).
    ✗ Có 215 đảng viên của 12 chi bộ, trong đó nữ 95, nam 110.
    ✓ Có 215 đảng viên của 12 chi bộ, trong đó nữ 95, nam 120.
    ✗ Tham dự có 22 người, trong đó: nam 12 người, nữ 9 người.
    ✓ Tham dự có 22 người, trong đó: nam 13 người, nữ 9 người.
    ✗ Lực lượng gồm dân quân 40%, kiểm lâm 25%, nhân dân 45%.
    ✓ Lực lượng gồm dân quân 40%, kiểm lâm 15%, nhân dân 45%.
    ✗ Tổng nhu cầu vốn 46,5 tỷ đồng, gồm: ngân sách tỉnh 20,4 tỷ đồng; ngân sách xã 12 tỷ đồng; dân góp 13,2 tỷ đồng.
    ✓ Tổng nhu cầu vốn 45,6 tỷ đồng, gồm: ngân sách tỉnh 20,4 tỷ đồng; ngân sách xã 12 tỷ đồng; dân góp 13,2 tỷ đồng.
    ✗ Diện tích đất thu hồi là 2.150 m2, trong đó: đất ở 150 m2, đất trồng lúa 1.850 m2, đất mương 250 m2.
    ✓ Diện tích đất thu hồi là 2.250 m2, trong đó: đất ở 150 m2, đất trồng lúa 1.850 m2, đất mương 250 m2.
    ✗ Xã lấy 2.150 m2 đất của dân tại thôn 3; trong đó đất ở 150 m2, đất trồng lúa 1.850 m2, đất mương 250 m2.
    ✓ Xã lấy 2.250 m2 đất của dân tại thôn 3; trong đó đất ở 150 m2, đất trồng lúa 1.850 m2, đất mương 250 m2.
    ✓ Sai phạm 90 triệu đồng, đã thu hồi 20 triệu đồng, gồm quà 50 triệu đồng, nước uống 30 triệu đồng.
    ✓ Chi 90 triệu đồng, gồm quà cho 20 hộ 50 triệu đồng, nước uống 10 triệu đồng, còn lại để dự phòng.
    ✓ Thu 90 triệu đồng, tăng 10 triệu đồng, gồm thuế 50 triệu đồng, phí 30 triệu đồng.
    ✓ Khảo sát gồm nhiều lựa chọn: giá tăng 60%, dịch vụ kém 50%, đi lại khó 40%; tốt 60%, khá 30%.
    ✓ Toàn xã có 300 hộ, gồm mỗi thôn 50 hộ và 100 hộ.
    ✓ Cơ sở bảo hành gồm: sở hữu 100% của doanh nghiệp, sở hữu tối thiểu 30%; cơ cấu lãi tăng 60%, lỗ 50%.
    ✓ Có 120 đại biểu, trong đó 35 nữ và 12 người dân tộc thiểu số.
    ✓ Dự án 45 ha, trong đó 10 hộ phải di dời và 5 hộ thuê đất.
    ✓ Toàn xã có 19 thôn, trong đó 3 thôn đạt chuẩn và 5 thôn khó khăn.
    ✓ Thu 350 tỷ đồng, trong đó thuế 120 tỷ đồng và 340 hộ được miễn.
    ✓ Lớp học có 45 học viên, trong đó 20 nữ; nữ chiếm 60%, đảng viên chiếm 55%.
    ✓ Năm 2024 tốt 60%, khá 30%; năm 2025 tốt 70%, khá 25%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.checks.dates.amounts import MONEY, TIMES, amounts
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.resources import dictionaries_path
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import read_table
from vnproof.text.pattern import Pattern, occurrences

NUMBER = r"\d(?<![\w.,/-]\d)(?:\d{0,2}(?:\.\d{3})+|\d{0,8})(?:,\d{1,3})?"
SUM = re.compile(
    rf"(?P<parts>{NUMBER}(?:\s?\+\s?{NUMBER}){{1,9}})\s?=\s?(?P<total>{NUMBER})(?![\w%]|[.,]\d|\s?[-+*/:x])"
)
OF_THEM = re.compile(r"trong\s+đó(?:\s+có)?:?")
TOTAL = re.compile(rf"(?P<total>{NUMBER})\s[^\d\n.;:()]{{2,60}},?\s\(?\Z")
PARTS = re.compile(
    rf"\s+(?P<one>{NUMBER})\s+(?P<first>\w+)(?:\s+và\s+|,\s+)(?P<two>{NUMBER})\s+(?P<second>\w+)(?=[.;,)\n]|\s*\Z)"
)
UNIT = r"(?:ha|km|kg|tấn|tỷ đồng|triệu đồng|đồng|m2|m²)"
NAMED = r"(?:\s[^\W\d_]+){1,6}?"
TWO_PARTS = Pattern(
    rf"\s+(?P<one>{NUMBER})(?:\s(?P<unit>{UNIT}))?{NAMED}(?:\s+và\s+|,\s+)(?P<two>{NUMBER})(?:\s(?P<unit2>{UNIT}))?{NAMED}"
    r"(?=[.;)\n]|,\s(?!\d)|\s*\Z)"
)
LISTING = Pattern(r"(?:(?P<all>gồm(?: có)?)|trong đó(?: có)?):? ")
LISTED_BEFORE = Pattern(r"[,;]?\s\(?(?:bao )?\Z")
BRACKET = Pattern(r"\s\([^()\d\n]{5,200}\)\Z")  # the amount in words
LONG_REACH = 220
LISTING_END = Pattern(r"[;)\n]|\.(?!\d)")
LONG_LISTING_END = Pattern(r"[)\n]|\.(?!\d)")  # where parts end with semicolons
NUMBERS = Pattern(r"(?<![\w.,])\d[\d.,]*")
CHANGES = Pattern(
    r"\b(?:tăng|giảm|so với|vượt|còn lại|lên|năm trước|cùng kỳ|lũy kế)\b|thu hồi (?:được |về )?(?=\d)|đã thu hồi"
)
BY_SEX = Pattern(
    rf"[(,:;]\s?(?:trong đó:?\s|gồm:?\s)?(?:có\s)?"
    rf"(?P<first>nam|nữ):?\s(?P<one>{NUMBER})(?:\s[^\W\d_]+){{0,2}}(?:,| và)\s"
    rf"(?:có\s)?(?P<second>nam|nữ):?\s(?P<two>{NUMBER})(?![\d.,]\d|%)"
)
COUNT = Pattern(rf"(?<![\w.,/-]){NUMBER}(?![\w/-]|[.,]\d)")
UNLIKE = Pattern(
    rf"{CHANGES.pattern}|\b(?:tối thiểu|tối đa|ít nhất|nhiều nhất|trên|dưới|hơn|gần|khoảng|mỗi|của)\b", re.IGNORECASE
)
MOST = 8  # parts
LARGE_SLIP = Decimal("0.3")
SLIP = Decimal("0.1")  # of the whole
COMPOSED = Pattern(r"\b(?:gồm|cơ cấu|tỷ trọng|phân bổ|chia ra)\b|: (?=[^\W\d_a-zđ]?[^\d:]*\Z)", re.IGNORECASE)
SHARE = re.compile(rf"(?P<name>[^\W\d_]+)(?:\s+(?:đạt|chiếm|là))?:?\s+(?P<share>{NUMBER})\s?\Z")
REACH, NEAR = 80, 40  # how far back the total is looked for, and the name of a share
ENDS = re.compile(r"[.;\n\d]")
LEAST = 10  # «5 + 7 = 1» is a riddle
WHOLE, ROUNDING = 100, Decimal(1)
CONFIDENCE = 0.7


@check("VN406")
def wrong_total(reading: Reading) -> Iterator[Finding]:
    """Parts that do not add up to their total."""
    text = reading.passage.view.text
    for match in SUM.finditer(text) if "+" in text and "=" in text else ():
        total = sum(map(_value, match["parts"].split("+")))
        if total != _value(match["total"]) >= LEAST:
            yield _finding(reading, match.span(), match["parts"], total, match["total"])
    for middle in OF_THEM.finditer(text):
        parts, whole = (
            PARTS.match(text, middle.end()),
            TOTAL.search(text, max(0, middle.start() - REACH), middle.start()),
        )
        if parts and whole and {parts["first"].lower(), parts["second"].lower()} in _wholes():
            total = _value(parts["one"]) + _value(parts["two"])
            if total != _value(whole["total"]):
                shown = f"{parts['one']} {parts['first']}, {parts['two']} {parts['second']}"
                yield _finding(reading, (whole.start(), parts.end()), shown, total, whole["total"])
        elif whole and (near := _nearly(text, middle.end(), _value(whole["total"]))):
            shown, total, end = near
            yield _finding(reading, (whole.start(), end), shown, total, whole["total"])
    for start, end, shown, total, said in (*_listed(text), *_by_sex(text)):
        yield _finding(reading, (start, end), shown, total, said)
    yield from _shares(reading)


def _listed(text: str) -> Iterator[tuple[int, int, str, Decimal, str]]:
    """Parts with names, in the unit of the total before them: «gồm ngân sách 50 triệu đồng, dân góp 30 triệu đồng»."""
    for here in occurrences(text, "gồm", "trong đó"):
        middle = LISTING.match(text, here)
        before = LISTED_BEFORE.search(text, max(0, here - len(", (bao ")), here)
        if middle is None or before is None:
            continue
        bracket = BRACKET.search(text, max(0, here - LONG_REACH), before.start())
        end = bracket.start() if bracket else before.start()
        begin = max(text.rfind(mark, max(0, end - LONG_REACH), end) for mark in (". ", ";", "\n", ")")) + 1
        begin = max(begin, end - LONG_REACH)
        stop = LISTING_END.search(text, middle.end())
        place = Span(middle.end(), stop.start() if stop else len(text))
        parts = amounts(text, place)
        if len(parts) == 1 and text[place.end : place.end + 1] == ";":
            stop = LONG_LISTING_END.search(text, place.end)
            place = Span(middle.end(), stop.start() if stop else len(text))
            parts = amounts(text, place)
        wholes = [amount for amount in amounts(text, Span(begin, end)) if parts and amount.unit == parts[0].unit]
        if (
            len(wholes) != 1
            or not 2 <= len(parts) <= MOST
            or any(part.unit != parts[0].unit for part in parts)
            or len(NUMBERS.compiled.findall(place.of(text))) != len(parts)
            or TIMES.search(text, begin, place.end)
            or CHANGES.search(text, begin, place.end)
        ):
            continue
        whole, found = wholes[0], sum((part.value for part in parts), Decimal())
        slip = SLIP if middle["all"] is None else LARGE_SLIP
        if whole.value >= LEAST and 0 < abs(found - whole.value) <= whole.value * slip:
            unit = whole.shown.lstrip("0123456789., ")
            shown = " + ".join(part.shown for part in parts)
            yield whole.span.start, parts[-1].span.end, shown, found / MONEY.get(unit.lower(), 1), whole.shown


def _by_sex(text: str) -> Iterator[tuple[int, int, str, Decimal, str]]:
    """Men and women of a number before them that they nearly make: «22 đại biểu (nam 12, nữ 9)»."""
    for match in BY_SEX.finditer(text) if "nữ " in text and "nam " in text else ():
        begin = max(text.rfind(mark, max(0, match.start() - REACH), match.start()) for mark in (". ", "\n")) + 1
        counts = [_value(number[0]) for number in COUNT.finditer(text[: match.start()], begin)]
        total = _value(match["one"]) + _value(match["two"])
        near = [whole for whole in counts if whole >= LEAST and abs(whole - total) <= whole * SLIP]
        if match["first"] != match["second"] and len(near) == 1 and total != near[0]:
            shown = f"{match['first']} {match['one']}, {match['second']} {match['two']}"
            yield match.start(), match.end(), shown, total, _shown(near[0])


def _nearly(text: str, place: int, whole: Decimal) -> tuple[str, Decimal, int] | None:
    """
    Two parts of whatever kind that make nearly the whole: parts that leave something over leave more, and the slip of a
    figure less.
    """
    parts = TWO_PARTS.match(text, place)
    if parts is None or bool(parts["unit"]) != bool(parts["unit2"]):
        return None
    total = _value(parts["one"]) + _value(parts["two"])
    is_near = total != whole and whole >= LEAST and abs(total - whole) <= whole * SLIP
    return (" ".join(parts[0].split()), total, parts.end()) if is_near else None


class Share(NamedTuple):
    """A percentage and the last word of what has it."""

    start: int
    end: int
    name: str
    percent: Decimal


def _shares(reading: Reading) -> Iterator[Finding]:
    """Percentages of parts that exclude each other, side by side in one sentence, none of them named twice."""
    text = reading.passage.view.text
    run: list[Share] = []
    for share in [*_read_shares(text), None]:
        if share and run and _goes_on(text, run, share):
            run.append(share)
            continue
        total = sum(part.percent for part in run)
        if len(run) > 1 and total > WHOLE + ROUNDING:
            parts = ", ".join(f"{part.name} {_shown(part.percent)}%" for part in run)
            yield _finding(reading, (run[0].start, run[-1].end), parts, total, "100%", "%")
        run = [share] if share else []


def _read_shares(text: str) -> Iterator[Share]:
    place = text.find("%")
    while place >= 0:
        if match := SHARE.search(text, max(0, place - NEAR), place):
            yield Share(match.start("share"), place + 1, match["name"], _value(match["share"]))
        place = text.find("%", place + 1)


def _goes_on(text: str, run: list[Share], after: Share) -> bool:
    """Is the next percentage of another part of the same whole, in the same sentence?"""
    names = [share.name.lower() for share in [*run, after]]
    between = text[run[-1].end : after.start]
    if len(set(names)) <= len(run) or ENDS.search(between):
        return False
    return any(set(names) <= parts for parts in _parts()) or _are_of_one(text, run[0].start, between)


def _are_of_one(text: str, place: int, between: str) -> bool:
    """Does the sentence say that it tells of the parts of one whole, and of no change?"""
    begin = max(text.rfind(mark, max(0, place - NEAR), place) for mark in (". ", ";", "\n"))
    before = text[max(begin + 1, place - NEAR) : place]
    return bool(COMPOSED.search(before)) and not any(UNLIKE.search(words) for words in (before, between))


def _shown(number: Decimal | int) -> str:
    return f"{float(number):,.10g}".translate(str.maketrans(".,", ",."))


def _value(figures: str) -> Decimal:
    return Decimal(figures.strip().replace(".", "").replace(",", "."))


def _finding(
    reading: Reading, place: tuple[int, int], parts: str, total: Decimal | int, said: str, unit: str = ""
) -> Finding:
    return Finding(
        "VN406",
        "wrong-total",
        reading.passage.view.offsets.to_source(*place),
        Wording(
            f"{parts} cộng lại là {_shown(total)}{unit}, không phải {said}; xin xem lại.",
            f"{parts} make {_shown(total)}{unit}, not {said}; please check.",
        ),
        (),
        Severity.HINT,
        Safety.HINT,
        CONFIDENCE,
    )


@cache
def _parts() -> tuple[frozenset[str], ...]:
    """Parts of one whole that exclude each other."""
    rows = read_table(dictionaries_path() / "administrative" / "exclusive_parts.tsv", "parts", "complete")
    return tuple(frozenset(parts.split("; ")) for parts, _ in rows)


@cache
def _wholes() -> tuple[frozenset[str], ...]:
    """… and that leave nothing over."""
    rows = read_table(dictionaries_path() / "administrative" / "exclusive_parts.tsv", "parts", "complete")
    return tuple(frozenset(parts.split("; ")) for parts, complete in rows if complete == "yes")
