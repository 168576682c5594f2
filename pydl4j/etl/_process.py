"""What is done to a data set, step by step."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.etl._schema import Schema
from pydl4j.nn._checks import check_names, check_path, check_text
from pydl4j.nn._generated.operations import Operation

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject
    from pydl4j.etl._table import Table

JAVA = "etl.transform.TransformProcess"


class TransformProcess:
    """Operations over a schema, one behind the other. Immutable and checked when it is made: a wrong name or type is an error here.

    It runs in the JVM, and so starts a session where there is none.

    Args:
        schema: The columns that it takes.
        operations: The steps: `etl.CategoricalToOneHotTransform("country")` …
        on_error: What becomes of rows that are still invalid behind the last step (a text that is no number, a category that is
            not listed): "fail" raises a DataError that names source, line, column and value; "skip" leaves them out and counts them
            (`rejected`); "divert" writes them to a file, too: `transform(process, divert_to=...)`.
        labels: The columns that are to be predicted, which rows that ask for a prediction do not have (`net.process`). They must be there
            behind the last step, too.

    Raises:
        ConfigurationError: A step does not fit the columns that those before it leave; names the step and the nearest right name.
    """

    def __init__(
        self,
        schema: Schema,
        operations: Sequence[Operation] = (),
        *,
        on_error: Literal["fail", "skip", "divert"] = "fail",
        labels: Sequence[str] = (),
    ) -> None:
        if not isinstance(schema, Schema):
            raise ConfigurationError(f"The 'schema' of a TransformProcess must be an etl.Schema. Got {type(schema).__name__} instead.")
        if isinstance(operations, Operation) or not isinstance(operations, Iterable):
            raise ConfigurationError(f"The 'operations' of a TransformProcess must be a list of operations. Got {operations!r} instead.")
        operations = list(operations)
        if not isinstance(on_error, str) or on_error not in ("fail", "skip", "divert"):
            raise ConfigurationError(f"The 'on_error' of a TransformProcess must be 'fail', 'skip' or 'divert'. Got {on_error!r} instead.")
        for index, operation in enumerate(operations):
            if not isinstance(operation, Operation):
                raise ConfigurationError(
                    f"Step {index + 1} of a TransformProcess must be an operation, such as etl.RemoveColumnsTransform('x'). "
                    f"Got {type(operation).__name__} instead."
                )
        named = check_names("'labels' of a TransformProcess", labels)
        actions = [{"transform": operation.to_dict()} for operation in operations]
        tree = {"initialSchema": json.loads(schema.to_json()), "actionList": actions, "onError": on_error.upper(), "labels": named}
        self._read(json.dumps(tree))

    def _read(self, text: str) -> None:
        from pydl4j import _jvm

        self._java = _introduced(_jvm.bridge(), text)
        self._json: str = self._java.call("toJson")

    def _in(self, bridge: Bridge | None = None) -> JavaObject:
        """The JVM's, made once in each; that of the current session by default."""
        from pydl4j import _jvm

        chosen = _jvm.bridge() if bridge is None else bridge
        java = self._java  # which another thread may replace meanwhile
        if java.bridge is not chosen:
            java = self._java = _introduced(chosen, self._json)
        return java

    @classmethod
    def from_json(cls, text: str) -> TransformProcess:
        """Reads a process written by `to_json`, by DataVec 1.0.0-M2.1 or by an older version.

        Raises:
            ConfigurationError: It is none; says which step and why.
        """
        made = cls.__new__(cls)
        made._read(check_text("JSON of a TransformProcess", text))
        return made

    @briefly
    def fit(self, table: Table) -> TransformProcess:
        """The same process, of which each operation that learns of data (`Impute`, `Normalize`, `QuantileBins`, `TargetEncoding`) has
        learnt of these rows. What it learnt is in its JSON; operations that have their fit keep it.

        Raises:
            ConfigurationError: The process takes other columns.
            DataError: A column has nothing to learn of.
        """
        if not hasattr(table, "_source"):
            raise ConfigurationError(f"A TransformProcess is fit to an etl.Table. Got {type(table).__name__} instead.")
        source = table._source()
        made = TransformProcess.__new__(TransformProcess)
        made._java = self._in(source.bridge).call("fit", source, long=True)
        made._json = made._java.call("toJson")
        return made

    def on(self, frame: Any, *, divert_to: str | os.PathLike[str] | None = None) -> Any:
        """The rows that it makes of those of a DataFrame of Spark, as another one: computed in the executors, by the same code as here.

        Columns are found by name; texts are read as readers of files read them, and what does not fit its column is invalid, for the
        process to decide. Categories come as texts, arrays as vectors, missing values as null. Rows stay in their partitions.

        Args:
            frame: The DataFrame.
            divert_to: The folder for the rows of a process with on_error="divert", on any file system that the executors see. It gets JSON
                lines with source, line, column, value, reason and record, a file for each partition that has such rows. A file appears
                when its partition was read to its end, each time that it is, in place of the one before.

        Raises:
            ConfigurationError: A column is missing, or a step groups, sorts or makes sequences: do that by the DataFrame's own methods.
                Or there is a folder and the process diverts none, or the other way round.
        """
        from pydl4j.spark._processes import processed

        return processed(self._json, frame, "" if divert_to is None else os.fspath(divert_to))

    @property
    def on_error(self) -> str:
        """What becomes of rows that are still invalid behind the last step: "fail", "skip" or "divert"."""
        return str(json.loads(self._json).get("onError", "FAIL")).lower()

    def to_json(self) -> str:
        """DataVec's JSON, which DataVec reads as far as it has the operations."""
        return self._json

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns that are to be predicted, which rows that ask for a prediction do not have."""
        return tuple(json.loads(self._json).get("labels", ()))

    @property
    def initial_schema(self) -> Schema:
        """The columns that it takes."""
        return Schema._of_tree(json.loads(self._json)["initialSchema"])

    @property
    def final_schema(self) -> Schema:
        """The columns that it makes."""
        return Schema._of(self._in().call("getFinalSchema"))

    def __eq__(self, other: object) -> bool:
        return self._json == other._json if isinstance(other, TransformProcess) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._json)

    def __reduce__(self) -> Any:
        return TransformProcess.from_json, (self._json,)

    def __repr__(self) -> str:
        steps = len(json.loads(self._json).get("actionList", ()))
        return f"TransformProcess({self.initial_schema!r}, {steps} operations)"


def _introduced(bridge: Bridge, text: str) -> JavaObject:
    """The JVM's process, which knows the functions of Python that it names."""
    from pydl4j.etl._functions import introduce

    introduce(bridge, text)
    made: JavaObject = bridge.call(JAVA, "fromJson", text)
    return made


def run(source: JavaObject, process: TransformProcess, divert_to: str | os.PathLike[str] | None) -> tuple[JavaObject, JavaObject]:
    """The rows that a process makes of those of a source, and what counts those that it leaves out."""
    if not isinstance(process, TransformProcess):
        raise ConfigurationError(f"'transform' takes an etl.TransformProcess. Got {type(process).__name__} instead.")
    if (process.on_error == "divert") != (divert_to is not None):
        raise ConfigurationError(
            f"'divert_to' names the file for a process with on_error='divert'. Got {divert_to!r} for one with {process.on_error!r}."
        )
    bridge = source.bridge
    if divert_to is None:
        rejects: JavaObject = bridge.call("etl.readers.Rejects", "skip")
    else:
        rejects = bridge.call("etl.readers.Rejects", "divert", bridge.call("bridge.PythonBatches", "path", check_path(divert_to)))
    made: JavaObject = bridge.call("etl.local.LocalTransformExecutor", "execute", source, process._in(bridge), rejects)
    return made, rejects
