"""Every kind of evaluation, counted in two executors and merged, is that of the network itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkRegressionModel

ROWS = 150


def network(outputs: int, loss: Any, activation: Any) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=6,
        input_type=nn.InputType.feed_forward(4),
        layers=[nn.Dense(8, activation="tanh"), nn.Output(outputs, loss=loss, activation=activation)],
    )
    return nn.MultiLayerNetwork(conf).init()


def alike(there: Any, here: Any) -> None:
    """Equal but for the rounding of outputs, which depends on the sizes of batches."""
    if isinstance(there, dict):
        assert there.keys() == here.keys()
        for name in there:
            alike(there[name], here[name])
    elif isinstance(there, list) and there and isinstance(there[0], dict):
        for one, other in zip(there, here, strict=True):
            alike(one, other)
    else:
        np.testing.assert_allclose(np.array(there, np.float64), np.array(here, np.float64), atol=1e-5, rtol=1e-5)


@pytest.fixture
def numbers() -> Any:
    return np.random.default_rng(7).standard_normal((ROWS, 4)).astype(np.float32)


@pytest.fixture
def rows(spark: Any, numbers: Any) -> Any:
    """Labels of all kinds, in 7 partitions, two of which are empty."""
    data = [
        (i, [float(v) for v in x], int(x.argmax()) % 3, int(x[0] > 0), [float(v > 0) for v in x[:3]], float(10 * x.sum()))
        for i, x in enumerate(numbers)
    ]
    made = spark.createDataFrame(data, "id int, x array<float>, class int, sign int, signs array<double>, target double")
    return made.repartitionByRange(5, "id").union(made.filter("id < 0").repartition(2))


def test_classes_are_evaluated_as_by_the_network_itself(rows: Any, session: dl.Session, numbers: Any) -> None:
    labels = numbers.argmax(1) % 3
    with network(3, "mcxent", "softmax") as net:
        model = NeuralNetworkClassificationModel.from_network(net, features_col="x", label_col="class", batch_size=16)
        assert model.evaluate(rows) == net.evaluate(numbers, labels)
        found = model.evaluate_roc_multi_class(rows)
        alike(found.to_dict(), net.evaluate_roc_multi_class(numbers, labels).to_dict())
        assert 0 < found.average_auc < 1
        stepped = model.evaluate_roc_multi_class(rows, threshold_steps=30)
        alike(stepped.to_dict(), net.evaluate_roc_multi_class(numbers, labels, threshold_steps=30).to_dict())
        alike(model.evaluate_calibration(rows, bins=4).to_dict(), net.evaluate_calibration(numbers, labels, bins=4).to_dict())


def test_one_probability_is_evaluated_as_two_classes_and_by_its_roc(rows: Any, session: dl.Session, numbers: Any) -> None:
    labels = (numbers[:, :1] > 0).astype(np.float32)
    with network(1, "xent", "sigmoid") as net:
        model = NeuralNetworkClassificationModel.from_network(net, features_col="x", label_col="sign", batch_size=16)
        alike(model.evaluate_roc(rows).to_dict(), net.evaluate_roc(numbers, labels).to_dict())
        assert model.evaluate_roc(rows, threshold_steps=10).positives == labels.sum()
        assert model.evaluate_binary(rows) == net.evaluate_binary(numbers, labels)
        right = ((net.output(numbers) >= 0.5) == (labels > 0)).mean()
        assert model.evaluate(rows).accuracy == pytest.approx(right)


def test_several_yes_or_no_questions_are_evaluated_each(rows: Any, session: dl.Session, numbers: Any) -> None:
    labels = (numbers[:, :3] > 0).astype(np.float32)
    with network(3, "xent", "sigmoid") as net:
        model = NeuralNetworkClassificationModel.from_network(net, features_col="x", label_col="signs", batch_size=16)
        assert model.evaluate_binary(rows) == net.evaluate_binary(numbers, labels)
        alike(model.evaluate_roc_binary(rows).to_dict(), net.evaluate_roc_binary(numbers, labels).to_dict())


def test_numbers_are_evaluated_as_by_the_network_itself(rows: Any, session: dl.Session, numbers: Any) -> None:
    labels = 10 * numbers.sum(axis=1, keepdims=True)
    with network(1, "mse", "identity") as net:
        model = NeuralNetworkRegressionModel.from_network(net, features_col="x", label_col="target", batch_size=16)
        there, here = model.evaluate(rows).to_dict(), net.evaluate_regression(numbers, labels).to_dict()
        assert there.pop("columns") == here.pop("columns")
        assert there["examples"] == ROWS
        alike(there, here)


def test_mistakes_in_labels_are_told(rows: Any, session: dl.Session) -> None:
    with network(3, "mcxent", "softmax") as net:
        model = NeuralNetworkClassificationModel.from_network(net, features_col="x", label_col="klass")
        with pytest.raises(dl.ConfigurationError, match="Did you mean 'class'"):
            model.evaluate(rows)
        model = NeuralNetworkClassificationModel.from_network(net, features_col="x", label_col="id")
        with pytest.raises(Exception, match="class indices from 0 to 2"):
            model.evaluate(rows)
