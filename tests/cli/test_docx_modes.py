"""`fix` on Word documents: three ways of correcting, and what is refused."""

import re

import pytest

from tests.documents.packages import body_of, docx, members, odt, p
from vnproof.documents.opening import open_document

BODY = p("ph", "<w:r><w:rPr><w:b/></w:rPr><w:t>ù họp</w:t></w:r>", " chổng")
SIGNED = docx(BODY, more={"_xmlsignatures/sig1.xml": "<x/>"})


@pytest.fixture
def folder(home):
    (home / "a.docx").write_bytes(docx(BODY))
    (home / "signed.docx").write_bytes(SIGNED)
    (home / "macro.docm").write_bytes(docx(BODY, more={"word/vbaProject.bin": "x"}))
    (home / "a.odt").write_bytes(odt("<text:p>phù họp chổng</text:p>"))
    (home / "a.txt").write_bytes("phù họp".encode())
    (home / "clean.docx").write_bytes(docx(p("phù hợp")))
    return home


def test_check_tells_the_place(folder, vnproof):
    result = vnproof("check a.docx")
    assert result.exit_code == 1
    assert "a.docx:đoạn 1: có lẽ sai. [VN103]\n    phù họp chổng\n" in result.stdout


@pytest.mark.parametrize("options", ["", "--docx-mode direct"])
def test_direct(folder, vnproof, options):
    assert vnproof(f"fix a.docx -o out.docx {options}").exit_code == 0
    assert body_of((folder / "out.docx").read_bytes()) == BODY.replace("họp", "hợp").replace("chổng", "chống")


def test_track(folder, vnproof):
    result = vnproof("fix --in-place --docx-mode track a.docx")
    assert (result.exit_code, result.stderr) == (0, "vnproof: a.docx: đã sửa, bản gốc được giữ ở a.docx.bak.\n")
    body = body_of((folder / "a.docx").read_bytes())
    assert re.findall(r"<w:delText[^>]*>([^<]*)", body) == ["họp", "chổng"]
    assert 'w:author="vnproof"' in body
    assert open_document(folder / "a.docx").text == "phù hợp chống"


@pytest.mark.parametrize(("lang", "says"), [("vi", "có lẽ sai. [VN103]"), ("en", "probably wrong. [VN103]")])
def test_comment(folder, vnproof, lang, says):
    assert vnproof(f"fix -o out.docx --docx-mode comment --lang {lang} a.docx").exit_code == 0
    data = (folder / "out.docx").read_bytes()
    assert open_document(data).text == "phù họp chổng"
    assert members(data)["word/comments.xml"].decode().count(says[:10]) == 2
    assert says in members(data)["word/comments.xml"].decode()


@pytest.mark.parametrize("mode", ["direct", "track", "comment"])
def test_nothing_to_correct(folder, vnproof, mode):
    before = (folder / "clean.docx").read_bytes()
    assert vnproof(f"fix --in-place --docx-mode {mode} clean.docx").stderr == ""
    assert (folder / "clean.docx").read_bytes() == before
    assert not (folder / "clean.docx.bak").exists()


# Arguments, exit code, what is said.
SAID = [
    ("fix --in-place signed.docx", 3, "signed.docx: tệp có chữ ký số"),
    ("fix --in-place --docx-mode track signed.docx", 3, "hãy thêm --force"),
    ("fix --in-place --force signed.docx", 0, "signed.docx: đã sửa"),
    ("fix --diff signed.docx", 0, ""),
    ("fix --in-place macro.docm", 0, "macro.docm: tệp có macro"),
    ("check macro.docm", 1, "macro.docm: tệp có macro"),
    ("fix --docx-mode track a.txt", 0, "--docx-mode chỉ có tác dụng với tệp .docx"),
    ("fix --docx-mode track --in-place a.odt", 0, "--docx-mode chỉ có tác dụng với tệp .docx"),
    ("fix --docx-mode track --in-place a.docx a.txt", 0, "a.txt: đã sửa"),
    ("fix --docx-mode comment --diff a.docx", 2, "--diff không có gì để in"),
    ("fix --docx-mode other a.docx", 2, "chỉ nhận: direct, track, comment"),
    ("restore --in-place signed.docx", 0, ""),
]


@pytest.mark.parametrize(("line", "code", "says"), SAID)
def test_said(folder, vnproof, line, code, says):
    result = vnproof(line)
    assert (result.exit_code, says in result.stderr) == (code, True), result.stderr
    assert bool(result.stderr) == bool(says)
    if code:
        assert (folder / "signed.docx").read_bytes() == SIGNED


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_terminal_cannot_show_it(folder, vnproof, monkeypatch, name):
    assert vnproof(f"fix {name}").stdout_bytes.startswith(b"PK")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = vnproof(f"fix {name}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "hãy thêm -o TỆP hoặc --in-place" in result.stderr


def test_odt(folder, vnproof):
    assert vnproof("fix --in-place a.odt").exit_code == 0
    assert open_document(folder / "a.odt").text == "phù hợp chống"
