"""How much examples count in a training: by themselves and by their class."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(6).standard_normal((40, 3))
Y = (X[:, 0] > 0.5).astype(np.int64)
W = np.random.default_rng(7).uniform(0, 3, 40)


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), updater=nn.Sgd(0.5), layers=[nn.Output(2, loss="mcxent")], seed=5, data_type="double"
    )
    return nn.MultiLayerNetwork(conf).init()


def after_one_step(weights: Any) -> Any:
    """numpy: softmax regression, one step of descent on the mean by weight."""
    with network() as net:
        w, b = net.param_table["0_W"].copy(), net.param_table["0_b"].copy()
    e = np.exp(X @ w + b)
    error = (e / e.sum(axis=1, keepdims=True) - np.eye(2)[Y]) * (weights / weights.sum())[:, None]
    return w - 0.5 * X.T @ error


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"sample_weight": W}, W),
        ({"class_weight": [1.0, 4.0]}, np.where(Y == 1, 4.0, 1.0)),
        ({"class_weight": {1: 4.0}}, np.where(Y == 1, 4.0, 1.0)),
        ({"class_weight": {1: 4.0}, "sample_weight": W}, np.where(Y == 1, 4.0, 1.0) * W),
        ({"class_weight": "balanced"}, np.where(Y == 1, 20 / Y.sum(), 20 / (40 - Y.sum()))),
    ],
)
def test_a_weighted_step_is_that_of_numpy(settings: dict[str, Any], expected: Any) -> None:
    for labels in (Y, np.eye(2)[Y]):
        with network() as net:
            net.fit(X, labels, batch_size=40, **settings)
            np.testing.assert_allclose(net.param_table["0_W"], after_one_step(expected), rtol=1e-10, atol=1e-12)


def test_data_sets_and_iterators_have_weights_that_are_shuffled_with_them() -> None:
    with network() as net, network() as other:
        net.fit(nn.DataSet(X, Y, weights=W))
        np.testing.assert_allclose(net.param_table["0_W"], after_one_step(W), rtol=1e-10, atol=1e-12)
        with datasets.ArrayIterator(X, Y, 7, shuffle=True, seed=5, weights=W) as data:
            again = pickle.loads(pickle.dumps(data))
            np.testing.assert_array_equal(copy.copy(again).weights, W)
            assert [len(batch.weights) for batch in data if batch.weights is not None] == [7] * 5 + [5]
            other.fit(data, epochs=2)
    with network() as fresh:
        fresh.fit(X, Y, sample_weight=W, batch_size=7, epochs=2)  # shuffled by the configuration's seed, 5, too
        with network() as third, datasets.ArrayIterator(X, Y, 7, shuffle=True, seed=5, weights=W) as data:
            third.fit(data, epochs=2)
            np.testing.assert_array_equal(fresh.params, third.params)
    zero = np.where(np.arange(40) < 20, 1.0, 0.0)
    with network() as net, network() as half:
        net.fit(X, Y, sample_weight=zero, batch_size=40)
        half.fit(X[:20], Y[:20], batch_size=20)
        np.testing.assert_allclose(net.params, half.params, rtol=1e-12)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"sample_weight": W[:-1]}, r"must be \[40\]"),
        ({"sample_weight": -W}, "at least 0"),
        ({"class_weight": "even"}, "must be 'balanced'"),
        ({"class_weight": [1.0]}, "two or more classes"),
        ({"class_weight": [1.0, -1.0]}, "at least 0"),
        ({"class_weight": {-1: 2.0}}, "from 0 on"),
    ],
)
def test_what_cannot_work_is_refused(settings: dict[str, Any], said: str) -> None:
    with network() as net, pytest.raises(dl.PyDl4jError, match=said):
        net.fit(X, Y, **settings)


def test_weights_come_with_arrays_only() -> None:
    with network() as net, pytest.raises(dl.ConfigurationError, match="is for arrays"):
        net.fit([(X, Y)], sample_weight=W)
