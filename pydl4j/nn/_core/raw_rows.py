"""Rows of raw columns on their way to a network with a process."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import sys
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError, DataError
from pydl4j._names import suggestion
from pydl4j.nn._core.feeding import Numpy
from pydl4j.nn._core.notes import Notes
from pydl4j.nn._data import DataSet
from pydl4j.nn._tables import is_table

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject
    from pydl4j.etl import Reader, Table, TransformProcess


LARGEST = int(sys.float_info.max)
"""The largest whole number that a column may hold."""


class Processed(Notes):
    """Adds `process`, and does it to raw rows."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._known_rows: tuple[str, JavaObject] | None = None  # of the process that raw rows were asked with last

    @property
    def process(self) -> TransformProcess | None:
        """What makes the network's features of rows with raw columns, or None: a fitted `etl.TransformProcess`.

        It goes with the file. With it `output`, `predict`, `fit`, `evaluate` and `score` also take raw rows: a `Table` or `Reader` of
        `etl`, a DataFrame of pandas or polars, a mapping from names to columns, or a list of mappings, a row each; `predict` needs no
        columns of the process's `labels`. Servers (HTTP, Kafka) and Spark's models take the same rows and give the same answers. Arrays
        are features, as without a process.

        Raises:
            ConfigurationError: (when set) a step needs other rows (it groups, sorts, makes sequences), or the process makes another number
                of features than the network takes; names them.
        """
        from pydl4j.etl import TransformProcess

        text = self._object().call("processJson")
        return None if text is None else TransformProcess.from_json(text)

    @process.setter
    def process(self, process: TransformProcess | None) -> None:
        from pydl4j.etl import TransformProcess

        net = self._object()
        if process is None:
            net.call("setProcessJson", None)
            return
        if not isinstance(process, TransformProcess):
            raise ConfigurationError(f"The 'process' of a network must be an etl.TransformProcess. Got {type(process).__name__} instead.")
        rows = self._rows_of(net, process.to_json())
        net.call("setProcessJson", process.to_json())
        names = rows.call("classNames")
        outputs = net.call("signature").call("outputs")[0].call("shape")
        if names and not self.labels and len(outputs) == 2 and outputs[1] in (len(names), len(names) - 1 if len(names) == 2 else 0):
            self.labels = list(names)

    def _process_of(self, data: Any) -> str | None:
        """The process where these are rows with raw columns and the network has one for them; else None."""
        if isinstance(data, (np.ndarray, NDArray, DataSet)):
            return None
        first = data[0] if isinstance(data, list) and data else data
        named = isinstance(first, Mapping) and "features" not in first
        if not (named or _is_of_etl(data) or is_table(data)):
            return None
        text: str | None = self._object().call("processJson")
        return text

    def _rows_of(self, net: JavaObject, process: str) -> JavaObject:
        """The JVM's `RawRows`, checked against the network; made once as long as the process is the same."""
        known = self._known_rows  # which another thread may replace meanwhile
        if known is None or known[0] != process:
            shape = list(net.call("signature").call("inputs")[0].call("shape"))[1:]
            size = -1 if any(axis < 0 for axis in shape) else int(np.prod(shape))
            known = self._known_rows = process, net.bridge.call("etl.processing.RawRows", "of", process, size)
        return known[1]

    def _features(self, data: Any) -> Any:
        """The features of raw rows; other data as they are."""
        process = self._process_of(data)
        if process is None:
            return data
        rows = self._rows_of(self._object(), process)
        if isinstance(data, list):
            return rows.call("features", json.dumps([_plain_row(number, row) for number, row in enumerate(data, 1)])).numpy()
        made = []
        for table in _tables(data, rows.call("schema"), rows.call("labels")):
            try:
                made.append(_features_of(rows, table))
            finally:
                if table is not data:
                    table.close()
        if not made:
            raise DataError("The reader gave no rows.")
        return np.concatenate(made)

    def _labelled(self, data: Any, labels: Any) -> tuple[Any, Any]:
        """Features and labels of raw rows; other data as they are."""
        text = self._process_of(data)
        if text is None:
            return data, labels
        if labels is not None:
            return self._features(data), labels
        from pydl4j.etl import TransformProcess

        process = TransformProcess.from_json(text)
        if len(process.labels) == 0:
            raise ConfigurationError(
                "The network's process has no labels: name the columns to predict, TransformProcess(..., labels=[...])."
            )
        if _is_reader(data):
            return data.transform(process).batches(label=list(process.labels)), None
        table = _tables(data, process._in().call("getInitialSchema"), ())[0]
        try:
            with table.transform(process) as made:
                parts = list(made.batches(max(1, len(made)), label=list(process.labels)))
        finally:
            if table is not data:
                table.close()
        if not parts:
            raise DataError("The process left no row.")
        return parts[0].features, parts[0].labels


def _is_of_etl(data: Any) -> bool:
    return type(data).__module__.startswith("pydl4j.etl.") and hasattr(data, "transform")


def _is_reader(data: Any) -> bool:
    return _is_of_etl(data) and hasattr(data, "tables")


def _tables(data: Any, initial: JavaObject, optional: Sequence[str]) -> Any:
    """The rows as tables of the JVM's schema; all but a table of the user's are closed by whoever asks for them."""
    from pydl4j import etl

    if _is_reader(data):
        reader: Reader = data
        return reader.tables()
    if isinstance(data, etl.Table):
        return [data]
    columns = list(data) if isinstance(data, Mapping) else [str(name) for name in getattr(data, "column_names", None) or data.columns]
    schema = etl.Schema.from_json(initial.call("toJson"))
    for name in schema.names:
        if name not in columns and name not in optional:
            raise ConfigurationError(f"The rows have no column '{name}'. {suggestion(name, columns)}")
    schema = schema._only([name for name in schema.names if name in columns])
    if isinstance(data, Mapping):
        return [etl.from_dict({name: data[name] for name in schema.names}, schema)]
    made = etl.from_arrow if hasattr(data, "column_names") else etl.from_pandas
    return [made(data.select(list(schema.names)) if hasattr(data, "select") else data[list(schema.names)], schema)]


def _features_of(rows: JavaObject, table: Table) -> Numpy:
    made: NDArray = rows.call("features", table._open())
    return made.numpy()


def _plain_row(number: int, row: Any) -> Any:
    """A row for JSON: NaN is a missing value there, as in a table."""
    if not isinstance(row, Mapping):
        raise DataError(f"Row {number} must be a mapping from names to values, as the first one is. Got {type(row).__name__}.")
    return {str(name): _plain(value, number, name) for name, value in row.items()}


def _plain(value: Any, number: int, name: str) -> Any:
    if type(value).__name__ in ("NAType", "NaTType"):  # of pandas
        return None
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else int(value.astype("datetime64[ms]").astype(np.int64))
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (datetime.date, decimal.Decimal, uuid.UUID)):
        return str(value)
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise DataError(f"Row {number}, column '{name}': a value must be a number, text, a time or None. Got {type(value).__name__}.")
    if isinstance(value, int) and abs(value) > LARGEST:
        raise DataError(f"Row {number}, column '{name}': the value must be a finite number. Got one of {value.bit_length()} bits.")
    if isinstance(value, float) and not math.isfinite(value):
        if math.isnan(value):
            return None
        raise DataError(f"Row {number}, column '{name}': the value must be a finite number. Got {value}.")
    return value
