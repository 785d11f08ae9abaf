"""Which file holds where, what it says, and that the command line comes first."""

import pytest

from vnproof.cli.configuration import find_configuration, settle
from vnproof.core.errors import ConfigError

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# Files (path -> text), the folder asked about, the file that holds, one setting of it.
CASES = {
    "beside": ({"vnproof.toml": 'lang = "en"'}, ".", "vnproof.toml", ("lang", "en")),
    "hidden name": ({".vnproof.toml": 'lang = "en"'}, ".", ".vnproof.toml", ("lang", "en")),
    "pyproject": ({"pyproject.toml": '[tool.vnproof]\nlang = "en"'}, ".", "pyproject.toml", ("lang", "en")),
    "two folders up": ({"vnproof.toml": 'lang = "en"'}, "a/b", "vnproof.toml", ("lang", "en")),
    "nearest wins": ({"vnproof.toml": 'lang = "en"', "a/vnproof.toml": ""}, "a/b", "a/vnproof.toml", ("lang", "vi")),
    "pyproject of others": (
        {"vnproof.toml": 'lang = "en"', "a/pyproject.toml": "[tool.ruff]"},
        "a",
        "vnproof.toml",
        ("lang", "en"),
    ),
    "byte order mark": ({"vnproof.toml": f'{MARK}lang = "en"'}, ".", "vnproof.toml", ("lang", "en")),
    "list": ({"vnproof.toml": 'ignore = ["VN103", "VN2"]'}, ".", "vnproof.toml", ("ignore", ("VN103", "VN2"))),
    "whole number": ({"vnproof.toml": "min-confidence = 1"}, ".", "vnproof.toml", ("min-confidence", 1)),
}


@pytest.mark.parametrize(("files", "folder", "holds", "setting"), CASES.values(), ids=CASES)
def test_found(tmp_path, files, folder, holds, setting):
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    found = find_configuration(tmp_path / folder)
    assert found.path == tmp_path / holds
    name, value = setting
    assert settle(found, {})[name].value == value


def test_the_command_line_comes_first(tmp_path):
    (tmp_path / "vnproof.toml").write_text('lang = "en"\nselect = ["VN1"]')
    settings = settle(find_configuration(tmp_path), {"lang": "vi", "select": None})
    assert (settings["lang"].value, settings["lang"].origin.en) == ("vi", "command line")
    assert (settings["select"].value, settings["select"].origin.en) == (("VN1",), str(tmp_path / "vnproof.toml"))


BAD_LINES = [
    'select = "VN1"',
    "select = [1]",
    "words = {}",
    'lang = "xx"',
    "min-confidence = true",
    "fail-on = 1",
    "a.b = 1",
    "[select]",
]


@pytest.mark.parametrize("line", BAD_LINES)
def test_refused(tmp_path, line):
    (tmp_path / "vnproof.toml").write_text(f"# a comment\n\n{line}\n")
    with pytest.raises(ConfigError, match=r"vnproof\.toml:3: "):
        find_configuration(tmp_path)


def test_settings_reach_the_proofreader(home, vnproof):
    (home / "a").mkdir()
    (home / "a/x.txt").write_text("họp chổng", "utf-8")
    (home / "x.txt").write_text("họp chổng", "utf-8")
    (home / "a/vnproof.toml").write_text('ignore = ["VN104"]\nwords = ["họp"]\nfail-on = "never"', "utf-8")
    result = vnproof("check x.txt a/x.txt")
    assert [line.split()[0] for line in result.stdout.splitlines() if "VN10" in line] == ["x.txt:1:1:", "x.txt:1:5:"]
    assert vnproof("check a/x.txt").exit_code == 0
    assert vnproof("check a").exit_code == 0
    assert "VN104" in vnproof("config show a").stdout
    assert f"# {home / 'a' / 'vnproof.toml'}" in vnproof("config show a").stdout
