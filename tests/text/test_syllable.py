"""The syllable grammar: what is legal, what is not and why, and how it is spelled."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.syllable import Syllable, all_syllables, compose, explain, is_syllable, misplaced_tone, parse
from vnproof.text.tone import Tone, normalize_tone_style

PARTS = [
    ("tổ", ("t", "", "ô", "", Tone.HOI)),
    ("hòa", ("h", "o", "a", "", Tone.HUYEN)),
    ("hoà", ("h", "o", "a", "", Tone.HUYEN)),
    ("QUỐC", ("q", "u", "ô", "c", Tone.SAC)),
    ("Nghiêng", ("ngh", "", "iê", "ng", Tone.NGANG)),
    ("gì", ("gi", "", "i", "", Tone.HUYEN)),
    ("giếng", ("gi", "", "ê", "ng", Tone.SAC)),
    ("già", ("gi", "", "a", "", Tone.HUYEN)),
    ("quý", ("q", "u", "y", "", Tone.SAC)),
    ("uỷ", ("", "u", "y", "", Tone.HOI)),
    ("yêu", ("", "", "yê", "u", Tone.NGANG)),
    ("khuya", ("kh", "u", "ya", "", Tone.NGANG)),
    ("mùa", ("m", "", "ua", "", Tone.HUYEN)),
    ("muỗi", ("m", "", "uô", "i", Tone.NGA)),
    ("xoong", ("x", "", "oo", "ng", Tone.NGANG)),
    ("đường", ("đ", "", "ươ", "ng", Tone.HUYEN)),
    ("ý", ("", "", "y", "", Tone.SAC)),
    ("giũ", ("gi", "", "u", "", Tone.NGA)),
]

# Legal though rare: must never be called illegal.
RARE = """
    xoong goòng boong moóc soóc voọc thuở huơ khuơ quơ quờ quở khuya xuya khuỷu ngoao ngoạm khoằm oạp khuâng huênh
    chuếnh khuếch nguệch huỵch huỳnh quýnh tuýp tuyn quốc gioăng voan noãn buýt phuy nuy giêng giếc hừm chưn sưn pin pô
    kỹ kĩ lý lí mỹ mĩ tỷ tỉ sỹ sĩ vỹ vĩ hy hi thy quí quít yêng ngoẻo ỷ ủi ươn uống iu ỉa
"""

ILLEGAL = [
    # onset letters
    ("ciểm", "trước “e, ê, i” viết “k”, không viết “c”"),
    ("kủa", "trước “u” viết “c”, không viết “k”"),
    ("gép", "trước “e, ê, i” viết “gh”, không viết “g”"),
    ("ghắn", "trước “ă” viết “g”, không viết “gh”"),
    ("ngiệp", "trước “e, ê, i” viết “ngh”, không viết “ng”"),
    ("nghành", "trước “a” viết “ng”, không viết “ngh”"),
    ("iêu", "đầu âm tiết viết “yê”, không viết “iê”"),
    ("coan", "trước vần “oan” viết “qu”, không viết “c”"),
    ("kuyên", "trước vần “uyên” viết “qu”, không viết “k”"),
    ("tlam", "phụ âm đầu “tl” không có trong tiếng Việt"),
    ("Krông", "phụ âm đầu “kr” không có trong tiếng Việt"),
    ("qoan", "“q” không đi với vần “oan”"),
    ("qan", "“q” không đi với vần “an”"),
    ("boan", "“b” không đi với vần “oan”"),
    ("têng", "“t” không đi với vần “êng”"),
    ("ưm", "vần “ưm” không đứng một mình"),
    # rimes
    ("mươ", "vần “ươ” không có trong tiếng Việt"),
    ("tiê", "vần “iê” không có trong tiếng Việt"),
    ("cuô", "vần “uô” không có trong tiếng Việt"),
    ("muan", "“m” không đi với vần “uan”"),
    ("mưan", "vần “ưan” không có trong tiếng Việt"),
    ("tian", "vần “ian” không có trong tiếng Việt"),
    ("nguời", "vần “uơi” không có trong tiếng Việt"),
    ("truờng", "vần “uơng” không có trong tiếng Việt"),
    ("đuợc", "vần “uơc” không có trong tiếng Việt"),
    ("trưóc", "vần “ưoc” không có trong tiếng Việt"),
    ("khơng", "vần “ơng” không có trong tiếng Việt"),
    ("ănh", "vần “ănh” không có trong tiếng Việt"),
    ("quiên", "vần “uiên” không có trong tiếng Việt"),
    # tones
    ("thiêt", "sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng"),
    ("hờp", "sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng"),
    ("sãch", "sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng"),
    ("tốì", "một âm tiết chỉ có một dấu thanh"),
    ("tòan", "dấu thanh đặt sai chỗ"),
    # letters
    ("web", "chữ “w” không dùng trong âm tiết tiếng Việt"),
    ("juice", "chữ “j” không dùng trong âm tiết tiếng Việt"),
    ("A4", "“4” không phải chữ cái tiếng Việt"),
    ("QĐ", "âm tiết phải có nguyên âm"),
    ("", "âm tiết phải có nguyên âm"),
    ("côngtác", "dài hơn một âm tiết"),
]

MISPLACED = [
    ("tòan", "toàn"),
    ("qúa", "quá"),
    ("ngừơi", "người"),
    ("hòan", "hoàn"),
    ("thúôc", "thuốc"),
    ("gìơ", "giờ"),
    ("lọai", "loại"),
    ("cuả", "của"),
    ("thúyên", "thuyến"),
    ("Qủang", "Quảng"),
    ("NGỪƠI", "NGƯỜI"),
    ("gíup", "giúp"),
    ("bià", "bìa"),
    ("Tóan", "Toán"),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parse(text, parts):
    assert parse(text) == Syllable(*parts)
    assert parse(normalize("NFD", text)) == Syllable(*parts)


@pytest.mark.parametrize("text", RARE.split())
def test_rare_is_legal(text):
    assert is_syllable(text)
    assert is_syllable(text.upper())
    assert is_syllable(text.title())
    assert explain(text) is None


@pytest.mark.parametrize(("text", "reason"), ILLEGAL)
def test_illegal_is_explained(text, reason):
    assert not is_syllable(text)
    assert explain(text).vi == reason
    assert explain(text).en


@pytest.mark.parametrize(("text", "right"), MISPLACED)
def test_misplaced_tone(text, right):
    assert misplaced_tone(text) == right
    assert not is_syllable(text)
    assert is_syllable(right)


@pytest.mark.parametrize("text", ["toàn", "hòa", "hoà", "thiêt", "tốì", "web", "", "truờng", "quý", "của", "đi"])
def test_no_misplaced_tone(text):
    assert misplaced_tone(text) is None


def test_every_syllable_survives_parse_and_compose():
    count = 0
    for text in all_syllables():
        count += 1
        syllable = parse(text)
        assert syllable is not None
        assert compose(syllable) == text
        new = compose(syllable, "new")
        assert parse(new) == syllable
        assert normalize_tone_style(new) == text
    assert count == len(set(all_syllables())) == 15204


@given(st.text(alphabet="aăâeêioôơuưyáàảãạốờứbcdđghklmnpqrstvxfw1", max_size=8))
def test_a_text_is_a_syllable_or_explained(text):
    assert (explain(text) is None) == is_syllable(text)
    right = misplaced_tone(text)
    assert right is None or (is_syllable(right) and not is_syllable(text))
