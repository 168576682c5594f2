"""The same networks in Deeplearning4j 1.0.0-M2.1: outputs, scores, gradients and training steps (dl4j/README.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

FOLDER = Path(__file__).parent / "dl4j"
CONFIGURATIONS = {
    "mlp": nn.MultiLayerConfiguration(
        updater=nn.Adam(0.01),
        input_type=nn.InputType.feed_forward(8),
        layers=[nn.Dense(16, activation="relu"), nn.Output(3, loss="mcxent")],
    ),
    "lenet": nn.MultiLayerConfiguration(
        updater=nn.Adam(0.001),
        input_type=nn.InputType.convolutional(16, 18, 2),
        layers=[
            nn.Convolution(6, kernel_size=5, activation="identity"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Convolution(8, kernel_size=3, activation="identity"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(20, activation="relu"),
            nn.Output(4, loss="mcxent"),
        ],
    ),
}


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened


def read(name: str, what: str) -> np.ndarray:
    array: np.ndarray = np.load(FOLDER / name / f"{what}.npy")
    return array


def parts(name: str, flat: np.ndarray) -> dict[str, np.ndarray]:
    """Deeplearning4j's flat vector as named arrays."""
    table = json.loads((FOLDER / name / "paramTable.json").read_text())
    flat = flat.ravel()
    return {p["name"]: flat[p["offset"] : p["offset"] + p["length"]].reshape(p["shape"], order=p["order"].upper()) for p in table}


def shown(net: nn.MultiLayerNetwork, vector: np.ndarray) -> dict[str, np.ndarray]:
    """A vector in the order of our parameters as named arrays."""
    views = net._object().call("table", dl.array(vector))
    return {name: view.numpy().copy() for name, view in views.items()}


@pytest.fixture(params=list(CONFIGURATIONS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def net(name: str) -> Iterator[nn.MultiLayerNetwork]:
    with nn.MultiLayerNetwork(CONFIGURATIONS[name]).init() as made:
        for parameter, values in parts(name, read(name, "params")).items():
            made.param_table[parameter][...] = values
        yield made


def test_outputs_are_those_of_dl4j(net: nn.MultiLayerNetwork, name: str) -> None:
    np.testing.assert_allclose(net.output(read(name, "input")), read(name, "output"), atol=2e-6)


def test_scores_are_those_of_dl4j(net: nn.MultiLayerNetwork, name: str) -> None:
    expected = float((FOLDER / name / "score.txt").read_text())
    assert net.score(read(name, "input"), read(name, "labels")) == pytest.approx(expected, rel=1e-5)


def test_gradients_are_those_of_dl4j(net: nn.MultiLayerNetwork, name: str) -> None:
    x = read(name, "input")
    net.compute_gradient_and_score(x, read(name, "labels"))
    ours = shown(net, net.gradient)
    for parameter, expected in parts(name, read(name, "gradient")).items():
        np.testing.assert_allclose(ours[parameter] * len(x), expected, atol=1e-4, err_msg=parameter)


@pytest.mark.parametrize("steps", [1, 3])
def test_weights_after_steps_of_training_are_those_of_dl4j(net: nn.MultiLayerNetwork, name: str, steps: int) -> None:
    x, y = read(name, "input"), read(name, "labels")
    theirs = read(name, "updater_state").ravel()
    half = len(theirs) // 2
    ours = net.updater_state
    for offset in (0, half):  # Adam's m, then its v
        views = net._object().call("table", dl.asarray(ours[offset : offset + half]))
        for parameter, values in parts(name, theirs[offset : offset + half]).items():
            views[parameter].numpy()[...] = values
    net._object().call("setProgress", 5, 0)
    net._object().call("setUpdaterSteps", 5)
    for _ in range(steps):
        net.fit(nn.DataSet(x, y))
    table = net.param_table
    for parameter, expected in parts(name, read(name, f"params_after_{steps}_step{'s' * (steps > 1)}")).items():
        np.testing.assert_allclose(table[parameter], expected, atol=1e-5, err_msg=parameter)
    if steps == 3:
        np.testing.assert_allclose(net.output(x), read(name, "output_after_3_steps"), atol=1e-5)
