"""The keys of a review: what they do, and where they come from, a terminal or a script that is piped in."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Protocol

import click

from vnproof.core.wording import Wording
from vnproof.reporters.phrases import visible

# Enter accepts, arrows walk; what a terminal of Windows sends for them begins otherwise.
LETTERS = {
    **dict.fromkeys(("\r", "\n", ""), "a"),
    **dict.fromkeys(("\x1b[A", "\x1bOA", "\x1b[D", "\x1bOD", "\xe0H", "\xe0K", "\0H", "\0K"), "p"),
    **dict.fromkeys(("\x1b[B", "\x1bOB", "\x1b[C", "\x1bOC", "\xe0P", "\xe0M", "\0P", "\0M"), "n"),
}

KEY_TABLE = Wording(
    """\
    a, Enter     nhận đề nghị, đề nghị đầu tiên nếu có nhiều
    1 … 9        nhận đề nghị mang số này
    e            tự gõ chữ thay vào
    s            bỏ qua chỗ này; lần xem sau sẽ hỏi lại
    i            luôn bỏ qua chữ này trong tệp này
    d, D         thêm chữ này vào từ điển của bạn, của cơ quan (vnproof.dict)
    A            nhận đề nghị cho cả những chỗ giống hệt ở phía sau
    u            lùi lại một quyết định
    n, p, ← →    xem chỗ sau, chỗ trước
    w            ghi ngay những chỗ đã nhận; những chỗ chưa xem để lần sau
    q, Ctrl-C    dừng; các quyết định được giữ, chạy lại lệnh này là tiếp tục
""",
    """\
    a, Enter     accept the proposal, the first if there are several
    1 … 9        accept the proposal of this number
    e            type your own text
    s            skip this place; the next review asks again
    i            always ignore this word in this file
    d, D         put this word into your dictionary, the project's (vnproof.dict)
    A            accept the proposal for all places just like this that follow
    u            undo one decision
    n, p, ← →    look at the next, the previous place
    w            write what is accepted now; the rest is for another time
    q, Ctrl-C    stop; decisions are kept, the same command goes on
""",
)


class Gone(Exception):
    """The user wants to stop, or nothing more will come from the script."""


class Keys(Protocol):
    """What a review asks for."""

    def key(self) -> str:
        """The next key, as its letter. Raises Gone, and KeyboardInterrupt."""

    def line(self, prompt: str, given: str) -> str:
        """A line of text, `given` before it is changed; "" where the user thinks better of it."""


class Keyboard:
    """A terminal: one press is one answer."""

    def key(self) -> str:
        """The letter of the next key; what came in one go and is no single key (a paste) is given as it came."""
        try:
            pressed = click.getchar()
        except EOFError:
            raise Gone from None
        finally:
            click.echo()
        if "\x03" in pressed:
            raise KeyboardInterrupt
        return LETTERS.get(pressed, pressed)

    def line(self, prompt: str, given: str) -> str:
        """A line, edited where the system knows how to."""
        try:
            import readline
        except ImportError:  # Windows has its own way, without a text to begin with
            with suppress(EOFError):
                return input(prompt)
            return ""
        readline.set_startup_hook(lambda: readline.insert_text(given))
        try:
            return input(prompt)
        except EOFError:
            click.echo()
            return ""
        finally:
            readline.set_startup_hook(None)


class Script:
    """Standard input that is no terminal: a line is a key, the line after `e` is the text."""

    def key(self) -> str:
        """The letter on the next line."""
        line = sys.stdin.buffer.readline()
        click.echo()
        if not line:
            raise Gone
        pressed = line.decode("utf-8", "replace").strip()
        return LETTERS.get(pressed, pressed)

    def line(self, prompt: str, given: str) -> str:  # noqa: ARG002 - a script knows what it wants to say
        """The next line."""
        click.echo(prompt)
        return sys.stdin.buffer.readline().decode("utf-8", "replace")


def keys_at_hand() -> Keys:
    """The keyboard where somebody sits at it, else what is piped in."""
    return Keyboard() if sys.stdin.isatty() else Script()


def unknown_key(key: str) -> Wording:
    """What is said to a key that does nothing."""
    typing = not key.isascii()
    return Wording(
        f"Không có phím «{visible(key)}»; ? để xem các phím{', và hãy tắt bộ gõ tiếng Việt' if typing else ''}.",
        f"No key '{visible(key)}'; ? shows them{', and turn your input method off' if typing else ''}.",
    )
