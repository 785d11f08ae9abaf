"""
Costs: the one table of what each slip costs, in nats, read from `data/confusion_costs.tsv`.

A row is `feature <TAB> count <TAB> cost`. Features are paths and always read *meant > written*:

    tone/hatted/hỏi>sắc   hỏi over â ê ô ă written as sắc          mark/ơ>o     the horn lost
    glyph/m>rn            m read by a scanner as rn                 regional/s>x

A feature without a row costs what its family costs (`glyph/w>vv` → `glyph`), so a slip is taught without retraining.
The table is made by `scripts/train_confusion_costs.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vnproof.core.errors import DataError
from vnproof.core.resources import data_path

TABLE = "confusion_costs.tsv"
FORMAT = "# vnproof confusion costs, format 1"


@dataclass(frozen=True)
class Costs:
    """
    Feature → nats.

    `beside` is the share of its cost that a slip keeps beside a dearer one in the same form: errors come together.

    >>> costs = Costs({"glyph": 8.0, "glyph/m>rn": 7.0}, beside=0.5)
    >>> costs["glyph/m>rn"], costs["glyph/h>li"]
    (7.0, 8.0)
    """

    table: Mapping[str, float]
    beside: float

    def __getitem__(self, feature: str) -> float:
        cost = self.table.get(feature)
        if cost is not None:
            return cost
        family, slash, _ = feature.rpartition("/")
        if not slash:
            raise DataError(
                f"Bảng chi phí lỗi thiếu dòng «{feature}»; hãy cài đặt lại vnproof.",
                f"The table of slips has no row '{feature}'; reinstall vnproof.",
            )
        return self[family]

    def together(self, costs: Iterable[float]) -> float:
        """
        What several slips in one form cost.

        >>> Costs({}, beside=0.5).together([4.0, 6.0])
        8.0
        """
        each = list(costs)
        return max(each, default=0.0) * (1 - self.beside) + sum(each) * self.beside


def load_costs(path: Path | None = None) -> Costs:
    """
    Read the table; without a path the one that comes with vnproof.

    Raises DataError when it is missing, of another format, or has a row that cannot be read (named with its line).
    """
    path = path or data_path(TABLE)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines or lines[0] != FORMAT:
        raise DataError(
            f"Tệp «{path.name}» không phải bảng chi phí lỗi của phiên bản này; hãy cài đặt lại vnproof.",
            f"'{path.name}' is not a table of slips of this version; reinstall vnproof.",
        )
    table: dict[str, float] = {}
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            try:
                feature, _, cost = line.split("\t")
                table[feature] = float(cost)
            except ValueError:
                raise DataError(
                    f"Tệp «{path.name}», dòng {number}: cần «đặc trưng, số lần, chi phí»; hãy cài đặt lại vnproof.",
                    f"'{path.name}', line {number}: needs 'feature, count, cost'; reinstall vnproof.",
                ) from None
    return Costs(table, Costs(table, 0.0)["beside"])
