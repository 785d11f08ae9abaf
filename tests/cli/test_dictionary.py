"""A word put into a dictionary is a word that is no longer reported, until it is taken out again."""

import pytest


@pytest.fixture
def notice(home):
    (home / "a.txt").write_text("phù họp\n", "utf-8")
    return home


@pytest.mark.parametrize("where", ["", " --project"])
def test_add_and_remove(notice, vnproof, where):
    assert vnproof("check a.txt").exit_code == 1
    assert vnproof(f"dictionary add họp{where}").exit_code == 0
    assert vnproof("check a.txt").exit_code == 0
    assert vnproof(f"dictionary list{where}").stdout == "họp\n"
    assert "đã có «họp»" in vnproof(f"dictionary add họp{where}").stderr
    assert vnproof(f"dictionary remove họp{where}").exit_code == 0
    assert vnproof("check a.txt").exit_code == 1
    missing = vnproof(f"dictionary remove họp{where}")
    assert (missing.exit_code, "không có «họp»" in missing.stderr) == (1, True)


def test_correction(notice, vnproof):
    vnproof("dictionary add --project phù phú")
    assert (notice / "vnproof.dict").read_text("utf-8") == "phù => phú\n"
    assert vnproof("fix a.txt").stdout == "phú hợp\n"
    assert f"# từ điển: {notice / 'vnproof.dict'}" in vnproof("config show").stdout


def test_the_project_s_dictionary_lies_beside_its_configuration(notice, vnproof, monkeypatch):
    (notice / "vnproof.toml").write_text("")
    (notice / "a/b").mkdir(parents=True)
    monkeypatch.chdir(notice / "a/b")
    vnproof("dictionary add họp --project")
    assert (notice / "vnproof.dict").read_text("utf-8") == "họp\n"


@pytest.mark.parametrize("line", ["dictionary list", "dictionary check", "dictionary check --project"])
def test_no_dictionary_yet(notice, vnproof, line):
    result = vnproof(line)
    assert (result.exit_code, result.stdout, "chưa có" in result.stderr) == (0, "", True)


def test_dictionaries_of_the_configuration(notice, vnproof):
    (notice / "vnproof.toml").write_text('dictionaries = ["ours.dict"]')
    (notice / "ours.dict").write_text("họp\n", "utf-8")
    assert vnproof("check a.txt").exit_code == 0


# A dictionary, the exit code of checking it, and what is said about it.
CHECKED = [
    ("thổ cẩm\n", 0, "d.dict: không có gì cần xem lại."),
    ("thổ cẩm\nThổ cẩm\n", 1, "d.dict:2: lặp lại dòng 1."),
    ("a =>\n", 2, "dòng 1"),
    ("phù hợp => phù họp\n", 1, "vốn là từ đúng"),
]


@pytest.mark.parametrize(("text", "code", "says"), CHECKED)
def test_check(notice, vnproof, text, code, says):
    (notice / "d.dict").write_text(text, "utf-8")
    result = vnproof("dictionary check d.dict")
    assert result.exit_code == code, result.output
    assert says in result.output
    assert "Traceback" not in result.output


def test_check_a_file_that_is_missing(notice, vnproof):
    assert vnproof("dictionary check missing.dict").exit_code == 2
