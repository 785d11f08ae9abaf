"""Word documents made by chance, edited by chance: what comes out says what was announced, in all three ways."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.packages import archive, docx, edits_within, members, p, r
from tests.documents.test_docx import BY, box, control, field
from vnproof.core.span import Span
from vnproof.documents.document import Note
from vnproof.documents.opening import open_document, prove, rewrite

TEXTS = st.text("tổoˆô họpơ &<>\u0302😀", max_size=6).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:rFonts w:ascii=".VnTime"/>', "<w:vanish/>"])
RUNS = st.one_of(
    st.builds(r, TEXTS, PROPERTIES),
    TEXTS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>"),
    st.sampled_from(
        [
            "<w:r><w:tab/><w:t>a</w:t><w:br/></w:r>",
            "<w:r><w:t>tô<!-- x --> chức</w:t><w:softHyphen/></w:r>",
            "<w:r><w:t><![CDATA[tô]]></w:t></w:r>",
            '<w:bookmarkStart w:id="5" w:name="a"/>',
            "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
            field("PAGE", r("7")),
            box("tô chức"),
            box("tô chức", p("t", r("ô", "<w:b/>"), " chức")),
            "</w:p><w:p>",
        ]
    ),
)
WRAPPED = st.one_of(
    RUNS,
    st.lists(RUNS.filter(lambda run: "<w:p>" not in run), max_size=3)
    .map("".join)
    .flatmap(
        lambda runs: st.sampled_from(
            [
                f"<w:hyperlink>{runs}</w:hyperlink>",
                f'<w:ins w:id="7" w:author="A">{runs}</w:ins>',
                control(runs),
                f"<w:smartTag>{runs}</w:smartTag>",
            ]
        )
    ),
)
BODIES = st.lists(WRAPPED, max_size=8).map(lambda runs: p(*runs))


@settings(max_examples=60, deadline=None)
@given(BODIES, st.data())
def test_direct(body, data):
    document = open_document(docx(body))
    rewrite(document, data.draw(edits_within(document)))


@settings(max_examples=60, deadline=None)
@given(BODIES.filter(lambda body: "CDATA" not in body and "oMath" not in body), st.data())
def test_track_and_reject(body, data):
    document = open_document(docx(body))
    edits = data.draw(edits_within(document))
    tracked = prove(document, edits, document.track(edits, BY))
    assert open_document(rejected(tracked)).text == document.text


def rejected(data):
    """As Word leaves it when all changes of ours are rejected."""
    part = members(data)["word/document.xml"].decode()
    part = re.sub(r'<w:ins w:id="\d+" w:author="Lan [^>]*>.*?</w:ins>', "", part)
    part = re.sub(r'<w:del w:id="\d+" w:author="Lan [^>]*>(.*?)</w:del>', r"\1", part)
    return archive({**members(data), "word/document.xml": part.replace("w:delText", "w:t")})


@settings(max_examples=40, deadline=None)
@given(BODIES, st.data())
def test_annotate(body, data):
    document = open_document(docx(p("a") + body))
    spans = [Span(*edit.span) for edit in data.draw(edits_within(document))]
    noted = prove(document, (), document.annotate([Note(span, "vì") for span in spans], BY))
    part = members(noted)["word/document.xml"].decode()
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(re.findall(rf'<w:{mark} w:id="(\d+)"', part)) == sorted(
            set(re.findall(rf'<w:{mark} w:id="(\d+)"', part))
        )
        assert part.count(f"<w:{mark} ") == len(spans)
