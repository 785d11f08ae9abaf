"""What the PATHs of a command line mean: documents to read, one after the other, and those that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnproof.cli.usage import Misuse
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.document import Document
from vnproof.documents.files import find_documents, read_enough
from vnproof.documents.opening import open_document

STANDARD_INPUT = "-"


class Unread(NamedTuple):
    """An input that gave no document, and the sentence that says why."""

    path: str
    error: Wording


def name_inputs(paths: tuple[str, ...]) -> tuple[str, ...]:
    """
    The PATHs as given, or standard input where none is given and something is piped in.

    Raises Misuse where the user would be left in front of a silent terminal.
    """
    if paths:
        return paths
    if sys.stdin.isatty():
        raise Misuse(
            "chưa có văn bản nào; hãy ghi tên tệp hoặc thư mục, hoặc dẫn văn bản vào qua đầu vào chuẩn.",
            "no input; name a file or a folder, or pipe a text in.",
        )
    return (STANDARD_INPUT,)


def read_inputs(paths: tuple[str, ...], *, ocr: bool = False) -> Iterator[Document | Unread]:
    """Each document in turn; one that cannot be read does not stop the others. `ocr` has pictures of pages read."""
    for path in paths:
        try:
            files = [path] if path == STANDARD_INPUT else list(find_documents(path))
        except DocumentError as error:
            yield Unread(path, error.wording)
            continue
        yield from (_read(file, ocr=ocr) for file in files)


def _read(file: str, *, ocr: bool) -> Document | Unread:
    try:
        source = read_enough(sys.stdin.buffer) if file == STANDARD_INPUT else Path(file)
        return open_document(source, path=file, ocr=ocr)
    except DocumentError as error:
        return Unread(file, error.wording)
