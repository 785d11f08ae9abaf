"""
Watching: a drop folder for offices. What is put there is corrected into `da-sua`, with a report; originals go to `goc`.

`goc` is an archive like any other and `da-sua` its output tree: each file is moved there once it has stopped growing,
and cleaned by a run of its own, under a ledger in `.vnproof`. The folder is looked at again and again, not listened to:
what other machines put on a network share is announced to nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event
from typing import NamedTuple

from vnproof.batch.archive import Item, find_items
from vnproof.batch.containers import found
from vnproof.batch.crew import Bounds, TooLong, bounded, crew
from vnproof.batch.ledger import HALF_WRITTEN, Ledger, Record
from vnproof.batch.run import run
from vnproof.batch.store import digest
from vnproof.batch.work import Outcome as Worked
from vnproof.batch.work import Settings, proofreader
from vnproof.core.errors import DocumentError, VnproofError, cause
from vnproof.core.wording import Wording
from vnproof.documents.document import Note, signature
from vnproof.documents.files import write_atomically
from vnproof.documents.kinds import HIDDEN
from vnproof.documents.office import CONVERTED, conversions_kept
from vnproof.documents.opening import prove
from vnproof.reporters import REPORTERS
from vnproof.reporters.note import note_text
from vnproof.reporters.outcome import Look, Outcome

CORRECTED, ORIGINALS, LEDGER = "da-sua", "goc", ".vnproof"
REPORT, FAULT = ".html", ".loi.txt"
UNFINISHED = (
    ".tmp",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
)  # what browsers and copies call a file till it is whole

Say = Callable[[Wording], None]
Stamp = tuple[int, int]


class Place(NamedTuple):
    """Where a file that was dropped goes: its name from now on; and was this very file there before?"""

    name: str
    is_known: bool


class DropFolder:
    """
    A folder that is watched. One process at a time may.

    Raises LedgerError where another one does.
    """

    def __init__(self, folder: Path, settings: Settings, bounds: Bounds, look: Look) -> None:
        self._folder, self._settings, self._bounds, self._look = folder, settings, bounds, look
        self._corrected, self._originals = folder / CORRECTED, folder / ORIGINALS
        for own in (self._corrected, self._originals):
            own.mkdir(exist_ok=True)
        self._ledger = Ledger(folder / LEDGER)
        self._seen: dict[Path, Stamp] = {}

    def close(self) -> None:
        """Let go of it."""
        self._ledger.close()

    def settled(self) -> list[Path]:
        """The files that are as they were when this was asked last."""
        now = dict(sorted(_dropped(self._folder)))
        before, self._seen = self._seen, now
        return [path for path, stamp in now.items() if before.get(path) == stamp]

    def left_over(self) -> list[str]:
        """The names of originals that somebody who was killed had taken, and not come to an end with."""
        names = (path.name for path, _ in sorted(_dropped(self._originals)))
        return [name for name in names if not self._is_told_of(name)]

    def take(self, path: Path, say: Say) -> str | None:
        """Move a file to the originals; its name there, None where there is nothing more to do."""
        try:
            name, is_known = self._place(path)
            path.replace(self._originals / name)
        except OSError as error:
            what = cause(error)
            say(
                Wording(
                    f"{path.name}: chưa lấy được ({what.vi}); hãy đóng tệp ở chương trình khác, hay xem lại quyền ghi.",
                    f"{path.name}: cannot be taken yet ({what.en}); close it in other programs, or check permissions.",
                )
            )
            return None
        if is_known and (self._corrected / (copy := self._copy_of(name))).exists():
            say(
                Wording(
                    f"{path.name}: đã soát từ trước, xem {CORRECTED}/{copy}.",
                    f"{path.name}: was checked before, see {CORRECTED}/{copy}.",
                )
            )
            return None
        return name

    def work(self, name: str, say: Say) -> None:
        """Correct an original, with a report beside it; or say in a file why not, and what helps."""
        fault = self._corrected / f"{name}{FAULT}"
        try:
            items = list(find_items([self._originals / name]))
            with conversions_kept(self._ledger.folder / CONVERTED):
                self._report(name, items)
                done = run(items, self._ledger, self._settings, self._corrected, 1, self._bounds, hands=self._hands)
        except DocumentError as error:
            errors = [error.wording.vi]
        else:
            errors = [record.error or "" for record in self._ledger.records(done.run) if _is_left(record)]
        report = self._corrected / f"{name}{REPORT}"
        if errors and report.exists():
            errors.append(f"Các chỗ sai tìm thấy ở trong {report.name}.")
        if errors:
            write_atomically(fault, "".join(f"{error}\n" for error in errors).encode(), backup=False)
            say(Wording(f"{errors[0]} ({CORRECTED}/{fault.name})", f"{errors[0]} ({CORRECTED}/{fault.name})"))
            return
        fault.unlink(missing_ok=True)
        say(self._done(name))

    def _done(self, name: str) -> Wording:
        record, copy = self._ledger.record(name), self._copy_of(name)
        if record and record.state == "read":
            return Wording(
                f"{name}: PDF chỉ đọc được; bản có ghi chú ở {CORRECTED}/{copy}.",
                f"{name}: a PDF is only read; a copy with notes is {CORRECTED}/{copy}.",
            )
        return Wording(f"{name}: xong, xem {CORRECTED}/{copy}.", f"{name}: done, see {CORRECTED}/{copy}.")

    def _copy_of(self, name: str) -> str:
        """How the corrected copy of an original is called."""
        record = self._ledger.record(name)
        return Path(record.target).name if record and not found(record.target) else name

    def _hands(
        self, items: Iterable[Item], settings: Settings, jobs: int, bounds: Bounds
    ) -> Generator[tuple[Item, Worked], None, None]:
        """The crew; and what is only read is given notes, where it takes any."""
        for item, outcome in crew(items, settings, jobs, bounds):
            noted = self._noted(item) if outcome.only_read == "pdf" and not item.inside else None
            yield item, outcome if noted is None else outcome._replace(data=noted)

    def _noted(self, item: Item) -> bytes | None:
        try:
            with bounded(self._bounds.seconds):
                document = item.form.open(item.read(), item.name)
                report = proofreader(self._settings.config).proofread(document.text, document.shielded)
                notes = [Note(each.span, note_text(each, self._look.language)) for each in report.findings]
                return prove(document, (), document.annotate(notes, signature()))
        except (VnproofError, OSError, TooLong):
            return None  # the report is there all the same

    def _report(self, name: str, items: Iterable[Item]) -> None:
        """The report is there before the ledger is told, so that nothing that is done lacks it."""
        outcomes = [outcome for item in items if (outcome := self._outcome(item))]
        if outcomes:
            page = "".join(REPORTERS["html"](outcomes, self._look))
            write_atomically(self._corrected / f"{name}{REPORT}", page.encode("utf-8", "replace"), backup=False)

    def _outcome(self, item: Item) -> Outcome | None:
        """What is found in a document; None where it cannot be read, which the run will tell of."""
        try:
            with bounded(self._bounds.seconds):
                document = item.form.open(item.read(), item.name)
                report = proofreader(self._settings.config).proofread(document.text, document.shielded)
        except (VnproofError, OSError, TooLong):
            return None
        return Outcome(item.name, replace(report, layout=document.layout))

    def _place(self, path: Path) -> Place:
        """A name that is free, or under which this very file was taken before."""
        here = digest(path.read_bytes())
        for number in count(1):
            name = path.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
            kept = self._originals / name
            if kept.exists():
                if digest(kept.read_bytes()) == here:
                    return Place(name, is_known=True)
            elif not any((self._corrected / f"{name}{end}").exists() for end in ("", REPORT, FAULT)):
                return Place(name, is_known=False)
        raise AssertionError

    def _is_told_of(self, name: str) -> bool:
        """Does the ledger know what came of an original?"""
        try:
            records = [self._ledger.record(item.name) for item in find_items([self._originals / name])]
        except DocumentError:
            return (self._corrected / f"{name}{FAULT}").exists()
        return all(record and record.state not in HALF_WRITTEN for record in records)


def _is_left(record: Record) -> bool:
    """Is there no copy of a document with what was found in it?"""
    return record.state == "failed" or (record.state == "read" and not record.is_change)


def _dropped(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """The files right in a folder, with what tells that they have stopped growing."""
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(HIDDEN) and not path.name.lower().endswith(UNFINISHED):
            about = path.stat()
            yield path, (about.st_size, about.st_mtime_ns)


def watch(folder: DropFolder, enough: Event, every: float, say: Say = lambda _: None, *, once: bool = False) -> None:
    """
    Work on what is dropped, looking every so many seconds, until it is `enough`; no document is left half done.

    `once` works through what is there, and ends.
    """
    for name in folder.left_over():
        folder.work(name, say)
    folder.settled()
    while not enough.wait(every):
        for path in folder.settled():
            if enough.is_set():
                return
            if taken := folder.take(path, say):
                folder.work(taken, say)
        if once:
            return
