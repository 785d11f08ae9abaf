"""
Uploads: what others made (docx, PDF …) is opened in a process of its own, with bounds on memory and time.

Whatever a hostile file does there, the service goes on; the worst that comes back is one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.document import Signature
from vnproof.documents.kinds import BY_NAME, kind_of
from vnproof.documents.opening import open_document, prove, rewrite
from vnproof.documents.transcript import transcript
from vnproof.server.crew import context
from vnproof.server.fields import Field

MEMORY = 1_500_000_000  # bytes of address space
TEXTUAL = frozenset(["text", "html", "markdown"])  # nothing in them is unpacked
LIGHT = 400_000  # bytes of such a file that are read here
Result = TypeVar("Result")


def open_upload(name: str, data: bytes, kind: str | None, seconds: float) -> Field:
    """
    A file as a field.

    Raises DocumentError where it cannot be read, or takes too much memory or time.
    """
    kind = kind or kind_of(data, name)
    return apart(_opened, (name, data, kind), seconds) if _is_heavy(kind, data) else _opened(name, data, kind)


def rewrite_upload(name: str, data: bytes, kind: str | None, edits: tuple[Edit, ...], seconds: float) -> bytes:
    """
    A file with edits of its text made.

    Raises DocumentError where it cannot be written, or takes too much memory or time.
    """
    kind = kind or kind_of(data, name)
    asked = (name, data, kind, edits)
    return apart(_rewritten, asked, seconds) if _is_heavy(kind, data) else _rewritten(*asked)


def track_upload(
    name: str, data: bytes, kind: str | None, edits: tuple[Edit, ...], by: Signature, seconds: float
) -> tuple[bytes, str]:
    """
    The same, and the kind it is of now; in a file of Word the edits are changes to be accepted, in the name of `by`.

    What takes no edits comes back as what stands in for it (.doc, as .docx) or as its text (PDF).

    Raises DocumentError where it cannot be written, or takes too much memory or time.
    """
    kind = kind or kind_of(data, name)
    asked = (name, data, kind, edits, by)
    return apart(_tracked, asked, seconds) if _is_heavy(kind, data) else _tracked(*asked)


def _is_heavy(kind: str, data: bytes) -> bool:
    return kind not in TEXTUAL or len(data) > LIGHT


def corrected_name(name: str, kind: str) -> str:
    """
    What a corrected file is called, with the ending of what it is now.

    >>> corrected_name("thông báo.pdf", "text"), corrected_name("a.docm", "docx")
    ('thông báo.vnproof.txt', 'a.vnproof.docm')
    """
    path, endings = Path(Path(name).name), BY_NAME[kind].suffixes
    ending = path.suffix if path.suffix.lower() in endings else endings[0]
    return f"{path.stem}.vnproof{ending}"


def apart(work: Callable[..., Result], arguments: tuple[Any, ...], seconds: float) -> Result:
    """Do the work in a process of its own; DocumentError is raised here as it was there."""
    here, there = context().Pipe(duplex=False)
    process = context().Process(  # type: ignore[attr-defined]
        target=_bounded, args=(there, work, arguments, seconds), daemon=True
    )
    process.start()
    there.close()
    try:
        outcome = here.recv() if here.poll(seconds) else None
    except EOFError:  # killed: by the bounds, or by a fault in a library
        outcome = None
    finally:
        process.kill()
        process.join()
        here.close()
    if outcome is None:
        raise DocumentError(
            f"{arguments[0]}: tệp quá nặng hoặc bị hỏng, không mở được trong giới hạn; hãy lưu lại hoặc chia nhỏ tệp.",
            f"{arguments[0]}: too heavy or broken, cannot be opened within the limits; save it anew or split it.",
        )
    if isinstance(outcome, Wording):
        raise DocumentError(*outcome)
    result: Result = outcome[0]
    return result


def _bounded(answer: Connection, work: Callable[..., Any], arguments: tuple[Any, ...], seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the time is kept by the parent
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    try:
        answer.send((work(*arguments),))
    except DocumentError as error:
        answer.send(error.wording)


def _opened(name: str, data: bytes, kind: str) -> Field:
    document = open_document(data, kind, name)
    return Field(name, document.text, document.layout, document.shielded, document.warnings)


def _rewritten(name: str, data: bytes, kind: str, edits: tuple[Edit, ...]) -> bytes:
    document = open_document(data, kind, name)
    return rewrite(document.stand_in or document, edits)


def _tracked(name: str, data: bytes, kind: str, edits: tuple[Edit, ...], by: Signature) -> tuple[bytes, str]:
    document = open_document(data, kind, name)
    if not document.can_be_written and document.stand_in is None:
        return transcript(document, edits).encode(), "text"
    document = document.stand_in or document
    if document.kind != "docx":
        return rewrite(document, edits), document.kind
    return prove(document, edits, document.track(edits, by)), document.kind
