"""
VN511 · Chữ ký thay viết sai

Trước chức vụ người ký viết «TM.», «KT.», «TL.», «TUQ.», «Q.», chữ in hoa có dấu chấm (Nghị định 30/2020/NĐ-CP, Phụ lục
I); «T/M», «KT/», «TL» không dấu là lối cũ. Dưới «KT.» là chức vụ cấp phó. Chỉ xét văn bản có Quốc hiệu và Tiêu ngữ,
hoặc dòng «Số:» và ngày ban hành: văn bản của Đảng viết «T/M», «K/T» là đúng.

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
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Q GIÁM ĐỐC ⏎ Vũ Hải Đăng
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Q. GIÁM ĐỐC ⏎ Vũ Hải Đăng
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ T.M ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Tm. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT: CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT. CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM.ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nơi nhận:    TM ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nơi nhận:    TM. ỦY BAN NHÂN DÂN ⏎ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ PHÓ CHỦ \
TỊCH
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ PHÓ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ PHÓ CHỦ \
TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ KT. TRƯỞNG BAN ⏎ PHÓ TRƯỞNG BAN ⏎ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. HỘI ĐỒNG ⏎ CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ TL. BỘ \
TRƯỞNG ⏎ TUQ. GIÁM ĐỐC ⏎ Q. GIÁM ĐỐC
    ✓ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ T/M BAN THƯỜNG VỤ ⏎ BÍ THƯ
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Phòng KT, TL các xã; máy TM 500.
    ✓ T/M ỦY BAN NHÂN DÂN
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ TM DỊCH VỤ HÀNG HÓA; KT.XH
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kính gửi: Phòng KT HẠ TẦNG
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.document_numbers.form import BASIS, BASIS_EN, is_whole
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

OFFICES = (
    r"[ỦU][YỶ] BAN|UỶ BAN|HỘI ĐỒNG|THƯỜNG TRỰC|CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC"
    r"|(?:BỘ|CỤC|CHI CỤC|HIỆU|VỤ|VIỆN|ĐỘI|TRẠM) TRƯỞNG"
    r"|TRƯỞNG|CHÁNH|BAN|ĐOÀN|TỔ TRƯỞNG"
)
LETTERS = r"T[./]?UQ|T\.?U\.?Q|[TK][./]?[MTL]|Q"
BEGINS = r"(?:^|\t|[ ]{2}|\|)[ ]*"
SIGNED = Pattern(
    rf"{BEGINS}(?P<short>(?:(?i:{LETTERS})[./:,-]?|(?:TM|KT|TL|TUQ|Q)\.)[ ]?)(?=(?:{OFFICES})\b)", re.MULTILINE
)
SHORT = ("TM", "KT", "TL", "TUQ", "Q")
BARE = Pattern(r"TM (?![ỦU][YỶ] BAN|UỶ BAN|HỘI)")  # «TM DỊCH VỤ», a trade
# Who signs for the head is a deputy, and a deputy signs for the head.
FOR_HEAD = Pattern(
    rf"{BEGINS}KT\.[ ]?(?P<office>(?:{OFFICES})[^\n\t|]{{0,40}}?)[ ]*\n+(?P<next>[^\n]{{3,60}})", re.MULTILINE
)
DEPUTY = Pattern(
    rf"{BEGINS}TM\.[^\n]{{3,60}}\n+[ \t|]*(?P<deputy>PHÓ (?P<head>CHỦ TỊCH|TRƯỞNG BAN))[ ]*(?:\n|\Z)", re.MULTILINE
)
CONFIDENCE = 0.85


@check("VN511")
def signing(reading: Reading) -> Iterator[Finding]:
    """The letters before a signer's office: ill-formed, or not those of who signs."""
    text = reading.passage.view.text
    if not is_whole(reading.passage.heading):
        return
    for match in SIGNED.finditer(text):
        typed = match["short"]
        letters = re.sub(r"[^A-Z]", "", typed.upper())
        meant = f"{letters}. "
        if letters not in SHORT or typed == meant or (typed == "TM " and BARE.match(text, match.start("short"))):
            continue
        message = Wording(
            f"Trước chức vụ người ký viết «{meant.strip()}», không viết «{typed.strip()}» ({BASIS}).",
            f"Before the signer's office write '{meant.strip()}', not '{typed.strip()}' ({BASIS_EN}).",
        )
        yield _finding(reading, match.span("short"), message, meant, Safety.LIKELY)
    for match in FOR_HEAD.finditer(text) if "KT." in text else ():
        if match["next"].strip(" \t|") == match["office"]:
            place = match.start("next") + match["next"].index(match["office"])
            message = Wording(
                f"Ký thay thì chức vụ của người ký là «PHÓ {match['office']}»; xin xem lại ({BASIS}).",
                f"Who signs for another is 'PHÓ {match['office']}'; please check ({BASIS_EN}).",
            )
            yield _finding(reading, (place, place + len(match["office"])), message, f"PHÓ {match['office']}")
    for match in DEPUTY.finditer(text) if "TM." in text else ():
        message = Wording(
            f"Cấp phó ký thay thì có dòng «KT. {match['head']}» phía trên; xin xem lại ({BASIS}).",
            f"A deputy signs below 'KT. {match['head']}'; please check ({BASIS_EN}).",
        )
        yield _finding(reading, match.span("deputy"), message, f"KT. {match['head']}\n{match['deputy']}")


def _finding(
    reading: Reading, place: tuple[int, int], message: Wording, meant: str, safety: Safety = Safety.HINT
) -> Finding:
    span, suggestions = reading.passage.view.offsets.to_source(*place), (Suggestion(meant, CONFIDENCE),)
    return Finding("VN511", "signing", span, message, suggestions, Severity.WARNING, safety, CONFIDENCE)
