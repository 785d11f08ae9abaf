"""Typesets clean documents on A4 pages, in the typefaces that offices use."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image, ImageFont

A4_MM = (210, 297)
MARGIN_MM = 25
MISSING_FONT = (
    "The font {} was not found: run `apt install fonts-croscore fonts-dejavu fonts-freefont-ttf fonts-noto-core`."
)


class Typeface(NamedTuple):
    """A font as its two files, and how often it is drawn."""

    name: str
    regular: str
    bold: str
    weight: int


# Tinos and Arimo are drawn like Times New Roman and Arial; Liberation, their twin, lacks most Vietnamese letters.
TYPEFACES = (
    Typeface("Tinos", "Tinos-Regular.ttf", "Tinos-Bold.ttf", 10),
    Typeface("Arimo", "Arimo-Regular.ttf", "Arimo-Bold.ttf", 3),
    Typeface("FreeSerif", "FreeSerif.ttf", "FreeSerifBold.ttf", 3),
    Typeface("FreeSans", "FreeSans.ttf", "FreeSansBold.ttf", 1),
    Typeface("DejaVu Serif", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", 1),
    Typeface("DejaVu Sans", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", 1),
    Typeface("Noto Serif", "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", 2),
)


class Line(NamedTuple):
    """One typeset line; `starts` says that a paragraph begins with it."""

    text: str
    starts: bool


class Page(NamedTuple):
    """The lines of one sheet."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """What a perfect reader would read, in order."""
        return " ".join(line.text for line in self.lines)


class Sheet(NamedTuple):
    """How one scan of one document was typeset: the seed decides, and the gold tells."""

    typeface: Typeface
    points: int
    dpi: int

    @property
    def pixels_per_mm(self) -> float:
        """Pixels in a millimetre of paper."""
        return self.dpi / 25.4


def draw_sheet(chance: random.Random, dpi: tuple[int, int]) -> Sheet:
    """Typeface, size and, between the two of `dpi`, resolution of one scan."""
    typeface = chance.choices(TYPEFACES, [typeface.weight for typeface in TYPEFACES])[0]
    return Sheet(typeface, chance.choice((11, 12, 12, 13, 13, 14)), chance.randint(*dpi))


def load_font(sheet: Sheet, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font in the sheet's size; FileNotFoundError tells which package has it."""
    from PIL import ImageFont

    file = sheet.typeface.bold if is_bold else sheet.typeface.regular
    try:
        return ImageFont.truetype(file, round(sheet.points * sheet.dpi / 72))
    except OSError as error:
        raise FileNotFoundError(MISSING_FONT.format(file)) from error


def typeset(text: str, sheet: Sheet) -> list[Page]:
    """The document's lines, one paragraph per line, broken to the width of A4 paper and laid on pages."""
    regular, bold = load_font(sheet), load_font(sheet, is_bold=True)
    width = (A4_MM[0] - 2 * MARGIN_MM) * sheet.pixels_per_mm
    lines = []
    for paragraph in text.splitlines():
        font = bold if is_heading(paragraph) else regular
        broken = wrap(paragraph.split(), font.getlength, width)
        lines += [Line(piece, starts=not place) for place, piece in enumerate(broken)]
    per_page = int((A4_MM[1] - 2 * MARGIN_MM) * sheet.pixels_per_mm / line_height(sheet))
    return [Page(tuple(lines[low : low + per_page])) for low in range(0, len(lines), per_page)]


def wrap(words: Sequence[str], length: Callable[[str], float], width: float) -> list[str]:
    """
    Words filled into lines no longer than `width`.

    >>> wrap("kế hoạch phòng chống".split(), len, 14)
    ['kế hoạch phòng', 'chống']
    """
    lines: list[str] = []
    for word in words:
        if lines and length(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def is_heading(paragraph: str) -> bool:
    """
    Is the line in capitals or the motto, to be centred and bold?

    >>> is_heading("KẾ HOẠCH"), is_heading("Kế hoạch"), is_heading("Độc lập - Tự do - Hạnh phúc")
    (True, False, True)
    """
    return paragraph == paragraph.upper() or paragraph == "Độc lập - Tự do - Hạnh phúc"


def line_height(sheet: Sheet) -> float:
    """Pixels from one line to the next."""
    return sheet.points * sheet.dpi / 72 * 1.45


def draw_page(page: Page, sheet: Sheet, ink: int, paper: int) -> Image.Image:
    """The page in grey, headings bold and centred, the first line of a paragraph with more air above it."""
    from PIL import Image, ImageDraw

    size = [round(side * sheet.pixels_per_mm) for side in A4_MM]
    image = Image.new("L", (size[0], size[1]), paper)
    pen = ImageDraw.Draw(image)
    regular, bold = load_font(sheet), load_font(sheet, is_bold=True)
    margin = MARGIN_MM * sheet.pixels_per_mm
    for place, line in enumerate(page.lines):
        font = bold if is_heading(line.text) else regular
        left = (size[0] - font.getlength(line.text)) / 2 if is_heading(line.text) else margin
        pen.text((left, margin + place * line_height(sheet)), line.text, fill=ink, font=font)
    return image
