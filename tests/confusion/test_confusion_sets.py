"""The confusion sets say what the error model says, and are asked for nothing else."""

import pytest

from vnproof.confusion.confusion_sets import FORMAT, load_confusion_sets
from vnproof.confusion.model import ErrorModel
from vnproof.core.resources import data_path
from vnproof.core.store import read
from vnproof.language_model.ngram import NGram

VOCABULARY = NGram().syllables
COMPUTED = ErrorModel(VOCABULARY)
SHIPPED = load_confusion_sets(VOCABULARY)


def test_the_shipped_sets_are_of_the_shipped_model_and_costs():
    assert SHIPPED is not None, "run scripts/make_confusion_sets.py"


@pytest.mark.parametrize("every", range(20))
def test_they_say_what_the_error_model_says(every):
    for syllable in VOCABULARY[every::400]:
        assert SHIPPED.of(syllable).candidates() == COMPUTED.candidates(syllable), "run scripts/make_confusion_sets.py"


@pytest.mark.slow
def test_they_say_it_of_every_syllable():
    assert all(SHIPPED.of(syllable).candidates() == COMPUTED.candidates(syllable) for syllable in VOCABULARY)


@pytest.mark.parametrize("form", ["tôchức", "v1ệc", "", "Ban", "đượ"])
def test_other_forms_are_left_to_the_error_model(form):
    assert SHIPPED.of(form) is None
    assert ErrorModel.standard(VOCABULARY).candidates(form) == COMPUTED.candidates(form)


def test_another_vocabulary_has_no_sets():
    assert load_confusion_sets(VOCABULARY[:-1]) is None


def test_the_file_says_what_it_was_made_from():
    header = read(data_path("confusion_sets.bin"), FORMAT).header
    assert header["made_by"] == "scripts/make_confusion_sets.py"
    assert {"vocabulary", "confusion_costs.tsv"} <= header["made_from"].keys()
