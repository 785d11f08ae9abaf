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

    # A name with a blank in it ends at a tab for patch.
    name = f"{path}\t" if " " in path else path
    changes = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def _lines(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))
