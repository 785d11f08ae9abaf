"""The passage: tokens at source offsets, whatever the source was typed with."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.span import Span
from vnproof.text.passage import Passage
from vnproof.text.unicode import view

FAMILY = "\N{ZERO WIDTH JOINER}".join("\N{MAN}\N{WOMAN}\N{GIRL}")
NOTICE = "Kế hoạch số 90/KH-UBND ngày 19/3/2024.\r\n1. Mục đích: tuyên truyền; đạt 12,5%.\r\n"


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        (NOTICE[:38], "Kế|hoạch|số|90/KH-UBND|ngày|19/3/2024|."),
        ("Khổ A4, l8 to6i 1.250.000", "Khổ|A4|,|l8|to6i|1.250.000"),
        ("Vui " + FAMILY + "!", "Vui|" + FAMILY + "|!"),
        ("❤\N{VARIATION SELECTOR-16} 👍🏽", "❤\N{VARIATION SELECTOR-16}|👍🏽"),
        ("t\N{SOFT HYPHEN}ổ\N{NO-BREAK SPACE}chức", "tổ|chức"),
        ("NÐ-CP", "NĐ|-|CP"),
        ("", ""),
    ],
)
def test_tokens(source, tokens):
    for form in ("NFC", "NFD"):
        assert [token.text for token in Passage(normalize(form, source)).tokens] == [t for t in tokens.split("|") if t]


@pytest.mark.parametrize(
    ("span", "is_protected"),
    [((12, 22), True), ((0, 12), False), ((0, 13), True), ((21, 28), True), ((22, 28), False), ((28, 29), True),
     ((37, 40), False), ((0, 70), True), ((22, 22), False), ((12, 12), False), ((15, 15), True)],
)  # fmt: skip
def test_is_protected(span, is_protected):
    assert Passage(NOTICE).is_protected(Span(*span)) is is_protected


def test_of_kind_at_source_offsets():
    source = normalize("NFD", NOTICE)
    assert [span.of(source) for span in Passage(source).of_kind("date")] == ["19/3/2024"]
    assert [span.of(source) for span in Passage(source).of_kind("document_number")] == ["90/KH-UBND"]
    assert Passage(source).of_kind("url") == ()
    assert not Passage("").is_protected(Span(0, 5))


PIECES = [
    *"aổĐươ .,;\r\n5-/%",
    "e\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}",
    *("90/KH-UBND", "19/3/2024", "./.", "\t", "Ð", "ﬁ", "\N{CYRILLIC SMALL LETTER ES}", FAMILY, "🇻🇳"),
    *("\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=25))
def test_tokens_and_source_agree(source):
    tokens = Passage(source).tokens
    assert all(0 <= token.start < token.end <= len(source) for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    changed = {index for oddity in view(source).oddities for index in range(*oddity.span)}
    for token in tokens:
        if changed.isdisjoint(range(*token.span)):
            assert token.span.of(source) == token.text
    seen = set().union(*(range(*token.span) for token in tokens)) if tokens else set()
    removed = {index for oddity in view(source).oddities if oddity.kind == "invisible" for index in range(*oddity.span)}
    assert all(source[i].isspace() for i in range(len(source)) if i not in seen and i not in removed)


@given(st.text(alphabet="tổchứcphùhợp nghiệpĐƯỜNG.,90/KH-UBND\n", max_size=60))
def test_decomposed_source_gives_the_same_tokens(source):
    composed, decomposed = Passage(source), Passage(normalize("NFD", source))
    assert [token.text for token in composed.tokens] == [token.text for token in decomposed.tokens]
    assert [normalize("NFC", t.span.of(decomposed.source)) for t in decomposed.tokens] == [
        t.text for t in composed.tokens
    ]
    assert composed.sentences == decomposed.sentences
