"""
VN208 · Tên văn bản viết hoa chưa đúng

Văn bản cụ thể viết hoa chữ đầu của loại văn bản và của tên gọi: «Nghị định số 30/2020/NĐ-CP», «Luật Đất đai», «Bộ luật
Dân sự» (Nghị định 30/2020/NĐ-CP, Phụ lục II). Tên luật chỉ xét những luật ghi trong
«dictionaries/administrative/laws.txt», và chỉ khi văn bản ban hành từ năm 2020 hoặc luật được dẫn cùng năm từ 2020, vì
trước đó luật được công bố theo lối viết khác. Nói chung về nhiều văn bản thì viết thường.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Căn cứ nghị định số 13/2016/NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 13/2016/NĐ-CP của Chính phủ.
    ✗ Thực hiện chỉ thị số 01/CT-UBND về phòng cháy rừng.
    ✓ Thực hiện Chỉ thị số 01/CT-UBND về phòng cháy rừng.
    ✗ Theo kế hoạch số 90/KH-UBND của xã.
    ✓ Theo Kế hoạch số 90/KH-UBND của xã.
    ✗ Quy định của Luật đất đai năm 2024.
    ✓ Quy định của Luật Đất đai năm 2024.
    ✗ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Luật tiếp công dân và luật Đầu tư công.
    ✓ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Luật Tiếp công dân và Luật Đầu tư công.
    ✗ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Theo Bộ luật hình sự.
    ✓ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Theo Bộ luật Hình sự.
    ✓ Theo Luật Đất đai năm 2024 và Bộ luật Hình sự; các nghị định của Chính phủ; ban hành kế hoạch.
    ✓ Bộ luật dân sự năm 1995 và Luật doanh nghiệp 1999 đã hết hiệu lực.
    ✓ Văn bản luật đất đai các nước; số: 9 nghị định.
    ✓ Quyết định phê duyệt kế hoạch số 90/QĐ-UBND.
    ✓ CĂN CỨ LUẬT ĐẤT ĐAI NĂM 2024
    ✓ Nghị định số 13/2016/NĐ-CP, thông tư, chỉ thị.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.core.finding import Finding, Safety
from vnproof.core.resources import dictionaries_path
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form, read_list
from vnproof.text.casing import LOWER
from vnproof.text.pattern import Pattern, occurrences
from vnproof.text.symbols import Symbol
from vnproof.text.tone import in_style

CALLED = Pattern(rf"(?<=[^\W_] |, )(?P<type>[{LOWER}]{{2,6}}(?: [{LOWER}]{{2,6}})?) số:? ?\Z")
REACH = 24
LAW = "uật "
TITLE = Pattern(r"[^\n.;:()\d]{3,100}")
YEAR = Pattern(r",? (?:năm )?(20\d\d)\b")
SINCE = 2020


@check("VN208")
def document_capitals(reading: Reading) -> Iterator[Finding]:
    """A document that is named by its number or title, without the capitals of its name."""
    text = reading.passage.view.text
    day = reading.passage.heading.day
    called = (_type_of(text, symbol, reading.lexicon) for symbol in reading.passage.symbols)
    for place in (*called, *_laws(text, is_recent=day is not None and day.year >= SINCE)):
        if place and (finding := finding_of(reading, place, "VN208", "document-capitals")):
            yield finding


def _type_of(text: str, symbol: Symbol, lexicon: Lexicon) -> Miscased | None:
    """The type before «số 90/KH-UBND», where it is that of the symbol and has no capital."""
    match = CALLED.search(text, max(0, symbol.span.start - REACH), symbol.span.start)
    if match is None:
        return None
    words = match["type"].split()
    for name in dict.fromkeys((" ".join(words), words[-1])):
        if symbol.type in lexicon.document_types.by_name.get(normal_form(name), ()):
            end = match.end("type")
            return Miscased(end - len(name), end, name[0].upper() + name[1:], Safety.LIKELY)
    return None


def _laws(text: str, *, is_recent: bool) -> Iterator[Miscased]:
    for place in occurrences(text, LAW):
        first = place + len(LAW)
        words = TITLE.match(text, first) if text[place - 1 : place] in ("L", "l") else None
        title = _title(words[0]) if words else ""
        end = first + len(title)
        if not title or not (is_recent or _is_dated(text, end)):
            continue
        start = place - 4 if text[place - 4 : place - 1] in ("Bộ ", "bộ ") else place - 1
        kind, typed = text[start : first - 1], text[first:end]
        meant_kind, meant = kind[0].upper() + kind[1:].lower(), typed[0].upper() + typed[1:]
        if (kind, typed) != (meant_kind, meant) and (kind[0].isupper() or typed[0].isupper()):
            yield Miscased(start, end, f"{meant_kind} {meant}", Safety.LIKELY)  # «luật đất đai» may be what is taught


def _title(words: str) -> str:
    """The longest title of a law that these words begin with."""
    small = words.lower()
    return next((title for title in _titles() if small.startswith(title) and not small[len(title) :][:1].isalpha()), "")


def _is_dated(text: str, end: int) -> bool:
    """Does the year that stands behind a law say that it is a recent one?"""
    year = YEAR.match(text, end)
    return year is not None and int(year[1]) >= SINCE


@cache
def _titles() -> tuple[str, ...]:
    """The titles in small letters, in both tone styles, the longest first."""
    titles = {
        " ".join(in_style(word, style) for word in title.lower().split(" "))
        for title in read_list(dictionaries_path() / "administrative" / "laws.txt")
        for style in ("old", "new")
    }
    return tuple(sorted(titles, key=len, reverse=True))
