"""Sequences from Python: recurrent layers, masks, series that are computed part by part."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
RANDOM = np.random.default_rng(4)
X = RANDOM.standard_normal((6, 3, 5)).astype(np.float32)
MASK = (np.arange(5) < np.array([5, 3, 1, 4, 2, 5])[:, None]).astype(np.float32)
Y = RANDOM.integers(0, 2, (6, 5))


def network(*layers: Any, **settings: Any) -> nn.MultiLayerNetwork:
    settings.setdefault("input_type", nn.InputType.recurrent(3))
    conf = nn.MultiLayerConfiguration(
        seed=2, updater=nn.Adam(0.01), layers=[*layers, nn.RnnOutput(2, loss="mcxent")], **settings
    )  # fmt: skip
    return nn.MultiLayerNetwork(conf).init()


def test_a_small_lstm_is_the_formula() -> None:
    with network(nn.LSTM(4)) as net:
        table = {name: value.copy() for name, value in net.param_table.items()}
        made = net.output(X)
    h = c = np.zeros((6, 4))
    for t in range(5):
        z = X[:, :, t] @ table["0_W"] + h @ table["0_RW"] + table["0_b"]
        a, (f, o, i) = np.tanh(z[:, :4]), (1 / (1 + np.exp(-z[:, k : k + 4])) for k in (4, 8, 12))
        c = f * c + i * a
        h = o * np.tanh(c)
        e = np.exp(h @ table["1_W"] + table["1_b"])
        np.testing.assert_allclose(made[:, :, t], e / e.sum(axis=1, keepdims=True), atol=1e-5)


def dirty(padding: float) -> np.ndarray:
    return np.where(MASK[:, None] == 1, X, np.float32(padding))


@pytest.mark.parametrize(
    "layer", [nn.LSTM(4), nn.GRU(4), nn.GravesLSTM(4), nn.SimpleRnn(4), nn.Bidirectional(nn.LSTM(4), mode="add")], ids=repr
)
def test_padding_changes_no_number(layer: Any) -> None:
    found = []
    for padding in (0.0, 1e30, np.nan):
        x = dirty(padding)
        with network(layer) as net:
            net.fit(datasets.ArrayIterator(x, Y, batch_size=4, features_mask=MASK), epochs=2)
            net.fit(nn.DataSet(x, Y, features_mask=MASK))
            net.fit([{"features": x, "labels": Y, "features_mask": MASK}])
            data = nn.DataSet(x, Y, features_mask=MASK)
            found.append((net.params.copy(), net.output(x, MASK), net.output(data), net.score(data), net.evaluate(data).examples))
    for other in found[1:]:
        for ours, theirs in zip(found[0], other, strict=True):
            np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(found[0][1], found[0][2])
    assert found[0][-1] == MASK.sum()


def test_labels_have_masks_of_their_own() -> None:
    last = np.zeros((6, 5), np.float32)
    last[:, 4] = 1
    with network(nn.LSTM(4)) as net:
        score = net.score(nn.DataSet(X, Y, labels_mask=last))
        p = net.output(X)[np.arange(6), Y[:, 4], 4]
    assert score == pytest.approx(-np.log(p).mean(), rel=1e-5)


def test_data_sets_keep_their_masks() -> None:
    data = nn.DataSet(X, Y, features_mask=MASK, labels_mask=MASK)
    for other in (copy.deepcopy(data), pickle.loads(pickle.dumps(data))):
        np.testing.assert_array_equal(other.features_mask, MASK)
        np.testing.assert_array_equal(other.labels_mask, MASK)
    with datasets.ArrayIterator(X, Y, 4, features_mask=MASK) as batches:
        np.testing.assert_array_equal(np.concatenate([batch.features_mask for batch in batches]), MASK)
    assert nn.DataSet(X).features_mask is None
    with pytest.raises(dl.ShapeError, match=r"'features_mask' of 6 examples must be \[n, time\]. Got \[5, 5\]"):
        nn.DataSet(X, Y, features_mask=MASK[:5])
    with network(nn.LSTM(4)) as net, pytest.raises(dl.ShapeError, match=r"must be \[n, time\], \[6, 5\] here. Got \[6, 4\]"):
        net.output(X, MASK[:, :4])


def test_parts_of_a_series_go_on_where_the_former_ended() -> None:
    with network(nn.GRU(4), nn.LSTM(3)) as net:
        whole = net.output(X)
        assert net.rnn_get_previous_state() == {}
        parts = [net.rnn_time_step(X[:, :, :2]), net.rnn_time_step(X[:, :, 2])[:, :, None]]
        states = net.rnn_get_previous_state()
        assert {name: state.shape for name, state in states.items()} == {
            "layer0.prevAct": (6, 4), "layer1.prevAct": (6, 3), "layer1.prevMem": (6, 3),
        }  # fmt: skip
        rest = net.rnn_time_step(X[:, :, 3:])
        np.testing.assert_allclose(np.concatenate([*parts, rest], axis=2), whole, atol=1e-6)
        net.rnn_set_previous_state(states)
        np.testing.assert_array_equal(net.rnn_time_step(X[:, :, 3:]), rest)
        net.rnn_clear_previous_state()
        np.testing.assert_array_equal(net.rnn_time_step(X[:, :, :2]), parts[0])
        with pytest.raises(dl.ConfigurationError, match="no state 'layer2"):
            net.rnn_set_previous_state({"layer2.prevAct": X})


def test_steps_cannot_look_ahead() -> None:
    with network(nn.Bidirectional(nn.LSTM(4))) as net, pytest.raises(dl.ConfigurationError, match="looks at later steps"):
        net.rnn_time_step(X)


def test_truncated_back_propagation_steps_once_a_part(tmp_path: Path) -> None:
    with network(nn.LSTM(4), backprop_type="truncated_bptt", tbptt_length=2) as net:
        net.fit(nn.DataSet(X, Y, features_mask=MASK))
        assert net.iteration == 3
        net.save(tmp_path / "net.zip")
        with dl.load(tmp_path / "net.zip") as read:
            assert read.conf.tbptt_length == 2
            assert read.conf == net.conf


def test_time_may_come_before_the_features() -> None:
    turned = network(nn.LSTM(4), input_type=nn.InputType.recurrent(3, format="nwc"))
    with network(nn.LSTM(4)) as net, turned:
        x, one_hot = X.transpose(0, 2, 1), np.eye(2, dtype=np.float32)[Y]
        np.testing.assert_array_equal(turned.output(x), net.output(X).transpose(0, 2, 1))
        np.testing.assert_array_equal(turned.predict(x), net.predict(X))
        net.fit(nn.DataSet(X, one_hot.transpose(0, 2, 1), features_mask=MASK))
        turned.fit(nn.DataSet(x, one_hot, features_mask=MASK))
        np.testing.assert_array_equal(turned.params, net.params)
        assert turned.evaluate(x, Y).accuracy == net.evaluate(X, Y).accuracy
        with pytest.raises(dl.ShapeError, match=r"\[n, time, 3\], got \[6, 3, 5\]"):
            turned.output(X)


def test_what_comes_last_is_the_last_real_step() -> None:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.recurrent(3), layers=[nn.LastTimeStep(nn.LSTM(4)), nn.Output(2, loss="mcxent")]
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        made = net.output(dirty(np.nan), MASK)
        for row, length in enumerate(MASK.sum(axis=1).astype(int)):
            np.testing.assert_allclose(net.output(X[row : row + 1, :, :length])[0], made[row], atol=1e-6)
        np.testing.assert_array_equal(net.predict(X, MASK), made.argmax(axis=1))
