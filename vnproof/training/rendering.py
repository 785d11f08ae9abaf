"""
Makes scans of clean documents: pages are typeset, spoilt as by an office scanner, a fax, a copier or a phone, and read.

What a reading loses is dropped rather than guessed: gold is written only for paragraphs whose place in the clean text
is sure. Everything random comes from a generator seeded with the names of document and degradation, so that a scan can
be made again. The reader is Tesseract.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vnproof.training.alignment import GoldError, align, match_tokens, tokens_of, trim

if TYPE_CHECKING:
    from PIL import Image, ImageFont

WORST_PAGE = 0.3
"A page with a larger share of wrong words than this teaches nothing: nobody would publish from it."

WORST_PARAGRAPH = 0.5
"The same for a paragraph, which may be worse than its page."

LONGEST_RUN = 4
"After more wrong words than this without a right one between, what stands for what is a guess."

FULL_LINE = 0.8
"A line that fills this share of the widest line was broken by the margin, not by the writer."

A4_MM = (210, 297)
MARGIN_MM = 25
LIST_MARK = re.compile(r"\s*(?:[-–+*•]\s|\d{1,2}[.)]\s|[IVX]{1,4}\.\s|\w\)\s|Điều\s\d)")
BAD_KINDS = frozenset({"letter", "case", "number", "split", "joined", "missing", "extra", "garbled"})
MISSING_TESSERACT = "Tesseract cannot be started: install it with `apt install tesseract-ocr tesseract-ocr-vie`."
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


@dataclass(frozen=True)
class Degradation:
    """How a page is spoilt; a pair is the range that one value is drawn from."""

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


DEGRADATIONS = (
    Degradation("office", (102, 125), 0.3, (0.4, 0.7), 6, (20, 60), 250, 70),
    Degradation("fax", (98, 114), 0.5, (0.3, 0.5), 8, (20, 70), 245, 90, specks_per_cm2=0.15, is_two_tone=True),
    Degradation("photocopy", (108, 138), 0.7, (0.6, 0.9), 12, (60, 120), 235, 60, specks_per_cm2=0.5),
    Degradation("phone", (102, 128), 0.8, (0.5, 0.8), 9, (60, 110), 225, 45, shading=0.15),
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


class Scan(NamedTuple):
    """One document as Tesseract read it, with its gold rows in the layout of the evaluation files."""

    text: str
    rows: list[dict[str, Any]]
    dropped_pages: int


def draw_sheet(chance: random.Random, degradation: Degradation) -> Sheet:
    """Typeface, size and resolution of one scan."""
    typeface = chance.choices(TYPEFACES, [typeface.weight for typeface in TYPEFACES])[0]
    return Sheet(typeface, chance.choice((11, 12, 12, 13, 13, 14)), chance.randint(*degradation.dpi))


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


def spoil(image: Image.Image, degradation: Degradation, chance: random.Random) -> Image.Image:
    """The page after the machine: tilted, blurred, shaded, grainy, speckled, and squeezed by JPEG."""
    import io

    import numpy as np
    from PIL import Image, ImageFilter

    tilt = chance.uniform(-degradation.skew_degrees, degradation.skew_degrees)
    image = image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=degradation.paper)
    image = image.filter(ImageFilter.GaussianBlur(chance.uniform(*degradation.blur)))
    dice = np.random.default_rng(chance.getrandbits(32))
    pixels = np.asarray(image, dtype=np.float64)
    height, width = pixels.shape
    slope = np.linspace(0, degradation.shading, width)[None, :] * np.linspace(0.3, 1, height)[:, None]
    pixels = pixels * (1 - slope) + dice.normal(0, degradation.noise, pixels.shape)
    share = degradation.specks_per_cm2 * A4_MM[0] * A4_MM[1] / 100 / pixels.size
    pixels[dice.random(pixels.shape) < share] = 30
    if degradation.is_two_tone:
        pixels = np.where(pixels < 150, 0.0, 255.0)
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    squeezed = io.BytesIO()
    image.save(squeezed, "JPEG", quality=degradation.jpeg_quality)
    return Image.open(squeezed)


def read_image(file: Path, dpi: int) -> str:
    """Tesseract's reading of a page with its line breaks, NFC; FileNotFoundError tells how to install it."""
    command = ["tesseract", str(file), "stdout", "-l", "vie", "--psm", "4", "--dpi", str(dpi)]
    try:
        # One thread, because a reading that depends on the machine's load could not be made again.
        done = subprocess.run(  # noqa: S603 - no part of the command is a stranger's
            command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise FileNotFoundError(MISSING_TESSERACT) from error
    return unicodedata.normalize("NFC", done.stdout.decode("utf-8").replace("\f", ""))


def unwrap(reading: str) -> list[str]:
    r"""
    The paragraphs of a reading: a line that fills the page runs on into the next, unless that begins a list item.

    >>> unwrap("KẾ HOẠCH\n\nThực hiện chỉ đạo của tỉnh, xã ban hành\nkế hoạch như sau:\n1. Mục đích\n")
    ['KẾ HOẠCH', 'Thực hiện chỉ đạo của tỉnh, xã ban hành kế hoạch như sau:', '1. Mục đích']
    """
    lines = [" ".join(line.split()) for line in reading.splitlines()]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    previous = ""
    for line in filter(None, lines):
        is_full = len(previous) >= FULL_LINE * widest and not previous.isupper()
        opens = LIST_MARK.match(line) or line.isupper() or (previous.endswith((":", ";")) and line[0].isupper())
        if is_full and not opens:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def wrong_share(errors: Iterable[GoldError], target: str) -> float:
    """
    Wrong words for each word of the clean text; style and punctuation are no wrong words.

    >>> wrong_share(align("tô chức hội nghị,", "tổ chức hội nghị"), "tổ chức hội nghị")
    0.25
    """
    bad = sum(max(1, len(error.right.split())) for error in errors if error.kind in BAD_KINDS)
    return bad / max(1, len(target.split()))


def pair_paragraphs(paragraphs: Sequence[str], clean: str) -> Iterator[tuple[str, str]]:
    """
    Each paragraph of a page's reading with its part of the page's clean text, where that part is sure.

    A paragraph whose first or last word has no partner, or shares it with a neighbour, is left out.

    >>> list(pair_paragraphs(["Kê hoạch", "~~ |", "Ngày 5"], "Kế hoạch Ngày 5"))
    [('Kê hoạch', 'Kế hoạch'), ('Ngày 5', 'Ngày 5')]
    """
    words = [token.text for token in tokens_of(clean)]
    noisy = [(place, token.text) for place, paragraph in enumerate(paragraphs) for token in tokens_of(paragraph)]
    owners = [place for place, _ in noisy]
    partners: dict[int, list[tuple[int, int, bool]]] = {}
    for match in match_tokens([text for _, text in noisy], words):
        for place in sorted(set(owners[match.noisy_low : match.noisy_high])):
            is_sure = match.clean_low < match.clean_high and owners[match.noisy_low] == owners[match.noisy_high - 1]
            partners.setdefault(place, []).append((match.clean_low, match.clean_high, is_sure))
    for place, paragraph in enumerate(paragraphs):
        found = partners.get(place, [])
        if found and found[0][2] and found[-1][2]:
            yield paragraph, " ".join(words[found[0][0] : found[-1][1]])


def longest_run(source: str, errors: Iterable[GoldError]) -> int:
    """
    How many wrong words follow each other at most.

    >>> longest_run("tô chúc họi nghị", align("tô chúc họi nghị", "tổ chức hội nghị"))
    3
    """
    longest = run = last = 0
    for error in errors:
        if error.kind in BAD_KINDS:
            run = run + 1 if not trim(source[last : error.start])[1] else 1
            last = error.end
            longest = max(longest, run)
    return longest


def gold_row(source: str, target: str) -> dict[str, Any] | None:
    """
    One row of gold, or nothing where the reading strays too far from the text.

    >>> gold_row("Kê hoạch", "Kế hoạch")["errors"]
    [{'start': 0, 'end': 2, 'wrong': 'Kê', 'right': ['Kế'], 'type': 'letter'}]
    """
    errors = align(source, target)
    is_guess = wrong_share(errors, target) > WORST_PARAGRAPH or longest_run(source, errors) > LONGEST_RUN
    if is_guess or not trim(source)[1]:
        return None
    return {
        "source": source,
        "target": target,
        "errors": [
            {"start": error.start, "end": error.end, "wrong": error.wrong, "right": [error.right], "type": error.kind}
            for error in errors
        ],
    }


def make_scan(slug: str, text: str, degradation: Degradation, split: str, images: Path) -> Scan:
    """Typeset, spoil and read one document; the page images stay in `images`."""
    chance = random.Random(zlib.crc32(f"{slug}/{degradation.name}".encode()))
    sheet = draw_sheet(chance, degradation)
    meta = {
        "doc": slug,
        "degradation": degradation.name,
        "split": split,
        "font": sheet.typeface.name,
        "dpi": sheet.dpi,
    }
    kept: list[str] = []
    rows: list[dict[str, Any]] = []
    dropped = 0
    for number, page in enumerate(typeset(text, sheet), 1):
        file = images / f"{slug}.{degradation.name}.{number}.png"
        ink = chance.randint(*degradation.ink)
        spoil(draw_page(page, sheet, ink, degradation.paper), degradation, chance).save(file)
        paragraphs = unwrap(read_image(file, sheet.dpi))
        if wrong_share(align(" ".join(paragraphs), page.text), page.text) > WORST_PAGE:
            dropped += 1
            continue
        kept += paragraphs
        for source, target in pair_paragraphs(paragraphs, page.text):
            row = gold_row(source, target)
            if row:
                rows.append({"id": f"{slug}.{degradation.name}.{number}.{len(rows) + 1}", **row, "meta": meta})
    return Scan("".join(f"{paragraph}\n" for paragraph in kept), rows, dropped)
