"""ALL: every check, in the order they run. Read this first."""

from vnproof.checks.base import Check
from vnproof.checks.dates.amount_in_words import amount_in_words
from vnproof.checks.dates.impossible_date import impossible_date
from vnproof.checks.dates.number_separators import number_separators
from vnproof.checks.dates.reversed_range import reversed_range
from vnproof.checks.dates.wrong_total import wrong_total
from vnproof.checks.dates.wrong_weekday import wrong_weekday
from vnproof.checks.spelling.fixed_pair import fixed_pair
from vnproof.checks.spelling.illegal_syllable import illegal_syllable
from vnproof.checks.spelling.missing_marks import missing_marks
from vnproof.checks.spelling.repeated_word import repeated_word
from vnproof.checks.spelling.spacing import spacing
from vnproof.checks.spelling.tone_placement import tone_placement
from vnproof.checks.spelling.unknown_syllable import unknown_syllable
from vnproof.checks.spelling.wrong_word import wrong_word

ALL: tuple[Check, ...] = (
    illegal_syllable,
    unknown_syllable,
    wrong_word,
    fixed_pair,
    spacing,
    repeated_word,
    tone_placement,
    missing_marks,
    impossible_date,
    wrong_weekday,
    reversed_range,
    number_separators,
    amount_in_words,
    wrong_total,
)
BY_CODE = {check.code: check for check in ALL}


def mended_by(code: str) -> frozenset[str]:
    """
    The kinds of protected spans that the check of this code may rewrite.

    >>> mended_by("VN103")
    frozenset()
    """
    return BY_CODE[code].mends if code in BY_CODE else frozenset()
