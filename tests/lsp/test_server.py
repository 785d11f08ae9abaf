"""The language server over standard input and output, asked by a client library of the protocol."""

import asyncio
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from vnproof.core.span import Span
from vnproof.lsp.positions import Positions
from vnproof.lsp.sheet import Sheet, smallest_change

ENCODINGS = [kind.value for kind in types.PositionEncodingKind]
URI = "untitled:notice"
WAIT = 30  # seconds for what comes in a fraction of one


class Client(LanguageClient):
    """An editor with one text open."""

    def __init__(self):
        super().__init__("test", "1")
        self.told: asyncio.Queue = asyncio.Queue()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: self.told.put_nowait(told))  # noqa: PLW0108 - it is given attributes

    async def begin(self, encoding):
        await self.start_io(sys.executable, "-m", "vnproof", "lsp")
        general = types.GeneralClientCapabilities(position_encodings=[encoding])
        answer = await self.initialize_async(types.InitializeParams(types.ClientCapabilities(general=general)))
        self.initialized(types.InitializedParams())
        return answer.capabilities

    async def open(self, text, language="plaintext"):
        item = types.TextDocumentItem(URI, language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def diagnostics(self):
        return (await asyncio.wait_for(self.told.get(), WAIT)).diagnostics

    async def actions(self, range_, only=None):
        context = types.CodeActionContext([], only=only)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), range_, context)
        return await self.text_document_code_action_async(asked)

    async def end(self):
        await self.shutdown_async(None)
        self.exit(None)
        await self.stop()


def talk(conversation, encoding="utf-16"):
    """Start a server, hold a conversation, end it."""

    async def whole():
        client = Client()
        capabilities = await client.begin(encoding)
        try:
            await conversation(client, capabilities)
        finally:
            await client.end()

    asyncio.run(whole())


COLUMNS = {"utf-8": 9, "utf-16": 7, "utf-32": 6}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_positions_are_in_the_client_s_units(home, encoding):
    async def conversation(client, capabilities):
        assert capabilities.position_encoding == encoding
        [found] = await client.open("Thông báo\r\n🔹 Ban tô chức")
        assert found.range.start == types.Position(1, COLUMNS[encoding])
        assert (found.code, found.source, found.severity) == ("VN104", "vnproof", types.DiagnosticSeverity.Error)

    talk(conversation, encoding)


def test_quick_fixes_and_fix_all(home):
    async def conversation(client, _):
        first, second = await client.open("🔹 Ban tô chức phù họp.")
        actions = await client.actions(first.range)
        assert [action.title for action in actions] == [
            "Sửa thành «tổ»",
            "Thêm «tô» vào từ điển",
            "Sửa mọi chỗ chắc chắn",
        ]
        [change] = actions[0].edit.document_changes[0].edits
        assert (change.range.start, change.new_text) == (types.Position(0, 8), "ổ")
        assert actions[0].is_preferred
        [fix_all] = await client.actions(second.range, ["source.fixAll"])
        [change] = fix_all.edit.document_changes[0].edits
        assert change.new_text == "ổ chức phù hợ"

    talk(conversation)


def test_incremental_changes(home):
    async def conversation(client, _):
        assert not await client.open("Ban tổ chức\x0c\r\nhọp.")
        version = types.VersionedTextDocumentIdentifier(2, URI)
        place = types.Range(types.Position(0, 4), types.Position(0, 6))
        change = types.TextDocumentContentChangePartial(place, "tô")
        self_change = types.DidChangeTextDocumentParams(version, [change])
        client.text_document_did_change(self_change)
        [found] = await client.diagnostics()
        assert found.range == place

    talk(conversation)


def test_hover_tells_why(home):
    async def conversation(client, _):
        [found] = await client.open("Ban tô chức")
        asked = types.HoverParams(types.TextDocumentIdentifier(URI), found.range.start)
        told = await client.text_document_hover_async(asked)
        assert "mất dấu thanh" in told.contents.value
        assert "VN103" in told.contents.value

    talk(conversation)


def test_a_word_is_learned(home, monkeypatch):
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))

    async def conversation(client, _):
        assert len(await client.open("Ông Krông Xyz nói.\nBan tô chức")) > 0
        asked = types.ExecuteCommandParams("vnproof.learn", arguments=[URI, "tô chức"])
        await client.workspace_execute_command_async(asked)
        assert all(found.range.start.line == 0 for found in await client.diagnostics())

    talk(conversation)


@given(st.text("aộ🔹\r\n\x0c", max_size=20), st.sampled_from(ENCODINGS), st.data())
def test_positions_lead_back(text, encoding, data):
    positions = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":
        assert positions.offset(positions.position(offset)) == offset


@given(st.text("aộ🔹\r\n", max_size=20), st.text("aộ🔹\r\n", max_size=5), st.sampled_from(ENCODINGS), st.data())
def test_changes_are_what_the_editor_did(text, fresh, encoding, data):
    ends = data.draw(st.tuples(*[st.integers(0, len(text)).filter(lambda i: text[i - 1 : i + 1] != "\r\n")] * 2))
    start, end = sorted(ends)
    change = types.TextDocumentContentChangePartial(Positions(text, encoding).range(Span(start, end)), fresh)
    assert Sheet("-", "plaintext", text, 1, encoding).changed(2, [change]).text == text[:start] + fresh + text[end:]


@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_smallest_change(before, after):
    span, fresh = smallest_change(before, after)
    assert before[: span.start] + fresh + before[span.end :] == after
