"""Bars in several colours, as tables whose figures are read without the picture too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from vnproof.core.finding import Safety

SAFETIES = tuple(reversed(Safety))


def bars(caption: str, rows: Iterable[tuple[str, Counter[Any]]], kinds: Sequence[Any] = SAFETIES) -> str:
    """
    A table with a bar for each row, the longest over the whole width; captions and names are HTML.

    A bar has a piece for each of the kinds, classes of the page's style.

    >>> print(bars("Theo tệp", [("a.txt", Counter({Safety.SAFE: 1}))]))
    <table><caption>Theo tệp</caption>
    <tbody>
    <tr><th scope="row">a.txt</th><td><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" \
aria-hidden="true"><rect class="track" width="100" height="10"/>\
<rect class="safe" x="0" width="100" height="10"/></svg></td><td class="count">1</td></tr>
    </tbody>
    </table>
    """
    listed = list(rows)
    most = max((counts.total() for _, counts in listed), default=1) or 1
    body = "\n".join(
        f'<tr><th scope="row">{name}</th><td>{_bar(counts, most, kinds)}</td>'
        f'<td class="count">{grouped(counts.total())}</td></tr>'
        for name, counts in listed
    )
    return f"<table><caption>{caption}</caption>\n<tbody>\n{body}\n</tbody>\n</table>"


def grouped(number: int) -> str:
    """
    A number as Vietnamese and English both read it, in groups of three with a narrow blank.

    >>> grouped(1234567).split()
    ['1', '234', '567']
    """
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _bar(counts: Counter[Any], most: int, kinds: Sequence[Any]) -> str:
    at = 0.0
    drawn = ['<rect class="track" width="100" height="10"/>']
    for kind in kinds:
        if counts[kind]:
            width = 100 * counts[kind] / most
            name = kind.name.lower() if isinstance(kind, Safety) else kind
            drawn.append(f'<rect class="{name}" x="{at:.5g}" width="{width:.5g}" height="10"/>')
            at += width
    return f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(drawn)}</svg>'
