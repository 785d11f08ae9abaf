"""`vnproof convert`: what it prints, where it writes, what it keeps."""

from pathlib import Path

import pytest

from vnproof.text.charsets import charset

FOLDER = Path(__file__).parents[2] / "corpus" / "documents" / "legacy"
GOLD = (FOLDER / "gold.txt").read_text("utf-8")
OLD = (FOLDER / "tcvn3.txt").read_bytes()


@pytest.fixture
def files(home):
    (home / "old.txt").write_bytes(OLD)
    (home / "new.txt").write_text(GOLD, "utf-8")
    (home / "name.txt").write_bytes(charset("tcvn3").encode("Uỷ ban nhân dân xã Lăk"))
    (home / "word.txt").write_bytes(charset("vni").encode("gửi\n"))
    (home / "folder").mkdir()
    (home / "folder" / "a.txt").write_bytes(OLD)
    return home


# Command line, exit code, pieces of standard output, pieces of standard error.
CASES = [
    ("convert old.txt", 0, [GOLD], ["old.txt: TCVN3 (ABC) → Unicode, 13 dòng.\n"]),
    ("convert --lang en old.txt", 0, [GOLD], ["old.txt: TCVN3 (ABC) → Unicode, lines: 13.\n"]),
    ("convert new.txt", 0, [GOLD], ["new.txt: đã là Unicode, không có gì phải chuyển.\n"]),
    ("convert name.txt", 0, ["xã Lăk"], ["1 chỗ cần xem lại", "name.txt:1: «Lăk» không phải tiếng Việt thông thường"]),
    ("convert --dry-run old.txt new.txt folder", 0, ["old.txt: TCVN3", "new.txt: đã là", "folder/a.txt: TCVN3"], []),
    ("convert --dry-run name.txt", 0, ["name.txt:1: «Lăk»"], []),
    ("convert word.txt", 3, [], ["word.txt: không phải UTF-8 (byte thứ 2), cũng không rõ là bảng mã cũ nào"]),
    ("convert --from vni word.txt", 0, ["gửi\n"], ["word.txt: VNI-Windows → Unicode, 1 dòng."]),
    ("convert --from utf-7 word.txt", 2, [], ["giá trị của «--from» không hợp lệ (chỉ nhận: tcvn3, vni"]),
    ("convert old.txt new.txt", 2, [], ["nhiều văn bản không thể in nối vào nhau"]),
    ("convert old.txt -o old.txt", 2, [], ["-o trùng với chính tệp đầu vào"]),
    ("convert missing.txt", 3, [], ["missing.txt: không có tệp này"]),
]


@pytest.mark.parametrize(("line", "code", "out", "err"), CASES, ids=[case[0] for case in CASES])
def test_transcript(files, vnproof, line, code, out, err):
    result = vnproof(line)
    assert result.exit_code == code, result.output
    for piece in out:
        assert piece in result.stdout
    for piece in err:
        assert piece in result.stderr
    assert (files / "old.txt").read_bytes() == OLD


def test_in_place_keeps_the_original(files, vnproof):
    result = vnproof("convert --in-place old.txt new.txt folder")
    assert result.exit_code == 0
    assert result.stderr.count(".txt.bak.\n") == 2
    assert (files / "old.txt").read_text("utf-8") == (files / "folder" / "a.txt").read_text("utf-8") == GOLD
    assert (files / "old.txt.bak").read_bytes() == OLD
    assert not (files / "new.txt.bak").exists(), "what does not change is not written"


def test_no_backup(files, vnproof):
    assert vnproof("convert --in-place --no-backup old.txt").exit_code == 0
    assert not (files / "old.txt.bak").exists()


def test_to_a_file(files, vnproof):
    assert vnproof("convert old.txt -o out.txt").exit_code == 0
    assert (files / "out.txt").read_text("utf-8") == GOLD


def test_standard_input(files, vnproof):
    assert vnproof("convert -", OLD).stdout == GOLD


def test_check_and_fix_read_old_files(files, vnproof):
    (files / "slip.txt").write_bytes(charset("tcvn3").encode("Uỷ ban nhân dân xã: phù họp với thực tế.\n"))
    assert "«hợp»" in vnproof("check slip.txt").stdout
    assert vnproof("fix --in-place slip.txt").exit_code == 0
    assert charset("tcvn3").decode((files / "slip.txt").read_bytes()) == "Uỷ ban nhân dân xã: phù hợp với thực tế.\n"


def test_fix_refuses_what_the_encoding_cannot_write(files, vnproof):
    (files / "vnproof.dict").write_text("xã => Ấp\n", "utf-8")
    before = (files / "name.txt").read_bytes()
    result = vnproof("fix --in-place name.txt")
    assert result.exit_code == 3, result.output
    assert "name.txt: bảng mã TCVN3 (ABC) không viết được chữ cần sửa" in result.stderr
    assert (files / "name.txt").read_bytes() == before
