"""ALL: every check, in the order they run. Read this first."""

from vnproof.checks.base import Check, Turn
from vnproof.checks.capitals.citation_capitals import citation_capitals
from vnproof.checks.capitals.document_capitals import document_capitals
from vnproof.checks.capitals.holiday_capitals import holiday_capitals
from vnproof.checks.capitals.loud_word import loud_word
from vnproof.checks.capitals.name_capitals import name_capitals
from vnproof.checks.capitals.person_capitals import person_capitals
from vnproof.checks.capitals.place_capitals import place_capitals
from vnproof.checks.capitals.sentence_start import sentence_start
from vnproof.checks.capitals.subject_capitals import subject_capitals
from vnproof.checks.capitals.title_capitals import title_capitals
from vnproof.checks.capitals.uneven_heading import uneven_heading
from vnproof.checks.consistency.early_abbreviation import early_abbreviation
from vnproof.checks.consistency.headline import headline
from vnproof.checks.consistency.miscounted import miscounted
from vnproof.checks.consistency.repeated_paragraph import repeated_paragraph
from vnproof.checks.consistency.retold import retold
from vnproof.checks.consistency.swapped_figures import swapped_figures
from vnproof.checks.consistency.two_abbreviations import two_abbreviations
from vnproof.checks.consistency.two_dates import two_dates
from vnproof.checks.consistency.two_details import two_details
from vnproof.checks.consistency.two_expansions import two_expansions
from vnproof.checks.consistency.two_names import two_names
from vnproof.checks.consistency.two_numbers import two_numbers
from vnproof.checks.consistency.two_places import two_places
from vnproof.checks.consistency.two_spellings import two_spellings
from vnproof.checks.consistency.two_titles import two_titles
from vnproof.checks.consistency.two_values import two_values
from vnproof.checks.dates.amount_in_words import amount_in_words
from vnproof.checks.dates.before_issue import before_issue
from vnproof.checks.dates.impossible_date import impossible_date
from vnproof.checks.dates.impossible_time import impossible_time
from vnproof.checks.dates.list_total import list_total
from vnproof.checks.dates.number_separators import number_separators
from vnproof.checks.dates.reversed_range import reversed_range
from vnproof.checks.dates.table_total import table_total
from vnproof.checks.dates.unit_form import unit_form
from vnproof.checks.dates.wrong_direction import wrong_direction
from vnproof.checks.dates.wrong_share import wrong_share
from vnproof.checks.dates.wrong_total import wrong_total
from vnproof.checks.dates.wrong_weekday import wrong_weekday
from vnproof.checks.document_numbers.closing import closing
from vnproof.checks.document_numbers.cross_reference import cross_reference
from vnproof.checks.document_numbers.date_zero import date_zero
from vnproof.checks.document_numbers.garbled_symbol import garbled_symbol
from vnproof.checks.document_numbers.head_line import head_line
from vnproof.checks.document_numbers.item_order import item_order
from vnproof.checks.document_numbers.legal_basis import legal_basis
from vnproof.checks.document_numbers.letter_for_digit import letter_for_digit
from vnproof.checks.document_numbers.malformed_symbol import malformed_symbol
from vnproof.checks.document_numbers.misordered_symbol import misordered_symbol
from vnproof.checks.document_numbers.missing_year import missing_year
from vnproof.checks.document_numbers.national_heading import national_heading
from vnproof.checks.document_numbers.place_and_date import place_and_date
from vnproof.checks.document_numbers.signing import signing
from vnproof.checks.document_numbers.wrong_type import wrong_type
from vnproof.checks.personal.bank_account import bank_account
from vnproof.checks.personal.citizen_number import citizen_number
from vnproof.checks.personal.home_address import home_address
from vnproof.checks.personal.phone_number import phone_number
from vnproof.checks.punctuation.blank_run import blank_run
from vnproof.checks.punctuation.bracket_blank import bracket_blank
from vnproof.checks.punctuation.doubled_mark import doubled_mark
from vnproof.checks.punctuation.ellipsis import ellipsis
from vnproof.checks.punctuation.glued_number import glued_number
from vnproof.checks.punctuation.item_ending import item_ending
from vnproof.checks.punctuation.missing_stop import missing_stop
from vnproof.checks.punctuation.one_sided_blank import one_sided_blank
from vnproof.checks.punctuation.space_after_mark import space_after_mark
from vnproof.checks.punctuation.space_before_mark import space_before_mark
from vnproof.checks.punctuation.unbalanced_pair import unbalanced_pair
from vnproof.checks.spelling.fixed_pair import fixed_pair
from vnproof.checks.spelling.illegal_syllable import illegal_syllable
from vnproof.checks.spelling.missing_marks import missing_marks
from vnproof.checks.spelling.repeated_word import repeated_word
from vnproof.checks.spelling.spacing import spacing
from vnproof.checks.spelling.tone_placement import tone_placement
from vnproof.checks.spelling.unknown_syllable import unknown_syllable
from vnproof.checks.spelling.wrong_word import wrong_word
from vnproof.checks.style.colloquial_word import colloquial_word
from vnproof.checks.style.house_term import house_term
from vnproof.checks.style.long_sentence import long_sentence
from vnproof.checks.style.passive_chain import passive_chain
from vnproof.checks.style.redundant_pair import redundant_pair
from vnproof.checks.style.wordy_formula import wordy_formula
from vnproof.checks.technique.decomposed import decomposed
from vnproof.checks.technique.invisible import invisible
from vnproof.checks.technique.legacy_encoding import legacy_encoding
from vnproof.checks.technique.look_alike import look_alike
from vnproof.checks.technique.lost_letter import lost_letter
from vnproof.checks.technique.mixed_tone_style import mixed_tone_style
from vnproof.checks.units.early_name import early_name
from vnproof.checks.units.misspelt_unit import misspelt_unit
from vnproof.checks.units.outdated_name import outdated_name

ALL: tuple[Check, ...] = (
    illegal_syllable,
    unknown_syllable,
    wrong_word,
    fixed_pair,
    spacing,
    repeated_word,
    tone_placement,
    missing_marks,
    sentence_start,
    name_capitals,
    holiday_capitals,
    citation_capitals,
    person_capitals,
    place_capitals,
    title_capitals,
    document_capitals,
    subject_capitals,
    loud_word,
    uneven_heading,
    space_before_mark,
    space_after_mark,
    doubled_mark,
    unbalanced_pair,
    blank_run,
    bracket_blank,
    one_sided_blank,
    item_ending,
    missing_stop,
    ellipsis,
    glued_number,
    impossible_date,
    wrong_weekday,
    reversed_range,
    number_separators,
    amount_in_words,
    wrong_total,
    list_total,
    impossible_time,
    before_issue,
    unit_form,
    table_total,
    wrong_share,
    wrong_direction,
    malformed_symbol,
    letter_for_digit,
    garbled_symbol,
    wrong_type,
    missing_year,
    national_heading,
    place_and_date,
    closing,
    item_order,
    legal_basis,
    signing,
    misordered_symbol,
    head_line,
    cross_reference,
    date_zero,
    decomposed,
    look_alike,
    invisible,
    mixed_tone_style,
    legacy_encoding,
    lost_letter,
    two_expansions,
    two_dates,
    repeated_paragraph,
    two_names,
    swapped_figures,
    two_spellings,
    early_abbreviation,
    headline,
    two_abbreviations,
    two_numbers,
    two_places,
    two_values,
    retold,
    miscounted,
    two_titles,
    two_details,
    misspelt_unit,
    outdated_name,
    early_name,
    wordy_formula,
    colloquial_word,
    redundant_pair,
    long_sentence,
    passive_chain,
    house_term,
    citizen_number,
    phone_number,
    bank_account,
    home_address,
)
BY_CODE = {check.code: check for check in ALL}
TURNS = {check.code: check.turn for check in ALL if check.turn is not Turn.USUAL}


def mended_by(code: str) -> frozenset[str]:
    """
    The kinds of protected spans that the check of this code may rewrite.

    >>> mended_by("VN103")
    frozenset()
    """
    return BY_CODE[code].mends if code in BY_CODE else frozenset()
