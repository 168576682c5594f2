"""Normalizers that a training fits on a cluster scale where the network's features stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j import spark as dls
from tests.integration.spark.nets import probabilities

ROWS = 48
X = np.random.default_rng(4).normal([5, -3], [2, 9], (ROWS, 3, 4, 2))
LABELS = (X[:, 0, 0, 1] > -3).astype(int)
CONF = nn.MultiLayerConfiguration(
    seed=4,
    updater=nn.Adam(0.02),
    input_type=nn.InputType.convolutional(3, 4, 2, format="nhwc"),
    layers=[nn.Convolution(3, kernel_size=2), nn.Output(2, loss="mcxent", activation="softmax")],
)


def test_channels_that_stand_last_are_scaled_in_training_and_scoring(spark: Any, session: dl.Session) -> None:
    data = [(i, X[i].ravel().tolist(), int(LABELS[i])) for i in range(ROWS)]
    rows = spark.createDataFrame(data, "id int, x array<double>, label int").repartition(2).cache()
    model = dls.NeuralNetworkClassifier(CONF, features_col="x", num_workers=2, epochs=2, batch_size=8, normalizer="standardize").fit(rows)
    with model.network() as net:
        found = net.normalizer or {}
        assert found["featuresLast"] is True
        np.testing.assert_allclose(found["mean"], X.mean((0, 1, 2)), rtol=1e-9)
        np.testing.assert_allclose(found["std"], X.std((0, 1, 2)), rtol=1e-9)
        net.normalize = False
        ready = ((X - X.mean((0, 1, 2))) / X.std((0, 1, 2))).astype(np.float32)
        np.testing.assert_allclose(probabilities(model.transform(rows)), net.output(ready), atol=1e-5)
    along_rows = {"@class": "NormalizerStandardize", "mean": [0.0] * 3, "std": [1.0] * 3}
    with pytest.raises(dl.ConfigurationError, match="3 numbers for axis 1, and the 2 features"):
        dls.NeuralNetworkClassifier(CONF, features_col="x", normalizer=along_rows).fit(rows)
