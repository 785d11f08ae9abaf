"""OpenDocument texts: what is read, what is changed, and that nothing else is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.packages import archive, edit_in, edits_within, members, odt, odt_body_of, parse_shields
from tests.documents.test_package import works_or_is_refused
from vnproof.core.errors import DocumentError
from vnproof.documents.opening import open_document, rewrite


def p(*inside):
    return f"<text:p>{''.join(inside)}</text:p>"


def span(inside):
    return f'<text:span text:style-name="T1">{inside}</text:span>'


def note(text, kind="footnote"):
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def box(text):
    return f"<draw:frame><draw:text-box>{p(text)}</draw:text-box></draw:frame>"


def gathered(inside):
    return f"<text:table-of-content><text:index-body>{inside}</text:index-body></text:table-of-content>"


# What is in the body, and the text that is read; «…» marks what is shielded.
READ = {
    "paragraphs": ("<text:h>Tiêu đề</text:h>" + p() + p("thân"), "Tiêu đề\n\nthân"),
    "spans": (p("t", span("ô"), " <text:a>chức</text:a>"), "tô chức"),
    "blanks": (p(" a  b\n c ", span(" d")), "a b c d"),
    "blanks that count": (p('a <text:s text:c="2"/>b', "<text:s/>", " c"), "a   b  c"),
    "signs": (p("a<text:tab/>b<text:line-break/>c<text:soft-page-break/>"), "a\tb\nc"),
    "list": ("<text:list><text:list-item>" + p("a") + "</text:list-item></text:list>", "a"),
    "section": ("<text:section>" + p("a") + "</text:section>", "a"),
    "fields": (p("Trang <text:page-number>7</text:page-number>"), "Trang «7»"),
    "index": (
        gathered(f"<text:index-title>{p('Mục lục')}</text:index-title>{p('Phần I')}"),
        "«Mục lục»\n\n«Phần I»",
    ),
    "notes": (p("a", note("chú"), "b", note("cuối", "endnote")) + p("c"), "ab\n\nchú\n\ncuối\n\nc"),
    "text box": (p("a", box("khung")), "a\n\nkhung"),
    "shape": (f"<draw:g><draw:custom-shape>{p('hình')}</draw:custom-shape></draw:g>", "hình"),
    "comment": (p("a<office:annotation>", p("lời bình"), "</office:annotation>b"), "ab"),
    "changes": (
        f"<text:tracked-changes><text:changed-region>{p('cũ')}</text:changed-region></text:tracked-changes>"
        + p('a<text:change-start text:change-id="1"/>b<text:change-end text:change-id="1"/>'),
        "ab",
    ),
    "ruby": (p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"), "a"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("body", "marked"), READ.values(), ids=READ)
def test_read(body, marked):
    data = odt(body)
    document = open_document(data)
    assert (document.kind, document.text, document.shielded) == ("odt", *parse_shields(marked))
    assert document.apply([]) is data


def test_places():
    cell = "<table:table-cell>{}</table:table-cell>"
    wide = f'<table:table-cell table:number-columns-repeated="2"/>{cell.format(p("c") + p("d"))}'
    rows = (
        f"<table:table-header-rows><table:table-row>{cell.format(p('a'))}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="3"/><table:table-row>{wide}</table:table-row>'
    )
    page = "<style:master-page><style:header>{}</style:header><style:footer>{}</style:footer></style:master-page>"
    body = p("một") + f"<table:table>{rows}</table:table>" + p("hai", note("chú"), box("khung"))
    document = open_document(odt(body, page.format(p("đầu"), p("chân"))))
    assert {block.span.of(document.text): str(block.place) for block in document.layout.blocks} == {
        "đầu": "đầu trang, đoạn 1",
        "một": "đoạn 1",
        "a": "bảng 1, ô A1",
        "c": "bảng 1, ô C5, đoạn 1",
        "d": "bảng 1, ô C5, đoạn 2",
        "hai": "đoạn 2",
        "chú": "chú thích cuối trang, đoạn 1",
        "khung": "khung chữ, đoạn 1",
        "chân": "chân trang, đoạn 1",
    }


# Body, what is replaced by what, and the body after it.
CHANGED = {
    "one letter": (p("Ban tô chức"), [("tô", "tổ")], p("Ban tổ chức")),
    "across spans": (p("phù h", span("ọp")), [("phù họp", "phù hợp")], p("phù h", span("ợp"))),
    "references stay": (p("a &amp; &gt; > tô"), [("tô", "tổ")], p("a &amp; &gt; > tổ")),
    "signs stay": (p("a<text:tab/>tô"), [("tô", "tổ")], p("a<text:tab/>tổ")),
    "escaped": (p("a"), [("a", "<&>")], p("&lt;&amp;>")),
    "odd blanks stay": (p(" a  b\n c"), [("b", "x")], p(" a  x\n c")),
    "a blank between letters": (p("côngtác"), [("côngtác", "công tác")], p("công tác")),
    "blanks that come to touch": (p("a b c"), [("b", "")], p("a <text:s/>c")),
    "blanks that come to touch over a seam": (p("a b", span(" c")), [("b", "")], p("a ", span("<text:s/>c"))),
    "a blank at the beginning": (p("a b"), [("a", "")], p("<text:s/>b")),
    "fewer of many": (p('a<text:s text:c="3"/>b'), [("a   b", "a b")], p("a b")),
    "tab and line end": (p("ab"), [("ab", "a\tb\nc")], p("a<text:tab/>b<text:line-break/>c")),
    "in CDATA": (p("<![CDATA[a<b]]>"), [("b", "c")], p("<![CDATA[]]>a&lt;c<![CDATA[]]>")),
}


@pytest.mark.parametrize(("body", "pairs", "after"), CHANGED.values(), ids=CHANGED)
def test_changed(body, pairs, after):
    data = odt(body, more={"Pictures/a.png": b"\x89PNG"})
    document = open_document(data)
    changed = rewrite(document, edit_in(document.text, *pairs))
    assert odt_body_of(changed) == after
    assert list(members(changed)) == list(members(data))
    assert [name for name, part in members(data).items() if members(changed)[name] != part] == ["content.xml"]


SIGNS = ["<text:s/>", '<text:s text:c="3"/>', "<text:tab/>", "<text:line-break/>", "<!-- c -->", "</text:p><text:p>"]
PIECES = st.sampled_from(
    [
        "tô",
        " ",
        "  ",
        "\n",
        "ô",
        "a&amp;",
        *SIGNS,
        span(" x "),
        span("họp"),
        span(""),
        "<![CDATA[ b]]>",
        "<text:date>7</text:date>",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=12), st.data())
def test_any_edit_of_any_markup(pieces, data):
    document = open_document(odt(p(*pieces)))
    edits = data.draw(edits_within(document))
    rewrite(document, edits)  # raises Breach where the outcome is not what it should be


REFUSED = {
    "locked": (odt(p("a"), more={"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "có mật khẩu"),
    "content missing": (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "(phần content.xml)"),
    "not well-formed": (odt("<text:p>"), "(phần content.xml)"),
    "a drawing in it": (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "không phải văn bản OpenDocument",
    ),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_refused(data, says):
    with pytest.raises(DocumentError) as caught:
        open_document(data, path="a.odt")
    assert says in caught.value.wording.vi


def test_what_the_user_should_know():
    document = open_document(odt(p("a"), more={"Basic/script-lc.xml": "", "META-INF/documentsignatures.xml": ""}))
    assert "macro" in document.warnings[0].vi
    assert "chữ ký số" in document.objection.vi


def test_mutated_markup_is_read_or_refused():
    drawn = random.Random(7)
    whole = members(odt("".join(body for body, _ in READ.values())))
    opened = 0
    for _ in range(200):
        name = drawn.choice(["content.xml", "styles.xml"])
        part = bytearray(whole[name])
        at = drawn.randrange(len(part))
        part[at : at + drawn.choice([0, 1, 5])] = drawn.choice([b"", b"<", b'"', b"text:p", b"\0", b"/", b">", b" "])
        opened += works_or_is_refused(archive({**whole, name: bytes(part)}))
    assert 10 < opened < 190
