"""
Decisions as development data: rows as `corpus/README.md` describes them, a row a sentence.

An editor decides about one place after the other, and each decision tells of the sentence as it stood then: those of
one sentence are brought together again, on the sentence as it was first. What was ignored is no error; nor is what
nobody decided about, so that only sentences that were gone through to their end measure false alarms well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vnproof.core.edit import Edit, apply_edits, compose
from vnproof.core.span import Span


def gold_rows(decisions: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """
    Rows of gold, of the rows of decisions in the order they were made.

    >>> first = {"id": 1, "action": "accepted", "sentence": "Ban tô chức họp", "start": 4, "end": 6, "chosen": "tổ"}
    >>> [row] = gold_rows([first, first | {"sentence": "Ban tổ chức họp", "start": 12, "end": 15, "chosen": "hợp"}])
    >>> [(error["wrong"], error["right"]) for error in row["errors"]], row["target"]
    ([('tô', ['tổ']), ('họp', ['hợp'])], 'Ban tổ chức hợp')
    """
    sentences: list[_Sentence] = []
    latest: dict[str, _Sentence] = {}  # by each wording that a sentence has had
    for decision in decisions:
        sentence = latest.get(decision["sentence"])
        if sentence is None or not sentence.take(decision):
            sentence = _Sentence(decision)
            sentences.append(sentence)
        latest[sentence.source] = latest[sentence.now] = sentence
    return (sentence.row() for sentence in sentences)


class _Sentence:
    def __init__(self, decision: Mapping[str, Any]) -> None:
        self.name = f"decision-{decision['id']}"
        self.source: str = decision["sentence"]
        self.edits: tuple[Edit, ...] = ()
        self.take(decision)

    @property
    def now(self) -> str:
        """As it reads with all that was decided."""
        return apply_edits(self.source, self.edits)

    def take(self, decision: Mapping[str, Any]) -> bool:
        """One decision more; False where it takes a place as it was first that has been decided about."""
        place = Span(decision["start"], decision["end"])
        if decision["action"] == "ignored":
            return True
        edit = Edit(place, decision["chosen"])
        if decision["sentence"] == self.now:
            self.edits = compose(self.source, self.edits, [edit])
            return True
        if any(place.overlaps(span) for span, _ in self.edits):
            return False
        self.edits = tuple(sorted((*self.edits, edit)))
        return True

    def row(self) -> dict[str, Any]:
        errors = [
            {"start": start, "end": end, "wrong": self.source[start:end], "right": [text], "type": "decided"}
            for (start, end), text in self.edits
            if text != self.source[start:end]
        ]
        return {
            "id": self.name,
            "source": self.source,
            "target": self.now,
            "errors": errors,
            "meta": {"doc": self.name},
        }
