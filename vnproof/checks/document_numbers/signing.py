"""
VN511 · Chữ ký thay viết sai

Trước chức vụ người ký viết «TM.», «KT.», «TL.», «TUQ.», «Q.», chữ in hoa có dấu chấm (Nghị định 30/2020/NĐ-CP, Phụ
lục I);
«T/M», «KT/», «TL» không dấu là lối cũ. Chỉ xét văn bản có Quốc hiệu và Tiêu ngữ: văn bản của Đảng viết «T/M», «K/T»
là đúng.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ T/M ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT/ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT. CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TL CHỦ TỊCH ⏎ CHÁNH VĂN PHÒNG
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TL. CHỦ TỊCH ⏎ CHÁNH VĂN PHÒNG
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TUQ/ GIÁM ĐỐC SỞ
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TUQ. GIÁM ĐỐC SỞ
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ K/T GIÁM ĐỐC ⏎ PHÓ GIÁM ĐỐC
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT. GIÁM ĐỐC ⏎ PHÓ GIÁM ĐỐC
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ TL. BỘ \
TRƯỞNG ⏎ TUQ. GIÁM ĐỐC ⏎ Q. GIÁM ĐỐC
    ✓ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ T/M BAN THƯỜNG VỤ ⏎ BÍ THƯ
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Phòng KT, TL các xã; máy TM 500.
    ✓ T/M ỦY BAN NHÂN DÂN
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM DỊCH VỤ HÀNG HÓA; KT.XH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kính gửi: Phòng KT HẠ TẦNG
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

OFFICES = "ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH|BAN|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC"
SIGNED = Pattern(
    r"(?P<short>[TK](?:(?<![^\n\t].)|(?<=[\n\t] .)|(?<=\A .)|(?<=  .))"  # at the beginning of a line or column
    r"(?:(?<=T)(?:/M|/L|/UQ|(?:M|L|UQ)/|(?:L|UQ)(?=[ ])|M(?=[ ](?:[ỦU][YỶ] BAN|HỘI)))|(?<=K)(?:/T|T/|T(?=[ ]))))"
    rf"[ ]?(?={OFFICES})"
)
CONFIDENCE = 0.85


@check("VN511")
def signing(reading: Reading) -> Iterator[Finding]:
    """The letters before a signer's office, with a slash or without their full stop."""
    view = reading.passage.view
    if not reading.passage.heading.is_administrative:
        return
    for match in SIGNED.finditer(view.text):
        typed = match["short"]
        meant = typed.replace("/", "") + "."
        message = Wording(
            f"Trước chức vụ người ký viết «{meant}», không viết «{typed}» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            f"Before the signer's office write '{meant}', not '{typed}' (Decree 30/2020/NĐ-CP, Appendix I).",
        )
        place, suggestions = view.offsets.to_source(*match.span("short")), (Suggestion(meant, CONFIDENCE),)
        yield Finding("VN511", "signing", place, message, suggestions, Severity.WARNING, Safety.LIKELY, CONFIDENCE)
