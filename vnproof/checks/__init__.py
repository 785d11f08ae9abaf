"""ALL: every check, in the order they run. Read this first."""

from vnproof.checks.base import Check, Turn
from vnproof.checks.spelling.fixed_pair import fixed_pair
from vnproof.checks.spelling.illegal_syllable import illegal_syllable
from vnproof.checks.spelling.missing_marks import missing_marks
from vnproof.checks.spelling.repeated_word import repeated_word
from vnproof.checks.spelling.spacing import spacing
from vnproof.checks.spelling.tone_placement import tone_placement
from vnproof.checks.spelling.unknown_syllable import unknown_syllable
from vnproof.checks.spelling.wrong_word import wrong_word
from vnproof.checks.technique.decomposed import decomposed
from vnproof.checks.technique.invisible import invisible
from vnproof.checks.technique.legacy_encoding import legacy_encoding
from vnproof.checks.technique.look_alike import look_alike
from vnproof.checks.technique.lost_letter import lost_letter
from vnproof.checks.technique.mixed_tone_style import mixed_tone_style

ALL: tuple[Check, ...] = (
    illegal_syllable,
    unknown_syllable,
    wrong_word,
    fixed_pair,
    spacing,
    repeated_word,
    tone_placement,
    missing_marks,
    decomposed,
    look_alike,
    invisible,
    mixed_tone_style,
    legacy_encoding,
    lost_letter,
)
BY_CODE = {check.code: check for check in ALL}
TURNS = {check.code: check.turn for check in ALL if check.turn is not Turn.USUAL}
