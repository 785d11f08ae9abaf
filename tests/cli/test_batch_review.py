"""`vnproof batch review` from keys to files: an archive is cleaned, reviewed, and taken back, all by command lines."""

import json
import re
import sqlite3

import pytest
from click.testing import CliRunner

from vnproof.cli.program import program
from vnproof.cli.queue_talk import KEY_TABLE

NAMES = ("a.txt", "b.html", "sâu/c d.txt")


@pytest.fixture
def vnproof(home):
    """Run a command line with the real proofreader; gives click's Result."""
    for number, name in enumerate(NAMES):
        path = home / "kho" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Ban tô chức họp.\nNội dung phù họp với quy định số {number}.\nCông tác phòng, chổng tham nhũng.\n"
        path.write_text(f"<p>{text}</p>" if name.endswith("html") else text, "utf-8")

    def run(line: str, keys: str = ""):
        script = "".join(f"{'' if key == '_' else key}\n" for key in keys.split())
        return CliRunner().invoke(program, line.split(), input=script, prog_name="vnproof")

    assert run("batch run kho --in-place --check VN104").exit_code == 0
    return run


def texts(home):
    return {name: (home / "kho" / name).read_text("utf-8") for name in NAMES}


# Keys, and how many of the documents read «tổ chức» and «phù hợp» after them.
SESSIONS = [
    ("", 0, 0),
    ("A", 3, 0),
    ("A A", 3, 3),
    ("_ q", 1, 0),
    ("a a a A", 3, 3),
    ("a A", 3, 0),
    ("A u", 0, 0),
    ("a a u", 1, 0),
    ("n A u q", 0, 0),
    ("s A", 0, 3),
    ("i A", 0, 3),
    ("d A", 0, 3),
    ("n A", 0, 3),
    ("? x m m a", 1, 0),
]


@pytest.mark.parametrize(("keys", "first", "second"), SESSIONS, ids=[c[0] or "-" for c in SESSIONS])
def test_what_is_written_and_taken_back(home, vnproof, keys, first, second):
    before = texts(home)
    result = vnproof("batch review", keys)
    assert result.exit_code == 0, result.output
    after = texts(home).values()
    assert (sum("tổ chức" in text for text in after), sum("phù hợp" in text for text in after)) == (first, second)
    assert vnproof("batch verify").exit_code == 0
    assert vnproof("batch undo --all").exit_code == 0
    assert texts(home) == {name: text.replace("chống", "chổng") for name, text in before.items()}
    assert vnproof("batch verify").exit_code == 0


def test_what_is_shown(vnproof):
    result = vnproof("batch review --lang en", "A q")
    assert result.stdout.splitlines()[1:7] == [
        "1/2 «tô chức» → «tổ chức», 3 places, some 99% sure [VN103: A real syllable in the wrong place]",
        "    a.txt (1/3)",
        "    Ban tô chức họp. Nội dung phù họp với quy…",
        "        ^^ → «tổ»",
        "A all · a only here · s skip · i never · d is right · u undo · ? all keys: ",
        "→ «tô chức» → «tổ chức»: 3 places",
    ]
    assert "vnproof: 3 places changed; 1 groups still wait." in result.stderr


def test_the_next_review_asks_only_for_the_rest(vnproof):
    vnproof("batch review", "A q")
    again = vnproof("batch review", "q")
    assert "1/1 «họp với»" in again.stdout
    vnproof("batch review", "i")
    assert "không có gì chờ người xem" in vnproof("batch review").stderr


def test_the_team_knows(home, vnproof):
    vnproof("batch review --who Lan --memory sqlite:///team.sqlite", "A d")
    rows = [json.loads(line) for line in vnproof("memory export --memory sqlite:///team.sqlite").stdout.splitlines()]
    assert [(row["kind"], row["text"], row["who"]) for row in rows if row["table"] == "entries"] == [
        ("word", "họp với", "Lan")
    ]
    assert [(row["action"], row["chosen"]) for row in rows if row["table"] == "decisions"] == [("accepted", "tổ")] * 3


def test_the_next_run_obeys_the_team(home, vnproof):
    vnproof("batch review --memory sqlite:///team.sqlite", "i d")
    assert vnproof("batch run kho -o sạch --ledger khác --memory sqlite:///team.sqlite").exit_code == 0
    assert (home / "sạch/a.txt").read_text("utf-8") == texts(home)["a.txt"]
    assert vnproof("batch run kho -o sạch --ledger thứ-ba").exit_code == 0
    assert "phù hợp với" in (home / "sạch/a.txt").read_text("utf-8")


def test_the_ledger_knows(home, vnproof):
    vnproof("batch review --who Lan", "A u i")
    with sqlite3.connect(home / "vnproof-ledger/ledger.sqlite") as base:
        told = [json.loads(facts) for (facts,) in base.execute("SELECT facts FROM events WHERE what = 'review'")]
    assert [(fact["what"], fact["who"], len(fact["places"])) for fact in told] == [
        ("accept", "Lan", 3),
        ("take back", "Lan", 3),
        ("never", "Lan", 1),
    ]


def test_by_spreadsheet(home, vnproof):
    assert vnproof("batch review --export q.csv").exit_code == 0
    assert vnproof("batch review --export q.csv").exit_code == 2, "decisions are not written over"
    table = (home / "q.csv").read_text("utf-8-sig")
    (home / "q.csv").write_text(table.replace("\n,VN103,tô", "\nchắc,VN103,tô"), "utf-8-sig")
    result = vnproof("batch review --apply q.csv")
    assert result.exit_code == 2, result.output
    (home / "q.csv").write_text(table.replace("\n,VN103,tô", "\nNhận,VN103,tô"), "utf-8-sig")
    assert "sửa 3 chỗ, làm theo 1 quyết định" in vnproof("batch review --apply q.csv").stderr
    assert sum("tổ chức" in text for text in texts(home).values()) == 3


def test_a_document_that_others_changed(home, vnproof):
    (home / "kho/a.txt").write_text("khác", "utf-8")
    result = vnproof("batch review", "A q")
    assert result.exit_code == 3
    assert "a.txt: đã bị sửa sau lượt chạy" in result.stderr
    assert (home / "kho/a.txt").read_text("utf-8") == "khác"


MISUSES = [
    ("batch review --ledger đâu-đó", "chưa có sổ ở đây"),
    ("batch review --export a --apply b", "hãy chọn --export hoặc --apply"),
    ("batch review --apply đâu.csv", "không đọc được"),
    ("batch review --memory nonsense://", "không mở được bộ nhớ chung"),
]


@pytest.mark.parametrize(("line", "said"), MISUSES)
def test_misuse(vnproof, line, said):
    result = vnproof(line)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_key_is_told(language):
    from vnproof.cli.queueing import ANSWERS

    told = re.findall(r"^    (\S), |^    (\S) ", KEY_TABLE.in_language(language), re.MULTILINE)
    assert {*ANSWERS, "u", "q"} <= {key for pair in told for key in pair} | {"p"}
