"""Packages as they come: damaged, locked, bombs, or of another kind than their name says. One sentence each."""

import io
import random
import struct
import zipfile

import pytest

from tests.documents.packages import archive, docx, members, p
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents.opening import open_document, rewrite
from vnproof.documents.package import MOST_BYTES_OF_A_PART

GOOD = docx(p("Ban tô chức"), header=p("đầu"), styles="", footnotes="")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_part(name, data):
    return archive({**members(GOOD), name: data})


def without(name):
    return archive({other: data for other, data in members(GOOD).items() if other != name})


def locked():
    """The bit that says a member is encrypted, in both its headers."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = data.find(mark)
        data[start + at] |= 1
    return bytes(data)


def twice():
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def liar():
    """The directory says that a part is small; it is not."""
    data = bytearray(with_part("word/document.xml", b" " * (MOST_BYTES_OF_A_PART + 1000)))
    at = data.find(b"PK\1\2", data.find(b"word/document.xml", data.find(b"PK\1\2")) - 46)
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(inside, head=""):
    return with_part("word/document.xml", f'{head}<w:document xmlns:w="{W}">{inside}</w:document>')


BOMB = '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

REFUSED = {
    "half of it": (GOOD[: len(GOOD) // 2], "bị hỏng hoặc chưa tải hết"),
    "without its end": (GOOD[:-10], "bị hỏng"),
    "locked zip": (locked(), "có mật khẩu"),
    "locked Word document": (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    "Word 97": (OLE + "WordDocument".encode("utf-16-le"), "là tệp Word 97-2003 (.doc)"),
    "RTF": (b"{\\rtf1 a}", "là tệp RTF"),
    "spreadsheet": (archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "là bảng tính"),
    "presentation": (archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "là bài trình chiếu"),
    "OpenDocument spreadsheet": (
        archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
        "là bảng tính",
    ),
    "EPUB": (archive({"mimetype": "application/epub+zip"}), "là sách EPUB"),
    "zip": (archive({"a.txt": "a"}), "là tệp nén zip"),
    "two parts of one name": (twice(), "bị hỏng"),
    "no main part": (without("_rels/.rels"), "không phải văn bản Word"),
    "main part missing": (without("word/document.xml"), "không phải văn bản Word"),
    "main part of another kind": (with_part("word/document.xml", "<a/>"), "không phải văn bản Word"),
    "not well-formed": (document("<w:p>"), "(phần word/document.xml)"),
    "empty part": (with_part("word/document.xml", ""), "(phần word/document.xml)"),
    "another encoding": (document("", '<?xml version="1.0" encoding="windows-1258"?>'), "bị hỏng"),
    "entities": (document("<w:body>&b;</w:body>", BOMB), "bị hỏng"),
    "entity of a file": (document("<w:body>&a;</w:body>", OUTSIDE), "bị hỏng"),
    "deep": (document("<w:p>" * 200 + "</w:p>" * 200), "quá lớn"),
    "large part": (with_part("word/document.xml", b" " * (MOST_BYTES_OF_A_PART + 1)), "quá lớn"),
    "a directory that lies": (liar(), "bị hỏng"),
    "too many members": (archive({str(number): "" for number in range(10_001)}), "quá lớn"),
    "wide bomb": (archive({**members(GOOD), **{f"{n}.bin": bytes(30_000_000) for n in range(5)}}), "quá lớn"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_refused(data, says):
    with pytest.raises(DocumentError, match=r"a\.docx: ") as caught:
        open_document(data, path="a.docx")
    assert says in caught.value.wording.vi
    assert ";" in caught.value.wording.en, "there is a remedy"


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.odt", "-"])
def test_the_name_does_not_matter(name):
    assert open_document(GOOD, path=name).kind == "docx"
    assert open_document(b"Ban", path=name).kind == "text"


def test_utf16():
    data = docx(p("Ban tô chức"), encoding="utf-16")
    document = open_document(data)
    assert document.text == "Ban tô chức"
    changed = rewrite(document, [Edit(Span(4, 6), "tổ")])
    part = members(data)["word/document.xml"].decode("utf-16")
    assert members(changed)["word/document.xml"].decode("utf-16") == part.replace("tô", "tổ")


def test_members_stay_as_they_were():
    """Order, packing, times, remarks, and what is no member at all."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.comment = "ghi chú".encode()
        for number, (name, data) in enumerate(members(GOOD).items()):
            member = zipfile.ZipInfo(name, (1999 + number, 2, 3, 4, 5, 6))
            member.compress_type = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[number % 2]
            member.comment = str(number).encode()
            member.external_attr = 0o100640 << 16
            member.create_system = number % 2 * 3
            member.extra = b"\x20\xa2\4\0abcd"
            package.writestr(member, data)
    data = out.getvalue()
    document = open_document(data)
    assert document.apply([]) == data
    at = document.text.index("tô")
    changed = rewrite(document, [Edit(Span(at, at + 2), "tổ")])
    assert {name for name, part in members(data).items() if members(changed)[name] != part} == {"word/document.xml"}

    def described(package):
        told = zipfile.ZipFile(io.BytesIO(package))
        names = ("filename", "date_time", "compress_type", "comment", "extra", "create_system", "external_attr")
        return told.comment, [[getattr(member, name) for name in names] for member in told.infolist()]

    assert described(changed) == described(data)


def test_mutated_packages_are_read_or_refused():
    drawn = random.Random(7)
    opened = 0
    for _ in range(400):
        data = bytearray(GOOD)
        for _ in range(drawn.choice([1, 1, 2, 8])):
            data[drawn.randrange(len(data))] = drawn.randrange(256)
        if drawn.random() < 0.2:
            del data[drawn.randrange(len(data)) :]
        opened += works_or_is_refused(bytes(data))
    assert 10 < opened < 390


def test_mutated_markup_is_read_or_refused():
    drawn = random.Random(7)
    whole = members(docx(p("Ban tô ", "<w:r><w:tab/><w:t>chức</w:t></w:r>"), header=p("đầu"), styles=STYLES))
    opened = 0
    for _ in range(400):
        name = drawn.choice(list(whole))
        part = bytearray(whole[name])
        for _ in range(drawn.choice([1, 1, 3])):
            at = drawn.randrange(len(part))
            part[at : at + drawn.choice([0, 1, 5])] = drawn.choice(
                [b"", b"<", b'"', b"w:p", b"&amp;", b"\0", b"/", b">"]
            )
        opened += works_or_is_refused(archive({**whole, name: bytes(part)}))
    assert 10 < opened < 390


STYLES = f'<w:style xmlns:w="{W}" w:type="paragraph" w:default="1" w:styleId="N"><w:basedOn w:val="N"/></w:style>'


def works_or_is_refused(data):
    try:
        document = open_document(data, path="a.docx")
        if document.text.strip():
            rewrite(document, [Edit(Span(0, 1), "X")])
    except DocumentError:
        return 0
    return 1
