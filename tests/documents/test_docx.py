"""Word documents: what is read, what is changed, and that nothing else is."""

import io
import re
from datetime import datetime, timezone

import docx as python_docx
import pytest

from tests.documents.packages import HEAD, W, archive, body_of, docx, edit_in, members, p, parse_shields, r
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.span import Span
from vnproof.documents.document import Note, Signature
from vnproof.documents.opening import open_document, prove, rewrite

BY = Signature("Lan & Co", datetime(2025, 9, 2, 7, tzinfo=timezone.utc))
WHO = 'w:author="Lan &amp; Co" w:date="2025-09-02T07:00:00Z"'


def field(instruction, result):
    marks = [f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {instruction} </w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def control(inside, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def table(*rows):
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def box(text, old=None):
    """A text box as Word writes one: for itself, and in VML for programs of before 2010."""
    new = f"<w:drawing><wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></w:drawing>"
    vml = f"<w:pict><v:shape><v:textbox><w:txbxContent>{old or p(text)}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{new}</mc:Choice><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )


# What is in the body, and the text that is read; «…» marks what is shielded.
READ = {
    "paragraphs": (p("Kính gửi") + p() + p("Ông"), "Kính gửi\n\nÔng"),
    "torn words": (p("t", r("ô", "<w:b/>"), '<w:proofErr w:type="spellEnd"/>', " chức"), "tô chức"),
    "references": (p("a &amp; b &lt;&#225;&gt;"), "a & b <á>"),
    "signs": (
        p("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r>"),
        "a\tb\n\n\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}",
    ),
    "symbol": (p("a", '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'), "a«\uf0b7»"),
    "blanks that do not count": (p("<w:r><w:t> a\n b </w:t></w:r>", "c"), "a  bc"),
    "CDATA": (p("<w:r><w:t>a<![CDATA[<b>]]></w:t></w:r>"), "a<b>"),
    "comment and instruction": (p("<w:r><w:t>a<!-- x -->b<?y z?>c</w:t></w:r>"), "abc"),
    "insertion": (p("a", f"<w:ins {WHO}>{r('b')}</w:ins>"), "ab"),
    "deletion": (p("a", f"<w:del {WHO}><w:r><w:delText>b</w:delText></w:r></w:del>", "c"), "ac"),
    "moved": (p(f"<w:moveFrom {WHO}>{r('a')}</w:moveFrom><w:moveTo {WHO}>{r('b')}</w:moveTo>"), "b"),
    "hidden": (p("a", r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>')), "ac"),
    "page number": (p("Trang ", field("PAGE", r("7"))), "Trang «7»"),
    "simple field": (p("Ngày ", f'<w:fldSimple w:instr=" DATE ">{r("2/9")}</w:fldSimple>'), "Ngày «2/9»"),
    "link": (p(field('HYPERLINK "https://x"', r("tô chức")), f"<w:hyperlink>{r(' xã')}</w:hyperlink>"), "tô chức xã"),
    "field in a field": (p(field("TOC", field("HYPERLINK x", r("Phần I") + field("PAGEREF y", r("9"))))), "«Phần I9»"),
    "field with a field in its instruction": (p(field(f"IF {field('PAGE', r('1'))} = 1", r("a")), "b"), "«a»b"),
    "field over paragraphs": (
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>', "x")
        + p('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "a")
        + p("b", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "c"),
        "«a»\n\n«b»c",
    ),
    "stray field marks": (
        p('<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>', "a"),
        "a",
    ),
    "content control": (
        control(p("a", control(r("b")))),
        "ab",
    ),
    "placeholder": (
        p(control(r("Bấm vào đây"), "<w:showingPlcHdr/>"), "a"),
        "«Bấm vào đây»a",
    ),
    "formula": (p("với ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "với «x=1»"),
    "ruby": (
        p(f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('a')}</w:rubyBase></w:ruby></w:r>"),
        "a",
    ),
    "sign that old programs lack": (
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☺</w:t></mc:Fallback>'
            "</mc:AlternateContent></w:r>",
            "a",
        ),
        "«☺»a",
    ),
    "table": (table(("a", "b"), ("c", "")), "a\n\nb\n\nc"),
    "text box after its paragraph": (p("a", box("trong khung"), "b") + p("c"), "ab\n\ntrong khung\n\nc"),
    "text box that old programs see otherwise": (p(box("a", p("b"))), "a"),
    "deleted row": (
        table(("a",), ("b",)).replace("<w:tr>", f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>", 1),
        "b",
    ),
    "legacy font": (p("a ", r("tæ chøc", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')), "a «tæ chøc»"),
    "legacy font of converted text": (p(r("tổ chức", '<w:rFonts w:ascii="VNI-Times"/>')), "tổ chức"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("body", "marked"), READ.values(), ids=READ)
def test_read(body, marked):
    document = open_document(docx(body))
    assert (document.kind, document.text, document.shielded) == ("docx", *parse_shields(marked))


@pytest.mark.parametrize(("body", "marked"), READ.values(), ids=READ)
def test_no_edit_no_change(body, marked):
    data = docx(body)
    document = open_document(data)
    assert document.apply([]) is data
    assert document.track([], BY) is data
    assert document.annotate([], BY) is data


def test_all_parts_in_the_order_of_reading():
    notes = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>'
    data = docx(
        p("thân"),
        footer=p("chân"),
        header=p("đầu"),
        footnotes=f'{notes}<w:footnote w:id="1">{p("chú")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("cuối")}</w:endnote>',
        comments=f'<w:comment w:id="1">{p("lời bình")}</w:comment>',
    )
    document = open_document(data)
    assert document.text == "đầu\n\nthân\n\nchú\n\ncuối\n\nchân"
    assert [str(block.place) for block in document.layout.blocks] == [
        "đầu trang, đoạn 1",
        "đoạn 1",
        "chú thích cuối trang, đoạn 1",
        "chú thích cuối văn bản, đoạn 1",
        "chân trang, đoạn 1",
    ]


def test_places():
    inner = table(("trong",))
    wide = (
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("a")}</w:tc><w:tc>{p("b")}{p()}{p("c")}</w:tc></w:tr>'
    )
    document = open_document(
        docx(p("một") + p() + f"<w:tbl>{wide}<w:tr><w:tc>{p()}{inner}</w:tc></w:tr></w:tbl>" + p("hai", box("khung")))
    )
    assert {block.span.of(document.text): str(block.place) for block in document.layout.blocks} == {
        "một": "đoạn 1",
        "a": "bảng 1, ô A1",
        "b": "bảng 1, ô C1, đoạn 1",
        "c": "bảng 1, ô C1, đoạn 2",
        "trong": "bảng 2, ô A1",
        "hai": "đoạn 2",
        "khung": "khung chữ, đoạn 1",
    }


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:rFonts w:asciiTheme="x"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style>'
)
FONTS = [
    ("", "", ".VnTime"),
    ("H", "", ".VnTime"),
    ("T", "", None),
    ("T", '<w:rStyle w:val="C"/>', "VNI-Times"),
    ("N", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>', None),
    ("L1", "", None),
    ("unknown", "", None),
]


@pytest.mark.parametrize(("style", "properties", "font"), FONTS)
def test_fonts_of_before_unicode(style, properties, font):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    document = open_document(docx(f"<w:p>{style}{r('Céng hoµ', properties)}</w:p>", styles=STYLES))
    assert document.fonts == (((Span(0, 8), font),) if font else ())
    assert [font in warning.vi and "vnproof convert" in warning.vi for warning in document.warnings] == [True] * bool(
        font
    )


T = '<w:t xml:space="preserve">'
# Body, what is replaced by what, and the body after it.
DIRECT = {
    "one letter": (p("Ban tô chức"), [("tô", "tổ")], p("Ban tổ chức")),
    "across runs": (
        p("ph", r("ù h", "<w:b/>"), r("ọp", "<w:i/>")),
        [("phù họp", "phù hợp")],
        p("ph", r("ù h", "<w:b/>"), r("ợp", "<w:i/>")),
    ),
    "shorter": (p("th", r(" ực", "<w:b/>")), [("th ực", "thực")], p("th", r("ực", "<w:b/>"))),
    "longer, at a seam": (p("công", r("tác", "<w:b/>")), [("côngtác", "công tác")], p("công ", r("tác", "<w:b/>"))),
    "a word's first letter is set as the word": (
        p("về ", r("ông", "<w:b/>")),
        [("ông", "công")],
        p("về ", r("công", "<w:b/>")),
    ),
    "escaped": (p("a &amp; b"), [("a", "<"), ("b", "&")], p("&lt; &amp; &amp;")),
    "a reference": (p("a &amp; b"), [("&", "và")], p("a và b")),
    "in CDATA": (
        p("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>"),
        [("b", "&")],
        p("<w:r><w:t><![CDATA[a<]]>&amp;<![CDATA[]]></w:t></w:r>"),
    ),
    "blank at an end": (
        p("<w:r><w:t  > a</w:t></w:r>"),
        [("a", "a ")],
        p('<w:r><w:t xml:space="preserve"  >a </w:t></w:r>'),
    ),
    "blanks told not to count": (
        p("<w:r><w:t xml:space='default'>a</w:t></w:r>"),
        [("a", " a")],
        p('<w:r><w:t xml:space="preserve"> a</w:t></w:r>'),
    ),
    "tab and line end": (
        p("ab"),
        [("ab", "a\tb\nc")],
        p("a\0b\1c").replace("\0", f"</w:t><w:tab/>{T}").replace("\1", f"</w:t><w:br/>{T}"),
    ),
    "a sign taken away": (
        p("a", "<w:r><w:softHyphen/></w:r>", "b"),
        [("a\N{SOFT HYPHEN}b", "ab")],
        p("a", "<w:r></w:r>", "b"),
    ),
    "a sign for a text": (
        p("<w:r><w:tab/></w:r>", field("DATE", r("2"))),
        [("\t", "x")],
        p("x", field("DATE", r("2"))),
    ),
    "all gone": (p("a", "b"), [("a", "")], p("", "b")),
    "text boxes, old and new": (p(box("tô chức")), [("tô", "tổ")], p(box("tổ chức"))),
    "text boxes torn otherwise": (
        p(box("tô chức", p("t", "ô chức"))),
        [("tô", "tổ")],
        p(box("tổ chức", p("t", "ổ chức"))),
    ),
    "text boxes that differ": (p(box("tô", p("tồ"))), [("tô", "tổ")], p(box("tổ", p("tồ")))),
    "a decomposed letter": (p("to\u0302 x"), [("o\u0302", "o\u0302\u0309")], p("to\u0302\u0309 x")),
    "beyond the basic plane": (p("😀 tô 😀 tô"), [("tô 😀 tô", "tổ 😀 tổ")], p("😀 tổ 😀 tổ")),
}


@pytest.mark.parametrize(("body", "pairs", "after"), DIRECT.values(), ids=DIRECT)
def test_direct(body, pairs, after):
    document = open_document(docx(body))
    assert body_of(rewrite(document, edit_in(document.text, *pairs))) == after


def ins(number, *runs):
    return f'<w:ins w:id="{number}" {WHO}>{"".join(runs)}</w:ins>'


def deleted(number, text, properties=""):
    return f'<w:del w:id="{number}" {WHO}>{r(text, properties).replace("w:t", "w:delText")}</w:del>'


TRACKED = {
    "a word": (p("Ban tô chức"), [("ô", "ổ")], p("Ban ", deleted(1, "tô"), ins(2, r("tổ")), " chức")),
    "a whole run": (
        p(r("tô", "<w:b/>")),
        [("tô", "tổ")],
        p(deleted(1, "tô", "<w:b/>"), ins(2, r("tổ", "<w:b/>"))),
    ),
    "two words": (
        p("phù họp vơi"),
        [("phù họp vơi", "phù hợp với")],
        p("phù ", deleted(1, "họp"), ins(2, r("hợp")), " ", deleted(3, "vơi"), ins(4, r("với"))),
    ),
    "a torn word": (
        p("Ban t", r("ô chức", "<w:b/>")),
        [("tô", "tổ")],
        p(
            "Ban ",
            deleted(1, "t"),
            deleted(2, "ô", "<w:b/>"),
            ins(3, r("t"), r("ổ", "<w:b/>")),
            r(" chức", "<w:b/>"),
        ),
    ),
    "torn by a link": (
        p("t", f"<w:hyperlink>{r('ô')}</w:hyperlink>"),
        [("tô", "tổ")],
        p("t", f"<w:hyperlink>{deleted(1, 'ô')}{ins(2, r('ổ'))}</w:hyperlink>"),
    ),
    "in another's insertion": (
        p(f'<w:ins w:id="7" w:author="A">{r("Ban tô chức")}</w:ins>'),
        [("tô", "tổ")],
        p(
            f'<w:ins w:id="7" w:author="A">{r("Ban ")}{deleted(8, "tô")}</w:ins>{ins(9, r("tổ"))}'
            f'<w:ins w:id="10" w:author="A">{r(" chức")}</w:ins>'
        ),
    ),
    "a blank": (p("côngtác"), [("côngtác", "công tác")], p(deleted(1, "côngtác"), ins(2, r("công tác")))),
    "only written": (p("a b"), [(" ", ", ")], p("a", ins(1, r(",")), " b")),
    "only struck out": (p("các các xã"), [("các các", "các")], p("các", deleted(1, " các"), " xã")),
    "blanks that begin to count": (
        p("<w:r><w:t>Ban tô</w:t></w:r>"),
        [("tô", "tổ")],
        p("Ban ", deleted(1, "tô"), ins(2, r("tổ"))),
    ),
    "blanks that go on not to count": (
        p("<w:r><w:t>tô chức </w:t></w:r>"),
        [("tô", "tổ")],
        p(deleted(1, "tô"), ins(2, r("tổ")), " chức"),
    ),
    "between signs": (
        p('<w:r><w:tab/><w:t xml:space="preserve">tô</w:t><w:tab/></w:r>'),
        [("tô", "tổ")],
        p("<w:r><w:tab/></w:r>", deleted(1, "tô"), ins(2, r("tổ")), "<w:r><w:tab/></w:r>"),
    ),
    "text boxes, old and new": (
        p(box("tô")),
        [("tô", "tổ")],
        p(box("X").replace(r("X"), "%s")) % (deleted(1, "tô") + ins(2, r("tổ")), deleted(3, "tô") + ins(4, r("tổ"))),
    ),
    "beside a field": (
        p(field("PAGE", r("7")), "tô"),
        [("tô", "tổ")],
        p(field("PAGE", r("7")), deleted(1, "tô"), ins(2, r("tổ"))),
    ),
}


@pytest.mark.parametrize(("body", "pairs", "after"), TRACKED.values(), ids=TRACKED)
def test_track(body, pairs, after):
    document = open_document(docx(body))
    edits = edit_in(document.text, *pairs)
    assert body_of(prove(document, edits, document.track(edits, BY))) == after


def test_track_without_a_prefix():
    """Attributes have a namespace only through a prefix, elements may do without."""
    own = W.replace("xmlns:w", "xmlns")
    parts = members(docx(""))
    parts["word/document.xml"] = f"{HEAD}<document {own}><body><p><r><t>tô</t></r></p></body></document>"
    document = open_document(archive(parts))
    edits = edit_in(document.text, ("tô", "tổ"))
    tracked = prove(document, edits, document.track(edits, BY))
    assert (
        f'<p><w:del {W} w:id="1" {WHO}><r><delText xml:space="preserve">tô</delText></r></w:del>'
        f'<w:ins {W} w:id="2" {WHO}><r><t xml:space="preserve">tổ</t></r></w:ins></p>'
    ) in members(tracked)["word/document.xml"].decode()
    noted = prove(document, (), document.annotate([Note(Span(0, 2), "a")], BY))
    assert f'<w:commentRangeStart {W} w:id="1"/><r><t>tô</t></r>' in members(noted)["word/document.xml"].decode()


def comment(number):
    return (
        f'<w:commentRangeStart w:id="{number}"/>',
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>',
    )


COMMENTED = {
    "a word": (p("Ban tô chức"), ["tô"], p("Ban ", comment(1)[0], "tô", comment(1)[1], " chức")),
    "a whole run": (p("tô"), ["tô"], p(comment(1)[0], "tô", comment(1)[1])),
    "across runs": (
        p("t", r("ô x", "<w:b/>")),
        ["tô"],
        p(comment(1)[0], "t", r("ô", "<w:b/>"), comment(1)[1], r(" x", "<w:b/>")),
    ),
    "two that touch": (p("ab"), ["a", "b"], p(comment(1)[0], "a", comment(1)[1], comment(2)[0], "b", comment(2)[1])),
    "in a text box": (p("xa") + p(box("tô")) + p("b"), ["tô"], p("xa", *comment(1)) + p(box("tô")) + p("b")),
    "in a text box before all": (p(box("tô")) + p("b"), ["tô"], p(box("tô")) + p(*comment(1), "b")),
}


@pytest.mark.parametrize(("body", "words", "after"), COMMENTED.values(), ids=COMMENTED)
def test_annotate(body, words, after):
    document = open_document(docx(body))
    notes = [
        Note(edit.span, f"«{edit.text}»\nvì <thế>", "nơi kia")
        for edit in edit_in(document.text, *zip(words, words, strict=True))
    ]
    data = prove(document, (), document.annotate(notes, BY))
    assert body_of(data) == after
    comments = python_docx.Document(io.BytesIO(with_types(data))).comments
    assert [(comment.author, comment.text.removeprefix("nơi kia: ")) for comment in comments] == [
        ("Lan & Co", f"«{word}»\nvì <thế>") for word in words
    ]


def with_types(data):
    """With a list of content types that python-docx can live with."""
    parts = members(data)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    parts["[Content_Types].xml"] = re.sub(
        rb"/?>(?=(<Override.*)?(</Types>)?$)",
        f'><Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'.encode(),
        parts["[Content_Types].xml"],
        count=1,
    )
    return archive(parts)


def test_the_strict_variant():
    body = p("Ban tô chức")
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in members(docx(body)).items()
    }
    document = open_document(archive(strict))
    edits = edit_in(document.text, ("tô", "tổ"))
    assert body_of(prove(document, edits, document.track(edits, BY))) == TRACKED["a word"][2]
    noted = members(prove(document, (), document.annotate([Note(Span(4, 6), "a")], BY)))
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in noted["word/comments.xml"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in noted["word/_rels/document.xml.rels"]


def test_comments_that_are_there_stay():
    old = f'<w:comment w:id="4" w:author="A">{p("cũ")}</w:comment>'
    document = open_document(docx(p("tô"), comments=old))
    noted = members(document.annotate([Note(Span(0, 2), "mới")], BY))
    assert re.findall(r'w:id="(\d+)"', noted["word/comments.xml"].decode()) == ["4", "5"]
    assert old in noted["word/comments.xml"].decode()
    assert noted["word/_rels/document.xml.rels"] == members(document.apply([]))["word/_rels/document.xml.rels"]


def test_comments_on_what_is_not_in_the_body():
    """In a note, Word would take a comment; LibreOffice 7.4 would not open the file."""
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    data = docx(
        p("a", reference, "b") + p("c"),
        header=p("đầu"),
        footer=p("chân"),
        footnotes=f'<w:footnote w:id="3">{p("chú")}</w:footnote>',
    )
    document = open_document(data)
    notes = [Note(edit.span, "?") for edit in edit_in(document.text, ("đầu", ""), ("chú", ""), ("chân", ""))]
    noted = prove(document, (), document.annotate(notes, BY))
    assert body_of(noted) == p(*comment(4), "a", *comment(5), reference, "b") + p("c", *comment(6))


def test_nothing_to_comment_at():
    document = open_document(docx("", header=p("tô")))
    with pytest.raises(DocumentError, match="--docx-mode direct"):
        document.annotate([Note(Span(0, 2), "a")], BY)


IMPOSSIBLE = {
    "from block to block": Edit(Span(0, 4), "x"),
    "a letter that XML has not": Edit(Span(0, 1), "\x07"),
    "a carriage return": Edit(Span(0, 1), "\r"),
}


@pytest.mark.parametrize("edit", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_impossible(edit):
    document = open_document(docx(p("a") + p("b")))
    for change in (document.apply, lambda edits: document.track(edits, BY)):
        with pytest.raises(DocumentError, match="không sửa được"):
            change([edit])


def test_deep_but_allowed():
    depth = 45
    nested = "<w:tbl><w:tr><w:tc>" * depth + p("a") + "</w:tc></w:tr></w:tbl>" * depth
    assert open_document(docx(nested)).text == "a"
    links = "<w:hyperlink>" * 140 + r("b") + "</w:hyperlink>" * 140
    assert open_document(docx(p(links))).text == "b"
