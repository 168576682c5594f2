"""Models as functions of SQL."""

from __future__ import annotations

from typing import Any

from pyspark.sql import SparkSession

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j._names import suggestion
from pydl4j.nn import ComputationGraph, MultiLayerNetwork
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._models import NetworkModel, model_file, version_of
from pydl4j.spark._session import require

OUTPUTS = {"prediction": "CLASS", "value": "VALUE", "output": "ARRAY"}


@briefly
def register_udf(
    spark: SparkSession,
    name: str,
    model: Any,
    *,
    output: str | None = None,
    batch_size: int = 256,
    handle_invalid: str = "error",
    written_by: str | None = None,
) -> None:
    """Makes a model a function of SQL, computed in batches inside the executors.

    NULL gives NULL. `WHERE`, `CASE`, `IF`, `COALESCE`, `AND` and `OR` keep rows from it as from any function. It cannot take
    the variable of a lambda (`transform(xs, x -> f(x))`): explode the array first.

    Args:
        spark: The session that knows the function from now on.
        name: The function's name.
        model: A model of this module, a network, or the file of one.
        output: `"prediction"`: the class with the greatest output, a double; `"value"`: the only output, a double;
            `"output"`: all outputs, an array of float. Default: `"prediction"`, or `"value"` for a network with one output.
        batch_size: Rows that are scored at once, at least 1. Default: 256.
        handle_invalid: What becomes of an argument that is not NULL and cannot be scored (a null or NaN in it, another length,
            a broken image): `"error"`, which names column and row, or `"null"` for NULL. Default: `"error"`.
        written_by: The version of Deeplearning4j that wrote the file, such as ``"1.0.0-beta7"``, as `pydl4j.load` takes it.

    Raises:
        ConfigurationError: an argument is wrong, `"value"` is asked of a network with several numbers, or a graph has several
            inputs or outputs.
        ModelFileError: the file is no model.

    Example:
        >>> register_udf(spark, "digit", model)
        >>> spark.sql("SELECT digit(pixels), count(*) FROM digits GROUP BY 1")
    """
    require(spark)
    if output is not None and output not in OUTPUTS:
        raise ConfigurationError(f"The 'output' of register_udf must be one of {', '.join(OUTPUTS)}. {suggestion(output, OUTPUTS)}")
    if not isinstance(model, (NetworkModel, MultiLayerNetwork, ComputationGraph, str)) and not hasattr(model, "__fspath__"):
        raise ConfigurationError(f"The 'model' of register_udf must be a model, a network or a file. Got {model!r} instead.")
    kind = OUTPUTS.get(output or "", "")
    version = version_of(model, written_by)
    with in_python_terms():
        if isinstance(model, NetworkModel):
            model._java_obj.registerFunction(spark._jsparkSession, name, kind, batch_size, handle_invalid)  # type: ignore[union-attr]
            return
        with model_file(model) as file:
            functions = spark._jvm.org.pydl4j.spark.scoring.SqlFunctions  # type: ignore[union-attr]
            functions.register(spark._jsparkSession, name, file, version, kind, batch_size, handle_invalid)
