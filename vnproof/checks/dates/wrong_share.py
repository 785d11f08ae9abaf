"""
VN412 · Tỷ lệ, tích không khớp với các số

Tỷ lệ phần trăm không bằng thương của hai số ghi ngay bên cạnh («86/112 hộ, đạt 86,8%»; «186 ha, đạt 113,3% kế hoạch
(180 ha)»), số tăng, giảm không bằng hiệu («64 ca, giảm 18 ca so với năm 2022 (80 ca)»), tổng không bằng số lượng nhân
mức mỗi phần («40 hộ, mỗi hộ 1.500.000 đồng, tổng 65.000.000 đồng»). Làm tròn thì không báo; số nào sai thì chỉ người
soạn biết.

Mức độ: nhắc. Tự sửa: không. Căn cứ: phép tính.

    ✗ Có mặt 96/120 hộ, đạt 85%.
    ✓ Có mặt 96/120 hộ, đạt 80%.
    ✗ Trồng được 45 ha rừng, đạt 80% kế hoạch (50 ha).
    ✓ Trồng được 45 ha rừng, đạt 90% kế hoạch (50 ha).
    ✗ Xã có 1.250 hộ, trong đó có 50 hộ nghèo, chiếm 5,2%.
    ✓ Xã có 1.250 hộ, trong đó có 50 hộ nghèo, chiếm 4%.
    ✗ Có 15 vụ cháy, giảm 6 vụ so với năm trước (20 vụ).
    ✓ Có 15 vụ cháy, giảm 5 vụ so với năm trước (20 vụ).
    ✗ Có 15 vụ cháy, giảm 5 vụ so với năm trước (20 vụ), tương ứng giảm 35%.
    ✓ Có 15 vụ cháy, giảm 5 vụ so với năm trước (20 vụ), tương ứng giảm 25%.
    ✗ Trao 30 suất quà, mỗi suất 500.000 đồng, tổng trị giá 16.000.000 đồng.
    ✓ Trao 30 suất quà, mỗi suất 500.000 đồng, tổng trị giá 15.000.000 đồng.
    ✗ Giải có 12 đội, mỗi đội 10 vận động viên, tổng cộng 130 vận động viên.
    ✓ Giải có 12 đội, mỗi đội 10 vận động viên, tổng cộng 120 vận động viên.
    ✗ Có 215/230 đại biểu dự họp, đạt tỷ lệ 95,3%.
    ✓ Có 215/230 đại biểu dự họp, đạt tỷ lệ 93,5%.
    ✓ Có 215/230 đại biểu dự họp, đạt tỷ lệ 93,47%; 2/3 số hộ, đạt 67%; 2/3 số hộ, đạt 66%.
    ✓ Ngày 15/12 xã họp, đạt 95% số người được mời.
    ✓ Chi 45 triệu đồng, đạt 80% kế hoạch (50 ha); thu 45 triệu đồng và 30 triệu đồng, đạt 80% kế hoạch (90 triệu đồng).
    ✓ Trao 30 suất quà cho người già, mỗi thôn 500.000 đồng, tổng trị giá 16.000.000 đồng.
    ✓ Xã có 1.250 hộ, trong đó 50 hộ nghèo; hộ khá chiếm 35%.
    ✓ Có 15 vụ cháy, giảm 5 vụ so với tháng trước, cả năm (40 vụ).
    ✓ Trao 30 suất quà, mỗi suất gồm 200.000 đồng và nhu yếu phẩm, tổng trị giá 15.000.000 đồng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from vnproof.checks.base import check
from vnproof.checks.dates.amounts import Amount, amounts, read_figures, shown_in
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, occurrences

NUMBER: Final = r"\d(?:\d{0,2}(?:\.\d{3})+|\d{0,8})(?:,\d{1,3})?"
PERCENT: Final = rf"(?P<percent>{NUMBER}) ?%"
REACHED: Final = r"(?:đạt(?: tỷ lệ)?|chiếm(?: tỷ lệ)?|bằng|tỷ lệ|tương ứng)"
# «86/112 hộ có mặt, đạt 86,8%»
OUT_OF: Final = Pattern(
    rf"(?P<part>\d[\d.]*)(?: ?[^\W\d_]+)?/(?P<whole>\d[\d.]*)(?: [^\W\d_]+){{1,6}},? \(?{REACHED} {PERCENT}(?!\d)"
)
# «đạt 113,3% kế hoạch (180 ha)», «giảm 16 ca so với năm 2022 (80 ca)»
PLANNED: Final = Pattern(rf"{REACHED} {PERCENT}(?: (?!so\b)[^\W\d_]+){{0,8}} \((?P<whole>[^()%]{{1,30}})\)")
CHANGED: Final = Pattern(
    r"(?P<way>tăng|giảm) (?P<by>\d[\d.,]*\d|\d) (?P<unit>[^\W\d_]+(?: đồng)?)"
    r" so với [^\d(),;.]{2,30}(?:\d{1,2}/)?(?:\d{4})? ?"
    r"\((?P<before>[^()%]{1,30})\)"
    rf"(?:, (?:tương ứng |tương đương |tức )?(?:tăng |giảm )?{PERCENT}(?!\d))?"
)
OF_THEM: Final = Pattern(
    rf"trong đó(?: có)? (?P<part>{NUMBER}) (?P<unit>[^\W\d_]+)[^\d;.()%]{{0,40}},? chiếm {PERCENT}"
)
EACH: Final = Pattern(
    r"mỗi (?P<what>[^\W\d_]+)(?: [^\W\d_]+){0,4}? (?P<each>\d[\d.,]*\d (?:nghìn |ngàn |triệu |tỷ )?đồng)"
    r", (?:với )?(?:tổng|trị giá|thành tiền)[^\d;.\n]{0,30}(?P<total>\d[\d.,]*\d (?:nghìn |ngàn |triệu |tỷ )?đồng)"
)
EACH_COUNT: Final = Pattern(
    r"mỗi (?P<what>[^\W\d_]+)(?: [^\W\d_]+){0,2} (?P<each>\d{1,3}) (?P<unit>[^\W\d_]+)(?: [^\W\d_]+){0,3}"
    r",? tổng(?: cộng| số)?(?: là| có)? (?P<total>\d[\d.]*) (?P=unit)(?![^\W_])"
)
PARTLY: Final = Pattern(r"\b(?:gồm|ngoài|trừ|còn)\b")
DAY: Final = Pattern(r"(?:ngày|tháng|sáng|chiều|tối|đêm|hôm|lịch|số|\() ?\Z", re.IGNORECASE)
ENDS: Final = (". ", ";", "\n", ".\n")
REACH: Final = 140
WHOLE: Final = 100
CONFIDENCE: Final = 0.6


@check("VN412")
def wrong_share(reading: Reading) -> Iterator[Finding]:
    """A percentage, difference or product that is not that of the numbers beside it."""
    passage = reading.passage
    text = passage.view.text
    found = [*_products(text)]
    if "%" in text:
        found += [*_out_of(passage), *_planned(text), *_of_them(text)]
    if "so với" in text:
        found += _changed(text)
    for place, shown, right in found:
        message = Wording(
            f"«{shown}» không khớp với các số bên cạnh, tính ra {right}; xin xem lại.",
            f"'{shown}' does not fit the numbers beside it, which make {right}; please check.",
        )
        span = passage.view.offsets.to_source(*place)
        yield Finding("VN412", "wrong-share", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


Odd = tuple[Span, str, str]


def _out_of(passage: Passage) -> Iterator[Odd]:
    """«86/112 hộ có mặt, đạt 86,8%»: two numbers with a slash, no day."""
    text = passage.view.text
    for match in OUT_OF.at(text, passage.figures):
        part, whole = read_figures(match["part"]), read_figures(match["whole"])
        if whole and not DAY.search(text, max(0, match.start() - len("tháng ")), match.start()):
            yield from _odd(match, part, whole)


def _planned(text: str) -> Iterator[Odd]:
    """«186 ha lúa, đạt 113,3% kế hoạch (180 ha)»: the only amount of that unit before it in its sentence."""
    for match in PLANNED.finditer(text):
        wholes = amounts(text, Span(*match.span("whole")))
        if len(wholes) == 1 and (part := _before(text, match.start(), wholes[0].unit)):
            yield from _odd(match, part.value, wholes[0].value)


def _of_them(text: str) -> Iterator[Odd]:
    """«1.250 hộ, trong đó 50 hộ nghèo, chiếm 4%»."""
    for match in OF_THEM.finditer(text):
        whole = _before(text, match.start(), match["unit"].lower())
        if whole:
            yield from _odd(match, read_figures(match["part"]), whole.value)


def _changed(text: str) -> Iterator[Odd]:
    """«64 ca, giảm 16 ca so với năm 2022 (80 ca), tương ứng giảm 20%»."""
    for match in CHANGED.finditer(text):
        befores, bys = (
            amounts(text, Span(*match.span("before"))),
            amounts(text, Span(match.start("by"), match.end("unit"))),
        )
        if len(befores) != 1 or len(bys) != 1 or befores[0].unit != bys[0].unit:
            continue
        now, by, before = _before(text, match.start(), bys[0].unit), bys[0], befores[0]
        if now and abs(now.value - before.value) != by.value:
            unit = by.shown.lstrip("0123456789., ")
            yield by.span, by.shown, f"{shown_in(unit, abs(now.value - before.value))} {unit}"
        elif match["percent"]:
            yield from _odd(match, by.value, before.value)


def _products(text: str) -> Iterator[Odd]:
    """«40 hộ, mỗi hộ 1.500.000 đồng, tổng 60.000.000 đồng»."""
    for place in occurrences(text, "mỗi "):
        match = EACH.match(text, place)
        count = EACH_COUNT.match(text, place)
        if count and (many := _before(text, place, count["what"].lower())):
            product = many.value * read_figures(count["each"])
            if product != read_figures(count["total"]) and not PARTLY.search(count[0]):
                yield Span(*count.span("total")), count["total"], shown_in("", product)
        if match is None or PARTLY.search(match[0]):
            continue
        many = _before(text, place, match["what"].lower())
        each, total = (amounts(text, Span(*match.span(part))) for part in ("each", "total"))
        if many and len(each) == len(total) == 1 and many.value * each[0].value != total[0].value:
            unit = total[0].shown.lstrip("0123456789., ")
            right = f"{shown_in(unit, many.value * each[0].value)} {unit}"
            yield total[0].span, total[0].shown, right


def _before(text: str, place: int, unit: str) -> Amount | None:
    """The only amount of a unit before a place in its sentence."""
    start = max(text.rfind(end, max(0, place - REACH), place) for end in ENDS) + 1
    found = [amount for amount in amounts(text, Span(max(start, place - REACH), place)) if amount.unit == unit]
    return found[0] if len(found) == 1 else None


def _odd(match: re.Match[str], part: Decimal, whole: Decimal) -> Iterator[Odd]:
    """The percentage, if it is no rounding of what two numbers make."""
    said = read_figures(match["percent"])
    right = part / whole * WHOLE if whole else said
    step = Decimal(1).scaleb(-len(match["percent"].partition(",")[2]))
    if abs(right - said) >= step:
        span = Span(match.start("percent"), match.end("percent"))
        yield span, f"{match['percent']}%", f"{right:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"
