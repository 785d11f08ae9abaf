"""HTML: what is seen of it, where it stands, and that a correction changes letters and nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import DocumentError
from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.documents.html import HtmlDocument
from vnproof.documents.html_tokens import tokenize
from vnproof.documents.kinds import kind_of
from vnproof.documents.opening import open_document, rewrite
from vnproof.proofreader import Proofreader

FIXTURES = Path(__file__).parents[2] / "corpus" / "documents" / "html"

# What is in the file, and what is seen of it; what is not to be read stands between ⟦ and ⟧.
SEEN = {
    "paragraphs": ("<p>Một</p>\n<p>Hai", "Một\n\nHai"),
    "blocks without end tags": ("<ul><li>a<li>b<dl><dt>c<dd>d</dl></ul>", "a\n\nb\n\nc\n\nd"),
    "inline tags": ("h<b>ộ</b>i ng<i><u>hị", "hội nghị"),
    "white space": (" <p>\n  một\r\n\t hai <b> ba</b> </p> ", "một hai ba"),
    "a line's end": ("một<br>\n hai<br/> ", "một\nhai"),
    "a blank line": ("một\n \nhai", "một\nhai"),
    "a picture parts words": ("một<img src=a>hai", "một\nhai"),
    "references": ("&ocirc;&#244;&#xF4;&AMP;&lt;&nbsp;&quot;", 'ôôô&<\N{NO-BREAK SPACE}"'),
    "references without semicolon": ("&ocircm &amp &notit; &#225n", "ôm & ¬it; án"),
    "no references": ("a & b &c; &; &#; &#x; AT&T &bne;", "a & b &c; &; &#; &#x; AT&T &bne;"),
    "empty paragraphs": ("<p>&nbsp;</p><p>một&nbsp;</p>", "một"),
    "script and style": ("a<script>if (a<b) '</p>'</script><style>p{}</style>b", "ab"),
    "unclosed script": ("a<script>b", "a"),
    "head": ("<head><title>T &amp; <b></title><meta x><style></style></head><body>a", "T & <b>\n\na"),
    "head that nobody closed": ("<head><title>T</title>một", "T\n\nmột"),
    "template": ("a<template><p>b</p></template>c", "ac"),
    "comments": ("a<!-- <p>x --><!doctype x><![CDATA[ <i> ]]><?xml x?></>b", "ab"),
    "unclosed comment": ("a<!-- b", "a"),
    "conditional comment": ("<!--[if gte mso 9]><xml><w:View>Normal</xml><![endif]-->a", "a"),
    "Word's own tags": ("<![if !supportLists]>1.<![endif]a><o:p>&nbsp;</o:p>một<o:p/>", "1.\N{NO-BREAK SPACE}một"),
    "Word's own data": ("<xml><w:View>Normal</w:View></xml>một", "một"),
    "blocks in Gutenberg": ('<!-- wp:paragraph {"x":"<p>"} -->\n<p>một</p>\n<!-- /wp:paragraph -->', "một"),
    "pre": ("<pre>\r\n a\r\n  b\n</pre>", "⟦a\n  b⟧"),
    "code": ("gõ <code>fix  it</code> <kbd>x</kbd>", "gõ ⟦fix it x⟧"),
    "notranslate": ("<p translate=no>a</p><p class='x notranslate'>b</p>", "⟦a⟧\n\n⟦b⟧"),
    "translate again": ("<div translate=no>a<p translate=yes>b</div>", "⟦a⟧\n\nb"),
    "another language": ("<p lang=en>Hello</p><p>xin <i lang='vi'>chào</i>", "⟦Hello⟧\n\nxin chào"),
    "Vietnamese again": ("<p lang=en>The word <i lang=vi>thôn</i> means", "⟦The word⟧ thôn ⟦means⟧"),
    "the language of a page": ("<html lang=en><body lang=en>một", "một"),
    "the language that Word says": ("<p><span lang=EN-US>Kế</span> <span lang=EN-US>hoạch</span>", "Kế hoạch"),
    "a name in English": (
        "<p lang=en>People from Krông Bông came to the hall",
        "⟦People from Krông Bông came to the hall⟧",
    ),
    "superscript": ("họp<sup>1</sup>", "họp⟦1⟧"),
    "shortcodes": (
        '[gallery ids="1,2"] [caption id="a"]ảnh[/caption]',
        '⟦[gallery ids="1,2"]⟧ ⟦[caption id="a"]⟧ảnh⟦[/caption]⟧',
    ),
    "brackets of an author": ("[sửa đổi năm 2020] [số 5]", "[sửa đổi năm 2020] [số 5]"),
    "plug-ins": ("{loadposition a} {{ ten }} {% if x %}", "⟦{loadposition a}⟧ ⟦{{ ten }}⟧ ⟦{% if x %}⟧"),
    "lonely signs": ("a < b > c <3 & <", "a < b > c <3 & <"),
    "attributes without quotes": ("<a href=x?a=1>b</a><p class=x/>c", "b\n\nc"),
    "an unclosed quote": ('a<a href="b>c</a>', "a"),
    "tags in tags": ("a<b <i>c", "ac"),
    "capitals": ("<P>a<BR>b<SCRIPT>x</Script><FONT COLOR=red>c", "a\nbc"),
    "end tags of nothing": ("</b></p></td>a</div></br>b", "a\n\nb"),
    "misnested": ("<b><code>a</b>b</code>c", "⟦ab⟧c"),
    "NFD": ("to\N{COMBINING CIRCUMFLEX ACCENT}", "to\N{COMBINING CIRCUMFLEX ACCENT}"),
    "attributes are not in the text": ("<img alt=a title=b>c", "c"),
    "a note in a line": ("<p>a <!-- vnproof: ignore --></p>b", "a ⟦<!-- vnproof: ignore -->⟧\n\nb"),
    "a note behind a block": ("<p>a</p> <!-- vnproof: ignore -->\n<p>b", "a⟦<!-- vnproof: ignore -->⟧\n\nb"),
    "a note for what follows": (
        "<p>a</p>\n<!-- vnproof: ignore-next-line -->\n<p>b",
        "a\n\n⟦<!-- vnproof: ignore-next-line -->⟧\nb",
    ),
    "nothing": ("", ""),
}

# A file, the place of an edit in the text, what is put there, and the file afterwards.
CHANGED = {
    "between tags": ("<b>tô</b> chức", (0, 7), "tổ chức", "<b>tổ</b> chức"),
    "torn syllable": ("h<b>ọ</b>p", (0, 3), "hợp", "h<b>ợ</b>p"),
    "over tags": ("h<b>ọ</b>p", (0, 3), "xyz", "x<b>y</b>z"),
    "shorter": ("ng<b>h</b>e", (0, 4), "nge", "ng<b></b>e"),
    "reference": ("ph&ugrave; h&#7885;p", (4, 7), "hợp", "ph&ugrave; hợp"),
    "escaped": ("a b", (2, 3), "<&>\N{NO-BREAK SPACE}c", "a &lt;&amp;&gt;&nbsp;c"),
    "the end of a word": ("<b>thàn</b> phố", (0, 4), "thành", "<b>thành</b> phố"),
    "the beginning of a word": ("hội <b>ghị</b>", (4, 7), "nghị", "hội <b>nghị</b>"),
    "the beginning of a block": ("a<p><b>ghị", (3, 6), "nghị", "a<p><b>nghị"),
    "more letters for one": ("a<b>b</b>", (1, 2), "ng", "a<b>ng</b>"),
    "a missing blank": ("phòng,<b>chống</b>", (0, 11), "phòng, chống", "phòng, <b>chống</b>"),
    "a blank too many": ("ki\n  <b> ểm</b>", (0, 5), "kiểm", "ki<b>ểm</b>"),
    "over a line's end": ("tô\n   chức", (0, 7), "tổ chức", "tổ\n   chức"),
    "over a br": ("tô<br>chức", (0, 7), "tổ\nchức", "tổ<br>chức"),
    "in an attribute": ('<img alt="họp">a', (3, 6), 'h"ợ"p', '<img alt="h&quot;ợ&quot;p">a'),
    "CRLF": ("<p>họp\r\nvới\r\n", (0, 3), "hợp", "<p>hợp\r\nvới\r\n"),
}

# What cannot be done without changing more.
REFUSED = {
    "letters that would be a tag": ("a < b", (3, 4), ""),
    "letters that would be a reference": ("&am", (3, 3), "p"),
    "a blank that is not seen": ("a b", (1, 1), " "),
    "an empty block": ("<p>a</p>b", (0, 1), ""),
    "two blocks": ("<p>a</p>b", (1, 3), ""),
    "a br": ("a<br>b", (1, 2), " "),
}

KINDS = [
    ("<!DOCTYPE html><p>a", "a.txt", "html"),
    ("\ufeff\n<?xml version='1.0'?><!-- x --><html>", "a", "html"),
    ("<p>a", "-", "html"),
    ("<!-- wp:x --><p>a", "a.tpl", "html"),
    ("<p>a", "a.txt", "text"),
    ("a <p>", "-", "text"),
    ("<b", "-", "text"),
    ("<5 tuổi", "-", "text"),
    ("a", "a.HTM", "html"),
    ("a", "a.xhtml", "html"),
    ("<p align=center>a", "README.md", "markdown"),
    ("<!---->" * 600, "-", "html"),
]


def opened(file, **options):
    return HtmlDocument("a.html", file.encode(), **options)


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
    for block in document.layout.blocks:
        for offset in range(*block.span):
            start, end = document.layout.offsets.to_source(offset, offset + 1)
            assert document.text[offset] in (*file[start:end], "\n", " ") or file[start] == "&"


@pytest.mark.parametrize(("file", "span", "text", "after"), CHANGED.values(), ids=CHANGED)
def test_changed(file, span, text, after):
    document = opened(file, attributes=True)
    assert document.apply([Edit(Span(*span), text)]).decode() == after


@pytest.mark.parametrize(("file", "span", "text"), REFUSED.values(), ids=REFUSED)
def test_refused(file, span, text):
    document = opened(file)
    with pytest.raises(DocumentError, match=r"^a\.html:1:"):
        rewrite(document, [Edit(Span(*span), text)])


@pytest.mark.parametrize(("data", "name", "kind"), KINDS)
def test_kind(data, name, kind):
    assert kind_of(data.encode(), name) == kind


def test_encoding_stays():
    for encoding in ("utf-8-sig", "utf-16"):
        data = "<p>họp\r\n".encode(encoding)
        document = open_document(data, path="a.html")
        assert rewrite(document, [Edit(Span(0, 3), "hợp")]).decode(encoding) == "<p>hợp\r\n"
        assert document.lines == "\ufeff<p>họp\r\n"


def test_another_encoding_is_refused():
    with pytest.raises(DocumentError, match="UTF-8"):
        open_document(b'<meta charset="windows-1258"><p>C\xf4ng', path="a.html")


def test_places():
    document = opened(
        "<h1>a</h1><table><tr><td>b<th colspan=2 rowspan=2>c<td>d<tr><td>e<td>f<table><tr><td>g</table>h</table>"
        "<ul><li><p>i<li>j</ul>k<img alt=l>",
        attributes=True,
    )
    assert [(block.span.of(document.text), str(block.place)) for block in document.layout.blocks] == [
        ("a", "<h1>"),
        ("b", "bảng 1, ô A1, <td>"),
        ("c", "bảng 1, ô B1, <th>"),
        ("d", "bảng 1, ô D1, <td>"),
        ("e", "bảng 1, ô A2, <td>"),
        ("f", "bảng 1, ô D2, <td>"),
        ("g", "bảng 2, ô A1, <td>"),
        ("h", "bảng 1, ô D2, <td>"),
        ("i", "<p>"),
        ("j", "<li>"),
        ("k", ""),
        ("l", "thuộc tính, <img@alt>"),
    ]


def test_attributes_come_last():
    document = opened("<a title='một &amp; hai'>ba</a><code title=x>y</code><img ALT=bốn>", attributes=True)
    assert document.text == "bay\n\nmột & hai\n\nbốn"
    assert [document.layout.offsets.to_source(*block.span).start for block in document.layout.blocks] == [25, 10, 62]


PIECES = r"""
    <p> </p> <b> </b> <br> <div> </div> <td> <table> </table> <tr> <li> <ul> <pre> </pre> <code> </code> <i/> <img> <img
    <span•lang=en> </span> <!-- --> <!--x--> <![if•x]> <script> </script> <title> </title> <textarea> </textarea> <a•b="
    " ' = > < & &amp; &ocirc; &ocirc &nbsp; &#7885; &#13; &lt; &#0; &bne; ; # x amp tô•chức phù•họp đ 5 . , • ↵ ↵↵ ••
    <svg> </svg> <html> <head> <body> {a} [b•c=d] <o:p> <plaintext> / ! ? ]]> <![CDATA[ <a•title=x> <td•rowspan=2>
    <!--vnproof:•ignore--> <!--vnproof:•off--> <!--vnproof:•ignore-next-line-->
"""
WHITE = str.maketrans({"•": " ", "↵": "\r\n"})
FILES = st.lists(st.sampled_from(PIECES.split()), max_size=25).map(lambda pieces: "".join(pieces).translate(WHITE))


@given(FILES, st.booleans(), st.data())
@settings(max_examples=200, deadline=None)
def test_letters_for_letters(file, attributes, data):
    """Any letters can take the place of any others, and nothing else changes."""
    document = opened(file, attributes=attributes)
    assert document.apply([]) == file.encode()
    letters = [i for i, c in enumerate(document.text) if c.isalpha() and len(document._rendition.sources(i)) == 1]
    letters = [i for i in letters if not any(Span(i, i + 1).overlaps(shield) for shield in document.shielded)]
    starts = {i: document.layout.offsets.to_source(i, i + 1).start for i in letters}
    letters = [i for i, start in starts.items() if not re.search(r"<$|&#?\w*$", file[:start])]
    chosen = sorted(data.draw(st.sets(st.sampled_from(letters), max_size=5))) if letters else []
    edits = [Edit(Span(i, i + 1), data.draw(st.sampled_from(["ợ", "Ế", "ng"]))) for i in chosen]
    changed = document.apply(edits).decode()
    spans = [document.layout.offsets.to_source(*edit.span) for edit in edits]
    assert changed == apply_edits(file, [Edit(span, edit.text) for span, edit in zip(spans, edits, strict=True)])


@given(FILES, st.data())
@settings(max_examples=200, deadline=None)
def test_any_edit_is_proved_or_refused(file, data):
    document = opened(file)
    edits, done = [], 0
    for block in document.layout.blocks[:3]:
        start = data.draw(st.integers(max(done, block.span.start), block.span.end))
        done = data.draw(st.integers(start, block.span.end))
        if not any(span.start < done and start < span.end for span in document.shielded):
            edits.append(Edit(Span(start, done), data.draw(st.text("aộ <&;pl/!\n\N{NO-BREAK SPACE}", max_size=5))))
    try:
        data = rewrite(document, edits)
    except DocumentError:
        return
    assert tags(data.decode()) == tags(file)


def tags(file):
    return [file[token.start : token.end] for token in tokenize(file) if token.kind in ("start", "end", "comment")]


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data):
    try:
        document = open_document(data, "html")
    except DocumentError:
        return
    assert document.apply([]) == data


@pytest.mark.parametrize("unit", ["<!--", "<a ", '<a b="', "<![CDATA[", "</", "&", "<div>", "<li>", "[a =", "<b><i>"])
def test_time_is_linear(unit):
    """100 kB each; the standard library's parser takes minutes for the second of them."""
    opened(unit * (100_000 // len(unit)))


# Every file of the corpus: the wrong words in it, and what `fix` makes of them.
FIXED = {
    "ckeditor.html": ["Kê→Kế", "tô→tổ", "chổng→chống", "họp→hợp"],
    "crlf-bom.html": ["Kê→Kế", "tô→tổ"],
    "html4-font.htm": ["tô→tổ", "họp→hợp", "chổng→chống"],
    "joomla-article.html": ["khác→khắc", "họp→hợp"],
    "nukeviet-news.html": ["tô→tổ", "họp→hợp", "kê→kế"],
    "page.html": ["chổng→chống", "chổng→chống", "tô→tổ", "họp→hợp"],
    "tables.html": ["kê→kế", "chổng→chống", "tô→tổ"],
    "word-paste.html": ["KÊ→KẾ", "chổng→chống", "tô→tổ", "họp→hợp"],
    "wordpress-classic.html": ["tô→tổ", "chổng→chống"],
    "wordpress-gutenberg.html": ["Kê→Kế", "chổng→chống", "tô→tổ", "họp→hợp"],
}


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader()


def test_every_file_is_in_the_table():
    assert sorted(FIXED) == sorted(path.name for path in FIXTURES.iterdir())


@pytest.mark.parametrize(("name", "words"), FIXED.items(), ids=FIXED)
def test_fixed(proofreader, name, words):
    document = open_document(FIXTURES / name)
    edits = proofreader.corrections(document.text, Safety.SAFE, document.shielded)
    after = open_document(rewrite(document, edits), "html")
    pairs = zip(document.text.split(), after.text.split(), strict=True)
    strip = str.maketrans("", "", ",.")
    assert [f"{one}→{other}".translate(strip) for one, other in pairs if one != other] == words
    assert len(after.lines) <= len(document.lines), "a reference may have become a letter"


def test_attributes_from_the_command_line(home, vnproof):
    (home / "a.html").write_text('<p>Ảnh</p><img alt="phù họp">', "utf-8")
    assert vnproof("check a.html").exit_code == 0
    assert vnproof("check --attributes a.html").exit_code == 1
