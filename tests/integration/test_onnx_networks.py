"""Plain networks of ONNX files as graphs that train on.

The files and numbers were written by PyTorch (java/modelimport/src/test/reference/make_onnx_networks.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
FOLDER = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "onnx" / "networks"
NETWORKS = sorted(path.stem for path in FOLDER.glob("*.onnx") if path.stem != "attention")


def reference(name: str) -> tuple[list[Any], list[Any]]:
    arrays = np.load(FOLDER / f"{name}.npz")
    return [arrays[key] for key in arrays if key[0] == "x"], [arrays[key] for key in arrays if key[0] == "y"]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_plain_network_gives_pytorchs_outputs_and_trains(name: str) -> None:
    x, y = reference(name)
    with dl.load(FOLDER / f"{name}.onnx") as net:
        assert isinstance(net, nn.ComputationGraph)
        x = x if len(x) > 1 else x[0]
        made = net.output(x)
        outputs = made if isinstance(made, list) else [made]
        for mine, theirs in zip(outputs, y, strict=True):
            np.testing.assert_allclose(mine, theirs, atol=1e-4 * max(1.0, np.abs(theirs).max()))
        targets = [np.zeros_like(each) for each in y]
        if name.startswith("mobilenet"):
            targets = [np.eye(4, dtype=np.float32)[[0, 1, 2]]]
        y = targets if len(targets) > 1 else targets[0]
        before = net.score(x, y)
        net.fit(x, y, epochs=8)
        assert net.score(x, y) < before


def test_what_is_no_plain_network_is_told_all_at_once() -> None:
    file = FOLDER / "attention.onnx"
    found = dl.inspect(file)
    assert found.format == "ONNX"
    assert not found.ok
    assert sum("multiplies two values of the network" in problem.what for problem in found.problems) >= 1
    with pytest.raises(dl.ModelFileError, match=r"(?s)parts of this ONNX model.*\(MatMul\).*dl\.Model\.open"):
        dl.load(file)
    arrays = np.load(FOLDER / "attention.npz")
    with dl.Model.open(file) as model:
        np.testing.assert_allclose(model.output(arrays["x0"]), arrays["y0"], atol=1e-5)


def test_our_own_exports_come_back(tmp_path: Path) -> None:
    chains: dict[str, tuple[Any, list[Any]]] = {
        "rows": (nn.InputType.feed_forward(5), [nn.Dense(7, activation="gelu"), nn.Dense(6, activation="swish")]),
        "images": (
            nn.InputType.convolutional(9, 8, 2),
            [
                nn.Convolution(4, 3, convolution_mode="same", stride=2, activation="leakyrelu"), nn.BatchNormalization(),
                nn.Subsampling("avg", 2), nn.Upsampling2D(2), nn.ZeroPadding(1), nn.GlobalPooling("avg"),
            ],
        ),
        "series": (nn.InputType.recurrent(3, 6), [nn.LSTM(4), nn.Bidirectional(nn.GRU(5)), nn.Dense(3), nn.LastTimeStep(nn.SimpleRnn(4))]),
    }  # fmt: skip
    rng = np.random.default_rng(0)
    for name, (kind, layers) in chains.items():
        last = nn.Output(3, loss="mcxent", activation="softmax")
        conf = nn.MultiLayerConfiguration(seed=3, input_type=kind, layers=[*layers, last])
        with nn.MultiLayerNetwork(conf).init() as net:
            net.export_onnx(tmp_path / f"{name}.onnx")
            size = {"rows": (4, 5), "images": (4, 2, 9, 8), "series": (4, 3, 6)}[name]
            x = rng.normal(size=size).astype(np.float32)
            with dl.load(tmp_path / f"{name}.onnx") as again:
                np.testing.assert_allclose(again.output(x), net.output(x), atol=1e-5)
            with dl.Model.open(tmp_path / f"{name}.onnx") as model:
                np.testing.assert_allclose(model.output(x), net.output(x), atol=1e-5)


def test_a_layout_and_shapes_are_chosen(tmp_path: Path) -> None:
    x, y = reference("resnet")
    with dl.load(FOLDER / "resnet.onnx", layout="channels_last") as net:
        np.testing.assert_allclose(net.output(x[0].transpose(0, 2, 3, 1)), y[0], atol=1e-4)
    told = dl.convert(FOLDER / "mobilenet.onnx", tmp_path / "mobile.zip")
    assert max(told.differences.values()) == 0
    with dl.load(tmp_path / "mobile.zip") as net:
        x, y = reference("mobilenet")
        np.testing.assert_allclose(net.output(x[0]), y[0], atol=1e-4)


def field(number: int, value: bytes | str | int) -> bytes:
    """A field of a protobuf message; whole numbers and lengths below 128 only."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    content = value.encode() if isinstance(value, str) else value
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])
    return bytes([number << 3 | 2]) + length + content


def rows(name: str, width: int) -> bytes:
    shape = field(1, field(2, "n")) + field(1, field(1, width))
    return field(1, name) + field(2, field(1, field(1, 1) + field(2, shape)))


@pytest.mark.parametrize(("operation", "formula"), [("Add", np.add), ("Mul", np.multiply)])
def test_rows_are_moved_and_scaled_by_a_constant(tmp_path: Path, operation: str, formula: Any) -> None:
    k = np.array([0.5, -1.0, 2.0, 3.0], np.float32)
    node = field(1, "x") + field(1, "k") + field(2, "y") + field(4, operation)
    constant = field(1, 4) + field(2, 1) + field(8, "k") + field(9, k.tobytes())
    graph = field(1, node) + field(2, "g") + field(5, constant) + field(11, rows("x", 4)) + field(12, rows("y", 4))
    file = tmp_path / "rows.onnx"
    file.write_bytes(field(1, 8) + field(7, graph) + field(8, field(2, 17)))
    x = np.arange(12, dtype=np.float32).reshape(3, 4)
    with dl.load(file) as net:
        np.testing.assert_allclose(net.output(x), formula(x, k), rtol=1e-6)
