"""Garbled text is found and mended; what only looks odd is left alone."""

from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.edit import Edit, apply_edits
from vnproof.text.charsets import charset
from vnproof.text.legacy import find_repairs

CLEAN = sorted((Path(__file__).parents[2] / "corpus" / "clean").glob("*.txt"))
SENTENCE = 'Uỷ ban nhân dân xã Lộc Phú tổ chức hội nghị "tổng kết" năm học; bà con đều vui mừng.'


def mended(text):
    return apply_edits(text, [Edit(repair.span, repair.meant) for repair in find_repairs(text)])


def shown(data, encoding="cp1252"):
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps", "cp1258", "bkhcm1", "bkhcm2", "viqr"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_encodings(name, encoding):
    garbled = shown(charset(name).encode(SENTENCE), encoding)
    assert mended(garbled) == SENTENCE
    assert all(repair.cause == name and repair.is_sure for repair in find_repairs(garbled))


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf_8_read_as_windows(times, encoding):
    garbled = SENTENCE
    for _ in range(times):
        garbled = shown(garbled.encode(), encoding)
    assert mended(garbled) == SENTENCE


MENDED = [
    ("Tiáº¿ng Viá»‡t", "Tiếng Việt"),
    ("ÄÆ°á»£c lÃ m vÃ  Äáº¡t", "Äược làm và Äạt"),  # the second byte of Đ was lost: nothing is invented
    ("NhÃ  nÆ°á»›c lÃ m vÃ o", "Nhà nước làm vào"),
    ("Lớp học cÃ³ Ä‘Ã¨n â€œmá»›iâ€", "Lớp học có đèn “mớiâ€"),
    ("Th́ C̣n phải làm", "Thì Còn phải làm"),
    ("quư vị", "quý vị"),
    ("Vi&#7879;t Nam x&#xE3; &ocirc; t&ocirc;", "Việt Nam xã ô tô"),
    ("vi\u00e9\u0302t, vie\u0301\u0302t", "viết, viết"),
    ("khơng cĩ phịng, Krơng", "không có phòng, Krơng"),
    ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ("Thoâng baùo\nUÛy ban nhaân daân xaõ toå chöùc", "Thông báo\nỦy ban nhân dân xã tổ chức"),
    ("Ủy ban nhân dân\nTæ chøc c¸n bé\nhội nghị", "Ủy ban nhân dân\nTổ chức cán bộ\nhội nghị"),
    ("Sè 30/2020/N§-CP ngµy 5 th¸ng 3 cña ChÝnh phñ", "Số 30/2020/NĐ-CP ngày 5 tháng 3 của Chính phủ"),
    ("Soá 12/QÑ-UBND cuûa UÛy ban nhaân daân", "Số 12/QĐ-UBND của Ủy ban nhân dân"),
    ("Xin ha?y dde^'n dda^y. Chu'ng to^i cho+`.", "Xin hảy đến đây. Chúng tôi chờ."),
]


@pytest.mark.parametrize(("garbled", "meant"), MENDED)
def test_mended(garbled, meant):
    assert mended(garbled) == meant
    assert mended(mended(garbled)) == meant


UNTOUCHED = [
    "Rượu Château Pétrus, façade, crème brûlée, déjà vu; œuvre, naïve, Noël, Zoë, Thaï, Caïn",
    "L'été dernier, à côté de la forêt, où le maître a parlé çà et là de Thaïlande et d'Haïti.",
    "Größe, für, Köln, Düsseldorf; El Niño, mañana, señor; Curaçao, São Paulo; Øresund, Malmö, Åland",
    "Diện tích 12 m², 5 m³, 30 °C, 10 µm, ± 5 %, 3 × 4; Microsoft® Windows™ © 2024; 1ª, 2º, §5; 5 ‰",
    "“PHƯỜNG, XÔ, “PHƯỜNG, XÃ”, «bá»”, «cá»…, XÃ\N{NO-BREAK SPACE}HỘI, (Ô–Õ), Â",
    "Who? Why not? See a.m., e.g. Nam. I don't. Go to www.example.vn/a?b=c+d or a.b@c.vn.",
    "x^2 + y^2 = z^2; a+b; foo(bar)+1; o+i u+a; C++; f(o+n); add, address; e^(i*pi)+1",
    "if (a && b) { c += d?e:f; } &amp; &lt;p&gt; &copy; AT&T, R&D, Q&A",
    "Ea H’leo, Krông Nô, Đắk Lắk, Y Nuê, K’Bông, Chư Prông, Ayun Pa",
    "Krơng Bơng, Y Mơng",
    "THÔNG BÁO Ý KIẾN CỦA UBND TỈNH VỀ VIỆC QUẢN LÝ",
    "có hoà, toán, loá, hoá, khoá, toàn, hoàn, soái, thuỳ, quý",
    "Nguyễn Văn ở đ/c số 5, ng/người; 3.500.000đ; 1 USD = 25.000₫",
    "ngơ ngác, mơ màng, ý nghĩa, chữ nghĩa, kỹ sư, ưu tú, ơn nghĩa, chương, hương",
    "Россия, Ελλάδα, 中文, 日本, ภาษาไทย, 한국어, עברית",
    "",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_untouched(text):
    assert find_repairs(text) == ()


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_clean_text_is_untouched(path, form):
    assert find_repairs(normalize(form, path.read_text("utf-8"))) == ()


@pytest.mark.parametrize("path", CLEAN[:12], ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["tcvn3", "vni", "vps", "cp1258"])
def test_clean_text_comes_back(path, name):
    """As Windows shows it; TCVN3 loses what words begin with. A word of no language of ours may stay as it is."""
    text = path.read_text("utf-8").translate(dict.fromkeys(map(ord, "“”‘’–…‰"), '"'))
    garbled = shown(charset(name).encode(text))
    found, meant = mended(garbled).split(), text.split()
    wrong = [pair for pair in zip(found, meant, strict=True) if pair[0].lower() != pair[1].lower()]
    assert len(wrong) <= 0.002 * len(meant), wrong


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x2122)))
def test_any_text(text):
    repairs = find_repairs(text)
    assert all(first.span.end <= then.span.start for first, then in pairwise(repairs))
    assert all(repair.span.of(text) != repair.meant for repair in repairs)
