"""Zips that the real Deeplearning4j 1.0.0-M2.1 wrote, one for each family of layers: outputs, three further steps, and the way back."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from tests import nd4j_arrays

pytestmark = pytest.mark.usefixtures("session")

ZIPS = Path(__file__).parents[1] / "compat" / "dl4j" / "zips"
NAMES = sorted(path.stem for path in ZIPS.glob("*.zip"))
SHAPES = {
    "cnn_loss": nn.InputType.convolutional(4, 4, 2),
    "conv2d": nn.InputType.convolutional(8, 8, 2),
    "conv2d_more": nn.InputType.convolutional(7, 5, 2),
    "pooling_global": nn.InputType.convolutional(5, 4, 2),
}
"""Several heights and widths lead to what these files say, or any."""
OTHERWISE = {
    "attention": "keys have no gradient but for rounding, of which Adam makes whole steps",
    "attention_vertex": "the same",
    "dense": "the gradient of a layer that is normalized is taken at other digits, and constraints carry them on",
    "losses": "hinges and the multi-label loss have another derivative where labels are equal",
}
"""Whose further steps are not held against those there."""


def opened(name: str) -> Any:
    return dl.load(ZIPS / f"{name}.zip", input_type=SHAPES.get(name, ()))


def outputs(net: Any, inputs: list[np.ndarray]) -> list[np.ndarray]:
    made = net.output(inputs if len(inputs) > 1 else inputs[0])
    return list(made) if isinstance(made, (list, tuple)) else [made]


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_computes_trains_on_and_goes_back(name: str, tmp_path: Path) -> None:
    file = ZIPS / f"{name}.zip"
    inputs, expected, labels = (nd4j_arrays.entries(file, each) for each in ("input", "output", "labels"))
    with opened(name) as net:
        for made, there in zip(outputs(net, inputs), expected, strict=True):
            np.testing.assert_allclose(made, there, atol=1e-5)
        back = tmp_path / "back.dl4j.zip"
        net.export_dl4j(back)
        np.testing.assert_allclose(nd4j_arrays.entry(back, "coefficients.bin"), nd4j_arrays.entry(file, "coefficients.bin"), atol=1e-6)
        if labels and name not in ("no_updater", "frozen"):  # whose state is not there, or has zeros here for what is frozen
            states = [zipfile.ZipFile(each).namelist().count("updaterState.bin") for each in (file, back)]
            assert states[0] == states[1]
            if states[0]:
                state = nd4j_arrays.entry(file, "updaterState.bin")
                np.testing.assert_allclose(nd4j_arrays.entry(back, "updaterState.bin"), state, atol=1e-6)
        if labels and name not in OTHERWISE:
            data = nn.MultiDataSet(inputs, labels) if isinstance(net, nn.ComputationGraph) else nn.DataSet(inputs[0], labels[0])
            for _ in range(3):
                net.fit(data)
            net.export_dl4j(back)
            trained = nd4j_arrays.entry(back, "coefficients.bin")
            np.testing.assert_allclose(trained, nd4j_arrays.entry(file, "test/params_after_3_steps.bin").ravel(), atol=1e-4)


def test_what_has_no_counterpart_there_is_named_all_at_once(tmp_path: Path) -> None:
    layers = [nn.Dense(4, activation="gelu", updater=nn.Lion(0.1)), nn.LayerNormalization(), nn.Output(2, loss="huber")]
    with nn.MultiLayerNetwork(nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(3), layers=layers)).init() as net:
        with pytest.raises(dl.ModelFileError) as caught:
            net.export_dl4j(tmp_path / "none.zip")
        for each in ("GELU of the form", "LayerNormalization", "loss HUBER"):
            assert each in str(caught.value)
        assert not (tmp_path / "none.zip").exists()


def test_a_conversion_to_dl4j_compares(tmp_path: Path) -> None:
    made = dl.convert(ZIPS / "vertices.zip", tmp_path / "again.dl4j.zip")
    assert made.format == "dl4j"
    assert made.differences == {"out1": 0.0, "out2": 0.0}
    with zipfile.ZipFile(made.path) as archive:
        assert json.loads(archive.read("configuration.json"))["networkOutputs"] == ["out1", "out2"]
