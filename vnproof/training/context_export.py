"""
The context model's network → an ONNX file of 8-bit weights, with a header that says what it is.

Weights are bytes in the file, a scale a row, and numbers again once it is read: activations stay as they are, so that
what is said of a place does not depend on what is asked beside it, nor on the processor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from vnproof.context.forms import Forms
from vnproof.context.model import FORMAT, HEADER, NUMBERS, REACH, VERSION
from vnproof.training.context_network import Network

MOST = 127  # the largest number of a byte
SMALL = 1024  # numbers: what has fewer stays as it is


def export(network: Network, forms: Forms, path: Path, made_from: Mapping[str, Any]) -> None:
    """Write `path`; `made_from` goes into its header."""
    network = network.to("cpu").eval()
    batch, readings = torch.export.Dim("batch"), torch.export.Dim("readings")
    shapes = [(2, REACH, NUMBERS), (2, REACH, NUMBERS), (2, 3, NUMBERS)]
    examples = tuple(torch.zeros(shape, dtype=torch.long) for shape in shapes)
    with TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
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
        model = onnx.load(plain)
    _in_bytes(model.graph)
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


def _in_bytes(graph: Any) -> None:
    """Every large table of weights as bytes, with a node that makes numbers of them again."""
    for weights in list(graph.initializer):
        if weights.data_type != onnx.TensorProto.FLOAT or len(weights.dims) != 2 or np.prod(weights.dims) < SMALL:
            continue
        axis = _kept_apart(graph, weights.name)
        values = numpy_helper.to_array(weights)
        scale = np.maximum(np.abs(values).max(1 - axis, keepdims=True), 1e-8) / MOST
        parts = {"bytes": np.rint(values / scale).astype(np.int8), "scale": scale.ravel().astype(np.float32)}
        names = [f"{weights.name}.{part}" for part in parts]
        node = helper.make_node("DequantizeLinear", names, [weights.name], axis=axis)
        graph.initializer.remove(weights)
        graph.initializer.extend(
            numpy_helper.from_array(part, name) for part, name in zip(parts.values(), names, strict=True)
        )
        graph.node.insert(0, node)


def _kept_apart(graph: Any, name: str) -> int:
    """The axis along which each has a scale of its own: the rows of what is looked up, the outputs of a product."""
    [node] = {node.op_type: node for node in _users(graph, name)}.values()
    transposed = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
    return 0 if node.op_type == "Gather" or transposed else 1


def _users(graph: Any, name: str) -> Iterator[Any]:
    return (node for node in graph.node if name in node.input)
