"""What `fit` takes beside a DataFrame: an RDD of pairs, as users of Elephas and of MLlib have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from pydl4j._errors import ConfigurationError


def frame(data: Any, labelled: bool, params: Any) -> DataFrame:
    """The data as a DataFrame with the columns that the estimator reads.

    Raises:
        ConfigurationError: it is neither a DataFrame nor an RDD; the message says what makes one of it.
    """
    from pyspark import RDD

    if isinstance(data, RDD):
        return _of_pairs(data, labelled, params)
    if isinstance(data, DataFrame):
        return data
    kind = f"{type(data).__module__.split('.')[0]}.{type(data).__name__}"
    remedy = (
        "Make one of it: spark.createDataFrame(data)."
        if kind in ("pandas.DataFrame", "pyarrow.Table")
        else "spark.createDataFrame makes one."
    )
    raise ConfigurationError(f"fit takes a DataFrame of Spark, or an RDD of (features, label). Got a {kind}. {remedy}")


def _of_pairs(data: Any, labelled: bool, params: Any) -> DataFrame:
    """A column of arrays and one of labels: numbers, or arrays where the first one is."""
    features = params.getOrDefault("featuresCol") if params.hasParam("featuresCol") else params.getOrDefault("inputCols")[0]
    session = SparkSession.getActiveSession() or SparkSession(data.context)
    if not labelled:
        return session.createDataFrame(data.map(lambda one: (_numbers(one),)), f"`{features}` array<double>")
    label = params.getOrDefault("labelCol") if params.hasParam("labelCol") else params.getOrDefault("labelCols")[0]
    several = isinstance(_label(data.first()), list)
    schema = f"`{features}` array<double>, `{label}` {'array<double>' if several else 'double'}"
    return session.createDataFrame(data.map(lambda pair: (_numbers(_features(pair)), _label(pair))), schema)


def _features(pair: Any) -> Any:
    return pair.features if hasattr(pair, "features") else pair[0]  # a LabeledPoint of MLlib, or a pair


def _label(pair: Any) -> Any:
    label = pair.label if hasattr(pair, "label") else pair[1]
    return _numbers(label) if hasattr(label, "__len__") and len(label) > 1 else float(label)


def _numbers(values: Any) -> list[float]:
    values = values.toArray() if hasattr(values, "toArray") else values
    flat: Iterable[Any] = values.reshape(-1) if hasattr(values, "reshape") else values
    return [float(value) for value in flat]
