"""Request: what is asked of `/v1`, as JSON or as a form with files, checked before anything is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.core.wording import Language
from vnproof.documents.kinds import BY_NAME

OPTIONS = ("select", "ignore", "min_confidence", "lang", "safety")
SAFETIES = ("safe", "likely")


class Part(NamedTuple):
    """One text or file: its name, its kind where it was told, its bytes."""

    name: str
    kind: str | None
    data: bytes


class Asked(NamedTuple):
    """The parts in order, and how they are to be read."""

    parts: tuple[Part, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    lang: Language = "vi"
    safety: str = "safe"

    def wants(self, code: str, confidence: float) -> bool:
        """Is a finding of this code and confidence to be told?"""
        return (
            confidence >= self.min_confidence
            and (not self.select or code.startswith(self.select))
            and not (self.ignore and code.startswith(self.ignore))
        )


async def read_request(request: Request, most_text: int) -> Asked:
    """
    What a request asks. Raises HTTPException: 415 for another type, 422 for what is not understood, 413 for too much.

    JSON is `{"text": …}` or `{"fields": {name: text or {"html": …}, …}}` with options beside; a form has a part a text
    or file.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return asked_by_json(await request.body(), most_text)
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        form = await request.form(max_files=20, max_fields=50)
        options: dict[str, Any] = {name: form[name] for name in OPTIONS if name in form}
        parts = [
            Part(value.filename or name, None, await value.read())
            if isinstance(value, UploadFile)
            else _text_part(name, value, most_text)
            for name, value in form.multi_items()
            if name not in OPTIONS
        ]
        return _asked(parts, options)
    raise HTTPException(415, "send application/json or multipart/form-data")


def asked_by_json(body: bytes, most_text: int) -> Asked:
    """
    The same, of a JSON body.

    >>> asked_by_json('{"fields": {"title": "Kê hoạch", "body": {"text": "…"}}}'.encode(), 1000).parts[1].kind
    'text'
    """
    try:
        value = json.loads(body)
    except ValueError as error:
        raise HTTPException(422, f"not JSON: {error}") from error
    if not isinstance(value, dict) or ("text" in value) == ("fields" in value):
        raise HTTPException(422, "send an object with either 'text' or 'fields'")
    unknown = set(value) - {"text", "fields", *OPTIONS}
    if unknown:
        raise HTTPException(422, f"unknown: {', '.join(sorted(unknown))}")
    fields = {"text": value["text"]} if "text" in value else value["fields"]
    if not isinstance(fields, dict):
        raise HTTPException(422, "'fields' must be an object of names and texts")
    return _asked([_text_part(name, text, most_text) for name, text in fields.items()], value)


def read_edits(value: object) -> tuple[Edit, ...]:
    """
    Edits as JSON lists them. Raises HTTPException, 422, for anything else.

    >>> read_edits('[{"start": 4, "end": 6, "text": "tổ"}]')
    (Edit(span=Span(start=4, end=6), text='tổ'),)
    """
    try:
        rows = json.loads(str(value))
        edits = tuple(Edit(Span(int(row["start"]), int(row["end"])), str(row["text"])) for row in rows)
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(422, "'edits' is a list of objects with start, end and text") from error
    if any(not 0 <= start <= end for (start, end), _ in edits):
        raise HTTPException(422, "an edit ends before it begins")
    return edits


def _text_part(name: str, value: object, most_text: int) -> Part:
    kind = "text"
    if isinstance(value, dict) and len(value) == 1:
        [(kind, value)] = value.items()
    if not isinstance(value, str) or kind not in BY_NAME:
        raise HTTPException(422, f"'{name}' must be a text, or an object of its kind and its text")
    if len(value) > most_text:
        raise HTTPException(413, f"'{name}' has more than {most_text} characters")
    try:
        return Part(name, kind, value.encode())
    except UnicodeEncodeError as error:
        raise HTTPException(422, f"'{name}' holds half a character") from error


def _asked(parts: list[Part], options: Mapping[str, Any]) -> Asked:
    if not parts:
        raise HTTPException(422, "there is no text")
    lang, safety = options.get("lang", "vi"), options.get("safety", "safe")
    if lang not in ("vi", "en"):
        raise HTTPException(422, "'lang' is vi or en")
    if safety not in SAFETIES:
        raise HTTPException(422, "'safety' is safe or likely")
    try:
        least = float(options.get("min_confidence", 0.0))
    except (TypeError, ValueError) as error:
        raise HTTPException(422, "'min_confidence' is a number from 0 to 1") from error
    if not 0 <= least <= 1:
        raise HTTPException(422, "'min_confidence' is a number from 0 to 1")
    return Asked(
        tuple(parts),
        _codes(options, "select"),
        _codes(options, "ignore"),
        least,
        "en" if lang == "en" else "vi",
        safety,
    )


def _codes(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = options.get(name, [])
    codes = value.split(",") if isinstance(value, str) else value
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise HTTPException(422, f"'{name}' is a list of codes")
    return tuple(code.strip().upper() for code in codes if code.strip())
