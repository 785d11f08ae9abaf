"""The tables that people edit: in order, in one spelling, and no correction that is itself a mistake."""

import re
from datetime import date, timedelta
from pathlib import Path
from unicodedata import is_normalized

import pytest

from vnproof.core.resources import dictionaries_path
from vnproof.lexicon.corrections import COLUMNS, LEVELS
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form, read_list, read_table
from vnproof.lexicon.successors import Successors
from vnproof.lexicon.units import Units
from vnproof.text.syllable import is_syllable
from vnproof.text.tone import normalize_tone_style

FOLDER = dictionaries_path()
TABLES = sorted(FOLDER.rglob("*.tsv"))
LISTS = sorted(FOLDER.rglob("*.txt"))
# How many cells make the key, where it isn't one.
KEY_CELLS = {"bodies.tsv": 2, "districts.tsv": 3, "places.tsv": 2, "variants.tsv": 2}
# Keys in normal form: everything but names and what is written with capitals.
LOWER_CASE = "syllables.tsv words.tsv terms.tsv person_syllables.tsv corrections.tsv accepted_repeats.txt"
COMMON = 20
COMMON_SHARE = 0.02
LARGEST = 1_500_000


def lines_of(path: Path) -> list[str]:
    lines = path.read_text("utf-8").split("\n")
    return lines[1:-1] if path.suffix == ".tsv" else [line for line in lines[:-1] if not line.startswith("#")]


def keys_of(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")[: KEY_CELLS.get(path.name, 1)]) for line in lines_of(path)]


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


each_file = pytest.mark.parametrize("path", TABLES + LISTS, ids=name_of)


@pytest.fixture(scope="module")
def corrections():
    return [dict(zip(COLUMNS, row, strict=True)) for row in read_table(FOLDER / "corrections.tsv", *COLUMNS)]


@each_file
def test_lines_are_in_order_and_unique(path):
    keys = keys_of(path)
    assert keys == sorted(set(keys))


@each_file
def test_letters_are_composed_and_blanks_are_single(path):
    raw = path.read_bytes().decode("utf-8")
    assert is_normalized("NFC", raw)
    assert raw.endswith("\n")
    assert not re.search(r"[ \t]$|  |\r|\ufeff|\n\n| \t|\t ", raw, re.MULTILINE)
    assert len(raw.encode()) <= LARGEST


@each_file
def test_every_cell_is_filled(path):
    width = path.read_text("utf-8").split("\n")[0].count("\t")
    for line in lines_of(path):
        assert line.count("\t") == width if path.suffix == ".tsv" else "\t" not in line, line
        assert "" not in line.split("\t"), line


@each_file
def test_tones_stand_in_the_old_place(path):
    skip = "corrections.tsv"  # its wrong sides may be wrong in this too
    words = [word for key in keys_of(path) for word in re.findall(r"[^\W\d_]+", key[0])] if path.name != skip else []
    assert [word for word in words if normalize_tone_style(word) != word] == []


@pytest.mark.parametrize("path", [p for p in TABLES + LISTS if p.name in LOWER_CASE.split()], ids=name_of)
def test_keys_are_what_a_look_up_asks_for(path):
    assert [key[0] for key in keys_of(path) if normal_form(key[0]) != key[0]] == []


def test_the_readme_lists_every_file():
    listed = set(re.findall(r"^\| `([\w/.]+)` \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE))
    assert listed == {name_of(path) for path in TABLES + LISTS}


def test_general_syllables_are_legal():
    assert [row for row in keys_of(FOLDER / "general" / "syllables.tsv") if not is_syllable(row[0])] == []


def test_corrections_change_something(corrections):
    assert [row for row in corrections if normal_form(row["wrong"]) == normal_form(row["right"])] == []


def test_no_right_side_is_corrected_again(corrections):
    wrong = {row["wrong"] for row in corrections}
    loops = [
        (row["wrong"], row["right"], other)
        for row in corrections
        for parts in [row["right"].split()]
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
        for other in [" ".join(parts[start:end])]
        if other in wrong
    ]
    assert loops == []


def test_no_correction_of_what_is_right(corrections):
    lexicon = Lexicon(FOLDER)
    right = [row["wrong"] for row in corrections if row["level"] != "hint" and lexicon.is_word(row["wrong"])]
    assert right == []


def test_a_common_wrong_side_is_a_hint_at_most(corrections):
    for row in corrections:
        wrong, right = int(row["wrong_count"]), int(row["right_count"])
        common = wrong > COMMON and wrong > COMMON_SHARE * right
        assert row["level"] in LEVELS
        assert row["level"] == "hint" or not common, row


def test_a_single_syllable_is_corrected_safely_only_if_it_cannot_be_right(corrections):
    unsafe = [row["wrong"] for row in corrections if " " not in row["wrong"] and row["level"] == "safe"]
    assert [wrong for wrong in unsafe if is_syllable(wrong)] == []


def test_places_have_real_dates():
    for name, kind, since, until in read_table(FOLDER / "names" / "places.tsv", "name", "kind", "since", "until"):
        first, last = (date.min if text == "-" else date.fromisoformat(text) for text in (since, until))
        assert until == "-" or first <= last, (name, kind)


PROVINCES = """
    An Giang, Bắc Ninh, Cao Bằng, Cà Mau, Cần Thơ, Gia Lai, Huế, Hà Nội, Hà Tĩnh, Hưng Yên, Hải Phòng, Khánh Hòa,
    Lai Châu, Lâm Đồng, Lào Cai, Lạng Sơn, Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La,
    Thanh Hóa, Thành phố Hồ Chí Minh, Thái Nguyên, Tuyên Quang, Tây Ninh, Vĩnh Long, Điện Biên, Đà Nẵng, Đắk Lắk,
    Đồng Nai, Đồng Tháp
"""


def provinces_on(day: str) -> set[str]:
    rows = read_table(FOLDER / "names" / "places.tsv", "name", "kind", "since", "until")
    levels = {"tỉnh", "thành phố trực thuộc trung ương"}
    return {
        name
        for name, kind, since, until in rows
        if kind in levels and (since == "-" or since <= day) and (until == "-" or day <= until)
    }


@pytest.mark.parametrize(("day", "number"), [("2024-12-31", 63), ("2025-06-30", 63), ("2025-07-01", 34)])
def test_provinces_are_complete(day, number):
    assert len(provinces_on(day)) == number


@pytest.mark.parametrize("day", ["2025-07-01", "2026-04-30", "2026-09-20"])
def test_provinces_of_today(day):
    assert provinces_on(day) == {name.strip() for name in PROVINCES.split(",")}


UNITS = Units.read(FOLDER / "names")
SUCCESSORS = Successors.read(FOLDER / "administrative" / "successors.tsv")


def test_units_are_what_a_look_up_asks_for():
    names = {name for district in UNITS.districts for name in (district.name, district.province, district.communes)}
    names |= set(UNITS.former)
    assert [name for name in sorted(names) if normal_form(name) != name.lower()] == []


def test_districts_and_communes_are_complete():
    """As many as the State had on 30 June 2025, and on the day after."""
    old = [unit for district in UNITS.districts for made_of in district.successors.values() for unit in made_of]
    new = {
        (re.sub("^(tỉnh|thành phố) ", "", SUCCESSORS.today_of(f"tỉnh {district.province}", date(2025, 7, 1))), unit)
        for district in UNITS.districts
        for unit in district.successors
    }
    assert len(UNITS.districts) == 696
    assert len(UNITS.province_names.names) == 63
    assert len(old) > 10_035  # some were divided
    assert len(new) == 3321


def test_former_units_stand_nowhere_else():
    others = Units(UNITS.districts)
    places = {row[0] for row in read_table(FOLDER / "names" / "places.tsv", "name", "kind", "since", "until")}
    assert [name for name in UNITS.former if name in others or name in places] == []


def test_provinces_succeed_each_other_as_places_say():
    """A province that ended, by one table, ended by the other."""
    rows = read_table(FOLDER / "names" / "places.tsv", "name", "kind", "since", "until")
    gone = {(name, date.fromisoformat(until)) for name, kind, _, until in rows if kind == "tỉnh" and until != "-"}
    told = {
        (row.name.removeprefix("tỉnh "), row.since - timedelta(days=1))
        for row in SUCCESSORS.rows
        if row.name.startswith("tỉnh ")
    }
    assert gone == told


def test_communes_of_later_changes_are_there():
    communes = {unit for district in UNITS.districts for unit in district.successors}
    named = [row.name.partition(", ")[0] for row in SUCCESSORS.rows if row.name.startswith("xã ")]
    assert len(named) == 22
    assert set(named) <= communes


def test_lists_hold_no_comment_after_an_entry():
    assert [entry for path in LISTS for entry in read_list(path) if "#" in entry] == []
