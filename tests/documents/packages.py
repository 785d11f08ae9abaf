"""Small packages for tests: a docx or an ODT around a piece of markup; and edits of what they say."""

import io
import re
import zipfile

from hypothesis import strategies as st

from vnproof.core.edit import Edit
from vnproof.core.span import Span

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(members):
    """A zip with these members, as Word writes one: without a time of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(member, data)
    return out.getvalue()


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {member.filename: package.read(member) for member in package.infolist()}


def relationships(*rows):
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{type_}" Target="{target}"/>' for i, type_, target in rows)
        + "</Relationships>"
    )


def docx(body, encoding="utf-8", more=(), **parts):
    """
    A docx with this in its body; `header="…"` and the like are further parts, `header` and `footer` referred to, and
    `more` members that are none of its text.
    """
    referred = "".join(f'<w:{name}Reference r:id="{name}"/>' for name in parts if name in ("header", "footer"))
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{referred}</w:sectPr></w:body></w:document>"
    tags = {"header": "hdr", "footer": "ftr"}
    return archive(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": document.encode(encoding),
            "word/_rels/document.xml.rels": relationships(*((name, name, f"{name}.xml") for name in parts)),
            **{
                f"word/{name}.xml": f"{HEAD}<w:{tags.get(name, name)} {NAMESPACES}>{inside}</w:{tags.get(name, name)}>"
                for name, inside in parts.items()
            },
            **dict(more),
        }
    )


def body_of(data):
    """What is in the body of a docx made by `docx`."""
    return members(data)["word/document.xml"].decode().partition("<w:body>")[2].partition("<w:sectPr>")[0]


def p(*runs):
    """A paragraph of these runs; text without a tag is a run."""
    return "<w:p>" + "".join(run if run.startswith("<") else r(run) for run in runs) + "</w:p>"


def r(text, properties=""):
    """A run; `properties` is what is in its `w:rPr`."""
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{wrapped}<w:t xml:space="preserve">{text}</w:t></w:r>'


ODT = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def odt(body, pages="", more=()):
    """An ODT with this in its body, these master pages, and `more` members."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{HEAD}<office:document-content {ODT}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"{HEAD}<office:document-styles {ODT}><office:master-styles>{pages}</office:master-styles>"
            "</office:document-styles>",
            **dict(more),
        }
    )


def odt_body_of(data):
    """What is in the body of an ODT made by `odt`."""
    return members(data)["content.xml"].decode().partition("<office:text>")[2].partition("</office:text>")[0]


def parse_shields(marked):
    text, shields = "", []
    for piece in re.split("(«.*?»)", marked):
        if piece.startswith("«"):
            shields.append(Span(len(text), len(text) + len(piece) - 2))
        text += piece.strip("«»")
    return text, tuple(shields)


def edit_in(text, *pairs):
    """Edits that put the second of each pair where the first stands in the text."""
    return [Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in pairs]


@st.composite
def edits_within(draw, document):
    """Edits of a few blocks, none of which touches a shield, or takes all of a block away."""
    edits = []
    for block in document.layout.blocks:
        first = draw(st.integers(block.span.start, block.span.end))
        last = draw(st.integers(first, block.span.end))
        text = draw(st.text("tổ \t\n<&😀", max_size=4))
        if (
            not any(shield.overlaps(Span(first, max(last, first + 1))) for shield in document.shielded)
            and (document.text[block.span.start : first] + text + document.text[last : block.span.end]).strip()
        ):
            edits.append(Edit(Span(first, last), text))
    return edits
