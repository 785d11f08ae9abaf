"""Which places a text asks vnproof to leave alone, shown by the word «họp» of each line."""

import pytest

from vnproof.core.span import Span
from vnproof.text.ignores import find_ignores, is_ignored

# Lines (joined by the line end), and the numbers of the lines in which VN103 is still reported.
CASES = {
    "nothing asked": (["họp", "họp"], [0, 1]),
    "this line": (["họp vnproof: ignore", "họp"], [1]),
    "in a comment": (["họp <!-- vnproof: ignore -->", "họp"], [1]),
    "this code": (["họp vnproof: ignore[VN103]", "họp"], [1]),
    "beginning of a code": (["họp vnproof: ignore[VN1]", "họp"], [1]),
    "among codes": (["họp vnproof: ignore[VN104, VN103]", "họp"], [1]),
    "another code": (["họp vnproof: ignore[VN104]", "họp"], [0, 1]),
    "next line": (["họp vnproof: ignore-next-line", "họp", "họp"], [2]),
    "next line, code": (["vnproof: ignore-next-line[VN103] họp", "họp", "họp"], [2]),
    "next line, another code": (["họp vnproof: ignore-next-line[VN2]", "họp"], [0, 1]),
    "off and on": (["họp", "vnproof: off", "họp", "họp", "vnproof: on", "họp"], [0, 5]),
    "off to the end": (["họp", "họp vnproof: off", "họp"], [0]),
    "on without off": (["họp", "vnproof: on", "họp"], [0, 2]),
    "off twice": (["vnproof: off", "vnproof: off", "vnproof: on", "họp"], [3]),
    "not the word": (["họp vnproof: ignored", "họp vnproof: office", "vnproof ignore họp"], [0, 1, 2]),
    "last line, next line": (["họp", "họp vnproof: ignore-next-line"], [0]),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("lines", "reported"), CASES.values(), ids=CASES)
def test_ignores(lines, reported, end):
    source = end.join(lines)
    starts = [sum(len(line) + len(end) for line in lines[:number]) for number in range(len(lines))]
    words = {n: starts[n] + line.index("họp") for n, line in enumerate(lines) if "họp" in line}
    ignores = find_ignores(source)
    assert [n for n, at in words.items() if not is_ignored(Span(at, at + 3), "VN103", ignores)] == reported
