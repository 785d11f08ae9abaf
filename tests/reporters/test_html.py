"""The page is good when it is whole, when nothing of the texts runs in it, and when every finding can be reached."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.finding import Finding, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters import REPORTERS, excerpt
from vnproof.reporters.excerpt import Gap
from vnproof.reporters.outcome import Look, Outcome

EMPTY = {"meta", "input", "br"}
NOT_LETTERS = {"script", "style"}
ATTRIBUTES = {
    "aria-hidden", "aria-label", "aria-labelledby", "charset", "checked", "class", "content", "data-code",
    "data-safety", "data-step", "data-text", "height", "hidden", "href", "http-equiv", "id", "lang", "name",
    "preserveaspectratio", "role", "scope", "title", "type", "value", "viewbox", "width", "x",
}  # fmt: skip


class Page(HTMLParser):
    """A page taken apart: its elements, none left open, and its letters."""

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.text, self.resources = [], [], "", {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in NOT_LETTERS:
            self.resources[self.open[-1]] = self.resources.get(self.open[-1], "") + data
        else:
            self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(outcomes, **look):
    return Page("".join(REPORTERS["html"](outcomes, Look(**look))))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_is_marked_and_listed(outcomes, language):
    page = page_of(outcomes, language=language)
    hits = [each for each in page.all("a") if each.get("class", "").startswith("hit")]
    entries = [each for each in page.all("li") if "data-code" in each]
    assert [each["id"] for each in hits] == [f"m{number}" for number in range(1, 8)]
    assert [each["id"] for each in entries] == [f"f{number}" for number in range(1, 8)]
    assert len(page.all("mark")) == 7
    assert page.all("html") == [{"lang": language}]


def test_links_lead_somewhere_on_the_page(outcomes):
    page = page_of(outcomes)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in page.all("a")} <= set(ids)
    assert {each["aria-labelledby"] for _, each in page.elements if "aria-labelledby" in each} <= set(ids)


def test_nothing_is_fetched_and_only_ours_runs(outcomes):
    page = page_of(outcomes)
    (policy,) = (each["content"] for each in page.all("meta") if "http-equiv" in each)
    assert policy.startswith("default-src 'none'; ")
    for name in NOT_LETTERS:
        digest = b64encode(sha256(page.resources[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert page.all(name) == [{}]
        assert not re.search(r"https?:|//\w|@import|url\(", page.resources[name])
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES


def test_what_is_told_without_a_script(outcomes):
    text = page_of(outcomes).text
    for told in (
        "với <script>alert(1)</script>",
        'thông báo #1 "&<b>.txt',
        "họp → hợp hoặc hộp",
        "dòng 1, cột 7 VN103",
        "98%, tự sửa được: vì thế",
        "bảng 2, ô B3, đoạn 1",
        "hỏng,1.txt: không đọc được 100%.",
        "sạch.txt",
        "chưa có đề nghị",
        "<i>tổ</i>",
    ):
        assert told in text
    assert "\x07" not in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text


def test_english(outcomes):
    text = page_of(outcomes, language="en").text
    assert "'họp' is probably wrong." in text
    assert "table 2, cell B3, paragraph 1" in text
    assert not re.search("đoạn|chỗ|Văn bản", text)


def test_figures(outcomes):
    figures = re.findall(r"<dt>([^<]*)</dt><dd>(\d+)</dd>", "".join(REPORTERS["html"](outcomes, Look("en"))))
    assert figures == [
        ("Texts checked", "4"),
        ("Findings", "7"),
        ("Fixable", "4"),
        ("Very likely wrong", "1"),
        ("For a person to decide", "2"),
        ("No faults found", "1"),
        ("Could not be checked", "1"),
    ]


def test_nothing_found_is_a_page_too(outcomes):
    page = page_of(outcomes[1:2])
    assert "sạch.txt" in page.text
    assert page.all("mark") == []


def test_there_is_an_end_to_what_is_shown(outcome, finding, monkeypatch):
    monkeypatch.setattr("vnproof.reporters.html.MOST_FINDINGS", 3)
    source = "tô tô"
    many = [outcome(source, finding(source, "tô", "tổ"), finding(source, "tô", "tổ", nth=1))] * 3
    page = page_of(many)
    assert len(page.all("mark")) == 3
    assert page.text.count("Còn 1 chỗ nữa") == 1
    assert page.text.count("Còn 2 chỗ nữa") == 1


def test_what_is_long_is_not_written_over_the_word(outcome, finding):
    over = page_of([outcome("tô", finding("tô", "tô", "tổ chức"))])
    beside = page_of([outcome("tô", finding("tô", "tô", "tổ chức " * 9))])
    assert len(over.all("rt")) == 1
    assert beside.all("rt") == []


HOSTILE = st.text(st.sampled_from("a<>&\"'/=\n\r\t\x00\x1b\N{RIGHT-TO-LEFT OVERRIDE}ế") | st.characters(), max_size=12)


@given(source=HOSTILE, said=HOSTILE, proposal=HOSTILE, path=HOSTILE)
def test_whatever_the_texts_hold(source, said, proposal, path):
    found = Finding(
        "VN103",
        "wrong-word",
        Span(0, len(source)),
        Wording(said, said),
        (Suggestion(proposal, 0.9),),
        why=(Wording(said, ""),),
    )
    page = page_of([Outcome(path, Report(source, (found,))), Outcome(path, None, Wording(said, said))])
    assert len(page.all("mark")) == 1
    assert len(page.all("script")) == 1
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES


def shown(source, *findings):
    """An excerpt in short: its paragraphs, and how many are left out between."""
    parts = excerpt.excerpt(Report(source, findings), findings)
    return [
        part.paragraphs if isinstance(part, Gap) else "".join(piece.text for piece in part.pieces) for part in parts
    ]


def test_a_short_text_is_shown_whole(finding):
    source = "\nmột\r\n\r\nhai tô\rba\n"
    assert shown(source, finding(source, "tô")) == ["một", "hai tô", "ba"]


def test_of_a_long_text_what_is_near(finding):
    source = "".join(f"dòng {number}\n" for number in range(500)) + "tô\n" + "hết\n" * 200
    assert shown(source, finding(source, "tô"), finding(source, "hết", nth=199)) == [
        499, "dòng 499", "tô", "hết", 197, "hết", "hết",
    ]  # fmt: skip


def test_a_finding_over_a_line_end_keeps_its_lines_together(finding):
    source = "một\nphòng,\r\nchổng hai\nba\n\n"
    assert shown(source, finding(source, "phòng,\r\nchổng")) == ["một", "phòng,\r\nchổng hai", "ba"]


def test_a_finding_in_blanks_is_shown(finding):
    assert shown("  tô", finding("  tô", " ")) == ["  tô"]
    assert shown("tô  \n\n\nhai", finding("tô  \n\n\nhai", "\n\n")) == ["tô  \n\n", "hai"]
    assert shown(" \n ", finding(" \n ", "\n")) == [" \n"]


def test_a_line_of_megabytes_is_cut(finding):
    source = "ab " * 1_000_000 + "tô" + " ab" * 1_000_000
    (line,) = shown(source, finding(source, "tô"))
    assert "ab tô ab" in line
    assert len(line) < 3000
