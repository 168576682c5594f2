"""What is written as a zip of Deeplearning4j says what its classes know, and comes back as it was."""

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


def written(layers: list[Any], type: Any, path: Path, **settings: Any) -> list[dict[str, Any]]:
    """The layers in the file of a new network."""
    with nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=3, input_type=type, layers=layers, **settings)).init() as net:
        net.export_dl4j(path)
    with zipfile.ZipFile(path) as archive:
        return [each["layer"] for each in json.loads(archive.read("configuration.json"))["confs"]]


def test_a_layer_in_another_has_the_network_s_updater(tmp_path: Path) -> None:
    layers = [nn.LastTimeStep(nn.LSTM(3)), nn.Output(2, loss="mcxent", activation="softmax")]
    made = written(layers, nn.InputType.recurrent(2), tmp_path / "net.zip", updater=nn.Nesterovs(0.02, momentum=0.8), l2=0.1)
    inside = made[0]["underlying"]
    assert inside["iupdater"]["@class"].endswith(".Nesterovs")
    assert inside["regularization"][0]["@class"].endswith("L2Regularization")
    with dl.load(tmp_path / "net.zip") as net:
        assert net.updater_state.size == net.num_params


def test_initialisations_without_a_class_there_are_written_as_their_formula(tmp_path: Path) -> None:
    inits: list[Any] = ["lecun_normal", "xavier_fan_in", "zero", "ones"]
    made = written(
        [nn.Dense(2, weight_init=each) for each in inits] + [nn.Output(2, loss="mcxent", activation="softmax")],
        nn.InputType.feed_forward(2),
        tmp_path / "net.zip",
    )
    found = [(each["weightInitFn"]["@class"].rsplit(".", 1)[1], each["weightInitFn"].get("value")) for each in made[:4]]
    assert found == [("WeightInitNormal", None), ("WeightInitNormal", None), ("WeightInitConstant", 0.0), ("WeightInitConstant", 1.0)]


def test_a_frozen_layer_has_nothing_that_would_change_it_there(tmp_path: Path) -> None:
    layers = [
        nn.Dense(2, l2=0.1, constrain_weights=[nn.constraints.UnitNorm()], frozen=True),
        nn.Output(2, loss="mcxent", activation="softmax", l2=0.1),
    ]
    made = written(layers, nn.InputType.feed_forward(2), tmp_path / "net.zip")
    assert made[0]["underlying"]["regularization"] == []
    assert made[0]["underlying"]["constraints"] is None
    assert len(made[1]["regularization"]) == 1


@pytest.mark.parametrize(
    ("layers", "shape"),
    [
        (
            [
                nn.Dense(4, activation="tanh"),
                nn.VariationalAutoencoder(3, encoder_layer_sizes=[4], decoder_layer_sizes=[5]),
                nn.Output(2, loss="mcxent", activation="softmax"),
            ],
            (5,),
        ),
        ([nn.AutoEncoder(3, activation="sigmoid", corruption_level=0.2), nn.Output(2, loss="mcxent", activation="softmax")], (4,)),
        ([nn.Dense(4), nn.CenterLossOutput(3, loss="mcxent", activation="softmax", alpha=0.1, lambda_=0.2)], (4,)),
        ([nn.Dense(4), nn.OCNNOutput(3, nu=0.1, activation="sigmoid")], (4,)),
        ([nn.Convolution(12, kernel_size=1), nn.Yolo2Output([1.0, 1.0, 2.0, 2.5])], (2, 4, 4)),
        (
            [nn.Convolution(4), nn.PrimaryCapsules(4, 2, kernel_size=3), nn.CapsuleLayer(3, 4, 2), nn.CapsuleStrength(), nn.Loss("mse")],
            (1, 9, 9),
        ),
        ([nn.RecurrentAttention(4, n_heads=2, activation="tanh"), nn.RnnOutput(2, loss="mcxent", activation="softmax")], (3, 5)),
    ],
    ids=lambda value: type(value[0]).__name__ + type(value[-1]).__name__ if isinstance(value, list) else "",
)
def test_newer_layers_come_back(layers: list[Any], shape: tuple[int, ...], tmp_path: Path) -> None:
    kinds: dict[int, Any] = {
        1: lambda: nn.InputType.feed_forward(*shape),
        2: lambda: nn.InputType.recurrent(*shape),
        3: lambda: nn.InputType.convolutional(shape[1], shape[2], shape[0]),
    }
    inputs = np.random.default_rng(3).normal(size=(2, *shape)).astype(np.float32)
    given: Any = kinds[len(shape)]()
    conf = nn.MultiLayerConfiguration(seed=3, updater=nn.Adam(0.01), input_type=given, layers=layers)
    again: Any
    with nn.MultiLayerNetwork(conf).init() as net:
        net.export_dl4j(tmp_path / "net.zip")
        with dl.load(tmp_path / "net.zip", input_type=given) as again:
            np.testing.assert_array_equal(again.params, net.params)
            np.testing.assert_allclose(again.output(inputs), net.output(inputs), atol=1e-6)
            assert [type(each).__name__ for each in again.conf.layers] == [type(each).__name__ for each in layers]


def test_a_network_with_the_channels_last_stays_so_and_is_converted(tmp_path: Path) -> None:
    file = ZIPS / "conv2d_nhwc.zip"
    (images,), (expected,) = nd4j_arrays.entries(file, "input"), nd4j_arrays.entries(file, "output")
    images_type = nn.InputType.convolutional(8, 8, 2)
    net: Any
    with dl.load(file, input_type=images_type) as net, dl.load(file, input_type=images_type, layout="channels_first") as turned:
        assert net.conf.input_type == nn.InputType.convolutional(8, 8, 2, format="nhwc")
        np.testing.assert_allclose(turned.output(np.moveaxis(images, 3, 1)), expected, atol=1e-5)
        net.export_dl4j(tmp_path / "last.zip")
        turned.export_dl4j(tmp_path / "first.zip")
    formats = []
    for name in ("last", "first"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip") as archive:
            tree = json.loads(archive.read("configuration.json"))
            formats.append((tree["confs"][0]["layer"]["cnn2dDataFormat"], tree["inputPreProcessors"]["5"]["format"]))
        with dl.load(tmp_path / f"{name}.zip", input_type=images_type) as again:
            given = images if name == "last" else np.moveaxis(images, 3, 1)
            np.testing.assert_allclose(again.output(given), expected, atol=1e-5)
    assert formats == [("NHWC", "NHWC"), ("NCHW", "NCHW")]


def test_layers_in_both_orders_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(ZIPS / "conv2d_nhwc.zip") as old, zipfile.ZipFile(tmp_path / "both.zip", "w") as new:
        tree = json.loads(old.read("configuration.json"))
        tree["confs"][3]["layer"]["cnn2dDataFormat"] = "NCHW"
        new.writestr("configuration.json", json.dumps(tree))
        new.writestr("coefficients.bin", old.read("coefficients.bin"))
    with pytest.raises(dl.ModelFileError, match=r"layer 3 \(ConvolutionLayer\).*in the order NCHW, and layers before it in NHWC"):
        dl.load(tmp_path / "both.zip", input_type=nn.InputType.convolutional(8, 8, 2))


def test_pixels_are_scaled_there_as_here(tmp_path: Path) -> None:
    conf = nn.MultiLayerConfiguration(
        seed=3, input_type=nn.InputType.feed_forward(2), layers=[nn.Output(2, loss="mcxent", activation="softmax")]
    )
    pixels = np.array([[0, 255], [51, 102]], np.float32)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = {"@class": "ImagePreProcessingScaler", "from": -1.0, "to": 1.0, "maxBits": 8}
        net.export_dl4j(tmp_path / "net.zip")
        with zipfile.ZipFile(tmp_path / "net.zip") as archive:
            entry = archive.read("normalizer.bin")
        assert entry == b"\x00\nNORMALIZER\x00\x00\x00\x01\x00\rIMAGE_MIN_MAX" + np.array([-1, 1, 255], ">f8").tobytes()
        net.normalize = True
        with dl.load(tmp_path / "net.zip") as again:
            again.normalize = True
            np.testing.assert_array_equal(again.output(pixels), net.output(pixels))
