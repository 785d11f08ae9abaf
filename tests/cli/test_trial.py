"""Terms of the house: found in their days, put right when asked for, and tried before they are switched on."""

import csv
from datetime import date

import pytest
from click.testing import CliRunner

from vnproof.cli.program import program
from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.core.terms import Term
from vnproof.proofreader import Proofreader

RULES = """
[[terms]]
write = "bộ phận một cửa"
avoid = ["phòng một cửa", "tổ một cửa"]
since = 2026-01-01
reason = "Quyết định của xã"

[[terms]]
avoid = ["trân trọng kính mời"]
"""
DATED = "Số: 5/TB-UBND\nAn Phú, ngày {} tháng 01 năm {}\nHồ sơ nộp tại phòng một cửa.\n"


def house_terms(text, *terms):
    report = Proofreader(Config(("VN911",), terms=terms)).proofread(text)
    return [(finding.span.of(text), [each.text for each in finding.suggestions]) for finding in report.findings]


ONE_DOOR = Term("bộ phận một cửa", ("phòng một cửa",))
SINCE = ONE_DOOR._replace(since=date(2026, 1, 1))
UNTIL = ONE_DOOR._replace(until=date(2025, 12, 31))
# A text, a term, and what is found.
CASES = [
    ("Nộp tại Phòng một cửa.", ONE_DOOR, [("Phòng một cửa", ["Bộ phận một cửa"])]),
    ("Nộp tại phòng một cửa.", SINCE, []),
    (DATED.format(12, 2026), SINCE, [("phòng một cửa", ["bộ phận một cửa"])]),
    (DATED.format(12, 2025), SINCE, []),
    (DATED.format(12, 2025), UNTIL, [("phòng một cửa", ["bộ phận một cửa"])]),
    ("Trân trọng kính mời bà con.", Term("", ("trân trọng kính mời",)), [("Trân trọng kính mời", [])]),
    ("Hộ nghèo đa chiều.", Term("hộ nghèo đa chiều", ("hộ nghèo",)), []),
    ("Hộ nghèo.", Term("hộ nghèo đa chiều", ("hộ nghèo",)), [("Hộ nghèo", ["Hộ nghèo đa chiều"])]),
    ("Phòng mộtcửa; văn phòng một cửahàng.", ONE_DOOR, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "expected"), CASES)
def test_found(text, term, expected):
    assert house_terms(text, term) == expected


def test_put_right_when_asked_for():
    proofreader = Proofreader(Config(("VN911",), terms=(ONE_DOOR,)))
    assert proofreader.correct("Nộp tại phòng một cửa.") == "Nộp tại phòng một cửa."
    assert proofreader.correct("Nộp tại phòng một cửa.", Safety.LIKELY) == "Nộp tại bộ phận một cửa."


def test_to_ignore_a_word_is_not_to_suggest_it():
    """«hổi nghị» is let be where the user says so, and nowhere proposed."""
    proofreader = Proofreader(Config(words=frozenset(["hổi nghị"])))
    report = proofreader.proofread("Xã họp hổi nghị. Huyện họp hôi nghị. Tỉnh họp hội nghị.")
    assert not any("hổi" in each.text for finding in report.findings for each in finding.suggestions)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules.toml").write_text(RULES, "utf-8")
    (tmp_path / "kho").mkdir()
    for number in range(12):
        words = "Hồ sơ nộp tại phòng một cửa của xã." if number % 3 else "Bà con nộp tại tổ một cửa."
        (tmp_path / "kho" / f"{number}.txt").write_text(words + "\n", "utf-8")
    (tmp_path / "kho" / "x.docx").write_bytes(b"PK no package")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(program, ["trial", *arguments], prog_name="vnproof")


def test_trial(archive):
    result = run("rules.toml", "--on", "kho", "--draw", "5")
    assert result.exit_code == 3, "a file that cannot be read is told, the others are tried"
    assert "phòng một cửa → bộ phận một cửa: 8 chỗ ở 8 trên 12 văn bản" in result.stdout
    assert "tổ một cửa → bộ phận một cửa: 4 chỗ ở 4 trên 12 văn bản" in result.stdout
    rows = list(csv.DictReader((archive / "vnproof-trial.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 5
    assert run("rules.toml", "--on", "kho").exit_code == 2, "marks are not lost"


def test_marked(archive):
    run("rules.toml", "--on", "kho", "--draw", "12")
    sample = archive / "vnproof-trial.csv"
    lines = sample.read_text("utf-8-sig").splitlines()
    sample.write_text(
        "\n".join([lines[0], *(("n" if "tổ một cửa" in line else "y") + line for line in lines[1:])]), "utf-8"
    )
    told = run("rules.toml", "--marked", "vnproof-trial.csv").stdout
    assert "phòng một cửa → bộ phận một cửa: đúng 8 trên 8 chỗ đã chấm: 100,0%, khoảng tin cậy 95 % từ 67,6%" in told
    assert "tổ một cửa → bộ phận một cửa: đúng 0 trên 4 chỗ đã chấm: 0,0%" in told


# Rules, and what is wrong with them.
BROKEN = [
    ("", "chưa có mục"),
    ("[[terms]]\nwrite = 'a'", "phải là các bảng"),
    ("[[terms]]\navoid = ['a']\nsince = 'mai'", "phải là các bảng"),
    ("[[terms]]\navoid = []", "phải là các bảng"),
    ("[[terms]]\navoid = ['a']\nwhy = 'b'", "phải là các bảng"),
]


@pytest.mark.parametrize(("rules", "told"), BROKEN)
def test_broken_rules(archive, rules, told):
    (archive / "rules.toml").write_text(rules, "utf-8")
    result = run("rules.toml", "--on", "kho")
    assert result.exit_code == 2
    assert told in result.output
