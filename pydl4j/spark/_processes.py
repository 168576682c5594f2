"""Processes of `etl` over DataFrames."""

from __future__ import annotations

from typing import Any

from pyspark.sql import DataFrame, SparkSession

from pydl4j._errors import ConfigurationError
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._session import require


def processed(process: str, frame: Any, divert_to: str) -> DataFrame:
    """The rows that a process makes of a DataFrame's, in the executors; raises as `TransformProcess.on` does."""
    spark = _session("on", frame)
    with in_python_terms():
        made = spark._jvm.org.pydl4j.spark.etl.SparkTransformExecutor.execute(frame._jdf, process, divert_to)  # type: ignore[union-attr]
    return DataFrame(made, spark)


def analysed(frame: Any, schema: str, title: str) -> tuple[str, str, str]:
    """What the columns of a DataFrame hold, as text, JSON and page; ``schema`` is empty for the DataFrame's own types."""
    spark = _session("analyze", frame)
    with in_python_terms():
        found = spark._jvm.org.pydl4j.spark.etl.AnalyzeSpark.analyze(frame._jdf, schema)  # type: ignore[union-attr]
        return found.toString(), found.toJson(), found.toHtml(title)


def _session(method: str, frame: Any) -> SparkSession:
    if not isinstance(frame, DataFrame):
        raise ConfigurationError(f"'{method}' takes a DataFrame of Spark. Got {type(frame).__name__} instead.")
    return require(frame.sparkSession)
