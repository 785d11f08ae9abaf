"""What programs that watch a repository are told: a place in the file, and only fixes that can be put there."""

import pytest

from vnproof.reporters.notice import notices
from vnproof.reporters.outcome import Look


def told(outcome, **look):
    return list(notices(outcome.report, Look(**look), "code points"))


def test_markup_is_told_of_in_its_file(markup):
    first, second = told(markup)
    assert (first.spot.text, first.spot.range[:2]) == ("tô", (1, 11))
    assert (second.spot.text, second.spot.range[:2]) == ("h&#7885;p", (2, 8))


def test_only_what_can_be_put_into_markup_is_a_fix(markup):
    """No tag is put in, and no entity replaced by guesswork."""
    assert [notice.spot.fixes for notice in told(markup)] == [("tổ",), ()]


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        (
            "vi",
            [
                "bảng 2, ô B3, đoạn 1: «tô» có lẽ sai. (98%, tự sửa được: vì thế)",
                "chú thích cuối trang, đoạn 1: «họp» có lẽ sai. (50%, chỉ gợi ý: vì thế)",
            ],
        ),
        (
            "en",
            [
                "table 2, cell B3, paragraph 1: 'tô' is probably wrong. (98%, fixable: because)",
                "footnote, paragraph 1: 'họp' is probably wrong. (50%, hint only: because)",
            ],
        ),
    ],
)
def test_in_a_packed_file_the_message_names_the_place(packed, language, messages):
    notices = told(packed, language=language)
    assert [notice.message for notice in notices] == messages
    assert [notice.spot for notice in notices] == [None, None]
