"""ALL: every check, in the order they run. Read this first."""

from vnproof.checks.base import Check
from vnproof.checks.legacy_encoding import legacy_encoding
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
    legacy_encoding,
)
BY_CODE = {check.code: check for check in ALL}
