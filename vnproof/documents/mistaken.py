"""Files that are not what their names say: empty, damaged, or saved as something else; each told with what helps."""

from __future__ import annotations

from vnproof.core.errors import DocumentError
from vnproof.documents.package import damaged
from vnproof.documents.plain import CONTROLS, MARKS, TOO_MANY_CONTROLS

ENOUGH = 4096
MARKUP = (b"<?mso-application", b"wordDocument", b"schemas.microsoft.com/office/2006/xmlPackage")


def refuse_mistaken(path: str, data: bytes) -> None:
    """
    A file whose name promises Word, PDF or the like, which its contents are not.

    Raises DocumentError for what cannot be plain text under that name either.

    >>> refuse_mistaken("a.doc", b"plain text after all")
    """
    if not data.strip(b"\0"):
        raise DocumentError(
            f"{path}: tệp rỗng, không có nội dung; hãy chép hoặc tải lại tệp từ nơi đã lấy.",
            f"{path}: the file is empty; copy or download it again from where it came.",
        )
    beginning = data[:ENOUGH]
    if beginning.lstrip().lower().startswith(b"mime-version:") or any(each in beginning for each in MARKUP):
        raise DocumentError(
            f"{path}: là trang web hoặc XML do Word lưu dưới tên này; hãy mở bằng Word rồi lưu lại thành .docx.",
            f"{path}: is a web page or XML that Word saved under this name; open it in Word and save it as .docx.",
        )
    if not _is_text(data):
        raise damaged(path)


def _is_text(data: bytes) -> bool:
    if data.startswith(tuple(mark for mark, _ in MARKS)):
        return True
    controls = len(data) - len(data.translate(None, "".join(CONTROLS).encode()))
    return b"\0" not in data and controls <= TOO_MANY_CONTROLS * len(data)
