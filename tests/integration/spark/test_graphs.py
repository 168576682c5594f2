"""Graphs with one input and one output on a cluster: trained, scored, stored, and as functions of SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkClassifier, NeuralNetworkRegressor, register_udf
from tests.integration.spark.nets import probabilities

ROWS = 300


def graph(**outputs: nn.Output) -> nn.ComputationGraphConfiguration:
    """The input goes to the outputs beside what a hidden layer makes of it."""
    return nn.ComputationGraphConfiguration(
        seed=1,
        updater=nn.Adam(0.02),
        inputs=["x"],
        input_types=[nn.InputType.feed_forward(4)],
        vertices={
            "hidden": (nn.Dense(16, activation="tanh"), "x"),
            "both": (nn.MergeVertex(), "x", "hidden"),
            **{name: (layer, "both") for name, layer in outputs.items()},
        },
        outputs=list(outputs),
    )


KIND = nn.Output(3, loss="mcxent", activation="softmax")
SIZE = nn.Output(1, loss="mse", activation="identity")


@pytest.fixture
def rows(spark: Any) -> Any:
    x = np.random.default_rng(5).standard_normal((ROWS, 4)).astype(np.float32)
    data = [(i, [float(v) for v in r], int(r[:3].argmax()), float(r.sum())) for i, r in enumerate(x)]
    return spark.createDataFrame(data, "id long, features array<float>, label int, size double").repartition(2).cache()


def by_hand(net: Any, x: Any) -> Any:
    table = net.param_table
    both = np.concatenate([x, np.tanh(x @ table["hidden_W"] + table["hidden_b"])], axis=1)
    scores = np.exp(both @ table["kind_W"] + table["kind_b"])
    return scores / scores.sum(1, keepdims=True)


def test_a_graph_learns_scores_and_is_stored(spark: Any, session: dl.Session, rows: Any, tmp_path: Path) -> None:
    estimator = NeuralNetworkClassifier(graph(kind=KIND), num_workers=2, epochs=20, batch_size=20)
    assert estimator.getConf() == graph(kind=KIND)
    estimator.fit(rows).save(str(tmp_path / "model"))
    model = NeuralNetworkClassificationModel.load(str(tmp_path / "model"))
    scored = model.transform(rows)
    assert scored.filter("prediction = label").count() > 0.9 * ROWS
    x = np.array([row["features"] for row in rows.orderBy("id").collect()], np.float32)
    with model.network() as net:
        assert isinstance(net, nn.ComputationGraph)
        expected = by_hand(net, x)
        again = NeuralNetworkClassificationModel.from_network(net)
        register_udf(spark, "kind_of", net)
    np.testing.assert_allclose(probabilities(scored), expected, atol=1e-5)
    np.testing.assert_allclose(probabilities(again.transform(rows)), expected, atol=1e-5)
    found = [row["kind"] for row in rows.selectExpr("id", "kind_of(features) AS kind").orderBy("id").collect()]
    np.testing.assert_array_equal(found, expected.argmax(1))


def test_a_graph_predicts_numbers(rows: Any) -> None:
    estimator = NeuralNetworkRegressor(graph(size=SIZE), label_col="size", num_workers=2, epochs=10, batch_size=20)
    assert estimator.fit(rows).evaluate(rows).mean_squared_error[0] < 0.1


def test_several_outputs_are_refused_by_name(spark: Any, session: dl.Session, rows: Any) -> None:
    two = graph(kind=KIND, size=SIZE)
    with pytest.raises(dl.ConfigurationError, match=r"one input and one output.*outputs \[kind, size\]"):
        NeuralNetworkClassifier(two).fit(rows)
    with (
        nn.ComputationGraph(two).init() as net,
        pytest.raises(dl.ConfigurationError, match=r"outputs \[kind, size\]"),
    ):
        register_udf(spark, "both_of", net)


def test_one_vs_rest_is_refused_with_the_way_out(rows: Any) -> None:
    from pyspark.ml.classification import OneVsRest

    classifier: Any = NeuralNetworkClassifier(graph(kind=KIND))
    several: Any = OneVsRest(classifier=classifier)
    with pytest.raises(dl.ConfigurationError, match=r"OneVsRest cannot hold.*as many outputs as there are classes"):
        several.fit(rows)
