"""
VN514 · Dẫn chiếu đến điều, phụ lục không có

Văn bản có Điều 1 đến Điều 4 mà viết «theo Điều 7 Quyết định này», hoặc có Phụ lục I, II mà viết «tại Phụ lục III kèm
theo» thì dẫn chiếu nhầm, hoặc sót điều, phụ lục. Chỉ xét văn bản có từ hai điều đánh số liên tục từ Điều 1, có Quốc
hiệu và Tiêu ngữ hoặc có dòng «Số:» và ngày ban hành; dẫn chiếu đến văn bản khác không bị báo.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: phần được dẫn phải có trong văn bản.

    ✗ Điều 1. Tặng giấy khen. ⏎ Điều 2. Hiệu lực. ⏎ Điều 3. Ông Văn chịu trách nhiệm thi hành. ⏎ Nơi nhận: ⏎ - Như \
Điều 2;
    ✓ Điều 1. Tặng giấy khen. ⏎ Điều 2. Hiệu lực. ⏎ Điều 3. Ông Văn chịu trách nhiệm thi hành. ⏎ Nơi nhận: ⏎ - Như \
Điều 3;
    ✗ 1. Biện pháp: ⏎ a) Dọn rác; ⏎ b) Nộp phạt. ⏎ Chi phí nêu tại điểm c khoản này do hộ chịu. ⏎ 2. Hiệu lực.
    ✓ 1. Biện pháp: ⏎ a) Dọn rác; ⏎ b) Nộp phạt. ⏎ Chi phí nêu tại điểm b khoản này do hộ chịu. ⏎ 2. Hiệu lực.
    ✓ 1. Biện pháp: ⏎ a) Dọn rác; ⏎ b) Nộp phạt theo điểm c khoản này; ⏎ c) Xin lỗi. ⏎ 2. Theo điểm d khoản này.
    ✗ Điều 1. Ban hành Quy chế. ⏎ Điều 2. Hiệu lực. ⏎ Điều 3. Các thôn thi hành Điều 5 Quyết định này.
    ✓ Điều 1. Ban hành Quy chế. ⏎ Điều 2. Hiệu lực. ⏎ Điều 3. Các thôn thi hành Điều 2 Quyết định này.
    ✗ Điều 1. Phạm vi ⏎ Nội dung. ⏎ Điều 2. Kinh phí ⏎ Chi theo khoản 2 Điều 4 của Quy chế này.
    ✓ Điều 1. Phạm vi ⏎ Nội dung. ⏎ Điều 2. Kinh phí ⏎ Chi theo khoản 2 Điều 1 của Quy chế này.
    ✗ Điều 1. Tặng giấy khen. ⏎ Điều 2. Trích quỹ. ⏎ Điều 3. Thi hành. ⏎ Nơi nhận: ⏎ - Như Điều 4; ⏎ - Lưu: VT.
    ✓ Điều 1. Tặng giấy khen. ⏎ Điều 2. Trích quỹ. ⏎ Điều 3. Thi hành. ⏎ Nơi nhận: ⏎ - Như Điều 3; ⏎ - Lưu: VT.
    ✗ Danh sách tại Phụ lục III kèm theo. ⏎ PHỤ LỤC I ⏎ Danh sách ⏎ PHỤ LỤC II ⏎ Biểu mẫu
    ✓ Danh sách tại Phụ lục I kèm theo. ⏎ PHỤ LỤC I ⏎ Danh sách ⏎ PHỤ LỤC II ⏎ Biểu mẫu
    ✗ Chi tiết tại Phụ lục 4 ban hành kèm theo. ⏎ Phụ lục 1 ⏎ Danh sách ⏎ Phụ lục 2 ⏎ Biểu mẫu ⏎ Phụ lục 3 ⏎ Mẫu
    ✓ Chi tiết tại Phụ lục 3 ban hành kèm theo. ⏎ Phụ lục 1 ⏎ Danh sách ⏎ Phụ lục 2 ⏎ Biểu mẫu ⏎ Phụ lục 3 ⏎ Mẫu
    ✗ Điều 1. Giải thưởng ⏎ 1. Giải Nhất. ⏎ Điều 2. Trao giải ⏎ Giải quy định tại Điều 9 Thể lệ này được trao sau.
    ✓ Điều 1. Giải thưởng ⏎ 1. Giải Nhất. ⏎ Điều 2. Trao giải ⏎ Giải quy định tại Điều 1 Thể lệ này được trao sau.
    ✓ Điều 1. Ban hành. ⏎ Điều 2. Căn cứ Điều 19 Luật Đất đai; Điều 7 của Nghị định 30; Điều 9 Quy chế kèm theo.
    ✓ Điều 1. Ban hành. ⏎ Điều 3. Thi hành Điều 5 Quyết định này.
    ✓ Thi hành Điều 5 Quyết định này.
    ✓ Danh sách tại Phụ lục III kèm theo Quyết định 5.
    ✓ Theo Phụ lục IV kèm theo Nghị định số 30/2020/NĐ-CP. ⏎ PHỤ LỤC I ⏎ Danh sách ⏎ PHỤ LỤC II ⏎ Biểu mẫu
    ✓ Danh sách tại Phụ lục III Nghị định 30. ⏎ PHỤ LỤC I ⏎ Danh sách ⏎ PHỤ LỤC II ⏎ Biểu mẫu
    ✓ Điều 1. Sửa đổi Quyết định số 5/QĐ-UBND: ⏎ “Điều 9. Phạm vi ⏎ Điều 10. Đối tượng” ⏎ Điều 2. Theo Điều 9 Quyết \
định này.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

ARTICLE = Pattern(r"(?:\A|(?<=\n))[ \t“\"]*Điều[ ](?P<number>\d{1,3})[ ]?[.:]")
CITED = Pattern(
    r"Điều[ ](?P<number>\d{1,3})(?:[ ](?:của[ ])?(?:Quyết định|Quy chế|Quy định|Thể lệ|Nghị quyết|Hợp đồng"
    r"|Điều lệ|Nội quy|Kế hoạch|Hướng dẫn|Thông báo)[ ]này\b)"
)
AS_IN = Pattern(r"(?<=\n)[ \t]*-?[ ]?Như[ ]Điều[ ](?P<number>\d{1,2})\b")
ANNEX = Pattern(
    r"(?:\A|(?<=\n))[ \t]*(?:PHỤ LỤC|Phụ lục)(?: số| SỐ)?[ ](?P<number>[IVX]{1,5}|\d{1,2})\b(?![ ][a-zđ])[.:]?"
)
ANNEXED = Pattern(
    r"(?:tại|theo|trong|ở)[ ]Phụ lục(?: số)?[ ](?P<number>[IVX]{1,5}|\d{1,2})"
    r"(?=[ ](?:ban hành[ ])?(?:đính[ ])?kèm(?! (?:theo )?(?:Bộ luật|Luật|Nghị|Thông tư|Quyết định|Công văn)"
    r"[^.;\n]{0,40}\d))"
)
IN_CHARGE = Pattern(
    r"(?:chịu )?trách nhiệm(?: tổ chức)? (?:thi hành|thực hiện)|thi hành Quyết định|thi hành Nghị quyết"
)
POINT = Pattern(r"điểm ([a-zđ])\Z")
POINT_OF = Pattern(r"^[ \t]*([a-zđ])\) ", re.MULTILINE)
CLAUSE = Pattern(r"^[ \t]*(?:\d{1,2}\.|Điều \d{1,3}[.:]) ", re.MULTILINE)
LETTERS = [*"abcdđeghik"]
ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
ARABICS = [str(number) for number in range(1, 11)]
LEAST = 2  # articles, or annexes, of what is whole
CONFIDENCE = 0.85


@check("VN514")
def cross_reference(reading: Reading) -> Iterator[Finding]:
    """A reference to an article or annex that the document does not have."""
    text = reading.passage.view.text
    if "Điều 2" in text and (" này" in text or "Như Điều" in text):
        numbers = [int(match["number"]) for match in ARTICLE.finditer(text)]
        # Where a number repeats or is left out, another check tells of it, and the last may be one more.
        if len(numbers) >= LEAST and numbers[:2] == [1, 2] and numbers[-1] == max(numbers):
            for pattern in (CITED, AS_IN):
                for match in pattern.finditer(text):
                    if int(match["number"]) > numbers[-1] + (numbers != list(range(1, len(numbers) + 1))):
                        yield _finding(reading, match.span("number"), f"Điều {match['number']}", Severity.WARNING)
            yield from _not_in_charge(reading, numbers[-1])
    if " khoản này" in text:
        yield from _points(reading)
    if "hụ lục" in text and "kèm" in text:
        yield from _annexes(reading)


def _annexes(reading: Reading) -> Iterator[Finding]:
    """«tại Phụ lục III kèm theo» where there are I and II."""
    text = reading.passage.view.text
    annexes = list(dict.fromkeys(match["number"] for match in ANNEX.finditer(text)))
    if len(annexes) >= LEAST and annexes in (ROMANS[: len(annexes)], ARABICS[: len(annexes)]):
        for match in ANNEXED.finditer(text):
            number = match["number"]
            if number not in annexes and number.isdigit() == annexes[0].isdigit():
                yield _finding(reading, match.span("number"), f"Phụ lục {number}", Severity.HINT)


def _not_in_charge(reading: Reading, last: int) -> Iterator[Finding]:
    """«Như Điều 3» among those who receive it, where Điều 4 says who is in charge."""
    text = reading.passage.view.text
    starts = {int(match["number"]): match.start() for match in ARTICLE.finditer(text)}
    for match in AS_IN.finditer(text):
        number = int(match["number"])
        if number >= last or not {number, number + 1, last} <= starts.keys():
            continue
        named, final = text[starts[number] : starts[number + 1]], text[starts[last] : match.start()]
        if IN_CHARGE.search(final) and not IN_CHARGE.search(named):
            message = Wording(
                f"Điều {number} không nêu ai thi hành, Điều {last} mới nêu; xin xem lại «Như Điều {number}».",
                f"Điều {number} names nobody in charge, Điều {last} does; please check this reference.",
            )
            span = reading.passage.view.offsets.to_source(*match.span("number"))
            yield Finding("VN514", "cross-reference", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _points(reading: Reading) -> Iterator[Finding]:
    """«điểm c khoản này» in a clause that has points a and b."""
    text = reading.passage.view.text
    clauses = [0, *(clause.start() for clause in CLAUSE.finditer(text)), len(text)]
    for place in occurrences(text, " khoản này"):
        match = POINT.search(text, max(0, place - len("điểm đ")), place)
        after = bisect_right(clauses, place)
        if match is None:
            continue
        points = [point[1] for point in POINT_OF.finditer(text, clauses[after - 1], clauses[after])]
        if len(points) >= LEAST and points == LETTERS[: len(points)] and match[1] not in points:
            yield _finding(reading, (match.start(), place), f"điểm {match[1]} ở khoản này", Severity.HINT)


def _finding(reading: Reading, place: tuple[int, int], what: str, severity: Severity) -> Finding:
    message = Wording(
        f"Văn bản không có {what}; xin xem lại dẫn chiếu này.",
        f"The document has no {what}; please check this reference.",
    )
    span = reading.passage.view.offsets.to_source(*place)
    return Finding("VN514", "cross-reference", span, message, (), severity, Safety.HINT, CONFIDENCE)
