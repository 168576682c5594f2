"""The same networks in PyTorch: outputs, losses, gradients and training steps (torch/make_reference.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

NUMBERS = dict(np.load(Path(__file__).parent / "torch" / "reference.npz"))
UPDATERS = {"sgd": nn.Sgd(0.1), "adam": nn.Adam(0.01, beta1=0.8, beta2=0.99, epsilon=1e-3)}
LAYERS = {
    "dense": [nn.Dense(12, activation="tanh"), nn.Dense(9, activation="elu"), nn.Output(4, loss="mcxent")],
    "images": [
        nn.Convolution(4, kernel_size=3, stride=2, padding=1, activation="relu"),
        nn.Subsampling("avg", kernel_size=2, stride=1),
        nn.Convolution(5, kernel_size=4, stride=2, convolution_mode="same", activation="softplus"),
        nn.Subsampling("max", kernel_size=2, stride=2),
        nn.Output(3, loss="mcxent"),
    ],
}
INPUTS = {"dense": nn.InputType.feed_forward(7), "images": nn.InputType.convolutional(11, 13, 2)}


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened


def ours(values: np.ndarray) -> np.ndarray:
    """A parameter of PyTorch in our shape: [out, in] is [in, out] here, windows are alike."""
    return values.T if values.ndim == 2 else values


def numbers(name: str, what: str) -> dict[str, np.ndarray]:
    """PyTorch's parameters, or what belongs to them, under our names: weights and bias of each layer that has some."""
    found = [NUMBERS[key] for key in sorted(NUMBERS) if key.startswith(f"{name}/{what}/")]
    layers = [i for i, layer in enumerate(LAYERS[name]) if not isinstance(layer, nn.Subsampling)]
    names = [f"{layer}_{part}" for layer in layers for part in "Wb"]
    return {n: ours(values) for n, values in zip(names, found, strict=True)}


def opened(name: str, updater: str = "sgd") -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(updater=UPDATERS[updater], input_type=INPUTS[name], layers=LAYERS[name])
    net = nn.MultiLayerNetwork(conf).init()
    for parameter, values in numbers(name, "params").items():
        net.param_table[parameter][...] = values
    return net


@pytest.mark.parametrize("name", LAYERS)
def test_outputs_and_losses_are_those_of_pytorch(name: str) -> None:
    x, y = NUMBERS[f"{name}/input"], NUMBERS[f"{name}/labels"]
    with opened(name) as net:
        np.testing.assert_allclose(net.output(x), NUMBERS[f"{name}/output"], atol=1e-6)
        assert net.score(x, y) == pytest.approx(float(NUMBERS[f"{name}/loss"]), rel=1e-6)


@pytest.mark.parametrize("name", LAYERS)
def test_gradients_are_those_of_pytorch(name: str) -> None:
    with opened(name) as net:
        net.compute_gradient_and_score(NUMBERS[f"{name}/input"], NUMBERS[f"{name}/labels"])
        found = {n: view.numpy().copy() for n, view in net._object().call("table", dl.array(net.gradient)).items()}
    for parameter, expected in numbers(name, "gradient").items():
        np.testing.assert_allclose(found[parameter], expected, atol=1e-6, err_msg=parameter)


@pytest.mark.parametrize("steps", [1, 5])
@pytest.mark.parametrize("updater", UPDATERS)
@pytest.mark.parametrize("name", LAYERS)
def test_weights_after_steps_of_training_are_those_of_pytorch(name: str, updater: str, steps: int) -> None:
    batch = nn.DataSet(NUMBERS[f"{name}/input"], NUMBERS[f"{name}/labels"])
    with opened(name, updater) as net:
        for _ in range(steps):
            net.fit(batch)
        found = {n: values.copy() for n, values in net.param_table.items()}
    for parameter, expected in numbers(name, f"{updater}/{steps}").items():
        np.testing.assert_allclose(found[parameter], expected, atol=2e-5, err_msg=parameter)
