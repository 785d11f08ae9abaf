"""
Copies: what is corrected as a copy of another kind (.doc and RTF, as .docx), where the copy goes, what is only read.

Such a copy takes the place of the document in a folder of the run's own. Where documents are changed where they lie, or
lie inside others, nothing can take their place: there they are only read, and told of with what helps.
"""

from __future__ import annotations

from pathlib import Path

from vnproof.batch.archive import Item
from vnproof.batch.ledger import Record
from vnproof.batch.work import Outcome, Reading
from vnproof.core.wording import Wording
from vnproof.documents.kinds import BY_NAME, SUFFIXES

ONLY_READ: dict[Reading, Wording] = {
    "pdf": Wording(
        "PDF không sửa được trong tệp; hãy sửa ở văn bản gốc rồi xuất lại, hoặc lấy bản có ghi chú bằng "
        "`vnproof fix --annotate`.",
        "a PDF takes no corrections; correct what it was made from and export it again, or have a copy with notes by "
        "`vnproof fix --annotate`.",
    ),
    "in place": Wording(
        "tệp .doc, .rtf không sửa tại chỗ được; hãy chạy với -o THƯ MỤC và một --ledger khác để nhận bản sửa .docx.",
        ".doc and .rtf cannot be changed in place; run with -o FOLDER and another --ledger for copies as .docx.",
    ),
    "inside": Wording(
        "tệp .doc, .rtf nằm trong tệp khác thì không sửa được; hãy giải nén rồi chạy với -o THƯ MỤC để nhận bản sửa "
        ".docx.",
        ".doc and .rtf inside other files cannot be changed; unpack them and run with -o FOLDER for corrected copies "
        "(.docx).",
    ),
    "signed": Wording(
        "tệp có chữ ký số, sửa sẽ làm chữ ký mất giá trị; nếu vẫn muốn sửa, hãy dùng `vnproof fix --force`.",
        "digitally signed, and a change makes the signature void; to change it even so, use `vnproof fix --force`.",
    ),
}
COPY = ".docx"
RIVALS = tuple(suffix for kind in ("text", "docx", "doc", "rtf") for suffix in BY_NAME[kind].suffixes)


def taken(item: Item, outcome: Outcome, target: Path | None) -> Outcome:
    """An outcome as it can be had in the folder `target`, or in place: without its copy where that can be nowhere."""
    if not outcome.base or (target and not item.inside):
        return outcome
    return outcome.unmade("inside" if item.inside else "in place")


def place_of(item: Item, target: Path | None, *, copy: bool = False) -> Path:
    """Where a document belongs, or its copy of another kind."""
    own = (item.path if target is None else target / item.name).absolute()
    return copy_place(own, item.path) if copy else own


def copy_place(place: Path, source: Path) -> Path:
    """
    Where the copy of a document goes that would be at `place`: under its name as .docx; behind its whole name where
    another document beside its `source` may be called so.

    >>> copy_place(Path("ra/a.doc"), Path("kho/a.doc")).name
    'a.docx'
    """
    if place.name.lower().endswith(COPY):  # .docx by name alone
        return place
    names = (source.with_suffix(each) for suffix in RIVALS for each in (suffix, suffix.upper()))
    is_alone = place.name.lower().endswith(SUFFIXES) and not any(name != source and name.exists() for name in names)
    return place.with_suffix(COPY) if is_alone else place.with_name(place.name + COPY)


def only_read(name: str, why: Reading) -> str:
    """The sentence for the ledger."""
    return f"{name}: {ONLY_READ[why].vi}"


def reason(record: Record) -> Wording:
    """Why a document is only read, without its name."""
    told = record.error or ""
    return next((said for said in ONLY_READ.values() if told.endswith(said.vi)), Wording(told, told))
