"""VN605 in the whole pipeline: it comes before spelling, stops at what is protected, and comes to rest."""

from pathlib import Path

import pytest

from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.proofreader import Proofreader

FOLDER = Path(__file__).parents[2] / "corpus" / "documents" / "legacy"
GOLD = (FOLDER / "gold.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader()


@pytest.mark.parametrize("name", ["tcvn3-shown", "vni-shown", "utf-8-twice", "viqr"])
def test_a_page_is_mended(proofreader, name):
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert proofreader.correct(text) == GOLD
    assert {finding.code for finding in proofreader.proofread(text).findings} == {"VN605"}


CASES = [
    ("Sè 30/2020/N§-CP ngµy 05/3/2020 cña ChÝnh phñ", "Số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"),
    ("Soá 12/QÑ-UBND ngaøy 5/3/2004 cuûa UÛy ban nhaân daân", "Số 12/QĐ-UBND ngày 5/3/2004 của Ủy ban nhân dân"),
    ("Gửi “Tiáº¿ng Viá»‡t” về a@b.gov.vn, BÃ¡o.docx", "Gửi “Tiếng Việt” về a@b.gov.vn, BÃ¡o.docx"),
    ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
]


@pytest.mark.parametrize(("garbled", "meant"), CASES)
def test_protected_spans_divide_a_run(proofreader, garbled, meant):
    assert proofreader.correct(garbled) == meant


def test_one_finding_a_run(proofreader):
    report = proofreader.proofread("Uû ban nh©n d©n x·\ntæ chøc, 5 ng­êi §ång Xoµi L¨k")
    found = [(finding.span.of(report.source), finding.safety) for finding in report.findings]
    assert found == [
        ("Uû ban nh©n d©n x·", Safety.SAFE),
        ("tæ chøc, 5 ng­êi §ång Xoµi", Safety.SAFE),
        ("L¨k", Safety.LIKELY),
    ]


def test_what_is_shielded_stays(proofreader):
    text = "Tæ chøc c¸n bé x·"
    assert [finding.span for finding in proofreader.proofread(text, (Span(3, 7),)).findings] == [
        Span(0, 2),
        Span(8, 17),
    ]


def test_the_author_may_ask_for_silence(proofreader):
    assert proofreader.proofread("Tæ chøc c¸n bé x· <!-- vnproof: ignore -->").findings == ()
