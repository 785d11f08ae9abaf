"""
VN410 · Ký hiệu đơn vị đo viết sai

Ký hiệu đơn vị sau số viết đúng chữ hoa, chữ thường: «5 km», «50 kg», «2 ha», «120 m2», «37°C»; «Km», «Kg», «Ha», «m
2», «37oC» là sai (Nghị định 86/2012/NĐ-CP về đơn vị đo lường). Lý trình («Km 15»), chữ in hoa cả dòng, tên riêng không
bị báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 86/2012/NĐ-CP, Phụ lục.

    ✗ Bê tông hóa 5 Km đường thôn.
    ✓ Bê tông hóa 5 km đường thôn.
    ✗ Thu hoạch 250 Kg lúa mỗi sào.
    ✓ Thu hoạch 250 kg lúa mỗi sào.
    ✗ Sản xuất 250 Kg/ngày.
    ✓ Sản xuất 250 kg/ngày.
    ✗ Trồng mới 12,5 Ha rừng.
    ✓ Trồng mới 12,5 ha rừng.
    ✗ Nhà văn hóa rộng 120 m 2, sân rộng.
    ✓ Nhà văn hóa rộng 120 m2, sân rộng.
    ✗ Giải phóng 350 M2 đất ở.
    ✓ Giải phóng 350 m2 đất ở.
    ✗ Nhiệt độ trung bình 37oC, cao nhất 39 oC.
    ✓ Nhiệt độ trung bình 37°C, cao nhất 39°C.
    ✓ Quốc lộ 14 Km 15; từ Km 2 đến Km 5; đường tỉnh 741 Km15+200.
    ✓ Đầu tư 5 km đường, 50 kg, 2 ha, 120 m2, 37°C, 4 kW, 10 MW, 2 GB.
    ✓ ĐẦU TƯ 5 KM ĐƯỜNG, TRỒNG 2 HA RỪNG
    ✓ Ông Lê Văn 5 Ha Thanh; chip M2 và xe 5 M; đội 12 KG Bình Dương.
    ✓ Nhà cao 10 m 2 tầng; hẻm 5 m 2 bên.
    ✓ Máy bay Tu-22M3, xe T-90M2; chip A14M2 và máy B52 HA.
    ✓ Số 5 Hà Nội; 3 Hạ Long; lớp 5Kg; gói 2 oC2.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import line_of
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

LITERALS = ("Km", "KM", "Kg", "KG", "Ha", "HA", "M2", "M3", "m 2", "m 3", "oC", "Cm", "CM")
UNIT = Pattern(
    r"(?<=\d)(?P<blank> ?)(?P<unit>K[mM]|K[gG]|H[aA]|C[mM]|M[23]|m [23](?=[,.;)]|\s*$)|oC)"
    r"(?![\w°-]|[.+]\d| ?\d| [^\W\d_a-zđ])"
)
BEFORE = Pattern(r"(?:\A|[\s(~])\d[\d.,]*\Z")
REACH = 20
DEGREE = "\N{DEGREE SIGN}C"
CONFIDENCE = 0.6


@check("VN410", "quantity", "code")
def unit_form(reading: Reading) -> Iterator[Finding]:
    """The symbol of a unit of measurement in the wrong case, or torn from its exponent."""
    passage = reading.passage
    text = passage.view.text
    for place in occurrences(text, *LITERALS):
        match = UNIT.match(text, place) or UNIT.match(text, place - 1)
        if (
            match is None
            or match.end("unit") <= place
            or (not match["blank"] and match["unit"] not in ("oC", "M2", "M3"))
        ):
            continue
        line = line_of(text, place).of(text)
        if not BEFORE.search(text, max(0, match.start() - REACH), match.start()):
            continue  # part of a name: «Tu-22M3»
        if not any(letter.islower() for letter in line.replace(match["unit"], "")):
            continue
        meant = DEGREE if match["unit"] == "oC" else match["unit"].lower().replace(" ", "")
        message = Wording(
            f"Ký hiệu đơn vị «{match['unit']}» viết là «{meant}» (Nghị định 86/2012/NĐ-CP).",
            f"The unit '{match['unit']}' is written '{meant}' (Decree 86/2012/NĐ-CP).",
        )
        start = match.start("blank") if meant == DEGREE else match.start("unit")
        span, suggestions = passage.view.offsets.to_source(start, match.end("unit")), (Suggestion(meant, CONFIDENCE),)
        yield Finding("VN410", "unit-form", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
