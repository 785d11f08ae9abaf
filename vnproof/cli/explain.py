"""`vnproof explain`: a check's manual, or what vnproof knows of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnproof.cli.options import language_option
from vnproof.cli.usage import Command, Misuse, did_you_mean
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from vnproof.lexicon.lexicon import Lexicon

MOST_NEAR = 8
PARTS = (
    ("onset", Wording("phụ âm đầu", "onset")),
    ("medial", Wording("âm đệm", "medial")),
    ("nucleus", Wording("âm chính", "nucleus")),
    ("coda", Wording("âm cuối", "coda")),
)
ORIGINS = {
    "user": Wording("từ điển riêng", "your dictionary"),
    "domain": Wording("thuật ngữ hành chính", "administrative terms"),
    "general": Wording("từ thông thường", "general words"),
}


@click.command("explain", cls=Command)
@click.argument("what", nargs=-1, required=True, metavar="MÃ | TỪ…")
@language_option
def command(what: tuple[str, ...], lang: Language | None) -> None:
    """
    Giải thích một mã lỗi hoặc một từ.

    Mã lỗi: VN103 hoặc tên của nó, wrong-word. Với từ: các phần của âm tiết hoặc vì sao không đúng,
    tần suất, có trong từ điển nào, các từ dễ lẫn.
    """
    from vnproof.checks import ALL, BY_CODE

    text = " ".join(what)
    named = BY_CODE.get(text.upper()) or next((check for check in ALL if check.name == text.lower()), None)
    if named:
        click.echo(named.doc.strip())
    elif re.fullmatch(r"VN\d+", text.upper()):
        guess, codes = did_you_mean(text.upper(), BY_CODE), ", ".join(BY_CODE)
        raise Misuse(
            f"không có mã «{text}»{guess.vi}; các mã là {codes}.",
            f"no such code '{text}'{guess.en}; the codes are {codes}.",
        )
    else:
        _explain_word(text, lang)


def _explain_word(text: str, lang: Language | None) -> None:
    from vnproof.cli.proofreaders import dictionaries_for, make_config, settings_for
    from vnproof.confusion.model import ErrorModel
    from vnproof.language_model.ngram import NGram
    from vnproof.lexicon.lexicon import Lexicon
    from vnproof.text.tone import normalize_tone_style

    found, settings = settings_for(Path.cwd(), {"lang": lang})
    config = make_config(settings, dictionaries_for(Path.cwd(), found, settings))
    lexicon = Lexicon.standard(words=config.words, corrections=config.corrections)
    errors = ErrorModel.standard(NGram().syllables)

    def near(syllable: str) -> list[str]:
        return [candidate.form for candidate in errors.candidates(normalize_tone_style(syllable.lower()))]

    for sentence in describe(text, lexicon, near):
        click.echo(sentence.in_language(config.lang))


def describe(text: str, lexicon: Lexicon, near: Callable[[str], list[str]]) -> Iterator[Wording]:
    """What is known of a word: where it is listed, then each syllable; `near` gives what a syllable is mistaken for."""
    from vnproof.lexicon.readers import normal_form

    known = list(_listings(text, lexicon))
    yield Wording(
        f"{text}: {'; '.join(each.vi for each in known) or 'không có trong từ điển nào'}",
        f"{text}: {'; '.join(each.en for each in known) or 'in no dictionary'}",
    )
    correction = lexicon.corrections.of(normal_form(text))
    if correction:
        yield Wording(
            f"  luôn sửa thành «{correction.right}»: {correction.reason}",
            f"  always corrected to '{correction.right}': {correction.reason}",
        )
    for syllable in text.split():
        if not lexicon.is_abbreviation(syllable):
            yield from _describe_syllable(syllable, lexicon.count(syllable), near(syllable)[:MOST_NEAR])


def _listings(text: str, lexicon: Lexicon) -> Iterator[Wording]:
    if lexicon.is_accepted(text):
        yield ORIGINS["user"]
    elif origin := lexicon.origin(text):
        yield ORIGINS[origin]
    if meaning := lexicon.expansion(text):
        yield Wording(f"viết tắt của «{meaning}»", f"short for '{meaning}'")
    if lexicon.is_place(text):
        yield Wording("địa danh", "place name")
    if lexicon.is_surname(text):
        yield Wording("họ", "surname")
    elif lexicon.is_name_syllable(text):
        yield Wording("tên người", "name of persons")
    if " " not in text and lexicon.count(text):
        yield Wording("tiếng thông thường", "general syllable")


def _describe_syllable(syllable: str, count: int, near: list[str]) -> Iterator[Wording]:
    from vnproof.text.syllable import explain, parse

    parts = parse(syllable)
    if parts:
        named = [(name, getattr(parts, field)) for field, name in PARTS if getattr(parts, field)]
        tone = parts.tone.vietnamese
        yield Wording(
            f"  {syllable} = " + ", ".join([*(f"{name.vi} {letters}" for name, letters in named), f"thanh {tone}"]),
            f"  {syllable} = " + ", ".join([*(f"{name.en} {letters}" for name, letters in named), f"tone {tone}"]),
        )
    elif why_not := explain(syllable):
        yield Wording(
            f"  {syllable} không phải âm tiết tiếng Việt: {why_not.vi}",
            f"  {syllable} is no Vietnamese syllable: {why_not.en}",
        )
    yield Wording(
        f"    gặp {count:,} lần trong kho văn bản".replace(",", "."),
        f"    met {count:,} times in the corpora",
    )
    if near:
        yield Wording(f"    dễ lẫn với: {', '.join(near)}", f"    easily mistaken for: {', '.join(near)}")
