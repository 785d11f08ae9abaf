"""What people type, what comes out, and the exit code: one line a case."""

import json
import sys
from importlib.resources import files

import jsonschema
import pytest

from vnproof.cli.program import COMMANDS

FILES = {
    "clean.txt": "Kính gửi:\n",
    "one.txt": "phù họp với\n",
    "likely.txt": "công tác tô chức\n",
    "hint.txt": "điều nầy\n",
    "two.txt": "phù họp với phòng, chổng\n",
    "crlf.txt": "phù họp\r\nvới",
    "bug.txt": "BUG",
    "folder/a.txt": "họp\n",
    "folder/b.md": "gửi\n",
    "folder/.hidden/c.txt": "họp\n",
    "empty/x.jpg": "",
}

# Command line, standard input, exit code, pieces of standard output, pieces of standard error.
CASES = [
    ("check clean.txt", None, 0, ["Đã soát 1 văn bản: không thấy lỗi."], []),
    ("check one.txt", None, 1, ["one.txt:1:5: có lẽ sai. [VN103]\n", "        ^^^ → «hợp»\n"], []),
    ("check folder", None, 1, ["folder/a.txt:1:1", "Đã soát 2 văn bản, 1 chỗ đáng ngờ"], []),
    ("check clean.txt one.txt", None, 1, ["one.txt:1:5", "Đã soát 2 văn bản"], []),
    ("check -", "phù họp", 1, ["-:1:5: "], []),
    ("check", "phù họp", 1, ["-:1:5: "], []),
    ("check --lang en one.txt", None, 1, ["Texts checked: 1. Findings: 1 (1 for `vnproof fix`)."], []),
    ("--lang en check one.txt", None, 1, ["Texts checked: 1. Findings: 1 (1 for `vnproof fix`)."], []),
    ("check one.txt --fail-on never", None, 0, ["one.txt:1:5"], []),
    ("check one.txt --fail-on error", None, 1, [], []),
    ("check likely.txt --fail-on error", None, 0, ["likely.txt:1:10"], []),
    ("check likely.txt --fail-on warning", None, 1, [], []),
    ("check hint.txt --fail-on warning", None, 0, [], []),
    ("check hint.txt", None, 1, ["chỉ gợi ý", "1 cần người xem."], []),
    ("check two.txt --select VN104", None, 1, ["«chống»", "1 chỗ"], []),
    ("check two.txt --ignore VN104 --ignore vn103", None, 0, ["không thấy lỗi"], []),
    ("check two.txt --ignore VN1", None, 0, ["không thấy lỗi"], []),
    ("check one.txt --min-confidence 0.95", None, 0, ["không thấy lỗi"], []),
    ("check bug.txt clean.txt", None, 70, ["Đã soát 1 văn bản"], ["bug.txt: lỗi bên trong vnproof (LookupError"]),
    ("check --format sarif one.txt", None, 1, ['"ruleId": "VN103"', '"uri": "one.txt"'], []),
    ("check --format rdjsonl one.txt", None, 1, ['"start": {"line": 1, "column": 6}', '"text": "hợp"'], []),
    ("check --format github one.txt", None, 1, ["::error file=one.txt,line=1,col=5,"], []),
    ("check --format checkstyle one.txt", None, 1, ['<file name="one.txt">\n<error line="1" column="5"'], []),
    ("check --format html one.txt", None, 1, ["<!DOCTYPE html>", "<mark>họp</mark>"], []),
    ("check --format html --lang en -", "phù họp", 1, ['<html lang="en">', "<h3>-</h3>"], []),
    ("fix one.txt", None, 0, ["phù hợp với\n"], []),
    ("fix -", "phù họp\r\n", 0, ["phù hợp\r\n"], []),
    ("fix likely.txt", None, 0, ["công tác tô chức\n"], []),
    ("fix likely.txt --likely", None, 0, ["công tác tổ chức\n"], []),
    ("fix hint.txt --likely", None, 0, ["điều nầy\n"], []),
    ("fix two.txt --ignore VN103", None, 0, ["phù họp với phòng, chống\n"], []),
    ("fix one.txt --diff", None, 0, ["--- one.txt\n+++ one.txt\n@@ -1 +1 @@\n-phù họp với\n+phù hợp với\n"], []),
    ("fix one.txt two.txt --diff", None, 0, ["+++ one.txt", "+++ two.txt"], []),
    ("fix clean.txt --diff", None, 0, [], []),
    ("fix folder", None, 2, [], ["nhiều văn bản không thể in nối vào nhau"]),
    ("fix one.txt two.txt", None, 2, [], ["--in-place hoặc --diff"]),
    ("fix one.txt --diff --in-place", None, 2, [], ["chỉ dùng được một trong"]),
    ("fix one.txt -o one.txt", None, 2, [], ["-o trùng với chính tệp đầu vào"]),
    ("fix - --in-place", "họp", 2, [], ["đầu vào chuẩn không phải là tệp"]),
    ("fix one.txt --no-backup", None, 2, [], ["--no-backup chỉ đi cùng --in-place"]),
    ("fix bug.txt --in-place", None, 70, [], ["không bị thay đổi"]),
    ("fix missing.txt", None, 3, [], ["missing.txt: không có tệp này"]),
    ("fix one.txt -o no/such/folder.txt", None, 3, [], ["no/such/folder.txt: không ghi được"]),
    ("restore -", "to chuc hop", 0, ["tổ chức hop"], []),
    ("restore - --diff", "to chuc\n", 0, ["-to chuc\n+tổ chức\n"], []),
    ("restore -", "BREACH", 70, [], ["more than marks changed"]),
    ("config show", None, 0, ["min-confidence = 0.0  # mặc định"], []),
    ("config show --lang en", None, 0, ['lang = "en"  # command line'], []),
    ("check missing.txt one.txt", None, 3, ["one.txt:1:5"], ["missing.txt: không có tệp này"]),
    ("check empty", None, 3, [], ["empty: thư mục không có văn bản nào"]),
    ("check --lang en empty", None, 3, [], ["empty: the folder holds no document"]),
    ("", None, 0, ["Cách dùng: vnproof [TÙY CHỌN] LỆNH [THAM SỐ]...", "Tùy chọn:", "Các lệnh:"], []),
    ("--version", None, 0, ["vnproof 0.1.0"], []),
    ("chek one.txt", None, 2, [], ["không có lệnh «chek» (phải chăng là «check»?); hãy xem `vnproof --help`."]),
    ("--lang en chek", None, 2, [], ["no such command 'chek' (did you mean 'check'?)"]),
    ("check --formt json", None, 2, [], ["không có tùy chọn «--formt»; hãy xem `vnproof check --help`."]),
    (
        "check --format xml",
        None,
        2,
        [],
        ["giá trị của «--format» không hợp lệ (chỉ nhận: text, json, sarif, rdjsonl, github, checkstyle, html)"],
    ),
    ("check --min-confidence 2", None, 2, [], ["(phải là số từ 0 đến 1)"]),
    ("check --min-confidence", None, 2, [], ["tùy chọn «--min-confidence» cần một giá trị"]),
    ("check --select VN999 one.txt", None, 2, [], ["dòng lệnh: «select» có mã lạ «VN999»"]),
    ("check --lang en --formt x", None, 2, [], ["vnproof: No such option"]),
    ("config show a b", None, 2, [], ["câu lệnh thừa hoặc thiếu tham số"]),
]


@pytest.fixture
def notices(home):
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(text.encode())
    return home


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("line", "stdin", "code", "stdout", "stderr"), CASES, ids=[case[0] or "-" for case in CASES])
def test_transcript(notices, vnproof, line, stdin, code, stdout, stderr):
    before = contents(notices)
    result = vnproof(line, stdin.encode() if stdin is not None else None)
    assert result.exit_code == code, result.output
    out = result.stdout_bytes.decode()
    assert [piece for piece in stdout if piece not in out] == []
    assert [piece for piece in stderr if piece not in result.stderr] == []
    assert bool(stderr) == bool(result.stderr), "one sentence where something is wrong, none where nothing is"
    assert "Traceback" not in result.output
    if stderr:
        assert len(result.stderr.splitlines()) == 1
    assert contents(notices) == before, "nothing is written unless asked for"


def test_json_on_the_command_line(notices, vnproof):
    schema = json.loads(files("vnproof.reporters").joinpath("report-v1.schema.json").read_text("utf-8"))
    result = vnproof("check --format json one.txt missing.txt")
    document, missing = json.loads(result.stdout)["documents"]
    jsonschema.validate(json.loads(result.stdout), schema)
    assert result.exit_code == 3
    assert (document["path"], document["findings"][0]["start"]) == ("one.txt", 4)
    assert missing["error"] == {"message": "missing.txt: không có tệp này; hãy kiểm tra lại tên."}


@pytest.mark.parametrize(("format_", "is_written"), [("github", True), ("text", False)])
def test_the_page_of_a_step_on_github(notices, vnproof, monkeypatch, format_, is_written):
    page = notices / "page.md"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    result = vnproof(f"check --format {format_} one.txt clean.txt")
    summary = page.read_text("utf-8").removeprefix("before\n")
    assert result.exit_code == 1
    assert ("Đã soát 2 văn bản, 1 chỗ đáng ngờ" in summary) == is_written == bool(summary)
    assert result.stdout.startswith("::error file=one.txt") == is_written


def test_in_place_keeps_a_backup(notices, vnproof):
    before = contents(notices)
    result = vnproof("fix --in-place one.txt clean.txt crlf.txt")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "vnproof: one.txt: đã sửa, bản gốc được giữ ở one.txt.bak.",
        "vnproof: crlf.txt: đã sửa, bản gốc được giữ ở crlf.txt.bak.",
    ]
    assert contents(notices) == before | {
        "one.txt": "phù hợp với\n".encode(),
        "one.txt.bak": before["one.txt"],
        "crlf.txt": "phù hợp\r\nvới".encode(),
        "crlf.txt.bak": before["crlf.txt"],
    }
    after = contents(notices)
    assert vnproof("fix --in-place one.txt clean.txt crlf.txt").stderr == "", "a second run finds nothing"
    assert contents(notices) == after


def test_in_place_without_backup(notices, vnproof):
    before = contents(notices)
    assert vnproof("fix --in-place --no-backup one.txt").exit_code == 0
    assert contents(notices) == before | {"one.txt": "phù hợp với\n".encode()}


def test_a_bug_in_one_file_leaves_it_alone(notices, vnproof):
    before = contents(notices)
    assert vnproof("fix --in-place --no-backup bug.txt one.txt").exit_code == 70
    assert contents(notices) == before | {"one.txt": "phù hợp với\n".encode()}


def test_output_file(notices, vnproof):
    assert vnproof("fix one.txt -o out.txt").exit_code == 0
    assert (notices / "out.txt").read_text("utf-8") == "phù hợp với\n"


def test_encoding_is_kept(notices, vnproof):
    (notices / "bom.txt").write_bytes("phù họp\r\n".encode("utf-8-sig"))
    assert vnproof("fix bom.txt").stdout_bytes == "phù hợp\r\n".encode("utf-8-sig")
    assert "-\N{ZERO WIDTH NO-BREAK SPACE}phù họp\r\n" in vnproof("fix --diff bom.txt").stdout_bytes.decode()


@pytest.mark.parametrize("line", ["--help", *(f"{name} --help" for name in COMMANDS)])
def test_help_is_vietnamese(vnproof, line):
    result = vnproof(line)
    assert result.exit_code == 0
    assert result.stdout.startswith("Cách dùng: vnproof")
    english = ("Usage", "Options:", "Commands:", "Show this", "COMMAND", "[OPTIONS]")
    assert not [word for word in english if word in result.stdout]


def test_interrupted(notices, vnproof, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("vnproof.cli.proofreaders.Proofreader.proofread", interrupt)
    result = vnproof("check one.txt")
    assert result.exit_code == 130
    assert "đã dừng theo yêu cầu" in result.stderr


def test_a_missing_library_is_one_line(home, monkeypatch):
    """Without underthesea and pyvi the work goes on, and each is named once."""
    from click.testing import CliRunner

    from vnproof.cli.program import program
    from vnproof.text import words

    for name in ("underthesea", "pyvi"):
        monkeypatch.setitem(sys.modules, name, None)
    words._load.cache_clear()
    (home / "one.txt").write_text("Ban tô chức hội nghị.\nGóp phân nâng cao nhận thức.\n", "utf-8")
    result = CliRunner().invoke(program, ["check", "--second-opinion", "one.txt"], prog_name="vnproof")
    words._load.cache_clear()
    assert result.exit_code == 1
    assert "«tổ»" in result.stdout
    assert result.stderr.count("underthesea") == 2  # its name, and how to install it
    assert len(result.stderr.splitlines()) == 1
