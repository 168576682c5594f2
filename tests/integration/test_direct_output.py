"""`net.output` again and again: from the second call on it takes the short way of its bridge, and all must stay as it was."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
RANDOM = np.random.default_rng(5)


def dense(n_in: int = 4, hidden: int = 8) -> nn.MultiLayerNetwork:
    layers = [nn.Dense(hidden, activation="tanh"), nn.Output(3, loss="mcxent")]
    return nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=1, input_type=nn.InputType.feed_forward(n_in), layers=layers)).init()


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with dense() as made:
        made.output(np.zeros((1, 4), np.float32))
        yield made


def by_hand(net: nn.MultiLayerNetwork, x: np.ndarray) -> np.ndarray:
    table = {name: array.astype(np.float64) for name, array in net.param_table.items()}
    logits = np.tanh(x @ table["0_W"] + table["0_b"]) @ table["1_W"] + table["1_b"]
    return np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)


@pytest.mark.parametrize("rows", [1, 2, 8, 129])
def test_batches_of_any_size_have_their_own_outputs(net: nn.MultiLayerNetwork, rows: int) -> None:
    x = RANDOM.standard_normal((rows, 4)).astype(np.float32)
    first, other = net.output(x), net.output(-x)
    np.testing.assert_allclose(first, by_hand(net, x), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(other, by_hand(net, -x), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    "other",
    [
        lambda x: np.asfortranarray(x),
        lambda x: np.repeat(x, 2, axis=0)[::2],
        lambda x: x[::-1][::-1],
        lambda x: x.astype(np.float64),
        lambda x: x.astype(">f4"),
        lambda x: x.tolist(),
        lambda x: dl.array(x),
        lambda x: dl.array(x) * 1,
        lambda x: np.frombuffer(x.tobytes(), np.float32).reshape(x.shape),
        lambda x: np.frombuffer(b"\0" + x.tobytes(), np.float32, offset=1).reshape(x.shape),
    ],
    ids=["column-major", "stepped", "turned", "float64", "big-endian", "lists", "NDArray", "of-the-JVM", "read-only", "misaligned"],
)
def test_other_layouts_and_kinds_of_a_batch_have_equal_outputs(net: nn.MultiLayerNetwork, other) -> None:
    x = RANDOM.standard_normal((6, 4)).astype(np.float32)
    np.testing.assert_allclose(net.output(other(x)), net.output(x), rtol=1e-6)  # the product of turned memory sums in another order


def test_images_keep_their_shapes() -> None:
    layers = [nn.Convolution(2, kernel_size=[3, 3], activation="relu"), nn.Output(3, loss="mcxent")]
    made = nn.MultiLayerConfiguration(seed=1, input_type=nn.InputType.convolutional(6, 5, 1), layers=layers)
    with nn.MultiLayerNetwork(made).init() as net:
        x = RANDOM.standard_normal((7, 1, 6, 5)).astype(np.float32)
        first = net.output(x)
        np.testing.assert_array_equal(net.output(x), first)
        np.testing.assert_array_equal(net.output(x[:4]), net.output(x[:4].astype(np.float64)))
        with pytest.raises(dl.ShapeError):
            net.output(np.zeros((7, 1, 5, 6), np.float32))


def test_mistakes_are_the_same_errors_before_and_after_the_first_call() -> None:
    def told(net: nn.MultiLayerNetwork, batch: np.ndarray) -> str:
        with pytest.raises(dl.ShapeError) as error:
            net.output(batch)
        return str(error.value)

    wrong = [np.zeros((8, 5), np.float32), np.zeros(4, np.float32), np.zeros((2, 2, 4), np.float32)]
    with dense() as net:
        before = [told(net, batch) for batch in wrong]
        net.output(np.zeros((8, 4), np.float32))
        assert [told(net, batch) for batch in wrong] == before
        assert net.output(np.zeros((0, 4), np.float32)).shape == (0, 3)


def test_a_closed_network_refuses_and_its_outputs_stay() -> None:
    x = np.ones((8, 4), np.float32)
    with dense() as net:
        net.output(x)
        y = net.output(x)
        expected = y.copy()
    with pytest.raises(dl.ClosedError, match="network was closed"):
        net.output(x)
    np.testing.assert_array_equal(y, expected)
    assert y.flags.writeable


def test_nothing_is_left_of_a_call(net: nn.MultiLayerNetwork, session: dl.Session) -> None:
    for _ in range(2):
        net.output(np.zeros((8, 4), np.float32))
    gc.collect()
    before = session.bridge.memory()
    x = np.ones((8, 4), np.float32)
    gone = weakref.ref(x)
    for _ in range(50):
        net.output(x)
    with pytest.raises(dl.ShapeError):
        net.output(x[:, :3])
    del x
    gc.collect()
    after = session.bridge.memory()
    assert gone() is None, "the batch is kept"
    assert (after["arrays"], after["held"], after["live"]) == (before["arrays"], before["held"], before["live"])


@pytest.mark.parametrize("rows", [1, 8, 300])
def test_a_write_through_a_live_view_is_seen_by_the_next_output(rows: int) -> None:
    x = RANDOM.standard_normal((rows, 700)).astype(np.float32)
    with dense(700, 200) as net:
        for _ in range(2):
            net.output(x)
        for write in range(1, 4):
            net.params[:] = RANDOM.standard_normal(net.num_params) / 30  # a view that is gone at once
            np.testing.assert_allclose(net.output(x), by_hand(net, x), rtol=1e-4, atol=1e-5, err_msg=f"write {write}")
        view, part = net.params, net.param_table["0_W"][:300]
        net.output(x)
        view *= 0.5
        np.testing.assert_allclose(net.output(x), by_hand(net, x), rtol=1e-4, atol=1e-5)
        del view
        net.output(x)
        part += 0.01
        np.testing.assert_allclose(net.output(x), by_hand(net, x), rtol=1e-4, atol=1e-5)
        part -= 0.02
        del part
        np.testing.assert_allclose(net.output(x), by_hand(net, x), rtol=1e-4, atol=1e-5)
