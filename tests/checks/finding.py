"""What the tests of checks share: what some checks find in a text, without the decoder."""

from pathlib import Path
from unicodedata import normalize

from vnproof import checks
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

CLEAN = sorted((Path(__file__).parents[2] / "corpus" / "clean").glob("*.txt"))
FORMS = ("NFC", "NFD")
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def checks_of(*groups):
    """The checks whose codes begin so."""
    return [check for check in checks.ALL if check.code.startswith(groups)]


def findings_in(passage, *groups):
    """The findings of these groups of checks in a passage."""
    reading = Reading(passage, Lexicon.standard(), ())
    return [finding for check in checks_of(*groups) for finding in check.find(reading)]


def found(text, *groups):
    """(Code, words found) of these groups of checks in a text."""
    return [(finding.code, finding.span.of(text)) for finding in findings_in(Passage(text), *groups)]


def in_form(expected, form):
    """What is expected of a text in another form of Unicode."""
    return [(code, normalize(form, words)) for code, words in expected]


def assert_no_alarm(path, form, *groups):
    """Nothing is found in a text of the clean corpus, however it is stored."""
    text = normalize(form, path.read_text("utf-8"))
    assert found(text, *groups) == []
    assert found(text.replace("\n", "\r\n"), *groups) == []
