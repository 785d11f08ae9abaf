r"""VN601–VN606 in the whole pipeline: what is told of which words, what gives way to what, and what never changes."""

import re
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage
from vnproof.text.unicode import view

ZWSP, SHY, BOM, LOST = (
    "\N{ZERO WIDTH SPACE}",
    "\N{SOFT HYPHEN}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{REPLACEMENT CHARACTER}",
)
CYRILLIC = str.maketrans("aeopcyx", "аеорсух")


def nfd(text):
    return normalize("NFD", text)


def found(proofreader, source, *shielded):
    """(code, what it covers, composed, the first letter of its safety)."""
    report = proofreader.proofread(source, shielded)
    return [(f.code, normalize("NFC", f.span.of(source)), f.safety.name[0]) for f in report.findings]


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader()


@pytest.fixture(scope="module")
def normalizer():
    # VN605 mends what is read: marks without a letter to stand on were letters of another encoding.
    return Proofreader(Config(select=("VN6",), ignore=("VN605",)))


# A text, and what is told of it.
TOLD = {
    "one finding a line": (
        nfd("Kính gửi Ủy ban nhân dân xã\nvà các thôn"),
        [("VN601", "Kính gửi Ủy ban nhân dân xã", "S"), ("VN601", "và các thôn", "S")],
    ),
    "no line runs into the next": (nfd("Kính\r\ngửi"), [("VN601", "Kính", "S"), ("VN601", "gửi", "S")]),
    "composed words divide a run": (
        nfd("Kính gửi") + " Ủy ban " + nfd("nhân dân"),
        [("VN601", "Kính gửi", "S"), ("VN601", "nhân dân", "S")],
    ),
    "a protected span divides": (
        nfd("Gửi https://a.vn/kế-hoạch trước hạn"),
        [("VN601", "Gửi", "S"), ("VN601", "trước hạn", "S")],
    ),
    "columns divide": (nfd("thôn\txã"), [("VN601", "thôn", "S"), ("VN601", "xã", "S")]),
    "the author asks for silence": (nfd("Kính gửi") + " <!-- vnproof: ignore -->", []),
    "other scripts stay": (nfd("한국어 が") + " \N{OHM SIGN} \N{CJK COMPATIBILITY IDEOGRAPH-F900} и" + "\u0306", []),
    "a document's symbol is for VN503": ("Theo Nghị định số 30/2020/N\N{LATIN CAPITAL LETTER ETH}-CP", []),
    "money too": ("10.000 VN\N{LATIN CAPITAL LETTER ETH}", [("VN602", "10.000 VN\N{LATIN CAPITAL LETTER ETH}", "H")]),
    "an address is not": ("xem b\N{CYRILLIC SMALL LETTER A}o.gov.vn", []),
    "a word all of another script is less sure": (
        "trò \N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER O} giãn",
        [("VN602", "\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER O}", "L")],
    ),
    "no word, but two scripts": ("mã КT-ХN1Z", [("VN602", "КT", "S"), ("VN602", "ХN1Z", "H")]),
    "Russian": ("Hãng Газпром, МТС, Россия; со мной в Россия", []),
    "Greek": ("IFN-α, TNFα, ρ = 5, Δt, χ², α1-antitrypsin, Ω", []),
    "Icelandic": ("Guðmundur Þórðarson, Sigurðsson", []),
    "phonetic signs": ("phiên âm /ðem/, [ðo] và hɪ/", []),
    "styles of mathematics": ("với 𝑎 = 5 và 𝐓𝐡ô𝐧𝐠 𝐛á𝐨", []),
    "hyphens and blanks of typesetters": ("giai đoạn 2021\N{NON-BREAKING HYPHEN}2025, 5\N{NO-BREAK SPACE}ha", []),
    "unseen, alone on a line": (f"Kính gửi\n{ZWSP}{BOM}\nÔng", [("VN603", ZWSP + BOM, "S")]),
    "a file's own mark": (BOM + "Kính gửi", []),
    "unseen before a word": (f"Kính {ZWSP}{ZWSP}gửi", [("VN603", f"{ZWSP}{ZWSP}gửi", "S")]),
    "unseen in an address": (f"xem a{ZWSP}.vn", []),
    "the ư of TCVN3": (f"c¸c ng{SHY}êi", []),
    "Persian": ("می\N{ZERO WIDTH NON-JOINER}خواهم", []),
    "Hindi": ("क्\N{ZERO WIDTH JOINER}ष", []),
    "Arabic line": ("\N{RIGHT-TO-LEFT EMBEDDING}السلام (xin chào)\N{POP DIRECTIONAL FORMATTING}", []),
    "formula": ("f\N{FUNCTION APPLICATION}(x) = a\N{INVISIBLE TIMES}b", []),
    "dangling joiner of an emoji": ("Chúc mừng \N{MAN}\N{ZERO WIDTH JOINER} nhé", []),
    "one a word": (
        f"V{LOST}n b{LOST}{LOST}n, s{LOST}.",
        [("VN606", f"V{LOST}n", "H"), ("VN606", f"b{LOST}{LOST}n", "H"), ("VN606", f"s{LOST}", "H")],
    ),
    "names and titles have no style": ("thủy lợi, Luật Thuỷ lợi, HOÀ BÌNH, ông Hoà", []),
    "of two alike the first": ("hoà và thủy", [("VN604", "thủy", "H")]),
    "qu is no style": ("quý, quỹ, thuỷ, khoẻ, hoà, quỳ", []),
}  # fmt: skip


@pytest.mark.parametrize(("source", "told"), TOLD.values(), ids=list(TOLD))
def test_told(proofreader, source, told):
    assert [finding for finding in found(proofreader, source) if finding[0] >= "VN6"] == told


def test_spelling_keeps_its_word(proofreader):
    assert found(proofreader, nfd("Kính gửi Ban tô chức hội nghị")) == [
        ("VN601", "Kính gửi", "S"),
        ("VN103", "tô", "S"),
        ("VN601", "chức hội nghị", "S"),
    ]


def test_what_is_shielded_stays(proofreader):
    source = nfd("Kính gửi Ủy ban")
    place = Span(source.index("g"), source.index("U") - 1)
    assert found(proofreader, source, place) == [("VN601", "Kính", "S"), ("VN601", "Ủy", "S")]


def test_a_lost_letter_keeps_others_from_guessing(proofreader):
    source = f"Ban tô chứ{LOST} hội nghị bổ xung{LOST} kinh phí."
    assert LOST in proofreader.correct(source, Safety.LIKELY)
    assert f"bổ xung{LOST}" in proofreader.correct(source, Safety.LIKELY)


def test_what_is_not_applied_hides_nothing(proofreader):
    """A word that a person has to look at is composed with the rest of its file."""
    source = nfd("Thực hiện uơng và quyêt định của cấp trên.")
    assert "H" in {safety for code, _, safety in found(proofreader, source) if code != "VN601"}
    assert is_normalized("NFC", proofreader.correct(source))


def test_accepted_words_are_composed_too():
    accepting = Proofreader(Config(words=frozenset(["thổ cẩm Xtiêng"])))
    assert accepting.correct(nfd("nghề thổ cẩm Xtiêng")) == "nghề thổ cẩm Xtiêng"


def test_a_long_line_is_told_in_pieces(proofreader):
    """Cutting an edit down to its letters takes the square of its length."""
    source = nfd("Ủy ban nhân dân xã tổ chức hội nghị. " * 200)
    report = proofreader.proofread(source)
    assert max(finding.span.end - finding.span.start for finding in report.findings) <= 1_000
    assert report.corrected() == normalize("NFC", source)


PIECES = """
Kính gửi Ủy ban nhân dân xã|tô chức|hoà bình|thủy lợi|Kê hoạch|café|Số 90/KH-UBND|18-NQ/TW|https://a.vn/kế-hoạch|a@b.vn
NQ/TƯ|1.250.000 đồng|10.000 VNÐ|30/2020/NÐ-CP|Ðà Nẵng|ðường|tổ ᴄhức|ｋế|со мной|Россия|α-amylase|한국어|ﬁle|12,5%|./.
Lê Thị Hòa|🏥|\t|\n|\r\n|; |, |.|/
""".strip("\n").replace("\n", "|").split("|")  # fmt: skip
UNSEEN = [
    ZWSP,
    SHY,
    BOM,
    "\N{WORD JOINER}",
    "\N{NO-BREAK SPACE}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{COMBINING ACUTE ACCENT}",
]
TEXTS = st.lists(
    st.tuples(
        st.sampled_from(PIECES), st.sampled_from(["NFC", "NFD"]), st.booleans(), st.sampled_from(["", " ", *UNSEEN])
    ),
    max_size=12,
).map(
    lambda pieces: "".join(
        normalize(form, piece.translate(CYRILLIC) if swapped else piece) + after
        for piece, form, swapped, after in pieces
    )
)


@settings(max_examples=120, deadline=None)
@given(source=TEXTS)
def test_normalizing_changes_nothing_that_is_read(normalizer, source):
    """The view of both is one, digits and protected spans stay, and there is nothing to do again."""
    fixed = normalizer.correct(source)
    assert view(fixed).text == view(source).text
    assert re.findall(r"\d", fixed) == re.findall(r"\d", source)
    assert [span.of(fixed) for _, span in Passage(fixed).protected] == [
        span.of(source) for _, span in Passage(source).protected
    ]
    assert normalizer.correct(fixed) == fixed


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="tổchứcphùhợpĐƯỜNG nghiệpvụ,.\n12", max_size=60))
def test_decomposed_is_composed(normalizer, text):
    passage = Passage(nfd(text))
    fixed = normalizer.correct(passage.source)
    if not passage.protected:
        assert fixed == text
    assert nfd(fixed) == passage.source
