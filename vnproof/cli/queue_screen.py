"""
What the review of an archive's queue shows: a group, one of its places whole and others short, the keys, the outcome.

    1/37 «tô chức» → «tổ chức», 212 chỗ, chừng 78% [VN103: Từ có thật nhưng sai chỗ]
        2015/thong-bao.txt (1/212)
        Ban tô chức họp
            ^^ → «tổ»
        …do tô chức Đảng…
        …của tô chức mình…
"""

from __future__ import annotations

from collections import Counter

from vnproof.batch.queue import Group, Waiting
from vnproof.checks import BY_CODE
from vnproof.cli.queueing import QueueSession, What
from vnproof.core.span import Span
from vnproof.core.wording import Language, Wording
from vnproof.reporters.outcome import Look
from vnproof.reporters.phrases import percent, titles, visible
from vnproof.reporters.terminal import INDENT, Line, cells, cut_around, mark

OTHERS = 2  # places shown beside the one that is looked at

PROMPT = Wording(
    "A nhận hết · a chỉ chỗ này · s để sau · i không bao giờ · d chữ đúng · u lùi lại · ? mọi phím: ",
    "A all · a only here · s skip · i never · d is right · u undo · ? all keys: ",
)


def group_lines(session: QueueSession, place: Waiting, look: Look) -> list[Line]:
    """The group that is looked at, with one of its places, and what was decided on it before, if anything."""
    group, language = session.group, look.language
    answer = session.answers.get(session.at)
    said = [[(f"{INDENT}→ {said_of(answer.what, group, language)}", "yellow")]] if answer else []
    where = f"{visible(place.name)}{f', {place.change.place}' if place.change.place else ''}"
    before, word, after = _cut(place, look.width - len(INDENT))
    count = Wording(
        f"{group.places} chỗ, chừng {percent(group.confidence)}",
        f"{group.places} places, some {percent(group.confidence)} sure",
    )
    return [
        [],
        [
            (f"{session.at + 1}/{len(session.groups)} ", "dim"),
            (change_of(group), "bold"),
            (f", {count.in_language(language)}", ""),
            (f" [{_check(group, language)}]", "cyan"),
        ],
        [(f"{INDENT}{where} ({session.shown + 1}/{group.places})", "dim")],
        [(INDENT + before, ""), (word, "bold red"), (after, "")],
        [
            (INDENT, ""),
            *mark(cells(before), max(1, cells(word)), f"«{visible(place.change.new)}»", look.width - len(INDENT)),
        ],
        *(_short(other, look.width - len(INDENT)) for other in _others(group, place)),
        *said,
    ]


def change_of(group: Group) -> str:
    """
    What is proposed, with the neighbour by which the places are alike.

    >>> from vnproof.batch.queue import Alike
    >>> change_of(Group(Alike("VN103", "họp", "hợp", "before", "phù"), 2, 1.5, ()))
    '«phù họp» → «phù hợp»'
    """
    alike = group.alike
    return f"«{visible(alike.phrase)}» → «{visible(alike._replace(old=alike.new).phrase)}»"


def said_of(what: What, group: Group, language: Language) -> str:
    """What a decision does, in words."""
    phrase, places = visible(group.alike.phrase), group.places
    alone = group.alike.side and not group.alike.neighbour
    vi, en = (", dù đứng cạnh chữ gì", ", whatever stands beside it") if alone else ("", "")
    return {
        "accept": Wording(f"sửa {change_of(group)}: {places} chỗ", f"{change_of(group)}: {places} places"),
        "here": Wording(f"chỉ sửa chỗ này: {change_of(group)}", f"only here: {change_of(group)}"),
        "skip": Wording(f"để sau «{phrase}»", f"'{phrase}' is skipped"),
        "never": Wording(f"không bao giờ đề nghị cho «{phrase}» nữa{vi}", f"never again for '{phrase}'{en}"),
        "right": Wording(f"«{phrase}» là chữ đúng, vào bộ nhớ chung", f"'{phrase}' is right, into the team's memory"),
    }[what].in_language(language)


def summary(groups: Counter[What], places: int) -> Wording:
    """
    What was decided in all.

    >>> str(summary(Counter({"accept": 2, "skip": 1}), 214))
    'sửa 214 chỗ, để sau 1 nhóm'
    """
    ways: tuple[tuple[What, str, str], ...] = (
        ("never", "không bao giờ {} nhóm", "{} groups never again"),
        ("right", "chữ đúng {} nhóm", "{} groups right"),
        ("skip", "để sau {} nhóm", "{} groups skipped"),
    )
    made = [(f"sửa {places} chỗ", f"{places} places changed")] if places else []
    done = [*made, *((vi.format(groups[what]), en.format(groups[what])) for what, vi, en in ways if groups[what])]
    if not done:
        return Wording("chưa quyết gì", "nothing decided")
    return Wording(", ".join(vi for vi, _ in done), ", ".join(en for _, en in done))


def _check(group: Group, language: Language) -> str:
    names = titles()
    told = (
        f"{code}: {names[code].in_language(language)}" if code in BY_CODE else code
        for code in group.alike.codes.split()
    )
    return "; ".join(told)


def _others(group: Group, place: Waiting) -> list[Waiting]:
    return [each for each in group.examples if each.change.context != place.change.context][:OTHERS]


def _short(place: Waiting, width: int) -> Line:
    before, word, after = _cut(place, width)
    return [(INDENT + before, "dim"), (word, "bold"), (after, "dim")]


def _cut(place: Waiting, width: int) -> tuple[str, str, str]:
    before, after = place.around
    text, start = f"{before}{place.change.old}{after}", len(before)
    return cut_around(text, Span(0, len(text)), Span(start, start + len(place.change.old)), width)
