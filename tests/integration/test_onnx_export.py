"""What is written as ONNX: the bytes are read by a small reader of protocol buffers, and computed by numpy."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def message(data: bytes) -> dict[int, list[Any]]:
    """The fields of a message by their numbers."""
    fields: dict[int, list[Any]] = defaultdict(list)
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 0:
            value, at = varint(data, at)
            fields[tag >> 3].append(value)
        elif tag & 7 == 5:
            fields[tag >> 3].append(np.frombuffer(data[at : at + 4], np.float32)[0])
            at += 4
        else:
            length, at = varint(data, at)
            fields[tag >> 3].append(data[at : at + length])
            at += length
    return fields


def computed(file: Path, values: dict[str, np.ndarray]) -> list[np.ndarray]:
    model = message(file.read_bytes())
    assert message(model[8][0])[2] == [17]
    graph = message(model[7][0])
    for tensor in map(message, graph[5]):
        kind = {1: np.float32, 7: np.int64}[tensor[2][0]]
        values[tensor[8][0].decode()] = np.frombuffer(tensor[9][0], kind).reshape(tensor[1])
    for node in map(message, graph[1]):
        given = [values[name.decode()] for name in node[1]]
        op = node[4][0].decode()
        if op == "Softmax":
            powers = np.exp(given[0] - given[0].max(-1, keepdims=True))
            made = powers / powers.sum(-1, keepdims=True)
        else:
            operations: dict[str, Any] = {
                "MatMul": np.matmul,
                "Add": np.add,
                "Relu": lambda x: np.maximum(x, 0),
                "Concat": lambda *x: np.concatenate(x, 1),
                "Identity": lambda x: x,
            }
            made = operations[op](*given)
        values[node[2][0].decode()] = made
    return [values[message(output)[1][0].decode()] for output in graph[12]]


def test_a_chain_is_written_as_it_computes(tmp_path: Path) -> None:
    conf = nn.MultiLayerConfiguration(
        seed=1,
        input_type=nn.InputType.feed_forward(5),
        layers=[nn.Dense(7, activation="relu"), nn.Dropout(0.5), nn.Output(3, loss="mcxent", activation="softmax")],
    )
    x = np.random.default_rng(0).normal(size=(4, 5)).astype(np.float32)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.export_onnx(tmp_path / "net.onnx")
        np.testing.assert_allclose(computed(tmp_path / "net.onnx", {"input": x})[0], net.output(x), rtol=1e-5, atol=1e-6)


def test_a_graph_is_written_with_its_names(tmp_path: Path) -> None:
    conf = nn.ComputationGraphConfiguration(
        seed=1,
        inputs=["left", "right"],
        input_types=[nn.InputType.feed_forward(3), nn.InputType.feed_forward(2)],
        vertices={
            "a": (nn.Dense(4, activation="relu"), "left"),
            "b": (nn.Output(2, loss="mse", activation="identity"), "a", "right"),
        },
        outputs=["b"],
    )
    rng = np.random.default_rng(0)
    left, right = rng.normal(size=(4, 3)).astype(np.float32), rng.normal(size=(4, 2)).astype(np.float32)
    with nn.ComputationGraph(conf).init() as net:
        net.export_onnx(tmp_path / "net.onnx")
        made = computed(tmp_path / "net.onnx", {"left": left, "right": right})[0]
        np.testing.assert_allclose(made, net.output([left, right]), rtol=1e-5, atol=1e-6)


def test_all_that_has_no_counterpart_is_named(tmp_path: Path) -> None:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.recurrent(3, 5),
        layers=[nn.Masking(), nn.LSTM(4), nn.SelfAttention(4), nn.RnnOutput(2, loss="mcxent", activation="softmax")],
    )
    with nn.MultiLayerNetwork(conf).init() as net, pytest.raises(dl.ModelFileError, match=r"\(Masking\).*\(SelfAttention\)"):
        net.export_onnx(tmp_path / "net.onnx")
    assert not list(tmp_path.iterdir())
