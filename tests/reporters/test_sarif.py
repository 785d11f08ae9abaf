"""SARIF is right when the standard's schema says so, and when its offsets lead to the letters that it speaks of."""

import json
import unicodedata
from pathlib import Path

import jsonschema
import pytest

from vnproof.checks import ALL
from vnproof.core.place import PARTS, Place
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look
from vnproof.reporters.sarif import _logical

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text("utf-8"))


def log_of(outcomes, **look):
    return json.loads("".join(REPORTERS["sarif"](outcomes, Look(**look))))


def results(outcomes, **look):
    return log_of(outcomes, **look)["runs"][0]["results"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_schema(outcomes, language):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for some in (outcomes, [], outcomes[-1:]):
        jsonschema.validate(log_of(some, language=language), SCHEMA)


def test_regions_and_fixes_lead_to_the_letters(outcomes):
    files = {outcome.path: outcome.report.layout.file or outcome.report.source for outcome in outcomes[:3]}
    done = []
    for result in results([*outcomes[:1], *outcomes[2:3]]):
        place = result["locations"][0]["physicalLocation"]
        path = "a.html" if place["artifactLocation"]["uri"] == "a.html" else outcomes[0].path
        region = place["region"]
        start = region["charOffset"]
        word = files[path][start : start + region["charLength"]]
        assert word == region["snippet"]["text"]
        line = files[path].split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == word
        for fix in result.get("fixes", []):
            (replacement,) = fix["artifactChanges"][0]["replacements"]
            assert replacement["deletedRegion"].items() <= region.items()
        done += [
            word,
            [fix["artifactChanges"][0]["replacements"][0]["insertedContent"] for fix in result.get("fixes", [])],
        ]
    assert done == [
        "họp", [{"text": "hợp"}, {"text": "hộp"}], "tô", [{"text": "tổ"}], "nầy", [],
        "tô", [{"text": "tổ"}], "h&#7885;p", [],
    ]  # fmt: skip


def test_level_and_rank(outcomes):
    told = [(result["level"], result["rank"], result["properties"]["safety"]) for result in results(outcomes[:1])]
    assert told == [("error", 98.0, "safe"), ("warning", 80.0, "likely"), ("note", 50.0, "hint")]


def test_a_packed_file_has_places_and_no_lines(packed):
    locations = [result["locations"][0] for result in results([packed])]
    assert [location["logicalLocations"][0]["fullyQualifiedName"] for location in locations] == [
        "body/table[2]/cell[B3]/paragraph[1]",
        "footnote/paragraph[1]",
    ]
    for location in locations:
        uri = "v%C4%83n%20b%E1%BA%A3n/a.docx"
        assert location["physicalLocation"] == {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    assert not any("fixes" in result for result in results([packed]))


PLACES = [
    (Place(page=3), "page[3]"),
    (Place(page=3, paragraph=2), "page[3]/paragraph[2]"),
    (Place(paragraph=12), "body/paragraph[12]"),
    (Place(part="header", paragraph=1), "header/paragraph[1]"),
    (Place(table=1, cell="A1"), "body/table[1]/cell[A1]"),
    (Place(tag="img@alt"), "body/img@alt"),
    *((Place(part=part), part) for part in PARTS),
]


@pytest.mark.parametrize(("place", "name"), PLACES, ids=[name for _, name in PLACES])
def test_place(place, name):
    assert _logical(place) == {"name": name.rpartition("/")[2], "fullyQualifiedName": name}


def test_what_could_not_be_read(outcomes):
    run = log_of(outcomes)["runs"][0]
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert (told["level"], told["message"]["text"]) == ("error", "hỏng,1.txt: không đọc được 100%.")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "h%E1%BB%8Fng%2C1.txt"
    assert log_of([])["runs"][0]["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_check_is_a_rule(outcomes, language):
    run = log_of(outcomes, language=language)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [(check.code, check.name) for check in ALL]
    for rule, check in zip(rules, ALL, strict=True):
        assert all(rule[key]["text"].strip() for key in ("shortDescription", "fullDescription", "help"))
        shown = [right for _, right in check.examples if right in check.doc]  # what nobody sees is named
        assert all(right in rule["help"]["text"] and right in rule["help"]["markdown"] for right in shown)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


PATHS = [
    ("a.txt", "a.txt", True),
    ("./a.txt", "a.txt", True),
    ("x/../a.txt", "a.txt", True),
    ("/srv/thư mục/a b.txt", "th%C6%B0%20m%E1%BB%A5c/a%20b.txt", True),
    ("a:b#?%.txt", "a%3Ab%23%3F%25.txt", True),
    ("a\udcff.txt", "a%FF.txt", True),
    ("-", "-", True),
    ("../a.txt", "file:///a.txt", False),
    ("/etc/ă.txt", "file:///etc/%C4%83.txt", False),
]


@pytest.mark.parametrize(("path", "uri", "is_relative"), PATHS)
def test_uri(outcome, finding, path, uri, is_relative):
    (result,) = results([outcome("tô", finding("tô", "tô"), path=path)], folder="/srv")
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri} | ({"uriBaseId": "%SRCROOT%"} if is_relative else {})


# What the fingerprint of «tô» in «Ban lãnh đạo tô chức hội nghị sáng nay» has to bear, and what it tells apart.
SAME = [
    "Một dòng thêm.\n\nBan lãnh đạo tô chức hội nghị sáng nay",
    "Ban lãnh\r\n  đạo tô   chức hội nghị sáng nay",
    "ban LÃNH đạo tô Chức Hội nghị sáng nay",
    "Toàn Ban lãnh đạo tô chức hội nghị sáng mai",
    unicodedata.normalize("NFD", "Ban lãnh đạo tô chức hội nghị sáng nay"),
]
OTHER = ["Ban lãnh đạo tô màu hội nghị sáng nay", "Ban lãnh đạo xã tô chức hội nghị sáng nay"]


def fingerprints(outcome, finding, source, code="VN103", times=1):
    word = "tô" if "tô" in source else unicodedata.normalize("NFD", "tô")
    found = [finding(source, word, code=code, nth=nth) for nth in range(times)]
    return [result["partialFingerprints"]["vnproofContext/v1"] for result in results([outcome(source, *found)])]


def test_fingerprint(outcome, finding):
    source = "Ban lãnh đạo tô chức hội nghị sáng nay"
    (known,) = fingerprints(outcome, finding, source)
    assert [fingerprints(outcome, finding, text) for text in SAME] == [[known]] * len(SAME)
    assert all(fingerprints(outcome, finding, text) != [known] for text in OTHER)
    assert fingerprints(outcome, finding, source, "VN104") != [known]


def test_places_that_read_alike_are_numbered(outcome, finding):
    source = "Ban lãnh đạo tô chức hội nghị sáng nay\n" * 3
    stems, numbers = zip(*(each.split(":") for each in fingerprints(outcome, finding, source, times=3)), strict=True)
    assert len(set(stems)) == 1
    assert numbers == ("1", "2", "3")


def test_results_are_not_kept(outcomes):
    """The first result comes out before the second file is read."""

    def some():
        yield outcomes[0]
        raise LookupError

    pieces = REPORTERS["sarif"](some(), Look())
    assert "VN103" in next(pieces) + next(pieces)
