"""
Fonts made for the old encodings: their names tell the encoding that text set in them is written in.

A custom of font makers, no law: whoever uses it looks whether the text read that way is Vietnamese.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class FontCharset(NamedTuple):
    """The encoding of text in a font (a name of `vnproof.text.charsets.TITLES`); `capitals`: it shows nothing else."""

    charset: str
    capitals: bool = False


# What a name in small letters looks like, and the encoding; the first row that fits holds.
FONTS: Final = (
    (r"\.vn", "tcvn3"),  # .VnTime, .VnArial, .VnTimeH
    (r"vni([ -]|times|helve)", "vni"),  # VNI-Times
    (r"vps[ -]", "vps"),  # VPS Times
    (r"(vi|visc|viscii) ", "viscii"),  # VI Times
    (r"vn(?!i)[\w -]*2\b", "bkhcm2"),  # VN-Times2: of the Polytechnic of Ho Chi Minh City, two bytes a letter
    (r"vn[ -]", "bkhcm1"),  # VN-Times: … one byte a letter
)
WEIGHTS: Final = re.compile(r"[ ,-]*(bold|italic|đậm|nghiêng)\b", re.IGNORECASE)


def charset_of_font(name: str) -> FontCharset | None:
    """
    The old encoding that a font of this name shows; None for fonts of Unicode.

    >>> charset_of_font(".VnTimeH"), charset_of_font("VNI-Times").charset, charset_of_font("Times New Roman")
    (FontCharset(charset='tcvn3', capitals=True), 'vni', None)
    """
    plain = WEIGHTS.sub("", name.strip())
    for pattern, charset in FONTS:
        if re.match(pattern, plain, re.IGNORECASE):
            return FontCharset(charset, charset == "tcvn3" and plain.endswith("H"))
    return None
