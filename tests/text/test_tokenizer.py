"""Tokens: the quick way through common text finds what the thorough way finds; what is a word and what is not."""

import pytest

from vnproof.text.tokenizer import tokenize

UNCOMMON = " ²"  # with it, the thorough way is taken

TEXTS = [
    "Ủy ban nhân dân xã Lộc Ninh, ngày 5.",
    "Khổ A4, 12,5%, 1.250.000 đồng; 1.5a và 12a, 3., 4,,5 và 1.2.3.",
    "a1b2 to6i l8 9O 0l, x_y _ __ 5_000 3_ _4",
    "“Kế hoạch” (số 9)… – — «phòng»/chống\tcột\r\nđo 5°C ±2 §3 7×8",
    "Điều 1.Phạm vi; khoản 2.3b, 10.000đ, 10,5kg.",
    "",
    " \n\t ",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_quick_way_is_exact(text: str) -> None:
    assert tokenize(text) == tokenize(text + UNCOMMON)[:-1]


STRAY = "\N{COMBINING GRAVE ACCENT}"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (f" {STRAY} Xã", [(STRAY, "mark"), ("Xã", "word")]),
        (f",{STRAY}b", [(f",{STRAY}", "mark"), ("b", "word")]),
        (f"x{STRAY}y", [(f"x{STRAY}y", "word")]),
        (f"1{STRAY}", [(f"1{STRAY}", "mixed")]),
    ],
)
def test_an_accent_on_no_letter_is_no_word(text: str, tokens: list[tuple[str, str]]) -> None:
    assert [(token.text, token.kind) for token in tokenize(text)] == tokens
