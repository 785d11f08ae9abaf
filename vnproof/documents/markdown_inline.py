"""
What of the text of a Markdown paragraph is seen: the words, not the marks of emphasis, links, code and HTML in it.

Not the parser's own inline tokens: they do not tell where in the text they stand.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

INLINE = regex.compile(
    r"""
    (?P<blanks>  [ \t]++ (?= \n ) )
  | (?P<escape>  \\ (?= [!-/:-@\[-`{-~\n] ) )
  | (?P<code>    (?<! ` ) (?P<ticks> `++ ) .*? (?<! ` ) (?P=ticks) (?! ` ) )
  | `++
  | (?P<address> < (?: [A-Za-z][A-Za-z\d+.-]{1,31} : [^\s<>]*+ | [\w.+-]{1,64}+ @ [\w.-]{1,255}+ ) > )
  | (?P<plain>   (?: https?:// | www\. ) [^\s<>*]*+ )
  | (?P<html>    <!-- .{0,2000}? --> | </? [A-Za-z][A-Za-z\d:-]{0,40}+ (?: [\s/] [^<>]{0,1000}+ )?+ >
               | & (?: \#\d{1,7} | \#[xX][\dA-Fa-f]{1,6} | [A-Za-z][A-Za-z\d]{1,31} ) ; )
  | (?P<math>    \$\$ [^$]{1,2000}+ \$\$ | \$ (?! [\s\d] ) [^$\n]{1,200}+ (?<! \s ) \$ (?! \d ) )
  | (?P<note>    \[\^ [^\]\s]{1,100}+ \] :?+ )
  | (?P<open>    !?+ \[ )
  | (?P<close>   \] )
  | (?P<run>     \*++ | _++ | ~++ )
    """,
    regex.VERBOSE | regex.DOTALL,
)
# Where a link leads, and what is shown when a mouse is over it.
TARGET = regex.compile(
    r"""
    \( \s*+ (?: < [^<>\n]*+ > | (?: [^\s()\\] | \\. | \( (?: [^\s()\\] | \\. )*+ \) )*+ )
    (?: \s++ (?: " (?: [^"\\] | \\. )*+ " | ' (?: [^'\\] | \\. )*+ ' | \( (?: [^()\\] | \\. )*+ \) ) )?+ \s*+ \)
    """,
    regex.VERBOSE | regex.DOTALL,
)
LABEL = regex.compile(r"\[ (?P<label> [^\[\]]{0,999}+ ) \]", regex.VERBOSE)

FARTHEST = 100  # runs to look back for the one that opened; no paragraph has as many

What = Literal["mark", "shield", "html"]


class Inline(NamedTuple):
    """A stretch that is not shown as it is: a mark, left out; something not to be read; HTML."""

    start: int
    end: int
    what: What


@dataclass
class _Run:
    """A run of `*`, `_` or `~`: what closes emphasis is used up from its left, what opens from its right."""

    start: int
    length: int
    opens: bool
    closes: bool
    left: int = 0
    right: int = 0

    @property
    def rest(self) -> int:
        return self.length - self.left - self.right


def inlines(text: str, labels: Container[str]) -> list[Inline]:
    """
    What in a paragraph is not shown as it is, in order; `labels` are those of the links defined elsewhere.

    >>> text = "**Kế** hoạch [số `5`](a.md)"
    >>> [(text[start:end], what) for start, end, what in inlines(text, ())]
    [('**', 'mark'), ('**', 'mark'), ('[', 'mark'), ('`5`', 'shield'), ('](a.md)', 'mark')]
    """
    found: list[Inline] = []
    brackets: list[tuple[int, int]] = []
    runs: list[_Run] = []
    linked = 0  # there are no links in links: up to here, brackets are brackets
    place = 0
    while match := INLINE.search(text, place):
        start, place = match.span()
        kind = match.lastgroup
        if kind == "blanks":
            found.append(Inline(start, place, "mark"))
        elif kind == "escape":
            found.append(Inline(start, place, "mark"))
            place += text[place : place + 1] != "\n"
        elif kind in ("code", "ticks", "address", "math", "note"):
            found.append(Inline(start, place, "shield"))
        elif kind == "html":
            found.append(Inline(start, place, "html"))
        elif kind == "open":
            brackets.append((start, place))
        elif kind == "close" and brackets:
            begin, inside = brackets.pop()
            is_image = text[begin] == "!"
            end = _end_of_link(text, inside, start, labels) if is_image or begin >= linked else 0
            if end:
                found += (Inline(begin, inside, "mark"), Inline(start, end, "mark"))
                first = bisect_left(runs, begin, key=lambda run: run.start)
                found += _emphasis(text, runs[first:])
                del runs[first:]
                linked = linked if is_image else start
                place = end
        elif kind == "run":
            runs.append(_run(text, start, place))
    found += _emphasis(text, runs)
    return sorted(found)


def _end_of_link(text: str, start: int, end: int, labels: Container[str]) -> int:
    """The end of a link whose text is text[start:end]; 0 where it is none."""
    target = TARGET.match(text, end + 1)
    if target:
        return target.end()
    label = LABEL.match(text, end + 1)
    if label and _normal(label["label"] or text[start:end]) in labels:
        return label.end()
    return end + 1 if not label and _normal(text[start:end]) in labels else 0


def _normal(label: str) -> str:
    """A label as the parser keeps it."""
    return " ".join(label.split()).lower().upper()


def _run(text: str, start: int, end: int) -> _Run:
    """Whether a run may open or close emphasis is told by what stands on its sides."""
    before, after = text[start - 1 : start] if start else " ", text[end : end + 1] or " "
    opens = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    closes = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if text[start] == "_":
        opens, closes = opens and (not closes or _is_mark(before)), closes and (not opens or _is_mark(after))
    if text[start] == "~" and end - start != 2:
        opens = closes = False
    return _Run(start, end - start, opens, closes)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _emphasis(text: str, runs: list[_Run]) -> Iterator[Inline]:
    """The runs, or parts of them, that emphasise something."""
    waiting: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    for run in runs:
        same = waiting[text[run.start]]
        while run.closes and run.rest and (opener := _opener(run, same)):
            used = min(opener.rest, run.rest)
            opener.right += used
            run.left += used
            for others in waiting.values():  # what was opened between the two closes no more
                while others and (others[-1].start > opener.start or not others[-1].rest):
                    others.pop()
        if run.opens and run.rest:
            same.append(run)
    for run in runs:
        if run.left:
            yield Inline(run.start, run.start + run.left, "mark")
        if run.right:
            yield Inline(run.start + run.length - run.right, run.start + run.length, "mark")


def _opener(closer: _Run, waiting: list[_Run]) -> _Run | None:
    """The nearest run that `closer` may close; where one could do both, their lengths must not add up to threes."""
    for opener in waiting[: -FARTHEST - 1 : -1]:
        is_doubtful = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
        if not is_doubtful or opener.length % 3 == 0:
            return opener
    return None
