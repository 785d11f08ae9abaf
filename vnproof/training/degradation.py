"""
Spoils typeset pages as an office scanner, a fax, a copier, a phone, a worn ribbon or a much reduced picture do.

Every value is drawn from the generator that is handed in, so that a page can be spoilt again in the same way.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnproof.training.typesetting import A4_MM

if TYPE_CHECKING:
    import numpy as np
    from numpy.random import Generator
    from numpy.typing import NDArray
    from PIL import Image


@dataclass(frozen=True)
class Degradation:
    """
    How a page is spoilt; a pair is the range that one value is drawn from.

    `thinning` is how far strokes wear away at their edges, `fading` the most that a pale patch loses of its ink,
    `shrinking` the share of its size to which a page is saved before it is enlarged again.
    """

    name: str
    dpi: tuple[int, int]
    skew_degrees: float
    blur: tuple[float, float]
    noise: float
    ink: tuple[int, int]
    paper: int
    jpeg_quality: int
    specks_per_cm2: float = 0.0
    is_two_tone: bool = False
    shading: float = 0.0
    thinning: float = 0.0
    fading: float = 0.0
    shrinking: tuple[float, float] | None = None


DEGRADATIONS = (
    Degradation("office", (102, 125), 0.3, (0.4, 0.7), 6, (20, 60), 250, 70),
    Degradation("fax", (106, 126), 0.5, (0.3, 0.5), 8, (20, 70), 245, 90, specks_per_cm2=0.15, is_two_tone=True),
    Degradation("photocopy", (110, 140), 0.7, (0.6, 0.9), 12, (60, 120), 235, 60, specks_per_cm2=0.4),
    Degradation("phone", (102, 128), 0.8, (0.5, 0.8), 9, (60, 110), 225, 45, shading=0.15),
    Degradation("thin", (98, 118), 0.4, (0.3, 0.6), 7, (40, 80), 245, 75, thinning=0.2, fading=0.35),
    Degradation("resized", (150, 170), 0.2, (0.4, 0.6), 4, (20, 60), 250, 50, shrinking=(0.53, 0.64)),
)


def spoil(image: Image.Image, degradation: Degradation, chance: random.Random) -> Image.Image:
    """The page after the machine: tilted, worn, blurred, shaded, grainy, speckled, and squeezed by JPEG."""
    import numpy as np
    from PIL import Image, ImageFilter

    tilt = chance.uniform(-degradation.skew_degrees, degradation.skew_degrees)
    image = image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=degradation.paper)
    if degradation.thinning:
        image = Image.blend(image, image.filter(ImageFilter.MaxFilter(3)), degradation.thinning)
    image = image.filter(ImageFilter.GaussianBlur(chance.uniform(*degradation.blur)))
    dice = np.random.default_rng(chance.getrandbits(32))
    pixels = np.asarray(image, dtype=np.float64)
    if degradation.fading:
        pixels = pixels + (degradation.paper - pixels) * degradation.fading * patches(image.size, dice)
    height, width = pixels.shape
    slope = np.linspace(0, degradation.shading, width)[None, :] * np.linspace(0.3, 1, height)[:, None]
    pixels = pixels * (1 - slope) + dice.normal(0, degradation.noise, pixels.shape)
    share = degradation.specks_per_cm2 * A4_MM[0] * A4_MM[1] / 100 / pixels.size
    pixels[dice.random(pixels.shape) < share] = 30
    if degradation.is_two_tone:
        pixels = np.where(pixels < 150, 0.0, 255.0)
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    if not degradation.shrinking:
        return squeeze(image, degradation.jpeg_quality)
    share = chance.uniform(*degradation.shrinking)
    small = image.resize((round(image.width * share), round(image.height * share)), Image.Resampling.BILINEAR)
    return squeeze(small, degradation.jpeg_quality).resize(image.size, Image.Resampling.BICUBIC)


def patches(size: tuple[int, int], dice: Generator) -> NDArray[np.float32]:
    """A value from 0 to 1 for each pixel, which changes slowly: about thirty patches across the page."""
    import numpy as np
    from PIL import Image

    coarse = dice.random((40, 30), dtype=np.float32)
    smooth = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))
    return smooth.clip(0, 1)


def squeeze(image: Image.Image, quality: int) -> Image.Image:
    """The image as JPEG gives it back."""
    from PIL import Image

    squeezed = io.BytesIO()
    image.save(squeezed, "JPEG", quality=quality)
    return Image.open(squeezed)
