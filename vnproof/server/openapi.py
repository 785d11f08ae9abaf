"""The service described for machines: OpenAPI 3.1, with the report's own schema inside."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from vnproof import __version__
from vnproof.core.resources import PACKAGE
from vnproof.documents.kinds import BY_NAME
from vnproof.memory.memory import KINDS

TEXT = {"type": "string"}
PLAIN = {"text/plain": {"schema": TEXT}}
SAID = {
    "400": "what was asked is not understood",
    "401": "a token is needed",
    "408": "the body took too long to come",
    "413": "too much at once",
    "415": "another type of content",
    "422": "what was asked is not understood",
    "429": "too much at once from one address; Retry-After says when to come back",
    "503": "too busy; Retry-After says when to come back",
}


@cache
def openapi() -> dict[str, Any]:
    """
    The document at `/openapi.json`.

    >>> openapi()["info"]["title"], "/v1/gate" in openapi()["paths"]
    ('vnproof', True)
    """
    report = json.loads((PACKAGE / "reporters" / "report-v1.schema.json").read_text("utf-8"))
    definitions = report.pop("$defs")
    report.pop("$schema")
    schemas = {name: _moved(schema) for name, schema in {**definitions, "report": report}.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "vnproof", "version": __version__},
        "paths": _paths(),
        "components": {
            "schemas": {**schemas, "asked": _asked(), "verdict": _verdict(), "corrected": _corrected()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _paths() -> dict[str, Any]:
    word = {"word": {"type": "string", "minLength": 1, "maxLength": 200}, "right": {**TEXT, "maxLength": 200}}
    code = {"code": {"type": "string", "minLength": 1}, "text": {"type": "string", "minLength": 1}}
    kind = {"kind": {"enum": list(KINDS)}, "text": {"type": "string", "minLength": 1}, "right": TEXT, "code": TEXT}
    return {
        "/v1/check": {"post": _asking("Findings", _ref("report"))},
        "/v1/fix": {"post": _asking("Corrected texts and their edits", _ref("corrected"))},
        "/v1/gate": {"post": _asking("Publish, review or block", _ref("verdict"))},
        "/v1/memory/words": {"post": _remembering("A word that is right", word, ["word"])},
        "/v1/memory/ignores": {"post": _remembering("A finding never to be told", code, ["code", "text"])},
        "/v1/memory/remove": {"post": _remembering("Put out of force", kind, ["kind", "text"])},
        "/v2/check": {"post": _languagetool()},
        "/v2/languages": {"get": _told("What is spoken here", {"application/json": {"schema": {"type": "array"}}})},
        "/v2/maxtextlength": {"get": _told("The longest text, in characters", PLAIN)},
        "/v2/info": {"get": _told("Who answers", {"application/json": {"schema": {"type": "object"}}})},
        "/healthz": {"get": _told("The process lives", PLAIN)},
        "/readyz": {"get": {**_told("Models are read and there is room", PLAIN, "503")}},
        "/metrics": {"get": _told("Counts for Prometheus", PLAIN)},
    }


def _asking(summary: str, answer: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": _ref("asked")}}}
    told = _told(summary, {"application/json": {"schema": answer}}, "408", "413", "415", "422", "429", "503")
    return {"requestBody": body, **told}


def _remembering(summary: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": required}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    told = _told(summary, {"application/json": {"schema": {"type": "object"}}}, "408", "413", "422", "503")
    told["responses"]["404"] = {"description": "there is no memory here", "content": PLAIN}
    return {"requestBody": body, **told}


def _languagetool() -> dict[str, Any]:
    properties = {"language": {"enum": ["vi", "vi-VN", "auto"]}, "text": TEXT, "disabledRules": TEXT}
    schema = {"type": "object", "properties": properties, "required": ["language", "text"]}
    body = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}}
    answer = {"type": "object", "required": ["software", "language", "matches"]}
    return {
        "requestBody": body,
        **_told("As LanguageTool", {"application/json": {"schema": answer}}, "400", "408", "413", "429", "503"),
    }


def _told(summary: str, content: dict[str, Any], *errors: str) -> dict[str, Any]:
    responses: dict[str, Any] = {"200": {"description": summary, "content": content}}
    responses |= {code: {"description": SAID[code], "content": PLAIN} for code in ("401", *errors)}
    return {"summary": summary, "responses": responses}


def _asked() -> dict[str, Any]:
    of_kind = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": TEXT}
    of_kind["propertyNames"] = {"enum": list(BY_NAME)}
    codes = {"type": "array", "items": {"type": "string", "pattern": "^VN[0-9]{0,3}$"}}
    field = {"oneOf": [TEXT, of_kind]}
    options = {
        "select": codes,
        "ignore": codes,
        "min_confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "lang": {"enum": ["vi", "en"]},
        "safety": {"enum": ["safe", "likely"]},
    }
    fields = {"type": "object", "minProperties": 1, "additionalProperties": field}
    return {
        "oneOf": [
            {
                "type": "object",
                "additionalProperties": False,
                "required": [name],
                "properties": {name: schema, **options},
            }
            for name, schema in (("text", field), ("fields", fields))
        ]
    }


def _verdict() -> dict[str, Any]:
    properties = {
        "version": {"const": 1},
        "decision": {"enum": ["publish", "review", "block"]},
        "reasons": {"type": "array", "items": {"type": "object", "required": ["decision", "count", "message"]}},
        "report": _ref("report"),
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _corrected() -> dict[str, Any]:
    document = {"type": "object", "required": ["path", "error", "edits"]}
    properties = {"version": {"const": 1}, "documents": {"type": "array", "items": document}}
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _moved(schema: Any) -> Any:
    """A schema with its references to where the definitions stand here."""
    return json.loads(json.dumps(schema).replace("#/$defs/", "#/components/schemas/"))
