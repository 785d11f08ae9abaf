"""Small packages for tests: a docx or an ODT around a piece of markup."""

import io
import zipfile

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
