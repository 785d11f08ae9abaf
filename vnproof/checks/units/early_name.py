"""
VN803 · Tên đơn vị, cơ quan chưa có ở thời điểm của văn bản

Văn bản ghi ngày ban hành trước khi có tên này: Bộ Nông nghiệp và Môi trường chỉ có từ 01/3/2025, thành phố Đồng Nai từ
30/4/2026. Có thể ngày ghi sai, hoặc tên lấy từ văn bản mới; vì vậy chỉ nhắc. Tên mới mà trước đó đã có nơi khác dùng
(Bộ Tài chính, tỉnh Đồng Nai) không xét; câu nói về dự kiến, đề án, việc thành lập cũng không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: ngày có hiệu lực ghi ở dictionaries/administrative/successors.tsv.

    ✗ Hà Nội, ngày 12 tháng 4 năm 2024 ⏎ Kính gửi: Bộ Nông nghiệp và Môi trường
    ✓ Hà Nội, ngày 12 tháng 4 năm 2025 ⏎ Kính gửi: Bộ Nông nghiệp và Môi trường
    ✗ Hà Nội, ngày 12 tháng 4 năm 2023 ⏎ Kính gửi: Bộ Dân tộc và Tôn giáo
    ✓ Hà Nội, ngày 12 tháng 4 năm 2023 ⏎ Kính gửi: Ủy ban Dân tộc
    ✗ Biên Hòa, ngày 12 tháng 4 năm 2025 ⏎ UBND thành phố Đồng Nai thông báo lịch tiếp dân.
    ✓ Biên Hòa, ngày 12 tháng 5 năm 2026 ⏎ UBND thành phố Đồng Nai thông báo lịch tiếp dân.
    ✗ Hạ Long, ngày 12 tháng 6 năm 2026 ⏎ Du lịch thành phố Quảng Ninh đón khách.
    ✓ Hạ Long, ngày 12 tháng 6 năm 2026 ⏎ Du lịch tỉnh Quảng Ninh đón khách.
    ✗ Lộc Ninh, ngày 12 tháng 8 năm 2024 ⏎ Sở Nông nghiệp và Môi trường mở lớp tập huấn.
    ✓ Lộc Ninh, ngày 12 tháng 8 năm 2024 ⏎ Sở Nông nghiệp và Phát triển nông thôn mở lớp tập huấn.
    ✗ Hà Nội, ngày 12 tháng 8 năm 2024 ⏎ Nơi nhận: Ban Tuyên giáo và Dân vận Trung ương
    ✓ Hà Nội, ngày 12 tháng 8 năm 2024 ⏎ Nơi nhận: Ban Tuyên giáo Trung ương
    ✓ Kính gửi: Bộ Nông nghiệp và Môi trường
    ✓ Hà Nội, ngày 10 tháng 01 năm 2025 ⏎ Đề án thành lập Bộ Nông nghiệp và Môi trường được trình Quốc hội.
    ✓ Hà Nội, ngày 10 tháng 01 năm 2025 ⏎ Từ ngày 01/3/2025, Bộ Dân tộc và Tôn giáo bắt đầu hoạt động.
    ✓ Biên Hòa, ngày 12 tháng 01 năm 2026 ⏎ Đồng Nai dự kiến lên thành phố: thành phố Đồng Nai gồm 95 xã, phường.
    ✓ Hà Nội, ngày 12 tháng 4 năm 2024 ⏎ Bộ Tài chính, Bộ Nội vụ và Bộ Xây dựng phối hợp.
    ✓ Hà Nội, ngày 12 tháng 4 năm 2024 ⏎ Kính gửi: Sở Nông nghiệp và Phát triển nông thôn, Sở Tài nguyên và Môi trường
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.units.bodies import bodies
from vnproof.checks.units.times import in_figures, sentence_at, speaks_of_after
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import normal_form

CONFIDENCE = 0.5


@check("VN803")
def early_name(reading: Reading) -> Iterator[Finding]:
    """A unit or body whose name was not there yet on the document's day."""
    passage, successors = reading.passage, reading.lexicon.successors
    day = passage.heading.day
    if day is None:
        return
    unborn = {normal_form(row.successor): row for row in successors.born() if row.since > day}
    if not unborn:
        return
    told = set[str]()
    for place, name in sorted(_named(reading)):
        row, span = unborn.get(normal_form(name)), passage.view.offsets.to_source(*place)
        if row is None or row.successor in told or passage.is_protected(span):
            continue
        if speaks_of_after(sentence_at(reading, place), row.since):
            continue
        told.add(row.successor)
        message = Wording(
            f"Từ ngày {in_figures(row.since)} mới có «{row.successor}» ({row.basis}), còn văn bản ghi ngày"
            f" {in_figures(day)}: xin xem lại tên hoặc ngày.",
            f"'{row.successor}' is there since {in_figures(row.since)} only ({row.basis}), yet the document is of"
            f" {in_figures(day)}: please check the name or the date.",
        )
        yield Finding("VN803", "early-name", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _named(reading: Reading) -> Iterator[tuple[Span, str]]:
    yield from bodies(reading.passage.view.text, reading.lexicon)
    for mention in reading.passage.units:
        for words in range(1, len(mention.words) + 1):
            yield mention.span(words), f"{mention.kind} {mention.name(words)}"
