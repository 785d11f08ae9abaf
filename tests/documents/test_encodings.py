"""Files from before Unicode: told, read, changed in their own bytes; what is not beyond doubt is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents.conversion import convert, opener
from vnproof.documents.opening import open_document, rewrite
from vnproof.text.charsets import TITLES, charset

FOLDER = Path(__file__).parents[2] / "corpus" / "documents" / "legacy"
GOLD = (FOLDER / "gold.txt").read_text("utf-8")
OLD = ("tcvn3", "vni", "vps", "viscii", "cp1258", "bkhcm2", "mixed")
SENTENCE = "Uỷ ban nhân dân xã tô chức hội nghị tổng kết"


def text_of(name):
    return (FOLDER / f"{name}.txt").read_bytes()


@pytest.mark.parametrize("name", OLD)
def test_read(name):
    document = open_document(FOLDER / f"{name}.txt")
    assert document.text.replace("\r\n", "\n") == GOLD
    assert document.decoded.encoding == name
    assert document.apply([]) == text_of(name)
    (warning,) = document.warnings
    assert "`vnproof convert`" in warning.vi
    assert "`vnproof convert`" in warning.en


@pytest.mark.parametrize("name", OLD)
def test_an_edit_changes_its_own_bytes(name):
    document = open_document(FOLDER / f"{name}.txt")
    start = document.text.index("ngõ")
    changed = rewrite(document, [Edit(Span(start, start + 3), "xóm"), Edit(Span(0, 0), "- ")])
    before, after = text_of(name).split(b"\n"), changed.split(b"\n")
    assert [number for number, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]] == [0, 11]
    assert "xóm" in open_document(changed).text


@pytest.mark.parametrize("name", sorted({*TITLES} - {"viqr"}))
def test_every_encoding_is_told(name):
    assert open_document(charset(name).encode(SENTENCE)).decoded.encoding == name


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.txt"))])
def test_convert(name):
    conversion = convert(open_document(FOLDER / f"{name}.txt"))
    assert conversion.data.decode().replace("\r\n", "\n") == GOLD
    assert conversion.doubts == ()
    assert conversion.is_changed == (name != "gold")
    assert not convert(open_document(conversion.data)).is_changed


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_are_left_behind(encoding):
    assert convert(open_document("Kính gửi\r\n".encode(encoding))).data == "Kính gửi\r\n".encode()


@pytest.mark.parametrize("name", sorted(TITLES))
def test_an_encoding_may_be_named(name):
    document = opener(name)(charset(name).encode("gửi\n"), path="a.txt")
    assert convert(document).data.decode() == "gửi\n"


REFUSED = {
    "one word": b"K\xednh",
    "French": "L'été dernier, à côté de la forêt, où le maître a parlé çà et là, né à Orléans.".encode("latin-1"),
    "German": "Für größere Übungen hören wir täglich schöne Grüße aus Köln.".encode("latin-1"),
    "Italian": "Perché è così? La città è già là, però può più, né sì né no.".encode("latin-1"),
    "Norwegian": "Jeg så på øen i går. Få gå på å få så må.".encode("latin-1"),
    "Russian": "Постановление правительства о народном образовании".encode("koi8-r"),
    "Japanese": "日本語の文章はここにあります。".encode("shift-jis"),
    "English with quotation marks": b"\x93Quoted\x94 and \x91quoted\x92 \x96 again\x85",
    "a mark before": b"\xef\xbb\xbf" + charset("tcvn3").encode(SENTENCE),
    "half a line of each": charset("tcvn3").encode(SENTENCE) + SENTENCE.encode(),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_refused(data):
    with pytest.raises(DocumentError, match=r"^a.txt: không phải UTF-8 \(byte thứ \d+\).*--from"):
        open_document(data, path="a.txt")


@pytest.mark.parametrize(
    ("name", "text"),
    [("viscii", "“đúng”"), ("tcvn3", "Ổn định"), ("vni", "chữ 中"), ("cp1258", "e\N{COMBINING DIAERESIS}")],
)
def test_letters_that_the_encoding_lacks(name, text):
    document = open_document(FOLDER / f"{name}.txt")
    start = document.text.index("ngõ")
    with pytest.raises(DocumentError, match="không viết được chữ cần sửa; hãy chuyển tệp sang Unicode trước"):
        document.apply([Edit(Span(start, start + 3), text)])


def test_lines_in_several_encodings():
    lines = [
        ("vni", "Các thôn báo cáo kết quả trước ngày 5.\n"),
        ("tcvn3", "Các thôn báo cáo kết quả trước ngày 5.\r\n"),
    ]
    data = b"".join(charset(name).encode(line * 2) for name, line in lines) + "Kính gửi\n".encode()
    document = open_document(data)
    assert document.text == "".join(line * 2 for _, line in lines) + "Kính gửi\n"
    assert document.decoded.encoding == "mixed"
    assert document.apply([]) == data


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from(charset("tcvn3").encode(GOLD).split()), max_size=30).map(b" ".join)
)
def test_any_bytes(data):
    try:
        document = open_document(data)
    except DocumentError:
        return
    assert document.apply([]) == data
    assert isinstance(convert(document).data.decode(), str)


@settings(deadline=None, max_examples=50)  # a reading of a whole page each
@given(st.integers(0, 800), st.binary(min_size=1, max_size=4), st.sampled_from(OLD))
def test_spoilt_files(place, noise, name):
    data = text_of(name)
    try:
        document = open_document(data[:place] + noise + data[place:])
        document.apply([Edit(Span(place, place + 1), "ổ")])
    except DocumentError:
        return
    assert document.apply([]) == data[:place] + noise + data[place:]
