"""GitHub shows it when each command is one line, escaped, and the gravest come before the tenth."""

import re

import pytest

from vnproof.core.finding import Safety
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look
from vnproof.reporters.step_summary import StepSummary

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")
PROPERTY = re.compile(r"(file|line|endLine|col|endColumn|title)=([^,:]*)")


def lines(outcomes, **look):
    return "".join(REPORTERS["github"](outcomes, Look(**look))).split("\n")[:-1]


def unescaped(text):
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def parsed(line):
    """A command as the runner of a job takes it apart."""
    level, listed, message = COMMAND.fullmatch(line).groups()
    properties = dict(PROPERTY.fullmatch(each).groups() for each in listed.split(","))
    return level, {name: unescaped(value) for name, value in properties.items()}, unescaped(message)


def test_commands(outcomes):
    first, second, *_ = map(parsed, lines(outcomes))
    assert first == (
        "error", {"file": "hỏng,1.txt", "title": "vnproof"}, "hỏng,1.txt: không đọc được 100%."
    )  # fmt: skip
    assert second == (
        "error",
        {
            "file": 'thông báo #1 "&<b>.txt',
            "line": "1",
            "endLine": "1",
            "col": "7",
            "endColumn": "9",
            "title": "vnproof VN103",
        },
        "«họp» có lẽ sai. (98%, tự sửa được: vì thế)",
    )


def test_the_gravest_and_surest_come_first(outcome, finding):
    source = "tô họp nầy chổng"
    found = [
        finding(source, "tô", safety=Safety.LIKELY, confidence=0.8),
        finding(source, "họp", safety=Safety.HINT, confidence=0.7),
        finding(source, "nầy", confidence=0.9),
        finding(source, "chổng", confidence=0.95),
    ]
    told = [parsed(line) for line in lines([outcome(source, *found)])]
    assert [(level, message[:6]) for level, _, message in told] == [
        ("error", "«chổng"),
        ("error", "«nầy» "),
        ("warning", "«tô» c"),
        ("notice", "«họp» "),
    ]


def test_nothing_found_is_nothing_said(outcomes):
    assert lines(outcomes[1:2]) == []


NAMES = ["a.txt", "a,b:c%2C.txt", "a\nb.txt", "::error::x", "thông báo số 1.txt"]


@pytest.mark.parametrize("path", NAMES)
def test_a_name_is_not_taken_for_a_command(outcome, finding, path):
    (line,) = lines([outcome("tô", finding("tô", "tô"), path=path)])
    assert parsed(line)[1]["file"] == path


def test_over_a_line_end_no_columns_are_told(outcome, finding):
    source = "phòng,\r\nchổng tham nhũng"
    (line,) = lines([outcome(source, finding(source, source))])
    _, properties, message = parsed(line)
    assert "endLine" not in properties
    assert "endColumn" not in properties
    assert message.startswith("«phòng,  chổng tham nhũng»")


def test_what_has_no_lines(packed):
    _, properties, message = parsed(lines([packed])[0])
    assert properties == {"file": "văn bản/a.docx", "title": "vnproof VN103"}
    assert message.startswith("bảng 2, ô B3, đoạn 1: «tô»")


def test_letters_that_move_the_cursor_are_not_printed(outcome, finding):
    source = "\x1b[31mtô\x07"
    assert "\x1b" not in lines([outcome(source, finding(source, source))])[0]


def summary_of(outcomes, room=1_000_000):
    page = StepSummary(Look(), room)
    for outcome in outcomes:
        page.add(outcome)
    return page.text()


def test_summary(outcomes):
    page = summary_of(outcomes)
    assert "Đã soát 4 văn bản, 7 chỗ đáng ngờ" in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 7 + 1
    assert r"| thông báo \#1 \"\&\<b\>\.txt | 1\:7 | họp | «hợp» hoặc «hộp» | VN103 | 98\% |" in rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 7 for row in rows)


@pytest.mark.parametrize("room", [0, 2_500, 20_000])
def test_a_summary_has_only_so_much_room(outcome, finding, room):
    source = "tô " * 1000
    many = outcome(source, *(finding(source, "tô", "tổ", nth=nth) for nth in range(0, 1000, 2)))
    page = summary_of([many], room)
    assert len(page.encode()) <= max(room, 500)
    assert f"Còn {500 - page.count('VN103')} dòng không hiện ở đây." in page
