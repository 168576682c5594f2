"""Weights of PyTorch in safetensors files, of networks and of torchvision's models.

The files and numbers were written by PyTorch (java/modelimport/src/test/reference/make_state_dicts.py).
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
FOLDER = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "torch"


def image() -> nn.ComputationGraphConfiguration:
    identity: Any = {"activation": "identity"}
    return nn.ComputationGraphConfiguration(
        inputs=["x"],
        input_types=[nn.InputType.convolutional(4, 4, 2)],
        vertices={
            "conv": (nn.Convolution(3, 3, padding=1, has_bias=False, **identity), "x"),
            "bn": (nn.BatchNormalization(), "conv"),
            "relu": (nn.Activation("relu"), "bn"),
            "each": (nn.Convolution(6, 3, padding=1, groups=3, activation="tanh"), "relu"),
            "up": (nn.Deconvolution2D(2, 2, 2, activation="tanh"), "each"),
            "fc": (nn.Output(5, loss="mcxent", activation="softmax"), "up"),
        },
        outputs="fc",
    )


def series() -> nn.MultiLayerConfiguration:
    last = nn.RnnOutput(2, loss="mcxent", activation="softmax", name="fc")
    layers: list[Any] = [nn.EmbeddingSequence(9, 4, has_bias=False, name="words"), nn.LSTM(5, name="lstm"), nn.GRU(3, name="gru")]
    return nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(6), layers=[*layers, nn.LayerNormalization(name="norm"), last])


def network(name: str) -> Any:
    return nn.MultiLayerNetwork(series()) if name == "series" else nn.ComputationGraph(image())


@pytest.mark.parametrize("name", ["image", "image_bfloat16", "series"])
def test_weights_of_pytorch_give_its_outputs_and_come_back(name: str, tmp_path: Path) -> None:
    arrays = np.load(FOLDER / f"{name}.npz")
    file = FOLDER / f"{name}.safetensors"
    with network(name).init() as net, network(name).init() as again:
        net.load_state_dict(file)
        np.testing.assert_allclose(net.output(arrays["x"]), arrays["y"], atol=1e-6)
        net.save_state_dict(tmp_path / "again.safetensors")
        again.load_state_dict(tmp_path / "again.safetensors")
        np.testing.assert_allclose(again.output(arrays["x"]), arrays["y"], atol=1e-6)
    ours, theirs = (header(each) for each in (tmp_path / "again.safetensors", file))
    assert {key: value["shape"] for key, value in ours.items()} == {key: value["shape"] for key, value in theirs.items()}


def header(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    made: dict[str, Any] = json.loads(content[8 : 8 + struct.unpack("<Q", content[:8])[0]])
    made.pop("__metadata__", None)
    return made


def test_names_are_torchvisions(tmp_path: Path) -> None:
    known = json.loads((FOLDER / "torchvision.json").read_text())
    for name, model in (("resnet50", nn.zoo.ResNet50()), ("vgg16", nn.zoo.VGG16()), ("mobilenet_v2", nn.zoo.MobileNetV2())):
        assert set(model.torch_names().values()) == {key.rsplit(".", 1)[0] for key in known[name]}
    with nn.zoo.MobileNetV2(height=32, width=32, symmetric_padding=True).init() as net:
        net.save_state_dict(tmp_path / "mobile.safetensors", nn.zoo.MobileNetV2().torch_names())
    made = {key: value["shape"] for key, value in header(tmp_path / "mobile.safetensors").items()}
    assert made == known["mobilenet_v2"]
    with pytest.raises(dl.ConfigurationError, match="no names of torchvision for LeNet"):
        nn.zoo.LeNet().torch_names()


def test_all_that_does_not_fit_is_told_at_once_and_nothing_is_taken(tmp_path: Path) -> None:
    arrays = np.load(FOLDER / "image.npz")
    conf = image()
    with nn.ComputationGraph(conf).init() as net:
        before = net.output(arrays["x"])
        with pytest.raises(dl.ConfigurationError, match=r"no layer 'con'. Did you mean 'conv'"):
            net.load_state_dict(FOLDER / "image.safetensors", {"con": "conv"})
        with pytest.raises(dl.ModelFileError, match=r"(?s)no 'first.weight' for .*no layer takes 'conv.weight'"):
            net.load_state_dict(FOLDER / "image.safetensors", {"conv": "first"})
        with pytest.raises(dl.ModelFileError, match=r"there is no 'conv.weight'"):
            net.load_state_dict(FOLDER / "series.safetensors")
        wider = conf.replace(vertices={**conf.vertices, "fc": (nn.Output(6, loss="mcxent"), "up")})
        with nn.ComputationGraph(wider).init() as other, pytest.raises(dl.ModelFileError, match=r"'fc.weight' has the shape \[5, 128\]"):
            other.load_state_dict(FOLDER / "image.safetensors")
        np.testing.assert_array_equal(net.output(arrays["x"]), before)
    layers: list[Any] = [nn.SelfAttention(4), nn.LastTimeStep(nn.LSTM(2)), nn.Output(2, loss="mse")]
    odd = nn.MultiLayerConfiguration(input_type=nn.InputType.recurrent(3, 4), layers=layers)
    told = r"(?s)SelfAttention\) has no counterpart.*LastTimeStep\) has no counterpart"
    with nn.MultiLayerNetwork(odd).init() as net, pytest.raises(dl.ModelFileError, match=told):
        net.save_state_dict(tmp_path / "none.safetensors")
    assert not list(tmp_path.iterdir())
