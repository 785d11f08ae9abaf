"""Document types: Kế hoạch is KH in a document's symbol, and which letters are no type at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vnproof.lexicon.readers import normal_form, read_table

QUALIFIER = re.compile(r" (?:\(.*|của .*)")


@dataclass(frozen=True)
class DocumentTypes:
    """Rows of (name, abbreviation); a name may have several, as a resolution of the Party or of a council."""

    rows: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, path: Path) -> DocumentTypes:
        """Read `document_types.tsv`."""
        return cls(tuple((name, short) for name, _, short in read_table(path, "name", "group", "abbreviation")))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """
        The letters for types, as they are to be written.

        >>> sorted(DocumentTypes((("Tờ trình", "TTr"), ("Kết luận của Trung ương Đảng", "KL/TW"))).abbreviations)
        ['KL', 'TTr']
        """
        return frozenset(short.partition("/")[0] for _, short in self.rows if short != "-")

    @cached_property
    def by_name(self) -> dict[str, frozenset[str]]:
        """
        Name of a type, in normal form -> the letters for it.

        >>> DocumentTypes((("Nghị quyết (cá biệt)", "NQ"), ("Công văn", "-"))).by_name
        {'nghị quyết': frozenset({'NQ'})}
        """
        found: dict[str, frozenset[str]] = {}
        for name, short in self.rows:
            for form in normal_form(QUALIFIER.sub("", name)).split(" hoặc "):
                if short != "-":
                    found[form] = found.get(form, frozenset()) | {short.partition("/")[0]}
        return found
