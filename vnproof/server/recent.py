"""
Recent: the findings of the texts that were read last, for those who ask of the same text again.

They do: a page checks and then corrects, a panel asks before publishing and the site's own filter right after. Kept
in memory only, under a digest of the text, and no longer than a bounded amount of newer text is read.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from vnproof.core.finding import Finding
from vnproof.core.span import Span

MOST = 500_000  # code points: some 160 pages, with at most some 20 MB of findings


class Recent:
    """
    Findings by text, the latest asked last; those of the oldest texts give way when there are more than `most`.

    >>> recent = Recent(most=10)
    >>> recent.put("Kính gửi", (), ())
    >>> recent.get("Kính gửi", ()), recent.get("Kính", ())
    ((), None)
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held = 0
        self._kept: OrderedDict[bytes, tuple[int, tuple[Finding, ...]]] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str, shielded: tuple[Span, ...]) -> tuple[Finding, ...] | None:
        """The findings of this text, where it was read lately."""
        key = _key(text, shielded)
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def put(self, text: str, shielded: tuple[Span, ...], findings: tuple[Finding, ...]) -> None:
        """Keep the findings of a text; a text that is too long is not kept."""
        key, size = _key(text, shielded), len(text)
        with self._lock:
            if size > self._most or key in self._kept:
                return
            self._kept[key] = size, findings
            self._held += size
            while self._held > self._most:
                _, (given_up, _) = self._kept.popitem(last=False)
                self._held -= given_up


def _key(text: str, shielded: tuple[Span, ...]) -> bytes:
    return hashlib.blake2b(f"{shielded}\0{text}".encode("utf-8", "surrogatepass"), digest_size=32).digest()
