"""Texts in a table that a spreadsheet opens: none may be taken for a formula."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """
    A value for a cell: a text that would begin a formula has an apostrophe before it.

    >>> harmless("=1+1"), harmless("tô"), harmless(0.5)
    ("'=1+1", 'tô', 0.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith((*FORMULA, "'")) else value


def plain(text: str) -> str:
    """
    What `harmless` was given, where that was a text.

    >>> plain("'=1+1"), plain("'tis"), plain("tô")
    ('=1+1', "'tis", 'tô')
    """
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA, "'")) else text
