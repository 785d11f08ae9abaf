"""The service as one ASGI application: which path answers what."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from vnproof.core.errors import Breach, DocumentError, OverlappingEdits
from vnproof.core.finding import Safety
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Language
from vnproof.documents.document import Signature
from vnproof.reporters.json import report as as_json
from vnproof.reporters.outcome import Look, Outcome
from vnproof.server import fields, languagetool
from vnproof.server.bench import Bench, Busy, Crowding
from vnproof.server.crew import Fault
from vnproof.server.gate import Verdict
from vnproof.server.guard import Guard
from vnproof.server.metrics import Metrics
from vnproof.server.openapi import openapi
from vnproof.server.question import read_form, read_question
from vnproof.server.request import Asked, Part, read_edits, read_request
from vnproof.server.settings import Settings
from vnproof.server.sharing import Sharing, who
from vnproof.server.uploads import corrected_name, open_upload, rewrite_upload, track_upload
from vnproof.verification import correct_fully

PAGE = Path(__file__).with_name("page")
LOG = logging.getLogger("vnproof.server")
SIGNATURE = "x-vnproof-signature"
MOST_PAGES = 10  # a file may hold so many times the text that a field may
Proofread = Callable[[str, tuple[Span, ...]], Report]
RETRY = {"retry-after": "2"}
MORE = {401: {"www-authenticate": "Bearer"}, 429: RETRY, 503: RETRY}  # what a refusal says besides
REASONS = {401: "token", 403: "stranger", 408: "slow", 413: "size"}  # what a refusal is counted as
Result = TypeVar("Result")


class Service:
    """What the paths share: the proofreader, the bench, the counts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sharing = Sharing(settings.config, settings.memory, settings.read)
        self.bench = Bench(settings.waiting, settings.seconds, settings.places)
        self.metrics = Metrics()

    def routes(self) -> list[BaseRoute]:
        """All paths."""
        get, post, both = ["GET", "HEAD"], ["POST"], ["GET", "HEAD", "POST"]
        return [
            Route("/", self.page, methods=get),
            Mount("/page", StaticFiles(directory=PAGE)),
            Route("/openapi.json", self.description, methods=get),
            Route("/healthz", self.health, methods=get),
            Route("/readyz", self.ready, methods=get),
            Route("/metrics", self.tell_metrics, methods=get),
            Route("/v1/check", self.measured(self.check), methods=post),
            Route("/v1/open", self.measured(self.open), methods=post),
            Route("/v1/apply", self.measured(self.apply), methods=post),
            Route("/v1/fix", self.measured(self.fix), methods=post),
            Route("/v1/gate", self.measured(self.gate), methods=post),
            Route("/v1/webhook", self.measured(self.webhook), methods=post),
            *self.sharing.routes(self.measured),
            Route("/v2/check", self.measured(self.check_v2), methods=both),
            Route("/v2/languages", self.languages, methods=get),
            Route("/v2/maxtextlength", self.most_text, methods=get),
            Route("/v2/info", self.info, methods=get),
            Route("/v2/configinfo", self.configuration, methods=get),
            Route("/v2/healthcheck", self.health, methods=get),
        ]

    def measured(self, answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """The same, with its time counted, and with sentences for what went wrong."""

        async def measured(request: Request) -> Response:
            start = time.perf_counter()
            try:
                response = await answer(request)
            except Busy:
                response = self.refused("busy", "too busy, come back soon", 503)
            except Crowding:
                response = self.refused("crowding", "too many at once from this address", 429)
            except TimeoutError:
                response = self.refused("time", f"more than {self.settings.seconds:g} seconds", 503)
            except HTTPException as error:
                reason = REASONS.get(error.status_code, "request")
                response = self.refused(reason, error.detail, error.status_code)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one text: told without the text, and on
                kind = str(error) if isinstance(error, Fault) else type(error).__name__
                LOG.error("fault", extra={"told": {"fault": kind}})  # noqa: TRY400 - a trace may hold the text
                response = PlainTextResponse("Error: a fault of vnproof; nothing was changed", 500)
            spent = time.perf_counter() - start
            path, status, ms = request.url.path, response.status_code, round(1000 * spent, 1)
            self.metrics.answered(path, status, spent)
            response.headers["server-timing"] = f"total;dur={ms}"
            told = {"method": request.method, "path": path, "status": status, "ms": ms}
            LOG.info("answered", extra={"told": told})
            return response

        return measured

    def refused(self, reason: str, sentence: str, status: int) -> Response:
        """Count what is refused, and say why."""
        self.metrics.refused(reason)
        return PlainTextResponse(f"Error: {sentence}", status, MORE.get(status))

    async def in_turn(self, request: Request, work: Callable[[], Result]) -> Result:
        """The outcome of the work, when its turn has come. Raises what the bench raises."""
        who = request.client.host if request.client else ""
        return await self.bench.do(work, who, limited=not _is_loopback(who))

    # Native, version 1

    async def check(self, request: Request) -> Response:
        """What `vnproof check --format json` prints."""
        asked = await read_request(request, self.settings.most_text)
        outcomes = await self.in_turn(request, lambda: self._outcomes(asked))
        return Response(_printed(outcomes, asked.lang), media_type="application/json")

    async def fix(self, request: Request) -> Response:
        """The corrected parts, and the edits of each."""
        asked = await read_request(request, self.settings.most_text)
        documents = await self.in_turn(request, lambda: self._fixed(asked))
        return JSONResponse({"version": 1, "documents": documents})

    async def open(self, request: Request) -> Response:
        """The text of one file, its findings, and what the user should know of it."""
        asked = await read_request(request, self.settings.most_text)
        return JSONResponse(await self.in_turn(request, lambda: self._shown(asked)))

    async def apply(self, request: Request) -> Response:
        """One file with the edits made that the form's field `edits` lists; in Word's files they are to be accepted."""
        form = await request.form(max_files=1, max_fields=1)
        file, edits = form.get("file"), read_edits(form.get("edits"))
        if not isinstance(file, UploadFile):
            raise HTTPException(422, "there is no file")
        name, data = file.filename or "-", await file.read()
        by = Signature(who(request) or "vnproof", datetime.now(timezone.utc))
        try:
            made = await self.in_turn(request, lambda: track_upload(name, data, None, edits, by, self.settings.seconds))
        except DocumentError as error:
            raise HTTPException(422, error.wording.vi) from error
        except (Breach, OverlappingEdits) as error:
            raise HTTPException(422, "these edits do not fit this file") from error
        changed, kind = made
        called = f"attachment; filename*=UTF-8''{quote(corrected_name(name, kind), safe='')}"
        return Response(changed, media_type="application/octet-stream", headers={"content-disposition": called})

    async def gate(self, request: Request) -> Response:
        """Publish, review or block."""
        asked = await read_request(request, self.settings.most_text)
        return JSONResponse(await self._judged(request, asked))

    async def webhook(self, request: Request) -> Response:
        """The gate for systems that sign: the request's signature is asked for, the answer bears one."""
        secret = self.settings.secret
        if secret is None:
            raise HTTPException(404, "no secret is set for webhooks")
        body = await request.body()
        if not hmac.compare_digest(request.headers.get(SIGNATURE, "").encode(), signature(secret, body).encode()):
            raise HTTPException(401, f"{SIGNATURE} is not the signature of this body")
        asked = await read_request(request, self.settings.most_text)
        answer = json.dumps(await self._judged(request, asked)).encode()
        return Response(answer, media_type="application/json", headers={SIGNATURE: signature(secret, answer)})

    async def _judged(self, request: Request, asked: Asked) -> dict[str, Any]:
        outcomes = await self.in_turn(request, lambda: self._outcomes(asked))
        findings = [finding for outcome in outcomes if outcome.report for finding in outcome.report.findings]
        verdict = self.settings.policy.decide(findings)
        self.metrics.decided(verdict.decision.name.lower())
        return {
            "version": 1,
            "decision": verdict.decision.name.lower(),
            "reasons": _reasons(verdict, asked.lang),
            "report": json.loads(_printed(outcomes, asked.lang)),
        }

    def _opened(self, asked: Asked) -> tuple[list[tuple[Part, fields.Field]], list[Outcome]]:
        """What can be read, and why the rest cannot."""
        opened, unread = [], []
        for part in asked.parts:
            try:
                field = open_upload(part.name, part.data, part.kind, self.settings.seconds)
            except DocumentError as error:
                unread.append(Outcome(part.name, None, error.wording))
                continue
            if len(field.text) > MOST_PAGES * self.settings.most_text:
                raise HTTPException(
                    413, f"'{part.name}' has more than {MOST_PAGES * self.settings.most_text} characters"
                )
            opened.append((part, field))
        return opened, unread

    def _shown(self, asked: Asked) -> dict[str, Any]:
        opened, unread = self._opened(asked)
        if unread and unread[0].error:
            return {"version": 1, "path": unread[0].path, "error": {"message": unread[0].error.in_language(asked.lang)}}
        [(_, field), *_] = opened
        report = replace(self._proofread(asked)(field.text, field.shielded), layout=field.layout)
        document = json.loads(_printed([Outcome(field.name, report.masked())], asked.lang))["documents"][0]
        warnings = [warning.in_language(asked.lang) for warning in field.warnings]
        return {"version": 1, **document, "text": field.text, "warnings": warnings}

    def _outcomes(self, asked: Asked) -> list[Outcome]:
        opened, unread = self._opened(asked)
        read = fields.proofread([field for _, field in opened], self._proofread(asked))
        outcomes = [Outcome(field.name, report) for field, report in read]
        for outcome in outcomes:
            for finding in outcome.report.findings if outcome.report else ():
                self.metrics.found(finding.code)
        return outcomes + unread

    def _proofread(self, asked: Asked) -> Proofread:
        """Proofreading without what was not asked for."""

        def proofread(text: str, shielded: tuple[Span, ...] = ()) -> Report:
            found = self.sharing.proofread(text, shielded).findings
            return Report(text, tuple(finding for finding in found if asked.wants(finding.code, finding.confidence)))

        return proofread

    def _fixed(self, asked: Asked) -> list[dict[str, Any]]:
        at_least = Safety.LIKELY if asked.safety == "likely" else Safety.SAFE
        opened, unread = self._opened(asked)
        corrected = fields.corrections(
            [field for _, field in opened],
            lambda text, shielded: correct_fully(self._proofread(asked), text, at_least, shielded),
        )
        documents: list[dict[str, Any]] = []
        for (part, _), (field, edits) in zip(opened, corrected, strict=True):
            try:
                data = rewrite_upload(part.name, part.data, part.kind, edits, self.settings.seconds)
            except DocumentError as error:
                unread.append(Outcome(part.name, None, error.wording))
                continue
            shown = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in edits]
            documents.append({"path": field.name, "error": None, **_content(data), "edits": shown})
        for outcome in unread:
            message = outcome.error.in_language(asked.lang) if outcome.error else ""
            documents.append({"path": outcome.path, "error": {"message": message}, "edits": []})
        return documents

    # LanguageTool, version 2

    async def check_v2(self, request: Request) -> Response:
        """`/v2/check`."""
        if request.method == "HEAD":
            return Response()
        try:
            question = read_question({**await _form(request), **request.query_params})
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        asked = question.asked
        if len(asked.text) > self.settings.most_text:
            raise HTTPException(413, f"the text has more than {self.settings.most_text} characters")
        report = await self.in_turn(request, lambda: self.sharing.proofread(asked.text))
        findings = tuple(finding for finding in report.findings if question.wants(finding.code))
        for finding in findings:
            self.metrics.found(finding.code)
        return JSONResponse(languagetool.answer(asked, Report(report.source, findings)))

    async def languages(self, _: Request) -> Response:
        """`/v2/languages`."""
        return JSONResponse(languagetool.languages())

    async def most_text(self, _: Request) -> Response:
        """`/v2/maxtextlength`."""
        return PlainTextResponse(str(self.settings.most_text))

    async def info(self, _: Request) -> Response:
        """`/v2/info`."""
        return JSONResponse({"software": languagetool.software()})

    async def configuration(self, _: Request) -> Response:
        """`/v2/configinfo`."""
        told = {"maxTextLength": self.settings.most_text}
        return JSONResponse({"software": languagetool.software(), "parameter": told, "rules": languagetool.rules()})

    # For people, and for those who keep it running

    async def page(self, _: Request) -> Response:
        """The page for editors."""
        return FileResponse(PAGE / "index.html")

    async def description(self, _: Request) -> Response:
        """The service described for machines."""
        return JSONResponse(openapi())

    async def health(self, _: Request) -> Response:
        """The process lives."""
        return PlainTextResponse("OK")

    async def ready(self, _: Request) -> Response:
        """The models are read, and there is room in the queue."""
        try:
            await self.bench.do(self.sharing.probe)
        except Busy:
            return PlainTextResponse("Error: the queue is full", 503, RETRY)
        except (TimeoutError, Fault):
            return PlainTextResponse("Error: texts are not read", 503, RETRY)
        return PlainTextResponse("OK")

    async def tell_metrics(self, _: Request) -> Response:
        """The counts of this process."""
        return PlainTextResponse(self.metrics.text(), media_type="text/plain; version=0.0.4")


def create_app(settings: Settings) -> Starlette:
    """The application of a service with these settings."""
    service = Service(settings)
    return Starlette(routes=service.routes(), middleware=[Middleware(Guard, settings, service.refused)])


def signature(secret: str, body: bytes) -> str:
    """
    What a webhook's header says of its body.

    >>> signature("secret", b"{}")[:14]
    'sha256=7732590'
    """
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


async def _form(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").startswith("multipart/"):
        return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return read_form(await request.body())


def _is_loopback(address: str) -> bool:
    """
    Is it a program on this machine, a site's own CMS or proxy?

    >>> _is_loopback("127.0.0.1"), _is_loopback("192.0.2.7"), _is_loopback("")
    (True, False, False)
    """
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _printed(outcomes: list[Outcome], language: Language) -> str:
    return "".join(as_json(outcomes, Look(language)))


def _reasons(verdict: Verdict, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "decision": reason.rule.decision.name.lower(),
            "severity": reason.rule.severity.name.lower(),
            "min_confidence": reason.rule.min_confidence,
            "checks": list(reason.rule.checks),
            "count": reason.found,
            "message": reason.message.in_language(language),
        }
        for reason in verdict.reasons
    ]


def _content(data: bytes) -> dict[str, str]:
    """Text as text, anything else in base 64."""
    try:
        return {"content": data.decode()}
    except UnicodeDecodeError:
        return {"data": base64.b64encode(data).decode()}
