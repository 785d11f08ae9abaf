"""Keys of a terminal: what they are called here, and a review held at a real one."""

import os
import select
import subprocess
import sys
import time

import pytest

from vnproof.cli.review_keys import Gone, Keyboard

# What the terminal sends, and the key it is taken for.
PRESSED = [
    ("a", "a"),
    ("\r", "a"),
    ("\n", "a"),
    ("A", "A"),
    ("\x1b[A", "p"),
    ("\x1bOB", "n"),
    ("\x1b[C", "n"),
    ("\x1b[D", "p"),
    ("\xe0H", "p"),
    ("à", "à"),
    ("\x1b", "\x1b"),
    ("một câu dán vào", "một câu dán vào"),
]


@pytest.mark.parametrize(("pressed", "key"), PRESSED)
def test_names(monkeypatch, pressed, key):
    monkeypatch.setattr("click.getchar", lambda: pressed)
    assert Keyboard().key() == key


def test_ways_to_stop(monkeypatch):
    def end():
        raise EOFError

    monkeypatch.setattr("click.getchar", end)
    with pytest.raises(Gone):
        Keyboard().key()
    monkeypatch.setattr("click.getchar", lambda: "aa\x03")
    with pytest.raises(KeyboardInterrupt):
        Keyboard().key()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_terminal(tmp_path):
    """One press is one answer, one's own text begins as the old one, Ctrl-C keeps what was decided."""
    import pty
    import termios

    (tmp_path / "a.txt").write_text("Ban tô chức hội nghị.\nGóp phân nâng cao nhận thức.\nPhù họp với.\n", "utf-8")
    user, terminal = pty.openpty()
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "xterm"}
    command = [sys.executable, "-m", "vnproof", "review", tmp_path / "a.txt"]
    child = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    seen = b""

    def wait_for(text):
        nonlocal seen
        while text.encode() not in seen:
            assert select.select([user], [], [], 60)[0], seen.decode()
            seen += os.read(user, 4096)
        seen = seen.partition(text.encode())[2]

    def press(keys):
        """What is typed before the terminal waits for single keys is thrown away, so that nobody answers unseen."""
        while termios.tcgetattr(user)[3] & termios.ICANON:
            time.sleep(0.01)
        os.write(user, keys.encode())

    for shown, keys in (
        ("mọi phím: ", "a"),
        ("→ sửa «tô» thành «tổ»", ""),
        ("mọi phím: ", "e"),
        ("thôi): phân", "\x7f\x7f\x7f\x7fphần\r"),
        ("→ sửa «phân» thành «phần»", ""),
        ("mọi phím: ", "\x03"),
        ("các quyết định được giữ", ""),
    ):
        wait_for(shown)
        if keys:
            press(keys)
    assert child.wait(60) == 130
    os.close(user)
