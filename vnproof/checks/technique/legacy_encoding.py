"""
VN605 · Chữ hỏng vì sai bảng mã

Chữ của bảng mã cũ (TCVN3, VNI, VPS, VISCII, BK HCM, VIQR…) hiện ra như chữ Tây, chữ UTF-8 bị đọc nhầm, hoặc chữ bị
một lần chuyển mã làm hỏng. Mỗi cụm liền nhau trên một dòng được báo một lần, cùng câu đã khôi phục. Muốn chuyển cả
tệp, dùng «vnproof convert».

Mức độ: lỗi. Tự sửa: có. Căn cứ: dictionaries/charsets/legacy.tsv.

    ✗ Uû ban nh©n d©n x· tæ chøc héi nghÞ.
    ✓ Uỷ ban nhân dân xã tổ chức hội nghị.
    ✗ UÛy ban nhaân daân xaõ toå chöùc hoäi nghò.
    ✓ Ủy ban nhân dân xã tổ chức hội nghị.
    ✗ Tiáº¿ng Viá»‡t
    ✓ Tiếng Việt
    ✗ To^? chu+'c ho^.i nghi. to^?ng ke^'t na(m ho.c.
    ✓ Tổ chức hội nghị tổng kết năm học.
    ✗ Cơ quan khơng cĩ phịng họp.
    ✓ Cơ quan không có phòng họp.
    ✓ Rượu Château, façade, Noël, Düsseldorf, «El Niño», 12 m², Sony®, x^2 + y^2.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM; “PHƯỜNG, XÔ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.charsets import TITLES
from vnproof.text.legacy import UTF_8, Repair, find_repairs
from vnproof.text.passage import Passage

NAME = "legacy-encoding"
SURE = 1.0  # the words inside are garbled: no spelling of one of them may come first
UNSURE = 0.8
LONGEST = 40  # letters of a run that the message repeats

CAUSES = {
    **{
        name: Wording(f"chữ {title} hiện ra sai bảng mã", f"{title} shown in another encoding")
        for name, title in TITLES.items()
    },
    "viqr": Wording("viết theo lối VIQR", "written in VIQR"),
    UTF_8: Wording("chữ UTF-8 bị đọc theo Windows-1252", "UTF-8 read as Windows-1252"),
    "as-1258": Wording("chữ Windows-1252 bị đọc theo Windows-1258", "Windows-1252 read as Windows-1258"),
    "entity": Wording("ký hiệu HTML còn sót lại", "an HTML entity was left"),
    "order": Wording("dấu tổ hợp sai thứ tự", "combining marks in the wrong order"),
    "vni-twice": Wording("chữ Unicode bị chuyển từ VNI thêm một lần", "Unicode converted from VNI once more"),
    "title": Wording("chữ hỏng khi chuyển phông", "a letter spoilt when fonts were converted"),
}
LEGAL = Wording(
    "mọi tiếng đọc lại đều đúng cấu tạo, trước đó thì không", "all is legal syllables now, and was not before"
)
PARTLY = Wording("đọc lại vẫn không phải tiếng Việt thông thường", "read again it is still no ordinary Vietnamese")


@check("VN605")
def legacy_encoding(reading: Reading) -> Iterator[Finding]:
    """Text of an old encoding, or UTF-8, shown as something else."""
    passage = reading.passage
    repairs = (repair for repair in find_repairs(passage.source) if not _is_protected(passage, repair.span))
    for run in runs(passage, repairs):
        yield _finding(passage.source, run)


def runs(passage: Passage, repairs: Iterable[Repair]) -> Iterator[list[Repair]]:
    """Repairs of one kind side by side on a line, nothing protected between them."""
    run: list[Repair] = []
    for repair in repairs:
        if run and not _go_together(passage, run[-1], repair):
            yield run
            run = []
        run.append(repair)
    if run:
        yield run


def _go_together(passage: Passage, first: Repair, then: Repair) -> bool:
    between = Span(first.span.end, then.span.start)
    return (
        (first.cause, first.is_sure) == (then.cause, then.is_sure)
        and not {"\n", "\r"} & set(between.of(passage.source))
        and not _is_protected(passage, Span(first.span.start, then.span.end))
    )


def _is_protected(passage: Passage, span: Span) -> bool:
    """Is it, or a letter that it is glued to, to stay as it is?"""
    before, after = passage.source[span.start - 1 : span.start], passage.source[span.end : span.end + 1]
    return passage.is_protected(Span(span.start - before.isalnum(), span.end + after.isalnum()))


def _finding(source: str, run: list[Repair]) -> Finding:
    pieces, done = [], run[0].span.start
    for repair in run:
        pieces += [source[done : repair.span.start], repair.meant]
        done = repair.span.end
    meant, cause, is_sure = "".join(pieces), CAUSES[run[0].cause], run[0].is_sure
    span = Span(run[0].span.start, done)
    shown = span.of(source) if done - span.start <= LONGEST else f"{span.of(source)[:LONGEST]}…"
    return Finding(
        "VN605",
        NAME,
        span,
        Wording(
            f"«{shown}» không đọc được: {cause.vi}.",
            f"'{shown}' cannot be read: {cause.en}.",
        ),
        (Suggestion(meant, SURE if is_sure else UNSURE),),
        Severity.ERROR if is_sure else Severity.WARNING,
        Safety.SAFE if is_sure else Safety.LIKELY,
        SURE if is_sure else UNSURE,
        (LEGAL if is_sure else PARTLY,),
    )
