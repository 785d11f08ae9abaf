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
    ✗ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Điều 20 luật sở hữu trí tuệ.
    ✓ Số: 9/TB-UBND ⏎ Bình An, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Điều 20 Luật Sở hữu trí tuệ.
    ✗ Quy định của Luật Đất Đai.
    ✓ Quy định của Luật Đất đai.
    ✗ Thực hiện Nghị Quyết số 12/NQ-HĐND của xã.
    ✓ Thực hiện Nghị quyết số 12/NQ-HĐND của xã.
    ✗ Theo hiến pháp năm 2013.
    ✓ Theo Hiến pháp năm 2013.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ QUYẾT ĐỊNH ⏎ Các thôn có trách nhiệm thi \
hành quyết định này.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ QUYẾT ĐỊNH ⏎ Các thôn có trách nhiệm thi \
hành Quyết định này.
    ✓ Pháp luật đất đai; môn Luật hình sự; Luật Hôn nhân và Gia đình; tìm hiểu luật giao thông đường bộ.
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
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety
from vnproof.core.resources import dictionaries_path
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form, read_list
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, occurrences
from vnproof.text.symbols import Symbol
from vnproof.text.tone import in_style

SYLLABLE = rf"[{UPPER}{LOWER}][{LOWER}]{{1,5}}"
CALLED = Pattern(rf"(?:(?<=[^\W_] )|(?<=[,(] )|(?<=\())(?P<type>{SYLLABLE}(?: {SYLLABLE})?)(?: số:?)? ?\Z")
REACH = 24
LAW, SUBJECTS = "uật ", ("háp ", "môn ", "ngành ", "khoa ")  # «pháp luật hải quan»
TITLE = Pattern(r"[^\n.;:()\d]{3,100}")
YEAR = Pattern(r",? (?:năm )?((?:19|20)\d\d)\b")
SINCE = 2020
# Where a law is cited, and no subject that is taught.
CITED = Pattern(
    r"(?:(?P<part>[Đđ]iều \d{1,3}[a-z]?(?: của)?|[Cc]ăn cứ)"
    r"|(?:[Tt]heo|định (?:của|tại|trong)|thi hành|thực hiện|vi phạm|bổ sung|số điều(?: của)?)) \Z"
)
CITED_REACH = 24
CONSTITUTION = Pattern(r"[Hh]iến [Pp]háp(?P<year>,? (?:năm )?(?:19|20)\d\d| nước Cộng| và pháp luật)?(?![^\W_])")
CONGRESS = Pattern(
    r"(?<=[^\W_] )(?P<type>nghị quyết) Đại hội (?:[Đđ]ảng|[Đđ]ại biểu|[Cc]hi bộ|Công đoàn|lần thứ|[XIV]+\b)"
)
THIS = frozenset(["quyết định", "nghị quyết", "quy chế", "nghị định", "thông tư"])
BEFORE_THIS = Pattern(r"\b(?:của|theo|tại|hành|hiện) \Z")


@check("VN208")
def document_capitals(reading: Reading) -> Iterator[Finding]:
    """A document that is named by its number or title, without the capitals of its name."""
    passage = reading.passage
    called = (_type_of(passage.view.text, symbol, reading.lexicon) for symbol in passage.symbols)
    for place in (*called, *_laws(passage, reading.lexicon), *_constitution(passage), *_this(passage)):
        if place and (finding := finding_of(reading, place, "VN208", "document-capitals")):
            yield finding


def _type_of(text: str, symbol: Symbol, lexicon: Lexicon) -> Miscased | None:
    """The type before «số 90/KH-UBND», where it is that of the symbol and has no capital, or one too many."""
    match = CALLED.search(text, max(0, symbol.span.start - REACH), symbol.span.start)
    if match is None:
        return None
    words = match["type"].split()
    for name in dict.fromkeys((" ".join(words), words[-1])):
        meant = name[0].upper() + name[1:].lower()
        if symbol.type in lexicon.document_types.by_name.get(normal_form(name), ()):
            end = match.end("type")
            safety = Safety.LIKELY if name.islower() else Safety.HINT
            return Miscased(end - len(name), end, meant, safety) if name != meant else None
    return None


def _laws(passage: Passage, lexicon: Lexicon) -> Iterator[Miscased]:
    text, day = passage.view.text, passage.heading.day
    for place in occurrences(text, LAW):
        first = place + len(LAW)
        if text.endswith(SUBJECTS, max(0, place - 6), place - 1):
            continue
        words = TITLE.match(text, first) if text[place - 1 : place] in ("L", "l") else None
        title = _title(words[0]) if words else ""
        if not title:
            continue
        end = first + len(title)
        start = place - 4 if text[place - 4 : place - 1] in ("Bộ ", "bộ ") else place - 1
        kind, typed = text[start : first - 1], text[first:end]
        meant_kind = kind[0].upper() + kind[1:].lower()
        if (kind, typed) == (meant_kind, title) or (start and text[start - 1].isalpha()):
            continue
        year = YEAR.match(text, end)
        is_recent = (day.year >= SINCE if day else is_notice(passage.heading)) or bool(year and int(year[1]) >= SINCE)
        is_loud = _is_loud(typed, title, lexicon)
        if typed.isupper() or not (is_recent or is_loud):
            continue
        cited = CITED.search(text, max(0, start - CITED_REACH), start)
        # «luật đất đai» may be what is taught.
        lost = kind[0].islower() or any(r.isupper() and not t.isupper() for t, r in zip(typed, title, strict=True))
        if not (kind[0].isupper() or typed[0].isupper() or cited or year):
            continue
        if not (lost or is_loud or kind != meant_kind):
            continue  # «Luật Thi đua, Khen thưởng» is written so by many
        is_sure = is_recent and (kind[0].isupper() or typed[0].isupper() or year or (cited and cited["part"]))
        yield Miscased(start, end, f"{meant_kind} {title}", Safety.LIKELY if is_sure and lost else Safety.HINT)


def _is_loud(typed: str, title: str, lexicon: Lexicon) -> bool:
    """«Luật Đất Đai», «Luật Tổ Chức chính quyền địa phương», and no «Luật Hôn nhân và Gia đình», as many write."""
    words, right = typed.split(" "), title.split(" ")
    if typed == title or len(words) == 1:
        return False
    is_pair = words[1].istitle() and right[1].islower() and lexicon.is_word(" ".join(words[:2]).lower())
    return typed.istitle() or is_pair


def _constitution(passage: Passage) -> Iterator[Miscased]:
    """«hiến pháp năm 2013», «Hiến Pháp»."""
    text = passage.view.text
    for place in (*occurrences(text, "iến pháp"), *occurrences(text, "iến Pháp")):
        match = CONSTITUTION.match(text, place - 1)
        end = place - 1 + len("Hiến pháp")
        if match is None or text[place - 1 : end] == "Hiến pháp" or (place > 1 and text[place - 2].isalpha()):
            continue
        if text[place - 1] == "H" or (match["year"] and (match["year"][1] != "v" or is_notice(passage.heading))):
            yield Miscased(place - 1, end, "Hiến pháp", Safety.HINT)


def _this(passage: Passage) -> Iterator[Miscased]:
    """«tổ chức thực hiện quyết định này» in a decision, «nghị quyết Đại hội Đảng bộ» in a notice."""
    if not is_notice(passage.heading):
        return
    text = passage.view.text
    for place in occurrences(text, "nghị quyết Đại hội "):
        if CONGRESS.match(text, place):
            yield Miscased(place, place + len("nghị quyết"), "Nghị quyết", Safety.HINT)
    own = {piece.text.lower() for piece in passage.heading.pieces if piece.text.isupper()}
    for kind in sorted(THIS & own):
        for place in occurrences(text, f"{kind} này"):
            end = place + len(kind)
            if text[end + 4 : end + 5].isalnum() or not BEFORE_THIS.search(text, max(0, place - REACH), place):
                continue
            yield Miscased(place, end, kind.capitalize(), Safety.HINT)


def _title(words: str) -> str:
    """The longest title of a law that these words begin with, as it is written."""
    small = words.lower()
    return next(
        (title for key, title in _titles() if small.startswith(key) and not small[len(key) :][:1].isalpha()), ""
    )


@cache
def _titles() -> tuple[tuple[str, str], ...]:
    """The titles in both tone styles, in small letters and as they are, the longest first."""
    titles = {
        " ".join(in_style(word, style) for word in title.split(" "))
        for title in read_list(dictionaries_path() / "administrative" / "laws.txt")
        for style in ("old", "new")
    }
    return tuple((title.lower(), title) for title in sorted(titles, key=len, reverse=True))
