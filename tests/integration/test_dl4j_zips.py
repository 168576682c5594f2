"""Zips of Deeplearning4j 1.0.0-M2.1: the same outputs, and the same three further steps."""

from __future__ import annotations

import contextlib
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

ROOT = Path(__file__).parents[2] / "java"
ZIPS = ROOT / "modelimport" / "src" / "test" / "resources" / "dl4j"
NUMBERS = ROOT / "nn" / "src" / "test" / "resources" / "dl4j"


def array(name: str) -> Any:
    return np.load(NUMBERS / f"{name}.npy")


def flat(net: Any) -> np.ndarray:
    """The parameters in Deeplearning4j's order: matrices with the first index running fastest, kernels behind their biases."""
    parts: dict[str, list[np.ndarray]] = {}
    for name, values in net.param_table.items():
        layer, kind = name.rsplit("_", 1)
        part = np.ravel(values, order="F" if values.ndim == 2 else "C")
        parts.setdefault(layer, []).insert(0 if kind == "b" and parts.get(layer) and _is_kernel(net, f"{layer}_W") else 99, part)
    return np.concatenate([part for layer in parts.values() for part in layer])


def _is_kernel(net: Any, name: str) -> bool:
    return bool(net.param_table[name].ndim == 4)


GIVEN = {"lenet": {"input_type": nn.InputType.convolutional(16, 18, 2)}}
"""Several heights and widths lead to what its file says."""


@pytest.mark.parametrize("name", ["mlp", "lenet", "lstm"])
def test_a_chain_computes_and_trains_on_as_there(name: str) -> None:
    with dl.load(ZIPS / f"{name}.zip", **GIVEN.get(name, {})) as net:  # type: ignore[arg-type]
        assert isinstance(net, nn.MultiLayerNetwork)
        assert net.iteration == 5
        features, labels = array(f"{name}/input"), array(f"{name}/labels")
        np.testing.assert_allclose(net.output(features), array(f"{name}/output"), atol=1e-5)
        assert net.score(features, labels) == pytest.approx(float((NUMBERS / name / "score.txt").read_text()), abs=1e-5)
        np.testing.assert_allclose(flat(net), array(f"{name}/params"), atol=1e-7)
        for _ in range(3):
            net.fit(nn.DataSet(features, labels))
        np.testing.assert_allclose(flat(net), array(f"{name}/params_after_3_steps"), atol=1e-4)


def test_a_graph_computes_and_trains_on_as_there(tmp_path: Path) -> None:
    with dl.load(ZIPS / "graph.zip") as net:
        assert isinstance(net, nn.ComputationGraph)
        data = [[array("graph/input_0"), array("graph/input_1")], [array("graph/labels_0"), array("graph/labels_1")]]
        for made, expected in zip(net.output(data[0]), [array("graph/output_0"), array("graph/output_1")], strict=True):
            np.testing.assert_allclose(made, expected, atol=1e-5)
        net.save(tmp_path / "ours.zip")
        for _ in range(3):
            net.fit(nn.MultiDataSet(*data))
        np.testing.assert_allclose(flat(net), array("graph/params_after_3_steps"), atol=1e-4)
        with dl.load(tmp_path / "ours.zip") as ours:
            for _ in range(3):
                ours.fit(nn.MultiDataSet(*data))
            np.testing.assert_array_equal(ours.params, net.params)


def changed(tmp_path: Path, change: Any, entry: str = "configuration.json") -> Path:
    """The perceptron's zip with another entry."""
    made = tmp_path / "changed.zip"
    with zipfile.ZipFile(ZIPS / "mlp.zip") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == entry:
                content = change(content)
            if content is not None:
                new.writestr(name, content)
    return made


def with_layer(**values: Any) -> Any:
    def change(content: bytes) -> bytes:
        tree = json.loads(content)
        tree["confs"][0]["layer"].update(values)
        return json.dumps(tree).encode()

    return change


@pytest.mark.parametrize(
    ("change", "entry", "message"),
    [
        (with_layer(**{"@class": "com.team.Swirl"}), "configuration.json", r"layer 0 \(Swirl\) .* is a com.team.Swirl"),
        (with_layer(nout=17), "configuration.json", r"Layer 1 \(Output\) expects 16 inputs, got 17"),
        (with_layer(nin=9), "configuration.json", "has 195 parameters where its layers have 211"),
        (with_layer(activationFn={"@class": "a.ActivationSwirl"}), "configuration.json", "swirl"),
        (with_layer(weightNoise={"@class": "x.Noise"}), "configuration.json", "weight noise"),
        (lambda content: b"[]", "configuration.json", "no JSON object"),
        (lambda content: b"{}", "configuration.json", "no layers"),
        (lambda content: content[:-9], "coefficients.bin", "cannot be read"),
        (lambda content: content[:20], "coefficients.bin", "cannot be read"),
        (lambda content: content[:-4], "updaterState.bin", "cannot be read"),
        (lambda content: content[:22] + b"\x7f" + content[23:], "coefficients.bin", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, change: Any, entry: str, message: str) -> None:
    with pytest.raises(dl.ModelFileError, match=message):
        dl.load(changed(tmp_path, change, entry))


def test_random_damage_is_an_error_or_a_network(tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    rng = np.random.default_rng(seed)
    for _ in range(60):
        entry = rng.choice(["configuration.json", "coefficients.bin", "updaterState.bin"])

        def damaged(content: bytes) -> bytes:
            broken = bytearray(content)
            for place in rng.integers(0, min(len(broken), 3000), 3):
                broken[place] = rng.integers(0, 256)
            return bytes(broken)

        with contextlib.suppress(dl.ModelFileError):
            dl.load(changed(tmp_path, damaged, entry)).close()


def test_the_shape_of_an_input_can_be_given(tmp_path: Path) -> None:
    with dl.load(ZIPS / "lenet.zip", input_type=nn.InputType.convolutional(17, 19, 2)) as net:
        assert net.output(np.zeros((1, 2, 17, 19), np.float32)).shape == (1, 4)
    with pytest.raises(dl.ModelFileError, match="2 channels 16 to 19 high and 16 to 19 wide, does not follow"):
        dl.load(ZIPS / "lenet.zip")
    with dl.load(ZIPS / "mlp.zip") as ours:
        ours.save(tmp_path / "ours.zip")
    with pytest.raises(dl.ModelFileError, match="has its own"):
        dl.load(tmp_path / "ours.zip", input_type=nn.InputType.feed_forward(8))
