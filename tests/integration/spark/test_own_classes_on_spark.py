"""Classes of a team's jar, which `spark.jars` brings to driver and executors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl, nn
from pydl4j.spark import Average, NeuralNetworkClassifier
from tests import own_classes


def test_executors_train_and_score_a_network_of_own_classes(spark: Any) -> None:
    layers = [
        nn.custom.Scale(0.5),
        nn.Dense(8, activation="sine"),  # type: ignore[arg-type]
        nn.Output(2, loss="mcxent", activation="softmax"),
    ]
    conf = nn.MultiLayerConfiguration(seed=3, input_type=nn.InputType.feed_forward(2), updater=nn.Adam(0.05), layers=layers)
    x = np.random.default_rng(5).standard_normal((200, 2))
    rows = [([float(v) for v in row], int(row.sum() > 0)) for row in x]
    table = spark.createDataFrame(rows, "features array<float>, label int")
    estimator = NeuralNetworkClassifier(
        conf=conf, num_workers=2, epochs=20, batch_size=20, sync=Average(every=5), normalizer='{"@class": "Halve"}'
    )
    scored = estimator.fit(table).transform(table).select("label", "prediction").collect()
    assert np.mean([row.label == row.prediction for row in scored]) > 0.9


def test_executors_know_the_functions_of_columns_of_a_jar(spark: Any, tmp_path: Path) -> None:
    schema = etl.Schema().double("kg").double("m")
    with dl.session(class_path=[str(own_classes.jar(tmp_path))], threads=1):
        process = etl.TransformProcess(schema, [etl.ColumnFunctionTransform("body_mass_index", ["kg", "m"], "bmi")])
        frame = spark.createDataFrame([(80.0, 2.0), (None, 1.5), (50.0, 1.0)], "kg double, m double").repartition(3)
        assert sorted((row.bmi for row in process.on(frame).collect()), key=str) == [20.0, 50.0, None]


def test_functions_in_python_are_refused_before_the_job(spark: Any, session: dl.Session) -> None:
    etl.register_function("only here", lambda x: x + 1)
    process = etl.TransformProcess(etl.Schema().double("x"), [etl.ColumnFunctionTransform("only here", ["x"], "y")])
    with pytest.raises(dl.ConfigurationError, match=r"No function 'only here' is known here.*not in servers and on Spark"):
        process.on(spark.createDataFrame([(1.0,)], "x double"))
