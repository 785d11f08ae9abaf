"""Sharing: proofreading with what the team has decided, and the paths by which its editors decide more."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import unquote

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from vnproof.core.config import Config
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.memory.ignoring import is_ignored
from vnproof.memory.memory import KINDS, Decision, Entry, Memory
from vnproof.server.crew import FIRST, Read
from vnproof.server.recent import Recent

WHO = "x-vnproof-user"
MOST = 200  # characters of a word or phrase
MOST_SENTENCE = 5_000
Answer = Callable[[Request], Awaitable[Response]]


class Known(NamedTuple):
    """What the team had decided at one moment, and the findings of the texts that were read with it."""

    revision: tuple[int, int] | None
    config: Config
    ignores: frozenset[tuple[str, str]]
    recent: Recent


class Sharing:
    """Proofreading that knows what a memory holds; asked by several threads at once."""

    def __init__(self, config: Config, memory: Memory | None, read: Read) -> None:
        self._config = config
        self._memory = memory
        self._read = read
        self._known = Known(None, config, frozenset(), Recent())

    def proofread(self, text: str, shielded: tuple[Span, ...] = ()) -> Report:
        """What is wrong in a text, without what the team has decided to leave alone."""
        known = self._learned()
        findings = known.recent.get(text, shielded)
        if findings is None:
            read = self._read(known.config, text, shielded)
            findings = tuple(f for f in read if not is_ignored(known.ignores, f.code, text, f.span))
            known.recent.put(text, shielded, findings)
        return Report(text, findings)

    def probe(self) -> None:
        """Read a sentence anew. Raises what reading raises."""
        self._read(self._learned().config, FIRST, ())

    def _learned(self) -> Known:
        """Other processes write to the memory too, so it is asked each time; the question takes a fraction of a ms."""
        memory = self._memory
        if memory is not None and (revision := memory.revision) != self._known.revision:
            self._known = Known(revision, with_memory(self._config, memory), memory.ignores, Recent())
        return self._known

    def routes(self, measured: Callable[[Answer], Answer]) -> list[BaseRoute]:
        """The paths; none where there is no memory."""
        if self._memory is None:
            return []
        return [
            Route("/v1/memory", measured(self.history), methods=["GET", "HEAD"]),
            Route("/v1/memory/words", measured(self.add_word), methods=["POST"]),
            Route("/v1/memory/ignores", measured(self.add_ignore), methods=["POST"]),
            Route("/v1/memory/remove", measured(self.remove), methods=["POST"]),
            Route("/v1/memory/decisions", measured(self.decide), methods=["POST"]),
            Route("/v2/words", measured(self.words), methods=["GET"]),
            Route("/v2/words/add", measured(self.add_v2), methods=["POST"]),
            Route("/v2/words/delete", measured(self.delete_v2), methods=["POST"]),
        ]

    @property
    def memory(self) -> Memory:
        """The memory; only asked where there is one."""
        if self._memory is None:
            raise HTTPException(404, "there is no memory here")
        return self._memory

    async def history(self, request: Request) -> Response:
        """Everything, one row of JSON a line."""
        if request.method == "HEAD":
            return Response()
        rows = await to_thread.run_sync(lambda: list(self.memory.history()))
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return PlainTextResponse("".join(lines), media_type="application/jsonl")

    async def add_word(self, request: Request) -> Response:
        """A word is right, or (with `right`) always becomes another."""
        given = await _object(request)
        text, right = _text(given, "word"), _text(given, "right", "")
        entry = Entry("correction", text, right) if right else Entry("word", text)
        return await self._added(entry, request, given)

    async def add_ignore(self, request: Request) -> Response:
        """A finding of this check on this text is never told again."""
        given = await _object(request)
        return await self._added(Entry("ignore", _text(given, "text"), code=_text(given, "code")), request, given)

    async def remove(self, request: Request) -> Response:
        """An entry is put out of force."""
        given = await _object(request)
        kind = next((kind for kind in KINDS if kind == given.get("kind")), None)
        if kind is None:
            raise HTTPException(422, f"'kind' is {', '.join(KINDS)}")
        entry = Entry(kind, _text(given, "text"), _text(given, "right", ""), _text(given, "code", ""))
        name = who(request)
        return JSONResponse({"removed": await to_thread.run_sync(lambda: self.memory.remove(entry, name))})

    async def decide(self, request: Request) -> Response:
        """What an editor did about a finding."""
        decision = _decision(await _object(request))
        name = who(request)
        await to_thread.run_sync(lambda: self.memory.decide(decision, name))
        return JSONResponse({"kept": True})

    async def words(self, request: Request) -> Response:
        """LanguageTool's list of words."""
        query = request.query_params
        start, most = _number(query.get("offset", "0")), _number(query.get("limit", "10"))
        known = sorted(await to_thread.run_sync(lambda: self.memory.words))
        return JSONResponse({"words": known[start : start + most]})

    async def add_v2(self, request: Request) -> Response:
        """LanguageTool's way to add a word, or words divided by blanks (`mode=batch`)."""
        words, who = await _words(request)
        added = await to_thread.run_sync(lambda: [self.memory.add(Entry("word", word), who) for word in words])
        return JSONResponse({"added": any(added)})

    async def delete_v2(self, request: Request) -> Response:
        """LanguageTool's way to remove a word."""
        words, who = await _words(request)
        gone = await to_thread.run_sync(lambda: [self.memory.remove(Entry("word", word), who) for word in words])
        return JSONResponse({"deleted": any(gone)})

    async def _added(self, entry: Entry, request: Request, given: Mapping[str, Any]) -> Response:
        name, why = who(request), _text(given, "why", "")
        return JSONResponse({"added": await to_thread.run_sync(lambda: self.memory.add(entry, name, why))})


def with_memory(config: Config, memory: Memory) -> Config:
    """The configuration with the words and corrections of a memory."""
    corrections = (*config.corrections, *memory.corrections)
    return replace(config, words=config.words | memory.words, corrections=corrections)


async def _object(request: Request) -> Mapping[str, Any]:
    try:
        value = json.loads(await request.body())
    except ValueError as error:
        raise HTTPException(422, f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise HTTPException(422, "send an object")
    return value


def _text(given: Mapping[str, Any], name: str, default: str | None = None, most: int = MOST) -> str:
    value = given.get(name, default)
    if not isinstance(value, str) or len(value) > most or (default is None and not value.strip()):
        raise HTTPException(422, f"'{name}' is a text of at most {most} characters")
    if not _is_storable(value):
        raise HTTPException(422, f"'{name}' holds what no database takes")
    return " ".join(value.split()) if most == MOST else value


def _is_storable(value: str) -> bool:
    """Neither halves of characters, which JSON can name, nor the one character that PostgreSQL refuses."""
    return "\0" not in value and value == value.encode(errors="ignore").decode()


def _decision(given: Mapping[str, Any]) -> Decision:
    start, end, confidence = given.get("start"), given.get("end"), given.get("confidence", 1.0)
    sentence = _text(given, "sentence", most=MOST_SENTENCE)
    action = given.get("action")
    if action not in ("accepted", "edited", "ignored"):
        raise HTTPException(422, "'action' is accepted, edited or ignored")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(sentence)):
        raise HTTPException(422, "'start' and 'end' are offsets into 'sentence'")
    if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise HTTPException(422, "'confidence' is a number from 0 to 1")
    code, chosen = _text(given, "code"), _text(given, "chosen", "")
    return Decision(action, code, sentence, start, end, chosen, float(confidence))


async def _words(request: Request) -> tuple[list[str], str]:
    form = await request.form()
    given = {**{name: value for name, value in form.items() if isinstance(value, str)}, **request.query_params}
    word = given.get("word", "").strip()
    if not word or len(word) > MOST or not _is_storable(word):
        raise HTTPException(400, f"'word' is a text of at most {MOST} characters")
    return word.split() if given.get("mode") == "batch" else [word], given.get("username", "")


def _number(value: str) -> int:
    if not value.isdecimal():
        raise HTTPException(400, "'offset' and 'limit' are numbers")
    return int(value)


def who(request: Request) -> str:
    """The editor's name: percent-encoded, as browsers have to, or in UTF-8, which is read as Latin-1."""
    return unquote(request.headers.get(WHO, "").encode("latin-1").decode(errors="replace"))[:MOST]
