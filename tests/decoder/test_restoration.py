"""Marks put back: what is restored, and what is left as it stands."""

from itertools import product

import numpy as np
import pytest

from vnproof.core.config import Config
from vnproof.decoder.choosing import Choosing
from vnproof.decoder.hints import Bare, Capitals, agreement
from vnproof.decoder.sequence import grams_at, score, sequence
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage

RESTORED = [
    ("To chuc hoi nghi tong ket", "Tổ chức hội nghị tổng kết"),
    ("Uy ban nhan dan huyen ban hanh Ke hoach so 90/KH-UBND", "Ủy ban nhân dân huyện ban hành Kế hoạch số 90/KH-UBND"),
    # abbreviations, known to the model or to the dictionary alone
    ("Thuong truc HDND va UBND huyen, BCD 389", "Thường trực HĐND và UBND huyện, BCĐ 389"),
    # what isn't a syllable by the rules but is written so
    ("Xe oto cua tinh Dak Lak", "Xe ôtô của tỉnh Đắk Lắk"),
    # headings: TU is the Tỉnh ủy, but not here
    ("QUYET DINH DAU TU CONG", "QUYẾT ĐỊNH ĐẦU TƯ CÔNG"),
    # between foreign names and single letters
    ("Cac ngan hang Agribank va Vietcombank", "Các ngân hàng Agribank và Vietcombank"),
    ("quy dinh tai cac diem a, b va c khoan 1", "quy định tại các điểm a, b và c khoản 1"),
    # đ follows d
    ("tai cac diem c, d, d va e", "tại các điểm c, d, đ và e"),
    ("c) Xay dung;\nd) To chuc thuc hien;\nd) Kiem tra.", "c) Xây dựng;\nd) Tổ chức thực hiện;\nđ) Kiểm tra."),
    # a sentence that has some marks
    ("Hội nghi tong ket cong tac nam 2024", "Hội nghị tổng kết công tác năm 2024"),
    ("Kính de nghi các đơn vị phối hợp.", "Kính đề nghị các đơn vị phối hợp."),
    ("Chúng tôi duoc biết như vậy.", "Chúng tôi được biết như vậy."),
    ("Kế hoạch đã được duyệt.\nDe nghi cac xa trien khai.", "Kế hoạch đã được duyệt.\nĐề nghị các xã triển khai."),
]  # fmt: skip

LEFT_AS_IT_STANDS = [
    "",
    "Please contact us at the office",
    "He can do so as long as the ban is on.",
    "Do not let him go in there.",
    "Le chat est sur la table et il dort.",
    # with all its marks, however it could be read
    "Tiểu sử tóm tắt và ba ảnh màu cỡ 4 cm.",
    "Trong năm năm qua, ba ba được nuôi ở hai mươi mốt hộ.",
    "Anh Nam cho con đi chơi.",
    "Hội nghị bế mạc lúc 17 giờ.\nNam Giao",
    "90/KH-UBND https://tochuc.gov.vn",
]


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    return Proofreader()


@pytest.fixture(scope="module")
def model() -> NGram:
    return NGram()


@pytest.mark.parametrize(("bare", "marked"), [*RESTORED, *((text, text) for text in LEFT_AS_IT_STANDS)])
def test_restored(bare: str, marked: str, proofreader: Proofreader) -> None:
    assert proofreader.restore(bare) == marked


def test_users_words_stay_bare() -> None:
    assert Proofreader(Config(words=("chuc",))).restore("To chuc hoi nghi").split()[1] == "chuc"


# Bare words, and what each may be: the way that is found must be the best of all ways, tried one by one.
CHOICES = ["to tô tổ tố|chuc chúc chức|hoi hội hỏi hồi", "ke kể kế|hoach hoạch|nam năm nằm|2024", "x"]


@pytest.mark.parametrize("choices", CHOICES)
def test_no_way_is_better(choices: str, model: NGram) -> None:
    words = [forms.split() for forms in choices.split("|")]
    passage = Passage(" ".join(forms[0] for forms in words))
    line = sequence(model, passage.tokens, passage.sentences)
    places = np.flatnonzero(line.scored)
    may_be = [line.ids[place : place + 1] for place in range(len(line.ids))]
    for place, forms in zip(places, words, strict=False):
        if len(forms) > 1:
            may_be[place] = np.array([model.number(form) for form in forms])
    choosing = Choosing(model, line, may_be)
    way = choosing.best({})

    def total(ids: tuple[int, ...]) -> float:
        return float(score(model, grams_at(np.array(ids), places, model.order)).sum())

    found = tuple(int(choosing.choices[place][number]) for place, number in enumerate(way))
    assert total(found) == pytest.approx(max(map(total, product(*(some.tolist() for some in may_be)))), abs=1e-3)
    assert sum(choosing.score(place, way) for place in places) == pytest.approx(total(found), abs=1e-3)


def test_many_forms_everywhere(proofreader: Proofreader) -> None:
    """«do» has two dozen forms: three side by side are thousands of trigrams at each place."""
    assert len(proofreader.restore("do " * 5_000).split()) == 5_000


# A word with its neighbours, and which of two forms its capitals speak for.
SPOKEN_FOR = [
    (Bare(0, "Nguyen", "ông", ""), "nguyễn nguyên", "nguyễn"),
    (Bare(0, "nguyen", "cái", ""), "nguyễn nguyên", "nguyên"),
    (Bare(0, "Nguyen", "", ""), "nguyễn nguyên", None),
    (Bare(0, "NGUYEN", "ÔNG", ""), "nguyễn nguyên", None),
]


@pytest.mark.parametrize(("word", "forms", "favourite"), SPOKEN_FOR)
def test_capitals(word: Bare, forms: str, favourite: str | None, model: NGram) -> None:
    choices = [np.array([model.number(form) for form in forms.split()])]
    hints = Capitals(model, Lexicon.standard()).hints([word], choices)
    assert [forms.split()[int(hint.argmax())] for hint in hints.values()] == ([favourite] if favourite else [])


# Words that became 0, 1, 1 on the first way: does what the others became speak for 1 at the first?
AGREED = [
    ([("de", "", "kiem"), ("de", "mo", "kiem"), ("de", "cham", "kiem")], True),
    ([("de", "", "kiem"), ("de", "", "tai"), ("de", "", "xuat")], False),
    ([("Vinh", "anh", ""), ("Vinh", "ba", ""), ("Vinh", "ong", "")], True),
    ([("vinh", "anh", ""), ("vinh", "ba", ""), ("vinh", "ong", "")], False),
]


@pytest.mark.parametrize(("texts", "agree"), AGREED)
def test_agreement(texts: list[tuple[str, str, str]], agree: bool) -> None:
    words = [Bare(place, *text) for place, text in enumerate(texts)]
    hints = agreement(words, [np.array([7, 8])] * len(words), [0, 1, 1])
    assert (0 in hints and hints[0][1] > hints[0][0]) == agree
