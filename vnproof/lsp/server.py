"""The server itself: what the editor tells and asks, and what it gets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from vnproof import __version__, checks
from vnproof.core.edit import Edit
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Language
from vnproof.lsp.sheet import Reading, Sheet
from vnproof.proofreader import Proofreader

SOURCE = "vnproof"
LEARN = "vnproof.learn"
FIX_ALL = "source.fixAll.vnproof"
REST = 0.25  # seconds without a key before a text is read
MOST = 500_000  # characters; an editor should not wait for more
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.HINT: types.DiagnosticSeverity.Information,
}
SAY = {
    "vi": ("Sửa thành «{}»", "Thêm «{}» vào từ điển", "Sửa mọi chỗ chắc chắn"),
    "en": ("Correct to '{}'", "Add '{}' to the dictionary", "Correct all that is certain"),
}


class Office(NamedTuple):
    """
    What the server cannot know by itself.

    `desk` gives the proofreader and the language for a path ("-" for a text without a file), `learn` takes a word for a
    path; afterwards `desk` knows it.
    """

    desk: Callable[[str], tuple[Proofreader, Language]]
    learn: Callable[[str, str], None]


class Server(LanguageServer):
    """One editor's server."""

    def __init__(self, office: Office) -> None:
        super().__init__(SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self.office = office
        self.readings: dict[str, Reading] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def lay(self, uri: str, sheet: Sheet) -> None:
        """A text is there, or has changed."""
        proofreader, _ = self.office.desk(sheet.path)
        self.readings[uri] = Reading(sheet, proofreader)

    def language_of(self, uri: str) -> Language:
        """The language that findings of a text are told in."""
        return self.office.desk(self.readings[uri].sheet.path)[1]

    def later(self, uri: str) -> None:
        """Read a text when the hand rests; whoever types on is not disturbed."""
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._read(uri))

    async def _read(self, uri: str) -> None:
        await asyncio.sleep(REST)
        self.publish(uri)

    def publish(self, uri: str) -> None:
        """Tell what was found."""
        reading = self.readings.get(uri)
        if reading is None:
            return
        language = self.language_of(uri)
        told = [] if len(reading.sheet.text) > MOST else [diagnostic(reading, f, language) for f in reading.findings]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told, version=reading.sheet.version))


def make_server(office: Office) -> Server:
    """A server with everything it answers."""
    server = Server(office)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        encoding = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        path = to_fs_path(document.uri) if document.uri.startswith("file:") else None
        server.lay(document.uri, Sheet(path or "-", document.language_id, document.text, document.version, encoding))
        server.publish(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        sheet = server.readings[document.uri].sheet
        server.lay(document.uri, sheet.changed(document.version, params.content_changes))
        server.later(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.readings.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        reading = server.readings.get(params.text_document.uri)
        found = reading and next(reading.at(types.Range(params.position, params.position)), None)
        if not reading or not found:
            return None
        told = explanation(found, server.language_of(params.text_document.uri))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), reading.range(found))

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        reading = server.readings.get(params.text_document.uri)
        if reading is None:
            return []
        found = list(_actions(reading, params, server.language_of(params.text_document.uri)))
        only = params.context.only
        return [action for action in found if not only or _is_of(str(action.kind), only)]

    @server.command(LEARN)
    def learn(uri: str, word: str) -> None:
        server.office.learn(server.readings[uri].sheet.path, word)
        for each in list(server.readings):
            server.lay(each, server.readings[each].sheet)
            server.publish(each)

    return server


def diagnostic(reading: Reading, finding: Finding, language: Language) -> types.Diagnostic:
    """A finding as the protocol tells it."""
    return types.Diagnostic(
        reading.range(finding),
        finding.message.in_language(language),
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        data={"suggestions": [text for text, _ in finding.suggestions], "confidence": round(finding.confidence, 4)},
    )


def explanation(finding: Finding, language: Language) -> str:
    """What hovering over a finding shows: the reasons, and the manual of its check."""
    reasons = "\n".join(f"- {reason.in_language(language)}" for reason in finding.why)
    sure = f"{min(99, int(finding.confidence * 100))}%"
    manual = checks.BY_CODE[finding.code].doc.strip()
    return f"**{finding.message.in_language(language)}** ({sure})\n\n{reasons}\n\n```text\n{manual}\n```"


def _actions(reading: Reading, params: types.CodeActionParams, language: Language) -> Iterator[types.CodeAction]:
    uri, (correct, learn, fix_all) = params.text_document.uri, SAY[language]
    for finding in reading.at(params.range):
        told = [diagnostic(reading, finding, language)]
        for number, (text, _) in enumerate(finding.suggestions):
            yield types.CodeAction(
                correct.format(text),
                types.CodeActionKind.QuickFix,
                told,
                is_preferred=number == 0 and finding.safety is Safety.SAFE,
                edit=_edit(reading, uri, reading.changes([Edit(finding.span, text)])),
            )
        word = finding.span.of(reading.document.text)
        yield types.CodeAction(
            learn.format(word),
            types.CodeActionKind.QuickFix,
            told,
            command=types.Command(learn.format(word), LEARN, arguments=[uri, word]),
        )
    if any(finding.safety is Safety.SAFE for finding in reading.findings):
        yield types.CodeAction(fix_all, FIX_ALL, edit=_edit(reading, uri, reading.safe()))


def _edit(reading: Reading, uri: str, changes: list[types.TextEdit]) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(uri, reading.sheet.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])


def _is_of(kind: str, asked: Iterable[types.CodeActionKind | str]) -> bool:
    names = [str(getattr(each, "value", each)) for each in asked]
    kind = str(getattr(kind, "value", kind))
    return any(kind == name or kind.startswith(f"{name}.") for name in names)
