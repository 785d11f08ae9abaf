"""Shares of a sample, and how far they may be trusted: Wilson's interval, which holds for few and for nearly all."""

from __future__ import annotations

import math
from typing import Final

Z: Final = 1.959964  # of a 95 % interval


def share_interval(part: int, whole: int) -> tuple[float, float]:
    """
    The bounds between which the share lies, 95 times in 100; of nothing, all is possible.

    >>> low, high = share_interval(299, 300)
    >>> f"{low:.3f} {high:.3f}", share_interval(0, 0)
    ('0.981 0.999', (0.0, 1.0))
    """
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, Z * Z / whole
    middle = (share + square / 2) / (1 + square)
    half = Z * math.sqrt(share * (1 - share) / whole + square / 4 / whole) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
