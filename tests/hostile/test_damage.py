"""What correcting must never do, on texts that once made it do so or came near."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader

SLIPS = """
tô chức|phù họp|Kê hoạch|KÊ HOẠCH|kiêm tra|bổ xung|th ực|các các|tòan thể|nghj|truờng|phòng, chổng
""".strip().split("|")


def known(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader()


# As typed, and as all that was found and has a proposal makes it.
CORRECTED = [
    ("Nghị quyết2 của Đảng và Nghị định3 của Chính phủ", "Nghị quyết2 của Đảng và Nghị định3 của Chính phủ"),
    ("dân số1 của xã, hộ gia đình2, kế hoạch3.", "dân số1 của xã, hộ gia đình2, kế hoạch3."),
    ("dân số¹ và lao động² của xã", "dân số¹ và lao động² của xã"),
    ("Theo Điều5, khoản2 Luật Đất đai, tháng5 năm2025", "Theo Điều 5, khoản 2 Luật Đất đai, tháng 5 năm 2025"),
    ("quy hoạch phù\nhọp với thực tế", "quy hoạch phù\nhợp với thực tế"),
    ("quy hoạch phù  họp với thực tế", "quy hoạch phù  hợp với thực tế"),
    ("Kê\r\n\r\nhoạch", "Kế\r\n\r\nhoạch"),
    known("triển khai th\nực hiện", "triển khai thực\nhiện", reason="VN105 takes the line end away"),
    known("theo\ncác\ncác thôn", "theo\ncác\nthôn", reason="VN106 takes the line end away"),
    ("Cơ quan và các đơn vị Iiên quan", "Cơ quan và các đơn vị liên quan"),
    ("kÊ HOẠCH và kÊ hoạch năm 2025", "kẾ HOẠCH và kẾ hoạch năm 2025"),
    ("1️⃣Tổ chức hội nghị ✔️Triển khai ☎️Liên hệ", "1️⃣Tổ chức hội nghị ✔️Triển khai ☎️Liên hệ"),
    ("**tô chức** và `phù họp`", "**tổ chức** và `phù hợp`"),
    ("hệ số α, β, π; привет, россия", "hệ số α, β, π; привет, россия"),
]


@pytest.mark.parametrize(("typed", "meant"), CORRECTED)
def test_corrected(proofreader, typed, meant):
    assert proofreader.proofread(typed).corrected(Safety.HINT) == meant


@pytest.mark.parametrize(("ignore", "form"), [((), "NFC"), (("VN601",), "NFD"), (("VN6",), "NFD")])
def test_decomposed_text_stays_of_one_kind(ignore, form):
    fixed = (
        Proofreader(Config(ignore=ignore)).proofread(unicodedata.normalize("NFD", "Ban tô chức hội nghị")).corrected()
    )
    assert fixed == unicodedata.normalize(form, "Ban tổ chức hội nghị")


def test_stray_selector_is_no_slip(proofreader):
    assert proofreader.proofread("Phòng chống \N{VARIATION SELECTOR-16}bão năm 2025").findings == ()


# The user's corrections, a text, and the same with them made.
USERS = [
    ({"nhân dân": "Nhân dân"}, "Ủy ban nhân dân và Nhân dân", "Ủy ban Nhân dân và Nhân dân"),
    ({"iphone": "iPhone"}, "một iphone mới", "một iPhone mới"),
    ({"ubnd": "Ủy ban nhân dân"}, "UBND và ubnd xã", "Ủy ban nhân dân và Ủy ban nhân dân xã"),
    ({"đăk lăk": "Đắk Lắk"}, "đăk lăk, ĐĂK LĂK", "Đắk Lắk, ĐẮK LẮK"),
]


@pytest.mark.parametrize(("corrections", "typed", "meant"), USERS)
def test_capitals_of_the_users_own(corrections, typed, meant):
    assert Proofreader(Config(corrections=tuple(corrections.items()))).correct(typed) == meant


ACCEPTED = [
    ("Ban tô chức hội nghị", "tô chức"),
    known("Ban tô chức hội nghị", "tô", reason="VN104 corrects a phrase that holds an accepted syllable"),
    ("Bà Vù Thị Chở phát biểu", "Vù"),
]


@pytest.mark.parametrize(("text", "accepted"), ACCEPTED)
def test_accepted_is_not_reported(text, accepted):
    assert Proofreader(Config(words=frozenset([accepted]))).proofread(text).findings == ()


NUMBERS = st.sampled_from(
    """
1|05|2025|1.250.000|12,5%|30/6/2025|90/KH-UBND|18-NQ/TW|0912 345 678|10h30|15 giờ 00|(1)|a1|A4|Điều5|QL14|3.500 đồng
72/2025/QH15|m2|5kg|Ri6|COVID-19|x2|B12|IV|XIII|III/2025|H2SO4|K55+400|51G1-678.90|10A1|12.|1)|[3]|*|§|²
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
WORDS = st.sampled_from(
    [*SLIPS, "xã", "hội nghị", "theo", "ngày", "số", "UBND", "Nguyễn Thị Tô", "của Chính phủ", "Điều"]
)
TEXTS = st.builds(
    lambda pieces, gap, form: unicodedata.normalize(form, gap.join(pieces)),
    st.lists(NUMBERS | WORDS, max_size=16),
    st.sampled_from([" ", ", ", "\r\n", "\t"]),
    st.sampled_from(["NFC", "NFD"]),
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_digit_stays(proofreader, text):
    fixed = proofreader.correct(text, Safety.LIKELY)
    assert re.findall(r"\d", fixed) == re.findall(r"\d", text)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_proposals_change_something_and_keep_the_case(proofreader, text):
    for finding in proofreader.proofread(text).findings:
        how = finding.span.of(text)
        typed = how if finding.code == "VN601" else unicodedata.normalize("NFC", how)
        assert typed == typed.strip()
        for suggestion in finding.suggestions:
            assert suggestion.text != typed
            if finding.code.startswith("VN2"):
                continue  # capitals are what these checks change
            assert suggestion.text.islower() == typed.islower()
            assert suggestion.text.isupper() == typed.isupper()


LONG = [
    "tô chức " * 520,
    "ô " * 3_000,
    "a" + "\N{COMBINING ACUTE ACCENT}" * 20_000,
    "côngtác" * 3_000,
    "\N{ZERO WIDTH SPACE}" * 20_000,
    "Iiên quan " * 300,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:10]))
def test_long_monotonous_texts_are_read(proofreader, text):
    assert proofreader.proofread(text).source == text
