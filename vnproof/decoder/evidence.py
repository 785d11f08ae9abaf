"""Evidence: the reasons for a change, in words that a person can check."""

from __future__ import annotations

import math
from collections.abc import Iterator

from vnproof.core.wording import Wording
from vnproof.decoder.proposal import Proposal
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage
from vnproof.text.syllable import explain

KINDS = {
    "tone-lost": Wording("mất dấu thanh", "a tone mark was lost"),
    "tone-added": Wording("thừa dấu thanh", "a tone mark was added"),
    "tone-swapped": Wording("nhầm dấu thanh", "one tone mark stands for another"),
    "tone-misplaced": Wording("dấu thanh đặt sai chữ", "the tone mark is on the wrong letter"),
    "hoi-nga": Wording("lẫn hỏi với ngã", "hỏi and ngã were confused"),
    "mark-lost": Wording("mất dấu mũ, dấu móc hoặc dấu trăng", "a hat, horn or breve was lost"),
    "mark-added": Wording("thừa dấu mũ, dấu móc hoặc dấu trăng", "a hat, horn or breve was added"),
    "mark-swapped": Wording("nhầm dấu mũ, dấu móc hoặc dấu trăng", "one hat, horn or breve stands for another"),
    "tone-and-mark": Wording("sai cả dấu thanh lẫn dấu chữ", "both tone and letter mark are wrong"),
    "d-bar": Wording("lẫn d với đ", "d and đ were confused"),
    "all-marks": Wording("gõ thiếu dấu", "typed without marks"),
    "glyph": Wording("máy quét nhầm chữ giống nhau", "the scanner took one letter for another that looks alike"),
    "digit": Wording("chữ số nằm trong chữ", "a digit stands for a letter"),
    "telex": Wording("sót phím Telex", "a Telex key was left in"),
    "vni": Wording("sót phím VNI", "a VNI key was left in"),
    "viqr": Wording("sót phím VIQR", "a VIQR key was left in"),
    "adjacent-key": Wording("gõ nhầm phím bên cạnh", "a neighbouring key was hit"),
    "doubled": Wording("gõ lặp chữ", "a letter was typed twice"),
    "swapped": Wording("gõ đảo chữ", "two letters changed places"),
    "missing-letter": Wording("gõ thiếu chữ", "a letter is missing"),
    "extra-letter": Wording("gõ thừa chữ", "there is a letter too many"),
    "regional": Wording("lẫn theo cách phát âm địa phương", "confused as in regional speech"),
    "substituted": Wording("một chữ cái bị thay bằng chữ khác", "one letter stands for another"),
    "spelling-rule": Wording("sai luật viết phụ âm đầu", "the onset is spelt against the rule"),
    "i-y": Wording("lẫn i với y", "i and y were confused"),
    "joined": Wording("hai tiếng dính liền nhau", "two syllables were run together"),
    "split": Wording("một tiếng bị tách đôi", "one syllable was torn in two"),
}
"""Kind of slip → what to call it."""


def reasons(proposal: Proposal, passage: Passage, lexicon: Lexicon) -> tuple[Wording, ...]:
    """The evidence for a change, the plainest first."""
    return tuple(_reasons(proposal, passage, lexicon))


def _reasons(proposal: Proposal, passage: Passage, lexicon: Lexicon) -> Iterator[Wording]:
    if proposal.kind in KINDS:
        yield KINDS[proposal.kind]
    if " " not in proposal.typed and not lexicon.knows(proposal.typed):
        illegal = explain(proposal.typed)
        yield illegal or Wording(
            f"«{proposal.typed}» không có trong từ điển", f"'{proposal.typed}' is in no dictionary"
        )
    word = _word(proposal, passage, lexicon)
    if word:
        yield word
    if proposal.margin > 0:
        yield _times(proposal.margin)


def _word(proposal: Proposal, passage: Passage, lexicon: Lexicon) -> Wording | None:
    """The longest word of the lexicon that the change makes with its neighbours."""
    tokens = passage.tokens
    for left, right in ((2, 1), (1, 2), (0, 2), (2, 0), (1, 1), (0, 1), (1, 0)):
        around = (*range(proposal.first - left, proposal.first), *range(proposal.last, proposal.last + right))
        if all(0 <= i < len(tokens) and tokens[i].kind == "word" for i in around):
            words = [tokens[i].text.lower() for i in around]
            phrase = " ".join([*words[:left], proposal.meant, *words[left:]])
            if lexicon.is_term(phrase):
                return Wording(f"«{phrase}» là thuật ngữ hành chính", f"'{phrase}' is an administrative term")
            if lexicon.is_word(phrase):
                return Wording(f"«{phrase}» là từ thường gặp", f"'{phrase}' is a common word")
    return None


def _times(margin: float) -> Wording:
    """The margin as a person would say it."""
    times = math.exp(min(margin, 14.0))
    if times > 1e6:
        return Wording("hợp câu gấp hàng triệu lần", "fits the sentence millions of times better")
    rounded = int(f"{times:.0e}".split("e")[0]) * 10 ** int(math.log10(times)) if times >= 10 else round(times)
    shown = f"{rounded:,}"
    return Wording(f"hợp câu gấp khoảng {shown.replace(',', '.')} lần", f"fits the sentence about {shown} times better")
