"""PDF files on the command line: findings by page, corrected text beside them, annotated copies, scans."""

import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "corpus/documents/pdf"

# Command line, exit code, pieces of standard output, pieces of standard error.
CASES = [
    ("check thong-bao.pdf", 1, ["thong-bao.pdf:trang 1, đoạn 5: có lẽ sai. [VN103]\n"], []),
    ("check --lang en thong-bao.pdf", 1, ["thong-bao.pdf:page 1, paragraph 5: "], []),
    ("check xoay.pdf nfd.pdf", 1, ["nfd.pdf:trang 1, đoạn 2: "], ["nfd.pdf: 56 từ có dấu bị tách khỏi chữ"]),
    ("check ban-quet.pdf", 3, [], ["ban-quet.pdf: PDF là bản quét", "--ocr", "apt install"]),
    ("check mat-khau.pdf", 3, [], ["mat-khau.pdf: PDF có mật khẩu; hãy"]),
    ("check .", 3, ["xoay.pdf:trang 1"], ["mat-khau.pdf: PDF có mật khẩu"]),
    ("fix xoay.pdf", 0, ["Trang nằm ngang có chữ phối hợp.\n\nTHÔNG BÁO\n\nKý số bởi xã\n"], []),
    ("fix xoay.pdf --diff", 0, ["-Trang nằm ngang có chữ phối họp.\n+Trang nằm ngang có chữ phối hợp.\n"], []),
    ("fix xoay.pdf --in-place", 3, [], ["xoay.pdf: PDF chỉ đọc, không sửa được trong tệp; hãy dùng `vnproof fix -o"]),
    ("fix dau-roi.pdf --in-place", 0, [], []),
    ("fix xoay.pdf -o xoay.pdf", 2, [], ["-o trùng"]),
    ("fix xoay.pdf --annotate xoay.pdf", 2, [], ["--annotate trùng với chính tệp đầu vào"]),
    ("fix xoay.pdf --annotate a.pdf --diff", 2, [], ["chỉ dùng được một trong --diff, --in-place, -o và --annotate"]),
    ("fix xoay.pdf nfd.pdf --annotate a.pdf", 2, [], ["nhiều văn bản không thể"]),
    ("fix a.txt --annotate b.txt", 3, [], ["a.txt: không ghi chú được vào loại tệp này"]),
]


@pytest.fixture
def pdfs(home):
    for file in FOLDER.glob("*.pdf"):
        shutil.copy(file, home)
    (home / "a.txt").write_text("họp", "utf-8")
    return home


@pytest.mark.parametrize(("line", "code", "out", "err"), CASES, ids=[case[0] for case in CASES])
def test_transcript(pdfs, vnproof, line, code, out, err):
    result = vnproof(line)
    assert result.exit_code == code
    assert all(piece in result.stdout for piece in out), result.stdout
    assert all(piece in result.stderr for piece in err), result.stderr
    assert {file.name: file.read_bytes() for file in pdfs.glob("*.pdf")} == {
        file.name: file.read_bytes() for file in FOLDER.glob("*.pdf")
    }, "nothing is ever written into them"


def test_corrected_text_beside_it(pdfs, vnproof):
    vnproof("fix thong-bao.pdf -o thong-bao.txt")
    vnproof("fix thong-bao.pdf -o thong-bao.md")
    assert "XÃ TÂN LẬP\nSố: 15/TB-UBND\n\nCỘNG" in (pdfs / "thong-bao.txt").read_text("utf-8")
    assert "XÃ TÂN LẬP\\\nSố: 15/TB-UBND\n\nCỘNG" in (pdfs / "thong-bao.md").read_text("utf-8")
    assert "phối hợp với" in (pdfs / "thong-bao.md").read_text("utf-8")


def test_annotated_copy(pdfs, vnproof):
    import pypdf

    result = vnproof("fix thong-bao.pdf --annotate ghi-chu.pdf")
    assert (result.exit_code, result.output) == (0, "")
    (note,) = pypdf.PdfReader(pdfs / "ghi-chu.pdf").pages[0]["/Annots"]
    assert note.get_object()["/Contents"] == "có lẽ sai. [VN103]\nĐề nghị: «hợp»\n90%, tự sửa được"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_scan(pdfs, vnproof):
    result = vnproof("check ban-quet.pdf --ocr")
    assert "ban-quet.pdf:trang 1, đoạn 2: " in result.stdout
    assert "trang 1 do Tesseract đọc" in result.stderr
    assert "phối hợp với" in vnproof("fix ban-quet.pdf --ocr").stdout
