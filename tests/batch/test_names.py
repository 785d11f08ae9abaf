"""Names that an archive writes one way are known; what is written otherwise once is a slip, or another name."""

from functools import cache

import pytest

from vnproof.batch.archive import find_items
from vnproof.batch.ledger import Ledger
from vnproof.batch.names import count, slips_of
from vnproof.batch.run import run
from vnproof.batch.slips import Slip, Slips, find_slips, read_slips, write_slips
from vnproof.batch.work import Permission, Settings, work
from vnproof.confusion.model import ErrorModel
from vnproof.core.errors import LedgerError
from vnproof.core.finding import Safety
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon

# what stands in how many documents, and what is then held of the one that stands in one
TOLD = [
    ({"trần thị cúc": 30, "trãn thị cúc": 1}, ("trãn thị cúc", "trần thị cúc", True)),
    ({"lũng cẩm trên": 60, "lũng cẫm trên": 1}, ("lũng cẫm trên", "lũng cẩm trên", True)),
    ({"lộc ninh": 300, "lộc nính": 1}, ("lộc nính", "lộc ninh", True)),
]
LEFT_ALONE = [
    {"nguyễn văn hùng": 30, "nguyễn văn hưng": 1},  # another person
    {"lê thanh bình": 40, "lê thành bình": 2},
    {"trần thị cúc": 4, "trãn thị cúc": 1},  # too few to know
    {"trần thị cúc": 30, "trãn thị cúc": 7},  # too many for a slip
    {"trần thị cúc": 30, "lê văn cúc": 1},  # not one syllable
    {"trần thị cúc": 30, "trần thị xuyến": 1},  # no slip makes this of that
    {},
]


@cache
def errors():
    return ErrorModel.standard(NGram().syllables)


@pytest.mark.parametrize(("counts", "expected"), TOLD)
def test_slips(counts, expected):
    [slip] = find_slips(counts, errors(), Lexicon.standard()).rows
    assert (slip.wrong, slip.right, slip.correction.level == "safe") == expected


@pytest.mark.parametrize("counts", LEFT_ALONE)
def test_no_slips(counts):
    assert find_slips(counts, errors(), Lexicon.standard()).rows == ()


KNOWN = Slips((Slip("trãn thị cúc", "trần thị cúc", 0.999, 1, 30), Slip("cấm tú", "cẩm tú", 0.95, 1, 30)))
TEXTS = [
    ("Ông Trãn Thị Cúc phát biểu.", "Ông Trần Thị Cúc phát biểu."),
    ("Hộ bà Trãn Thị Cúc ở xã Cấm Tú.", "Hộ bà Trần Thị Cúc ở xã Cẩm Tú."),
    ("Hộ bà Trần Thị Cúc ở xã Cẩm Tú.", None),
    ("Không cấm tú tài dự thi.", None),
]


@pytest.mark.parametrize(("text", "right"), TEXTS)
def test_work_with_slips(text, right):
    settings = Settings(permission=Permission(Safety.LIKELY), slips=KNOWN)
    outcome = work("a.txt", text.encode(), settings)
    assert outcome.error is None
    assert (outcome.data and outcome.data.decode()) == right


def test_an_edit_says_why():
    [change] = work("a.txt", b"B\xc3\xa0 Tr\xc3\xa3n Th\xe1\xbb\x8b C\xc3\xbac.", Settings(slips=KNOWN)).changes
    assert (change.old, change.new, change.codes, change.applied) == ("Trãn", "Trần", ("VN104",), True)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(20):
        name = "Trãn" if number == 7 else "Trần"
        (folder / f"{number}.txt").write_text(f"Hộ bà {name} Thị Cúc Hương, thôn {number}.\n", "utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1")
    return folder


def test_an_archive_is_counted_and_put_right(archive, tmp_path):
    with Ledger(tmp_path / "ledger") as ledger:
        table = ledger.folder / "names.jsonl"
        slips = slips_of(table, find_items([archive]))
        run(find_items([archive]), ledger, Settings(slips=slips))
        assert "Trãn" not in (archive / "7.txt").read_text("utf-8")
        again = slips_of(table, find_items([archive]))
        assert again.rows == slips.rows, "what was counted stays, though the archive has changed"
        assert run(find_items([archive]), ledger, Settings(slips=again)).skipped == 20


@pytest.mark.slow
def test_many_hands_count_what_one_counts(archive):
    assert count(find_items([archive]), 2) == count(find_items([archive]), 1)


def test_forms_are_bounded(archive, monkeypatch):
    (archive / "other.txt").write_text("Hộ ông Lò Văn Ún Chở ở thôn.\n", "utf-8")
    assert "lò văn ún" in count(find_items([archive]))
    monkeypatch.setattr("vnproof.batch.names.MOST", 3)
    kept = count(find_items([archive]))
    assert len(kept) <= 3
    assert "lò văn ún" not in kept


def test_a_table_comes_back(tmp_path):
    write_slips(tmp_path / "names.jsonl", KNOWN)
    assert read_slips(tmp_path / "names.jsonl").rows == KNOWN.rows
    (tmp_path / "names.jsonl").write_text("{", "utf-8")
    with pytest.raises(LedgerError, match="bảng tên riêng"):
        read_slips(tmp_path / "names.jsonl")
