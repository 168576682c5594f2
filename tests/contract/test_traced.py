"""Layers written in Python are plain data on every bridge."""

from __future__ import annotations

from typing import Any

import numpy as np

import pydl4j as dl
from pydl4j import nn
from pydl4j._jvm import Bridge


def test_a_layer_written_in_python_learns(bridge: Bridge) -> None:
    assert not bridge.session.closed

    def bent(x: Any, w: Any) -> Any:
        return dl.tanh(x @ w) * 2

    x = np.linspace(-1, 1, 24, dtype=np.float32).reshape(8, 3)
    conf = nn.MultiLayerConfiguration(
        seed=1,
        updater=nn.Adam(0.05),
        input_type=nn.InputType.feed_forward(3),
        layers=[nn.traced(bent, {"w": (3, 4)}), nn.Output(1, loss="mse", activation="identity")],
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        made = net.feed_forward(x)[1]
        np.testing.assert_allclose(made, 2 * np.tanh(x @ net.param_table["0_w"]), rtol=1e-5, atol=1e-6)
        before = net.score(x, x[:, :1])
        net.fit(x, x[:, :1], epochs=30)
        assert net.score(x, x[:, :1]) < 0.5 * before
