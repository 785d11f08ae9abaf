"""
VN801 · Tên tỉnh, huyện, xã viết sai

Sau «tỉnh», «huyện», «quận», «thị xã», «thành phố», «thị trấn», «xã», «phường» là một tên không có ở đâu trong danh mục
đơn vị hành chính, cũ và mới, mà chỉ khác một tên cùng cấp một dấu hay một chữ. Chắc chắn hơn khi đơn vị cấp trên, cấp
dưới đứng bên cạnh, hay khi tên đúng có ở chỗ khác trong văn bản; xã, phường chỉ xét khi văn bản có nêu huyện hay tỉnh.
Tên có ở nơi khác, tên nước ngoài, tên theo tiếng dân tộc thiểu số thì không báo. Chỉ người viết biết rõ, nên `fix`
không tự sửa.

Mức độ: lỗi. Tự sửa: với --likely. Căn cứ: danh mục đơn vị hành chính (dictionaries/names/).

    ✗ UBND huyện Lộc Nính tổ chức hội nghị.
    ✓ UBND huyện Lộc Ninh tổ chức hội nghị.
    ✗ Xã Lộc Tấn, huyện Lộc Nịnh, tỉnh Bình Phước
    ✓ Xã Lộc Tấn, huyện Lộc Ninh, tỉnh Bình Phước
    ✗ UBND tỉnh Bình Phươc ban hành kế hoạch.
    ✓ UBND tỉnh Bình Phước ban hành kế hoạch.
    ✗ Xã Lộc Thịnk, huyện Lộc Ninh
    ✓ Xã Lộc Thịnh, huyện Lộc Ninh
    ✗ ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢNG ⏎ UBND xã Tân Khai, huyện Hớn Quản
    ✓ ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢN ⏎ UBND xã Tân Khai, huyện Hớn Quản
    ✗ Đoàn đến thị xã Bính Long và TX. Bình Long cảm ơn.
    ✓ Đoàn đến thị xã Bình Long và TX. Bình Long cảm ơn.
    ✗ Chủ tịch UBND tỉnh Đồng Nại Võ Tấn Đức dự.
    ✓ Chủ tịch UBND tỉnh Đồng Nai Võ Tấn Đức dự.
    ✗ Các trường ở huyện Ba Tri, Thạnh Phú và Mõ Cày Nam nhận đề.
    ✓ Các trường ở huyện Ba Tri, Thạnh Phú và Mỏ Cày Nam nhận đề.
    ✗ Số: 5/TB-UBND ⏎ Ea Kar, ngày 12 tháng 3 năm 2024 ⏎ UBND huyện Ea Kar, tỉnh Đắc Lắc thông báo.
    ✓ Số: 5/TB-UBND ⏎ Ea Kar, ngày 12 tháng 3 năm 2024 ⏎ UBND huyện Ea Kar, tỉnh Đắk Lắk thông báo.
    ✗ Số: 5/TB-UBND ⏎ Ea Kar, ngày 12 tháng 3 năm 2024 ⏎ Họp tại thành phố Buôn Mê Thuột.
    ✓ Số: 5/TB-UBND ⏎ Ea Kar, ngày 12 tháng 3 năm 2024 ⏎ Họp tại thành phố Buôn Ma Thuột.
    ✓ Các huyện Ba Tri, Thạnh Phú và Lê Văn Tám; huyện Lộc Ninh, Bù Đốp, Bù Gia Mập.
    ✓ Chủ tịch UBND tỉnh Bình Phước Trần Tuệ Hiền; tỉnh Sông Bé; tỉnh Bắc Cạn; tỉnh Đắc Lắc.
    ✓ Tỉnh Quảng Đông và tỉnh Quảng Tây (Trung Quốc), tỉnh Tà Keo (Campuchia), tỉnh Hủa Phăn (Lào).
    ✓ Xã Lộc Thịn, xã Tân Lặp, phường Hòa Lới.
    ✓ Huyện Ia H'Drai, huyện Đăk Hà, huyện Đắk Hà, xã Đăk Rve, huyện Cư M'gar.
    ✓ Huyện Đoàn, Tỉnh Đoàn, xã Đội, huyện Ủy Lộc Ninh, xã Nông thôn mới.
    ✓ Đường Lộc Nính, Trường Tiểu học Lộc Nính, ông Lộc Nính.
    ✓ Xã Lộc Hoà, huyện Lộc Ninh; huyện Chiêm Hoá; quận Ngũ Hành Sơn; thành phố Phan Rang – Tháp Chàm.
    ✓ Huyện Châu Thành, thị xã Vĩnh Châu, thành phố Thủ Đức, đặc khu Phú Quốc, quận 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.lexicon.units import District, Names, is_vietnamese
from vnproof.text.casing import with_casing
from vnproof.text.units import Mention, is_part, listed_behind

DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
COMMUNES = ("xã", "phường", "thị trấn")
SURE, CLOSED, LIKELY, POSSIBLE = 0.95, 0.9, 0.8, 0.6  # confidences
RARE = 10  # as a part of names
FEWEST = 2  # syllables: of one, too many are one slip from another


OLD_SPELLINGS = {
    "ban mê thuột": "buôn ma thuột",
    "buôn mê thuột": "buôn ma thuột",
    "bắc cạn": "bắc kạn",
    "đắc lắc": "đắk lắk",
    "đắc nông": "đắk nông",
    "đăk lăk": "đắk lắk",
    "đăk nông": "đắk nông",
}
FIXED = date(2004, 1, 1)


class Slip(NamedTuple):
    """So many words of a mention were meant as a name, in normal form."""

    words: int
    meant: str
    confidence: float


@check("VN801")
def misspelt_unit(reading: Reading) -> Iterator[Finding]:
    """A unit's name that no unit bears, one slip from that of one of its level."""
    passage, lexicon = reading.passage, reading.lexicon
    known: dict[tuple[str, ...], int] = {}  # words of a mention -> how many of them are a name, 0 for none
    for mention in passage.units:
        if mention.words not in known:
            known[mention.words] = _known(mention, lexicon)
    yield from _old_spellings(reading)
    yield from _in_lists(reading, known)
    doubtful = [at for at, mention in enumerate(passage.units) if not known[mention.words]]
    if not doubtful:
        return
    named = {normal_form(mention.name(known[mention.words])) for mention in passage.units if known[mention.words]}
    for at in doubtful:
        mention = passage.units[at]
        slip = _slip(mention, _beside(reading, at, known), named, lexicon)
        span = (
            passage.view.offsets.to_source(mention.spans[0].start, mention.spans[slip.words - 1].end) if slip else None
        )
        if slip and span and not passage.is_protected(span):
            yield _finding(mention, slip, span)


def _old_spellings(reading: Reading) -> Iterator[Finding]:
    """Names that were spelt otherwise before they were fixed, in documents of today's offices."""
    passage = reading.passage
    day = passage.heading.day
    if day is None or day < FIXED:
        return
    for mention in passage.units:
        for words in range(len(mention.words), 1, -1):
            meant = OLD_SPELLINGS.get(normal_form(mention.name(words)))
            span = passage.view.offsets.to_source(mention.spans[0].start, mention.spans[words - 1].end)
            if meant and not passage.is_protected(span):
                yield _finding(mention, Slip(words, meant, POSSIBLE), span)
                break


def _in_lists(reading: Reading, known: dict[tuple[str, ...], int]) -> Iterator[Finding]:
    """Districts behind one of the same province: «huyện Ba Tri, Thạnh Phú và Mõ Cày Nam»."""
    passage, lexicon = reading.passage, reading.lexicon
    for mention in passage.units:
        if mention.kind not in DISTRICTS or known[mention.words] != len(mention.words):
            continue
        provinces = {
            district.province for district in lexicon.units.named(normal_form(mention.name(len(mention.words))))
        }
        for other in listed_behind(mention, passage.view.text):
            if not provinces or _known(other, lexicon):
                continue
            meant = lexicon.units.district_names.nearest(normal_form(other.name(len(other.words))))
            span = passage.view.offsets.to_source(other.start, other.spans[-1].end)
            if meant and provinces & {district.province for district in lexicon.units.named(meant)}:
                yield _finding(other, Slip(len(other.words), meant, LIKELY), span)


def _known(mention: Mention, lexicon: Lexicon) -> int:
    """How many words of a mention are the name of a unit or another place, or are nothing to judge; 0 if none are."""
    count = len(mention.words)
    if count < FEWEST or mention.words[0].isdecimal():
        return count
    has_dash = any(word.startswith("- ") for word in mention.words)
    if has_dash and lexicon.units.province_names.nearest(normal_form(mention.name(count))):
        return 0  # «Bà Rịa» alone is a name too
    lengths = [words for words in range(count, 0, -1) if words >= FEWEST or _before_person(mention, words, lexicon)]
    for words in lengths:
        if lexicon.is_place(mention.name(words)) or lexicon.is_accepted(mention.name(words)):
            return words
    for words in lengths:  # a table of its own, which few texts need
        if mention.name(words) in lexicon.units:
            return words
    return 0


def _before_person(mention: Mention, words: int, lexicon: Lexicon) -> bool:
    """Do a surname and another name follow so many words?"""
    return words + 1 < len(mention.words) and lexicon.is_surname(mention.words[words])


def _beside(reading: Reading, at: int, known: dict[tuple[str, ...], int]) -> tuple[list[str], list[str]]:
    """The known names of what is named right behind a mention, which it is part of, and right before, its parts."""
    units, text = reading.passage.units, reading.passage.view.text
    sides: tuple[list[str], list[str]] = ([], [])
    if at + 1 < len(units) and known[units[at + 1].words]:
        after = units[at + 1]
        if is_part(units[at], after, text):
            sides[0].append(normal_form(after.name(known[after.words])))
    if at and known[units[at - 1].words]:
        before = units[at - 1]
        if is_part(before, units[at], text):
            sides[1].append(normal_form(before.name(known[before.words])))
    return sides


def _slip(mention: Mention, beside: tuple[list[str], list[str]], named: set[str], lexicon: Lexicon) -> Slip | None:
    """What a mention was meant as, if that is plain."""
    for words in _lengths(mention, lexicon):
        name = normal_form(mention.name(words))
        closed = lexicon.units.closed.get(mention.kind)
        if closed and (meant := closed.nearest(name)):
            return Slip(words, meant, SURE if meant in named else CLOSED)
        if mention.kind in DISTRICTS and (meant := lexicon.units.district_names.nearest(name)):
            confidence = _confidence(meant, beside, named, lexicon)
            if confidence > POSSIBLE or _is_odd(name, meant, lexicon):
                return Slip(words, meant, confidence)
        if mention.kind in COMMUNES:
            slip = _commune(name, words, beside[0], named, lexicon)
            if slip:
                return slip
    return None


def _commune(name: str, words: int, over: list[str], named: set[str], lexicon: Lexicon) -> Slip | None:
    """A commune among those of what it is part of, of what else is named, or of what elsewhere has its right name."""
    parts = _parts(district for unit in over for district in _under(unit, lexicon))
    around = _parts(district for unit in named for district in lexicon.units.named(unit))
    meant = Names(parts | around).nearest(name)
    if meant is None or not is_vietnamese(meant):
        return None
    if meant in named and meant in parts:
        return Slip(words, meant, SURE)
    is_odd = _is_odd(name, meant, lexicon)
    if meant in named or meant in parts:
        return Slip(words, meant, LIKELY if is_odd else POSSIBLE)
    return Slip(words, meant, POSSIBLE) if is_odd else None


def _parts(districts: Iterable[District]) -> frozenset[str]:
    return frozenset[str]().union(*(district.commune_names for district in districts))


def _lengths(mention: Mention, lexicon: Lexicon) -> Iterator[int]:
    """How many of the words may be the name: all, or those before a person's."""
    yield len(mention.words)
    for words in range(FEWEST, len(mention.words)):
        if _before_person(mention, words, lexicon):
            yield words


def _under(name: str, lexicon: Lexicon) -> list[District]:
    """The districts that a name stands for: those that bear it, or all of a province of today or before."""
    units = lexicon.units
    if named := units.named(name):
        return named
    merged = (row.name for row in lexicon.successors.rows if normal_form(row.successor).endswith(f" {name}"))
    return [*units.within(name), *(district for province in merged for district in units.within(province))]


def _confidence(meant: str, beside: tuple[list[str], list[str]], named: set[str], lexicon: Lexicon) -> float:
    """How sure a district is that only its name tells: by its province, its communes, its name elsewhere."""
    districts = lexicon.units.named(meant)
    provinces = {normal_form(district.province) for district in districts}
    parts = _parts(districts)
    if meant in named or provinces & set(beside[0]) or parts & set(beside[1]):
        return SURE
    return LIKELY if provinces & named else POSSIBLE


def _is_odd(name: str, meant: str, lexicon: Lexicon) -> bool:
    """Is what is wrong a syllable that hardly any name has? Else it may be a unit that nobody has listed."""
    return all(
        lexicon.name_count(typed) < RARE
        for typed, right in zip(name.split(), meant.split(), strict=True)
        if typed != right
    )


def _finding(mention: Mention, slip: Slip, span: Span) -> Finding:
    typed = mention.name(slip.words)
    meant = with_casing(slip.meant, typed)
    message = Wording(
        f"Không có {mention.kind} nào tên «{typed}»; có lẽ là «{meant}», xin xem lại.",
        f"No unit is called '{typed}'; please check whether '{meant}' is meant.",
    )
    sure = slip.confidence >= CLOSED
    severity = Severity.ERROR if sure else Severity.WARNING if slip.confidence >= LIKELY else Severity.HINT
    safety = Safety.LIKELY if slip.confidence >= LIKELY else Safety.HINT
    suggestions = (Suggestion(meant, slip.confidence),)
    return Finding("VN801", "misspelt-unit", span, message, suggestions, severity, safety, slip.confidence)
