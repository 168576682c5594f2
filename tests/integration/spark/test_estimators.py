"""Estimators train inside the executors' JVMs: alone, in pipelines, in CrossValidator, through files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j.spark import (
    AllReduce,
    Average,
    NeuralNetworkAutoencoder,
    NeuralNetworkClassificationModel,
    NeuralNetworkClassifier,
    NeuralNetworkEstimator,
    NeuralNetworkRegressor,
)
from tests.integration.spark.nets import configuration

ROWS = 600


@pytest.fixture
def rows(spark: Any) -> Any:
    """The class is where the greatest of the first three numbers stands; `target` is a sum far from 0."""
    x = np.random.default_rng(5).standard_normal((ROWS, 4))
    data = [(i, [float(v) for v in r], int(r[:3].argmax()), float(500 + 100 * r.sum()), i % 5 == 0, 1.0) for i, r in enumerate(x)]
    return spark.createDataFrame(data, "id long, x array<float>, label int, target double, held_out boolean, weight float").repartition(3)


def accuracy(scored: Any) -> float:
    return float(scored.filter("prediction = label").count() / scored.count())


@pytest.mark.parametrize("sync", [AllReduce(), Average(every=4)])
def test_two_executors_learn_together(rows: Any, sync: Any) -> None:
    estimator = NeuralNetworkClassifier(configuration(), features_col="x", num_workers=2, epochs=15, batch_size=20, sync=sync)
    model = estimator.fit(rows)
    assert accuracy(model.transform(rows)) > 0.9
    history = model.history.orderBy("epoch").collect()
    assert [row["epoch"] for row in history] == list(range(15))
    assert history[-1]["score"] < history[0]["score"]
    assert {worker["rank"] for worker in history[0]["workers"]} == {0, 1}
    assert history[0]["examples"] == ROWS


def test_validation_weights_and_normalizers_are_params(rows: Any) -> None:
    estimator = NeuralNetworkClassifier(
        configuration(),
        featuresCol="x",
        numWorkers=2,
        epochs=12,
        batchSize=20,
        validationIndicatorCol="held_out",
        weightCol="weight",
        normalizer="standardize",
        keepBest=True,
    )
    model = estimator.fit(rows)
    assert accuracy(model.transform(rows.filter("held_out"))) > 0.85
    history = model.history.collect()
    assert all(row["examples"] == ROWS - ROWS // 5 for row in history)
    assert all(np.isfinite(row["validationScore"]) for row in history)


def test_a_regression_predicts_in_the_units_of_the_labels(rows: Any) -> None:
    estimator = NeuralNetworkRegressor(
        configuration(1, "mse", "identity"), features_col="x", label_col="target", num_workers=2, epochs=20, batch_size=20,
        normalizer="standardize", normalize_labels=True,
    )  # fmt: skip
    scored = estimator.fit(rows).transform(rows).selectExpr("avg(abs(prediction - target)) AS wrong", "avg(prediction) AS mean").first()
    assert scored["wrong"] < 30
    assert scored["mean"] == pytest.approx(500, abs=30)


def test_an_autoencoder_and_the_general_estimator_need_no_special_columns(rows: Any) -> None:
    coder = NeuralNetworkAutoencoder(configuration(4, "mse", "identity"), features_col="x", num_workers=2, epochs=10, batch_size=20)
    first = coder.fit(rows).transform(rows).first()
    assert np.abs(first["output"].toArray() - np.array(first["x"])).max() < 1.5
    general = NeuralNetworkEstimator(
        configuration(), input_cols=["x"], label_cols=["label"], output_cols=["p"], num_workers=2, batch_size=20
    )
    assert sum(general.fit(rows).transform(rows).first()["p"]) == pytest.approx(1, abs=1e-5)


def test_estimators_go_into_pipelines_and_cross_validation(rows: Any, tmp_path: Path) -> None:
    from pyspark.ml import Pipeline
    from pyspark.ml.evaluation import MulticlassClassificationEvaluator
    from pyspark.ml.feature import StringIndexer
    from pyspark.ml.tuning import CrossValidator, ParamGridBuilder

    named = rows.selectExpr("x", "element_at(array('ant', 'bee', 'cat'), label + 1) AS animal")
    indexer = StringIndexer(inputCol="animal", outputCol="label", stringOrderType="alphabetAsc")
    estimator = NeuralNetworkClassifier(configuration(), features_col="x", num_workers=2, batch_size=20)
    pipeline = Pipeline(stages=[indexer, estimator])
    grid = ParamGridBuilder().addGrid(estimator.epochs, [0, 10]).build()
    evaluator = MulticlassClassificationEvaluator(metricName="accuracy")
    validated = CrossValidator(estimator=pipeline, estimatorParamMaps=grid, evaluator=evaluator, numFolds=2, seed=3).fit(named)
    assert validated.avgMetrics[1] > validated.avgMetrics[0] + 0.2
    found: Any = validated.bestModel
    best = found.stages[1]
    assert isinstance(best, NeuralNetworkClassificationModel)
    best.save_network(tmp_path / "best.zip")
    assert (tmp_path / "best.zip").stat().st_size > 0


def test_estimators_are_written_and_read(spark: Any, tmp_path: Path) -> None:
    estimator = NeuralNetworkClassifier(configuration(), features_col="x", sync=Average(every=7), epochs=4)
    estimator.save(str(tmp_path / "estimator"))
    back = NeuralNetworkClassifier.load(str(tmp_path / "estimator"))
    assert back.getConf() == configuration()
    assert (back.getFeaturesCol(), back.getEpochs()) == ("x", 4)
    assert Average.from_json(back.getSync()) == Average(every=7)
    copied = back.copy({back.epochs: 9})
    assert (copied.getEpochs(), back.getEpochs(), copied.uid) == (9, 4, back.uid)


def test_what_spark_learnt_runs_here(rows: Any, session: dl.Session) -> None:
    model = NeuralNetworkClassifier(configuration(), features_col="x", num_workers=2, epochs=2, batch_size=20).fit(rows)
    row = model.transform(rows).first()
    with model.network() as net:
        np.testing.assert_allclose(net.output(np.array([row["x"]], np.float32))[0], row["probability"].toArray(), atol=1e-5)


def test_mistakes_are_answered_at_once(rows: Any) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"no param 'num_worker'. Did you mean 'num_workers'"):
        NeuralNetworkClassifier(configuration(), num_worker=2)
    with pytest.raises(dl.ConfigurationError, match="'label_col' of NeuralNetworkClassifier"):
        NeuralNetworkClassifier(configuration(), label_col=3)  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="There is no column 'features'"):
        NeuralNetworkClassifier(configuration()).fit(rows)
    with pytest.raises(dl.ConfigurationError, match="'conf'"):
        NeuralNetworkClassifier(features_col="x").fit(rows)
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'standardize'"):
        NeuralNetworkClassifier(configuration(), features_col="x", normalizer="standardise").fit(rows)
