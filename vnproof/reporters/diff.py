r"""
A unified diff that `patch -p0` and `git apply -p0` take.

Lines are what patch takes for lines: they end at \n alone, so a \r stays in its line and is compared with it.
"""

from __future__ import annotations

from io import StringIO


def unified_diff(path: str, before: str, after: str) -> str:
    r"""
    What changes from `before` to `after`, with three lines around; "" where nothing does.

    >>> print(unified_diff("a.txt", "tô chức\nlễ hội", "tổ chức\nlễ hội"), end="")
    --- a.txt
    +++ a.txt
    @@ -1,2 +1,2 @@
    -tô chức
    +tổ chức
     lễ hội
    \ No newline at end of file
    """
    import difflib

    name = _name(path)
    changes = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def _lines(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))


def _name(path: str) -> str:
    r"""
    A name as patch and git read it: one with a blank ends at a tab; one that would break the line stands in quotes.

    >>> _name("thông báo.txt"), _name("a\tb.txt")
    ('thông báo.txt\t', '"a\\011b.txt"')
    """
    if path.startswith('"') or any(ord(character) < ord(" ") for character in path):
        plain = path.replace("\\", r"\\").replace('"', r"\"")
        return '"' + "".join(c if c >= " " else f"\\{ord(c):03o}" for c in plain) + '"'
    return f"{path}\t" if " " in path else path
