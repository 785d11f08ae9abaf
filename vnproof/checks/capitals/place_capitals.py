"""
VN206 · Tên địa danh viết hoa chưa đúng

Địa danh viết hoa chữ đầu các tiếng; danh từ chung đi trước viết thường: «huyện Tân Lập», «sông Sài Gòn»; tên vùng
viết hoa mọi tiếng: «Tây Nguyên», «Đông Nam Bộ» (Nghị định 30/2020/NĐ-CP, Phụ lục II). Tiếng viết thường chỉ bị báo khi
địa danh ấy có trong «dictionaries/» hoặc viết đúng ở chỗ khác trong văn bản. Trong văn bản của cơ quan còn nhắc:
«Huyện» viết hoa trước tên; «thành phố Hồ Chí Minh», «phường 3», «miền nam», «biển Đông» viết thường; «vùng Tây bắc» hoa
một nửa.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Công dân cư trú tại huyện Lộc ninh.
    ✓ Công dân cư trú tại huyện Lộc Ninh.
    ✗ Khai thác tuyến du lịch sông Sài gòn.
    ✓ Khai thác tuyến du lịch sông Sài Gòn.
    ✗ Bản sắc của đồng bào các dân tộc Tây nguyên.
    ✓ Bản sắc của đồng bào các dân tộc Tây Nguyên.
    ✗ Mưa lớn ở vùng đông nam bộ.
    ✓ Mưa lớn ở vùng Đông Nam Bộ.
    ✗ Phun hóa chất tại ấp Phú thuận. ⏎ Người dân ấp Phú Thuận dọn vệ sinh.
    ✓ Phun hóa chất tại ấp Phú Thuận. ⏎ Người dân ấp Phú Thuận dọn vệ sinh.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Hội đồng nghĩa vụ quân sự Huyện Tân Lập họp.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Hội đồng nghĩa vụ quân sự huyện Tân Lập họp.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Học tập kinh nghiệm của phường 3.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Học tập kinh nghiệm của Phường 3.
    ✗ Lúa gạo của đồng bằng sông cửu long được xuất khẩu.
    ✓ Lúa gạo của đồng bằng sông Cửu Long được xuất khẩu.
    ✗ Tuyên truyền về quần đảo Hoàng sa.
    ✓ Tuyên truyền về quần đảo Hoàng Sa.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đồng bào vùng Tây bắc, miền nam đoàn kết.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đồng bào vùng Tây Bắc, miền Nam đoàn kết.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tàu cá hoạt động trên biển Đông phải trực canh.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tàu cá hoạt động trên Biển Đông phải trực canh.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bão đổ bộ vào các tỉnh Bắc bộ.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bão đổ bộ vào các tỉnh Bắc Bộ.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Trụ sở tại huyện lộc Ninh.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Trụ sở tại huyện Lộc Ninh.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đường dây qua tỉnh quảng nam bị hỏng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đường dây qua tỉnh Quảng Nam bị hỏng.
    ✗ Nhà ở đường Lê lợi.
    ✓ Nhà ở đường Lê Lợi.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các thôn của UBND Xã Tân Lập.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các thôn của UBND xã Tân Lập.
    ✓ Bộ đội Nam bộ đội mũ; Việt Nam bộ máy gọn; Công an Thành phố Chỉ đạo các phường.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Học tập Phường IV và Phường Lê Hồng Phong; \
các xã như Xuân Lộc; tỉnh duyên hải.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Mưa ở miền trung du; miền nam Philippines.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bãi biển đông người; gió vùng tây bắc.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bán hàng ở hội chợ vùng tây Bắc.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bán hàng ở hội chợ vùng Tây Bắc.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Trụ sở ở số 5, đường trần Quang Khải.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Trụ sở ở số 5, đường Trần Quang Khải.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Gió tây thổi; đường lê Thê dài.
    ✓ Tàu cá trên biển Đông; miền nam nắng nóng.
    ✓ Tỉnh Bình Phước có các huyện Lộc Ninh, Bù Đốp; Huyện Lộc Ninh trước đây nay là các xã.
    ✓ Thành phố Vinh hoạt động cả đêm; thành phố Huế thương mến.
    ✓ Xã Lộc An toàn dân ra quân; xã Tân lập danh sách hộ nghèo.
    ✓ Gió thổi theo hướng đông nam; nam bộ đội và nữ dân quân.
    ✓ Đồng bằng sông Cửu Long; đồng bằng sông Cửu Long.
    ✓ ĐÔNG NAM BỘ VÀ TÂY NGUYÊN
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ - Huyện Tân Lập; ⏎ - Phòng 3; nhóm 5 phường.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of, miscased
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern, occurrences

# «xã Lộc ninh»: behind such a word a capital, then a small letter.
HALF = Pattern(
    r"(?:tỉnh|phố|đường|huyện|quận|xã|trấn|phường|khu|thôn|ấp|sông|núi|hồ|đảo|đèo|vịnh|buôn|làng|xóm|suối|chợ|lực)"
    rf" (?P<name>[{UPPER}][{LOWER}]{{1,6}}) (?P<small>[{LOWER}]{{2,7}})(?: (?P<next>[{LOWER}]+))?"
)
# «huyện lộc Ninh», «tỉnh bình phước».
UNDER = Pattern(rf"(?P<name>[{LOWER}]{{2,6}} [{UPPER}{LOWER}][{LOWER}]{{1,6}})(?![^\W_])")
UNITS = ("tỉnh ", "phố ", "huyện ", "quận ", "thị xã ", "trấn ", "xã ", "phường ", "thôn ", "ấp ")
# What may follow a name and no verb that «small» would be: «xã Tân lập danh sách».
FOLLOWS = frozenset(
    [None, "bị", "cho", "chưa", "có", "của", "cũng", "gồm", "hiện", "là", "nay", "như", "thuộc", "trong", "từ", "tại"]
)
FOLLOWS |= {"và", "về", "với", "vào", "đã", "được", "đến", "để", "ở"}
NO_NAMES = FOLLOWS | {"miền", "phía", "ven", "vùng", "đông", "tây", "nam", "bắc", "duyên"}
LOUD = (
    "Tỉnh ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Thị trấn ",
    "Xã ",
    "Phường ",
    "Thôn ",
    "Ấp ",
    "Khu phố ",
    "Thành phố ",
    "Miền ",
)
# Behind a unit that is named after a person the decree wants a capital: «Phường Lê Hồng Phong».
PERSONS = (
    "Lê ",
    "Trần ",
    "Nguyễn ",
    "Phan ",
    "Hoàng ",
    "Ngô ",
    "Võ ",
    "Đinh ",
    "Lý ",
    "Quang ",
    "Điện Biên",
    "Thanh Quan",
)
NUMBERED = ("phường ", "quận ")
FIGURE = Pattern(r"\d{1,2}(?![\d/]|\. )")
CITY, CITY_NAME = "thành phố ", "Hồ Chí Minh"
REGION = Pattern(
    r"\b(?:miền (?P<one>bắc|nam|trung)(?! (?:du|[^\W\d_]*[A-ZĐ]))|(?P<sea>biển) Đông(?! \w*[A-ZĐ])"
    r"|(?:vùng|miền núi|khu vực|đồng bào) (?:(?:Tây|Đông) (?P<two>bắc|nam)|(?P<mixed>tây|đông) (?:Bắc|Nam)))\b"
)
REGIONS = (
    *("miền bắc", "miền nam", "miền trung", "biển Đông", "Tây bắc", "Tây nam", "Đông bắc", "Đông nam"),
    *("tây Bắc", "tây Nam", "đông Bắc", "đông Nam"),
)
# «đường hoàng Quốc Việt»: what streets are called after persons.
STREETS = ("đường ", "phố ", "ngõ ", "Đường ", "Phố ")
OF_PERSON = Pattern(
    r"(?P<small>nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|đinh|lý|hồ|trương|tôn|hà|cao)"
    rf" [{UPPER}][{LOWER}]{{1,6}} (?P<given>[{UPPER}][{LOWER}]{{1,6}})(?![^\W_])"
)
# «các tỉnh Bắc bộ», and no «Việt Nam bộ đội».
THIRDS = ("Bắc bộ", "Nam bộ", "Trung bộ")
THIRD = Pattern(
    r"(?<!Việt )(?<![^\W_])(?:Bắc|Nam|Trung) (?P<small>bộ)(?![^\W_])"
    r"(?! (?:đội|máy|phận|môn|luật|trưởng|ba|hành|binh|lọc|sưu|lạc|tộc|chỉ|tư|óc|ngành|ban|đồ|[A-ZĐ]))"
)
COUNTED = Pattern(r"(?:các|những|thôn|ấp|bản|\d) \Z")
REACH = 6


@check("VN206")
def place_capitals(reading: Reading) -> Iterator[Finding]:
    """A place's name with a capital too few, or the word before it with one too many."""
    text = reading.passage.view.text
    found = list(miscased(reading.passage, "place"))
    known = {place.end for place in found}
    found += [place for place in _half(text, reading.lexicon) if place.end not in known]
    if is_notice(reading.passage.heading):
        known |= {place.end for place in found}
        found += [place for place in _in_notice(text, reading.lexicon) if place.end not in known]
    for place in found:
        if finding := finding_of(reading, place, "VN206", "place-capitals"):
            yield finding


def _half(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """Names whose second syllable is small, where there is such a place, or the text has it right elsewhere."""
    for match in HALF.finditer(text):
        if text[match.start() - 1].isalpha() or match["next"] not in FOLLOWS:
            continue
        name = f"{match['name']} {match['small'].capitalize()}"
        if lexicon.is_term(name.lower()):  # «Thành phố Chỉ đạo các xã»
            continue
        if name in text or (lexicon.is_place(name) and not lexicon.is_place(match["name"])):
            yield Miscased(*match.span("small"), match["small"].capitalize(), Safety.LIKELY)


def _in_notice(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """What a notice writes by the decree, and others as they like."""
    yield from _units(text)
    for match in REGION.finditer(text) if any(region in text for region in REGIONS) else ():
        name = str(match.lastgroup)
        yield Miscased(*match.span(name), match[name].capitalize(), Safety.HINT)
    for place in occurrences(text, *THIRDS):
        if third := THIRD.match(text, place):
            yield Miscased(*third.span("small"), "Bộ", Safety.LIKELY)
    yield from _under(text, lexicon)
    for street in STREETS:
        for place in occurrences(text, street):
            person = OF_PERSON.match(text, place + len(street))
            if person and not text[place - 1 : place].isalpha() and lexicon.is_name_syllable(person["given"]):
                yield Miscased(*person.span("small"), person["small"].capitalize(), Safety.HINT)


def _units(text: str) -> Iterator[Miscased]:
    """«Huyện Tân Lập», «phường 3», «thành phố Hồ Chí Minh»."""
    for unit in LOUD:
        for place in _inside(text, unit):
            start = place + len(unit)
            is_name = text[start : start + 1].isupper() and text[start + 1 : start + 2].islower()
            if is_name and not text.startswith((CITY_NAME, *PERSONS), start):
                yield Miscased(place, start - 1, unit[:-1].lower(), Safety.HINT)
    for unit in (*NUMBERED, CITY):
        for place in _inside(text, unit):
            start = place + len(unit)
            if text.startswith(CITY_NAME, start) if unit == CITY else FIGURE.match(text, start):
                yield Miscased(place, start - 1, unit[:-1].capitalize(), Safety.HINT)


def _under(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """«huyện lộc Ninh», «tỉnh bình phước»: there is such a place, and the words mean nothing else."""
    for unit in UNITS:
        for place in occurrences(text, unit):
            match = UNDER.match(text, place + len(unit))
            if match is None or text[place - 1 : place].isalpha():
                continue
            name = match["name"]
            if name.partition(" ")[0] in NO_NAMES or not lexicon.is_place(name):
                continue
            if not name.islower() or (unit == "tỉnh " and name in lexicon.units.province_names.names):
                yield Miscased(*match.span("name"), " ".join(map(str.capitalize, name.split())), Safety.HINT)


def _inside(text: str, unit: str) -> Iterator[int]:
    """Where the word stands in the middle of a line, behind a small letter or a comma, and for one unit only."""
    for place in occurrences(text, unit):
        before = text[max(0, place - 2) : place]
        is_inside = before[1:] == " " and (before[0].islower() or before[0] == "," or text.endswith("ND ", 0, place))
        if is_inside and not COUNTED.search(text, max(0, place - REACH), place):
            yield place
