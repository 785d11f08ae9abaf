"""What pdfium gives of a page: characters with their boxes, or a picture. Nothing here knows words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float32]  # a row a character: left, bottom, right, top

FAR = 1e6  # no page is as wide; beyond this a box is a fault of the file
LINE_END_HYPHEN = "\x02"  # what pdfium makes of a hyphen that ends a line within a word


class Run(NamedTuple):
    """
    A line as pdfium sees it: from which character to which, whether it runs otherwise than the page is read, how large
    its first letter is, and where on the page that stands.
    """

    start: int
    end: int
    is_slanted: bool
    size: float
    x: float
    y: float


class Glyphs(NamedTuple):
    """
    The characters of a page in the order of pdfium, each with its box in the page's own coordinates.

    Blanks and line ends that pdfium supplied have boxes without a width. The boxes of some fonts are as high as their
    letters, those of others as high as a line; what all have is the base line and the size of `runs`. `rotation` is how
    far the page is turned when shown (0, 90, 180, 270).
    """

    text: str
    boxes: Boxes
    runs: tuple[Run, ...]
    rotation: int


class Picture(NamedTuple):
    """
    A page in grey, as a PGM file of `height` pixels, `scale` of them a point.

    `left` and `bottom` say where its corner lies on the page as it is read, see `turn`.
    """

    data: bytes
    height: int
    scale: float
    left: float
    bottom: float


def turn(boxes: Boxes, degrees: int) -> Boxes:
    """
    Boxes turned clockwise around the origin, by a multiple of 90.

    >>> turn(np.array([[10, 20, 30, 40]]), 90).tolist()
    [[20, -30, 40, -10]]
    """
    left, bottom, right, top = boxes.T
    turned = {
        0: (left, bottom, right, top),
        90: (bottom, -right, top, -left),
        180: (-right, -top, -left, -bottom),
        270: (-top, left, -bottom, right),
    }
    return np.stack(turned[degrees % 360], axis=1)
