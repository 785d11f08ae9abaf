"""
Symbol: what the language model sees of a token. Words in lower case and old tone style (`Hoà` → `hòa`), every number
and protected span as one symbol, marks folded to a few, the end of a sentence as another.
"""

from __future__ import annotations

from functools import lru_cache

from vnproof.text.tokenizer import Kind, Token
from vnproof.text.tone import normalize_tone_style

END = "</s>"  # stands before the first word of a sentence and after the last
UNKNOWN = "<unk>"
NUMBER = "<num>"

MARKS = dict.fromkeys("“”„\"«»‘’'", '"') | dict.fromkeys("-–—−‐‑", "-") | dict.fromkeys("…", ".")
ENDING = frozenset(".?!")


def symbol_of(token: Token) -> str:
    """
    The symbol of one token.

    >>> [symbol_of(Token(*t)) for t in (("Hoà", 0, 3, "word"), ("12,5", 4, 8, "number"), ("”", 8, 9, "mark"))]
    ['hòa', '<num>', '"']
    """
    return symbol(token.text, token.kind)


@lru_cache(maxsize=50_000)  # asked of every token, and most are seen again and again
def symbol(text: str, kind: Kind) -> str:
    """The same of its text and kind."""
    if kind == "word":
        return normalize_tone_style(text.lower())
    return MARKS.get(text, text) if kind == "mark" else NUMBER
