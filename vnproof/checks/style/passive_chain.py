"""
VN905 · Chuỗi câu bị động

Ba chữ «được», «bị» trở lên trong một vế câu làm người đọc không biết ai làm; nên nói rõ cơ quan nào làm gì.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Luật Ban hành văn bản quy phạm pháp luật: diễn đạt rõ ràng, dễ hiểu.

    ✗ Hồ sơ được nộp được tiếp nhận được chuyển đến phòng chuyên môn.
    ✓ Xã nhận hồ sơ và chuyển đến phòng chuyên môn.
    ✗ Kế hoạch được ban hành, được triển khai và được báo cáo đúng hạn.
    ✓ Xã ban hành, triển khai và báo cáo kế hoạch đúng hạn.
    ✗ Các hộ được rà soát, được bình xét, được niêm yết công khai.
    ✓ Xã rà soát, bình xét và niêm yết công khai các hộ.
    ✗ Đường được mở rộng, cống được khơi thông, đèn được lắp mới.
    ✓ Xã mở rộng đường, khơi thông cống, lắp đèn mới.
    ✗ Người vi phạm bị nhắc nhở, bị lập biên bản và bị xử phạt.
    ✓ Xã nhắc nhở, lập biên bản và xử phạt người vi phạm.
    ✗ Ý kiến được ghi nhận, được tổng hợp và được trả lời trong tháng.
    ✓ Xã ghi nhận, tổng hợp và trả lời ý kiến trong tháng.
    ✓ Hồ sơ được nộp tại bộ phận một cửa và được trả trong ngày.
    ✓ Xã được khen. Thôn được khen. Bà con được vui.
    ✓ Hộ nghèo được hỗ trợ; hộ cận nghèo được vay vốn; trẻ em được đến trường.
    ✓ Đi được, làm được.
    ✓ Kết quả đạt được; được mùa.
    ✓ Người dân bị thiệt hại được bồi thường.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

PASSIVE = frozenset(["được", "bị"])
NO_PASSIVE = frozenset(["đạt", "thu", "có", "làm", "đi"])  # «đạt được» is an achievement
DIVIDES = frozenset(";:")
MANY = 3
CONFIDENCE = 0.5


@check("VN905")
def passive_chain(reading: Reading) -> Iterator[Finding]:
    """Three passives or more in one part of a sentence."""
    tokens, texts = reading.passage.tokens, reading.passage.texts
    if sum(map(texts.count, PASSIVE)) < MANY:
        return
    for sentence in reading.passage.sentences:
        chain: list[int] = []
        for number in sentence:
            if texts[number] in DIVIDES:
                chain = []
            elif texts[number] in PASSIVE and not (number and texts[number - 1] in NO_PASSIVE):
                chain.append(number)
                if len(chain) == MANY:
                    message = Wording(
                        "Nhiều «được», «bị» trong một câu; nên nói rõ ai làm.",
                        "Many passives in one sentence; please say who does what.",
                    )
                    span = Span(tokens[chain[0]].start, tokens[number].end)
                    yield Finding("VN905", "passive-chain", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
