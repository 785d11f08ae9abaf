"""What the checks that lay sentences side by side share: how far two rows of words are alike."""

from __future__ import annotations

from collections.abc import Sequence


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """
    How many words two rows begin with alike.

    >>> alike("một hai ba".split(), "một hai bốn năm".split())
    2
    """
    pairs = zip(one, other, strict=False)
    return next((number for number, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other)))
