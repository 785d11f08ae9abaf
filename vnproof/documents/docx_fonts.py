"""
Which runs of a docx are set in a font of before Unicode, which draws «ồ» where the file says «å».

What such a run says is not what its letters are taken for, so it is neither read nor changed.
"""

from __future__ import annotations

import re

from vnproof.documents.xml_part import Element, XmlPart

MOST_BASED = 30  # styles, each on another; Word itself stops sooner
# TCVN3 (.VnTime, .VnArialH …) and VNI (VNI-Times, VNI Helve …).
LEGACY = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)


def is_legacy(font: str) -> bool:
    """
    Is it a font of before Unicode?

    >>> is_legacy(".VnTimeH"), is_legacy("VNI-Times"), is_legacy("Times New Roman")
    (True, True, False)
    """
    return LEGACY.match(font) is not None


class Fonts:
    """The fonts that the styles of a document set."""

    def __init__(self, styles: XmlPart | None) -> None:
        rows = list(styles.root.elements("w:style")) if styles else []
        defaults = styles.root.first("w:docDefaults", "w:rPrDefault", "w:rPr") if styles else None
        self._default = _named(defaults) or ""
        self._styles = {row.attributes.get("w:styleId", ""): row for row in rows}
        self._usual = next(
            (
                row.attributes.get("w:styleId", "")
                for row in rows
                if row.attributes.get("w:type") == "paragraph"
                and row.attributes.get("w:default") in ("1", "true", "on")
            ),
            "",
        )
        self._of_styles: dict[str, str | None] = {}

    def legacy_font(self, run: Element | None, paragraph_style: str) -> str:
        """The font of before Unicode that a run with these properties has in a paragraph of this style, or ""."""
        font = _named(run)
        style = run.first("w:rStyle") if run else None
        if font is None and style:
            font = self._of_style(style.attributes.get("w:val", ""))
        if font is None:
            font = self._of_style(paragraph_style or self._usual)
        font = self._default if font is None else font
        return font if is_legacy(font) else ""

    def _of_style(self, name: str) -> str | None:
        """What a style sets, or those that it is based on."""
        if name not in self._of_styles:
            chain, font, at = {name}, None, self._styles.get(name)
            while at is not None and (font := _named(at.first("w:rPr"))) is None and len(chain) < MOST_BASED:
                based = at.first("w:basedOn")
                base = based.attributes.get("w:val", "") if based else ""
                at = None if base in chain else self._styles.get(base)
                chain.add(base)
            self._of_styles[name] = font
        return self._of_styles[name]


def _named(properties: Element | None) -> str | None:
    """The font that run properties name for Vietnamese letters; "" for one of the theme, None where they name none."""
    fonts = properties.first("w:rFonts") if properties else None
    if fonts is None:
        return None
    told = fonts.attributes
    if "w:asciiTheme" in told or "w:hAnsiTheme" in told:
        return ""
    names = [told[key] for key in ("w:ascii", "w:hAnsi") if key in told]
    return next(filter(is_legacy, names), names[0] if names else None)
