"""The view: what is folded, what stays, and the way back to the source."""

from itertools import pairwise
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vnproof.core.span import Span
from vnproof.text.unicode import view

NBSP, ZWSP, ZWJ, SHY, BOM = (
    "\N{NO-BREAK SPACE}",
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH JOINER}",
    "\N{SOFT HYPHEN}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
)
ACUTE, HAT, DOT, HOOK = (
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING CIRCUMFLEX ACCENT}",
    "\N{COMBINING DOT BELOW}",
    "\N{COMBINING HOOK ABOVE}",
)
FAMILY = ZWJ.join("\N{MAN}\N{WOMAN}\N{GIRL}")

FOLDED = [
    # source, view, kind of every oddity
    ("tô" + HOOK, "tổ", "decomposed"),
    ("e" + HAT + ACUTE, "ế", "decomposed"),
    ("e" + ACUTE + HAT, "ế", "decomposed"),
    ("é" + HAT, "ế", "decomposed"),
    ("e" + DOT + HAT, "ệ", "decomposed"),
    ("o" + ACUTE + "\N{COMBINING HORN}", "ớ", "decomposed"),
    ("a\N{COMBINING ACUTE TONE MARK}", "á", "decomposed"),
    ("o\N{COMBINING COMMA ABOVE RIGHT}n", "ơn", "look-alike"),
    ("a\N{COMBINING COMMA BELOW}", "ạ", "look-alike"),
    ("NÐ-CP", "NĐ-CP", "look-alike"),
    ("ðường", "đường", "look-alike"),
    ("Ɖảng", "Đảng", "look-alike"),
    ("tổ ᴄhức", "tổ chức", "look-alike"),
    ("\N{CYRILLIC SMALL LETTER ES}hức", "chức", "look-alike"),
    ("K\N{CYRILLIC CAPITAL LETTER IE}", "KE", "look-alike"),
    ("BKHĐ\N{CYRILLIC CAPITAL LETTER TE}", "BKHĐT", "look-alike"),
    ("\N{CYRILLIC CAPITAL LETTER TE}-BTNMT", "T-BTNMT", "look-alike"),
    ("\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER O} giãn", "co giãn", "look-alike look-alike"),
    ("th\N{GREEK SMALL LETTER OMICRON}", "tho", "look-alike"),
    ("ch\N{LATIN SMALL LETTER DOTLESS I}", "chi", "look-alike"),
    ("ǎn", "ăn", "look-alike"),
    ("ｋế", "kế", "look-alike"),
    ("ﬁle", "file", "look-alike"),
    ("90/KH\N{NON-BREAKING HYPHEN}UBND", "90/KH-UBND", "look-alike"),
    ("t" + ZWSP + "ổ", "tổ", "invisible"),
    ("tô" + ZWSP + HOOK, "tổ", "invisible"),
    ("chương" + SHY + "trình", "chươngtrình", "invisible"),
    (BOM + "Kính", "Kính", "invisible"),
    ("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{WORD JOINER}c", "abc", "invisible invisible"),
    ("a" + ZWJ + "b", "ab", "invisible"),
    ("5" + NBSP + "ha\N{IDEOGRAPHIC SPACE}a\N{NARROW NO-BREAK SPACE}b", "5 ha a b", "space space space"),
]
KEPT = """
    Россия|со мной в Россия|β-caroten|Yıldız|Köln|µm|Ångström|français|日本語|한국어|tổ chức|Đường ĐƯỜNG|“trích” – dẫn…
    |−5°C|50 m²|±3|№ 5|①|ạ̈|Пutин
""".strip()


@pytest.mark.parametrize(("source", "text", "kinds"), FOLDED)
def test_folded(source, text, kinds):
    seen = view(source)
    assert seen.text == text
    assert [oddity.kind for oddity in seen.oddities] == kinds.split()
    assert all(oddity.span.of(source) == oddity.text != oddity.meant for oddity in seen.oddities)


@pytest.mark.parametrize(
    "text",
    [*(text.strip() for text in KEPT.split("|")), "", "a\r\nb\rc\n", FAMILY, "❤\N{VARIATION SELECTOR-16}", "A\tB"],
)
def test_kept(text):
    assert view(text).text == text
    assert view(text).oddities == ()


@pytest.mark.parametrize(
    ("source", "start", "end", "span"),
    [
        ("tô" + HOOK + " chức", 0, 2, (0, 3)),
        ("tô" + HOOK + " chức", 3, 7, (4, 8)),
        ("a" + ZWSP + "b", 0, 1, (0, 1)),
        ("a" + ZWSP + "b", 1, 2, (2, 3)),
        ("a" + ZWSP + "b", 0, 2, (0, 3)),
        (BOM + "ab", 0, 2, (1, 3)),
        ("ﬁle", 0, 1, (0, 1)),
        (FAMILY + " e" + HAT, 6, 7, (6, 8)),
    ],
)
def test_way_back(source, start, end, span):
    assert view(source).offsets.to_source(start, end) == Span(*span)


@pytest.mark.parametrize(
    "text",
    [ZWSP * 100_000, "a" + ACUTE * 100_000, "\N{CYRILLIC SMALL LETTER ES}" * 100_000],
    ids=["ZWSP", "marks", "с"],
)
def test_hostile_texts_end(text):
    view(text)


PIECES = [
    *"aăâeêioôơuưyđbcghknt ÁẾỘữỳ\r\n.,5",
    ACUTE,
    HAT,
    DOT,
    HOOK,
    NBSP,
    ZWSP,
    ZWJ,
    SHY,
    BOM,
    FAMILY,
    "сео",
    "Ð",
    "ﬁ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@example("\N{COMBINING DOT BELOW}\N{COMBINING ACUTE ACCENT}")  # marks out of order that no letter bears
@given(TEXTS | st.text(max_size=20))
def test_the_view_is_composed_and_leads_back(source):
    seen = view(source)
    assert is_normalized("NFC", seen.text)
    spans = [seen.offsets.to_source(i, i + 1) for i in range(len(seen.text))]
    assert all(0 <= span.start < span.end <= len(source) for span in spans)
    assert all(left == right or left.end <= right.start for left, right in pairwise(spans))
    covered = {index for span in spans for index in range(*span)}
    removed = {index for oddity in seen.oddities if not oddity.meant for index in range(*oddity.span)}
    assert covered | removed == set(range(len(source)))
    changed = {index for oddity in seen.oddities for index in range(*oddity.span)}
    assert all(span.of(source) == seen.text[i] for i, span in enumerate(spans) if span.start not in changed)


@given(st.text(alphabet="tổchứcphùhợpĐƯỜNG nghiệpvụ\n", max_size=40))
def test_decomposed_text_is_seen_as_composed(text):
    seen = view(normalize("NFD", text))
    assert seen.text == text
    assert all(
        normalize("NFC", seen.offsets.to_source(i, i + 1).of(normalize("NFD", text))) == letter
        for i, letter in enumerate(text)
    )
