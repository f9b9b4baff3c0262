"""A network's weights → its ONNX graph with weights in whole numbers of eight bits, as bytes.

Into it go the summed vectors of words, (sentences, words, width), how long each sentence is, and where words are; out
come scores of labels. The vectors themselves stand outside: they are summed once a word.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 17


def graph(kind: str, params: dict[str, Any]) -> bytes:
    """The graph of a network of a `kind` as training/network.py learns them."""
    nodes, held = (_recurrent if kind == "lstm" else _windowed)(params)
    nodes += [
        helper.make_node("MatMul", ["hidden", "out"], ["raw"]),
        helper.make_node("Add", ["raw", "out.bias"], ["scores"]),
    ]
    held |= {name: params[name] for name in ("out", "out.bias")}
    width = params["vectors"].shape[1]
    inputs = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, ["n", "t", width]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["n"]),
        helper.make_tensor_value_info("there", TensorProto.FLOAT, ["n", "t", 1]),
    ]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", "t", len(params["out.bias"])])]
    fixed = [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in held.items()]
    model = helper.make_model(
        helper.make_graph(nodes, kind, inputs, outputs, fixed), opset_imports=[helper.make_opsetid("", OPSET)]
    )
    model.ir_version = 8
    checker.check_model(model)
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        whole.write_bytes(model.SerializeToString())
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8)
        return small.read_bytes()


def _recurrent(params: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    ways = ("on", "back")
    held: dict[str, Any] = {
        "w": np.stack([params[f"{way}.in"].T for way in ways]),
        "r": np.stack([params[f"{way}.again"].T for way in ways]),
        "b": np.stack([np.concatenate([params[f"{way}.bias"], np.zeros_like(params[f"{way}.bias"])]) for way in ways]),
        "flat": np.array([0, 0, -1], np.int64),
    }
    size = params["on.again"].shape[0]
    return [
        helper.make_node("Transpose", ["words"], ["row"], perm=[1, 0, 2]),
        helper.make_node(
            "LSTM", ["row", "w", "r", "b", "lengths"], ["both"], hidden_size=size, direction="bidirectional"
        ),
        helper.make_node("Transpose", ["both"], ["turned"], perm=[2, 0, 1, 3]),
        helper.make_node("Reshape", ["turned", "flat"], ["hidden"]),
    ], held


def _windowed(params: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    held: dict[str, Any] = {name: params[name] for name in ("first", "first.bias", "second", "second.bias")}
    nodes = [*_around("words", 1, held), *_layer("words", "first", "far")]
    nodes += [helper.make_node("Mul", ["far", "there"], ["near"])]
    return [*nodes, *_around("near", 2, held), *_layer("near", "second", "hidden")], held


def _around(name: str, far: int, held: dict[str, Any]) -> list[Any]:
    """Each word of `name` beside those `far` before and after it."""
    held |= {
        f"{name}.pads": np.array([0, far, 0, 0, far, 0], np.int64),
        f"{name}.low": np.array([0], np.int64),
        f"{name}.high": np.array([-2 * far], np.int64),
        f"{name}.from": np.array([2 * far], np.int64),
        f"{name}.end": np.array([2**31], np.int64),
        f"{name}.axis": np.array([1], np.int64),
    }
    return [
        helper.make_node("Pad", [name, f"{name}.pads"], [f"{name}.filled"]),
        helper.make_node(
            "Slice", [f"{name}.filled", f"{name}.low", f"{name}.high", f"{name}.axis"], [f"{name}.before"]
        ),
        helper.make_node("Slice", [f"{name}.filled", f"{name}.from", f"{name}.end", f"{name}.axis"], [f"{name}.after"]),
        helper.make_node("Concat", [f"{name}.before", name, f"{name}.after"], [f"{name}.wide"], axis=2),
    ]


def _layer(name: str, weights: str, into: str) -> list[Any]:
    return [
        helper.make_node("MatMul", [f"{name}.wide", weights], [f"{weights}.raw"]),
        helper.make_node("Add", [f"{weights}.raw", f"{weights}.bias"], [f"{weights}.sum"]),
        helper.make_node("Relu", [f"{weights}.sum"], [into]),
    ]
