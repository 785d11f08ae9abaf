"""The context model that comes along, where what runs it is installed: which reading fits a place best."""

from pathlib import Path

import pytest

from vnproof.context.model import ContextModel, Window, available, models
from vnproof.core.errors import DataError
from vnproof.proofreader import Proofreader

pytest.importorskip("onnxruntime", reason="comes with .[context]")

# What stands around the place, and what may stand there, the right one first.
PLACES = [
    ("tổ chức hội nghị tổng …", "công tác cải cách hành chính", ("kết", "kêt", "két", "hết")),
    ("ủy ban nhân dân xã đề …", "các đơn vị thực hiện", ("nghị", "nghi", "nghỉ", "nghĩ")),
    ("công tác phòng, …", "tham nhũng, lãng phí", ("chống", "chổng", "chồng", "chông")),
    ("nội dung phù …", "với tình hình thực tế", ("hợp", "họp", "hộp", "hớp")),
    ("bảo vệ môi …", "và phát triển bền vững", ("trường", "trương", "trưởng", "trướng")),
    ("thông báo để các hộ dân …", "và thực hiện", ("biết", "biệt", "biên", "viết")),
]


@pytest.fixture(scope="module")
def model():
    return ContextModel()


def window(before, after, readings):
    spaced = (text.replace(",", " ,").replace("…", "").split() for text in (before, after))
    return Window(*spaced, readings)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[2][0])
def test_the_right_reading_fits_best(model, place):
    [scores] = model.scores([window(*place)])
    assert scores[0] == max(scores)


def test_a_place_is_told_alike_alone_and_among_others(model):
    windows = [window(*place) for place in PLACES]
    together = model.scores(windows)
    for each, scores in zip(windows, together, strict=True):
        assert model.scores([each])[0] == pytest.approx(scores, abs=1e-3)


def test_it_says_what_it_is(model):
    assert model.header["format"] == "vnproof-context"
    assert model.header["made_from"]["tokens"] >= 1e7


def test_it_is_asked_without_an_option():
    assert available()
    assert models() == ["n-gram", "context"]
    assert Proofreader().correct("Ban tô chức họp.") == "Ban tổ chức họp."


def test_another_file_is_refused(tmp_path):
    path = Path(tmp_path / "context_model.onnx")
    path.write_bytes(b"no model")
    with pytest.raises(DataError, match="context_model"):
        ContextModel(path).scores([window(*PLACES[0])])
