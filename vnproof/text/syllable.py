"""
The grammar of a Vietnamese syllable (onset, medial, nucleus, coda, tone): parse it, compose it, say what is wrong.

The grammar is the tables on this screen, facts of Vietnamese orthography compiled by hand. A rime is listed with the
onsets that take it; its medial, nucleus and coda are read off its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from vnproof.core.wording import Wording
from vnproof.text.tone import BEARER, TONED, VOWELS, Style, Tone, composed, split_tone, tones_of

ONSETS: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x"
BACK_ONLY: Final = "c g ng"  # before a ă â o ô ơ u ư
FRONT_ONLY: Final = "k gh ngh"  # before e ê i
STOPS: Final = ("p", "t", "c", "ch")

# Rimes that go with every onset, within the letter rules above.
FREE: Final = """
    a e ê i o ô ơ u ư  ia ua ưa  ai ay oi ôi ơi ui uôi ưi ươi ây ao eo au âu êu iu iêu ưu ươu
    am ăm âm em êm im iêm om ôm ơm um uôm ươm  an ăn ân en ên in iên on ôn ơn un uôn ươn
    ang ăng âng eng iêng ong oong ông ung ưng uông ương  anh ênh inh
    ap ăp âp ep êp ip iêp op ôp ơp up ươp  at ăt ât et êt it iêt ot ôt ơt ut uôt ưt ươt
    ac ăc âc ec iêc oc ooc ôc uc uôc ưc ươc  ach êch ich
"""
# Rimes with a medial o or u, and the onsets that go with all of them (and so does no onset at all).
MEDIAL: Final = """
    oa oai oay oao oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc oe oeo oen oet
    uê uêch uênh uân uâng uât uây uơ uy uya uyu uych uynh uyp uyt uyn uyên uyêt
"""
BEFORE_MEDIAL: Final = "ch d đ h kh l ng nh s t th tr x"
# Rimes by the onsets that take these and not the rest of their kind.
BY_ONSET: Final = {
    "": "y yêm yên yêng yêt yêu",
    "b": "uyt",
    "ch": "ưn",
    "g": "oa",
    "gi": "êng êc oăng",
    "h": "y ưm",
    "k": "y",
    "l": "y",
    "m": "y oay",
    "n": "oan uy uyêt",
    "p": "uy",
    "ph": "uy",
    "q": """ua uai uay uao uau uam uan uang uanh uat uac uach uăm uăn uăng uăp uăt uăc uâc ue ueo uen uet uên uêt uêu
            ui uit uinh uich uôc uơn  uê uêch uênh uân uâng uât uây uơ uy uyu uych uynh uyp uyt uyên uyêt""",
    "r": "oa oat oet uyt oăn",
    "s": "y ưn",
    "t": "y",
    "th": "y",
    "v": "y oan oăn",
}
AFTER_GI: Final = "i in im it ip ich"  # written with one i: gì, gìn, gíp; giu is gi + u
VOWEL_RUN: Final = regex.compile(rf"[{VOWELS}]+")
_LETTERS: Final = frozenset(VOWELS + "bcdđghklmnpqrstvx")
TWO_LETTER_NUCLEI: Final = ("iê", "yê", "uô", "ươ", "oo", "ia", "ya", "ua", "ưa")


class Syllable(NamedTuple):
    """The parts as spelled, in small letters; `qu` is onset q with medial u, `gì` is onset gi with nucleus i."""

    onset: str
    medial: str
    nucleus: str
    coda: str
    tone: Tone


class Shape(NamedTuple):
    """A toneless spelling: its parts (tone ngang), and the index of the letter that bears the mark in each style."""

    syllable: Syllable
    old: int
    new: int

    def takes(self, tone: Tone) -> bool:
        """May it have this tone? Before p, t, c, ch only sắc and nặng are heard."""
        return self.syllable.coda not in STOPS or tone in (Tone.SAC, Tone.NANG)


@lru_cache(maxsize=1 << 15)
def parse(text: str) -> Syllable | None:
    """
    The parts of a syllable in any case and either tone style; None for what standard Vietnamese does not have.

    >>> parse("Nghiệp")
    Syllable(onset='ngh', medial='', nucleus='iê', coda='p', tone=<Tone.NANG: ('nặng', '̣', 'j', '5', '.')>)
    >>> [parse(t) for t in ("ngiệp", "tòan", "thiêt", "web")]
    [None, None, None, None]
    """
    found = _marked(text)
    if found is None:
        return None
    shape, tone, place = found
    return shape.syllable._replace(tone=tone) if place in (-1, shape.old, shape.new) else None


@lru_cache(maxsize=1 << 15)
def is_syllable(text: str) -> bool:
    """
    Is it a legal syllable of standard Vietnamese?

    >>> is_syllable("khuỷu"), is_syllable("ỦY"), is_syllable("uơng")
    (True, True, False)
    """
    return parse(text) is not None


@lru_cache(maxsize=1 << 13)
def misplaced_tone(text: str) -> str | None:
    """
    The right spelling of a syllable whose only fault in both styles is the place of its tone mark; else None.

    >>> misplaced_tone("tòan"), misplaced_tone("QÚA"), misplaced_tone("hoà")
    ('toàn', 'QUÁ', None)
    """
    found = _marked(text)
    if found is None:
        return None
    shape, tone, place = found
    if place in (-1, shape.old, shape.new):
        return None
    return _mark(split_tone(text)[0], shape.old, tone)


def compose(syllable: Syllable, style: Style = "old") -> str:
    """
    The spelling of a syllable, in small letters.

    >>> compose(Syllable("h", "o", "a", "", Tone.HUYEN)), compose(Syllable("h", "o", "a", "", Tone.HUYEN), "new")
    ('hòa', 'hoà')
    """
    spelling, old, new = _spell(syllable)
    return _mark(spelling, old if style == "old" else new, syllable.tone)


def explain(text: str) -> Wording | None:
    """
    Why it is no syllable of standard Vietnamese; None when it is one.

    >>> print(explain("truơng"))
    vần “uơng” không có trong tiếng Việt
    >>> print(explain("thiêt"))
    sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng
    """
    if is_syllable(text):
        return None
    toneless = split_tone(text)[0].lower()
    return (
        _explain_letters(toneless)
        or _explain_tone(text, toneless)
        or _explain_onset(*_onset_and_rime(toneless))
        or _explain_rime(*_onset_and_rime(toneless))
    )


def all_syllables() -> Iterator[str]:
    """
    Every legal syllable, in the old style.

    >>> sum(1 for _ in all_syllables())
    15204
    """
    for spelling, shape in shapes().items():
        for tone in Tone:
            if shape.takes(tone):
                yield _mark(spelling, shape.old, tone)


@cache
def shapes() -> dict[str, Shape]:
    """Every toneless spelling that some legal syllable has, with its parts."""
    return {
        spelling: Shape(syllable, old, new)
        for onset in ("", *ONSETS.split())
        for rime in rimes_of(onset)
        for syllable in [read_rime(onset, rime)]
        for spelling, old, new in [_spell(syllable)]
    }


def rimes_of(onset: str) -> list[str]:
    """
    The rimes that an onset takes.

    >>> rimes_of("gi")[-3:], "uyt" in rimes_of("b"), "oan" in rimes_of("b")
    (['êng', 'êc', 'oăng'], True, False)
    """
    rimes = [rime for rime in FREE.split() if _goes_with(onset, rime)]
    if onset == "gi":
        rimes = [rime for rime in rimes if not rime.startswith("i")] + AFTER_GI.split()
    if onset == "" or onset in BEFORE_MEDIAL.split():
        rimes += MEDIAL.split()
    return rimes + BY_ONSET.get(onset, "").split()


def read_rime(onset: str, rime: str) -> Syllable:
    """
    Onset and rime as a syllable without tone; the letters are taken at their word, legal or not.

    >>> read_rime("q", "uang")[1:4], read_rime("m", "uôn")[1:4], read_rime("h", "oai")[1:4]
    (('u', 'a', 'ng'), ('', 'uô', 'n'), ('o', 'a', 'i'))
    """
    begins_medial = onset == "q" or rime[:2] in ("oa", "oă", "oe", "uê", "uâ", "uơ", "uy")
    medial, rest = (rime[:1], rime[1:]) if begins_medial else ("", rime)
    length = 2 if rest.startswith(TWO_LETTER_NUCLEI) else 1
    return Syllable(onset, medial, rest[:length], rest[length:], Tone.NGANG)


def _goes_with(onset: str, rime: str) -> bool:
    if onset == "q":
        return False
    if rime[0] in "eêi":
        return onset not in BACK_ONLY.split() and not (onset == "" and rime.startswith("iê"))
    return onset not in FRONT_ONLY.split()


def _spell(syllable: Syllable) -> tuple[str, int, int]:
    """The toneless spelling, and the index of the marked letter in the old and in the new style."""
    onset, medial, nucleus, coda, _ = syllable
    if onset == "gi" and nucleus == "i":
        onset = "g"
    new = len(onset) + len(medial)
    # The hat or horn draws the mark (ế, ườ, uố), and so does the second o of oong; ia, ua, ya bear it on their first.
    if nucleus in ("iê", "yê", "uô", "ươ", "oo"):
        new += 1
    styles_differ = onset != "q" and medial + nucleus in ("oa", "oe", "uy") and not coda
    return onset + medial + nucleus + coda, new - 1 if styles_differ else new, new


def _mark(spelling: str, place: int, tone: Tone) -> str:
    if tone is Tone.NGANG:
        return spelling
    return spelling[:place] + TONED[spelling[place], tone] + spelling[place + 1 :]


def _marked(text: str) -> tuple[Shape, Tone, int] | None:
    """The shape, the tone and the index of its mark (-1: none), whether or not the mark stands in the right place."""
    text = composed(text)
    toneless, tone = split_tone(text)
    shape = shapes().get(toneless.lower())
    if shape is None or not shape.takes(tone) or len(tones_of(text)) > 1:
        return None
    return shape, tone, next((index for index, letter in enumerate(text) if letter in BEARER), -1)


def _explain_letters(toneless: str) -> Wording | None:
    for letter in toneless:
        if letter in "fjwz":
            return Wording(f"chữ “{letter}” không dùng trong âm tiết tiếng Việt", f"no native syllable has '{letter}'")
        if letter not in _LETTERS:
            return Wording(f"“{letter}” không phải chữ cái tiếng Việt", f"'{letter}' is no Vietnamese letter")
    vowels = VOWEL_RUN.findall(_onset_and_rime(toneless)[1])
    if not vowels:
        return Wording("âm tiết phải có nguyên âm", "a syllable needs a vowel")
    if len(vowels) > 1:
        return Wording("dài hơn một âm tiết", "longer than one syllable")
    return None


def _explain_tone(text: str, toneless: str) -> Wording | None:
    if len(tones_of(text)) > 1:
        return Wording("một âm tiết chỉ có một dấu thanh", "a syllable has one tone mark at most")
    if misplaced_tone(text):
        return Wording("dấu thanh đặt sai chỗ", "the tone mark stands on the wrong letter")
    if toneless in shapes():
        return Wording("sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng", "before p, t, c, ch only sắc and nặng occur")
    return None


def _explain_onset(onset: str, rime: str) -> Wording | None:
    if onset not in ("", *ONSETS.split()):
        return Wording(f"phụ âm đầu “{onset}” không có trong tiếng Việt", f"no Vietnamese onset is '{onset}'")
    if onset in ("c", "k") and rime in MEDIAL.split():
        return Wording(f"trước vần “{rime}” viết “qu”, không viết “{onset}”", f"write 'qu' for '{onset}' + '{rime}'")
    if onset == "" and rime.startswith("iê"):
        return Wording("đầu âm tiết viết “yê”, không viết “iê”", "a syllable begins with 'yê', not 'iê'")
    for back, front in zip(BACK_ONLY.split(), FRONT_ONLY.split(), strict=True):
        if onset == back and rime[0] in "eêi":
            return Wording(
                f"trước “e, ê, i” viết “{front}”, không viết “{back}”", f"before e, ê, i write '{front}', not '{back}'"
            )
        if onset == front and rime[0] not in "eêiy":
            return Wording(
                f"trước “{rime[0]}” viết “{back}”, không viết “{front}”",
                f"before {rime[0]} write '{back}', not '{front}'",
            )
    return None


def _explain_rime(onset: str, rime: str) -> Wording:
    if not any(rime in rimes_of(other) for other in ("", *ONSETS.split())):
        spelled = "u" + rime if onset == "q" and not rime.startswith("u") else rime
        return Wording(f"vần “{spelled}” không có trong tiếng Việt", f"no Vietnamese rime is '{spelled}'")
    if not onset:
        return Wording(f"vần “{rime}” không đứng một mình", f"the rime '{rime}' needs an onset")
    return Wording(f"“{onset}” không đi với vần “{rime}”", f"'{onset}' does not go with the rime '{rime}'")


def _onset_and_rime(toneless: str) -> tuple[str, str]:
    """Where the first vowel letter begins the rime; the i of gi before a vowel belongs to the onset."""
    vowels = VOWEL_RUN.search(toneless)
    cut = vowels.start() if vowels else len(toneless)
    if toneless[:cut] == "g" and vowels and vowels.group()[0] == "i" and len(vowels.group()) > 1:
        cut += 1
    return toneless[:cut], toneless[cut:]
