"""A network with a normalizer: raw numbers in, answers in the units of the labels out, or a refusal until told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

MEAN, STD = np.array([10.0, -5.0, 1.7e9]), np.array([2.0, 0.5, 3.0])
SCALE = {"@class": "NormalizerStandardize", "mean": MEAN, "std": STD, "labelMean": [100.0], "labelStd": [20.0]}
RAW = np.random.default_rng(3).normal(MEAN, STD, (200, 3))
LABELS = (100 + 20 * ((RAW - MEAN) / STD) @ np.array([0.5, -0.25, 1.0]))[:, None]


def regressor() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=4, input_type=nn.InputType.feed_forward(3), updater=nn.Sgd(0.1), layers=[nn.Output(1, loss="mse", activation="identity")]
    )
    net = nn.MultiLayerNetwork(conf).init()
    net.normalizer = SCALE
    return net


def test_without_being_told_it_refuses_to_work(session: dl.Session) -> None:
    with regressor() as net:
        for call in (lambda: net.output(RAW), lambda: net.predict(RAW), lambda: net.fit(RAW, LABELS), lambda: net.score(RAW, LABELS),
                     lambda: net.evaluate_regression(RAW, LABELS)):  # fmt: skip
            with pytest.raises(dl.ConfigurationError, match=r"has a normalizer \(NormalizerStandardize\).*net.normalize = True"):
                call()
        net.normalizer = None
        assert net.output(RAW.astype(np.float32)).shape == (200, 1)


def test_told_not_to_it_takes_scaled_numbers(session: dl.Session) -> None:
    with regressor() as net:
        net.normalize = False
        scaled = ((RAW - MEAN) / STD).astype(np.float32)
        expected = scaled @ net.param_table["0_W"] + net.param_table["0_b"]
        np.testing.assert_allclose(net.output(scaled), expected, atol=1e-5)


def test_told_to_it_learns_and_answers_in_the_units_of_raw_numbers(session: dl.Session, tmp_path: Path) -> None:
    with regressor() as net:
        net.normalize = True
        net.fit(RAW, LABELS, epochs=60, batch_size=20)
        np.testing.assert_allclose(net.output(RAW), LABELS, atol=0.2)  # of labels between 30 and 170
        np.testing.assert_allclose(net.predict(RAW), LABELS[:, 0], atol=0.2)
        assert net.evaluate_regression(RAW, LABELS).mean_absolute_error[0] < 0.1
        at_once = net.evaluate_regression(RAW, LABELS)
        by_batches = net.evaluate_regression(datasets.DataPipeline(RAW, LABELS).batch(30))
        np.testing.assert_allclose(by_batches.mean_absolute_error, at_once.mean_absolute_error, rtol=1e-5)
        np.testing.assert_allclose(by_batches.r_squared, at_once.r_squared, rtol=1e-5)
        assert net.score(RAW, LABELS) < 1e-4  # the loss is that of scaled numbers
        expected = 100 + 20 * (((RAW - MEAN) / STD) @ net.param_table["0_W"] + net.param_table["0_b"])
        np.testing.assert_allclose(net.output(RAW), expected, rtol=1e-5)
        with pytest.raises(dl.ConfigurationError, match="takes arrays, pairs, a DataSet or a DataPipeline"):
            net.fit(datasets.ArrayIterator(RAW, LABELS, 20))
        net.save(tmp_path / "net.zip")
        answer = net.output(RAW)
    with dl.load(tmp_path / "net.zip", normalize=True) as again:
        np.testing.assert_array_equal(again.output(RAW), answer)
    with dl.load(tmp_path / "net.zip") as again, pytest.raises(dl.ConfigurationError, match="normalize"):
        again.output(RAW)
