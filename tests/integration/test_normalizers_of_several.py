"""A graph of several inputs and outputs with a normalizer for each: the same network as one that got scaled numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.serving import HttpServer
from tests.serving.http_requests import infer

pytestmark = pytest.mark.usefixtures("session")

RNG = np.random.default_rng(5)
LEFT, RIGHT = RNG.normal([10, -5, 1.7e9], [2, 0.5, 3], (60, 3)), RNG.normal(1e4, 50, (60, 2))
KINDS, SIZES = RNG.integers(0, 3, 60), RNG.normal(-300, 40, (60, 2))
CONF = nn.ComputationGraphConfiguration(
    seed=3,
    updater=nn.Sgd(0.1),
    inputs=["left", "right"],
    input_types=[nn.InputType.feed_forward(3), nn.InputType.feed_forward(2)],
    vertices={
        "both": (nn.Dense(8, activation="tanh"), "left", "right"),
        "kind": (nn.Output(3, loss="mcxent", activation="softmax"), "both"),
        "size": (nn.Output(2, loss="mse", activation="identity"), "both"),
    },
    outputs=["kind", "size"],
)


def standardize(array: np.ndarray) -> dict[str, Any]:
    return {"@class": "NormalizerStandardize", "mean": array.mean(0), "std": array.std(0)}


def scaled(array: np.ndarray) -> np.ndarray:
    return ((array - array.mean(0)) / array.std(0)).astype(np.float32)


NORMALIZER = {
    "@class": "MultiNormalizer",
    "inputs": {"right": standardize(RIGHT), "left": standardize(LEFT)},
    "outputs": {"size": standardize(SIZES)},
}


def test_it_learns_and_answers_as_on_scaled_numbers(tmp_path: Path) -> None:
    with nn.ComputationGraph(CONF).init() as plain, nn.ComputationGraph(CONF).init() as net:
        plain.fit([scaled(LEFT), scaled(RIGHT)], [KINDS, scaled(SIZES)], epochs=4, batch_size=20)
        net.normalizer = NORMALIZER
        with pytest.raises(dl.ConfigurationError, match=r"has a normalizer \(MultiNormalizer\).*net.normalize = True"):
            net.output([LEFT, RIGHT])
        net.normalize = True
        net.fit([LEFT, RIGHT], [KINDS, SIZES], epochs=4, batch_size=20)
        np.testing.assert_allclose(net.params, plain.params, atol=1e-6)
        kinds, sizes = net.output([LEFT, RIGHT])
        expected = plain.output([scaled(LEFT), scaled(RIGHT)])
        np.testing.assert_allclose(kinds, expected[0], atol=1e-5)
        np.testing.assert_allclose(sizes, expected[1] * SIZES.std(0) + SIZES.mean(0), rtol=1e-5)
        by_name = net.output({"right": RIGHT, "left": LEFT})
        np.testing.assert_array_equal(by_name[1], sizes)
        errors = net.at("size").evaluate_regression([LEFT, RIGHT], [KINDS, SIZES]).mean_absolute_error
        np.testing.assert_allclose(errors, np.abs(sizes - SIZES).mean(0), rtol=1e-4)
        accuracy = net.at("kind").evaluate([LEFT, RIGHT], [KINDS, SIZES]).accuracy
        assert accuracy == pytest.approx((kinds.argmax(1) == KINDS).mean())
        assert net.score(nn.MultiDataSet([LEFT, RIGHT], [KINDS, SIZES])) == pytest.approx(
            plain.score(nn.MultiDataSet([scaled(LEFT), scaled(RIGHT)], [KINDS, scaled(SIZES)])), rel=1e-5
        )
        net.save(tmp_path / "net.zip")
        with dl.load(tmp_path / "net.zip", normalize=True) as again:
            np.testing.assert_array_equal(again.output([LEFT, RIGHT])[1], sizes)
        net.normalize = False
        np.testing.assert_array_equal(net.output([scaled(LEFT), scaled(RIGHT)])[0], kinds)


def test_one_is_fit_for_each_by_streaming_and_trains_a_pipeline() -> None:
    data = datasets.DataPipeline(nn.MultiDataSet([LEFT, RIGHT], [SIZES, SIZES[:, :1]])).batch(7)
    found = data.fit_normalizer("standardize", labels=True)
    assert found["@class"] == "MultiNormalizer"
    for fitted, raw in zip((*found["inputs"], *found["outputs"]), (LEFT, RIGHT, SIZES, SIZES[:, :1]), strict=True):
        np.testing.assert_allclose(fitted["mean"], raw.mean(0), rtol=1e-12)
        np.testing.assert_allclose(fitted["std"], raw.std(0), rtol=1e-6)
    with nn.ComputationGraph(CONF).init() as net:
        net.normalizer = data.fit_normalizer("minmax")  # labels stay
        assert (net.normalizer or {})["outputs"] == {"kind": None, "size": None}
    with data.normalize(found) as batches:
        first = next(iter(batches))
        assert first.labels is not None
        np.testing.assert_allclose(first.features[1], scaled(RIGHT)[:7], atol=1e-4)
        np.testing.assert_allclose(first.labels[0], scaled(SIZES)[:7], atol=1e-4)
    with nn.ComputationGraph(CONF).init() as net, nn.ComputationGraph(CONF).init() as plain:
        train = datasets.DataPipeline(nn.MultiDataSet([LEFT, RIGHT], [KINDS, SIZES])).batch(20)
        net.normalizer, net.normalize = NORMALIZER, True
        net.fit(train, epochs=2)
        ready = nn.MultiDataSet([scaled(LEFT), scaled(RIGHT)], [KINDS, scaled(SIZES)])
        plain.fit(datasets.DataPipeline(ready).batch(20), epochs=2)
        np.testing.assert_allclose(net.params, plain.params, atol=1e-6)


def test_a_server_answers_in_the_units_of_the_labels(tmp_path: Path) -> None:
    with nn.ComputationGraph(CONF).init() as net:
        net.normalizer, net.normalize = NORMALIZER, True
        net.save(tmp_path / "net.zip")
        expected = net.output([LEFT, RIGHT])
    request = {
        "inputs": [
            {"name": name, "datatype": "FP32", "shape": list(array.shape), "data": array.tolist()}
            for name, array in (("right", RIGHT), ("left", LEFT))
        ]
    }
    with HttpServer(tmp_path / "net.zip") as server:
        status, _, body = infer(server.url, "net", request)
    assert status == 200, body
    for output, wanted in zip(json.loads(body)["outputs"], expected, strict=True):
        np.testing.assert_allclose(np.reshape(output["data"], output["shape"]), wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (standardize(LEFT), "scales one input.*inputs .left, right.*MultiNormalizer"),
        ({"@class": "MultiNormalizer", "inputs": {"lefd": standardize(LEFT)}}, "no 'lefd' among the inputs.*Did you mean 'left'"),
        ({"@class": "MultiNormalizer", "inputs": [standardize(LEFT)]}, "one normalizer, or null, for each of .left, right.. Got 1"),
        ({"@class": "MultiNormalizer", "output": {}}, "has 'inputs' and 'outputs'. Got 'output'"),
        ({"@class": "MultiNormalizer", "inputs": 3}, "by name, or a list of them. Got 3"),
        ({"@class": "MultiNormalizer", "inputs": {"left": NORMALIZER}}, "none of its kind"),
        ({"@class": "MultiNormalizer", "inputs": {"left": {"@class": "Nothing"}}}, "no normalizer 'Nothing'"),
        (
            {"@class": "MultiNormalizer", "inputs": {"left": standardize(LEFT) | {"labelMean": [1], "labelStd": [2]}}},
            "'inputs' was fit to labels, too",
        ),
    ],
)
def test_what_does_not_fit_the_graph_is_refused_when_it_is_set(wrong: dict[str, Any], words: str) -> None:
    with nn.ComputationGraph(CONF).init() as net:
        with pytest.raises(dl.ConfigurationError, match=words):
            net.normalizer = wrong
        assert net.normalizer is None


def test_steps_that_a_mask_leaves_out_are_no_errors() -> None:
    conf = nn.MultiLayerConfiguration(
        seed=2, input_type=nn.InputType.recurrent(2), layers=[nn.LSTM(4), nn.RnnOutput(1, loss="mse", activation="identity")]
    )
    x, y = RNG.normal(5, 2, (6, 2, 4)).astype(np.float32), RNG.normal(100, 20, (6, 1, 4)).astype(np.float32)
    mask = (np.arange(4) < RNG.integers(1, 5, 6)[:, None]).astype(np.float32)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = {"@class": "NormalizerStandardize", "mean": [5, 5], "std": [2, 2], "labelMean": [100], "labelStd": [20]}
        net.normalize = True
        data = nn.DataSet(x, y, features_mask=mask, labels_mask=mask)
        outputs = net.output(data)
        expected = np.abs(outputs - y)[:, 0][mask > 0].mean()
        assert net.evaluate_regression(data).mean_absolute_error[0] == pytest.approx(expected, rel=1e-5)
        junk = np.where(mask[:, None] > 0, y, 1e6).astype(np.float32)
        beside = nn.DataSet(x, junk, features_mask=mask, labels_mask=mask)
        assert net.evaluate_regression(beside).mean_absolute_error[0] == pytest.approx(expected, rel=1e-5)


def test_columns_of_series_are_told_apart_from_steps_in_either_order() -> None:
    x, y = RNG.standard_normal((5, 4, 2)).astype(np.float32), RNG.standard_normal((5, 4, 4)).astype(np.float32)
    mask = (np.arange(4) < RNG.integers(1, 5, 5)[:, None]).astype(np.float32)
    conf = nn.MultiLayerConfiguration(
        seed=2, input_type=nn.InputType.recurrent(2, format="nwc"), layers=[nn.LSTM(3), nn.RnnOutput(4, loss="mse", activation="identity")]
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = {"@class": "NormalizerStandardize", "mean": [0] * 2, "std": [1] * 2, "labelMean": [0] * 4, "labelStd": [1] * 4}
        net.normalize = True
        outputs = net.output(nn.DataSet(x, y, features_mask=mask))
        data = nn.DataSet(x, y, features_mask=mask, labels_mask=mask)
        expected = np.abs(outputs - y)[mask > 0].mean(0)
        np.testing.assert_allclose(net.evaluate_regression(data).mean_absolute_error, expected, rtol=1e-4)
        with pytest.raises(dl.ShapeError, match="labels_mask"):
            net.evaluate_regression(nn.DataSet(x, y, labels_mask=np.ones((5, 3), np.float32)))


def test_a_graph_of_one_input_takes_data_of_several_forms_in_its_evaluation() -> None:
    conf = nn.ComputationGraphConfiguration(
        inputs="in", input_types=[nn.InputType.feed_forward(3)], outputs="out",
        vertices={"out": (nn.Output(2, loss="mse", activation="identity"), "in")},
    )  # fmt: skip
    with nn.ComputationGraph(conf).init() as net:
        net.normalizer = {**standardize(LEFT), "labelMean": SIZES.mean(0), "labelStd": SIZES.std(0)}
        net.normalize = True
        plain = net.evaluate_regression(LEFT, SIZES).mean_absolute_error
        for data in (nn.MultiDataSet([LEFT], [SIZES]), nn.DataSet(LEFT, SIZES)):
            np.testing.assert_allclose(net.evaluate_regression(data).mean_absolute_error, plain, rtol=1e-6)


def test_what_is_taken_away_takes_its_normalizer_along() -> None:
    with nn.ComputationGraph(CONF).init() as net:
        net.normalizer = NORMALIZER
        with nn.TransferLearning(net).remove_vertex_and_connections("size").set_outputs("kind").build() as other:
            other.normalize = True
            assert list((other.normalizer or {})["outputs"]) == ["kind"]
            assert other.output([LEFT, RIGHT]).shape == (60, 3)
