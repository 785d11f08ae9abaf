"""What is remembered of a sentence, a word or a form changes nothing but the time."""

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.confusion.model import ErrorModel
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge
from vnproof.decoder.lattice import Edge, Lattice
from vnproof.decoder.search import best_paths, path_scores
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

SENTENCES = (
    "Ban tô chức hội nghị tổng kêt công tác năm 2024.",
    "Ban tổ chức hội nghị tổng kết công tác năm 2024.",
    "Công tác phòng, chổng tham nhũng, côngtác dân vận;",
    "TÔ CHỨC THỰC HIỆN",
    "Tố chức th ực hiên nghiêm túc các nhiện vụ đuợc giao.",
    "Ông Trần Quốc Thiêt, bà Vù Thị Chở phát biểu tại xã Lộc Nính.",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Số",
    "|",
    "bay biến, kể lể.",
)


@cache
def model():
    return NGram()


@cache
def errors():
    return ErrorModel.standard(model().syllables)


def new_decoder():
    return Decoder(model(), errors(), Lexicon.standard(), Judge(Lexicon.standard()))


@cache
def old_decoder():
    return new_decoder()


TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=8).map("\n".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_it_proposes_what_a_new_one_proposes(texts):
    for text in texts:
        old, new = (list(decoder.proposals(Passage(text))) for decoder in (old_decoder(), new_decoder()))
        assert old == new


@pytest.mark.parametrize("seed", range(20))
def test_the_best_way_is_the_best_of_all(seed):
    chance = Random(seed)
    numbers = [model().number(word) for word in ["ban", "tổ", "tô", "chức", "hội", "nghị", "của", "và", "kế", "hoạch"]]
    columns = [
        [Edge(place, place + 1, (number,), chance.random() * 5) for number in chance.sample(numbers, 3)]
        for place in range(chance.randint(1, 4))
    ]
    edges = tuple(edge for column in columns for edge in column)
    lattice = Lattice(0, len(columns), (numbers[0], numbers[1]), (numbers[2],), edges)
    ways = [[]]
    for column in columns:
        ways = [[*way, edge] for way in ways for edge in column]
    scores = path_scores(model(), lattice, ways)
    best = max(range(len(ways)), key=scores.__getitem__)
    [found] = best_paths(model(), [lattice])
    assert (list(found.edges), found.score) == (ways[best], scores[best])
