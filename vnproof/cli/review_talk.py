"""The talk of a review about one document: shows a finding, hears a key, keeps the decision, and writes in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import click

from vnproof.cli import review_memory as memory
from vnproof.cli.dictionary import dictionary_path
from vnproof.cli.inputs import folder_of
from vnproof.cli.look import look_of_terminal
from vnproof.cli.messages import tell
from vnproof.cli.review_keys import KEY_TABLE, Gone, Keys, unknown_key
from vnproof.cli.review_screen import PROMPT, finding_lines, said_of, summary
from vnproof.cli.reviewing import ANSWERS, Session
from vnproof.core.edit import Edit
from vnproof.core.errors import Breach, DictionaryError, DocumentError
from vnproof.core.report import Report
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.files import read_file, write_atomically
from vnproof.documents.opening import rewrite
from vnproof.lexicon.readers import normal_form
from vnproof.lexicon.user_dictionary import add, read, remove
from vnproof.proofreader import Proofreader
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.phrases import visible
from vnproof.reporters.terminal import painter

KEPT = Wording(
    "đã dừng; các quyết định được giữ, hãy chạy lại lệnh này để tiếp tục.",
    "stopped; your decisions are kept, run the same command to go on.",
)
NO_PROPOSAL = Wording(
    "Chỗ này không có đề nghị như thế; e để tự gõ, s để bỏ qua.", "No such proposal here; e to edit, s to skip."
)
REFUSALS = {
    **dict.fromkeys(("a", "A", *"123456789"), NO_PROPOSAL),
    "u": Wording("Chưa có quyết định nào để lùi lại.", "No decision to undo yet."),
    "w": Wording("Chưa nhận chỗ nào để ghi.", "Nothing is accepted yet that could be written."),
}


class Talk:
    """One document, its session, and the user on the other side."""

    session: Session
    left: tuple[memory.Remembered, ...]  # remembered decisions whose places have not come up yet

    def __init__(
        self, document: Document, proofreader: Proofreader, keys: Keys, language: Language, output: str | None
    ) -> None:
        self.document = document
        self.proofreader = proofreader
        self.keys = keys
        self.language = language
        self.output = output
        self.content = _digest(document.apply(()))
        self.places = Whereabouts(Report(document.text, (), document.layout))
        self.keeps = True  # until the folder of memories turns out not to be writable
        self.asides: dict[str, Callable[[], None]] = {
            "e": self._own_text,
            "d": lambda: self._learn(project=False),
            "D": lambda: self._learn(project=True),
            "u": self._undo,
            "q": self._quit,
            "?": self._help,
        }

    def run(self, *, restart: bool) -> None:
        """
        Ask about every finding, and write.

        Raises Gone and KeyboardInterrupt where the user stops, DocumentError where the file cannot be written.
        """
        try:
            if restart:
                self._keep(memory.Memory())
            self._begin(memory.load(self.document.path))
            shown = None
            while self._has_more():
                if self.session is not shown:
                    look = look_of_terminal(self.language)
                    lines = finding_lines(self.document.path, self.places, self.session, look)
                    click.echo(painter(look)(lines), nl=False, color=look.color)
                    shown = self.session
                click.echo(PROMPT.in_language(self.language), nl=False)
                key = self.keys.key()
                if key == "w" and self.session.edits:
                    break
                self._hear(key)
        except (Gone, KeyboardInterrupt):
            if self.keeps:
                tell(KEPT, self.language)
            raise
        self._finish()

    def _begin(self, kept: memory.Memory) -> None:
        """Read the document, and take the decisions of last time up again."""
        for warning in self.document.warnings:
            tell(warning, self.language)
        report = self.proofreader.proofread(self.document.text, self.document.shielded)
        self._makeable(tuple(finding.edit for finding in report.findings if finding.edit))
        session = Session.begin(self.document.text, report.findings, self.document.shielded, kept.ignored)
        self.session, self.left = memory.recall(session, kept.steps)
        if kept.steps:
            number, path = len(self.session.round.answers), self.document.path
            again = Wording(
                f"{path}: tiếp tục lần xem trước, đã quyết {number} chỗ.",
                f"{path}: going on from last time, {number} places are decided.",
            )
            changed = Wording(
                f"{path}: tệp đã khác lần xem trước; giữ được quyết định ở {number} chỗ, các chỗ khác xin hỏi lại.",
                f"{path}: the file has changed since; decisions on {number} places still hold, the others are asked.",
            )
            tell(again if kept.content == self.content else changed, self.language)

    def _has_more(self) -> bool:
        """Is there a finding without an answer, if need be after reading the corrected text again?"""
        while self.session.round.is_over:
            if not self.session.round.edits:
                return False
            ahead = self.session.round.following()
            further = self.session.further(self.proofreader.proofread(ahead.text, ahead.shielded).findings)
            if not further.round.findings:
                return False
            number = len(further.round.findings)
            self._say(
                Wording(f"Sửa xong, thấy thêm {number} chỗ:", f"With these corrections, {number} more to look at:")
            )
            self.session, self.left = memory.recall(further, self.left)
        return True

    def _hear(self, key: str) -> None:
        if key in self.asides:
            self.asides[key]()
            return
        after = ANSWERS[key](self.session) if key in ANSWERS else None
        if after is None:
            self._say(REFUSALS.get(key) or unknown_key(key))
        elif after.last_step() is self.session.last_step():
            self.session = after
        else:
            self._decide(after)

    def _decide(self, after: Session) -> None:
        """Say what was decided, and keep it."""
        step = after.last_step()
        if step:
            click.echo(f"→ {said_of(step, self.session, self.language)}")
        self.session = after
        self._keep(memory.remember(after, self.content, self.left))

    def _own_text(self) -> None:
        word = visible(self.session.word)
        prompt = Wording(f"Viết thay «{word}» (để trống: thôi): ", f"Instead of '{word}' (nothing: leave it): ")
        text = self.keys.line(prompt.in_language(self.language), word)
        if not text.strip():
            return
        after = self.session.write(text)
        if after is None:
            number = len(self.session.word.split())
            self._say(
                Wording(
                    f"Chỗ này chạy qua nhiều dòng; hãy gõ đủ {number} chữ.",
                    f"This place runs over several lines; type {number} words.",
                )
            )
            return
        try:
            rewrite(self.document, set(after.edits) - set(self.session.edits))
        except DocumentError as error:
            self._say(error.wording)
        except Breach:
            self._say(
                Wording(
                    "Tệp loại này không ghi được chữ ấy vào chỗ này; hãy gõ cách khác.",
                    "A file of this kind cannot hold that text here; type it another way.",
                )
            )
        else:
            self._decide(after)

    def _learn(self, *, project: bool) -> None:
        """Put the word into a dictionary; a correction of it that stands there is not silently overruled."""
        word = self.session.word
        path = dictionary_path(project=project, folder=folder_of(self.document.path))
        try:
            if path.exists() and normal_form(word) in {normal_form(wrong) for wrong, _ in read(path).corrections}:
                self._say(
                    Wording(
                        f"{path} đang sửa «{visible(word)}»; hãy bỏ cách sửa ấy bằng `vnproof dictionary remove`.",
                        f"{path} corrects '{visible(word)}'; take that out with `vnproof dictionary remove`.",
                    )
                )
                return
            is_new = add(path, word)
        except DictionaryError as error:
            self._say(error.wording)
            return
        self._decide(self.session.learn(str(path) if is_new else ""))

    def _undo(self) -> None:
        step, after = self.session.last_step(), self.session.undo()
        if step is None or after is None:
            self._say(REFUSALS["u"])
            return
        if step.what == "learn" and step.text:
            try:
                remove(Path(step.text), after.word)
            except DictionaryError as error:
                self._say(error.wording)
                return
        back = said_of(step, after, self.language)
        self._say(Wording(f"← lùi lại: {back}", f"← undone: {back}"))
        self.session = after
        self._keep(memory.remember(after, self.content, self.left))

    def _quit(self) -> None:
        raise Gone

    def _help(self) -> None:
        click.echo(KEY_TABLE.in_language(self.language), nl=False)

    def _finish(self) -> None:
        """Write what was accepted, and forget what is done with."""
        path, edits = self.document.path, self._makeable(self.session.edits)
        for edit in self.session.edits:
            if edit not in edits:
                place = self.places.name(edit.span)
                tell(
                    Wording(
                        f"{path}:{place.vi}: không ghi được «{visible(edit.text)}»; chỗ này giữ nguyên.",
                        f"{path}:{place.en}: '{visible(edit.text)}' cannot be written; the place is left alone.",
                    ),
                    self.language,
                )
        rest, end = memory.remember(self.session, self.content), Wording("", "")
        if edits:
            data = rewrite(self.document, edits)
            if self.output is not None:
                write_atomically(self.output, data, backup=False)
                end = Wording(f"; đã ghi vào {self.output}", f"; written to {self.output}")
            else:
                self._check_that_nobody_changed_it()
                copy = write_atomically(path, data)
                rest = memory.remember_the_rest(self.session, _digest(data))
                if copy:
                    end = Wording(f"; bản gốc được giữ ở {copy.name}", f"; the original is kept in {copy.name}")
        done = summary(self.session.counts)
        self._say(Wording(f"{path}: {done.vi}{end.vi}.", f"{path}: {done.en}{end.en}."))
        if self.session.round.is_over:
            rest = memory.Memory(self.content, ignored=self.session.unwanted)
        self._keep(rest)

    def _check_that_nobody_changed_it(self) -> None:
        path = self.document.path
        if _digest(read_file(path)) != self.content:
            raise DocumentError(
                f"{path}: đã bị thay đổi trong lúc xem nên chưa ghi gì; hãy chạy lại lệnh để tiếp tục.",
                f"{path}: was changed in the meantime, so nothing is written; run the command again to go on.",
            )

    def _makeable(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Those of the edits that the file can take. Raises DocumentError where it can take none of them."""
        try:
            self.document.apply(edits)
        except DocumentError:
            good = tuple(filter(self._is_makeable, edits))
            if not good:
                raise
            return good
        return edits

    def _is_makeable(self, edit: Edit) -> bool:
        try:
            self.document.apply([edit])
        except DocumentError:
            return False
        return True

    def _keep(self, kept: memory.Memory) -> None:
        """Without a folder to keep it in, the review goes on all the same."""
        if not self.keeps:
            return
        try:
            memory.save(self.document.path, kept)
        except DocumentError as error:
            self.keeps = False
            tell(error.wording, self.language)

    def _say(self, sentence: Wording) -> None:
        click.echo(sentence.in_language(self.language))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
