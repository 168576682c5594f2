"""Normalizers scale the axis in which a network's features stand, first or last, as numpy does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.serving import HttpServer
from tests.serving.http_requests import infer

pytestmark = pytest.mark.usefixtures("session")

RNG = np.random.default_rng(21)
SHAPES: dict[str, tuple[tuple[int, ...], bool]] = {
    "dense": ((40, 3), False),
    "dense, told last": ((40, 3), True),
    "nchw": ((40, 3, 4, 5), False),
    "nhwc": ((40, 4, 5, 3), True),
    "ndhwc": ((40, 2, 4, 5, 3), True),
    "nft": ((40, 3, 7), False),
    "ntf": ((40, 7, 3), True),
    "square": ((40, 3, 3), True),
}
KINDS: Any = {
    "standardize": lambda x, axes: (x.mean(axes), x.std(axes)),
    "minmax": lambda x, axes: (x.min(axes), np.ptp(x, axes)),
    "robust": lambda x, axes: (np.median(x, axes), np.subtract(*np.quantile(x, [0.75, 0.25], axes))),
}


def raw(shape: tuple[int, ...], last: bool) -> np.ndarray:
    """Each feature of another size."""
    features = np.array([10, -5, 1e4]) + RNG.normal(0, [2, 0.5, 90], (*shape[:1], *[n for n in shape[1:] if n != 3], 3))
    if shape == (40, 3, 3):
        features = np.array([10, -5, 1e4]) + RNG.normal(0, [2, 0.5, 90], shape)
    return features if last or len(shape) == 2 else np.moveaxis(features, -1, 1)


def by_numpy(kind: str, x: np.ndarray, last: bool) -> np.ndarray:
    axis = x.ndim - 1 if last else 1
    axes = tuple(i for i in range(x.ndim) if i != axis)
    shape = [1] * x.ndim
    shape[axis] = 3
    center, spread = (np.reshape(numbers, shape) for numbers in KINDS[kind](x, axes))
    return np.asarray((x - center) / spread)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SHAPES)
def test_features_and_labels_are_fit_scaled_and_given_back_along_their_axis(name: str, kind: str) -> None:
    shape, last = SHAPES[name]
    x, y = raw(shape, last), raw(shape, last)
    assert x.shape == shape
    data = datasets.DataPipeline(x, y).batch(9)
    found = data.fit_normalizer(kind, labels=True, features_last=last)
    assert found.get("featuresLast") == found.get("labelsLast") == (last if len(shape) > 2 else None)
    with data.batch(40).normalize(found) as batches:
        (made,) = batches
        np.testing.assert_allclose(made.features, by_numpy(kind, x, last), rtol=1e-6, atol=1e-6)
        assert made.labels is not None
        np.testing.assert_allclose(made.labels, by_numpy(kind, y, last), rtol=1e-6, atol=1e-6)


def images(height: int = 4) -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=2,
        updater=nn.Sgd(0.01),
        input_type=nn.InputType.convolutional(height, 5, 3, format="nhwc"),
        layers=[nn.Convolution(2, kernel_size=2), nn.Output(2, loss="mse", activation="identity")],
    )


def series(format: Literal["ncw", "nwc"] = "nwc") -> nn.MultiLayerConfiguration:
    kind = nn.InputType.recurrent(3, format=format)
    return nn.MultiLayerConfiguration(
        seed=2, updater=nn.Sgd(0.01), input_type=kind, layers=[nn.LSTM(4), nn.RnnOutput(3, loss="mse", activation="identity")]
    )


def test_pictures_with_channels_last_train_and_answer_as_on_scaled_numbers(tmp_path: Path) -> None:
    x, y = raw((40, 4, 5, 3), True), RNG.normal(50, 7, (40, 2))
    ready = by_numpy("standardize", x, True).astype(np.float32)
    labels = ((y - y.mean(0)) / y.std(0)).astype(np.float32)
    with nn.MultiLayerNetwork(images()).init() as net, nn.MultiLayerNetwork(images()).init() as plain:
        net.normalizer = datasets.DataPipeline(x, y).batch(8).fit_normalizer(labels=True, features_last=True)
        net.normalize = True
        net.fit(x, y, epochs=3, batch_size=10)
        plain.fit(ready, labels, epochs=3, batch_size=10)
        np.testing.assert_allclose(net.params, plain.params, atol=1e-5)
        answers = net.output(x)
        np.testing.assert_allclose(answers, plain.output(ready) * y.std(0) + y.mean(0), rtol=1e-4)
        errors = net.evaluate_regression(x, y).mean_absolute_error
        np.testing.assert_allclose(errors, np.abs(answers - y).mean(0), rtol=1e-4)
        net.save(tmp_path / "net.zip")
        with pytest.raises(dl.ModelFileError, match=r"NormalizerStandardize.*the last axis.*'featuresLast'.*scale axis 1"):
            net.export_dl4j(tmp_path / "dl4j.zip")
        normalizer = net.normalizer
    with dl.load(tmp_path / "net.zip", normalize=True) as again:
        assert again.normalizer == normalizer
        np.testing.assert_array_equal(again.output(x), answers)
    request = {"inputs": [{"name": "input", "datatype": "FP32", "shape": list(x.shape), "data": x.ravel().tolist()}]}
    with HttpServer(tmp_path / "net.zip") as server:
        status, _, body = infer(server.url, "net", request)
    assert status == 200, body
    (output,) = json.loads(body)["outputs"]
    np.testing.assert_allclose(np.reshape(output["data"], output["shape"]), answers, rtol=1e-4)


def test_series_with_features_last_keep_their_masks_and_get_answers_in_units() -> None:
    x, y = raw((40, 7, 3), True), raw((40, 7, 3), True)
    mask = (np.arange(7) < RNG.integers(2, 8, 40)[:, None]).astype(np.float32)
    ready, labels = (by_numpy("minmax", each, True).astype(np.float32) for each in (x, y))
    with nn.MultiLayerNetwork(series()).init() as net, nn.MultiLayerNetwork(series()).init() as plain:
        net.normalizer = datasets.DataPipeline(x, y).batch(8).fit_normalizer("minmax", labels=True, features_last=True)
        net.normalize = True
        net.fit(nn.DataSet(x, y, features_mask=mask, labels_mask=mask), epochs=3)
        plain.fit(nn.DataSet(ready, labels, features_mask=mask, labels_mask=mask), epochs=3)
        np.testing.assert_allclose(net.params, plain.params, atol=1e-6)
        span, low = np.ptp(y, (0, 1)), y.min((0, 1))
        np.testing.assert_allclose(net.output(x, mask), plain.output(ready, mask) * span + low, rtol=1e-4, atol=1e-3)


def standardize(count: int, **more: Any) -> dict[str, Any]:
    return {"@class": "NormalizerStandardize", "mean": [1.0] * count, "std": [2.0] * count, **more}


def test_a_network_says_where_its_features_stand_for_numbers_that_do_not() -> None:
    with nn.MultiLayerNetwork(images()).init() as net:
        net.normalizer = standardize(3)
        assert (net.normalizer or {})["featuresLast"] is True
        net.normalizer = {"@class": "CompositeNormalizer", "normalizers": [{"@class": "NormalizerLog"}, standardize(3)]}
        assert [each.get("featuresLast") for each in (net.normalizer or {})["normalizers"]] == [None, True]
        net.normalizer, net.normalize = {"@class": "VGG16ImagePreProcessor"}, True
        x = RNG.integers(0, 256, (2, 4, 5, 3)).astype(np.float32)
        answers = net.output(x)
        net.normalize = False
        np.testing.assert_allclose(net.output(x - np.array([123.68, 116.779, 103.939], np.float32)), answers, rtol=1e-4)
    with nn.MultiLayerNetwork(series()).init() as net:
        net.normalizer = standardize(3, labelMean=[1.0] * 3, labelStd=[1.0] * 3)
        assert (net.normalizer or {})["labelsLast"] is True
    with nn.MultiLayerNetwork(series("ncw")).init() as net:
        net.normalizer = standardize(3)
        assert "featuresLast" not in (net.normalizer or {})


def test_one_that_was_fit_along_another_axis_is_refused_with_the_remedy() -> None:
    along_rows = r"NormalizerStandardize of 'input' has 4 numbers for axis 1, and the 3 features .* \[n, 4, 5, 3\] stand in the last axis"
    with nn.MultiLayerNetwork(images()).init() as net:
        with pytest.raises(dl.ConfigurationError, match=f"{along_rows}. Fit it with features_last=True"):
            net.normalizer = standardize(4)
        assert net.normalizer is None
        with pytest.raises(dl.ConfigurationError, match=along_rows):
            net.normalizer = {"@class": "CompositeNormalizer", "normalizers": [{"@class": "NormalizerLog"}, standardize(4)]}
    x = raw((40, 3, 5, 3), True)
    with nn.MultiLayerNetwork(images(3)).init() as net, pytest.raises(dl.ConfigurationError, match="features_last=True"):
        net.normalizer = datasets.DataPipeline(x, np.zeros((40, 2))).fit_normalizer()  # 3 rows of pixels look like 3 channels
    first = r"for the last axis.*\[n, 3, time\] stand in axis 1.*features_last=False"
    with nn.MultiLayerNetwork(series("ncw")).init() as net, pytest.raises(dl.ConfigurationError, match=first):
        net.normalizer = standardize(3, featuresLast=True)
    other = r"expects in axis 1.*Fit it to this data, with features_last=True\."
    with datasets.DataPipeline(x[:, :2]).batch(40).normalize(standardize(3)) as batches, pytest.raises(dl.ShapeError, match=other):
        next(iter(batches))


def test_each_input_of_a_graph_has_its_own_axis(tmp_path: Path) -> None:
    conf = nn.ComputationGraphConfiguration(
        inputs=["picture", "row"],
        input_types=[nn.InputType.convolutional(4, 5, 3, format="nhwc"), nn.InputType.feed_forward(3)],
        vertices={
            "seen": (nn.Dense(4), "picture"),
            "both": (nn.MergeVertex(), "seen", "row"),
            "out": (nn.Output(2, loss="mse", activation="identity"), "both"),
        },
        outputs=["out"],
    )
    picture, row, y = raw((40, 4, 5, 3), True), raw((40, 3), False), RNG.normal(9, 2, (40, 2))
    data = datasets.DataPipeline(nn.MultiDataSet([picture, row], [y])).batch(8)
    with nn.ComputationGraph(conf).init() as net:
        net.normalizer = data.fit_normalizer("minmax", features_last=True)
        with pytest.raises(dl.ModelFileError, match="NormalizerMinMaxScaler of the network scales the last axis"):
            net.export_dl4j(tmp_path / "dl4j.zip")
        net.normalizer, net.normalize = data.fit_normalizer("robust", features_last=True), True
        assert [each.get("featuresLast") for each in (net.normalizer or {})["inputs"].values()] == [True, None]
        answers = net.output([picture, row])
        net.normalize = False
        ready = [by_numpy("robust", picture, True), by_numpy("robust", row, False)]
        np.testing.assert_allclose(net.output([each.astype(np.float32) for each in ready]), answers, rtol=1e-4, atol=1e-5)
        with pytest.raises(dl.ConfigurationError, match="'picture' has 4 numbers for axis 1"):
            net.normalizer = {"@class": "MultiNormalizer", "inputs": {"picture": standardize(4)}}
