"""What LanguageTool's clients ask of `/v2/check`: parameters understood, or refused in the words that they know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from vnproof.server.annotated import Annotated, plain, read_annotated
from vnproof.server.languagetool import CATEGORIES, rule_of

LANGUAGES = frozenset(["vi", "vi-vn", "auto"])
LEVELS = frozenset(["default", "picky"])
OLD_NAMES = {"enabled": "enabledRules", "disabled": "disabledRules", "preferredvariants": "preferredVariants"}
MOST_FIELDS = 100
BARE = re.compile(rb"text=(.*)&language=([A-Za-z-]+)(?:&(?:username|apiKey)=[^&]*)*", re.DOTALL)


class Question(NamedTuple):
    """The text, and which rules and categories were switched on and off."""

    asked: Annotated
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    only_on: bool = False

    def wants(self, code: str) -> bool:
        """Is a finding of this code to be told? Rules go by their names or by their codes."""
        names = {code, rule_of(code), CATEGORIES[code[:3]].id}
        return bool(names & self.on) or not (self.only_on or names & self.off)


def read_form(body: bytes) -> dict[str, str]:
    """
    The parameters in a form's body, UTF-8 whether it is escaped or not. Raises ValueError for too many.

    LibreOffice 7.4 escapes nothing: where a blank or a letter beyond ASCII stands bare, so does all the rest.

    >>> read_form(b"text=100%25+m%E1%BB%9Bi&language=vi")
    {'text': '100% mới', 'language': 'vi'}
    >>> read_form("text=thu & chi: +100%20&language=vi-VN".encode())
    {'text': 'thu & chi: +100%20', 'language': 'vi-VN'}
    """
    bare = BARE.fullmatch(body) if b" " in body or not body.isascii() else None
    if bare:
        return {"text": bare[1].decode(errors="replace"), "language": bare[2].decode()}
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS))


def read_question(given: Mapping[str, str]) -> Question:
    """
    The question in the parameters of a request. Raises ValueError with a sentence for the client.

    >>> read_question({"language": "vi", "text": "Ban tô chức"}).asked.text
    'Ban tô chức'
    """
    for old, new in OLD_NAMES.items():
        if old in given:
            raise ValueError(f"'{old}' is no longer understood, use '{new}'")
    language = given.get("language", "")
    if not language:
        raise ValueError("Missing 'language' parameter")
    if language.lower() not in LANGUAGES:
        raise ValueError(f"'{language}' is not a language code known here; known are vi, vi-VN, auto")
    if ("text" in given) == ("data" in given):
        raise ValueError("Set either 'text' or 'data'")
    if given.get("level", "default") not in LEVELS:
        raise ValueError("'level' is default or picky")
    return Question(
        plain(given["text"]) if "text" in given else read_annotated(given["data"]),
        _listed(given, "enabledRules") | _listed(given, "enabledCategories"),
        _listed(given, "disabledRules") | _listed(given, "disabledCategories"),
        given.get("enabledOnly", "").lower() in ("true", "yes"),
    )


def _listed(given: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(value.strip() for value in given.get(name, "").split(",") if value.strip())
