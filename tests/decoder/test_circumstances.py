"""What a proposal's circumstances say of it. A row: text, typed and proposed word, a circumstance, its value."""

from __future__ import annotations

import pytest

from vnproof.decoder.circumstances import circumstances, setting_of
from vnproof.decoder.proposal import Proposal
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

TABLE = [
    # casing and names
    ("Bà Nguyễn Thị Hường phát biểu.", "Hường", "hương", "title", 1.0),
    ("Bà Nguyễn Thị Hường phát biểu.", "Hường", "hương", "surname before", 1.0),
    ("Bà Nguyễn Thị Hường phát biểu.", "Hường", "hương", "name run", 4),
    ("Hường phát biểu.", "Hường", "hương", "title", 0.0),
    ("Hường phát biểu.", "Hường", "hương", "opening", 1.0),
    ("Ông Nơ Trang Lơng đến dự.", "Lơng", "long", "illegal in name", 1.0),
    ("Bản lơng này.", "lơng", "long", "illegal in name", 0.0),
    ("KÊ HOẠCH NĂM", "KÊ", "kế", "capitals", 1.0),
    ("Về huyện Lộc Nình công tác.", "Nình", "ninh", "meant place", 1.0),
    ("Về huyện Lộc Nình công tác.", "Nình", "ninh", "typed place", 0.0),
    # the document
    ("Xóm Rầm họp. Ở xóm Rầm có rầm.", "rầm", "ầm", "named elsewhere", pytest.approx(1.0986, abs=1e-3)),
    ("Gốm đẹp. Nghề gốm cũ, lò gốm mới.", "gốm", "gồm", "repeated", pytest.approx(1.0986, abs=1e-3)),
    ("Ban tô chức và tổ chức.", "tô", "tổ", "meant elsewhere", pytest.approx(0.6931, abs=1e-3)),
    ("Ban tô chức và tổ chức.", "tô", "tổ", "meant pair elsewhere", pytest.approx(0.6931, abs=1e-3)),
    # words
    ("Mọi thứ bay biến.", "biến", "biển", "typed makes a word", 1.0),
    ("Ban tô chức họp.", "tô", "tổ", "meant makes a word", 1.0),
    ("Ban tô chức họp.", "tô", "tổ", "typed makes a word", 0.0),
    # the neighbourhood
    ("Ông nói: “Chưng hóa là gì” rồi đi.", "hóa", "hòa", "quoted", 1.0),
    ("Số 5 tô của xã.", "tô", "tổ", "figure beside", 1.0),
    ("Họp tại xã tô", "tô", "tổ", "from end", 0),
    # the slip
    ("Quyêt định này.", "Quyêt", "quyết", "illegal", 1.0),
    ("Ban tô chức họp.", "tô", "tổ", "kind tone-lost", 1.0),
    ("Ban tô chức họp.", "tô", "tổ", "base changed", 0.0),
    ("Bổ xung thêm.", "xung", "sung", "base changed", 1.0),
]


@pytest.mark.parametrize(("text", "typed", "meant", "name", "value"), TABLE)
def test_circumstances(text, typed, meant, name, value):
    passage = Passage(text)
    number = max(i for i, token in enumerate(passage.tokens) if token.text == typed)
    proposal = Proposal(number, number + 1, typed.lower(), meant, "tone-lost", 5.0, 3.0, 3.0)
    assert circumstances(proposal, setting_of(passage, Lexicon.standard(), [proposal]))[name] == value


def test_the_same_change_elsewhere_counts_but_not_itself():
    passage = Passage("Ban tô chức, ban tô chức, ban tô chức.")
    places = [i for i, token in enumerate(passage.tokens) if token.text == "tô"]
    proposals = [Proposal(i, i + 1, "tô", "tổ", "tone-lost", 5.0, 12.0, 12.0) for i in places]
    values = circumstances(proposals[0], setting_of(passage, Lexicon.standard(), proposals))
    assert values["same change elsewhere"] == values["same slip elsewhere"] == pytest.approx(1.0986, abs=1e-3)
    assert values["errors near"] == 2
