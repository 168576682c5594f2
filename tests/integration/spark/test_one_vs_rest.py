"""PySpark's OneVsRest around our classifiers: a network for each class against all others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyspark.ml.classification import OneVsRest, OneVsRestModel
from pyspark.ml.evaluation import MulticlassClassificationEvaluator

import pydl4j as dl
from pydl4j import spark as dls
from tests.integration.spark.nets import configuration

ROWS = 240
ONE = configuration(1, "xent", "sigmoid")


@pytest.fixture
def rows(spark: Any) -> Any:
    """Three classes; of the rows beyond 200 the labels are wrong, and their weight is 0."""
    x = np.random.default_rng(5).standard_normal((ROWS, 4)).astype(np.float32)
    data = [(i, [float(v) for v in r], float((r[:3].argmax() + (i >= 200)) % 3), float(i < 200)) for i, r in enumerate(x)]
    return spark.createDataFrame(data, "id int, features array<float>, label double, weight double").repartition(2).cache()


def classifier(conf: Any = ONE, **params: Any) -> Any:
    return dls.NeuralNetworkClassifier(conf, num_workers=2, batch_size=20, **{"epochs": 12, **params})


def test_a_network_for_each_class_predicts_and_is_stored(rows: Any, tmp_path: Path) -> None:
    several: Any = OneVsRest(classifier=classifier(), weightCol="weight")
    model = several.fit(rows)
    scored = model.transform(rows).orderBy("id")
    assert scored.filter("id < 200 AND prediction = label").count() > 180
    assert scored.filter("id >= 200 AND prediction = label").count() < 12  # rows of weight 0 taught nothing
    evaluator: Any = MulticlassClassificationEvaluator(metricName="accuracy", weightCol="weight")
    assert evaluator.evaluate(scored) > 0.9
    assert [part.model.numClasses for part in model.models] == [2, 2, 2]
    expected = [row["rawPrediction"].toArray() for row in scored.collect()]
    for j, part in enumerate(model.models):  # the class's own network said so
        raw = [row["rawPrediction"][1] for row in part.model.transform(rows).orderBy("id").collect()]
        np.testing.assert_allclose([row[j] for row in expected], raw, atol=1e-5)

    model.save(str(tmp_path / "model"))
    again = OneVsRestModel.load(str(tmp_path / "model"))
    assert [part.uid for part in again.models] == [part.uid for part in model.models]
    np.testing.assert_allclose([row["rawPrediction"].toArray() for row in again.transform(rows).orderBy("id").collect()], expected)


def test_two_outputs_do_as_well_and_more_are_refused_before_any_job(rows: Any) -> None:
    two: Any = OneVsRest(classifier=classifier(configuration(2), epochs=4))
    assert two.fit(rows).models[2].transform(rows).first()["rawPrediction"].size == 2
    three: Any = OneVsRest(classifier=classifier(configuration(3)))
    with pytest.raises(dl.ConfigurationError, match=r"OneVsRest fits a network for each class.*This one tells 3 classes apart"):
        three.fit(rows)
