"""Zips that Deeplearning4j 0.5.0 to 1.0.0-beta3 wrote (tests/compat/dl4j/older): what they hold, and what 1.0.0-M2.1 makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from tests import nd4j_arrays

pytestmark = pytest.mark.usefixtures("session")

ZIPS = Path(__file__).parents[1] / "compat" / "dl4j" / "older"


def path(version: str, name: str) -> Path:
    return ZIPS / f"{version}_ModelSerializer_Regression_{name}.zip"


def counted(net: Any, shapes: dict[str, Any]) -> None:
    """The parameters are 1, 2, 3 … in the order of that vector; each has its layout there."""
    start = 1
    for name, order in shapes.items():
        values = net.param_table[name]
        expected = np.arange(start, start + values.size, dtype=np.float32).reshape(values.shape, order=order)
        np.testing.assert_array_equal(values, expected, name)
        start += values.size
    assert start == net.num_params + 1


@pytest.mark.parametrize("version", ["050", "060", "071", "080"])
def test_a_perceptron_has_its_settings_and_outputs(version: str) -> None:
    file = path(version, "MLP_2")
    with dl.load(file) as net:
        assert isinstance(net, nn.MultiLayerNetwork)
        counted(net, {"0_W": "F", "0_b": "C", "1_W": "F", "1_b": "C"})
        hidden: Any
        output: Any
        hidden, output = net.conf.layers
        assert isinstance(hidden.activation, nn.activations.LeakyReLU)
        assert hidden.weight_init == nn.weight_inits.NormalDistribution(0.1, std=1.2)
        assert hidden.updater == nn.RmsProp(0.15, rms_decay=0.96)
        assert (hidden.l1, hidden.l2, hidden.drop_out) == (0.1, 0.2, 0.6)
        clipped = "clip_element_wise_absolute_value" if version != "050" else "none"
        assert hidden.gradient_normalization == clipped
        assert isinstance(output.loss, nn.losses.MSE)
        (features,) = nd4j_arrays.entries(file, "input")
        (expected,) = nd4j_arrays.entries(file, "output")
        np.testing.assert_allclose(net.output(features), expected, rtol=1e-5)
        np.testing.assert_array_equal(net.updater_state, net.params)


@pytest.mark.parametrize("version", ["050", "060", "071", "080"])
def test_a_classifier_trains_on(version: str) -> None:
    with dl.load(path(version, "MLP_1")) as net:
        conf: Any = net.conf
        assert conf.layers[0].updater == nn.Nesterovs(0.15, momentum=0.9)
        assert isinstance(conf.layers[1].loss, nn.losses.MCXENT)
        net.fit(nn.DataSet(np.zeros((2, 3), np.float32), np.eye(5, dtype=np.float32)[:2]))
        assert np.isfinite(net.params).all()


@pytest.mark.parametrize("version", ["060", "071", "080"])
@pytest.mark.parametrize("name", ["LSTM_1", "CG_LSTM_1"])
def test_recurrent_networks_lie_as_there(version: str, name: str) -> None:
    with dl.load(path(version, name)) as net:
        order = ["0_W", "0_RW", "0_b", "1_fW", "1_fRW", "1_fb", "1_bW", "1_bRW", "1_bb", "2_W", "2_b"]
        counted(net, {each: "C" if each[-1] == "b" else "F" for each in order})
        assert net.output(np.zeros((2, 3, 4), np.float32)).shape == (2, 5, 4)
        reset: Any = net.conf.layers[0] if isinstance(net, nn.MultiLayerNetwork) else net.conf.vertices["0"][0]
        assert reset.gradient_normalization_threshold == 1.5


def test_images_without_a_step_or_with_a_wrong_one_are_squares() -> None:
    """0.5.0 kept none of the steps that it put in; that in the file of 0.8.0 has 28, of which the layer behind it takes 26."""
    for version, side in (("050", 28), ("080", 26)):
        with dl.load(path(version, "CNN_1")) as net:
            conf: Any = net.conf
            assert conf.input_type == nn.InputType.convolutional(side, side, 3)
            counted(net, {"0_b": "C", "0_W": "C", "2_W": "F", "2_b": "C"})


@pytest.mark.parametrize("name", ["CustomLayerExample_Graph_100a.bin", "CustomLayerExample_100b3_double.bin"])
def test_a_class_of_a_user_is_refused_by_name(name: str) -> None:
    with pytest.raises(dl.ModelFileError, match=r"layer '?1'? \(CustomLayer\).*CustomLayer, which there is no layer for"):
        dl.load(ZIPS / name)
    found = dl.inspect(ZIPS / name)
    assert [(each.type, each.made) for each in found.layers][1] == ("CustomLayer", "")
    assert len(found.problems) == 1
