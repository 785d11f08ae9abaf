r"""
VN512 · Số, ký hiệu văn bản sai thứ tự, sai dấu ngăn

Văn bản của Nhà nước viết số, gạch chéo, loại, gạch nối, nơi ban hành: «45/TB-UBND»; có năm thì năm đứng sau số:
«30/2020/NĐ-CP» (Nghị định 30/2020/NĐ-CP, Phụ lục I). Văn bản của Đảng viết «12-NQ/ĐU». Đảo thứ tự, dùng dấu khác, hoặc
viết lối này cho nơi kia thì bị báo; chỉ xét sau chữ «số» và khi biết cả loại văn bản lẫn nơi ban hành.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.

    ✗ Căn cứ Nghị định số 151/2025/NĐCP ngày 12 tháng 6 năm 2025 của Chính phủ.
    ✓ Căn cứ Nghị định số 151/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ.
    ✗ Thực hiện Quyết định số QĐ-UBND/45 của xã.
    ✓ Thực hiện Quyết định số 45/QĐ-UBND của xã.
    ✗ Thực hiện Kế hoạch số 12-KH/UBND của xã.
    ✓ Thực hiện Kế hoạch số 12/KH-UBND của xã.
    ✗ Theo Thông báo số 45/TB/UBND của xã.
    ✓ Theo Thông báo số 45/TB-UBND của xã.
    ✗ Theo Thông báo số 45-TB-UBND ngày 12/3/2026.
    ✓ Theo Thông báo số 45/TB-UBND ngày 12/3/2026.
    ✗ Theo Thông báo số 45/TBUBND của xã.
    ✓ Theo Thông báo số 45/TB-UBND của xã.
    ✗ Số: 45/TB.UBND ⏎ THÔNG BÁO
    ✓ Số: 45/TB-UBND ⏎ THÔNG BÁO
    ✗ Theo Báo cáo số 45/BC UBND của xã.
    ✓ Theo Báo cáo số 45/BC-UBND của xã.
    ✗ Nghị quyết số 12/NQ/TW của Trung ương.
    ✓ Nghị quyết số 12-NQ/TW của Trung ương.
    ✗ Nghị quyết số 8/NQ-ĐU của Đảng ủy xã.
    ✓ Nghị quyết số 8-NQ/ĐU của Đảng ủy xã.
    ✗ Nghị định số 30/NĐ-CP/2020 của Chính phủ.
    ✓ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Theo Quyết định số 45\QĐ-UBND của xã.
    ✓ Theo Quyết định số 45/QĐ-UBND của xã.
    ✓ Thực hiện Quyết định số 45/QĐ-UBND, Kế hoạch số 12-KH/TU, Nghị quyết số 18-NQ/TW.
    ✓ Công văn số 512/UBND-VX; Kế hoạch số 25-KH/ĐTN; Công văn số 45/SNV-TCBC/2026.
    ✓ Văn bản số 12/KH UBND xã ban hành; số 30/BC, UBND huyện; biểu số 45/TB/KT.
    ✓ Tổ số 5/TT UBND phường; nhà số 12/CT-HĐND; tờ số 3-BC/45.
    ✓ Quyết định số 959/QĐ-UBND/KT; mã DA-UBND/45; lô số 12-DA/CN.
    ✓ Kế hoạch số: /KH-UBND; Quyết định số ……/QĐ-UBND ngày … tháng … năm 2026.
    ✓ Hợp đồng số 12/2026/HĐ-KT; Hợp đồng số 45/HĐ/KT/2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

STATE = "UBND|HĐND|CP|TTg"  # bodies of the State alone
PARTY = "TW|TU|ĐU|HU"  # … and of the Party
TYPE = r"(?P<type>NQ|QĐ|CT|QC|QyĐ|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|GM|KL|NĐ)"
FORWARD = Pattern(
    rf"[Ss]ố\s?:?\s?(?P<symbol>(?P<number>\d{{1,5}})(?P<first>[/\\.-])(?:(?P<year>(?:19|20)\d\d)(?P=first))?{TYPE}"
    rf"(?P<second>[/\\._-]?|[ ](?=\w+(?:[ ](?:của|ngày)\b|[,;]|[ ]*$)))(?P<issuer>{STATE}|{PARTY}))(?![\w/&-]|\.\w)",
    re.MULTILINE,
)
BACKWARD = Pattern(rf"[Ss]ố\s?:?\s?(?P<symbol>{TYPE}-(?P<issuer>{STATE})/(?P<number>\d{{1,5}}))(?![\w/-])")
YEAR_LAST = Pattern(
    r"[Ss]ố\s?:?\s?(?P<symbol>(?P<number>\d{1,5})/(?P<type>NĐ|TT|NQ|QĐ)-(?P<issuer>[A-ZĐ]{2,8}|TTg)/(?P<year>(?:19|20)\d\d))"
    r"(?![\w/-])"
)
PARTYS = frozenset(PARTY.split("|"))
SHORT = ("UBND", "HĐND")  # read where nothing parts them from the type
OF_STATE = ("CP", "TTg")  # … and these behind a year
CONFIDENCE = 0.85


@check("VN512", "document_number", "code")
def misordered_symbol(reading: Reading) -> Iterator[Finding]:
    """A document's symbol whose parts are in the wrong order, or parted by the wrong marks."""
    text = reading.passage.view.text
    for place in occurrences(text, "số", "Số"):
        match = FORWARD.match(text, place) or BACKWARD.match(text, place) or YEAR_LAST.match(text, place)
        meant = match and _meant(match)
        if not match or meant in (None, match["symbol"]):
            continue
        message = Wording(
            f"Số, ký hiệu «{match['symbol']}» viết sai cách; hãy viết «{meant}» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            f"The symbol '{match['symbol']}' is ill-formed; write '{meant}' (Decree 30/2020/NĐ-CP, Appendix I).",
        )
        span = reading.passage.view.offsets.to_source(*match.span("symbol"))
        suggestions = (Suggestion(str(meant), CONFIDENCE),)
        yield Finding(
            "VN512", "misordered-symbol", span, message, suggestions, Severity.WARNING, Safety.LIKELY, CONFIDENCE
        )


def _meant(match: re.Match[str]) -> str | None:
    """The symbol in the order of State or Party; none where it is too short to be known."""
    parts = match.groupdict()
    number, kind, issuer, year = parts["number"], parts["type"], parts["issuer"], parts.get("year")
    if parts.get("second") == "" and issuer not in SHORT and not (year and issuer in OF_STATE):
        return None
    if issuer in PARTYS and not year:
        return f"{number}-{kind}/{issuer}"
    return "/".join(filter(None, [number, year, f"{kind}-{issuer}"]))
