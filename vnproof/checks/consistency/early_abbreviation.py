"""
VN707 · Chữ viết tắt dùng trước khi giải thích

Chữ viết tắt riêng của văn bản được giải thích ở lần dùng đầu; dùng trước rồi mới giải thích thì người đọc chưa hiểu
(Nghị định
30/2020/NĐ-CP, Phụ lục I: chữ viết tắt phải được đặt trong ngoặc sau cụm từ viết đầy đủ lần đầu). Chữ viết tắt thông
dụng
(UBND, HĐND…) không xét; lời giải thích trong phần đầu, tiêu đề, tít bài không kể.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Xã nghe BQLDAX báo cáo. ⏎ Giao Ban quản lý dự án xã (BQLDAX) niêm yết.
    ✓ Xã nghe Ban quản lý dự án xã (BQLDAX) báo cáo. ⏎ Giao BQLDAX niêm yết.
    ✗ Thành lập TCNSCĐ ở các thôn. ⏎ Tổ công nghệ số cộng đồng (TCNSCĐ) có năm người.
    ✓ Thành lập tổ công nghệ số cộng đồng (TCNSCĐ) ở các thôn. ⏎ TCNSCĐ có năm người.
    ✗ Hồ sơ gửi về TPVHCCX. ⏎ Trung tâm phục vụ hành chính công xã (TPVHCCX) mở cửa từ 7 giờ. ⏎ TPVHCCX ở tầng 1.
    ✓ Hồ sơ gửi về TPVHCCX. ⏎ TPVHCCX mở cửa từ 7 giờ.
    ✗ Mỗi thôn có một ĐTGX. ⏎ Đội tự giác xã (ĐTGX) trực đêm.
    ✓ Mỗi thôn có một đội. ⏎ Đội tự giác xã (ĐTGX) trực đêm.
    ✗ Kinh phí do QXHTT chi. ⏎ Quỹ xã hội tương trợ (gọi tắt là QXHTT) được lập năm 2020.
    ✓ Kinh phí do quỹ chi. ⏎ Quỹ xã hội tương trợ (gọi tắt là QXHTT) được lập năm 2020.
    ✗ Đoàn KTLNG đến kiểm tra. ⏎ Đoàn kiểm tra liên ngành gạo (KTLNG) có bốn người.
    ✓ Đoàn kiểm tra liên ngành gạo (KTLNG) đến kiểm tra. ⏎ KTLNG có bốn người.
    ✓ UBND xã họp. ⏎ Ủy ban nhân dân (UBND) xã kết luận.
    ✓ SỔ TAY TCNSCĐ ⏎ Tổ công nghệ số cộng đồng (TCNSCĐ) có năm người.
    ✓ Số: 5/TB-BQLDAX ⏎ Ban quản lý dự án xã (BQLDAX) thông báo.
    ✓ Ban Tổ chức (BTC) họp; BTC kết luận.
    ✓ Hội nghị APEC khai mạc. ⏎ Diễn đàn (APEC) họp.
    ✓ Giá trị GDP tăng. ⏎ Tổng sản phẩm (GDP) tăng 7%.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.consistency.two_expansions import explained
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import occurrences

LONGEST = 20_000  # characters: what is longer is put together from many texts
CONFIDENCE = 0.6
ENDS = (".", ";", ":", "?", "!")


@check("VN707")
def early_abbreviation(reading: Reading) -> Iterator[Finding]:
    """An abbreviation of the document's own that is used before it is explained."""
    view = reading.passage.view
    if len(view.text) > LONGEST:
        return
    seen: set[str] = set()
    for start, _, short, words in reading.passage.once(explained):
        if short in seen or reading.lexicon.is_abbreviation(short):
            continue
        seen.add(short)
        for place in occurrences(view.text[: max(0, start - 1)], short):
            end = place + len(short)
            line = view.text[view.text.rfind("\n", 0, place) + 1 : end]
            beside = view.text[place - 1 : place], view.text[end : end + 1]
            if (
                line.isupper()
                or not _is_prose(view.text, end)
                or any(letter.isalnum() or letter in ("-", "/") for letter in beside if letter)
            ):
                continue
            message = Wording(
                f"{short} dùng ở đây, đến sau mới giải thích là «{words}»; nên giải thích ở lần đầu.",
                f"{short} is used here and explained as '{words}' only later; please explain it where it comes first.",
            )
            span = view.offsets.to_source(place, end)
            yield Finding("VN707", "early-abbreviation", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
            break


def _is_prose(text: str, place: int) -> bool:
    """Does the line end with a mark, as a headline does not?"""
    end = text.find("\n", place)
    return text[place : end if end >= 0 else len(text)].rstrip().endswith(ENDS)
