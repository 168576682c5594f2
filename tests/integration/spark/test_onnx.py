"""ONNX files as models on Spark: each output is a column, and functions of SQL take them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyspark.ml.functions import vector_to_array
from pyspark.sql import functions as F

import pydl4j as dl
from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkModel, register_udf

FOLDER = Path(__file__).parents[3] / "java" / "modelimport" / "src" / "test" / "resources" / "onnx"


def test_each_output_is_a_column(spark: Any, tmp_path: Path) -> None:
    arrays = np.load(FOLDER / "two.npz")
    rows = [(left.tolist(), right.tolist()) for left, right in zip(arrays["in_left"], arrays["in_right"], strict=True)]
    df = spark.createDataFrame(rows, ["a", "b"])
    model = NeuralNetworkModel.from_network(FOLDER / "two.onnx", input_cols=["a", "b"], output_cols=["sum", "largest"])
    model.write().overwrite().save(str(tmp_path / "model"))
    for each in (model, NeuralNetworkModel.load(str(tmp_path / "model"))):
        made = each.transform(df).select(vector_to_array(F.col("sum")), vector_to_array(F.col("largest"))).collect()
        np.testing.assert_allclose([row[0] for row in made], arrays["sum"], rtol=1e-6)
        np.testing.assert_array_equal([row[1] for row in made], arrays["largest"][:, None])


def test_a_file_is_a_function(spark: Any) -> None:
    arrays = np.load(FOLDER / "classes.npz")
    spark.createDataFrame([(row.tolist(),) for row in arrays["in_x"]], ["x"]).createOrReplaceTempView("rows")
    register_udf(spark, "kind", FOLDER / "classes.onnx")
    register_udf(spark, "shares", FOLDER / "classes.onnx", output="output")
    made = spark.sql("SELECT kind(x), shares(x) FROM rows").collect()
    np.testing.assert_array_equal([row[0] for row in made], arrays["y"].argmax(1))
    np.testing.assert_allclose([row[1] for row in made], arrays["y"], rtol=1e-5)


def test_what_does_not_fit_rows_is_said(spark: Any) -> None:
    with pytest.raises(dl.ModelFileError, match="needs files beside it"):
        NeuralNetworkModel.from_network(FOLDER / "beside.onnx")
    with pytest.raises(dl.ConfigurationError, match="Take NeuralNetworkModel"):
        NeuralNetworkClassificationModel.from_network(FOLDER / "classes.onnx")
    df = spark.createDataFrame([([[1.0, 2.0]], 1.5)], ["x", "by"])
    model = NeuralNetworkModel.from_network(FOLDER / "series.onnx", input_cols=["x", "by"], output_cols=["y", "mean"])
    with pytest.raises(dl.ConfigurationError, match="The input 'by' of the model"):
        model.transform(df)
    with pytest.raises(dl.ConfigurationError, match="A function gives one output"):
        register_udf(spark, "two", FOLDER / "two.onnx")
