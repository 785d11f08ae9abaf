"""PDF files: what is read of them and where it stands, what cannot be read, and copies with notes."""

import io
import shutil
import zlib
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents.document import Note, Signature
from vnproof.documents.kinds import kind_of
from vnproof.documents.opening import open_document
from vnproof.documents.transcript import transcript

BY = Signature("vnproof", datetime(2026, 1, 2, tzinfo=timezone.utc))
FOLDER = Path(__file__).parents[2] / "corpus/documents/pdf"
CITATION = (
    "Căn cứ Luật Tô chức chính quyền địa phương và Kế hoạch phát triển du lịch giai đoạn 2024-2025 của tỉnh, Ủy ban "
    "nhân dân xã thông báo lịch tiếp công dân định kỳ tại trụ sở;"
)
REQUEST = "Các thôn, tổ dân phố phối họp với Mặt trận Tổ quốc xã tuyên truyền để mọi người dân biết và thực hiện."
NEWS = (
    "Năm nay mưa thuận gió hòa, cà phê được mùa, bà con các thôn phấn khởi thu hái và phơi sấy cho kịp ngày giao hàng, "
    "giá cả nói chung là ổn định hơn mọi năm nhờ có hợp tác xã đứng ra thu mua."
)

# What each file says, block by block, with the place of each.
BLOCKS = {
    "thong-bao": [
        ("đầu trang, trang 1", "Công báo xã Tân Lập"),
        ("trang 1, đoạn 1", "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nSố: 15/TB-UBND"),
        (
            "trang 1, đoạn 2",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTân Lập, ngày 12 tháng 5 năm 2025",
        ),
        ("trang 1, đoạn 3", "THÔNG BÁO\nVề việc tiếp công dân định kỳ"),
        ("trang 1, đoạn 4", CITATION),
        ("trang 1, đoạn 5", REQUEST),
        (
            "trang 1, đoạn 6",
            "Hợp tác xã nông nghiệp Ê-đê trồng cà phê giai đoạn 2024-2025 tại văn phòng cũ (office).",
        ),
        (
            "trang 1, đoạn 7",
            "Thời gian tiếp công dân vào ngày thứ năm hằng tuần, vào đầu buổi chiều",
        ),
        ("trang 2, đoạn 1", "từ một giờ rưỡi, trừ các ngày lễ."),
        ("trang 2, đoạn 2", "Nơi nhận:"),
        ("trang 2, đoạn 3", "- Như trên;"),
        ("trang 2, đoạn 4", "- Lưu: VT."),
        ("trang 2, đoạn 5", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("trang 2, đoạn 6", "Hà Văn Đá"),
    ],
    "hai-cot": [
        ("trang 1, đoạn 1", "BẢN TIN CỦA XÃ VỀ MÙA CÀ PHÊ NĂM NAY VÀ NĂM SAU"),
        ("trang 1, đoạn 2", NEWS),
        ("trang 1, đoạn 3", "Sang năm xã mở thêm một lớp dạy nghề cho thanh niên."),
        *(
            (f"trang 1, đoạn {number}", cell)
            for number, cell in enumerate(
                ["STT", "Nội dung", "Đơn vị", "1", "Làm đường", "Thôn Một", "2", "Đào giếng", "Thôn Hai"], 4
            )
        ),
    ],
    "nfd": [("trang 1, đoạn 1", CITATION), ("trang 1, đoạn 2", REQUEST)],
    "dau-roi": [("trang 1, đoạn 1", "Tổ chức hội nghị."), ("trang 1, đoạn 2", "Kế hoạch phát triển.")],
    "xoay": [
        ("trang 1, đoạn 1", "Trang nằm ngang có chữ phối họp."),
        ("trang 1, đoạn 2", "THÔNG BÁO"),
        ("trang 1, đoạn 3", "Ký số bởi xã"),
    ],
}
WARNINGS = {"nfd": "56 từ có dấu bị tách khỏi chữ", "dau-roi": "5 từ có dấu bị tách khỏi chữ"}

SCAN = FOLDER / "ban-quet.pdf"

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


@cache
def opened(name, **options):
    return open_document(FOLDER / f"{name}.pdf", **options)


def span_of(document, words):
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(("name", "blocks"), BLOCKS.items(), ids=BLOCKS)
def test_blocks(name, blocks):
    document = opened(name)
    assert [(str(block.place), block.span.of(document.text)) for block in document.layout.blocks] == blocks
    assert [str(warning).partition(": ")[2].partition(" trong")[0] for warning in document.warnings] == (
        [WARNINGS[name]] if name in WARNINGS else []
    )


def test_a_sentence_runs_over_the_page_end():
    document = opened("thong-bao")
    assert "buổi chiều từ một giờ rưỡi" in document.text
    assert document.layout.place(document.text.index("từ một")).page == 2


# The file, words, and where they stand (page, left, bottom, right, top), to the point.
BOXES = [
    ("thong-bao", "THÔNG BÁO", [(1, 262, 701, 333, 713)]),
    ("thong-bao", "2024-2025 tại", [(1, 0, 0, 0, 0), (1, 70, 0, 0, 0)]),
    ("thong-bao", "chiều từ", [(1, 0, 0, 0, 0), (2, 70, 768, 82, 779)]),
    ("dau-roi", "Kế", [(1, 70, 737, 85, 751)]),
    ("xoay", "phối họp", [(1, 86, 212, 98, 261)]),
]


@pytest.mark.parametrize(("name", "words", "boxes"), BOXES)
def test_boxes(name, words, boxes):
    """A side given as 0 is not looked at."""
    document = opened(name)
    found = document.boxes(span_of(document, words))
    assert len(found) == len(boxes)
    for box, expected in zip(found, boxes, strict=True):
        assert box.left < box.right
        assert box.bottom < box.top
        for side, wanted in zip(box, expected, strict=True):
            assert not wanted or abs(side - wanted) <= 2, box


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_stands_on_its_page(name):
    document = opened(name)
    for block in document.layout.blocks:
        assert {box.page for box in document.boxes(block.span)} == {block.place.page}
    assert document.boxes(Span(3, 3)) == ()


def test_a_pdf_is_only_read():
    document = opened("thong-bao")
    data = (FOLDER / "thong-bao.pdf").read_bytes()
    assert document.apply([]) == data
    with pytest.raises(DocumentError, match=r"PDF chỉ đọc.*fix -o"):
        document.apply([Edit(span_of(document, "Tô chức"), "Tổ chức")])


def test_transcript():
    document = opened("hai-cot")
    edits = [Edit(span_of(document, "STT"), "*")]
    assert transcript(document, edits).endswith("\n\n2\n\nĐào giếng\n\nThôn Hai\n")
    assert "thanh niên.\n\n*\n\nNội dung" in transcript(document, edits)
    assert "thanh niên.\n\n\\*\n\nNội dung" in transcript(document, edits, markdown=True)
    assert "XÃ TÂN LẬP\\\nSố" in transcript(opened("thong-bao"), [], markdown=True)


@pytest.mark.parametrize("name", ["thong-bao", "xoay"])
def test_annotated_copy(name):
    document = opened(name)
    notes = [Note(span_of(document, "phối họp"), "sai «họp» 😀\nĐề nghị: «phối hợp»")]
    copy = document.annotate(notes, BY)
    assert copy.startswith((FOLDER / f"{name}.pdf").read_bytes()), "what was there stays, signatures too"
    (annotation,) = (found.get_object() for found in pypdf.PdfReader(io.BytesIO(copy)).pages[0]["/Annots"])
    assert annotation["/Subtype"] == "/Highlight"
    assert annotation["/Contents"] == notes[0].text
    (box,) = document.boxes(notes[0].span)
    corners = [box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom]
    assert [float(corner) for corner in annotation["/QuadPoints"]] == pytest.approx(corners, abs=0.01)
    assert open_document(copy).text == document.text


def test_a_note_over_a_page_end_is_two_highlights():
    document = opened("thong-bao")
    copy = document.annotate([Note(span_of(document, "chiều từ"), "?"), Note(Span(0, 0), "nothing to mark")], BY)
    pages = pypdf.PdfReader(io.BytesIO(copy)).pages
    assert [len(page["/Annots"]) for page in pages] == [1, 1]


def test_highlights_are_seen():
    """The page, drawn, is yellow where the note is."""
    import pypdfium2

    document = opened("thong-bao")
    span = span_of(document, "phối họp")
    page = pypdfium2.PdfDocument(document.annotate([Note(span, "?")], BY))[0]
    (box,) = document.boxes(span)
    picture = page.render(scale=1).to_numpy()  # blue, green, red
    corner = picture[round(page.get_height() - box.top) + 1, round(box.left) + 1]
    assert corner[0] < 200 < corner[2]


def test_other_documents_take_no_notes(tmp_path):
    (tmp_path / "a.txt").write_text("tô chức")
    with pytest.raises(DocumentError, match="không ghi chú được"):
        open_document(tmp_path / "a.txt").annotate([], BY)


KINDS = [
    (b"%PDF-1.7\n", "a.txt", "pdf"),
    (b"\r\nHTTP junk %PDF-1.7\n", "a.pdf", "pdf"),
    (b"a text about %PDF-1.7\n", "a.txt", "text"),
    (b"no PDF at all", "a.pdf", "text"),
]


@pytest.mark.parametrize(("data", "name", "kind"), KINDS)
def test_kind(data, name, kind):
    assert kind_of(data, name) == kind


def built(*objects):
    """A PDF of these objects; the first is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(data, extra=b""):
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (extra, len(data), data)


def one_page(content, *, box=b"0 0 595 842", resources=b"/Font<</F 5 0 R>>", more=()):
    return built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Resources<<%b>>/Contents 4 0 R>>" % (box, resources),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


WORD = stream(b"BT /F 12 Tf 10 10 Td (Kinh) Tj ET")
EMPTY = one_page(stream(b""))
PICTURE = one_page(stream(b"0 0 9 9 re f"))
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"

# Bytes, and a piece of what is said.
REFUSED = {
    "locked": ((FOLDER / "mat-khau.pdf").read_bytes(), "có mật khẩu; hãy mở"),
    "cut off": (one_page(WORD)[:30], "bị hỏng hoặc không có trang"),
    "no page": (built(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"), "không có trang nào"),
    "only the beginning": (b"%PDF-1.7", "bị hỏng"),
    "pages that hold themselves": (
        built(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 3>>"),
        "không trang nào của PDF đọc được",
    ),
    "too many letters": (
        one_page(
            stream(
                zlib.compress(b"BT /F 1 Tf 1 TL 9 800 Td" + b"(abcdefghij) Tj T* " * 30_000 + b"ET"),
                b"/Filter/FlateDecode",
            )
        ),
        "có trang hơn 200000 chữ",
    ),
    "a picture": (PICTURE, "là bản quét, không có lớp chữ; hãy thêm --ocr"),
    "a picture far too large": (one_page(stream(b"0 0 9 9 re f"), box=b"0 0 1e30 1e30"), "là bản quét"),
    "garbled": (one_page(stream(b"BT /F 12 Tf 10 10 Td (\\001\\002\\003\\004) Tj ET")), "lớp chữ của PDF bị hỏng"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_refused(data, says):
    with pytest.raises(DocumentError, match=says) as caught:
        open_document(data, "pdf", "a.pdf")
    assert caught.value.wording.vi.startswith("a.pdf: ")
    assert caught.value.wording.en.startswith("a.pdf: ")


READ = {
    "an empty page": (EMPTY, ""),
    "a word": (one_page(WORD), "Kinh"),
    "junk before": (b"\n" * 900 + one_page(WORD), "Kinh"),
    "a sheet of a kilometre": (one_page(WORD, box=b"0 0 1e7 1e7"), "Kinh"),
    "a page count that is a lie": (one_page(WORD).replace(b"/Count 1", b"/Count 1999999999"), "Kinh"),
    "fifty megabytes of blanks": (
        one_page(stream(zlib.compress(b" " * 50_000_000 + b"BT /F 9 Tf (a) Tj ET"), b"/Filter/FlateDecode")),
        "a",
    ),
}


@pytest.mark.parametrize(("data", "text"), READ.values(), ids=READ)
def test_read(data, text):
    assert open_document(data, "pdf").text == text


def test_a_file_made_to_hurt_ends_only_its_process(monkeypatch):
    """Forms in forms without end; the limits are lowered where the process reads them, so that the test is short."""
    monkeypatch.setattr(
        "vnproof.documents.pdf_process.PROGRAM",
        "import sys; sys.path[:] = sys.argv[1:]; from vnproof.documents import pdfium; "
        f"pdfium.MOST_SECONDS = 1; pdfium.MOST_MEMORY = {2**29}; pdfium.main()",
    )
    data = one_page(stream(b"/X Do"), resources=b"/XObject<</X 6 0 R>>", more=[stream(b"/X Do /X Do", FORM)])
    with pytest.raises(DocumentError, match="trang 1 của PDF hỏng hoặc quá nặng"):
        open_document(data, "pdf")


def test_pictures_among_pages_are_named():
    kids = [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 5 0 R>>>>/Contents 6 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 7 0 R>>",
    ]
    data = built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        *kids,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        WORD,
        stream(b"0 0 9 9 re f"),
    )
    (warning,) = open_document(data, "pdf", "a.pdf").warnings
    assert str(warning) == "a.pdf: trang 2 là hình, không có lớp chữ nên chưa soát; hãy thêm --ocr."


def test_pages_and_text_have_limits(monkeypatch):
    monkeypatch.setattr("vnproof.documents.leaves.MOST_BYTES", 3)
    with pytest.raises(DocumentError, match="quá nhiều chữ"):
        open_document(one_page(WORD), "pdf")


@settings(max_examples=10, deadline=None)
@given(
    st.sampled_from([(FOLDER / "dau-roi.pdf").read_bytes(), one_page(WORD), PICTURE]),
    st.lists(st.tuples(st.integers(0, 30_000), st.binary(min_size=1, max_size=4)), max_size=20),
    st.integers(0, 30_000),
)
def test_damage_is_told_or_survived(data, changes, length):
    data = bytearray(data)
    for place, new in changes:
        data[place % len(data) : place % len(data) + len(new)] = new
    try:
        document = open_document(bytes(data[: len(data) - (length % 300)]), "pdf")
        document.annotate([Note(Span(0, len(document.text)), "?")], BY)
    except DocumentError:
        return
    assert len(document.layout.blocks) <= len(document.text)


@needs_tesseract
@pytest.mark.slow
def test_scan():
    document = open_document(SCAN, ocr=True)
    assert "phối họp với" in document.text
    assert "do Tesseract đọc" in str(document.warnings[0])
    (box,) = document.boxes(span_of(document, "phối họp"))
    assert (box.page, round(box.left, -1), round(box.bottom, -1)) == (1, 220, 670)
    assert len(pypdf.PdfReader(io.BytesIO(document.annotate([Note(Span(0, 4), "?")], BY))).pages[0]["/Annots"]) == 1


def test_scan_without_tesseract(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(DocumentError, match="apt install tesseract-ocr tesseract-ocr-vie"):
        open_document(SCAN, ocr=True)


PROGRAMS = {
    "fails": ("#!/bin/sh\nexit 1\n", "cần Tesseract có tiếng Việt"),
    "hangs": ("#!/bin/sh\nexec sleep 60\n", "quá 0.2 giây"),
    "says nonsense": ("#!/bin/sh\necho nonsense\n", "cần Tesseract có tiếng Việt"),
    "sees nothing": ("#!/bin/sh\nprintf 'level\\t\\n1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t9\\t9\\t-1\\t\\n'\n", None),
}


@pytest.mark.parametrize(("program", "says"), PROGRAMS.values(), ids=PROGRAMS)
def test_tesseract_that(tmp_path, monkeypatch, program, says):
    file = tmp_path / "tesseract"
    file.write_text(program)
    file.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(file))
    monkeypatch.setattr("vnproof.documents.ocr.MOST_SECONDS", 0.2 if says and "giây" in says else 20)
    if says is None:
        assert open_document(SCAN, ocr=True).text == ""
    else:
        with pytest.raises(DocumentError, match=says):
            open_document(SCAN, ocr=True)
