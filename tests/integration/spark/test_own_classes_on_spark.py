"""Classes of a team's jar, which `spark.jars` brings to driver and executors."""

from __future__ import annotations

from typing import Any

import numpy as np

from pydl4j import nn
from pydl4j.spark import Average, NeuralNetworkClassifier


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
