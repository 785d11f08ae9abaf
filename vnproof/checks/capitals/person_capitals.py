"""
VN205 · Tên người viết hoa thiếu

Họ, tên đệm và tên người đều viết hoa chữ đầu (Nghị định 30/2020/NĐ-CP, Phụ lục II): «Nguyễn Văn Hùng», «Vũ Thị Lan
Anh». Xét tên đệm hay gặp đứng giữa họ và tên; họ và tên đứng sau «ông», «bà», «đồng chí»… hoặc
sau dấu hai chấm; tên là cả một dòng, như dưới chữ ký. Tiếng có thể là một từ thường thì chỉ được nhắc.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Người liên hệ: Nguyễn văn Hùng, điện thoại nội bộ 12.
    ✓ Người liên hệ: Nguyễn Văn Hùng, điện thoại nội bộ 12.
    ✗ Bà Vũ thị Lan Anh làm tổ phó.
    ✓ Bà Vũ Thị Lan Anh làm tổ phó.
    ✗ Đơn của ông Lê văn Tám được giao cho công chức địa chính.
    ✓ Đơn của ông Lê Văn Tám được giao cho công chức địa chính.
    ✗ Chủ trì: ông Tô Hoài nam, Phó Chủ tịch phường.
    ✓ Chủ trì: ông Tô Hoài Nam, Phó Chủ tịch phường.
    ✗ Đại úy Phạm thị Sen nhận giấy khen.
    ✓ Đại úy Phạm Thị Sen nhận giấy khen.
    ✗ Trao quà cho chị Đỗ thị Mai và anh Hồ văn Lực.
    ✓ Trao quà cho chị Đỗ Thị Mai và anh Hồ Văn Lực.
    ✗ KT. TRƯỞNG ĐOÀN ⏎ Nguyễn hữu Bách
    ✓ KT. TRƯỞNG ĐOÀN ⏎ Nguyễn Hữu Bách
    ✗ CHỦ TỊCH ⏎ Hoàng Thị Ngọc lan
    ✓ CHỦ TỊCH ⏎ Hoàng Thị Ngọc Lan
    ✗ Đồng chí Cao xuân Hải chủ trì.
    ✓ Đồng chí Cao Xuân Hải chủ trì.
    ✗ Ông trần Văn Nam, sinh năm 1980.
    ✓ Ông Trần Văn Nam, sinh năm 1980.
    ✗ Họ và tên: Đặng Văn thành
    ✓ Họ và tên: Đặng Văn Thành
    ✗ Bà lê thị hoa, sinh năm 1975.
    ✓ Bà Lê Thị Hoa, sinh năm 1975.
    ✓ Hoàng thành Thăng Long; ông Phạm Văn viết: cán bộ phải gương mẫu; ông Nguyễn Mạnh Cường khuyên, dặn.
    ✓ Hình thức: Thi viết; ngành: Lâm sinh.
    ✓ Ông Lê Hoàng đến Hà Nội; chiến sĩ Đoàn Quân nhạc; anh Lê Minh, tổ trưởng.
    ✓ Hồ Gươm xanh ⏎ Cao Bằng mới ⏎ Nông nghiệp Công nghệ
    ✓ Ông Nguyễn Văn Hùng và bà Vũ Thị Lan Anh dự họp.
    ✓ Trưởng đoàn văn công của tỉnh; phòng Văn hóa; bà con thành thị Hà Nội.
    ✗ Mời ông Y Bhiông niê và bà H'Len mlô dự họp.
    ✓ Mời ông Y Bhiông Niê và bà H'Len Mlô dự họp.
    ✓ Ông Trần Minh chủ trì, ông Lê Hoàng phát biểu, bà Lý Hà thị sát công trình.
    ✓ Lời bác hồ hởi khiến mọi người vui; bác Hồ Văn Lực tiếp khách.
    ✓ Đội Cao văn nghệ xã; nhà thơ Lý văn chương lai láng.
    ✓ NGUYỄN VĂN HÙNG, VŨ THỊ LAN ANH
    ✓ Gặp ông Tô Hoài, nam diễn viên của đoàn.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, occurrences

# Surnames that are hardly anything else; of «Hà», «Cao», «Lý» a title or the given name has to tell.
FAMILIES = ("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "đinh")
SEXES = ("văn", "thị")
# Middle names; what is also a small word («như», «tại», «từ») is left out.
MIDDLES = (
    "bá|bích|bảo|công|diệu|duy|gia|hoàng|huy|hùng|hải|hồng|hữu|khánh|khắc|kim|kiều|lan|mai|minh|mạnh|mỹ|ngọc|nhật|phương"
    "|phước|quang|quý|quốc|sĩ|sỹ|thanh|thu|thành|thúy|thế|thị|tiến|trọng|tuấn|tấn|vĩnh|văn|việt|viết|xuân|đình|đăng|đức"
)
MIDDLE_NAMES = frozenset(MIDDLES.split("|"))
CAPITAL, ANY = rf"[{UPPER}][{LOWER}]{{1,6}}", rf"[{UPPER}{LOWER}][{LOWER}]{{1,6}}"
MIDDLE = Pattern(rf" (?P<small>(?:(?:thị|văn) )?(?:{MIDDLES})) (?P<given>{CAPITAL})(?![^\W_])")
SURNAME = Pattern(rf"(?<![^\W_]){CAPITAL}\Z")
LONGEST, MOST_SYLLABLES = 7, 3
TITLES = ("ông ", "bà ", "anh ", "chị ", "cô ", "cháu ", "em ", "thầy ", "đồng chí ", " úy ", " tá ", "ác sĩ ", ": ")
BEHIND = Pattern(rf"(?P<name>{ANY}(?: {ANY}){{1,3}})(?P<end>\s*(?:[,;.)(\n]|- |\Z))?")
ALONE = Pattern(rf"[^\S\n]*(?P<name>{CAPITAL}(?: {ANY}){{2,3}})[^\S\n]*(?=\n|\Z)")
CLAN = Pattern(
    rf"(?:Y|H['’][{UPPER}]?[{LOWER}]*) (?:[{UPPER}][{LOWER}ŭčêô]{{1,7}} )?"
    r"(?P<clan>niê|mlô|êban|kbuôr|ksơr|byă|knul|kpă|ayŭn|hđơk|rcăm|rahlan|siu|ênuôl|kđoh)(?![^\W_])"
)
TITLED_REACH = 12
NAME_SHARE = 0.1  # of all that a syllable is seen


@check("VN205")
def person_capitals(reading: Reading) -> Iterator[Finding]:
    """A person's name of which a syllable has no capital."""
    text, small, lexicon = reading.passage.view.text, reading.passage.small, reading.lexicon
    found = list[Miscased]()
    for place in (
        *_middles(reading.passage, lexicon),
        *_titled(text, small, lexicon),
        *_alone(reading.passage, lexicon),
        *_clans(text),
    ):
        if all(place.end <= other.start or other.end <= place.start for other in found):
            found.append(place)
    for place in found:
        if finding := finding_of(reading, place, "VN205", "person-capitals"):
            yield finding


def _middles(passage: Passage, lexicon: Lexicon) -> Iterator[Miscased]:
    """«Nguyễn hữu Bách»: between a surname and a given name."""
    text, lower, texts = passage.view.text, passage.small, passage.texts
    between = (texts[one + 1] for one, other in pairwise(passage.titled) if one + 1 < other <= one + MOST_SYLLABLES)
    for match in MIDDLE.finditer(text) if not MIDDLE_NAMES.isdisjoint(between) else ():
        before = SURNAME.search(text, max(0, match.start() - LONGEST), match.start())
        surname, small, given = before[0] if before else "", match["small"], match["given"]
        if before is None or not (lexicon.is_surname(surname) and lexicon.is_name_syllable(given)):
            continue
        is_sexed = small.partition(" ")[0] in SEXES
        if not is_sexed and (given.lower() in SEXES or lexicon.is_word(f"{surname} {small}".lower())):
            continue
        is_titled = lower.endswith((*TITLES, "là "), max(0, before.start() - TITLED_REACH), before.start())
        right = f"{surname} {small.title()} {given}"
        if is_sexed or is_titled or (right in text and surname != "Hoàng"):
            yield Miscased(*match.span("small"), small.title(), Safety.LIKELY)
        elif surname.lower() in FAMILIES and surname != "Hoàng":  # «Hoàng thành Thăng Long»
            yield Miscased(*match.span("small"), small.title(), Safety.HINT)


def _titled(text: str, lower: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """«ông nguyễn Văn Hùng», «bà Trần Thị hoa», «ông Tô Hoài nam, Phó Chủ tịch»."""
    for title in TITLES:
        for place in occurrences(lower, title):
            if title[0].isalpha() and text[place - 1 : place].isalpha():
                continue  # «công », «không »
            first = place + len(title)
            surname = text[first : first + LONGEST + 1].partition(" ")[0]
            if not lexicon.is_surname(surname) or (surname.islower() and surname not in FAMILIES):
                continue
            if match := BEHIND.match(text, first):
                yield from _named(match.start("name"), match["name"], lexicon, ends=match["end"] is not None)


def _alone(passage: Passage, lexicon: Lexicon) -> Iterator[Miscased]:
    """A name that is all of a line, as under a signature."""
    for line in passage.lines:
        match = ALONE.match(passage.view.text, line)
        if match:
            yield from _named(match.start("name"), match["name"], lexicon, ends=True)


def _clans(text: str) -> Iterator[Miscased]:
    """«ông Y Thắng niê», «bà H'Len mlô»: the clan behind an Ede name."""
    for place in (*occurrences(text, "Y "), *occurrences(text, "H'"), *occurrences(text, "H’")):
        match = CLAN.match(text, place)
        if match and not text[place - 1 : place].isalpha():
            yield Miscased(*match.span("clan"), match["clan"].capitalize(), Safety.HINT)


def _named(start: int, name: str, lexicon: Lexicon, *, ends: bool) -> Iterator[Miscased]:
    """The small syllables of what seems to be a name; `ends` says that no word follows it."""
    words = name.split(" ")
    if name.istitle() or not lexicon.is_surname(words[0]) or (words[0].islower() and words[0] not in FAMILIES):
        return
    is_sexed = len(words) > 2 and words[1].lower() in SEXES
    if words[0].islower() and not is_sexed and words[1].islower():
        return
    # Words behind a name may be any: they belong to it behind «Văn», «Thị», or where it ends and no other is left over.
    last = max(place for place, word in enumerate(words, 1) if word[0].isupper() or place == 1)
    small = len(words) - last
    is_whole = last > 2 and words[1].lower() != "thị"  # «Nguyễn Văn Huyên» needs no fourth syllable
    if not ends or is_whole or (not is_sexed and (small > 1 or last == 1)):
        is_given = is_sexed and (words[1].lower() == "thị" or _is_mostly_a_name(words[2], lexicon))
        words = words[: max(last, 3) if is_given else last]
    if len(words) < 2 or not all(map(lexicon.is_name_syllable, words[1:])):
        return
    if not is_sexed and any(
        after.islower() and lexicon.is_word(f"{before} {after}".lower()) for before, after in pairwise(words)
    ):
        return
    if not is_sexed and any(word not in MIDDLE_NAMES for word in words[1:-1] if word.islower()):
        return
    typed, meant = " ".join(words), " ".join(map(str.capitalize, words))
    if meant != typed:
        yield Miscased(start, start + len(typed), meant, Safety.LIKELY if is_sexed else Safety.HINT)


def _is_mostly_a_name(word: str, lexicon: Lexicon) -> bool:
    """«hùng», and no «viết»: «ông Phạm Văn viết» may be of a Mr Văn."""
    return lexicon.name_count(word) > NAME_SHARE * lexicon.count(word)
