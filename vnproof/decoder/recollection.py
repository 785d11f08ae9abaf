"""Recollection: answers of late, kept for when the same is asked again; never more than so many."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recollection(Generic[K, V]):
    """
    Two generations: when the young are too many they become the old, and the old ones that nobody asked for are gone.

    >>> recollection = Recollection[str, int](most=2)
    >>> for number, key in enumerate("abc"):
    ...     recollection.keep(key, number)
    >>> [recollection.of(key) for key in "abc"]
    [0, 1, 2]
    >>> recollection.keep("d", 3)
    >>> [recollection.of(key) for key in "abcd"]
    [None, 1, 2, 3]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def of(self, key: K) -> V | None:
        """What was kept under a key, if it is still known."""
        value = self._young.get(key)
        if value is None and (value := self._old.get(key)) is not None:
            self.keep(key, value)
        return value

    def keep(self, key: K, value: V) -> None:
        """Remember a value."""
        if len(self._young) >= self._most:
            self._young, self._old = {}, self._young
        self._young[key] = value
