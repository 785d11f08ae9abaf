"""Several processes do what one does, in the same order, whatever happens to one of them; and the bar stays below."""

import io
import os
import signal
import subprocess
import sys
from contextlib import closing
from functools import partial
from itertools import count
from multiprocessing import active_children
from pathlib import Path
from pkgutil import resolve_name

import pytest

from vnproof.cli.screen import A_HANDFUL, Screen
from vnproof.core.wording import Wording
from vnproof.processes import ON_THE_WAY, as_ready, cores, in_order

ROOT = Path(__file__).parents[2]


# A worker that does what it is told; it knows no test module, because another `tests` may be installed.
WORKER = partial(resolve_name, "builtins:eval")
DIE = "__import__('os')._exit(9)"


def lost(thing):
    return f"lost: {thing}"


def squares(number):
    """The later ones are done sooner."""
    return [f"__import__('time').sleep({(number - i) % 3} / 100) or {i}**2" for i in range(number)]


def test_in_order():
    assert list(in_order(WORKER, squares(20), 2, lost)) == [number * number for number in range(20)]
    assert active_children() == []


def test_as_ready():
    slow = "__import__('time').sleep(0.5) or 'slow'"
    came = list(as_ready(WORKER, [slow, DIE, *squares(20)], 2, lost))
    assert sorted(map(str, came)) == sorted(
        map(str, [(slow, "slow"), (DIE, f"lost: {DIE}"), *((thing, eval(thing)) for thing in squares(20))])  # noqa: S307
    )
    assert active_children() == []


def test_no_more_is_under_way_than_there_is_room_for():
    taken = count()
    with closing(in_order(WORKER, (str(next(taken)) for _ in range(1000)), 2, lost)) as results:
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        assert next(taken) <= 3 + 2 * ON_THE_WAY
    assert active_children() == [], "who closes the generator leaves no process behind"


def test_a_process_that_dies_takes_one_thing_with_it():
    assert list(in_order(WORKER, ["1", "2", DIE, "3", "4"], 2, lost)) == [1, 2, f"lost: {DIE}", 3, 4]
    assert active_children() == []


def test_an_exception_ends_it():
    results = in_order(WORKER, ["2", "1 / 0", "3"], 2, lost)
    assert next(results) == 2
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert active_children() == []


def test_cores():
    assert 1 <= cores() <= os.cpu_count()


@pytest.fixture
def user(tmp_path):
    """Start `vnproof` in a folder, with its real models, as a user without settings."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    def start(folder, line, **options):
        return subprocess.Popen(
            [sys.executable, "-m", "vnproof", *line.split()],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )

    return start


def lay(folder):
    """One of each: right, wrong, unreadable, of another opinion, without marks."""
    (folder / "x").mkdir(parents=True)
    (folder / "a.txt").write_text("Kính gửi: Ủy ban nhân dân xã.\n", "utf-8")
    (folder / "b.txt").write_text("Phòng Nội vụ phối hợp tô chức hội nghị.\n", "utf-8")
    (folder / "c.txt").write_bytes("Kính".encode("latin-1"))
    (folder / "d.txt").write_text("to chuc hoi nghi\n", "utf-8")
    (folder / "x/e.txt").write_text("Căn cứ Luật Tô chức chính quyền địa phương;\n", "utf-8")
    for name in ("x/vnproof.toml", "x/.vnproof.toml"):
        (folder / name).write_text('fail-on = "never"\n')
    return folder


COMMANDS = [
    "check .",
    "fix --in-place .",
    pytest.param("check --format json . gone.txt", marks=pytest.mark.slow),
    pytest.param("fix --diff .", marks=pytest.mark.slow),
    pytest.param("restore --diff d.txt a.txt", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("line", COMMANDS)
def test_two_do_what_one_does(tmp_path, user, line):
    came = {}
    for jobs in (1, 2):
        folder = lay(tmp_path / f"{jobs}/notices")
        child = user(folder, f"{line} -j {jobs}")
        out, told = child.communicate()
        files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        came[jobs] = child.returncode, out, told.replace(bytes(folder), b"."), files
    assert came[2] == came[1]
    assert came[1][1] or "in-place" in line
    assert b"Traceback" not in came[1][2]


def test_standard_input_among_files(tmp_path, user):
    child = user(lay(tmp_path / "notices"), "check -j 2 a.txt - b.txt")
    out, _ = child.communicate("phối hợp tô chức hội nghị".encode())
    assert [line.partition(":")[0] for line in out.decode().splitlines() if "[VN" in line] == ["-", "b.txt"]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_interrupted(tmp_path, user):
    """Ctrl-C goes to all processes of a terminal; one says so, and none stays, for each holds standard error open."""
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text("Phòng Nội vụ phối hợp tô chức hội nghị.\n" * 2000, "utf-8")
    child = user(tmp_path, "check . -j 2", start_new_session=True)
    child.stdout.readline()
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=10)
    assert (child.returncode, told.decode()) == (130, "\nvnproof: đã dừng theo yêu cầu.\n")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def on_a_terminal(monkeypatch):
    """Standard output and standard error are one; a fixture could not, pytest has its own between setup and call."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


UP_AND_ERASED = "\x1b[1A\x1b[2K"


def test_what_is_printed_stands_above_the_bar(monkeypatch):
    terminal = on_a_terminal(monkeypatch)
    with closing(Screen(9, "vi")) as screen:
        screen.advance(0)
        assert "Đang đọc" in terminal.getvalue()
        screen.advance()
        screen.print("một\n")
        screen.print("hai\n")
        screen.tell(Wording("ba.", "three."))
        assert terminal.getvalue().endswith(f"{UP_AND_ERASED}một\nhai\nvnproof: ba.\n")
        screen.advance()
        assert "2/9" in terminal.getvalue().partition("ba.")[2]
    assert terminal.getvalue().endswith(UP_AND_ERASED)


def test_standard_output_in_a_file_leaves_the_bar_alone(monkeypatch):
    terminal = on_a_terminal(monkeypatch)
    file = io.StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    with closing(Screen(9, "en")) as screen:
        screen.advance()
        screen.print("một\n")
        assert UP_AND_ERASED not in terminal.getvalue()
    assert (file.getvalue(), "Reading" in terminal.getvalue()) == ("một\n", True)


@pytest.mark.parametrize(
    ("total", "kind", "stream"), [(A_HANDFUL, "xterm", Terminal), (9, "dumb", Terminal), (9, "xterm", io.StringIO)]
)
def test_no_bar(monkeypatch, total, kind, stream):
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setattr(sys, "stderr", stream())
    with closing(Screen(total, "vi")) as screen:
        screen.advance()
    assert sys.stderr.getvalue() == ""
