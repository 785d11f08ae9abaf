"""A cell changes where its text does, and in no other byte; whatever is cut into pieces is whole when put together."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.batch import json_lines, separated
from vnproof.batch.cells import differences, requote, unquote
from vnproof.batch.containers import Container, Fields, Member, found
from vnproof.core.errors import DocumentError

TEXTS = st.text(st.sampled_from("aâầ b\"'\\/,;\t\n\r\N{GRINNING FACE}ệ1"), max_size=40)


@given(TEXTS, TEXTS)
def test_differences_lead_from_one_text_to_the_other(old, new):
    parts, end = [], 0
    for gone, come in differences(old, new):
        assert old[end : gone.start] == new[come.start - (gone.start - end) : come.start]
        parts += [old[end : gone.start], new[come]]
        end = gone.stop
    assert "".join([*parts, old[end:]]) == new


@pytest.mark.parametrize(
    ("quoting", "field", "new", "expected"),
    [
        ("json", '"tô chức"', "tổ chức", '"tổ chức"'),
        ("json", r'"t\u00F4 ch\u1EE9c"', "tổ chức", r'"t\u1ed5 ch\u1EE9c"'),
        ("json", r'"tô \u0063h\/c"', "tổ ch/c", r'"tổ \u0063h\/c"'),
        ("json", r'"\ud83d\ude00 \"tô\"\n"', '\N{GRINNING FACE} "tổ"\n', r'"\ud83d\ude00 \"tổ\"\n"'),
        ("json", '"a"', 'a"\n', r'"a\"\n"'),
        ("csv", "tô chức", "tổ chức", "tổ chức"),
        ("csv", '"tô ""x"" chức"', 'tổ "x" chức', '"tổ ""x"" chức"'),
        ("csv", '"tô"', 'tổ "a"', '"tổ ""a"""'),
        ("csv", "tô; chức", "tổ; chức", "tổ; chức"),
        ("csv", "tô chức", "tổ, chức", '"tổ, chức"'),
        ("csv", 'tô "chức', 'tổ "chức', 'tổ "chức'),
        ("", "tô", "tổ", "tổ"),
    ],
)
def test_a_cell_is_written_as_it_was(quoting, field, new, expected):
    assert requote(field.encode(), new.encode(), quoting).decode() == expected


@given(TEXTS, TEXTS, st.booleans())
def test_json_says_what_was_meant(old, new, ascii_only):
    field = json.dumps(old, ensure_ascii=ascii_only).encode()
    assert unquote(field, "json", "") == old.encode()
    assert requote(field, old.encode(), "json") == field
    assert json.loads(requote(field, new.encode(), "json")) == new


@given(TEXTS, TEXTS)
def test_csv_says_what_was_meant(old, new):
    field = '"{}"'.format(old.replace('"', '""')).encode()
    assert unquote(field, "csv", "") == old.encode()
    assert requote(field, old.encode(), "csv") == field
    assert unquote(requote(field, new.encode(), "csv"), "csv", "") == new.encode()


@pytest.mark.parametrize(
    ("quoting", "field"),
    [("json", rb'"\ud83d"'), ("csv", b'"a"b"'), ("csv", b'"a'), ("csv", b'"'), ("csv", b'"' + b"a" * 99 + b'"b')],
)
def test_a_damaged_cell(quoting, field):
    with pytest.raises(DocumentError, match="bằng tay"):
        unquote(field, quoting, "a")


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=5), st.sampled_from([",", ";", "\t"]))
def test_records_are_those_of_csv(rows, comma):
    written = io.StringIO()
    csv.writer(written, delimiter=comma).writerows(rows)
    data = written.getvalue().encode()
    records = list(separated.records(io.BytesIO(data), comma.encode()))
    assert b"".join(part for record in records for part in record) == data
    fields = [[unquote(part, "csv", "").decode() for part in record[::2]] for record in records]
    assert fields == [row for row in csv.reader(io.StringIO(data.decode(), newline=""), delimiter=comma) if row]


@given(st.binary(max_size=60), st.sampled_from([b",", b";"]))
def test_records_make_up_any_file(data, comma):
    parts = separated.records(io.BytesIO(data), comma)
    assert b"".join(part if isinstance(part, bytes) else b"".join(part) for part in parts) == data


LINES = st.one_of(
    st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(), st.none(), st.lists(TEXTS, max_size=2))).map(json.dumps),
    TEXTS,
)


@given(st.lists(LINES, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_pieces_make_up_any_json_lines(lines, end):
    data = end.join(lines).encode()
    pieces = list(json_lines.pieces(io.BytesIO(data), ["", "a", "b"]))
    assert b"".join(piece.data if isinstance(piece, Member) else piece for piece in pieces) == data


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"a": "x"}', {"a": '"x"'}),
        ('\N{ZERO WIDTH NO-BREAK SPACE}{ "a" : "x" , "b":1}\r\n', {"a": '"x"'}),
        (r'{"\u0061": "x\"y"}', {"a": r'"x\"y"'}),
        ('{"a": "x", "a": "y"}', {"a": '"y"'}),
        ('{"a": "x", "a": 1}', {}),
        ('{"b": {"a": "x"}, "c": ["a"]}', {}),
        ('{"n": 1e999, "m": NaN, "a": "x"}', {"a": '"x"'}),
        ("{}", {}),
    ],
)
def test_strings_of_an_object(line, expected):
    assert {name: line[start:end] for name, (start, end) in json_lines.strings(line).items()} == expected


@pytest.mark.parametrize(
    "line", ["[]", '"a"', "{", '{"a"}', '{"a" "b"}', '{"a": "b"} x', '{"a": "b" "c"}', "{a: 1}", "1"]
)
def test_what_is_no_object(line):
    with pytest.raises(ValueError):
        json_lines.strings(line)


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("postgresql+psycopg://van:mat-khau@db/cong", "postgresql+psycopg://van@db/cong"),
        ("sqlite:////kho/a.db", "sqlite:////kho/a.db"),
        ("/kho/a:b@c.csv", "/kho/a:b@c.csv"),
    ],
)
def test_a_ledger_keeps_no_password(place, kept):
    container = Container("sql", "cong/tin", place, Fields(("body",), "html", "tin", "id"))
    assert found(container.locator) == container._replace(place=kept)
