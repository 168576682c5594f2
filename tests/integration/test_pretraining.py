"""Layers that learn without labels, and boxes in pictures, from Python."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from pydl4j import ConfigurationError, DataError, ShapeError, nn

pytestmark = pytest.mark.usefixtures("session")


def dots(n: int = 64) -> npt.NDArray[np.float32]:
    half = (np.random.default_rng(3).random((n, 3)) < 0.5).astype(np.float32)
    return np.concatenate([half, half], axis=1)


def network(*layers: nn.Layer) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(updater=nn.Adam(0.02), input_type=nn.InputType.feed_forward(6), layers=list(layers))
    return nn.MultiLayerNetwork(conf).init()


def test_pretraining_makes_the_loss_smaller_and_listeners_hear_of_each_layer() -> None:
    heard: list[tuple[int, float]] = []

    class Ear(nn.TrainingListener):
        def iteration_done(self, net: Any, iteration: int, score: float) -> None:
            heard.append((iteration, score))

    with network(nn.AutoEncoder(3, corruption_level=0.1, name="first"), nn.RBM(2), nn.Output(2, loss="mcxent")) as net:
        x = dots()
        before = net.pretraining_losses(x).mean()
        net.pretrain(x, epochs=30, batch_size=16, listeners=[Ear()])
        assert net.pretraining_losses(x).mean() < 0.8 * before
        assert len(heard) == 2 * 30 * 4
        assert heard[0][0] == 1 == heard[120][0], "the second layer counts anew"
        assert net.iteration == 0
        again = net.decode(net.feed_forward(x)[1], layer="first")
        assert again.shape == (64, 6)
        assert ((again > 0.5) == x).mean() > 0.75
        weights = net.param_table["0_W"].copy()
        net.pretrain(x, layer=1)
        np.testing.assert_array_equal(weights, net.param_table["0_W"])


@pytest.mark.parametrize(
    ("distribution", "shift"),
    [
        (nn.reconstructions.Bernoulli(), 0.0),
        (nn.reconstructions.Gaussian("tanh"), -0.5),
        (nn.reconstructions.Exponential(), 0.0),
        (nn.reconstructions.LossFunctionWrapper("mse", "sigmoid"), 0.0),
        (nn.reconstructions.Composite([2, 4], [nn.reconstructions.Bernoulli(), nn.reconstructions.Gaussian()]), 0.0),
    ],
)
def test_variational_autoencoders_learn_every_distribution(
    distribution: nn.reconstructions.ReconstructionDistribution, shift: float
) -> None:
    layer = nn.VariationalAutoencoder(
        2, encoder_layer_sizes=[16], decoder_layer_sizes=[16], reconstruction_distribution=distribution, activation="tanh"
    )
    with network(layer) as net:
        x = dots() + np.float32(shift)
        before = net.pretraining_losses(x).mean()
        net.pretrain(x, epochs=40, batch_size=16)
        assert net.pretraining_losses(x).mean() < before
        assert net.output(x).shape == (64, 2)
        assert net.decode(np.zeros((3, 2))).shape == (3, 6)


def test_what_cannot_be_is_said() -> None:
    with network(nn.RBM(3), nn.Output(2, loss="mcxent")) as net:
        with pytest.raises(DataError, match="from 0 to 1 for its pretraining"):
            net.pretrain(dots() - 3)
        with pytest.raises(ConfigurationError, match="It is layer 1"):
            net.pretrain(dots(), layer=1)
        with pytest.raises(ConfigurationError, match="a number from 0 to 1"):
            net.pretrain(dots(), layer=2)
        with pytest.raises(ShapeError, match=r"\[n, 3\]"):
            net.decode(np.zeros((1, 4)))
    with pytest.raises(ConfigurationError, match="must sum to the inputs"):
        network(
            nn.VariationalAutoencoder(2, reconstruction_distribution=nn.reconstructions.Composite([2], [nn.reconstructions.Bernoulli()]))
        )


def test_one_class_needs_no_labels() -> None:
    with network(nn.OCNNOutput(4, 0.2, activation="sigmoid")) as net:
        x = np.random.default_rng(0).normal(size=(40, 6)).astype(np.float32)
        before = net.score(nn.DataSet(x))
        net.fit(x, epochs=5)
        assert net.score(nn.DataSet(x)) < before


def test_ctc_learns_what_stands_in_a_series() -> None:
    rng = np.random.default_rng(1)
    labels = rng.integers(1, 4, size=(60, 2))
    labels[labels[:, 0] == labels[:, 1], 1] = 0  # one symbol alone
    x = rng.normal(0, 0.1, size=(60, 3, 9)).astype(np.float32)
    for row, (first, second) in enumerate(labels):
        x[row, first - 1, 1:3] += 1
        if second:
            x[row, second - 1, 5:8] += 1
    conf = nn.MultiLayerConfiguration(
        updater=nn.Adam(0.03),
        input_type=nn.InputType.recurrent(3),
        layers=[
            nn.TimeDistributed(nn.Dense(8, activation="tanh")),
            nn.Bidirectional(nn.LSTM(8)),
            nn.TimeDistributed(nn.Dense(4, activation="identity")),
            nn.CtcLoss(),
        ],
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        net.fit(x, labels, epochs=30, batch_size=20)
        best = net.output(x).argmax(axis=1)
        read = []
        for row in best:
            symbols = [int(symbol) for i, symbol in enumerate(row) if symbol and (i == 0 or row[i - 1] != symbol)]
            read.append([*symbols, 0, 0][:2])
        assert (np.array(read) == labels).all(axis=1).mean() > 0.9


def test_boxes_come_back_from_labels() -> None:
    boxes = [(0, 1, 0.1, 0.2, 0.4, 0.5), (1, 0, 0.5, 0.5, 1.0, 0.8)]
    labels = nn.detection.labels(boxes, pictures=2, classes=2, height=4, width=4)
    assert labels.shape == (2, 6, 4, 4)
    np.testing.assert_allclose(labels[0, :, 1, 1], [0.4, 0.8, 1.6, 2.0, 0, 1], rtol=1e-6)
    assert labels.sum() == pytest.approx(labels[0, :, 1, 1].sum() + labels[1, :, 2, 3].sum())
    with pytest.raises(DataError, match="Row 0 of the boxes"):
        nn.detection.labels([(5, 0, 0, 0, 1, 1)], pictures=2, classes=2, height=4, width=4)
    with network(nn.Dense(3)) as net, pytest.raises(ConfigurationError, match="ends in Dense"):
        nn.detection.detect(net, np.zeros((1, 6)))
