"""
What LibreOffice reads for us: Word 97-2003 (.doc) and RTF, turned into .docx, which corrections go into.

The file itself is never written: what LibreOffice would make of it is another file, and nobody would see where.

An archive is read twice, and starting LibreOffice takes most of the time: what it made can be kept until the end.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.documents.document import Document
from vnproof.documents.docx import DocxDocument
from vnproof.documents.files import write_atomically

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
FILTER = "docx:MS Word 2007 XML"
CONVERTED = "converted"  # how the folder is called in which an archive's are kept
KEPT = "VNPROOF_CONVERTED"  # the folder of what is kept; in the environment, so that processes started here know it


class OfficeDocument(Document):
    """A file that LibreOffice opens; `stand_in` is what it makes of it."""

    can_be_written = False
    is_binary = True
    suffix: str

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._data = data
        docx = DocxDocument(path, as_docx(path, data, self.suffix))
        self.stand_in = docx
        self.text, self.layout, self.shielded = docx.text, docx.layout, docx.shielded
        self.warnings, self.objection = docx.warnings, docx.objection

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file itself; with an edit, DocumentError."""
        if any(True for _ in edits):
            raise DocumentError(
                f"{self.path}: không sửa thẳng được tệp {self.suffix}; hãy dùng `vnproof fix -o bản-sửa.docx`.",
                f"{self.path}: {self.suffix} files are not written; use `vnproof fix -o corrected.docx`.",
            )
        return self._data


class WordDocument(OfficeDocument):
    """A document of Word 97-2003."""

    kind = "doc"
    suffix = ".doc"


class RtfDocument(OfficeDocument):
    """A document in Rich Text Format."""

    kind = "rtf"
    suffix = ".rtf"


@contextmanager
def conversions_kept(folder: Path) -> Iterator[None]:
    """
    Until the block ends, LibreOffice is asked once about the same bytes, here or in processes that are started here.

    What it makes is kept in `folder`, which is gone in the end; who was killed finds it there the next time.
    """
    os.environ[KEPT] = str(folder.absolute())
    try:
        yield
    finally:
        del os.environ[KEPT]
        shutil.rmtree(folder, ignore_errors=True)


def as_docx(path: str, data: bytes, suffix: str) -> bytes:
    """
    A file as LibreOffice saves it as .docx.

    Raises DocumentError where LibreOffice is not installed, or cannot open the file in time.
    """
    folder = os.environ.get(KEPT)
    if folder is None:
        return _converted(path, data, suffix)
    kept = Path(folder) / f"{sha256(data).hexdigest()}{suffix}.docx"
    if kept.exists():
        return kept.read_bytes()
    made = _converted(path, data, suffix)
    with suppress(OSError, DocumentError):  # where there is no room, it is asked again
        kept.parent.mkdir(exist_ok=True)
        write_atomically(str(kept), made, backup=False)
    return made


def _converted(path: str, data: bytes, suffix: str) -> bytes:
    is_called_so = path.lower().endswith({".doc": (".doc", ".dot")}.get(suffix, suffix))
    vi, en = ("", "") if is_called_so else (f"thật ra là tệp {suffix}; ", f"is a {suffix} in fact; ")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise DocumentError(
            f"{path}: {vi}cần LibreOffice để đọc tệp {suffix}; hãy cài (`apt install libreoffice-writer-nogui`), hoặc "
            "mở bằng Word và lưu lại thành .docx.",
            f"{path}: {en}{suffix} files are read by LibreOffice; install it (`apt install libreoffice-writer-nogui`), "
            "or open the file in Word and save it as .docx.",
        )
    with TemporaryDirectory(prefix="vnproof-") as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_bytes(data)
        # A profile of its own, so that an office the user has open is not asked, and macros stay off.
        options = [f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore"]
        command = [program, *options, "--convert-to", FILTER, "--outdir", folder, str(source)]
        home = {**os.environ, "HOME": folder}
        try:
            _do(command, home)
            return source.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DocumentError(
                f"{path}: {vi}LibreOffice không mở được, có lẽ tệp bị hỏng; hãy mở bằng Word và lưu lại thành .docx.",
                f"{path}: {en}LibreOffice cannot open it, it may be damaged; open it in Word and save it as .docx.",
            ) from error


def _do(command: list[str], environment: dict[str, str]) -> None:
    """Run LibreOffice, which starts processes of its own: none of them is left, whatever comes in between."""
    with subprocess.Popen(  # noqa: S603 - the user's own LibreOffice
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except BaseException:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
