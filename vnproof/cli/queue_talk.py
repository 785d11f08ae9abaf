"""The talk about an archive's queue: shows a group, hears a key, does at once what was decided, and can go back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import click

from vnproof.batch.deciding import Desk, Done
from vnproof.batch.queue import Waiting
from vnproof.cli.look import look_of_terminal
from vnproof.cli.messages import tell
from vnproof.cli.queue_screen import PROMPT, group_lines, said_of, summary
from vnproof.cli.queueing import ANSWERS, QueueSession, Step
from vnproof.cli.review_keys import Gone, Keys, unknown_key
from vnproof.core.wording import Language, Wording
from vnproof.memory.memory import Entry
from vnproof.reporters.terminal import painter

KEY_TABLE = Wording(
    """\
    A            nhận đề nghị cho mọi chỗ giống thế này trong cả kho
    a, Enter     chỉ nhận ở chỗ đang hiện
    s            để sau; lần xem sau sẽ hỏi lại
    i            không bao giờ đề nghị như thế nữa: vào bộ nhớ chung
    d            chữ này đúng: vào bộ nhớ chung
    m            hiện chỗ khác của nhóm này
    u            lùi lại một quyết định: các tệp trở lại như trước đó
    n, p, ← →    xem nhóm sau, nhóm trước
    q, Ctrl-C    dừng; mọi quyết định đã được ghi, lần sau xem tiếp những nhóm còn lại
""",
    """\
    A            accept the proposal for all places like this in the archive
    a, Enter     accept it only for the place that is shown
    s            skip; the next review asks again
    i            never propose this again: into the team's memory
    d            this is right: into the team's memory
    m            show another place of this group
    u            undo one decision: the files are as they were before it
    n, p, ← →    look at the next, the previous group
    q, Ctrl-C    stop; all decisions are carried out, the next review goes on with the other groups
""",
)
ANSWERED = Wording("Nhóm này đã quyết rồi; u để lùi lại, n để xem nhóm sau.", "This is decided; u to undo, n to go on.")
NO_WORD = Wording(
    "Đây không phải chữ mà từ điển giữ được; i để không bao giờ đề nghị nữa.",
    "This is nothing that a dictionary could hold; i to hear no more of it.",
)
NOTHING_TO_UNDO = Wording("Chưa có quyết định nào để lùi lại.", "No decision to undo yet.")
NOTHING_WAITS = Wording("không có gì chờ người xem.", "nothing waits for a person.")
MANY = 20  # places that take a while

Effect = Done | Entry | None  # what a step has done


class QueueTalk:
    """The queue of an archive, and the user on the other side."""

    def __init__(self, desk: Desk, keys: Keys, language: Language) -> None:
        self.desk = desk
        self.keys = keys
        self.language = language
        self.session = QueueSession(tuple(desk.queue()))
        self.effects: list[Effect] = []
        self.places: dict[int, list[Waiting]] = {}

    def run(self) -> int:
        """Ask until nothing is left or the user stops; how many documents could not be written."""
        if not self.session.groups:
            tell(NOTHING_WAITS, self.language)
            return 0
        asides: dict[str, Callable[[], None]] = {"u": self._undo, "q": self._quit, "?": self._help}
        shown = None
        try:
            while not self.session.is_over:
                if self.session is not shown:
                    shown = self.session
                    self._show()
                click.echo(PROMPT.in_language(self.language), nl=False)
                key = self.keys.key()
                asides.get(key, lambda key=key: self._hear(key))()
        except (Gone, KeyboardInterrupt):
            pass
        finally:
            self._end()
        return sum(len(effect.errors) for effect in self.effects if isinstance(effect, Done))

    def _show(self) -> None:
        at = self.session.at
        if at not in self.places:
            self.places[at] = self.desk.places(self.session.group.alike)
        look = look_of_terminal(self.language)
        lines = group_lines(self.session, self.places[at][self.session.shown], look)
        click.echo(painter(look)(lines), nl=False, color=look.color)

    def _hear(self, key: str) -> None:
        if key not in ANSWERS:
            self._say(unknown_key(key))
            return
        after = ANSWERS[key](self.session)
        if after is None:
            self._say(ANSWERED if self.session.at in self.session.answers else NO_WORD)
            return
        if after.last_step is not self.session.last_step and after.last_step:
            self._do(after.last_step)
        self.session = after

    def _do(self, step: Step) -> None:
        group = self.session.groups[step.group]
        if step.what == "accept" and group.places > MANY:
            self._say(Wording(f"… đang sửa {group.places} chỗ", f"… changing {group.places} places"))
        effect = self._effect(step)
        self.effects.append(effect)
        click.echo(f"→ {said_of(step.what, group, self.language)}")
        if isinstance(effect, Done):
            self._tell_errors(effect)

    def _effect(self, step: Step) -> Effect:
        group, places = self.session.groups[step.group], self.places[step.group]
        if step.what == "here":
            return self.desk.accept([places[step.place]])
        if step.what == "accept":
            made = self.session.made
            return self.desk.accept(each for n, each in enumerate(places) if (step.group, n) not in made)
        if step.what == "skip":
            return None
        return self.desk.settle(group, is_right=step.what == "right")

    def _undo(self) -> None:
        step, after = self.session.last_step, self.session.undo()
        if step is None or after is None:
            self._say(NOTHING_TO_UNDO)
            return
        effect = self.effects.pop()
        if isinstance(effect, Done):
            self._tell_errors(self.desk.take_back(effect.places))
        elif effect:
            self.desk.unsettle(effect)
        back = said_of(step.what, self.session.groups[step.group], self.language)
        self._say(Wording(f"← lùi lại: {back}", f"← undone: {back}"))
        self.session = after

    def _tell_errors(self, done: Done) -> None:
        for error in done.errors:
            click.echo(f"vnproof: {error}", err=True)

    def _quit(self) -> None:
        raise Gone

    def _help(self) -> None:
        click.echo(KEY_TABLE.in_language(self.language), nl=False)

    def _end(self) -> None:
        """Only now is nothing taken back any more, and the team's memory hears of what was accepted."""
        made = [place for effect in self.effects if isinstance(effect, Done) for place in effect.places]
        self.desk.remember(made)
        done = summary(Counter(step.what for step in self.session.steps), len(made))
        left = len(self.session.groups) - len(self.session.answers)
        tell(Wording(f"{done.vi}; còn {left} nhóm chờ.", f"{done.en}; {left} groups still wait."), self.language)

    def _say(self, sentence: Wording) -> None:
        click.echo(sentence.in_language(self.language))
