"""`net.predict` again and again: small batches go the short way of `net.output`, and all say the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(5).standard_normal((40, 4)).astype(np.float32)


def network(last: nn.Layer) -> nn.MultiLayerNetwork:
    layers = [nn.Dense(8, activation="tanh"), last]
    return nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=1, input_type=nn.InputType.feed_forward(4), layers=layers)).init()


KINDS = {
    "classes": nn.Output(3, loss="mcxent"),
    "one probability": nn.Output(1, loss="xent", activation="sigmoid"),
    "a value": nn.Output(1, loss="mse", activation="identity"),
    "values": nn.Output(2, loss="mse", activation="identity"),
}


def by_hand(kind: str, outputs: np.ndarray) -> np.ndarray:
    if kind == "classes":
        return np.array([max(range(3), key=lambda c: row[c]) for row in outputs.tolist()])
    if kind == "one probability":
        return np.array([int(row[0] >= 0.5) for row in outputs.tolist()])
    return outputs[:, 0] if kind == "a value" else outputs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [1, 7, 40])
def test_the_short_way_says_what_outputs_say(kind: str, rows: int) -> None:
    with network(KINDS[kind]) as net:
        x = X[:rows]
        expected = by_hand(kind, net.output(x))
        general = network(KINDS[kind])
        for given in (x, x, x.astype(np.float64), dl.array(x)):
            for answered in (net.predict(given), general.predict(given)):
                np.testing.assert_allclose(answered, expected, rtol=1e-6)
                assert answered.dtype == (np.int64 if kind in ("classes", "one probability") else np.float32)
                assert answered.shape == expected.shape
        assert net.predict(x[:0]).shape == expected[:0].shape
        general.close()


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with network(KINDS["classes"]) as made:
        made.predict(X)
        yield made


def test_small_batches_send_no_message(net: nn.MultiLayerNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = net.predict(X)
    monkeypatch.setattr(net, "_computed", None)
    np.testing.assert_array_equal(net.predict(X), expected)


def test_equal_outputs_are_the_first_class_and_half_is_class_1(net: nn.MultiLayerNetwork) -> None:
    net.params[:] = 0
    assert net.predict(X).tolist() == [0] * 40
    with network(KINDS["one probability"]) as one:
        one.params[:] = 0
        assert one.predict(X).tolist() == one.predict(X).tolist() == [1] * 40


def test_nan_is_the_same_error_each_time(net: nn.MultiLayerNetwork) -> None:
    wrong = X.copy()
    wrong[3, 1] = np.nan
    for _ in range(2):
        with pytest.raises(dl.DataError, match=r"row 3"):
            net.predict(wrong)
    with pytest.raises(dl.ShapeError):
        net.predict(X[:, :3])
