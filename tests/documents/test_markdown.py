"""Markdown: what is seen of it, where it stands, and that a correction changes letters and nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import DocumentError
from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.documents.html import HtmlDocument
from vnproof.documents.kinds import kind_of
from vnproof.documents.markdown import MarkdownDocument
from vnproof.documents.opening import open_document, rewrite
from vnproof.proofreader import Proofreader

FIXTURE = Path(__file__).parents[2] / "corpus" / "documents" / "markdown" / "huong-dan.md"

# What is in the file, and what is seen of it; what is not to be read stands between ⟦ and ⟧.
SEEN = {
    "paragraphs": ("một\n\n\nhai", "một\n\nhai"),
    "lines": ("một  \n  hai\\\nba\r\nbốn", "một\nhai\nba\nbốn"),
    "headings": ("# Một ##\n\nHai\n---\n### ", "Một\n\nHai"),
    "emphasis": ("**tô** *ch*ức __a__ _b_ ~~c~~ ***d***", "tô chức a b c d"),
    "no emphasis": ("2 * 3 * 4, ten_tep_tin, *a, b, ~c~", "2 * 3 * 4, ten_tep_tin, *a, b, ~c~"),
    "emphasis in emphasis": ("**a *b* c** ***d** e*", "a b c d e"),
    "escapes": (r"\*a\* \\ \a 1\.", r"*a* \ \a 1."),
    "lists": ("- a\n- b\n  c\n\n  d\n1. e", "a\n\nb\nc\n\nd\n\ne"),
    "quotes": ("> một\n> hai\nba\n>> bốn", "một\nhai\nba\n\nbốn"),
    "code": ("gõ `fix` và ``a ` b``; ` không", "gõ ⟦`fix`⟧ và ⟦``a ` b``⟧; ` không"),
    "blocks of code": ("```\na\n\nb\n```\n\n    c\n    d\n\ne", "⟦a\n\nb⟧\n\n⟦c\nd⟧\n\ne"),
    "links": ('[một](a "b") [hai](<c d>) [ba](x(y)z)!', "một hai ba!"),
    "images": ("![ảnh](a.png) [![b](c)](d)", "ảnh b"),
    "links defined elsewhere": ("[một][Á] [á] [á][] [b] [c] [d]\n\n[á]: http://a 'T'", "một á á ⟦[b]⟧ ⟦[c]⟧ ⟦[d]⟧"),
    "brackets of an author": ("[sửa đổi](xem phụ lục) [số 5]", "[sửa đổi](xem phụ lục) [số 5]"),
    "addresses": (
        "<https://a.vn/_b_> <a@b.vn> https://c.vn/_d_e_",
        "⟦<https://a.vn/_b_>⟧ ⟦<a@b.vn>⟧ https://c.vn/_d_e_",
    ),
    "HTML in a line": ("a <b>b</b><br>c<!-- d --> &ocirc;&amp; <kbd>e</kbd>", "a b\nc ô& ⟦e⟧"),
    "HTML that is none": ("a < b <5 &x; AT&T", "a < b <5 &x; AT&T"),
    "blocks of HTML": ("<div align=center>\n  <p>Một <b>hai</b>\n</div>\n\nba", "Một hai\n\nba"),
    "tables": ("| a | b\\|c |\n|---|---|\n| | *d*\n\nc", "a\n\nb|c\n\nd\n\nc"),
    "tables in quotes": ("> |a|>|\n> |-|-|\n> |b|b|", "a\n\n>\n\nb\n\nb"),
    "formulas": ("$x_1$ và $$y$$, giá 5$ và 6$", "⟦$x_1$⟧ và ⟦$$y$$⟧, giá 5$ và 6$"),
    "footnotes": ("một[^1]\n\n[^1]: hai ba", "một⟦[^1]⟧\n\n⟦[^1]:⟧ hai ba"),
    "front matter": ("---\ntitle: a\n---\nb", "b"),
    "front matter in TOML": ("+++\r\ntitle = 'a'\r\n+++\r\nb", "b"),
    "a rule": ("---\n\nmột\n\n---\nhai", "một\n\nhai"),
    "notes": (
        "<!-- vnproof: ignore-next-line -->\na\n\nb <!-- vnproof: ignore -->",
        "⟦<!-- vnproof: ignore-next-line -->⟧\na\n\nb ⟦<!-- vnproof: ignore -->⟧",
    ),
    "nothing": ("", ""),
}
# A file, the place of an edit in the text, what is put there, and the file afterwards.
CHANGED = {
    "in emphasis": ("**tô** chức", (0, 7), "tổ chức", "**tổ** chức"),
    "torn syllable": ("h*ọ*p", (0, 3), "hợp", "h*ợ*p"),
    "in a quote": ("> tô\n> chức", (0, 7), "tổ\nchức", "> tổ\n> chức"),
    "in a link": ("[họp](họp)", (0, 3), "hợp", "[hợp](họp)"),
    "in a cell": ("|họp|họp|\n|-|-|", (5, 8), "hợp", "|họp|hợp|\n|-|-|"),
    "in HTML": ("<p>h&#7885;p", (0, 3), "hợp", "<p>hợp"),
    "escaped": ("a b", (2, 3), "*c*", "a \\*c\\*"),
    "CRLF": ("họp\r\nvới\r\n", (0, 3), "hợp", "hợp\r\nvới\r\n"),
}

REFUSED = {
    "a list that was none": ("a\n", (0, 1), "- a"),
    "emphasis that was none": ("2 * 3*", (3, 4), ""),
    "an empty block": ("a\n\nb", (0, 1), ""),
}


def opened(file):
    return MarkdownDocument("a.md", file.encode())


def seen(document):
    marks = [
        Edit(Span(offset, offset), mark) for span in document.shielded for offset, mark in zip(span, "⟦⟧", strict=True)
    ]
    return apply_edits(document.text, marks)


@pytest.mark.parametrize(("file", "text"), SEEN.values(), ids=SEEN)
def test_seen(file, text):
    document = opened(file)
    assert seen(document) == text
    assert document.apply([]) == file.encode()


@pytest.mark.parametrize(("file", "span", "text", "after"), CHANGED.values(), ids=CHANGED)
def test_changed(file, span, text, after):
    assert rewrite(opened(file), [Edit(Span(*span), text)]).decode() == after


@pytest.mark.parametrize(("file", "span", "text"), REFUSED.values(), ids=REFUSED)
def test_refused(file, span, text):
    with pytest.raises(DocumentError, match=r"^a\.md:1:"):
        rewrite(opened(file), [Edit(Span(*span), text)])


def test_kind():
    assert kind_of(b"a", "README.md") == kind_of(b"a", "a.MARKDOWN") == "markdown"


def test_places():
    document = opened("# a\n\nb\n\n- c\n\n|d|e|\n|-|-|\n|f|g|\n\nh")
    assert [(block.span.of(document.text), str(block.place)) for block in document.layout.blocks] == [
        ("a", "đoạn 1, <h1>"),
        ("b", "đoạn 2"),
        ("c", "đoạn 3"),
        ("d", "bảng 1, ô A1"),
        ("e", "bảng 1, ô B1"),
        ("f", "bảng 1, ô A2"),
        ("g", "bảng 1, ô B2"),
        ("h", "đoạn 4"),
    ]


PIECES = r"""
    * ** _ __ *** ` `` # ## > - + 1. | |-|-| ||-| [ ] ( ) ! ](a) [a] [a]:•b ~~ \ \* <b> </b> <p> <div> <!--x--> <http://a>
    &amp; & < $ ``` ↵ ↵ ↵ ↵↵ ↵•• ↵•••• ↵--- • • • •• tô•chức phù•họp một h đ 5 . , : "a" ' = ↵=== <br> --- a:•b
"""
WHITE = str.maketrans({"•": " ", "↵": "\n"})


def files(pieces):
    return st.lists(st.sampled_from(pieces), max_size=25).map(lambda some: "".join(some).translate(WHITE))


FILES = files(PIECES.split())
# Without code, formulas, pictures and what is left out of HTML, nothing is seen but what the parser shows.
PLAIN = files([piece for piece in PIECES.split() if not re.search(r"[`~$<!]|---", piece)])


@given(PLAIN)
@settings(max_examples=200, deadline=None)
def test_seen_as_the_parser_shows_it(file):
    rendered = HtmlDocument("a.html", MarkdownIt("commonmark").enable("table").render(file).encode())
    assert opened(file).text.split() == rendered.text.split()


@given(FILES, st.booleans(), st.data())
@settings(max_examples=200, deadline=None)
def test_letters_for_letters(file, crlf, data):
    file = file.replace("\n", "\r\n") if crlf else file
    document = opened(file)
    assert document.apply([]) == file.encode()
    letters = [i for i, c in enumerate(document.text) if c in "ôứùọmộthđ"]
    letters = [i for i in letters if not any(Span(i, i + 1).overlaps(shield) for shield in document.shielded)]
    chosen = sorted(data.draw(st.sets(st.sampled_from(letters), max_size=5))) if letters else []
    edits = [Edit(Span(i, i + 1), data.draw(st.sampled_from(["ợ", "Ế", "ôn"]))) for i in chosen]
    spans = [document.layout.offsets.to_source(*edit.span) for edit in edits]
    after = apply_edits(file, [Edit(span, edit.text) for span, edit in zip(spans, edits, strict=True)])
    assert rewrite(document, edits).decode() == after


@given(FILES, st.data())
@settings(max_examples=200, deadline=None)
def test_any_edit_is_proved_or_refused(file, data):
    document = opened(file)
    edits, done = [], 0
    for block in document.layout.blocks[:3]:
        start = data.draw(st.integers(max(done, block.span.start), block.span.end))
        done = data.draw(st.integers(start, block.span.end))
        edits.append(Edit(Span(start, done), data.draw(st.text("aộ *_-<&`#1.[]\n", max_size=5))))
    try:
        rewrite(document, edits)
    except DocumentError:
        return


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data):
    try:
        document = open_document(data, "markdown")
    except DocumentError:
        return
    assert document.apply([]) == data


def test_fixed():
    document = open_document(FIXTURE)
    edits = Proofreader().corrections(document.text, Safety.SAFE, document.shielded)
    after = open_document(rewrite(document, edits), "markdown")
    pairs = zip(document.lines.split(), after.lines.split(), strict=True)
    assert [f"{one}→{other}" for one, other in pairs if one != other] == [
        "**tô**→**tổ**",
        "*họp*→*hợp*",
        "kê→kế",
        "chổng→chống",
    ]
