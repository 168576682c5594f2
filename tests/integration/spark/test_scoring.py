"""Scoring in executors' own JVMs: on batches, on streams, in pipelines, through files."""

from __future__ import annotations

import filecmp
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import (
    ImageFeaturizer,
    NeuralNetworkAutoencoderModel,
    NeuralNetworkClassificationModel,
    NeuralNetworkModel,
    NeuralNetworkRegressionModel,
)
from tests.integration.spark.nets import configuration, probabilities

ROWS = 200


@pytest.fixture(scope="module")
def network(session: dl.Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a network that tells apart where the greatest of three numbers stands, learnt on this machine."""
    x = np.random.default_rng(0).standard_normal((ROWS, 4)).astype(np.float32)
    file = tmp_path_factory.mktemp("network") / "net.zip"
    with nn.MultiLayerNetwork(configuration()) as net:
        net.fit(x, x[:, :3].argmax(1), epochs=20)
        net.save(file)
    return file


@pytest.fixture
def numbers() -> Any:
    return np.random.default_rng(5).standard_normal((ROWS, 4)).astype(np.float32)


@pytest.fixture
def rows(spark: Any, numbers: Any) -> Any:
    from pyspark.ml.linalg import Vectors

    data = [(i, Vectors.dense(x), [float(v) for v in x], int(x[:3].argmax())) for i, x in enumerate(numbers)]
    return spark.createDataFrame(data, ["id", "features", "list", "label"]).repartition(4)


@pytest.fixture
def expected(session: dl.Session, network: Path, numbers: Any) -> Any:
    """What the network makes of the numbers in the local session."""
    with dl.load(network) as net:
        return net.output(numbers).copy()


def test_a_model_file_beyond_the_bytes_that_py4j_takes_arrives_whole(spark: Any, session: dl.Session, tmp_path: Path) -> None:
    large = nn.MultiLayerConfiguration(
        updater=nn.Sgd(0.1), input_type=nn.InputType.feed_forward(70_000), layers=[nn.Dense(1_000), nn.Output(2, loss="mcxent")]
    )
    file, back = tmp_path / "large.zip", tmp_path / "back.zip"
    with nn.MultiLayerNetwork(large).init() as net:
        net.save(file)
    assert file.stat().st_size > 256 << 20
    NeuralNetworkClassificationModel.from_network(file).save(str(tmp_path / "model"))
    assert filecmp.cmp(file, tmp_path / "model" / "model.zip", shallow=False)
    NeuralNetworkClassificationModel.load(str(tmp_path / "model")).save_network(back)
    assert filecmp.cmp(file, back, shallow=False)
    for each in (file, back):
        each.unlink()  # pytest keeps the folders of its last runs
    shutil.rmtree(tmp_path / "model")


def test_a_network_trained_here_scores_there(rows: Any, network: Path, expected: Any) -> None:
    model = NeuralNetworkClassificationModel.from_network(network)
    scored = model.transform(rows)
    assert scored.columns == ["id", "features", "list", "label", "rawPrediction", "probability", "prediction"]
    np.testing.assert_allclose(probabilities(scored), expected, atol=1e-6)
    predictions = [row["prediction"] for row in scored.orderBy("id").collect()]
    np.testing.assert_array_equal(predictions, expected.argmax(1))


def test_executors_load_the_model_once(spark: Any, rows: Any, network: Path) -> None:
    """Each executor has one network, however many tasks and jobs use it."""
    model = NeuralNetworkClassificationModel.from_network(network, batch_size=7)
    for _ in range(3):
        assert model.transform(rows.repartition(9)).count() == ROWS


def test_arrays_vectors_and_sparse_vectors_score_alike(spark: Any, rows: Any, network: Path, expected: Any) -> None:
    from pyspark.ml.functions import array_to_vector, vector_to_array
    from pyspark.sql.functions import col

    doubles = rows.withColumn("doubles", vector_to_array(col("features")))
    vectors = doubles.withColumn("copied", array_to_vector(col("doubles")))
    for column in ("features", "list", "doubles", "copied"):
        model = NeuralNetworkClassificationModel.from_network(network, features_col=column)
        np.testing.assert_allclose(probabilities(model.transform(vectors)), expected, atol=1e-5)


def test_streams_are_scored(spark: Any, rows: Any, network: Path, expected: Any, tmp_path: Path) -> None:
    rows.write.parquet(str(tmp_path / "in"))
    model = NeuralNetworkClassificationModel.from_network(network)
    stream = spark.readStream.schema(rows.schema).option("maxFilesPerTrigger", 2).parquet(str(tmp_path / "in"))
    query = model.transform(stream).writeStream.format("memory").queryName("scored").trigger(availableNow=True).start()
    assert query.awaitTermination(120)
    np.testing.assert_allclose(probabilities(spark.table("scored")), expected, atol=1e-6)


def test_evaluation_is_counted_in_the_executors(rows: Any, network: Path, expected: Any, numbers: Any) -> None:
    evaluation = NeuralNetworkClassificationModel.from_network(network).evaluate(rows)
    right = (expected.argmax(1) == numbers[:, :3].argmax(1)).mean()
    assert evaluation.accuracy == pytest.approx(right)
    assert evaluation.examples == ROWS


def test_models_are_written_and_read(rows: Any, network: Path, expected: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.ml import Pipeline, PipelineModel

    model = NeuralNetworkClassificationModel.from_network(network, probability_col="probability", raw_prediction_col="")
    model.write().overwrite().save(str(tmp_path / "model"))
    back = NeuralNetworkClassificationModel.load(str(tmp_path / "model"))
    assert back.getRawPredictionCol() == ""
    np.testing.assert_allclose(probabilities(back.transform(rows)), expected, atol=1e-6)
    Pipeline(stages=[model]).fit(rows).save(str(tmp_path / "pipeline"))
    monkeypatch.delitem(sys.modules, "org.pydl4j.spark.ml")  # as in a program that has not imported pydl4j.spark
    piped = PipelineModel.load(str(tmp_path / "pipeline"))
    assert isinstance(piped.stages[0], NeuralNetworkClassificationModel)
    np.testing.assert_allclose(probabilities(piped.transform(rows)), expected, atol=1e-6)
    with back.network() as net:  # and in the local session
        assert net.num_params == 4 * 16 + 16 + 16 * 3 + 3


def test_a_frozen_network_makes_features_for_sparks_own_classifier(rows: Any, network: Path) -> None:
    from pyspark.ml import Pipeline
    from pyspark.ml.classification import LogisticRegression

    featurizer = ImageFeaturizer(network, features_col="list", output_col="learnt")
    fitted = Pipeline(stages=[featurizer, LogisticRegression(featuresCol="learnt", maxIter=8)]).fit(rows)
    scored: Any = fitted.transform(rows)
    assert len(scored.head()["learnt"]) == 16
    assert scored.filter("prediction = label").count() / ROWS > 0.9


def test_other_models_give_vectors_and_numbers(rows: Any, network: Path, session: dl.Session, tmp_path: Path, expected: Any) -> None:
    general = NeuralNetworkModel.from_network(network, input_cols=["list"], output_cols=["out"])
    found = np.array([row["out"].toArray() for row in general.transform(rows).orderBy("id").collect()])
    np.testing.assert_allclose(found, expected, atol=1e-6)
    coded: Any = NeuralNetworkAutoencoderModel.from_network(network, layer="layer0").transform(rows).first()
    assert len(coded["output"]) == 16
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(1, loss="mse", activation="identity")])
    with nn.MultiLayerNetwork(conf).init() as net:
        net.save(tmp_path / "one.zip")
    predicted: Any = NeuralNetworkRegressionModel.from_network(tmp_path / "one.zip").transform(rows).first()
    assert isinstance(predicted["prediction"], float)


def test_mistakes_are_answered_in_pythons_terms(rows: Any, network: Path) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"Did you mean 'features_col'"):
        NeuralNetworkClassificationModel.from_network(network, feature_col="list")
    with pytest.raises(dl.ConfigurationError, match=r"There is no column 'fatures'.*Did you mean 'features'"):
        NeuralNetworkClassificationModel.from_network(network, features_col="fatures").transform(rows)
    with pytest.raises(dl.ConfigurationError, match="'prediction' already"):
        NeuralNetworkClassificationModel.from_network(network).transform(rows.withColumnRenamed("label", "prediction"))
