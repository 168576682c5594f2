"""Processes of `etl` over DataFrames."""

from __future__ import annotations

from typing import Any

from pyspark.sql import DataFrame

from pydl4j._errors import ConfigurationError
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._session import require


def processed(process: str, frame: Any) -> DataFrame:
    """The rows that a process makes of a DataFrame's, in the executors; raises as `TransformProcess.on` does."""
    if not isinstance(frame, DataFrame):
        raise ConfigurationError(f"'on' takes a DataFrame of Spark. Got {type(frame).__name__} instead.")
    spark = require(frame.sparkSession)
    with in_python_terms():
        made = spark._jvm.org.pydl4j.spark.etl.SparkTransformExecutor.execute(frame._jdf, process)  # type: ignore[union-attr]
    return DataFrame(made, spark)
