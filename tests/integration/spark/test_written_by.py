"""Zips of Deeplearning4j that do not tell which version wrote them, on Spark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import ImageFeaturizer, NeuralNetworkClassificationModel, NeuralNetworkClassifier, register_udf
from tests import nd4j_arrays
from tests.integration.spark.nets import probabilities

ZIPS = Path(__file__).parents[2] / "compat" / "dl4j" / "betas"
FILES = {"1.0.0-beta7": ZIPS / "beta7_recurrent.zip", "1.0.0-M1.1": ZIPS / "m11_recurrent.zip"}
CONVERT = r"pydl4j convert OLD\.zip NEW\.zip --written-by VERSION"


@pytest.mark.parametrize("version", FILES)
def test_models_and_functions_are_told_the_version(spark: Any, version: str, tmp_path: Path) -> None:
    (given,), (expected,) = (nd4j_arrays.entries(FILES[version], each) for each in ("input", "output"))
    rows = spark.createDataFrame([(i, row.T.astype(float).tolist()) for i, row in enumerate(given)], "id int, x array<array<double>>")
    model = NeuralNetworkClassificationModel.from_network(FILES[version], written_by=version, features_col="x")
    model.write().overwrite().save(str(tmp_path / "model"))
    for each in (model, NeuralNetworkClassificationModel.load(str(tmp_path / "model"))):
        np.testing.assert_allclose(probabilities(each.transform(rows)), expected.reshape(len(given), -1), atol=1e-5)
    register_udf(spark, "series", FILES[version], output="output", written_by=version)
    made = [row["y"] for row in rows.selectExpr("id", "series(x) AS y").orderBy("id").collect()]
    np.testing.assert_allclose(made, expected.reshape(len(given), -1), atol=1e-5)


@pytest.mark.parametrize("version", FILES)
def test_a_training_goes_on_from_a_file_that_is_said_to_be_of_a_version(spark: Any, version: str) -> None:
    (given,), (expected,) = (nd4j_arrays.entries(FILES[version], each) for each in ("input", "output"))
    rows = spark.createDataFrame(
        [(i, row.T.astype(float).tolist(), 0) for i, row in enumerate(given)], "id int, x array<array<double>>, y int"
    )
    begun = NeuralNetworkClassifier(initial_model=FILES[version], written_by=version, features_col="x", label_col="y", epochs=0).fit(rows)
    np.testing.assert_allclose(probabilities(begun.transform(rows)), expected.reshape(len(given), -1), atol=1e-5)


def test_a_version_that_is_none_or_of_no_file_is_refused_before_any_job(spark: Any) -> None:
    rows = spark.createDataFrame([([[0.0, 0.0]] * 3, 0)], "x array<array<double>>, label int")
    file = FILES["1.0.0-beta7"]
    with pytest.raises(dl.ModelFileError, match=r"There is no version '1\.0\.0-beta77'.*1\.0\.0-beta7, "):
        NeuralNetworkClassifier(initial_model=file, written_by="1.0.0-beta77", features_col="x").fit(rows)
    with pytest.raises(dl.ConfigurationError, match="the file of 'initialModel', which is not set"):
        NeuralNetworkClassifier(written_by="1.0.0-beta7", features_col="x").fit(rows)


def test_without_it_the_answer_is_the_command_that_converts(spark: Any, session: dl.Session) -> None:
    file = FILES["1.0.0-beta7"]
    rows = spark.createDataFrame([([[0.0, 0.0]] * 3, 0)], "x array<array<double>>, label int")
    with pytest.raises(dl.ModelFileError, match=CONVERT):
        register_udf(spark, "series", file)
    with pytest.raises(dl.ModelFileError, match=CONVERT):
        NeuralNetworkClassificationModel.from_network(file)
    with pytest.raises(dl.ModelFileError, match=CONVERT):
        ImageFeaturizer(file)
    with pytest.raises(dl.ModelFileError, match=CONVERT):
        NeuralNetworkClassifier(initial_model=file, features_col="x").fit(rows)
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(2), layers=[nn.Output(2, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as net, pytest.raises(dl.ConfigurationError, match="'written_by' is said of files"):
        register_udf(spark, "series", net, written_by="1.0.0-beta7")
