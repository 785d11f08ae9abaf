"""What holds for every text, whatever the models say: places are right, fixing is safe and comes to rest."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage
from vnproof.verification import check_edits

PIECES = """
Kính gửi|phù họp|tô chức|phòng, chổng tham nhũng|Kê hoạch|KÊ HOẠCH|côngtác|tổ  chức|tổ tổ chức|thiêt bị|tòan dân
Số 90/KH-UBND|18-NQ/TW|31/2/2024|https://a.vn/tô,x|a@b.vn|1.250.000 đồng|10h30|./.|1. Mục đích.|Lê Thị Hòa|dua cho toi
số 9O / KH - UBND|30/2020/ND-CP|40/kh-ubnd|15/Q\N{LATIN CAPITAL LETTER ETH}-TTg|3O/4/2024|thứ Hai, ngày 1/1/2024
CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập-Tự do-Hạnh phúc|Xã Lộc, ngày 5 tháng 2 năm 2024|Số: 1/KH-UBND|Nơi nhận
- |, |.|🏥|vnproof: ignore
""".replace("\n", "|").split("|")
ODD = [
    "👨\N{ZERO WIDTH JOINER}👩",
    "tổ\N{ZERO WIDTH SPACE}chức",
    "\N{LATIN CAPITAL LETTER ETH}ắk Lắk",
    "t\N{CYRILLIC SMALL LETTER O} chức",
    "\N{NO-BREAK SPACE}",
    "\N{SOFT HYPHEN}",
    "\N{REPLACEMENT CHARACTER}",
    "\N{WORD JOINER}",
    "hoà bình, thủy lợi",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\N{LINE SEPARATOR}",
]
TEXTS = st.builds(
    lambda pieces, between, form: unicodedata.normalize(form, between.join(pieces)),
    st.lists(st.sampled_from(PIECES) | st.sampled_from(ODD) | st.text(max_size=4), max_size=14),
    st.sampled_from(["", " ", "\r\n"]),
    st.sampled_from(["NFC", "NFD"]),
)
SAFETIES = st.sampled_from([Safety.SAFE, Safety.LIKELY])

few = settings(max_examples=60, deadline=None)
many = settings(max_examples=3000, deadline=None)


@pytest.fixture(scope="module")
def proofreader():
    """The real one, over the shipped models and dictionaries."""
    return Proofreader()


def promise_places(proofreader, source):
    """Findings lie in the text, in order, none over another, each with its own words for why."""
    report = proofreader.proofread(source)
    assert report.source == source
    done = 0
    for finding in report.findings:
        assert done <= finding.span.start <= finding.span.end <= len(source)
        assert 0 <= finding.confidence <= 1
        assert all(0 <= suggestion.confidence <= 1 for suggestion in finding.suggestions)
        assert all(suggestion.text != finding.span.of(source) for suggestion in finding.suggestions)
        assert finding.message.vi
        assert finding.message.en
        done = finding.span.end


def promise_letters_stay_whole(proofreader, source):
    """No finding begins or ends between a letter and the marks that sit on it, or inside a line end."""
    for finding in proofreader.proofread(source).findings:
        for offset in finding.span:
            if 0 < offset < len(source):
                assert not unicodedata.combining(source[offset])
                assert source[offset - 1 : offset + 1] != "\r\n"


def promise_safe_fixing(proofreader, source, safety):
    """Only what was announced changes, no protected span does, and fixing twice is fixing once."""
    report = proofreader.proofread(source)
    check_edits(report, report.corrected(safety), safety)
    fixed = proofreader.correct(source, safety)
    assert proofreader.correct(fixed, safety) == fixed


def promise_only_marks(proofreader, source):
    """Restoring changes marks alone, and does not touch what is protected."""
    restored = proofreader.restore(source)
    assert [span.of(restored) for _, span in Passage(restored).protected] == [
        span.of(source) for _, span in Passage(source).protected
    ]


PROMISES = [promise_places, promise_letters_stay_whole, promise_only_marks]


@pytest.mark.parametrize("promise", PROMISES)
@few
@given(source=TEXTS)
@example(" \N{COMBINING GRAVE ACCENT} CỘNG HÕA XÃ HỘI")  # an accent on no letter was taken for a word
def test_promise(proofreader, promise, source):
    promise(proofreader, source)


@few
@given(source=TEXTS, safety=SAFETIES)
def test_safe_fixing(proofreader, source, safety):
    promise_safe_fixing(proofreader, source, safety)


@pytest.mark.slow
@pytest.mark.parametrize("promise", PROMISES)
@many
@given(source=TEXTS)
def test_promise_at_length(proofreader, promise, source):
    promise(proofreader, source)


@pytest.mark.slow
@many
@given(source=TEXTS, safety=SAFETIES)
def test_safe_fixing_at_length(proofreader, source, safety):
    promise_safe_fixing(proofreader, source, safety)


# Texts that were once damaged, or nearly.
ONCE = [
    "",
    " ",
    "\r\n\r\n",
    "Số 90/KH-UBND ngày 31/2/2024, xem https://a.vn/tô,x hoặc a@b.vn; 1.250.000 đồng lúc 10h30./.",
    unicodedata.normalize("NFD", "phù họp tô chức phòng, chổng"),
    "phòng,\r\nchổng tham nhũng",
    "a@b.vnSố",
    "a@b.vntổ  chức",
]


@pytest.mark.parametrize("source", ONCE)
def test_once(proofreader, source):
    promise_places(proofreader, source)
    promise_letters_stay_whole(proofreader, source)
    promise_safe_fixing(proofreader, source, Safety.LIKELY)


def test_protected_spans_survive(proofreader):
    source = "tô chức theo Kê hoạch 90/KH-UBND ngày 31/2/2024, phù họp với https://a.vn/tô,x./."
    fixed = proofreader.correct(source, Safety.LIKELY)
    assert [span.of(fixed) for _, span in Passage(fixed).protected] == [
        span.of(source) for _, span in Passage(source).protected
    ]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="only here does a system say how much memory a child took")
def test_a_line_of_9_megabytes(tmp_path):
    """What a scanner wrote without any line end or full stop is read to its end in 1.5 GB."""
    page = "Ủy ban nhân dân xã thông báo kế hoạch phù hợp " * 400 + "công tác phù họp với kế hoạch "
    source = tmp_path / "long.txt"
    source.write_text(page * (9_000_000 // len(page.encode())), "utf-8")
    with (tmp_path / "out").open("wb") as out:
        command = [sys.executable, "-m", "vnproof", "check", "--format", "json", source]
        child = subprocess.Popen(command, stdout=out, stderr=out)
        _, status, used = os.wait4(child.pid, 0)
    kilobytes = used.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    assert os.waitstatus_to_exitcode(status) == 1
    assert kilobytes < 1_500_000
    assert (tmp_path / "out").read_text("utf-8").count('"start"') == source.read_text("utf-8").count("phù họp")
