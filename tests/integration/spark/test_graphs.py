"""Graphs on a cluster: trained, scored, stored, and as functions of SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import (
    NeuralNetworkClassificationModel,
    NeuralNetworkClassifier,
    NeuralNetworkEstimator,
    NeuralNetworkModel,
    NeuralNetworkRegressor,
    register_udf,
)
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


TWO = nn.ComputationGraphConfiguration(
    seed=3,
    updater=nn.Sgd(0.1),
    inputs=["left", "right"],
    input_types=[nn.InputType.feed_forward(3), nn.InputType.feed_forward(1)],
    vertices={
        "a": (nn.Dense(8, activation="tanh"), "left"),
        "b": (nn.Dense(8, activation="tanh"), "right"),
        "kind": (nn.Output(3, loss="mcxent", activation="softmax"), "a", "b"),
        "size": (nn.Output(2, loss="mse", activation="identity"), "b", "a"),
    },
    outputs=["kind", "size"],
)
COLUMNS: dict[str, Any] = {"input_cols": ["first", "last"], "label_cols": ["label", "sizes"], "output_cols": ["kind", "size"]}


def test_several_inputs_and_outputs_have_a_column_each(spark: Any, session: dl.Session, rows: Any, tmp_path: Path) -> None:
    """All rows are one batch, so that their order does not count: on two workers it is the training of this machine."""
    parts = rows.selectExpr("id", "slice(features, 1, 3) AS first", "features[3] AS last", "label", "array(size, -size) AS sizes").cache()
    estimator = NeuralNetworkEstimator(TWO, num_workers=2, epochs=8, batch_size=ROWS, **COLUMNS)
    estimator.fit(parts).save(str(tmp_path / "model"))
    model = NeuralNetworkModel.load(str(tmp_path / "model"))

    data = parts.orderBy("id").collect()
    left, right = np.array([r["first"] for r in data], "f4"), np.array([[r["last"]] for r in data], "f4")
    kinds, sizes = np.array([r["label"] for r in data]), np.array([r["sizes"] for r in data], "f4")
    with nn.ComputationGraph(TWO).init() as here:
        here.fit([left, right], [kinds, sizes], epochs=8, batch_size=ROWS)
        expected = here.output([left, right])
        with model.network() as net:
            np.testing.assert_allclose(net.params, here.params, atol=2e-5)
        again = NeuralNetworkModel.from_network(here, **{k: v for k, v in COLUMNS.items() if k != "label_cols"})
    for scored in (model.transform(parts), again.transform(parts)):
        found = scored.orderBy("id").collect()
        assert scored.columns == [*parts.columns, "kind", "size"]
        for name, values in zip(("kind", "size"), expected, strict=True):
            np.testing.assert_allclose([row[name].toArray() for row in found], values, atol=1e-4)
    only = model.setOutputCols(["", "size"]).transform(parts).orderBy("id")
    np.testing.assert_allclose([row["size"].toArray() for row in only.collect()], expected[1], atol=1e-4)


@pytest.mark.parametrize("labels", [True, False])
def test_several_inputs_and_outputs_are_scaled_each_by_itself(spark: Any, session: dl.Session, rows: Any, labels: bool) -> None:
    """All rows are one batch: the cluster's training is this machine's on numbers that numpy scaled, and so are the answers."""
    conf = nn.ComputationGraphConfiguration(
        seed=3, updater=nn.Sgd(0.1 if labels else 1e-6), inputs=["left", "right"],
        input_types=[nn.InputType.feed_forward(3), nn.InputType.feed_forward(1)],
        vertices={"a": (nn.Dense(8, activation="tanh"), "left", "right"),
                  "high": (nn.Output(1, loss="mse", activation="identity"), "a"),
                  "low": (nn.Output(2, loss="mse", activation="identity"), "a")},
        outputs=["high", "low"],
    )  # fmt: skip
    parts = rows.selectExpr("id", "transform(slice(features, 1, 3), x -> 5 + 2 * x) AS first", "100 * features[3] AS last",
                            "1000 + 10 * size AS size", "array(size, -7 * size) AS sizes").cache()  # fmt: skip
    columns: dict[str, Any] = {"input_cols": ["first", "last"], "label_cols": ["size", "sizes"], "output_cols": ["high", "low"]}
    estimator = NeuralNetworkEstimator(
        conf, num_workers=2, epochs=5, batch_size=ROWS, normalizer="standardize", normalize_labels=labels, **columns
    )
    model = estimator.fit(parts)
    data = parts.orderBy("id").collect()
    raw = [np.array([r[name] for r in data], "f8").reshape(ROWS, -1) for name in ("first", "last", "size", "sizes")]
    scales = [(each.mean(0), each.std(0)) if labels or number < 2 else (0, 1) for number, each in enumerate(raw)]
    ready = [((each - mean) / std).astype("f4") for each, (mean, std) in zip(raw, scales, strict=True)]
    with nn.ComputationGraph(conf).init() as here, model.network() as net:
        here.fit(ready[:2], ready[2:], epochs=5, batch_size=ROWS)
        np.testing.assert_allclose(net.params, here.params, atol=2e-5)
        expected = [made * std + mean for made, (mean, std) in zip(here.output(ready[:2]), scales[2:], strict=True)]
        net.normalize = True
        mine = net.output(raw[:2])
    found = model.transform(parts).orderBy("id").collect()
    for name, local, wanted in zip(("high", "low"), mine, expected, strict=True):
        cluster = np.array([row[name].toArray() for row in found])
        np.testing.assert_allclose(cluster, wanted, rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(local, wanted, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"input_cols": ["first"]}, r"inputs \[left.*Got the columns \[first\]"),
        ({"label_cols": ["label"]}, r"outputs \[kind.*Got the labels \[label\]"),
        ({"output_cols": ["kind"]}, r"a name for each output.*\[kind, size\].*Got \[kind\]"),
        ({"normalizer": {"@class": "NormalizerLog"}}, "scales one input.*inputs .left, right"),
    ],
)
def test_columns_that_are_not_as_many_are_refused_before_any_job(rows: Any, change: dict[str, Any], words: str) -> None:
    parts = rows.selectExpr("slice(features, 1, 3) AS first", "features[3] AS last", "label", "array(size, -size) AS sizes")
    with pytest.raises(dl.ConfigurationError, match=words):
        NeuralNetworkEstimator(TWO, **{**COLUMNS, **change}).fit(parts)
