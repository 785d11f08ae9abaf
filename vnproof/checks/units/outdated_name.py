"""
VN802 · Tên đơn vị, cơ quan không còn ở thời điểm của văn bản

Văn bản ghi ngày ban hành sau khi tỉnh, huyện, bộ, sở đã sáp nhập, kết thúc hoạt động mà vẫn dùng tên cũ: từ 01/7/2025
còn 34 tỉnh, thành phố và không còn cấp huyện, thị trấn; từ 01/3/2025 nhiều bộ, sở hợp nhất; năm 2026 Đồng Nai, Quảng
Ninh, Bắc Ninh thành thành phố. Tên và căn cứ ở «dictionaries/administrative/successors.tsv». Mỗi tên chỉ nhắc một lần.
Không báo khi không rõ ngày của văn bản, khi câu nói về trước đó (cũ, trước đây, sáp nhập, ngày tháng, số văn bản trước
đó), và với tên riêng của trường học, doanh nghiệp.

Mức độ: nhắc. Tự sửa: không. Căn cứ: các nghị quyết, nghị định ghi ở dictionaries/administrative/successors.tsv.

    ✗ Biên Hòa, ngày 05 tháng 8 năm 2025 ⏎ Kính gửi: UBND tỉnh Bình Phước
    ✓ Biên Hòa, ngày 05 tháng 8 năm 2025 ⏎ Kính gửi: UBND tỉnh Đồng Nai
    ✗ Biên Hòa, ngày 05 tháng 5 năm 2026 ⏎ Kính gửi: UBND tỉnh Đồng Nai
    ✓ Biên Hòa, ngày 05 tháng 5 năm 2026 ⏎ Kính gửi: UBND thành phố Đồng Nai
    ✗ Hà Nội, ngày 12 tháng 4 năm 2025 ⏎ Kính gửi: Bộ Kế hoạch và Đầu tư
    ✓ Hà Nội, ngày 12 tháng 4 năm 2025 ⏎ Kính gửi: Bộ Tài chính
    ✗ Lộc Ninh, ngày 12 tháng 8 năm 2025 ⏎ UBND huyện Lộc Ninh thông báo lịch tiếp dân.
    ✓ Lộc Ninh, ngày 12 tháng 8 năm 2025 ⏎ UBND xã Lộc Ninh thông báo lịch tiếp dân.
    ✗ Lộc Ninh, ngày 12 tháng 8 năm 2025 ⏎ Địa điểm: thị trấn Lộc Ninh
    ✓ Lộc Ninh, ngày 12 tháng 8 năm 2025 ⏎ Địa điểm: xã Lộc Ninh
    ✗ Vinh, ngày 12 tháng 8 năm 2025 ⏎ Các hộ dân trên địa bàn thành phố Vinh được hỗ trợ.
    ✓ Vinh, ngày 12 tháng 8 năm 2025 ⏎ Các hộ dân trên địa bàn phường Thành Vinh được hỗ trợ.
    ✗ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Sở Lao động - Thương binh và Xã hội mở lớp dạy nghề.
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Sở Nội vụ mở lớp dạy nghề.
    ✗ Đồng Nai, ngày 12 tháng 5 năm 2026 ⏎ UBND xã Lộc Ninh, thành phố Đồng Nai
    ✓ Đồng Nai, ngày 12 tháng 5 năm 2026 ⏎ UBND phường Lộc Ninh, thành phố Đồng Nai
    ✓ Lộc Ninh, ngày 12 tháng 8 năm 2024 ⏎ UBND huyện Lộc Ninh, tỉnh Bình Phước thông báo.
    ✓ UBND huyện Lộc Ninh, tỉnh Bình Phước thông báo lịch tiếp dân.
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Xã Lộc Tấn thuộc huyện Lộc Ninh, tỉnh Bình Phước (cũ).
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Trước đây, tỉnh Bình Phước có 11 huyện, thị xã, thành phố.
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Bình Phước
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Theo Thông tư số 12/2023/TT-BTTTT của Bộ Thông tin và Truyền thông
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Năm 2024, tỉnh Bình Phước thu ngân sách đạt kế hoạch.
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Trường THPT thị xã Bình Long tuyển sinh lớp 10.
    ✓ Đồng Nai, ngày 12 tháng 8 năm 2025 ⏎ Ông Lê Văn Bình, sinh tại huyện Lộc Ninh, tỉnh Bình Phước
    ✓ Huế, ngày 12 tháng 8 năm 2025 ⏎ UBND thành phố Huế thông báo; thành phố Đà Nẵng cử đoàn dự.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.checks.units.bodies import bodies
from vnproof.checks.units.times import in_figures, sentence_at, speaks_of_before
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.lexicon.successors import Succession
from vnproof.lexicon.units import District
from vnproof.text.casing import casing_of
from vnproof.text.units import Mention, is_part

LEVELS = {"huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "thành phố": "thành phố thuộc tỉnh"}
PROVINCES = ("tỉnh", "thành phố")
COMMUNES = ("xã", "phường", "thị trấn")
OWN_NAME = re.compile(
    r"(?:Trường|TRƯỜNG|THPT|THCS|[Nn]gân hàng|Công ty|CÔNG TY|Hợp tác xã|HTX|Quỹ|[Cc]hi nhánh)[^,;.]{0,40}$"
)
CONFIDENCE = 0.6
MOST = 8  # communes that are told


class Ended(NamedTuple):
    """A name that was no longer there on the document's day: where, how it ended, what it became, and what to tell."""

    place: Span
    row: Succession
    successor: str | None
    message: Wording


@check("VN802")
def outdated_name(reading: Reading) -> Iterator[Finding]:
    """A unit or body that was gone on the document's day, with what took its place."""
    passage = reading.passage
    day, successors = passage.heading.day, reading.lexicon.successors
    if day is None or day < successors.first_day:
        return
    told = set[str]()
    for ended in _ended(reading, day):
        typed = ended.place.of(passage.view.text)
        span = passage.view.offsets.to_source(*ended.place)
        if normal_form(typed) in told or passage.is_protected(span):
            continue
        if OWN_NAME.search(passage.view.text, max(0, ended.place.start - 60), ended.place.start):
            continue
        if speaks_of_before(sentence_at(reading, ended.place), ended.row.since):
            continue
        told.add(normal_form(typed))
        suggestions = (Suggestion(_cased(ended.successor, typed), CONFIDENCE),) if ended.successor else ()
        yield Finding(
            "VN802", "outdated-name", span, ended.message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE
        )


def _cased(name: str, typed: str) -> str:
    """A name in capitals where the one before was, or with a capital first."""
    if casing_of(typed) == "upper":
        return name.upper()
    return name[0].upper() + name[1:] if typed[0].isupper() else name


def _ended(reading: Reading, day: date) -> Iterator[Ended]:
    """The names that were gone on a day, whatever their sentences say."""
    lexicon = reading.lexicon
    for place, name in bodies(reading.passage.view.text, lexicon):
        found = lexicon.successors.of(name, day)
        if found:
            yield _renamed(place, *found)
    provinces = {mention.name(2) for mention in reading.passage.units if mention.kind in PROVINCES}
    level_ended = lexicon.successors.of("huyện", day) is not None
    text, before = reading.passage.view.text, None
    for mention in reading.passage.units if level_ended else _provinces(reading):
        part = before if before and is_part(before, mention, text) else None
        for words in range(len(mention.words), 0, -1):
            ended = _unit(mention, words, part, lexicon, day) or _commune(mention, words, provinces, lexicon, day)
            if ended:
                yield ended
            if ended or (mention.kind != "tỉnh" and mention.name(words) in lexicon.units):
                break
        before = mention


def _provinces(reading: Reading) -> Iterator[Mention]:
    """Of the units that a text names only the provinces, which is all that ended before districts did."""
    return (mention for mention in reading.passage.units if mention.kind == "tỉnh")


def _unit(mention: Mention, words: int, part: Mention | None, lexicon: Lexicon, day: date) -> Ended | None:
    """What became of a unit of which another was named as a part, if it is gone."""
    name, place = mention.name(words), mention.span(words)
    found = lexicon.successors.of(f"{mention.kind} {name}", day)
    if found:
        return _renamed(place, *found)
    if mention.kind == "thị trấn" and name in lexicon.units:
        row = lexicon.successors.of("thị trấn", day)
        return row and _gone(place, row[0], "thị trấn", "townships", "")
    level = lexicon.successors.of(LEVELS.get(mention.kind, ""), day)
    if level is None:
        return None
    districts = [district for district in lexicon.units.named(name) if _is_of(district, mention.kind)]
    if not districts or _is_city(mention.kind, name, lexicon, day):
        return None
    became = _communes(districts[0], part, lexicon, day) if len(districts) == 1 else ""
    return _gone(place, level[0], "cấp huyện", "districts", became)


def _commune(mention: Mention, words: int, provinces: set[str], lexicon: Lexicon, day: date) -> Ended | None:
    """What became of a commune in one of the provinces that the text names, if the table has it."""
    for province in provinces if mention.kind in COMMUNES else ():
        found = lexicon.successors.of(f"{mention.kind} {mention.name(words)}, {province}", day)
        if found:
            return _renamed(mention.span(words), *found)
    return None


def _is_of(district: District, kind: str) -> bool:
    """A district may have been raised to a town or city before it ended; what was none is none."""
    return (district.kind == "thành phố") >= (kind == "thành phố")


def _is_city(kind: str, name: str, lexicon: Lexicon, day: date) -> bool:
    """Is it one of the cities that are provinces on that day?"""
    if kind != "thành phố":
        return False
    cities = {normal_form(row.successor) for row in lexicon.successors.rows if row.since <= day}
    return normal_form(f"thành phố {name}") in cities


def _communes(district: District, part: Mention | None, lexicon: Lexicon, day: date) -> str:
    """What a district became, or that commune of it which is named before it."""
    province = lexicon.successors.today_of(f"tỉnh {district.province}", day)
    name = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    rows = district.successors
    if part and part.kind in COMMUNES:
        wanted = normal_form(f"{part.kind} {part.name(len(part.words))}")
        rows = {new: old for new, old in rows.items() if wanted in map(normal_form, old)} or rows
    if len(rows) > MOST:
        return ""
    return ", ".join(lexicon.successors.today_of(new, day, f", {name}") for new in rows)


def _renamed(place: Span, row: Succession, successor: str) -> Ended:
    message = Wording(
        f"Từ ngày {in_figures(row.since)}, «{row.name}» không còn, nay là «{successor}» ({row.basis});"
        " nếu nói về trước đó thì thêm «cũ» hoặc «trước đây».",
        f"'{row.name}' ended on {in_figures(row.since)} ({row.basis}) and is '{successor}' now;"
        " if the time before is meant, please say so with 'cũ' or 'trước đây'.",
    )
    return Ended(place, row, successor, message)


def _gone(place: Span, row: Succession, level: str, level_en: str, became: str) -> Ended:
    message = Wording(
        f"Từ ngày {in_figures(row.since)} không còn {level} ({row.basis}), địa bàn nay thuộc {became or row.successor};"
        " nếu nói về trước đó thì thêm «cũ» hoặc «trước đây».",
        f"There are no {level_en} since {in_figures(row.since)} ({row.basis}), their area is in"
        f" {became or row.successor} now;"
        " if the time before is meant, please say so with 'cũ' or 'trước đây'.",
    )
    return Ended(place, row, None, message)
