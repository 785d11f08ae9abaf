"""
VN706 · Một từ viết hai cách

Cùng một văn bản viết «Ủy ban» rồi «Uỷ ban», «kỹ thuật» rồi «kĩ thuật»: cách nào cũng đúng nhưng nên theo một cách.
Cách ít dùng hơn
được nhắc một lần. Tên người, địa danh và những từ chỉ có một cách viết («tỉ mỉ», «lí nhí») không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP không chọn kiểu nào; một văn bản nên theo một kiểu.

    ✗ Ủy ban nhân dân xã họp; Ủy ban nhân dân huyện kết luận. ⏎ Uỷ ban nhân dân xã thực hiện.
    ✓ Ủy ban nhân dân xã họp; Ủy ban nhân dân huyện kết luận. ⏎ Ủy ban nhân dân xã thực hiện.
    ✗ Uỷ ban nhân dân tỉnh họp; TM. UỶ BAN NHÂN DÂN ký. ⏎ Ủy ban nhân dân tỉnh yêu cầu.
    ✓ Uỷ ban nhân dân tỉnh họp; TM. UỶ BAN NHÂN DÂN ký. ⏎ Uỷ ban nhân dân tỉnh yêu cầu.
    ✗ Hướng dẫn kỹ thuật trồng cà phê. ⏎ Lớp kỹ thuật nuôi bò. ⏎ Cán bộ kĩ thuật của xã.
    ✓ Hướng dẫn kỹ thuật trồng cà phê. ⏎ Lớp kỹ thuật nuôi bò. ⏎ Cán bộ kỹ thuật của xã.
    ✗ Tăng cường quản lý đất đai, quản lý rừng và quản lí chợ.
    ✓ Tăng cường quản lý đất đai, quản lý rừng và quản lý chợ.
    ✗ Chi 2 tỷ đồng, thu 3 tỷ đồng, còn 1 tỉ đồng.
    ✓ Chi 2 tỷ đồng, thu 3 tỷ đồng, còn 1 tỷ đồng.
    ✗ Giữ nghiêm kỷ luật; thi hành kỷ luật đúng người; vi phạm kỉ luật thì bị xử lý.
    ✓ Giữ nghiêm kỷ luật; thi hành kỷ luật đúng người; vi phạm kỷ luật thì bị xử lý.
    ✓ Quản lý kỹ thuật tỉ mỉ; nói lí nhí; kĩ càng.
    ✓ Bà Thuý và bà Thúy; xã Mĩ Lộc và huyện Mỹ Lộc; lý lẽ và lí do.
    ✓ Uỷ ban nhân dân xã; uỷ quyền; uỷ viên.
    ✓ Kĩ thuật, lí thuyết, mĩ thuật, quản lí.
    ✓ Tỷ lệ, kỹ thuật, lý do, mỹ thuật, kỷ luật.
    ✓ ỦY BAN NHÂN DÂN XÃ họp; Ủy ban nhân dân xã kết luận.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import occurrences

# Pairs that say the same: the words in small letters, each with its twin.
COMMITTEE = ("ủy ban", "uỷ ban")
TWINS = (
    COMMITTEE,
    *(("kỹ thuật", "kĩ thuật"), ("kỹ năng", "kĩ năng"), ("quản lý", "quản lí"), ("xử lý", "xử lí"), ("lý do", "lí do")),
    *(
        ("tỷ đồng", "tỉ đồng"),
        ("tỷ lệ", "tỉ lệ"),
        ("kỷ luật", "kỉ luật"),
        ("kỷ niệm", "kỉ niệm"),
        ("kỷ cương", "kỉ cương"),
    ),
    *(
        ("mỹ thuật", "mĩ thuật"),
        ("mỹ quan", "mĩ quan"),
        ("hợp lý", "hợp lí"),
        ("địa lý", "địa lí"),
        ("tâm lý", "tâm lí"),
    ),
    *(("bác sĩ", "bác sỹ"), ("chiến sĩ", "chiến sỹ"), ("nghệ sĩ", "nghệ sỹ"), ("liệt sĩ", "liệt sỹ")),
)
RARE = ("uỷ ban", "kĩ ", "mĩ ", "kỉ ", "lí", "tỉ ", "sỹ")  # one of these is in the one or the other of all twins
LONGEST = 20_000  # characters: what is longer is put together from many texts
LEAST = 2  # times that the other spelling is met: with fewer, either may be the usual one
CONFIDENCE = 0.5


@check("VN706")
def two_spellings(reading: Reading) -> Iterator[Finding]:
    """A word in the spelling that the document uses less."""
    passage = reading.passage
    small = passage.small
    if len(small) > LONGEST:
        return
    for twins in TWINS if any(rare in small for rare in RARE) else ():
        if not all(twin in small for twin in twins):
            continue
        places: dict[str, list[int]] = defaultdict(list)
        for twin in twins:
            places[twin] = [start for start in occurrences(small, twin) if _is_whole(small, start, start + len(twin))]
        usual, odd = sorted(twins, key=lambda twin: -len(places[twin]))
        if len(places[usual]) < LEAST:
            continue
        for start in places[odd][:1]:
            span = passage.view.offsets.to_source(start, start + len(odd))
            if passage.is_protected(Span(*span)):
                continue
            typed = passage.view.text[start : start + len(odd)]
            meant = usual.upper() if typed.isupper() else usual.capitalize() if typed[0].isupper() else usual
            message = Wording(
                f"«{typed}» ở đây, phần nhiều chỗ khác là «{meant}»; nên viết một cách.",
                f"'{typed}' here, mostly '{meant}' elsewhere; one of them would do.",
            )
            suggestions = (Suggestion(meant, CONFIDENCE),)
            yield Finding("VN706", "two-spellings", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
