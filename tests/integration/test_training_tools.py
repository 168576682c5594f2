"""Averaged weights, accumulated gradients, rates that fall on a plateau, and what outputs depend on, from Python."""

from __future__ import annotations

import numpy as np
import pytest

from pydl4j import ConfigurationError, ShapeError, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(1).normal(size=(24, 3)).astype(np.float32)
Y = (X[:, :1] > 0).astype(np.int64).ravel()


def network(updater: nn.Updater | None = None, accumulated: int = 1) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=4,
        updater=updater or nn.Sgd(0.1),
        gradient_accumulation=accumulated,
        input_type=nn.InputType.feed_forward(3),
        layers=[nn.Dense(5, activation="tanh"), nn.Output(2, loss="mcxent", activation="softmax")],
    )
    return nn.MultiLayerNetwork(conf).init()


def test_gradients_are_accumulated() -> None:
    with network() as whole, network(accumulated=3) as parts:
        whole.fit(X, Y, batch_size=24, shuffle=False)
        parts.fit(X, Y, batch_size=8, shuffle=False)
        np.testing.assert_allclose(whole.params, parts.params, rtol=1e-5, atol=1e-6)
        assert (whole.iteration, parts.iteration) == (1, 3)


def test_weights_are_averaged_and_copied() -> None:
    average = nn.ExponentialMovingAverage(0.0)
    with network() as net:
        with pytest.raises(ConfigurationError, match="has seen no mini-batch"):
            average.copy_to(net)
        net.fit(X, Y, epochs=2, batch_size=8, listeners=[average])
        last = net.params.copy()
        net.params[:] = 0
        average.copy_to(net)
        np.testing.assert_array_equal(last, net.params)
    average.close()
    with pytest.raises(ConfigurationError, match="from 0 to 1"):
        nn.ExponentialMovingAverage(1.5)


def test_rates_fall_on_a_plateau() -> None:
    with network(nn.Sgd(0.0)) as still, network() as net:
        still.fit(X, Y, epochs=5, listeners=[nn.ReduceOnPlateau(0.5, 2, data=X, labels=Y)])
        assert still._object().call("learningRateFactor") == 0.25
        net.fit(X, Y, epochs=5, listeners=[nn.ReduceOnPlateau(0.5, 2, min_delta=0)])
        assert net._object().call("learningRateFactor") == 1


def test_inputs_that_matter_are_seen() -> None:
    with network(nn.Adam(0.05)) as net:
        net.fit(X, Y, epochs=40, batch_size=8)
        slopes = net.input_gradient(X, of=1)
        assert slopes.shape == X.shape
        assert (np.abs(slopes).mean(axis=0).argmax()) == 0, "the class is the sign of the first number"
        step = np.zeros_like(X)
        step[:, 0] = 1e-2
        difference = (net.output(X + step) - net.output(X - step))[:, 1] / 2e-2
        np.testing.assert_allclose(slopes[:, 0], difference, atol=1e-2)
        greatest = net.input_gradient(X)
        np.testing.assert_allclose(greatest, net.input_gradient(X, of=net.predict(X)))
        np.testing.assert_allclose(net.saliency(X), np.abs(greatest))
        np.testing.assert_allclose(net.input_gradient(X, of=np.eye(2, dtype=np.float32)[np.ones(24, int)]), slopes)
        with pytest.raises(ShapeError, match="from 0 to 1"):
            net.input_gradient(X, of=2)
        with pytest.raises(ShapeError, match="class indices"):
            net.input_gradient(X, of=[0.5])


def test_pictures_have_a_map() -> None:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.convolutional(6, 6, 3),
        layers=[nn.Convolution(4, kernel_size=3, activation="tanh"), nn.Output(2, loss="mcxent", activation="softmax")],
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        assert net.saliency(np.ones((2, 3, 6, 6), np.float32)).shape == (2, 6, 6)
