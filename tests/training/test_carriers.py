"""Names in carrier sentences: the same each time, of every class, and no slot left open."""

from collections import Counter

import pytest

from vnproof.core.resources import PACKAGE, dictionaries_path
from vnproof.lexicon.readers import read_list
from vnproof.training.carriers import SHARES, SLOT, carried, read_names

CORPUS = PACKAGE.parent / "corpus"
CARRIERS = CORPUS / "carriers.txt"
NAMES = read_names(dictionaries_path(), CORPUS)


@pytest.mark.parametrize("carrier", read_list(CARRIERS))
def test_a_carrier_has_slots_of_one_kind(carrier):
    assert len(set(SLOT.findall(carrier))) == 1
    assert "{" not in SLOT.sub("", carrier)


def test_names_are_as_many_as_wanted_and_the_same_each_time():
    sentences = list(carried(CARRIERS, NAMES, 400))
    assert sentences == list(carried(CARRIERS, NAMES, 400))
    assert len(sentences) == len(set(sentences))
    assert 400 <= sum(sentence.names for sentence in sentences) <= 400 + len(SHARES)
    groups = Counter(sentence.group.removesuffix(", in capitals") for sentence in sentences)
    assert set(groups) == set(SHARES)
    assert any(sentence.group.endswith("in capitals") and sentence.source.isupper() for sentence in sentences)
    assert not any("{" in sentence.source for sentence in sentences)


def test_minority_names_are_written_with_capitals():
    for name in (*NAMES.minority_persons, *NAMES.minority_places):
        assert name.removeprefix("xã ").removeprefix("thị trấn ")[0].isupper()
