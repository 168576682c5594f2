"""Well-known networks from Python."""

from __future__ import annotations

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")


def test_a_small_residual_network_learns_a_step() -> None:
    model = nn.zoo.ResNet50(3, height=32, width=32, updater=nn.Sgd(0.01))
    assert model == nn.zoo.ZooModel.from_json(model.to_json())
    with model.init() as net:
        assert isinstance(net, nn.ComputationGraph)
        assert net.conf == model.conf()
        pictures = np.random.default_rng(1).normal(size=(2, 3, 32, 32)).astype(np.float32)
        net.fit(pictures, np.array([0, 2]), batch_size=2)
        assert net.output(pictures).shape == (2, 3)


def test_a_chain_is_one_too() -> None:
    conf = nn.zoo.LeNet(10, height=28, width=28, channels=1).conf()
    assert isinstance(conf, nn.MultiLayerConfiguration)
    assert len(conf.layers) == 6


def test_pictures_that_are_too_small_are_refused() -> None:
    with pytest.raises(dl.ShapeError, match=r"AlexNet|kernel|small|window|Subsampling"):
        nn.zoo.AlexNet(10, height=20, width=20).conf()
