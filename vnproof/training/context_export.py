"""The context model's network → an ONNX file of 8-bit weights, with a header that says what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from vnproof.context.forms import Forms
from vnproof.context.model import FORMAT, HEADER, NUMBERS, REACH, VERSION
from vnproof.training.context_network import Network


def export(network: Network, forms: Forms, path: Path, made_from: Mapping[str, Any]) -> None:
    """Write `path`; `made_from` goes into its header."""
    network = network.to("cpu").eval()
    batch, readings = torch.export.Dim("batch"), torch.export.Dim("readings")
    shapes = [(2, REACH, NUMBERS), (2, REACH, NUMBERS), (2, 3, NUMBERS)]
    examples = tuple(torch.zeros(shape, dtype=torch.long) for shape in shapes)
    with TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            network,
            examples,
            plain,
            input_names=["left", "right", "readings"],
            output_names=["scores"],
            dynamic_shapes=({0: batch}, {0: batch}, {0: batch, 1: readings}),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
        model = onnx.load(small)
    del model.metadata_props[:]
    header = {
        "format": FORMAT,
        "version": VERSION,
        "made_by": "scripts/train_context_model.py",
        "made_from": dict(made_from),
        **forms.header,
    }
    model.metadata_props.add(key=HEADER, value=json.dumps(header, ensure_ascii=False))
    path.write_bytes(model.SerializeToString(deterministic=True))
