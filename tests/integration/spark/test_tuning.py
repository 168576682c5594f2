"""Tuning, persistence and resuming: what Python wrote Java reads, what ended goes on, what is too large is streamed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import Average, NeuralNetworkClassificationModel, NeuralNetworkClassifier, NeuralNetworkRegressor
from tests.integration.spark.nets import configuration, probabilities

ROWS = 400


@pytest.fixture
def rows(spark: Any) -> Any:
    """Persisted in two partitions, so that each training sees the same rows in the same order."""
    x = np.random.default_rng(5).standard_normal((ROWS, 4))
    data = [(i, [float(v) for v in r], float(r[0] > r[1]), float(r.sum())) for i, r in enumerate(x)]
    made = spark.createDataFrame(data, "id long, x array<float>, label double, target double").repartitionByRange(2, "id").persist()
    assert made.count() == ROWS
    return made


def classifier(**params: Any) -> NeuralNetworkClassifier:
    return NeuralNetworkClassifier(configuration(2, hidden=8), features_col="x", num_workers=2, batch_size=20, seed=3, **params)


def outputs(model: NeuralNetworkClassificationModel, rows: Any) -> Any:
    return probabilities(model.transform(rows))


def test_train_validation_split_and_cross_validator_choose_by_evaluators(rows: Any) -> None:
    from pyspark.ml.evaluation import BinaryClassificationEvaluator, RegressionEvaluator
    from pyspark.ml.tuning import CrossValidator, ParamGridBuilder, TrainValidationSplit

    estimator = classifier()
    grid = ParamGridBuilder().addGrid(estimator.epochs, [0, 12]).build()
    split = TrainValidationSplit(estimator=estimator, estimatorParamMaps=grid, evaluator=BinaryClassificationEvaluator(), seed=1)
    chosen = split.fit(rows)
    assert chosen.validationMetrics[1] > max(0.9, chosen.validationMetrics[0])
    assert isinstance(chosen.bestModel, NeuralNetworkClassificationModel)
    regressor = NeuralNetworkRegressor(
        configuration(1, "mse", "identity", hidden=8), features_col="x", label_col="target", num_workers=2, batch_size=20
    )
    grid = ParamGridBuilder().addGrid(regressor.epochs, [0, 30]).build()
    evaluator = RegressionEvaluator(labelCol="target", metricName="r2")
    crossed = CrossValidator(estimator=regressor, estimatorParamMaps=grid, evaluator=evaluator, numFolds=2, seed=1).fit(rows)
    assert crossed.avgMetrics[1] > max(0.7, crossed.avgMetrics[0])


def test_rows_beyond_the_limit_are_streamed_and_teach_as_much(rows: Any) -> None:
    kept = classifier(epochs=12, sync=Average(every=3)).fit(rows)
    streamed = classifier(epochs=12, sync=Average(every=3), cache_bytes=3000).fit(rows)  # 200 rows of 24 bytes a worker
    assert [row["examples"] for row in streamed.history.collect()] == [ROWS] * 12
    for model in (kept, streamed):
        assert model.evaluate(rows).accuracy > 0.9
    again = classifier(epochs=12, sync=Average(every=3), cache_bytes=3000).fit(rows)
    np.testing.assert_array_equal(outputs(streamed, rows), outputs(again, rows))
    assert np.abs(outputs(streamed, rows) - outputs(kept, rows)).max() > 0  # another order, another result
    with pytest.raises(dl.PyDl4jError, match="cacheBytes"):
        classifier(cache_bytes=10).fit(rows)


@pytest.mark.parametrize("cache_bytes", [0, 3000], ids=["kept", "streamed"])
def test_a_stored_estimator_goes_on_where_training_ended(rows: Any, tmp_path: Path, cache_bytes: int) -> None:
    whole = outputs(classifier(epochs=4, cache_bytes=cache_bytes).fit(rows), rows)
    first = classifier(epochs=2, cache_bytes=cache_bytes, checkpoint_dir=str(tmp_path / "checkpoints"))
    first.fit(rows)
    first.save(str(tmp_path / "estimator"))
    later = NeuralNetworkClassifier.load(str(tmp_path / "estimator"))
    with pytest.raises(dl.ConfigurationError, match="resume"):
        later.fit(rows)
    resumed = later.setParams(resume=True, epochs=4).fit(rows)
    assert [row["epoch"] for row in resumed.history.orderBy("epoch").collect()] == [0, 1, 2, 3]
    np.testing.assert_array_equal(outputs(resumed, rows), whole)


def test_estimators_and_models_of_python_are_read_by_java(spark: Any, rows: Any, tmp_path: Path) -> None:
    from pyspark.ml import Pipeline, PipelineModel

    estimator = classifier(epochs=3, handle_invalid="skip", cache_bytes=12345)
    estimator.save(str(tmp_path / "estimator"))
    java: Any = spark._jvm.org.pydl4j.spark.ml.NeuralNetworkClassifier.load(str(tmp_path / "estimator"))
    assert java.getOrDefault(java.epochs()) == 3
    assert java.getOrDefault(java.cacheBytes()) == 12345
    assert java.getOrDefault(java.handleInvalid()) == "skip"
    fitted = java.fit(rows._jdf)
    fitted.save(str(tmp_path / "model"))
    model = NeuralNetworkClassificationModel.load(str(tmp_path / "model"))
    np.testing.assert_array_equal(outputs(model, rows), outputs(estimator.fit(rows), rows))
    Pipeline(stages=[estimator]).fit(rows).save(str(tmp_path / "pipeline"))
    piped: Any = spark._jvm.org.apache.spark.ml.PipelineModel.load(str(tmp_path / "pipeline"))
    assert piped.transform(rows._jdf).count() == ROWS
    assert PipelineModel.load(str(tmp_path / "pipeline")).transform(rows).count() == ROWS
    stages = spark.sparkContext._gateway.new_array(spark._jvm.org.apache.spark.ml.PipelineStage, 1)
    stages[0] = java
    spark._jvm.org.apache.spark.ml.Pipeline().setStages(stages).fit(rows._jdf).save(str(tmp_path / "of java"))
    assert PipelineModel.load(str(tmp_path / "of java")).transform(rows).count() == ROWS


def test_networks_go_from_here_to_spark_and_back(rows: Any, session: dl.Session, tmp_path: Path) -> None:
    x = np.array([row["x"] for row in rows.orderBy("id").collect()], np.float32)
    with nn.MultiLayerNetwork(configuration(2, hidden=8)).init() as net:
        net.save(tmp_path / "here.zip")
        expected = net.output(x).copy()
    model = NeuralNetworkClassificationModel.from_network(tmp_path / "here.zip", features_col="x")
    np.testing.assert_allclose(outputs(model, rows), expected, atol=1e-6)
    model.save(str(tmp_path / "there"))
    with dl.load(tmp_path / "there" / "model.zip") as back:
        np.testing.assert_array_equal(back.output(x), expected)
        back.fit(x, (x[:, 0] > x[:, 1]).astype(np.int64), epochs=1)


def test_history_is_a_picture(rows: Any) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    model = classifier(epochs=3, validation_indicator_col="held").fit(rows.selectExpr("*", "id % 4 = 0 AS held"))
    axes = model.plot_history()
    assert [len(line.get_xdata()) for line in axes.get_lines()] == [3, 3]
    assert axes.get_legend() is not None
    pyplot.close("all")
