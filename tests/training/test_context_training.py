"""The context model learns, goes on where it stopped, and says in ONNX what it says in PyTorch."""

from itertools import islice

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="comes with .[train]")
pytest.importorskip("onnxruntime")
pytest.importorskip("onnx")

from vnproof.confusion.model import ErrorModel  # noqa: E402 - after what it needs is known to be there
from vnproof.context.forms import Forms  # noqa: E402
from vnproof.context.model import ContextModel, Window  # noqa: E402
from vnproof.language_model.ngram import NGram  # noqa: E402
from vnproof.training.context_doubts import IMPOSSIBLE, Doubter  # noqa: E402
from vnproof.training.context_export import export  # noqa: E402
from vnproof.training.context_lessons import STRETCH, lessons, stretches, tables  # noqa: E402
from vnproof.training.context_network import Network, Side  # noqa: E402
from vnproof.training.context_refinement import HELD as REFINED_ON  # noqa: E402
from vnproof.training.context_refinement import Refiner, Refining  # noqa: E402
from vnproof.training.context_training import HELD, Plan, Trainer  # noqa: E402
from vnproof.training.noise import Channel  # noqa: E402
from vnproof.training.token_stream import Stream  # noqa: E402

SENTENCE = "ủy ban nhân dân xã tổ chức hội nghị tổng kết công tác phòng , chống thiên tai năm học mới ."
WORDS = ["</s>", "<unk>", *dict.fromkeys(SENTENCE.split()), "tố", "hợp", "họp", "tô", "chứa", "phong"]
FORMS = Forms.of_symbols(WORDS)
SYLLABLES = [word for word in WORDS if word.isalpha()]
PLAN = Plan(tokens=6 * 4 * STRETCH, width=16, rows=4, rivals=2, chance=8)


@pytest.fixture(scope="module")
def known():
    return tables(FORMS, ErrorModel(SYLLABLES), Channel([]))


@pytest.fixture(scope="module")
def text():
    ids = np.array([WORDS.index(word) for word in [*SENTENCE.split(), "</s>"]] * 1000, np.int32)
    return stretches([Stream("a", ids)], np.arange(len(WORDS)))


def trainer(known, text) -> Trainer:
    return Trainer(PLAN, known, text, FORMS.sizes)


def test_lessons_spoil_some_words_and_are_the_same_each_time(known, text):
    one, two = (next(lessons(text, known, HELD, 7, begin=3)) for _ in range(2))
    assert (one.meant == two.meant).all()
    assert (one.written == two.written).all()
    assert 0 < (one.meant != one.written).mean() < 0.2


def test_a_checkpoint_is_gone_on_from(known, text, tmp_path):
    whole = trainer(known, text)
    list(whole.run())
    halved = trainer(known, text)
    for lesson in islice(lessons(text[HELD:], known, PLAN.rows, PLAN.seed), 3):
        halved.learn(lesson)
    halved.save(tmp_path / "checkpoint.pt")
    again = trainer(known, text)
    again.resume(tmp_path / "checkpoint.pt")
    list(again.run())
    for left, right in zip(whole.network.parameters(), again.network.parameters(), strict=True):
        assert torch.equal(left, right)


@pytest.fixture(scope="module")
def doubter(known):
    return Doubter(known, NGram(), WORDS, PLAN.rivals)


def test_doubts_are_places_where_a_rival_comes_near(known, text, doubter):
    [lesson] = islice(lessons(text, known, HELD, 7), 1)
    doubts = doubter.doubts(lesson.meant, lesson.written, np.random.default_rng(7))
    assert 0 < len(doubts.ngrams) < lesson.meant.size
    best = doubts.ngrams[:, 1:].max(1)
    assert (best > doubts.ngrams[:, 0] - 4).all()
    assert (best > IMPOSSIBLE).all()
    assert (doubts.readings[:, :1] != doubts.readings[:, 1:]).all()


def test_refinement_is_gone_on_from_and_mends_what_the_ngrams_say(known, text, doubter, tmp_path):
    def refiner():
        return Refiner(Refining(50 * 64, many=64, rate=0.03), trainer(known, text).network, known, doubter, many)

    many = np.tile(text, (20, 1))
    whole, halved, again = refiner(), refiner(), refiner()
    [told] = whole.run()
    assert told.loss < told.ngrams_loss
    for doubts in islice(doubter.batches(many[REFINED_ON:], 64, PLAN.seed), 30):
        halved.learn(doubts)
    halved.save(tmp_path / "checkpoint.pt")
    again.resume(tmp_path / "checkpoint.pt")
    assert again.step == 30
    assert list(again.run())[-1].loss == told.loss


def test_one_place_costs_less_and_says_the_same():
    side, places = Side(8), torch.randn(3, 40, 8)
    assert torch.allclose(side(places)[:, 30], side.tip(places[:, 15:31]), atol=1e-5)


def test_a_place_does_not_see_itself():
    network = Network(FORMS.sizes, 8)
    vectors = torch.randn(1, 20, 8)
    other = vectors.clone()
    other[0, 9] += 1
    changed = (network.states(vectors) - network.states(other)).abs().sum(-1)[0]
    assert changed[9] == 0
    assert (changed[[8, 10]] > 0).all()


def test_onnx_says_what_pytorch_says(known, text, tmp_path):
    teacher = trainer(known, text)
    list(teacher.run())
    export(teacher.network, FORMS, tmp_path / "model.onnx", {"tokens": 1})
    model = ContextModel(tmp_path / "model.onnx")
    words = SENTENCE.split()
    windows = [Window(words[:at], words[at + 1 :], ["tổ", "tố", "khôngg"][: at % 3 + 1]) for at in range(len(words))]
    asked = model._asked(windows)
    with torch.no_grad():
        exact = teacher.network(*(torch.as_tensor(asked[name]) for name in ("left", "right", "readings")))
    for scores, row in zip(model.scores(windows), exact.tolist(), strict=True):
        assert scores == pytest.approx(row[: len(scores)], abs=0.1)
    assert model.header["made_from"] == {"tokens": 1}
