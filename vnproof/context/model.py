"""
ContextModel: how well readings fit a place, by the sixteen forms on either side of it.

The network is an ONNX file of 8-bit weights, made by `scripts/train_context_model.py` and run by onnxruntime on one
thread; its metadata say what it is, what it was made from, and how forms are numbered. It comes with the extra
`[context]`; whoever lacks either has `available()` say so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.context.forms import LETTER_PAIRS, Forms
from vnproof.core.errors import DataError
from vnproof.core.resources import PACKAGE

NAME = "context_model.onnx"
FORMAT = "vnproof-context"
VERSION = 1
HEADER = "vnproof"  # the key of the metadata
REACH = 16  # forms that are seen on either side
BATCH = 64  # places that are asked at once
END = "</s>"  # fills what lies beyond the text
NUMBERS = 4 + LETTER_PAIRS

Array = npt.NDArray[Any]


class Window(NamedTuple):
    """A place: the forms that lead up to it, those that follow, and its readings (all lower case, old tone style)."""

    before: Sequence[str]
    after: Sequence[str]
    readings: Sequence[str]


def available() -> bool:
    """Are both the model and what runs it installed?"""
    return (PACKAGE / "data" / NAME).exists() and find_spec("onnxruntime") is not None


def models() -> list[str]:
    """Which models say what was meant, here: those that a report names."""
    return ["n-gram", "context"] if available() else ["n-gram"]


class ContextModel:
    """Asks the network; the file is read when the first question comes."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or PACKAGE / "data" / NAME

    @cached_property
    def _session(self) -> Any:
        from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
        options.log_severity_level = 3
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # bytes become numbers once, when it is read
        try:
            return InferenceSession(self._path.read_bytes(), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has errors of its own for each way a file can be damaged
            raise _refusal(self._path) from error

    @cached_property
    def header(self) -> Mapping[str, Any]:
        """What the file says of itself. Raises DataError where it is none of ours, or of another version."""
        try:
            header: dict[str, Any] = json.loads(self._session.get_modelmeta().custom_metadata_map[HEADER])
            ours = (header["format"], header["version"]) == (FORMAT, VERSION)
        except (KeyError, ValueError):
            ours = False
        if not ours:
            raise _refusal(self._path)
        return header

    @cached_property
    def _forms(self) -> Forms:
        return Forms.from_header(self.header)

    def knows(self, form: str) -> bool:
        """Is it a symbol of its own, whose score rests on having been met?"""
        return self._forms.knows(form)

    def scores(self, windows: Sequence[Window]) -> list[list[float]]:
        """
        The score of every reading of every place, in nats: only differences within a place mean something.

        Places are asked in batches, those with the fewest readings first, so that little is padded.
        """
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].readings))
        found: list[list[float]] = [[] for _ in windows]
        for start in range(0, len(order), BATCH):
            numbers = order[start : start + BATCH]
            (rows,) = self._session.run(None, self._asked([windows[number] for number in numbers]))
            for number, row in zip(numbers, rows.tolist(), strict=True):
                found[number] = row[: len(windows[number].readings)]
        return found

    def _asked(self, windows: Sequence[Window]) -> dict[str, Array]:
        most = max(len(window.readings) for window in windows)
        readings = np.zeros((len(windows), most, NUMBERS), np.int64)
        left, right = (np.empty((len(windows), REACH, NUMBERS), np.int64) for _ in range(2))
        forms = self._forms
        filler = [forms[END]] * REACH
        for row, window in enumerate(windows):
            left[row] = (filler + [forms[form] for form in window.before[-REACH:]])[-REACH:]
            right[row] = (filler + [forms[form] for form in reversed(window.after[:REACH])])[-REACH:]
            readings[row, : len(window.readings)] = [forms[form] for form in window.readings]
        return {"left": left, "right": right, "readings": readings}


def _refusal(path: Path) -> DataError:
    return DataError(
        f"Tệp dữ liệu «{path.name}» bị hỏng hoặc thuộc phiên bản khác; hãy cài đặt lại vnproof.",
        f"Data file '{path.name}' is damaged or of another version; reinstall vnproof.",
    )
