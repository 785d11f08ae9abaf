"""What is damaged, empty, locked or misnamed is told as such, with what helps; what only has another name is read."""

import io
import zipfile
from pathlib import Path

import pytest

from vnproof.core.errors import DocumentError
from vnproof.documents import office
from vnproof.documents.opening import open_document
from vnproof.training.archives import shaped

DOCX = shaped("Ban tổ chức họp.", "docx")
ODT = next(Path("corpus/documents/odt").glob("*.odt")).read_bytes()
PDF = Path("corpus/documents/pdf/thong-bao.pdf").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'


def ole(stream):
    return OLE + stream.encode("utf-16-le")


def workbook():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("xl/workbook.xml", "<x/>")
    return made.getvalue()


REPAIR = "tệp bị hỏng hoặc chưa tải hết; hãy tải hoặc chép lại, hay mở bằng {} rồi lưu lại."
EMPTY = "tệp rỗng, không có nội dung; hãy chép hoặc tải lại tệp từ nơi đã lấy."
LOCKED = "tệp có mật khẩu; hãy bỏ mật khẩu bằng Word hoặc LibreOffice rồi thử lại."
SHEET = "là bảng tính, không phải văn bản Word; hãy lưu phần cần soát thành .docx hoặc .txt."
BAD_SHEET = "là bảng tính, lại bị hỏng hoặc chưa tải hết; hãy lấy bản lành rồi lưu phần cần soát thành .docx hoặc .txt."
SAVED_OTHERWISE = "là trang web hoặc XML do Word lưu dưới tên này; hãy mở bằng Word rồi lưu lại thành .docx."
WANTS_OFFICE = (
    "cần LibreOffice để đọc tệp .doc; hãy cài (`apt install libreoffice-writer-nogui`), hoặc mở bằng Word và lưu lại "
    "thành .docx."
)

CUT = (
    "không thấy văn bản Word bên trong, có lẽ tệp bị hỏng hoặc chưa chép hết; hãy chép lại, hay mở bằng Word rồi lưu "
    "lại thành .docx."
)

# The name, the bytes, and all that is said.
REFUSED = [
    ("cut.docx", DOCX[:-200], REPAIR.format("Word")),
    ("beginning-lost.docx", b"\0\1\2\3" * 300 + DOCX[1200:], REPAIR.format("Word")),
    ("cut.odt", ODT[:1500], REPAIR.format("LibreOffice")),
    ("beginning-lost.odt", b"\0\1\2\3" * 300, REPAIR.format("LibreOffice")),
    ("beginning-lost.doc", b"\0\1\2\3" * 300, REPAIR.format("Word")),
    ("beginning-lost.pdf", b"\0\1\2\3" * 300 + PDF[1200:], REPAIR.format("Adobe Reader")),
    ("cut.pdf", PDF[:300], "PDF bị hỏng hoặc không có trang nào; hãy mở bằng trình đọc PDF và xuất lại tệp."),
    ("empty.docx", b"", EMPTY),
    ("empty.doc", b"", EMPTY),
    ("empty.odt", b"", EMPTY),
    ("empty.pdf", b"", EMPTY),
    ("empty.rtf", b"", EMPTY),
    ("zeros.docx", bytes(4096), EMPTY),  # what a disk leaves that was switched off
    ("sheet.xlsx", workbook(), SHEET),
    ("sheet.docx", workbook(), SHEET),
    ("cut.xlsx", workbook()[:60], BAD_SHEET),
    ("beginning-lost.xlsx", b"\0\1\2\3" * 300, BAD_SHEET),
    ("empty.xlsx", b"", EMPTY),
    (
        "sheet.xls",
        ole("Workbook"),
        "là tệp Office 97-2003, không phải văn bản Word; hãy lưu phần cần soát thành .docx hoặc .txt.",
    ),
    ("cut.doc", ole("W"), CUT),
    ("locked.docx", ole("EncryptedPackage"), LOCKED),
    ("old.docx", ole("WordDocument"), f"thật ra là tệp .doc; {WANTS_OFFICE}"),
    ("old.doc", ole("WordDocument"), WANTS_OFFICE),
    ("template.dot", ole("WordDocument"), WANTS_OFFICE),
    ("web.doc", MHTML, SAVED_OTHERWISE),
    ("xml.doc", WORD_XML, SAVED_OTHERWISE),
    (
        "noise.txt",
        b"\0\1\2",
        "là dữ liệu nhị phân, không phải văn bản thuần; hãy xuất ra tệp .txt mã UTF-8 rồi thử lại.",
    ),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_refused(monkeypatch, name, data, said):
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(DocumentError) as raised:
        open_document(data, path=name)
    assert raised.value.wording.vi == f"{name}: {said}"


# What only has another name than it should: the kind that it is read as.
READ = [
    ("page.doc", b"<html><body>Ban</body></html>", "html"),
    ("text.doc", "Ban tổ chức".encode(), "text"),
    ("text.docx", b"Ban \xb9 ch\xf8c", "text"),
    ("marked.doc", "Ban tổ chức".encode("utf-16"), "text"),
    ("new.doc", DOCX, "docx"),
    ("empty.txt", b"", "text"),
    ("empty.html", b"", "html"),
]


@pytest.mark.parametrize(("name", "data", "kind"), READ, ids=[name for name, *_ in READ])
def test_what_is_read(name, data, kind):
    from vnproof.documents.kinds import kind_of

    assert kind_of(data, name) == kind
