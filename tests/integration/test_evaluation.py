"""Counting is the JVM's alone, so that `of` and `evaluate` agree; one output is the probability of class 1 everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m") as opened:
        yield opened


def network(outputs: int, loss: Any, activation: Any) -> nn.MultiLayerNetwork:
    layers = [nn.Output(outputs, loss=loss, activation=activation)]
    return nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=4, input_type=nn.InputType.feed_forward(4), layers=layers)).init()


def features(rows: int = 60) -> Any:
    return np.random.default_rng(0).standard_normal((rows, 4)).astype(np.float32)


@pytest.mark.parametrize(
    ("labels", "predictions", "error", "message"),
    [
        ([0, 1, 1], [[0.5, 0.5]], dl.ShapeError, r"class indices \[1\] or one-hot \[1, 2\].*Got \[3\]"),
        ([0], [[[0.5, 0.5]]], dl.ShapeError, r"Predictions must be \[n, classes\]"),
        ([2], [[0.5, 0.5]], dl.DataError, r"class indices from 0 to 1. Got 2 in row 0"),
        ([0, -1], [[0.5, 0.5], [0.5, 0.5]], dl.DataError, r"class indices from 0 to 1. Got -1 in row 1"),
        ([1.7], [[0.1, 0.8, 0.1]], dl.DataError, r"class indices from 0 to 2. Got 1.7 in row 0"),
        ([2], [[0.1, np.nan, 0.8]], dl.DataError, r"prediction of row 0 .*NaN"),
        ([[0, 0, 0], [0, 1, 1]], np.eye(3)[:2], dl.DataError, r"one-hot.*Row 0"),
        ([[1, 0, 0], [0, 1, 1]], np.eye(3)[:2], dl.DataError, r"one-hot.*Row 1"),
        (["1"], [[0.1, 0.8, 0.1]], dl.DTypeError, r"."),
        (None, [[0.1, 0.8, 0.1]], dl.DataError, r"needs labels"),
    ],
)
def test_what_stands_for_no_class_is_refused_by_its_row(labels: Any, predictions: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=message):
        nn.Evaluation.of(labels, predictions)


def test_of_and_evaluate_count_alike() -> None:
    x = features()
    y = np.arange(60) % 3
    with network(3, "mcxent", "softmax") as net:
        output = net.output(x)
        settings: list[dict[str, Any]] = [{}, {"top_n": 2}, {"cost_array": [1, 3, 0.5]}, {"names": ["a", "b", "c"]}]
        for setting in settings:
            for labels in (y, y.astype(np.float32), np.eye(3, dtype=np.uint8)[y], np.eye(3)[y]):
                assert net.evaluate(x, labels, batch_size=7, **setting) == nn.Evaluation.of(y, output, **setting)
        np.testing.assert_array_equal(net.predict(x), output.argmax(axis=1))
        for wrong in (x * np.nan, np.where(np.arange(60)[:, None] == 41, np.float32(np.nan), x)):
            row = int(np.isnan(wrong).any(axis=1).argmax())
            with pytest.raises(dl.DataError, match=rf"row {row} .*NaN"):
                net.evaluate(wrong, y, batch_size=7)
            with pytest.raises(dl.DataError, match=rf"row {row} .*NaN"):
                net.predict(wrong)
        for method in ("evaluate", "evaluate_roc_multi_class", "evaluate_regression", "evaluate_calibration", "score"):
            with pytest.raises(dl.DataError, match="needs labels"):
                getattr(net, method)(x)


def test_one_probability_is_two_classes_from_one_half_on() -> None:
    labels, probabilities = np.array([0, 1, 1, 0]), np.array([0.1, 0.5, 0.2, 0.9])
    got = nn.Evaluation.of(labels, probabilities)
    np.testing.assert_array_equal(got.confusion_matrix, [[1, 1], [1, 1]])
    assert got == nn.Evaluation.of(labels[:, None], probabilities[:, None])
    assert nn.EvaluationBinary.of(labels, probabilities).counts.tolist() == [[1, 1, 1, 1]]
    x = features()
    with network(1, "xent", "sigmoid") as net:
        net.params[:] = [3, 0, 0, 0, 0]
        y = (x[:, 0] >= 0).astype(np.int64)
        x[:5, 0] = 0  # sigmoid(0) is exactly one half
        y[:5] = 1
        predicted = net.predict(x)
        assert predicted.dtype == np.int64
        np.testing.assert_array_equal(net.predict(x), predicted)  # the first call is Java's answer, the second the short way
        np.testing.assert_array_equal(predicted, y)
        assert net.evaluate(x, y).accuracy == 1
        assert net.evaluate(x, y, binary_decision_threshold=0.6).confusion_matrix[1, 0] >= 5
        assert net.evaluate_binary(x, y).accuracy.tolist() == [1]


@pytest.mark.parametrize(("loss", "activation"), [("xent", "sigmoid"), ("mse", "identity")])
def test_labels_of_one_output_are_n_or_n_by_1_in_fit_score_and_evaluate(loss: str, activation: str) -> None:
    x = features()
    y = (x[:, 0] > 0).astype(np.float32)
    with network(1, loss, activation) as flat, network(1, loss, activation) as column:
        assert flat.score(x, y) == column.score(x, y[:, None])
        flat.fit(x, y, epochs=2)
        column.fit(x, y[:, None], epochs=2)
        np.testing.assert_array_equal(flat.params, column.params)
        flat.fit(nn.DataSet(x, y.astype(np.int64)))
        assert flat.evaluate_regression(x, y) == flat.evaluate_regression(x, y[:, None])
        assert flat.evaluate(x, y) == flat.evaluate(x, y[:, None])


def test_predict_of_a_regression_gives_values() -> None:
    x = features(9)
    with network(1, "mse", "identity") as one, network(3, "l1", "tanh") as three, network(3, "mse", "softmax") as classes:
        np.testing.assert_array_equal(one.predict(x), one.output(x)[:, 0])
        np.testing.assert_array_equal(three.predict(x), three.output(x))
        np.testing.assert_array_equal(classes.predict(x), classes.output(x).argmax(axis=1))


def test_numbers_that_are_not_finite_are_refused_in_a_regression() -> None:
    with pytest.raises(dl.DataError, match=r"Predictions must be finite numbers. Got NaN in row 1, column 0"):
        nn.RegressionEvaluation.of([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [np.nan, 4.0]])
    with pytest.raises(dl.DataError, match=r"Labels must be finite numbers. Got Infinity in row 0"):
        nn.RegressionEvaluation.of([np.inf], [1.0])


def test_settings_that_do_not_fit_are_refused() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"'top_n' must be an integer of at least 1. Got 0"):
        nn.Evaluation.of([0], [[0.5, 0.5]], top_n=0)
    with pytest.raises(dl.ConfigurationError, match=r"threshold must be from 0 to 1. Got 1.5"):
        nn.Evaluation.of([0], [[0.5, 0.5]], binary_decision_threshold=1.5)
    with pytest.raises(dl.ConfigurationError, match=r"threshold is for two classes. There are 3"):
        nn.Evaluation.of([0], [[0.5, 0.5, 0]], binary_decision_threshold=0.5)
    with pytest.raises(dl.ConfigurationError, match="There are 3 classes, and 2 names"):
        nn.Evaluation.of([0], [[0.5, 0.5, 0]], names=["a", "b"])
    with pytest.raises(dl.ConfigurationError, match="a list of the classes' names"):
        nn.Evaluation.of([0], [[0.5, 0.5]], names="ab")
