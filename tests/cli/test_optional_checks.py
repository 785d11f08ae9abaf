"""Checks that run only when they are asked for, and personal data that nobody gets to see."""

import json

import pytest
from click.testing import CliRunner

from vnproof.cli.program import program
from vnproof.reporters import REPORTERS

NUMBERS = ("072090004321", "0977123456", "19039999567890")
NOTICE = (
    f"Bà Lan, căn cước số {NUMBERS[0]}, điện thoại {NUMBERS[1]}.\n"
    f"Xã xài STK: {NUMBERS[2]} để thu quỹ. Ban tô chức thông báo, số {NUMBERS[1]}.\n"
)


def run(tmp_path, monkeypatch, *arguments, configuration=""):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "vnproof.toml").write_text(configuration, "utf-8")
    return CliRunner().invoke(program, ["check", "a.txt", *arguments], prog_name="vnproof")


def codes(tmp_path, monkeypatch, *arguments, configuration=""):
    result = run(tmp_path, monkeypatch, "--format", "json", *arguments, configuration=configuration)
    (file,) = json.loads(result.stdout)["documents"]
    return {finding["code"] for finding in file["findings"]}


# Options, configuration, and which of the optional checks speak.
ASKED = [
    ((), "", set()),
    (("--style",), "", {"VN902"}),
    (("--personal-data",), "", {"VN951", "VN952", "VN953"}),
    ((), "style = true", {"VN902"}),
    ((), "personal-data = true", {"VN951", "VN952", "VN953"}),
    (("--select", "VN9"), "", {"VN902", "VN951", "VN952", "VN953"}),
    (("--style", "--ignore", "VN902"), "", set()),
]


@pytest.mark.parametrize(("arguments", "configuration", "expected"), ASKED)
def test_only_when_asked(tmp_path, monkeypatch, arguments, configuration, expected):
    found = codes(tmp_path, monkeypatch, *arguments, configuration=configuration)
    assert {code for code in found if code.startswith(("VN90", "VN95"))} == expected


@pytest.mark.parametrize("format_", REPORTERS)
def test_personal_data_is_never_shown(tmp_path, monkeypatch, format_):
    shown = run(tmp_path, monkeypatch, "--format", format_).stdout
    hidden = run(tmp_path, monkeypatch, "--format", format_, "--personal-data")
    assert hidden.exit_code == 1
    assert "Traceback" not in hidden.output
    for number in NUMBERS:
        assert number not in hidden.output
    if format_ in ("text", "json"):
        assert NUMBERS[1] in shown or format_ == "json"


def test_style_is_never_applied(tmp_path, monkeypatch):
    run(tmp_path, monkeypatch, configuration="style = true\npersonal-data = true")
    fixed = CliRunner().invoke(program, ["fix", "--likely", "a.txt"], prog_name="vnproof").stdout
    assert fixed == NOTICE.replace("tô chức", "tổ chức")
