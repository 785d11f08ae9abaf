"""The checks themselves as text: a table for the terminal, JSON for programs, and `docs/checks.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from vnproof.checks.base import Check
from vnproof.core.config import is_optional
from vnproof.core.finding import Safety, Severity
from vnproof.core.wording import Language, Wording

GROUPS = {
    "VN1": Wording("Chính tả", "Spelling"),
    "VN2": Wording("Viết hoa", "Capitals"),
    "VN3": Wording("Dấu câu và khoảng trắng", "Punctuation and blanks"),
    "VN4": Wording("Ngày tháng và con số", "Dates and numbers"),
    "VN5": Wording("Số, ký hiệu và thể thức văn bản", "Numbers and form of documents"),
    "VN6": Wording("Cách lưu chữ", "How text is stored"),
    "VN7": Wording("Nhất quán trong một văn bản", "Consistency within a document"),
    "VN8": Wording("Tên gọi theo thời gian", "Names in time"),
    "VN90": Wording("Văn phong", "Style"),
    "VN91": Wording("Thuật ngữ của cơ quan", "Terms of the house"),
    "VN95": Wording("Dữ liệu cá nhân", "Personal data"),
}
SEVERITIES = {
    Severity.ERROR: Wording("lỗi", "error"),
    Severity.WARNING: Wording("cảnh báo", "warning"),
    Severity.HINT: Wording("nhắc", "hint"),
}
FIXES = {
    Safety.SAFE: Wording("fix", "fix"),
    Safety.LIKELY: Wording("fix --likely", "fix --likely"),
    Safety.HINT: Wording("–", "–"),
}
DEFAULT = {True: Wording("bật", "on"), False: Wording("tắt", "off")}
HEADER = {
    "vi": ("MÃ", "TÊN", "MỨC", "TỰ SỬA", "MẶC ĐỊNH", "LỖI", "CĂN CỨ"),
    "en": ("CODE", "NAME", "SEVERITY", "APPLIED BY", "DEFAULT", "FAULT", "BASIS"),
}
HEAD = """\
# Các phép soát

<!-- Written by `vnproof checks --format markdown`; the text is each check's own docstring, in vnproof/checks/. -->

Mỗi phép soát có một mã, một tên, và những câu dưới đây: câu sau ✗ bị báo, câu sau ✓ thì không. Các câu ấy cũng là phép
thử: phép soát nào không làm đúng như sách này thì không qua được bộ kiểm tra. ⏎ là chỗ xuống dòng.

- **Mức** là mức nặng nhất một chỗ có thể có: *lỗi*, *cảnh báo*, *nhắc*. Chỗ kém chắc thì nhẹ hơn; `--fail-on` chọn mức
  làm mã thoát thành 1.
- **Tự sửa** là lệnh mạnh nhất sửa được: `fix` chỉ sửa chỗ chắc chắn, `fix --likely` sửa cả chỗ rất có thể sai; «–» là
  chỉ người soạn mới biết phải sửa thế nào.
- **Bỏ qua** một phép soát: `--ignore VN201` trên dòng lệnh, `ignore = ["VN201"]` trong `vnproof.toml`, hoặc
  `vnproof: ignore[VN201]` ngay trong dòng văn bản; phần đầu của mã, như `VN2`, là cả nhóm. Xem
  [cấu hình](configuration.md).
- Phép soát mặc định **tắt** được bật bằng `--select` với mã của nó, hoặc bằng mục cấu hình ghi ở nhóm ấy.
"""
SWITCHES = {
    "VN90": "Cả nhóm bật bằng `vnproof check --style` hoặc `style = true` trong `vnproof.toml`; chỉ nhắc.",
    "VN95": "Cả nhóm bật bằng `vnproof check --personal-data` hoặc `personal-data = true` trong `vnproof.toml`.",
}


def as_text(checks: Sequence[Check], language: Language) -> str:
    """A table with columns in line."""
    rows = [HEADER[language], *(_row(check, language) for check in checks)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


def as_json(checks: Sequence[Check], language: Language) -> str:
    """A list of objects; what is named is named as in the JSON of findings."""
    rows = [
        {
            "code": check.code,
            "name": check.name,
            "severity": check.severity.name.lower(),
            "safety": check.safety.name.lower(),
            "default": not is_optional(check.code),
            "title": check.title if language == "vi" else check.title_en,
            "basis": check.basis,
        }
        for check in checks
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_markdown(checks: Sequence[Check], language: Language) -> str:  # noqa: ARG001 - the manuals are Vietnamese
    """The book of all manuals, `docs/checks.md`."""
    return "\n".join(_pages(checks))


FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown}


def group_of(code: str) -> str:
    """
    The beginning of its code by which a check belongs to a group.

    >>> group_of("VN201"), group_of("VN904")
    ('VN2', 'VN90')
    """
    return max((group for group in GROUPS if code.startswith(group)), key=len)


def _row(check: Check, language: Language) -> tuple[str, ...]:
    said = (SEVERITIES[check.severity], FIXES[check.safety], DEFAULT[not is_optional(check.code)])
    title = check.title if language == "vi" else check.title_en
    return check.code, check.name, *(wording.in_language(language) for wording in said), title, check.basis


def _pages(checks: Sequence[Check]) -> Iterator[str]:
    yield HEAD
    for group, members in groupby(sorted(checks, key=lambda check: check.code), lambda check: group_of(check.code)):
        yield f"## {group}{'x' * (5 - len(group))} · {GROUPS[group].vi}\n"
        if group in SWITCHES:
            yield SWITCHES[group] + "\n"
        for check in members:
            yield from _page(check)


def _page(check: Check) -> Iterator[str]:
    fix = FIXES[check.safety].vi
    yield f"### {check.code} · {check.title}\n"
    yield (
        f"`{check.name}` · mức: {SEVERITIES[check.severity].vi} · tự sửa: {f'`{fix}`' if fix != '–' else fix}"
        f" · mặc định: {DEFAULT[not is_optional(check.code)].vi}\n"
    )
    for paragraph in check.about:
        yield f"{paragraph}\n"
    yield f"**Căn cứ:** {check.basis}.\n"
    yield "```text"
    yield from (line.strip() for line in check.doc.splitlines() if line.strip().startswith(("✗ ", "✓ ")))
    yield "```\n"
