"""`/v2` says what clients of LanguageTool are used to; some are asked themselves, see test_libreoffice.py too."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.finding import Finding, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.server import languagetool
from vnproof.server.annotated import plain, read_annotated

TEXT = "🔹 Ban tô chức họp."


def ask(client, **parameters):
    return client.post("/v2/check", data={"language": "vi", **parameters})


def test_a_match():
    """What clients take for granted is there, and of the type they want."""
    finding = Finding("VN103", "wrong-word", Span(6, 8), Wording("sai.", "wrong."), (Suggestion("tổ", 0.9),))
    [match] = languagetool.answer(plain(TEXT), Report(TEXT, (finding,)))["matches"]
    assert (match["offset"], match["length"]) == (7, 2)
    assert match["rule"]["id"].endswith("_SPELLER_RULE")
    assert match["replacements"][0]["value"] == "tổ"
    assert all(isinstance(match[name], str) and match[name] for name in ("message", "shortMessage", "sentence"))
    assert match["context"]["text"][match["context"]["offset"] :][:2] == "tô"


# Parameters, status, and what the answer says.
REFUSED = [
    ({"text": "a", "language": ""}, 400, "Missing 'language'"),
    ({"text": "a", "language": "de"}, 400, "'de' is not a language code"),
    ({}, 400, "either 'text' or 'data'"),
    ({"text": "a", "data": "{}"}, 400, "either 'text' or 'data'"),
    ({"data": "{"}, 400, "not JSON"),
    ({"data": "[]"}, 400, "either 'text' or 'annotation'"),
    ({"data": '{"annotation": {}}'}, 400, "must be a list"),
    ({"data": '{"annotation": [{"text": "a", "interpretAs": "b"}]}'}, 400, "belongs to 'markup'"),
    ({"data": '{"annotation": [{"markup": 1}]}'}, 400, "must be a string"),
    ({"text": "a", "enabled": "X"}, 400, "use 'enabledRules'"),
    ({"text": "a", "level": "nice"}, 400, "default or picky"),
    ({"text": "a" * 20_001}, 413, "more than 20000 characters"),
]


@pytest.mark.parametrize(("parameters", "status", "says"), REFUSED)
def test_refused(client, parameters, status, says):
    answer = ask(client, **parameters)
    assert answer.status_code == status
    assert answer.text.startswith("Error: ")
    assert says in answer.text


# Parameters, and how many matches there are.
ASKED = [
    ({"text": "Ban tô chức"}, 1),
    ({"text": "Ban tô chức", "language": "VI-vn"}, 1),
    ({"text": "Ban tô chức", "language": "auto"}, 1),
    ({"text": ""}, 0),
    ({"data": '{"text": "Ban tô chức"}'}, 1),
    ({"data": '{"annotation": [{"text": "Ban "}, {"markup": "<b>"}, {"text": "tô"}, {"text": " chức"}]}'}, 1),
    ({"text": "Ban tô chức", "disabledRules": "VN103"}, 0),
    ({"text": "Ban tô chức", "disabledRules": "VN103_WRONG_WORD_SPELLER_RULE"}, 0),
    ({"text": "Ban tô chức", "disabledCategories": "TYPOS"}, 0),
    ({"text": "Ban tô chức", "enabledRules": "VN106", "enabledOnly": "true"}, 0),
    ({"text": "Ban tô chức", "enabledRules": "VN103", "enabledOnly": "yes"}, 1),
]


@pytest.mark.parametrize(("parameters", "matches"), ASKED)
def test_asked(client, parameters, matches):
    assert len(ask(client, **parameters).json()["matches"]) == matches


# Bodies as clients send them, and where the match is.
SENT = [
    ("text=Ban+t%C3%B4+ch%E1%BB%A9c+h%E1%BB%8Dp&language=vi", 4),
    ("language=vi&text=100%25%20ban%20t%C3%B4%20ch%E1%BB%A9c", 9),
    ("text=Ban tô chức họp&language=vi-VN", 4),  # LibreOffice 7.4 escapes nothing
    ("text=Thu & chi +100%20, ban tô chức&language=vi-VN", 23),
    ("text=A&language=B, ban tô chức&language=vi-VN&username=a&apiKey=b", 18),
]


@pytest.mark.parametrize(("body", "offset"), SENT)
def test_bodies(client, body, offset):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    matches = client.post("/v2/check", content=body.encode(), headers=headers).json()["matches"]
    assert offset in [match["offset"] for match in matches]


def test_query_parameters_count_too(client):
    assert len(client.get("/v2/check", params={"language": "vi", "text": "Ban tô chức"}).json()["matches"]) == 1


def test_a_place_behind_markup(client):
    data = {"annotation": [{"markup": "<b>🔹</b>"}, {"text": "Ban tô chức"}]}
    [match] = ask(client, data=json.dumps(data)).json()["matches"]
    assert match["offset"] == len("<b>..</b>") + 4


def test_no_proposal_over_markup(client):
    data = {"annotation": [{"text": "Ban t"}, {"markup": "<b>"}, {"text": "ô"}, {"markup": "</b>"}, {"text": " chức"}]}
    [match] = ask(client, data=json.dumps(data)).json()["matches"]
    assert match["replacements"] == []


PLAIN = [
    ("/v2/maxtextlength", "20000"),
    ("/v2/healthcheck", "OK"),
    ("/healthz", "OK"),
    ("/readyz", "OK"),
]


@pytest.mark.parametrize(("path", "says"), PLAIN)
def test_plain(client, path, says):
    assert client.get(path).text == says


def test_languages(client):
    assert [row["longCode"] for row in client.get("/v2/languages").json()] == ["vi", "vi-VN"]


def test_info(client):
    assert client.get("/v2/info").json()["software"]["name"] == "vnproof"
    assert any(rule["ruleId"].startswith("VN103") for rule in client.get("/v2/configinfo?language=vi").json()["rules"])


def test_a_head_is_answered(client):
    assert client.head("/v2/check").status_code == 200


def test_any_origin_may_ask(client):
    answer = client.options("/v2/check", headers={"access-control-request-headers": "x-client"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-headers"] == "x-client"
    assert client.get("/v2/languages").headers["access-control-allow-origin"] == "*"


@given(st.text("aô🔹\n", max_size=30), st.data())
@settings(deadline=None)
def test_offsets_are_utf_16(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    finding = Finding("VN103", "wrong-word", Span(start, end), Wording("sai.", "wrong."))
    [match] = languagetool.answer(plain(text), Report(text, (finding,)))["matches"]
    units = text.encode("utf-16-le")
    place = units[2 * match["offset"] : 2 * (match["offset"] + match["length"])]
    assert place.decode("utf-16-le") == text[start:end]


@given(st.lists(st.tuples(st.booleans(), st.text("ab<", max_size=4), st.none() | st.text("\n ", max_size=2))))
def test_annotations_lead_back(elements):
    sent = [
        {"text": text} if is_text else {"markup": text, **({"interpretAs": shown} if shown is not None else {})}
        for is_text, text, shown in elements
    ]
    asked = read_annotated(json.dumps({"annotation": sent}))
    assert asked.whole == "".join(text for _, text, _ in elements)
    read = 0
    for is_text, text, shown in elements:
        if is_text and text:
            assert asked.place(Span(read, read + len(text))).of(asked.whole) == text
        read += len(text) if is_text else len(shown or "")


@pytest.mark.slow
def test_language_tool_python(address):
    language_tool_python = pytest.importorskip("language_tool_python")
    with language_tool_python.LanguageTool("vi", remote_server=address) as tool:
        assert tool.correct("🔹 Ban tô chức hội nghị.") == "🔹 Ban tổ chức hội nghị."
        [match] = tool.check("🔹 Ban tô chức hội nghị.")
        assert match.matched_text == "tô"


@pytest.mark.slow
def test_pylanguagetool(address):
    api = pytest.importorskip("pylanguagetool.api")
    answer = api.check("Ban tô chức hội nghị.", api_url=f"{address}/v2/", lang="vi")
    assert answer["matches"][0]["replacements"][0]["value"] == "tổ"


SITE = """
site_name: xã
plugins: [{{ languagetool: {{ languagetool_port: {port}, language: vi, ignore_rules: [VN106], print_summary: true }} }}]
"""


@pytest.mark.slow
def test_mkdocs(address, tmp_path):
    pytest.importorskip("mkdocs_languagetool_plugin")
    (tmp_path / "mkdocs.yml").write_text(SITE.format(port=address.rpartition(":")[2]), "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Thông báo\n\n🔹 Ban tô chức hội nghị nghị.\n", "utf-8")
    build = [sys.executable, "-m", "mkdocs", "build"]
    told = subprocess.run(build, cwd=tmp_path, check=True, capture_output=True, text=True).stderr
    assert "index.md:3 | VN103_WRONG_WORD_SPELLER_RULE |" in told
    assert "VN106" not in told


# How editors for VS Code and Obsidian ask about pages: the source with its tags told apart by this library.
ANNOTATED = "annotatedtext-rehype@1.0.12"
PAGE = Path(__file__).parents[2] / "corpus" / "documents" / "html" / "word-paste.html"
ASK = """
import { readFileSync } from "node:fs";
import { build } from "annotatedtext-rehype";
const [, , file, address] = process.argv;
const source = readFileSync(file, "utf-8");
const body = new URLSearchParams({ language: "vi", data: JSON.stringify(build(source)) });
const { matches } = await (await fetch(`${address}/v2/check`, { method: "POST", body })).json();
const marked = ({ offset, length }) => source.slice(offset, offset + length);
const found = matches.map((match) => [marked(match), match.replacements[0]?.value]);
process.stdout.write(JSON.stringify(found));
"""


@pytest.mark.slow
def test_annotatedtext(address, tmp_path):
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("no Node here")
    install = ["npm", "install", "--silent", "--no-audit", "--ignore-scripts", "--prefix", tmp_path, ANNOTATED]
    if subprocess.run(install, check=False, capture_output=True, timeout=300).returncode:
        pytest.skip(f"{ANNOTATED} is not to be had")
    script = tmp_path / "ask.mjs"
    script.write_text(ASK, "utf-8")
    told = subprocess.run(
        ["node", script, PAGE, address], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    torn = "ch</span><span lang=VI style='font-size:14.0pt'>ổng"
    assert json.loads(told) == [[torn, None], ["tô", "tổ"], ["họp", "hợp"]], "no proposal that would take tags away"
