"""Normalizers that are fit to pipelines, and networks that apply them to batches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
RNG = np.random.default_rng(3)
X = RNG.lognormal(3, 2, (300, 3))
X[:, 2] = 7  # never changes
Y = np.log1p(X[:, :1])


def scaled(x: Any, normalizer: dict[str, Any]) -> Any:
    with datasets.DataPipeline(x).batch(64).normalize(normalizer).prefetch(2) as data:
        return np.concatenate([batch.features for batch in data])


def test_what_is_fit_by_streaming_is_what_numpy_says_of_the_whole() -> None:
    data = datasets.DataPipeline(X, Y).batch(17)
    standard, minmax, robust = (data.fit_normalizer(kind, labels=True) for kind in ("standardize", "minmax", "robust"))
    np.testing.assert_allclose(standard["mean"], X.mean(0), rtol=1e-12)
    np.testing.assert_allclose(standard["std"][:2], X.std(0)[:2], rtol=1e-12)
    np.testing.assert_allclose(minmax["max"], X.max(0))
    quartiles = np.quantile(X, [0.25, 0.5, 0.75], axis=0)  # as scikit-learn's RobustScaler
    np.testing.assert_allclose(robust["median"], quartiles[1], rtol=1e-12)
    np.testing.assert_allclose(robust["range"], quartiles[2] - quartiles[0], rtol=1e-12)
    np.testing.assert_allclose(robust["labelMedian"], np.median(Y, 0), rtol=1e-12)
    expected = (X - quartiles[1]) / np.where(quartiles[2] > quartiles[0], quartiles[2] - quartiles[0], 1)
    np.testing.assert_allclose(scaled(X, robust), expected, rtol=1e-9)
    for normalizer in (standard, minmax, robust):
        assert (scaled(X, normalizer)[:, 2] == 0).all()
    with pytest.raises(dl.ConfigurationError, match="standardize, minmax and robust"):
        data.fit_normalizer("mean")
    with pytest.raises(dl.DataError, match="NaN"):
        datasets.DataPipeline(np.array([[1.0], [np.nan]])).fit_normalizer("robust")
    with pytest.raises(dl.DataError, match="labels"):
        datasets.DataPipeline(X).fit_normalizer("robust", labels=True)


def test_quartiles_of_many_numbers_are_near_the_exact_ones() -> None:
    for numbers in (np.arange(200_000.0), RNG.permutation(200_000).astype(float), RNG.lognormal(0, 3, 200_000)):
        made = datasets.DataPipeline(numbers[:, None]).batch(10_000).fit_normalizer("robust")
        rank = (numbers < made["median"][0]).mean()
        assert abs(rank - 0.5) < 0.005
        low = (numbers < made["median"][0] + made["range"][0]).mean() - (numbers < made["median"][0] - made["range"][0]).mean()
        assert low > 0.5


def test_logarithms_keep_signs_and_go_back() -> None:
    x = np.array([[-1e6, -1.0, 0.0, 2.0, 1e9]])
    made = scaled(x, {"@class": "NormalizerLog"})
    np.testing.assert_allclose(made, np.sign(x) * np.log1p(np.abs(x)), rtol=1e-12)


def test_pictures_for_vgg_lose_the_mean_of_imagenet() -> None:
    x = RNG.integers(0, 256, (2, 3, 4, 5)).astype(np.float32)
    expected = x - np.array([123.68, 116.779, 103.939], np.float32)[:, None, None]
    np.testing.assert_allclose(scaled(x, {"@class": "VGG16ImagePreProcessor"}), expected, atol=1e-4)


def composite() -> dict[str, Any]:
    log = {"@class": "NormalizerLog", "labels": False}
    standard = datasets.DataPipeline(X, Y).normalize(log).fit_normalizer(labels=True)
    return {"@class": "CompositeNormalizer", "normalizers": [log, standard]}


def test_several_go_one_behind_the_other_and_with_the_file(tmp_path: Path) -> None:
    normalizer = composite()
    logs = np.log1p(X)
    expected = (logs - logs.mean(0)) / np.where(logs.std(0) > 1e-9, logs.std(0), 1)
    np.testing.assert_allclose(scaled(X, normalizer), expected, atol=1e-9)
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), layers=[nn.Output(1, loss="mse", activation="identity")], updater=nn.Adam(0.05), seed=4
    )
    train = datasets.DataPipeline(X, Y).shuffle(seed=2).batch(25)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = normalizer
        net.normalize = True
        net.fit(train.prefetch(2), epochs=40, validation_data=datasets.DataPipeline(X, Y))
        np.testing.assert_allclose(net.output(X), Y, atol=0.1)  # of labels from 0 to 9: raw numbers in, raw numbers out
        net.save(tmp_path / "net.zip")
        answers = net.output(X)
    with dl.load(tmp_path / "net.zip", normalize=True) as again:
        assert again.normalizer == normalizer
        np.testing.assert_array_equal(again.output(X), answers)
        again.fit(train, epochs=1)
        assert again.iteration == 12 * 41


def test_a_scaled_training_is_taken_up_within_its_pass() -> None:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), layers=[nn.Output(1, loss="mse", activation="identity")], updater=nn.Adam(0.05), seed=4
    )

    class Stops:
        def iteration_done(self, net: Any, iteration: int, score: float) -> None:
            if iteration == 17:
                raise RuntimeError("stops here")

    train = datasets.DataPipeline(X, Y).shuffle(buffer=50, seed=2).batch(25)
    with nn.MultiLayerNetwork(conf).init() as whole, nn.MultiLayerNetwork(conf).init() as stopped:
        for net in (whole, stopped):
            net.normalizer = composite()
            net.normalize = True
        whole.fit(train, epochs=3)
        with pytest.raises(RuntimeError, match="stops here"):
            stopped.fit(train, epochs=3, listeners=[Stops()])
        stopped.fit(train.restore(stopped), epochs=2)
        assert stopped.iteration == whole.iteration
        np.testing.assert_array_equal(stopped.params, whole.params)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"@class": "CompositeNormalizer"},
        {"@class": "CompositeNormalizer", "normalizers": []},
        {"@class": "CompositeNormalizer", "normalizers": [{"@class": "CompositeNormalizer", "normalizers": []}]},
        {"@class": "NormalizerRobust", "median": [1, 2], "range": [1]},
    ],
)
def test_what_is_no_normalizer_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(dl.ConfigurationError):
        scaled(X, wrong)
