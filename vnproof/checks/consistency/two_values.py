"""
VN712 · Cùng một việc, hai con số

Hai câu kể cùng một việc bằng cùng những chữ mà con số khác nhau: tỷ lệ giải ngân 26% ở trên, 36% ở dưới; xử lý trong 48
giờ ở mục tiêu, 24 giờ ở giải pháp. Số nào đúng thì chỉ người soạn biết. Chỉ nhắc khi cả văn bản chỉ có hai giá trị, mấy
tiếng liền nhau trước số và đơn vị sau số giống nhau; hai số chỉ khác một chữ số hay đảo chữ số, hoặc cả đoạn sau số
cũng giống. Hai câu kể hai năm, hai nơi, hai đợt, hai mục của một danh sách, có «tăng», «giảm», «mỗi», «phấn đấu» ở một
bên thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một việc chỉ có một con số.

    ✗ Giải ngân vốn đầu tư công đạt 62,5% kế hoạch. ⏎ Tỷ lệ giải ngân vốn đầu tư công mới đạt 65,2% kế hoạch vốn.
    ✓ Giải ngân vốn đầu tư công đạt 65,2% kế hoạch. ⏎ Tỷ lệ giải ngân vốn đầu tư công mới đạt 65,2% kế hoạch vốn.
    ✗ Tổng kinh phí thực hiện là 245.000.000 đồng. ⏎ Kinh phí thực hiện: 254.000.000 đồng từ ngân sách xã.
    ✓ Tổng kinh phí thực hiện là 245.000.000 đồng. ⏎ Kinh phí thực hiện: 245.000.000 đồng từ ngân sách xã.
    ✗ Thu gom rác khu dân cư trong 24 giờ kể từ khi nhận tin báo. ⏎ Tổ thu gom rác khu dân cư trong 12 giờ kể từ khi \
nhận tin báo.
    ✓ Thu gom rác khu dân cư trong 24 giờ kể từ khi nhận tin báo. ⏎ Tổ thu gom rác khu dân cư trong 24 giờ kể từ khi \
nhận tin báo.
    ✗ Diện tích đất thu hồi là 4.860,5 m2. ⏎ Hội đồng kiểm đếm diện tích đất thu hồi 4.680,5 m2.
    ✓ Diện tích đất thu hồi là 4.860,5 m2. ⏎ Hội đồng kiểm đếm diện tích đất thu hồi 4.860,5 m2.
    ✗ Đường liên thôn có chiều dài toàn tuyến 1.250 m. ⏎ Nghiệm thu chiều dài toàn tuyến 1.350 m, mặt đường rộng 4 m.
    ✓ Đường liên thôn có chiều dài toàn tuyến 1.250 m. ⏎ Nghiệm thu chiều dài toàn tuyến 1.250 m, mặt đường rộng 4 m.
    ✗ Số hộ tham gia bảo hiểm y tế của xã là 1.236 hộ. ⏎ Đến nay, số hộ tham gia bảo hiểm y tế là 1.263 hộ.
    ✓ Số hộ tham gia bảo hiểm y tế của xã là 1.236 hộ. ⏎ Đến nay, số hộ tham gia bảo hiểm y tế là 1.236 hộ.
    ✗ Người dân nộp phí vệ sinh môi trường 25.000 đồng/tháng. ⏎ Phí vệ sinh môi trường 28.000 đồng/tháng thu tại nhà.
    ✓ Người dân nộp phí vệ sinh môi trường 25.000 đồng/tháng. ⏎ Phí vệ sinh môi trường 25.000 đồng/tháng thu tại nhà.
    ✗ Vận động 80 đoàn viên phục vụ giải bóng. ⏎ Đoàn xã vận động 88 đoàn viên phục vụ giải bóng.
    ✓ Vận động 88 đoàn viên phục vụ giải bóng. ⏎ Đoàn xã vận động 88 đoàn viên phục vụ giải bóng.
    ✗ Sửa chữa 06 phòng học. ⏎ Trường có 06 phòng học. ⏎ Vì vậy, việc sửa chữa 08 phòng học là cần thiết.
    ✓ Sửa chữa 06 phòng học. ⏎ Trường có 06 phòng học. ⏎ Vì vậy, việc sửa chữa 06 phòng học là cần thiết.
    ✗ Xã có 145 hộ ở vùng nguy cơ sạt lở. ⏎ Khi mưa to, sơ tán 154 hộ ở vùng nguy cơ sạt lở.
    ✓ Xã có 145 hộ ở vùng nguy cơ sạt lở. ⏎ Khi mưa to, sơ tán 145 hộ ở vùng nguy cơ sạt lở.
    ✓ 1. Phạt tiền từ 1.500.000 đồng nếu đổ rác. ⏎ 2. Phạt tiền từ 2.500.000 đồng nếu đốt rác.
    ✓ Năm 2024, thu ngân sách xã đạt 2.450 triệu đồng. ⏎ Năm 2025, thu ngân sách xã đạt 2.540 triệu đồng.
    ✓ Thu ngân sách xã đạt 2.450 triệu đồng. ⏎ Thu ngân sách xã phấn đấu đạt 2.540 triệu đồng.
    ✓ a) Giải nhất: tiền thưởng cho đội thi 1.500.000 đồng; ⏎ b) Giải nhì: tiền thưởng cho đội thi 1.200.000 đồng.
    ✓ Tỷ lệ hộ nghèo của thôn 1 là 3,5%. ⏎ Tỷ lệ hộ nghèo của thôn 2 là 5,3%.
    ✓ Kinh phí thực hiện kế hoạch là 245.000.000 đồng. ⏎ Kinh phí thực hiện kế hoạch tăng 254.000.000 đồng.
    ✓ Trả lời công dân trong thời hạn 5 ngày làm việc. ⏎ Trả kết quả cho công dân trong thời hạn 15 ngày làm việc.
    ✓ Kinh phí thực hiện là 245 triệu đồng. ⏎ Kinh phí thực hiện là 254 triệu đồng. ⏎ Kinh phí thực hiện là 425 triệu \
đồng.
    ✓ Đất ở tại nông thôn: 1.850.000 đồng/m2. ⏎ Đất ở tại đô thị: 1.580.000 đồng/m2.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from vnproof.checks.base import check
from vnproof.checks.consistency.rows import alike
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

ENDS: Final = frozenset([".", ";", "?", "!", "…"])  # marks behind which something else is told
FILLERS: Final = frozenset(
    ["là", "đạt", "được", "có", "với", "mới", "bằng", "đã", "thì", "vào", "ngày", "khoảng", "chỉ", "tổng", "số", "của"]
)
# Behind these stands a number that is a name.
NAMED: Final = frozenset([
    *("điều", "khoản", "điểm", "mục", "chương", "phần", "thứ", "lớp", "thôn", "tổ", "khu", "quý", "phố", "ấp"),
    *("phường", "tháng", "bảng", "biểu", "mẫu", "phụ", "lục", "cấp", "nhóm", "hạng", "loại", "quận", "khóa", "khoá"),
    *("vòng", "đợt", "xã", "đường", "ngõ", "quốc", "số", "lần", "kỳ", "kì", "bước", "tập", "trang", "tầng", "học"),
])  # fmt: skip
# Words that set a number against another: right before it, and anywhere beside it.
CONTRASTS: Final = frozenset([
    *("trước", "nay", "cùng", "đợt", "lần", "riêng", "phấn", "mục", "dự", "ước", "nhất", "tối", "dưới", "trên", "nếu"),
    *("hoặc", "quá", "khác", "kỳ", "từ", "mức", "lũy", "bình", "sau", "không", "chưa", "đầu", "cuối", "giữa", "trong"),
    *("ngoài", "nam", "nữ", "đến", "tới"),
])  # fmt: skip
CHANGES: Final = frozenset(
    ["tăng", "giảm", "hơn", "còn", "lên", "xuống", "mỗi", "từng", "thêm", "so", "vượt", "phấn", "dự"]
)
EXCEPTIONS: Final = CHANGES | {"không", "nhưng", "trường", "nếu"}
LEVELS: Final = frozenset(["phạt", "mức", "giá", "từ", "thưởng", "giải", "loại"])  # of which lists hold several
TIMES: Final = frozenset(
    ["ngày", "tháng", "năm", "giờ", "phút", "tuổi", "lần", "điểm"]
)  # many terms are alike by chance
FIGURES: Final = frozenset("0123456789")
BEHIND_FIGURES: Final = ":"  # no word comes before it, and to compare is quick
DASHES: Final = frozenset("-–+•*")
BRACKETS: Final = frozenset(").")  # behind the letter or number of an item
VALUE: Final = Pattern(
    r"(?!(?:19|20)\d\d\Z)(?P<number>\d+(?:[.,]\d+)*)(?: ?(?P<unit>[^\W\d_]\w*(?:[ /][^\W\d_]+)*|%))?"
)
LONGEST: Final = 20_000  # characters: in what is longer many numbers meet
HEAD, TAIL = 18, 8  # words before and behind a number that are compared
SHORT_RUN, RUN = 2, 4  # words in a row that are the same before a slip: in a large number, in a small one
LONG_RUN, LONG_TAIL = 6, 5  # and before and behind numbers that are no slip of each other
LARGE: Final = 3  # figures, without the zeros at the end
MOST_LINES: Final = 9  # between items of one list
NEAR, GAP = 3, 8  # words between them and the number, likewise
WINDOW: Final = 8  # words before two numbers of which some are the same
YEAR: Final = len("2026")
MOST: Final = 60  # numbers of one unit: where more stand, two are alike by chance
CONFIDENCE: Final = 0.5


class Value(NamedTuple):
    """A number where it stands, the words before it from the nearest on, those behind it, and what else is there."""

    number: str
    span: Span
    head: tuple[str, ...]
    tail: tuple[str, ...]
    others: frozenset[str]
    line: int
    item: str  # what its line is an item by: a dash, a letter, a number
    place: int  # in its list


@check("VN712")
def two_values(reading: Reading) -> Iterator[Finding]:
    """A number in words that stand around another one elsewhere in the text."""
    passage = reading.passage
    if len(passage.source) > LONGEST:
        return
    for unit, places in _by_unit(passage).items():
        may_be_one = partial(_may_be_one, passage, unit)
        pairs = [pair for pair in combinations(places, 2) if may_be_one(*pair)] if len(places) <= MOST else []
        known = {place: _value(passage, place) for place in {place for pair in pairs for place, _ in pair}}
        values = list[Value]()
        for (here, _), (there, _) in pairs:
            one, other = known[here], known[there]
            if one is None or other is None or one.line == other.line:
                continue
            if not values:
                values = [value for place, _ in places if (value := known.get(place) or _value(passage, place))]
            least = _least(one, other, values)
            if least is not None and _are_all(one, other, values, least):
                odd, usual = (one, other) if _times(one, values) < _times(other, values) else (other, one)
                shown, elsewhere = odd.span.of(passage.source), usual.span.of(passage.source)
                message = Wording(
                    f"«{shown}» ở đây, chỗ khác cũng những chữ ấy là «{elsewhere}»: nếu là một việc thì xin xem lại.",
                    f"'{shown}' here, '{elsewhere}' elsewhere in the same words: please check, if it is the same.",
                )
                yield Finding("VN712", "two-values", odd.span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _by_unit(passage: Passage) -> dict[str, list[tuple[int, str]]]:
    """The tokens that are numbers, by the word behind each."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    forms, last = passage.forms, len(passage.forms) - 1
    for place, text in [
        (place, text) for place, text in enumerate(passage.texts) if text < BEHIND_FIGURES and text[0] in FIGURES
    ]:
        if not place or forms[place - 1] in NAMED:
            continue
        number, unit = (text, "") if text.isdecimal() and len(text) < YEAR else _parted(text)
        unit = unit or (forms[place + 1] if place < last else "")
        if number and (unit == "%" or unit[:1].isalnum()):
            found[unit].append((place, number))
    return found


def _parted(text: str) -> tuple[str, str]:
    """The number and the first word of the unit that a token holds, if it is no year."""
    match = VALUE.fullmatch(text)
    return (match["number"], re.split("[ /]", (match["unit"] or "").lower())[0]) if match else ("", "")


def _may_be_one(passage: Passage, unit: str, one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Are two numbers different, and one slip apart in like words, or followed by the same ones? Asked of all pairs."""
    (here, number), (there, another) = one, other
    if number == another:
        return False
    forms = passage.forms
    is_followed = forms[here + 1 : here + LONG_TAIL] == forms[there + 1 : there + LONG_TAIL]
    if is_followed and unit not in TIMES:
        return True
    if not is_followed and (unit in TIMES or not _is_slip(number, another)):
        return False
    common = {*forms[max(0, here - WINDOW) : here]} & {*forms[max(0, there - WINDOW) : there]}
    return len(common) >= (RUN if is_followed else SHORT_RUN)


def _value(passage: Passage, place: int) -> Value | None:
    """What stands around a number in its sentence."""
    tokens, texts, source = passage.tokens, passage.texts, passage.source
    token = tokens[place]
    first = bisect_left(tokens, source.rfind("\n", 0, token.start) + 1, key=attrgetter("start"))
    start, end = place, source.find("\n", token.end)
    while start > first and texts[start - 1] not in ENDS:
        start -= 1
    stop = place + 1
    while stop < len(tokens) and texts[stop] not in ENDS and (end < 0 or tokens[stop].start < end):
        stop += 1
    item = _item(passage.texts[first : first + 2])
    order = _place(passage.texts[first]) if item else 0
    line = source.count("\n", 0, token.start)
    return _in_sentence(passage, place, range(start, stop), line, item, order)


def _item(beginning: tuple[str, ...]) -> str:
    """What a line is an item by."""
    if beginning[0] in DASHES:
        return "-"
    return beginning[1] + beginning[0].isdigit() * "1" if len(beginning) > 1 and beginning[1] in BRACKETS else ""


def _place(mark: str) -> int:
    """Which item it is; dashes tell nothing."""
    return int(mark) if mark.isdecimal() else ord(mark[0]) if mark[0].isalpha() else 0


def _in_sentence(passage: Passage, number: int, sentence: range, line: int, item: str, order: int) -> Value | None:
    forms, tokens = passage.forms, passage.tokens
    token = tokens[number]
    match = VALUE.fullmatch(token.text)
    if match is None or number == sentence.start or tokens[number - 1].end == token.start:
        return None
    head = [form for form in forms[sentence.start : number] if form[0].isalnum() and form not in FILLERS]
    tail = [form for form in forms[number + 1 : sentence.stop] if form[0].isalnum()][:TAIL]
    if match["unit"]:
        tail = [*match["unit"].lower().replace("/", " ").split(), *tail]
    is_listed = forms[number - 1] in (",", "và") and forms[number - 2][0].isdigit()  # «khoản 1, 2 và 3»
    if not tail or not head or is_listed:
        return None
    first = next((place for place in sentence if len(forms[place]) > 1 and forms[place][0].isalpha()), 0)
    others = frozenset(
        forms[other]
        for other in sentence
        if other != number and (forms[other][0].isdigit() or (other > first and tokens[other].text[0].isupper()))
    )
    span = Span(token.start, token.start + match.end("number"))
    return Value(match["number"], span, tuple(head[: -HEAD - 1 : -1]), tuple(tail), others, line, item, order)


def _least(one: Value, other: Value, values: list[Value]) -> int | None:
    """How many words before two numbers of the same thing are the same, as far as those around them tell; or None."""
    behind = alike(one.tail, other.tail)
    if one.others - other.others and other.others - one.others:
        return None
    here, there, run = _run(one.head, other.head)
    between, elsewhere = frozenset(one.head[:here]), frozenset(other.head[:there])
    if between - elsewhere and elsewhere - between and run:
        return None
    least = SHORT_RUN if len(re.sub(r"\D", "", one.number).rstrip("0")) >= LARGE else RUN
    is_usual = run >= SHORT_RUN and behind >= SHORT_RUN and _is_usual(one, other, values)
    if (
        _is_slip(one.number, other.number)
        and one.tail[0] not in TIMES
        and (run >= least or (run >= SHORT_RUN and behind > NEAR) or behind >= LONG_TAIL or is_usual)
        and (max(here, there) <= NEAR or not run)
        and not (_are_items(one, other) and not _are_alike(one, other, run))
        and not (_beside(one, here, run) or _beside(other, there, run))
    ):
        return (SHORT_RUN if is_usual else least) if run else 0
    is_same_item = one.item == other.item and one.item
    is_long = behind >= LONG_TAIL and run >= LONG_RUN
    return LONG_RUN if is_long and not is_same_item and not (between ^ elsewhere) & EXCEPTIONS else None


def _is_usual(one: Value, other: Value, values: list[Value]) -> bool:
    """Does the one number come again before the same words, and the other not?"""
    same = [value.number for value in values if value.tail[:SHORT_RUN] == one.tail[:SHORT_RUN]]
    few, many = sorted((same.count(one.number), same.count(other.number)))
    return few == 1 < many == len(same) - 1


def _are_all(one: Value, other: Value, values: list[Value], least: int) -> bool:
    """Are there no more than these two among the numbers in the same words?"""
    both = {one.number, other.number}
    if not least:
        return {value.number for value in values if alike(value.tail, one.tail) > NEAR} == both
    return all(
        value.number in both or all(alike(value.head, one.head[gap:]) < least for gap in range(GAP)) for value in values
    )


def _are_alike(one: Value, other: Value, run: int) -> bool:
    """Are two sentences the same down to their numbers, or behind them, as items that tell of two things are not?"""
    is_whole = run >= RUN and run == len(one.head) == len(other.head)
    return (is_whole or alike(one.tail, other.tail) > NEAR) and not LEVELS.intersection(one.head)


def _beside(value: Value, gap: int, run: int) -> bool:
    """Is there a word around a number that sets it against another?"""
    around = {*value.head[:gap], *value.head[gap + run : gap + run + 1], *value.tail[:NEAR]}
    return bool(around & CHANGES) or not CONTRASTS.isdisjoint(value.head[:gap])


def _are_items(one: Value, other: Value) -> bool:
    """Do they stand in items of one list, whose numbers and letters go on?"""
    above, below = sorted((one, other), key=lambda value: value.line)
    is_near = below.line - above.line <= MOST_LINES
    return bool(one.item) and one.item == other.item and is_near and above.place <= below.place


def _run(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """How many words of each head stand before the most that both have in a row, and how many those are."""
    return max(
        ((here, there, alike(one[here:], other[there:])) for here in range(GAP) for there in range(GAP)),
        key=itemgetter(2),
    )


def _is_slip(one: str, other: str) -> bool:
    """Do two numbers differ in one figure, or by two that changed places?"""
    from rapidfuzz.distance import Levenshtein

    return (min(len(one), len(other)) > 1 and Levenshtein.distance(one, other, score_cutoff=1) == 1) or (
        len(one) == len(other) and sorted(one) == sorted(other)
    )


def _times(one: Value, values: list[Value]) -> int:
    return sum(value.number == one.number for value in values)
