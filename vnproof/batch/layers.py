"""
Layers: what one run after the other made of a document, taken apart and put together again.

Each layer is a run's changes of the text that the layer beneath it left; the lowest is made of the first original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vnproof.batch.cells import Form
from vnproof.batch.containers import found
from vnproof.batch.ledger import Change, Held, Layer, Record, State
from vnproof.batch.store import digest
from vnproof.core.edit import Edit, move
from vnproof.core.errors import LedgerError
from vnproof.core.span import Span


class Chosen(NamedTuple):
    """
    How a document stands, and how it is to: the layers that stay, the digest of what they left, and the layers that are
    made anew of it, with those of their changes that are `applied`.
    """

    record: Record
    kept: tuple[Layer, ...]
    base: str
    anew: tuple[Layer, ...]

    def made(self, base: bytes, emptied: State) -> Held:
        """
        The document as it is to stand, with all its contents from `base` on; one without changes is `emptied`.

        Raises LedgerError where a change does not fit what lies beneath it.
        """
        layers, contents = list(self.kept), [base]
        for record, changes in self.anew:
            contents.append(_with_changes(record, contents[-1], changes))
            before, after = map(digest, contents[-2:])
            state: State = emptied if before == after else "changed"
            layers.append(Layer(record._replace(state=state, before=before, after=after), changes))
        *beneath, (record, changes) = layers
        return Held(record, changes, tuple(contents), tuple(beneath))


def as_left(record: Record, beneath: Sequence[Layer], changes: Sequence[Change]) -> Chosen:
    """A document with other changes of its last layer chosen."""
    return Chosen(record, tuple(beneath), record.before or "", (Layer(record, tuple(changes)),))


def without_all(record: Record, layers: Sequence[Layer]) -> Chosen:
    """A document with all its layers taken off."""
    lowest = layers[0]
    changes = tuple(change._replace(applied=False) for change in lowest.changes)
    return Chosen(record, (), lowest.record.before or "", (lowest._replace(changes=changes),))


def without_run(record: Record, layers: Sequence[Layer], run: int) -> Chosen:
    """A document with the layer of a run taken off. Raises LedgerError where another lies on it."""
    last = layers[-1].record
    if last.run != run:
        raise LedgerError(
            f"{record.name}: lượt {last.run} đã sửa tiếp văn bản này; hãy hoàn tác lượt {last.run} trước, hoặc tất cả.",
            f"{record.name}: run {last.run} has changed it since; take run {last.run} back first, or everything.",
        )
    return Chosen(record, tuple(layers[:-1]), last.before or "", ()) if layers[1:] else without_all(record, layers)


def without_check(record: Record, layers: Sequence[Layer], check: str, run: int | None) -> Chosen | None:
    """
    A document without what a check has changed, in one run or in all; None where it has changed nothing.

    Raises LedgerError where a later run has changed the very same place.
    """

    def has(layer: Layer, change: Change) -> bool:
        return change.applied and check in change.codes and run in (None, layer.record.run)

    first = next((n for n, layer in enumerate(layers) if any(has(layer, each) for each in layer.changes)), None)
    if first is None:
        return None
    gone: list[Edit] = []  # what makes of the text that a layer was made of the one that it is made of now
    anew: list[Layer] = []
    for layer in layers[first:]:
        made = [Edit(Span(change.start, change.end), change.new) for change in layer.changes if change.applied]
        back = [_undoing(change, made) for change in layer.changes if has(layer, change)]
        changes = [change._replace(applied=change.applied and not has(layer, change)) for change in layer.changes]
        anew.append(Layer(layer.record, tuple(_moved(layer.record, changes, made, gone))))
        gone = [*(Edit(move(edit.span, made), edit.text) for edit in gone), *back]
    left = tuple(layer for layer in anew if any(change.applied for change in layer.changes))
    if not first and not left:
        return without_all(record, anew)
    return Chosen(record, tuple(layers[:first]), layers[first].record.before or "", left)


def standing(record: Record, layers: Sequence[Layer]) -> set[str]:
    """The digests of what a document may be: as it stands, or, after an undo was cut off, as it stood beneath."""
    own = (record.before, record.after)
    return set(filter(None, (*own, *(each for layer, _ in layers for each in (layer.before, layer.after)))))


def as_it_stands(record: Record, layers: Sequence[Layer]) -> str | None:
    """The digest of what a document is, its last run having changed it or not."""
    return layers[-1].record.after if layers else record.after


def lacking(get: Callable[[str], bytes], record: Record, layers: Sequence[Layer]) -> Iterator[str]:
    """A sentence for each of the contents before the runs that cannot be got by its digest."""
    for before in [layer.before or "" for layer, _ in layers] or [record.before or ""]:
        if (error := _fault(get, before)) is not None:
            yield error.wording.vi


def first_of(held: Held) -> str | None:
    """The digest of a document's first original."""
    return (held.beneath[0].record if held.beneath else held.record).before


def _fault(get: Callable[[str], bytes], name: str) -> LedgerError | None:
    try:
        get(name)
    except LedgerError as error:
        return error
    return None


def _undoing(change: Change, made: Sequence[Edit]) -> Edit:
    """The edit of a layer's outcome that takes one of its changes back."""
    others = [edit for edit in made if edit.span != (change.start, change.end)]
    start = move(Span(change.start, change.start), others).start
    return Edit(Span(start, start + len(change.new)), change.old)


def _moved(record: Record, changes: Sequence[Change], made: Sequence[Edit], gone: Sequence[Edit]) -> list[Change]:
    """Changes where they are once what lies beneath is another; those that wait at a place that is gone are too."""

    def meets(span: Span) -> bool:
        return any(span.start <= edit.span.end and edit.span.start <= span.end for edit in gone)

    if any(meets(edit.span) for edit in made):
        raise LedgerError(
            f"{record.name}: lượt {record.run} đã sửa tiếp ở chính chỗ đó; hãy hoàn tác lượt {record.run} trước.",
            f"{record.name}: run {record.run} has changed that very place since; take run {record.run} back first.",
        )
    spans = [(change, Span(change.start, change.end)) for change in changes]
    return [
        change._replace(start=there.start, end=there.end)
        for change, span in spans
        if not meets(span)
        for there in [move(span, gone)]
    ]


def _with_changes(record: Record, before: bytes, changes: Sequence[Change]) -> bytes:
    made = [change for change in changes if change.applied]
    if not made:
        return before
    container = found(record.target)
    form = container.form if container else Form()
    document = form.open(before, record.name)
    if any(document.text[change.start : change.end] != change.old for change in made):
        raise LedgerError(
            f"{record.name}: chỗ sửa của lượt {record.run} không khớp văn bản; hãy hoàn tác cả văn bản (--document).",
            f"{record.name}: the edits of run {record.run} do not fit the text; take all of it back (--document).",
        )
    return form.rewrite(before, document, [Edit(Span(change.start, change.end), change.new) for change in made])
