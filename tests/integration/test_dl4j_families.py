"""Zips that the real Deeplearning4j 1.0.0-beta4 to M2.1 wrote, for each family: outputs, three further steps, the way back."""

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

DL4J = Path(__file__).parents[1] / "compat" / "dl4j"
ZIPS = DL4J / "zips"
FILES = {path.stem: path for folder in ("zips", "betas") for path in sorted((DL4J / folder).glob("*.zip"))}
NAMES = list(FILES)
SHAPES = {
    "capsules": nn.InputType.convolutional(8, 8, 1),
    "cnn": nn.InputType.convolutional(14, 12, 1),
    "cnn_loss": nn.InputType.convolutional(4, 4, 2),
    "conv2d": nn.InputType.convolutional(8, 8, 2),
    "conv2d_more": nn.InputType.convolutional(7, 5, 2),
    "conv2d_nhwc": nn.InputType.convolutional(8, 8, 2),
    "pooling_global": nn.InputType.convolutional(5, 4, 2),
    "yolo": nn.InputType.convolutional(12, 12, 2),
    "yolo_here": nn.InputType.convolutional(3, 3, 2),
}
"""Several heights and widths lead to what these files say, or any."""
OTHERWISE = {
    "attention": "keys have no gradient but for rounding, of which Adam makes whole steps",
    "attention_vertex": "the same",
    "capsules": "steps differ by up to 0.02, where Adam's are 0.03 long; not looked into",
    "cnn": "corners of relu and of the absolute error: parameters differ by up to 3e-4",
    "dense": "the gradient of a layer that is normalized is taken at other digits, and constraints carry them on",
    "half": "numbers of 16 bits there",
    "losses": "hinges and the multi-label loss have another derivative where labels are equal",
    "lstm": "the second part of a series trains its recurrent layers with another derivative there",
    "ocnn": "the loss is divided by the mini-batch's size once more there",
    "recurrent_attention": "keys, as above",
    "tbptt": "as lstm",
}
"""Whose further steps are not held against those there."""
OTHERWISE_BEFORE = {"vertices": "a FrozenLayer hands no derivative on there, below which something learns in these files"}
"""The same of versions before M2.1 alone."""
WRITTEN_BY = {"beta7_recurrent": "1.0.0-beta7", "m11_recurrent": "1.0.0-M1.1"}
"""What is said of files that do not tell: these two have the same configuration, letter by letter, and kernels that lie otherwise."""
STATE_OTHERWISE = {"no_updater": "it is not there", "frozen": "it has zeros here for what is frozen", "vertices": "as frozen"}
"""Whose updaters' state goes back otherwise; of vertices those before M2.1."""


def kind(name: str) -> str:
    """The family, without the version that wrote it."""
    return name.split("_", 1)[1] if FILES[name].parent != ZIPS else name


def opened(name: str) -> Any:
    shape = SHAPES.get(kind(name) if name != "yolo" else "yolo_here", ())
    return dl.load(FILES[name], input_type=shape, written_by=WRITTEN_BY.get(name))


def outputs(net: Any, inputs: list[np.ndarray]) -> list[np.ndarray]:
    made = net.output(inputs if len(inputs) > 1 else inputs[0])
    return list(made) if isinstance(made, (list, tuple)) else [made]


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_computes_trains_on_and_goes_back(name: str, tmp_path: Path) -> None:
    file = FILES[name]
    inputs, expected, labels = (nd4j_arrays.entries(file, each) for each in ("input", "output", "labels"))
    with opened(name) as net:
        for made, there in zip(outputs(net, inputs), expected, strict=True):
            np.testing.assert_allclose(made, there.reshape(made.shape), atol=1e-5 if kind(name) != "half" else 1e-3)
        back = tmp_path / "back.dl4j.zip"
        net.export_dl4j(back)
        turned = name.endswith("_recurrent") and name != "m11_recurrent"  # whose kernels of one axis lie as M2.1 has them
        made, there = (nd4j_arrays.entry(each, "coefficients.bin").ravel() for each in (back, file))
        np.testing.assert_allclose(*((np.sort(made), np.sort(there)) if turned else (made, there)), atol=1e-6)
        if labels and (kind(name) not in STATE_OTHERWISE or name == "vertices"):
            states = [zipfile.ZipFile(each).namelist().count("updaterState.bin") for each in (file, back)]
            assert states[0] == states[1]
            if states[0]:
                made, there = (nd4j_arrays.entry(each, "updaterState.bin").ravel() for each in (back, file))
                np.testing.assert_allclose(*((np.sort(made), np.sort(there)) if turned else (made, there)), atol=1e-6)
        if labels and not turned and kind(name) not in (OTHERWISE if FILES[name].parent == ZIPS else OTHERWISE | OTHERWISE_BEFORE):
            data = nn.MultiDataSet(inputs, labels) if isinstance(net, nn.ComputationGraph) else nn.DataSet(inputs[0], labels[0])
            for _ in range(3):
                net.fit(data)
            net.export_dl4j(back)
            trained = nd4j_arrays.entry(back, "coefficients.bin")
            np.testing.assert_allclose(trained, nd4j_arrays.entry(file, "test/params_after_3_steps.bin").ravel(), atol=1e-4)


@pytest.mark.parametrize("name", WRITTEN_BY)
def test_kernels_of_which_nothing_tells_how_they_lie_are_asked_for(name: str, tmp_path: Path) -> None:
    found = dl.inspect(FILES[name], written_by=WRITTEN_BY[name])
    assert found.ok
    assert found.layers[0].made == "Convolution1D"
    (wrong,) = dl.inspect(FILES[name], written_by="1.0.0-beta77").problems
    assert "1.0.0-beta6, 1.0.0-beta7, 1.0.0-M1" in wrong.what
    (problem,) = dl.inspect(FILES[name]).problems
    assert problem.place == "the layer 0 (Convolution1DLayer)"
    assert 'written_by="1.0.0-beta7"' in problem.remedy
    with pytest.raises(dl.ModelFileError, match=r"nothing in this file tells which version wrote it. Give written_by="):
        dl.load(FILES[name])
    with pytest.raises(dl.ModelFileError, match=r"no version '1\.0\.0-beta77'.*0\.5\.0, .*1\.0\.0-M2\.1\."):
        dl.load(FILES[name], written_by="1.0.0-beta77")
    with pytest.raises(dl.ConfigurationError, match="written_by"):
        dl.load(FILES[name], written_by=1)  # type: ignore[arg-type]
    with pytest.raises(dl.ModelFileError, match=r"pydl4j convert OLD\.zip NEW\.zip --written-by VERSION"):
        nn.MultiLayerNetwork.load(FILES[name])
    made = dl.convert(FILES[name], tmp_path / "ours.zip", written_by=WRITTEN_BY[name])
    assert list(made.differences.values()) == [0.0]
    with pytest.raises(dl.ModelFileError, match=r"written_by.*is for Deeplearning4j's"):
        dl.load(made.path, written_by=WRITTEN_BY[name])
    (refused,) = dl.inspect(made.path, written_by=WRITTEN_BY[name]).problems
    assert "is for Deeplearning4j's" in refused.what


def test_files_with_names_around_their_objects_are_from_before(tmp_path: Path) -> None:
    """As 1.0.0-alpha to beta2 wrote them: a dropout without the members that came later tells nothing."""
    name = "beta5_recurrent"
    with zipfile.ZipFile(FILES[name]) as old, zipfile.ZipFile(tmp_path / "older.zip", "w") as new:
        tree = json.loads(old.read("configuration.json"))
        layer = tree["confs"][0]["layer"]
        layer["idropout"] = {"@class": "org.deeplearning4j.nn.conf.dropout.Dropout", "p": 0.9, "pSchedule": None}
        del layer["@class"]
        tree["confs"][0]["layer"] = {"convolution1d": layer}
        new.writestr("configuration.json", json.dumps(tree))
        new.writestr("coefficients.bin", old.read("coefficients.bin"))
    inputs, expected = (nd4j_arrays.entries(FILES[name], each) for each in ("input", "output"))
    with dl.load(tmp_path / "older.zip") as net:
        np.testing.assert_allclose(net.output(inputs[0]), expected[0].reshape(3, 3), atol=1e-5)
    with pytest.raises(dl.ModelFileError, match=r"is of 1\.0\.0-beta7 or before, and it is said to be written by 1\.0\.0-M1\.1"):
        dl.load(tmp_path / "older.zip", written_by="1.0.0-M1.1")


@pytest.mark.parametrize("kernel", [1, 3])
def test_zips_that_are_written_here_tell_how_their_kernels_lie(kernel: int, tmp_path: Path) -> None:
    layers = [nn.Convolution1D(4, kernel_size=kernel, activation="tanh"), nn.RnnOutput(2, loss="mcxent", activation="softmax")]
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.recurrent(3, 5), layers=layers)
    x = np.random.default_rng(0).standard_normal((2, 3, 5), np.float32)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.export_dl4j(tmp_path / "there.zip")
        with dl.load(tmp_path / "there.zip") as again:
            np.testing.assert_array_equal(again.output(x), net.output(x))


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
