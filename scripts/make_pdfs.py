"""
Makes corpus/documents/pdf: small PDF files with what producers do to Vietnamese text, for tests/documents/test_pdf.py.

Usage: python scripts/make_pdfs.py [--font FILE] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[1]
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SIZE, LEADING = 11, 17
LEFT, RIGHT, INDENT = 70, 525, 28
DPI = 150

BODY = (
    (
        "Căn cứ Luật Tô chức chính quyền địa phương và Kế hoạch phát triển du lịch giai đoạn 2024-2025 của tỉnh, "
        "Ủy ban nhân dân xã thông báo lịch tiếp công dân định kỳ tại trụ sở;"
    ),
    "Các thôn, tổ dân phố phối họp với Mặt trận Tổ quốc xã tuyên truyền để mọi người dân biết và thực hiện.",
)
NEWS = (
    "Năm nay mưa thuận gió hòa, cà phê được mùa, bà con các thôn phấn khởi thu hái và phơi sấy cho kịp ngày giao "
    "hàng, giá cả nói chung là ổn"
)
SET_APART = (
    "To \N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING HOOK ABOVE} chu \N{COMBINING HORN}\N{COMBINING ACUTE ACCENT}c ho "
    "\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING DOT BELOW}i nghị."
)


def paragraph(
    canvas: Canvas, text: str, top: float, *, left: float = LEFT, right: float = RIGHT, indent: float = INDENT
) -> float:
    """Set a paragraph, words filled into lines; gives where the next one begins."""
    line, start = "", left + indent
    for word in text.split():
        longer = f"{line} {word}".strip()
        if start + pdfmetrics.stringWidth(longer, "Serif", SIZE) > right:
            canvas.drawString(start, top, line)
            top, line, start = top - LEADING, word, left
        else:
            line = longer
    canvas.drawString(start, top, line)
    return top - LEADING - 5


def head(canvas: Canvas, top: float) -> float:
    """The two columns that a notice begins with, drawn line by line across both, and its title."""
    rows = (
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ TÂN LẬP", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 15/TB-UBND", "Tân Lập, ngày 12 tháng 5 năm 2025"),
    )
    for left, right in rows:
        canvas.drawCentredString(150, top, left)
        canvas.drawCentredString(400, top, right)
        top -= LEADING
    canvas.drawCentredString((LEFT + RIGHT) / 2, top - 15, "THÔNG BÁO")
    canvas.drawCentredString((LEFT + RIGHT) / 2, top - 15 - LEADING, "Về việc tiếp công dân định kỳ")
    return top - 15 - 3 * LEADING


def notice(canvas: Canvas) -> None:
    """Two pages with header, footer and page number; a sentence runs over the page end, hyphens stand at line ends."""
    canvas.setFont("Serif", SIZE)
    canvas.drawCentredString(300, 810, "Công báo xã Tân Lập")
    top = head(canvas, 770)
    for text in BODY:
        top = paragraph(canvas, text, top)
    for line in ("Hợp tác xã nông ngh-", "iệp Ê-", "đê trồng cà phê giai đoạn 2024-", "2025 tại văn phòng cũ (oﬃce)."):
        canvas.drawString(LEFT, top, line)
        top -= LEADING
    top = paragraph(canvas, "Thời gian tiếp công dân vào ngày thứ năm hằng tuần, vào đầu buổi chiều", top)
    canvas.drawCentredString(300, 30, "1")
    canvas.showPage()
    canvas.setFont("Serif", SIZE)
    canvas.drawCentredString(300, 810, "Công báo xã Tân Lập")
    canvas.drawString(LEFT, 770, "từ một giờ rưỡi, trừ các ngày lễ.")
    for place, (left, right) in enumerate(
        (
            ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
            ("- Như trên;", "CHỦ TỊCH"),
            ("- Lưu: VT.", ""),
            ("", ""),
            ("", "Hà Văn Đá"),
        )
    ):
        canvas.drawString(LEFT, 730 - place * LEADING, left)
        canvas.drawCentredString(430, 730 - place * LEADING, right)
    canvas.drawCentredString(300, 30, "2")
    canvas.showPage()


def columns(canvas: Canvas) -> None:
    """Two columns of a newspaper under one title, and a table of three columns."""
    canvas.setFont("Serif", SIZE)
    canvas.drawCentredString(300, 780, "BẢN TIN CỦA XÃ VỀ MÙA CÀ PHÊ NĂM NAY VÀ NĂM SAU")
    paragraph(canvas, NEWS, 750, right=285)
    top = paragraph(canvas, "định hơn mọi năm nhờ có hợp tác xã đứng ra thu mua.", 750, left=310, indent=0)
    paragraph(canvas, "Sang năm xã mở thêm một lớp dạy nghề cho thanh niên.", top, left=310)
    for place, row in enumerate(
        (("STT", "Nội dung", "Đơn vị"), ("1", "Làm đường", "Thôn Một"), ("2", "Đào giếng", "Thôn Hai"))
    ):
        for left, text in zip((LEFT, 130, 320), row, strict=True):
            canvas.drawString(left, 560 - place * LEADING, text)
    canvas.showPage()


def decomposed(canvas: Canvas) -> None:
    """Letters and marks as characters of their own (NFD)."""
    canvas.setFont("Serif", SIZE)
    top = 780.0
    for text in BODY:
        top = paragraph(canvas, normalize("NFD", text), top)
    canvas.showPage()


def loose_marks(canvas: Canvas) -> None:
    """A blank before the mark; an accent with a width of its own printed over its letter; marks after their line."""
    canvas.setFont("Serif", SIZE)
    canvas.drawString(LEFT, 780, SET_APART)
    text = "Kê hoạch phát triên."
    canvas.drawString(LEFT, 740, text)
    for letter, accent in ((1, "´"), (17, "ˀ")):
        before, middle = (pdfmetrics.stringWidth(part, "Serif", SIZE) for part in (text[:letter], text[letter]))
        width = pdfmetrics.stringWidth(accent, "Serif", SIZE)
        canvas.drawString(LEFT + before + (middle - width) / 2, 742, accent)
    canvas.showPage()


def turned(canvas: Canvas) -> None:
    """A page that is shown turned, with a stamp along its edge and letters set wide."""
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas.setFont("Serif", SIZE)
    canvas.drawString(LEFT, 500, "Trang nằm ngang có chữ phối họp.")
    canvas.drawString(LEFT, 460, "THÔNG BÁO", charSpace=4)
    canvas.rotate(90)
    canvas.drawString(100, -40, "Ký số bởi xã")
    canvas.showPage()


def scan(canvas: Canvas) -> None:
    """The first words of a notice as a picture, as a scanner gives them."""
    import pypdfium2

    page = BytesIO()
    drawn = Canvas(page, pagesize=A4, invariant=1)
    drawn.setFont("Serif", 14)
    top = 700.0
    for line in ("THÔNG BÁO", "Ủy ban nhân dân xã phối họp với", "Mặt trận Tổ quốc tổ chức hội nghị."):
        drawn.drawString(LEFT, top, line)
        top -= 30
    drawn.save()
    picture = pypdfium2.PdfDocument(page.getvalue())[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("1")
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.showPage()


FILES: dict[str, Callable[[Canvas], None]] = {
    "thong-bao": notice,
    "hai-cot": columns,
    "nfd": decomposed,
    "dau-roi": loose_marks,
    "xoay": turned,
    "ban-quet": scan,
    "mat-khau": decomposed,
}


def main() -> int:
    """Write every file; two runs give the same bytes, but for the locked one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--font", default=FONT, help="a TrueType font with Vietnamese (default: %(default)s)")
    parser.add_argument("--folder", type=Path, default=ROOT / "corpus/documents/pdf", help="(default: %(default)s)")
    options = parser.parse_args()
    try:
        pdfmetrics.registerFont(TTFont("Serif", options.font))
    except TTFError as error:
        print(f"{error}: run `apt install fonts-dejavu`, or name another font with --font.", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, draw in FILES.items():
        lock = StandardEncryption("xa", canPrint=1) if name == "mat-khau" else None
        canvas = Canvas(str(options.folder / f"{name}.pdf"), pagesize=A4, invariant=1, encrypt=lock)
        draw(canvas)
        canvas.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
