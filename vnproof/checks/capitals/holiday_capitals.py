"""
VN203 · Tên ngày lễ, phần thưởng, thứ trong tuần viết hoa chưa đúng

Tên ngày lễ, ngày kỷ niệm viết hoa chữ đầu của tên (Nghị định 30/2020/NĐ-CP, Phụ lục II): «Tết Nguyên đán», «Quốc khánh
2/9», «Huân chương Lao động». Chỉ xét những tên ghi trong «dictionaries/administrative/capitals.tsv»; «tết», «ngày» ở
đầu tên viết thường cũng được. Viết hoa thừa chỉ được nhắc; thứ trong tuần («thứ Bảy, Chủ nhật») cũng chỉ được nhắc,
trong văn bản của cơ quan.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Xã trực trong dịp tết nguyên đán.
    ✓ Xã trực trong dịp tết Nguyên đán.
    ✗ Lịch nghỉ Tết Nguyên Đán năm 2025.
    ✓ Lịch nghỉ Tết Nguyên đán năm 2025.
    ✗ Treo cờ Tổ quốc nhân dịp quốc khánh 2/9.
    ✓ Treo cờ Tổ quốc nhân dịp Quốc khánh 2/9.
    ✗ Nghỉ lễ quốc khánh (2/9) hai ngày.
    ✓ Nghỉ lễ Quốc khánh (2/9) hai ngày.
    ✗ Họp mặt nhân ngày nhà giáo Việt Nam 20/11.
    ✓ Họp mặt nhân ngày Nhà giáo Việt Nam 20/11.
    ✗ Kỷ niệm ngày quốc tế lao động 1/5.
    ✓ Kỷ niệm ngày Quốc tế Lao động 1/5.
    ✗ Chúc mừng Ngày Quốc tế Phụ Nữ.
    ✓ Chúc mừng Ngày Quốc tế Phụ nữ.
    ✗ Xã được tặng Huân chương lao động hạng Ba.
    ✓ Xã được tặng Huân chương Lao động hạng Ba.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghỉ thứ bảy, chủ nhật và ngày lễ.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghỉ thứ Bảy, Chủ nhật và ngày lễ.
    ✗ Xã được tặng Huân chương Lao động hạng ba.
    ✓ Xã được tặng Huân chương Lao động hạng Ba.
    ✗ Chúc mừng năm mới, xuân Bính ngọ.
    ✓ Chúc mừng năm mới, xuân Bính Ngọ.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Làm việc từ thứ hai đến thứ sáu.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Làm việc từ thứ Hai đến thứ Sáu.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tiếp dân vào các ngày thứ hai, thứ tư.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tiếp dân vào các ngày thứ Hai, thứ Tư.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Lễ hội tổ chức vào rằm tháng giêng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Lễ hội tổ chức vào rằm tháng Giêng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tặng bằng khen của Chủ tịch Ủy ban nhân dân \
tỉnh.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tặng Bằng khen của Chủ tịch Ủy ban nhân dân \
tỉnh.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Người thứ hai, thứ ba được miễn; thứ hai là \
tuyên truyền; thứ ba, kiểm tra.
    ✓ Làm việc từ thứ hai đến thứ sáu.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Họp lần thứ ba, ngày 5/3/2024.
    ✓ Tết Nguyên đán và tết Nguyên đán; Tết Trung thu.
    ✓ NGHỈ TẾT NGUYÊN ĐÁN.
    ✓ Nhân dịp quốc khánh nước bạn Lào, đoàn đến chúc mừng.
    ✓ Ngày Quốc khánh 2/9, ngày Giải phóng miền Nam 30/4.
    ✓ Ăn tết xong, bà con ra đồng vào tháng hai.
    ✓ Các nhà giáo Việt Nam và phụ nữ Việt Nam.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of, miscased
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

DAY = "hai|ba|tư|năm|sáu|bảy"
TO = r"(?: ?[-–] ?|,? (?:đến|đến hết|tới) )"
# A day of the week beside a date, or in a range.
WEEKDAY = Pattern(
    rf"hứ (?P<day>{DAY})(?=,? (?:và )?(?:ngày \d|h[àằ]ng tuần|[Cc]hủ nhật)"
    rf"| \(\d\d?[/.-]|{TO}(?:hết )?thứ (?:{DAY})\b)",
    2,
)
BESIDE = Pattern(
    rf"(?:\bthứ (?:{DAY}){TO}(?:hết )?"
    rf"|\b(?:các ngày|vào|từ|sáng|chiều|tối|trưa) (?:thứ (?:{DAY}),? (?:và )?){{0,5}})\Z",
    2,
)
PLAIN = Pattern(rf"hứ (?P<day>{DAY})(?![^\W_])")
SUNDAY = Pattern(r"chủ nhật(?![^\W_])")
COUNTS = Pattern(r"\b(?:lần|kỳ|người|con|ngày|là|hạng|đợt|khóa|quý|giai đoạn|vòng|năm|bậc|cấp) \Z")
CLASS = Pattern(r"(?:Huân|Huy) chương [^.,;:\n]{2,40} hạng (?P<class>nhất|nhì|ba)\b", 2)
LUNAR = Pattern(
    r"(?:năm|xuân|tết|đón|mừng|đán) (?P<stem>giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\Z",
)
MONTH = Pattern(r"(?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|chạp)(?![^\W_])")
DAY_OF = Pattern(r"(?:[Rr]ằm|[Cc]ách mạng|mồng \w+|mùng \w+|ngày \d{1,2})\Z")
HONOURED = Pattern(r"[Dd]anh hiệu (?:[“\"«]|thi đua )?\Z")
HONOURS = ("lao động tiên tiến", "tập thể lao động", "chiến sĩ thi đua", "nghệ nhân ", "nghệ sĩ ", "nhà giáo ")
PRAISE = Pattern(r"(?:bằng|giấy) khen (?=của (?:Thủ tướng|Chủ tịch|Bộ|Tỉnh|Ủy ban|UBND|Giám đốc|Trung ương))")
SIGNS = (" tý", " sửu", " dần", " mão", " thìn", " tỵ", " tị", " ngọ", " mùi", " thân", " tuất", " hợi")
REACH, FAR = 10, 60


@check("VN203")
def holiday_capitals(reading: Reading) -> Iterator[Finding]:
    """A holiday's, an award's or a weekday's name with a capital too few or too many."""
    text = reading.passage.view.text
    found = [*miscased(reading.passage, "day"), *_years(text, reading.passage.small), *_classes(text)]
    if is_notice(reading.passage.heading):
        found += [*_weekdays(text), *_months(text), *_praise(text)]
    for place in found:
        if finding := finding_of(reading, place, "VN203", "holiday-capitals"):
            yield finding


def _weekdays(text: str) -> Iterator[Miscased]:
    """«thứ bảy, chủ nhật», «từ thứ hai đến thứ sáu», «sáng thứ ba», and no «lần thứ ba»."""
    for place in occurrences(text, "hứ "):
        match, start = PLAIN.match(text, place), place - 1
        if match is None or text[start : start + 1] not in ("t", "T"):
            continue
        is_counted = COUNTS.search(text, max(0, start - REACH), start) is not None
        is_day = WEEKDAY.match(text, place) is not None and not is_counted
        if is_day or BESIDE.search(text, max(0, start - FAR), start):
            yield Miscased(*match.span("day"), match["day"].capitalize(), Safety.HINT)
    for place in occurrences(text, "chủ nhật"):
        if SUNDAY.match(text, place) and (place == 0 or not text[place - 1].isalpha()):
            yield Miscased(place, place + len("chủ"), "Chủ", Safety.HINT)


def _years(text: str, small: str) -> Iterator[Miscased]:
    """«xuân Bính ngọ»."""
    for sign in SIGNS:
        for place in occurrences(small, sign):
            end = place + len(sign)
            stem = None if text[end : end + 1].isalnum() else LUNAR.search(small, max(0, place - REACH - 2), place)
            if stem:
                typed = text[stem.start("stem") : end]
                if typed not in (typed.title(), typed.upper()):
                    yield Miscased(stem.start("stem"), end, typed.title(), Safety.LIKELY)


def _classes(text: str) -> Iterator[Miscased]:
    """«Huân chương Lao động hạng ba»."""
    for match in CLASS.finditer(text) if " hạng " in text else ():
        if match["class"].islower():
            yield Miscased(*match.span("class"), match["class"].capitalize(), Safety.HINT)


def _months(text: str) -> Iterator[Miscased]:
    """«rằm tháng giêng»."""
    for place in occurrences(text, " tháng "):
        match = MONTH.match(text, place + len(" tháng "))
        if match and DAY_OF.search(text, max(0, place - FAR), place):
            yield Miscased(*match.span(), match[0].capitalize(), Safety.HINT)


def _praise(text: str) -> Iterator[Miscased]:
    """«bằng khen của Thủ tướng Chính phủ», «danh hiệu chiến sĩ thi đua cơ sở»."""
    for place in occurrences(text, "bằng khen ", "giấy khen "):
        if PRAISE.match(text, place):
            word = text[place : place + 4]
            yield Miscased(place, place + 4, word.capitalize(), Safety.HINT)
    for honour in HONOURS:
        for place in occurrences(text, honour):
            if HONOURED.search(text, max(0, place - FAR), place):
                end = place + honour.index(" ")
                yield Miscased(place, end, text[place:end].capitalize(), Safety.HINT)
