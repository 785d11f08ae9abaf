"""The case of a word, and giving one word the case of another."""

from __future__ import annotations

from typing import Final, Literal

Casing = Literal["lower", "title", "upper", "mixed"]
LOWER: Final = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER: Final = "A-Z" + LOWER[3:].upper()
"""The letters of Vietnamese words, for a class of a pattern. A range as à-ỹ would hold capitals too."""


def casing_of(text: str) -> Casing:
    """
    How a word or a few are written; a single capital is "title", for what stands around it must tell.

    >>> [casing_of(text) for text in ("tổ chức", "Tổ chức", "Hà Nội", "KẾ HOẠCH", "QuyếT", "Ô", "2024")]
    ['lower', 'title', 'title', 'upper', 'mixed', 'title', 'lower']
    """
    if text == text.lower():
        return "lower"
    if text == text.upper():
        return "upper" if sum(map(str.isalpha, text)) > 1 else "title"
    words = text.split()
    is_title = words[0] == words[0].capitalize() and all(word in (word.lower(), word.capitalize()) for word in words)
    return "title" if is_title else "mixed"


def with_casing(text: str, like: str) -> str:
    """
    `text` in the case of `like`: word by word where both have as many, else all as `like` begins.

    >>> with_casing("tổ chức", "Tô chức"), with_casing("kế", "KÊ"), with_casing("hà nội", "Hà Nôi")
    ('Tổ chức', 'KẾ', 'Hà Nội')
    >>> with_casing("công tác", "CÔNGTÁC"), with_casing("công tác", "Côngtác"), with_casing("quyết", "QUyêt")
    ('CÔNG TÁC', 'Công tác', 'QUyết')

    Capitals that `text` has of its own stay, and an I read for an l is no capital.

    >>> with_casing("Nhân dân", "nhân dân"), with_casing("iPhone", "Iphon"), with_casing("liên", "Iiên")
    ('Nhân dân', 'iPhone', 'liên')
    """
    if text != text.lower():
        is_heading = casing_of(like) == "upper" and text.count(" ") == like.count(" ")
        return text.upper() if is_heading else text
    words, models = text.split(" "), like.split(" ")
    if len(words) == len(models) > 1:
        return " ".join(with_casing(word, model) for word, model in zip(words, models, strict=True))
    casing = casing_of(like)
    if casing == "upper":
        return text.upper()
    if casing == "mixed" and len(text) == len(like):
        return "".join(
            letter.upper() if model.isupper() else letter.lower() for letter, model in zip(text, like, strict=True)
        )
    if casing == "lower" or not like[0].isupper() or (like[0] == "I" and text[0] == "l"):
        return text.lower()
    return text[:1].upper() + text[1:].lower()
