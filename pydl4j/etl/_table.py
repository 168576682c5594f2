"""Columns in off-heap memory, which numpy and the JVM both see."""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._errors import ClosedError, ConfigurationError, DataError, SessionClosedError
from pydl4j._interruptible import briefly
from pydl4j.etl._batches import Align, Columns, Features, Labels, LabelSteps, row_batches
from pydl4j.etl._columns import BYTES, Given, codes, distinct, given, named, ranges
from pydl4j.etl._join import How, On, joined
from pydl4j.etl._process import TransformProcess, run
from pydl4j.etl._schema import Schema, check_schema
from pydl4j.etl._writers import write, write_csv
from pydl4j.nn._checks import check_names, check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject
    from pydl4j.nn._pipeline import DataPipeline

DTYPES = {
    "integer": "int32",
    "categorical": "int32",
    "long": "int64",
    "time": "int64",
    "double": "float64",
    "float": "float32",
    "boolean": "uint8",
}
"""The element type of each type of column but text."""


class Table:
    """Rows of a schema in off-heap memory, owned until `close()` or garbage collection. Made by `etl.from_dict` and its like.

    `transform` gives another table; `column`, `to_dict`, `to_numpy` and `to_pandas` give the values.
    """

    def __init__(self, blocks: JavaObject, schema: Schema) -> None:
        """For this package; users call `etl.from_dict` and its like."""
        self._blocks = blocks.own()
        self._schema = schema
        self._block: JavaObject | None = None  # the rows in one piece, as soon as they are asked for
        self._closed = False
        self._rejected = 0

    @property
    def schema(self) -> Schema:
        """The columns."""
        return self._schema

    def __len__(self) -> int:
        return int(self._source().call("rows"))

    def _open(self) -> JavaObject:
        source = self._source()
        if self._block is None:
            self._block = source.call("together").own()
        return self._block

    def _source(self) -> JavaObject:
        """The rows as the JVM reads them again and again."""
        if self._closed:
            raise ClosedError("This table was closed. Keep it open while it is used, or take table.to_dict() before.")
        if self._blocks.bridge.closed:
            raise SessionClosedError("The session of this table is closed, and its rows went with it. Make the table again.")
        return self._blocks

    @briefly
    def transform(self, process: TransformProcess, *, divert_to: str | os.PathLike[str] | None = None) -> Table:
        """What a process makes of it: a new table, whose `rejected` says how many rows the process left out.

        Args:
            process: The steps.
            divert_to: For a process with ``on_error="divert"``: the file of the rows that it leaves out, JSON lines with source, line,
                column, value and reason. It appears at the end, as a whole.

        Raises:
            ConfigurationError: The process takes other columns.
            DataError: A value is still invalid behind the last step; names source, line, column and value.
        """
        made, rejects = run(self._source(), process, divert_to)
        table = Table(made.bridge.call("etl.blocks.Blocks", "read", made, long=True), Schema._of(made.call("schema")))
        table._rejected = rejects.call("count")
        return table

    @property
    def rejected(self) -> int:
        """How many rows the process left out that made it."""
        return self._rejected

    @briefly
    def join(self, other: Table, on: On, how: How = "inner") -> Table:
        """The rows of this table and of another one side by side where their keys are equal.

        It has this table's columns, then the other's but its keys.

        Rows come in this table's order, the partners of a row in the other's, and rows of the other table alone at the end. Missing
        keys equal each other, as in pandas and DataVec; invalid ones equal none.

        Args:
            other: The right side.
            on: The key columns: a name, several names, or a dict of names here to names there.
            how: "inner": rows with partners; "left": and rows of this table without; "right": rows with partners and those of the
                other table without; "outer": all.

        Raises:
            ConfigurationError: A key is missing or its types differ, or both tables have a column of one name that is no key.
        """
        if not isinstance(other, Table):
            raise ConfigurationError(f"A Table is joined with an etl.Table. Got {type(other).__name__} instead; `reader.read()` gives one.")
        made, schema = joined(self._source(), other._source(), on, how)
        return Table(made.bridge.call("etl.blocks.Blocks", "read", made, long=True), schema)

    def batches(
        self,
        batch_size: int = 32,
        *,
        label: Labels = None,
        features: Features = None,
        classes: int | Mapping[str, int] | None = None,
        weights: str | None = None,
        align: Align = "start",
        label_steps: LabelSteps = "all",
    ) -> DataPipeline:
        """The rows as mini-batches, which can be had in any order: `shuffle`, `split`, `balanced` and their like need no `cache`.

        The arguments, and what is raised, are those of `Reader.batches`. Close the table when the pipeline is no longer used.
        """
        chosen = Columns(self._schema, label, features, classes, weights, align, label_steps)
        return row_batches(self, self._source(), chosen, batch_size)

    def column(self, name: str) -> np.ndarray[Any, Any]:
        """The values of a column: numbers, of which missing ones are NaN (whole numbers with missing ones become float64), times as
        datetime64[ms] in UTC, booleans, text and categories as objects, None where one is missing. Arrays are [rows, …], a missing one
        NaN; where their shapes differ they are objects, each an array by itself, None where one is missing.

        Raises:
            ConfigurationError: There is no such column; names the nearest.
        """
        block = self._open()
        place: int = block.call("schema").call("getIndexOfColumn", check_text("name of a column", name))
        return self._values(place, name)

    def _values(self, place: int, name: str) -> np.ndarray[Any, Any]:
        return column_values(self._open(), self._schema, place)

    def to_dict(self) -> dict[str, np.ndarray[Any, Any]]:
        """The values of each column, as `column` gives them."""
        return {name: self._values(place, name) for place, name in enumerate(self._schema.names)}

    def to_numpy(self, columns: Sequence[str] | None = None) -> np.ndarray[Any, Any]:
        """Columns of numbers side by side, float32 [rows, columns] in C order; missing values are NaN. All columns by default.

        Raises:
            DataError: A column is text, or of arrays.
        """
        names = self._schema.names if columns is None else check_names("'columns' of to_numpy", columns)
        source = self._source()
        made: np.ndarray[Any, Any] = source.bridge.call("etl.blocks.Exchange", "matrix", source, list(names)).numpy()
        return made

    @property
    def offsets(self) -> np.ndarray[Any, Any]:
        """The first row of each sequence and behind them the number of rows; empty where rows are no steps."""
        block = self._open()
        made: np.ndarray[Any, Any] = block.bridge.call("etl.blocks.Exchange", "offsets", block).numpy()
        return made

    def to_pandas(self) -> Any:
        """A pandas DataFrame of all columns; one of arrays holds an array in each row."""
        import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]

        return pandas.DataFrame({name: values if values.ndim == 1 else list(values) for name, values in self.to_dict().items()})

    @briefly
    def write_csv(self, path: str | os.PathLike[str], *, separator: str = ",", header: bool = True) -> None:
        """Writes the rows as CSV in UTF-8; a former file is replaced when the new one is complete.

        Numbers have as many digits as give the same number again, times are ``2024-07-01T14:30:00Z``, categories their names; a missing
        value is nothing between two separators, an empty text two quotes.

        Args:
            path: The file.
            separator: What stands between fields, one character.
            header: Whether the first line has the columns' names.

        Raises:
            ConfigurationError: The rows are steps of sequences, or a column holds bytes or arrays.
            DataError: A value is invalid (names row and column), or the file cannot be written.
        """
        write_csv(self._source(), path, separator, header)

    @briefly
    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the rows as Parquet; a former file is replaced when the new one is complete. Needs the extra ``etl``.

        Times are timestamps in UTC, categories text, a missing value is null.

        Raises:
            ConfigurationError: The rows are steps of sequences, a column holds arrays, or names differ by case only.
            DataError: A value is invalid (names row and column), or the file cannot be written.
            MissingExtraError: The extra is not there.
        """
        write(self._source(), "parquet", path)

    @briefly
    def write_arrow(self, path: str | os.PathLike[str]) -> None:
        """Writes the rows as an Arrow file (Feather 2); a former one is replaced when it is complete. Needs the extra ``etl``.

        Times are timestamps in UTC, categories dictionaries, arrays of one axis lists, a missing value is null.

        Raises:
            ConfigurationError: The rows are steps of sequences.
            DataError: A value is invalid, or an array has other than one axis (names row and column), or the file cannot be written.
            MissingExtraError: The extra is not there.
        """
        write(self._source(), "arrow", path)

    def close(self) -> None:
        """Frees the memory, as far as no numpy array sees it; a second call does nothing."""
        self._closed = True
        if self._block is not None:
            self._block.end()
        self._blocks.end()

    def __enter__(self) -> Table:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("A Table holds memory of this process and cannot be pickled. Send table.to_dict() in its place.")

    def __repr__(self) -> str:
        gone = self._closed or self._blocks.bridge.closed
        return "Table(closed)" if gone else f"Table({len(self)} rows, {self._schema!r})"


def absences(block: JavaObject, place: int) -> np.ndarray[Any, Any] | None:
    """Which rows of a column of a block have no value; None: all have."""
    flags = block.bridge.call("etl.blocks.Exchange", "present", block, place)
    return None if flags is None else np.asarray(flags.numpy() == 0)


def column_values(block: JavaObject, schema: Schema, place: int, chosen: np.ndarray[Any, Any] | None = None) -> np.ndarray[Any, Any]:
    """The values of a column of a block, as `Table.column` gives them; of some rows alone, in which none is missing, if they are chosen."""
    name = schema.names[place]
    kind = schema.types[name]
    bridge = block.bridge
    absent = absences(block, place)
    if kind in ("string", "bytes", "ndarray"):
        made = _arrays(bridge, block, place, absent) if kind == "ndarray" else _texts(bridge, block, place, absent, kind)
        return made if chosen is None else made[chosen]
    values: np.ndarray[Any, Any] = np.asarray(bridge.call("etl.blocks.Exchange", "values", block, place).numpy())
    if chosen is not None:
        values, absent = values[chosen], None
    if kind == "categorical":
        states = np.array([*schema.states(name), None], dtype=object)
        named: np.ndarray[Any, Any] = states[values if absent is None else np.where(absent, len(states) - 1, values)]
        return named
    if kind == "time":
        values = values.view("datetime64[ms]")
        return values if absent is None else np.where(absent, np.datetime64("NaT"), values)
    if kind == "boolean":
        values = values.view(bool)
        return values if absent is None else np.where(absent, np.array(None, dtype=object), values.astype(object))
    if absent is None:
        return values
    return np.where(absent, np.array(np.nan, dtype=values.dtype if values.dtype.kind == "f" else "float64"), values)


def _arrays(bridge: Any, block: Any, place: int, absent: Any) -> np.ndarray[Any, Any]:
    """[rows, …] where all have one shape, else an object for each row, None where one is missing."""
    told = bridge.call("etl.blocks.Exchange", "shapes", block, place)
    if told is None:
        return np.asarray(bridge.call("etl.blocks.Exchange", "values", block, place).numpy())
    elements = bridge.call("etl.blocks.Exchange", "elements", block, place).numpy()
    shapes = iter(told.numpy().tolist())
    made = np.empty(int(block.call("rows")), dtype=object)
    start = 0
    for row in range(len(made)):
        shape = [next(shapes) for _ in range(next(shapes))]
        size = math.prod(shape)
        if absent is None or not absent[row]:
            made[row] = elements[start : start + size].reshape(shape).copy()
            start += size
    return made


def _texts(bridge: Any, block: Any, place: int, absent: Any, kind: str) -> np.ndarray[Any, Any]:
    ranges = bridge.call("etl.blocks.Exchange", "values", block, place).numpy()
    data = bridge.call("etl.blocks.Exchange", "data", block, place).numpy().tobytes()
    made = np.empty(len(ranges), dtype=object)
    for row, packed in enumerate(ranges.tolist()):
        if absent is None or not absent[row]:
            start = packed >> 32
            value = data[start : start + (packed & 0xFFFFFFFF)]
            made[row] = value if kind == "bytes" else value.decode("utf-8", "replace")
    return made


def from_dict(data: Mapping[str, Any], schema: Schema | None = None) -> Table:
    """A table of columns: lists, numpy arrays, columns of pandas, polars and Arrow, anything that numpy reads; none row by row.

    None, NaN in a column that holds no floating-point numbers, and NaT are missing. Times of Python without a zone are in UTC, as numpy's.

    Args:
        data: The values of each column, all of one length.
        schema: What they are; by default what numpy sees: whole numbers are long (int32: integer), text is string. None beside numbers
            does not change what they are.

    Raises:
        ConfigurationError: Names or lengths differ from the schema's.
        DataError: A value is not what its column holds; names column, row and value.
    """
    from pydl4j import _jvm

    if not isinstance(data, Mapping):
        remedy = " etl.from_pandas, etl.from_polars and etl.from_arrow take frames." if hasattr(data, "columns") else ""
        raise ConfigurationError(
            f"The 'data' of a table must be a mapping from names to columns. Got {type(data).__name__} instead.{remedy}"
        )
    check_schema("a table", schema)
    columns = {name: _given(name, values) for name, values in data.items()}
    chosen = _inferred(columns) if schema is None else schema
    if set(chosen.names) != set(columns):
        raise ConfigurationError(f"The data must have the columns {list(chosen.names)}. Got {list(columns)} instead.")
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        raise ConfigurationError(f"The columns must have one length. Got {lengths}.")
    rows = next(iter(lengths.values()), 0)
    parts = [parts_of(columns[name], chosen, name) for name in chosen.names]
    bridge = _jvm.bridge()
    java = bridge.call("etl.schema.Schema", "fromJson", chosen.to_json())
    return Table(bridge.call("etl.blocks.Exchange", "blocks", java, parts, rows, "memory"), chosen)


def from_numpy(data: Any, columns: Sequence[str] | None = None, schema: Schema | None = None) -> Table:
    """A table of a matrix [rows, columns], or of a structured array.

    Args:
        data: The numbers.
        columns: Their names; by default those of the schema, else x0, x1 …
        schema: What they are; by default what numpy sees.
    """
    matrix = np.asarray(data)
    check_schema("a table", schema)
    if isinstance(data, np.ma.MaskedArray):
        matrix = data
    if matrix.dtype.names is not None:
        return from_dict({name: matrix[name] for name in matrix.dtype.names}, schema)
    if matrix.ndim != 2:
        raise ConfigurationError(f"'from_numpy' takes a matrix [rows, columns]. Got shape {matrix.shape} instead.")
    by_habit = schema.names if schema else [f"x{i}" for i in range(matrix.shape[1])]
    names = list(by_habit if columns is None else check_names("'columns' of from_numpy", columns))
    if len(names) != matrix.shape[1]:
        raise ConfigurationError(f"The matrix has {matrix.shape[1]} columns. Got {len(names)} names: {names}.")
    return from_dict({name: matrix[:, i] for i, name in enumerate(names)}, schema)


def from_pandas(frame: Any, schema: Schema | None = None) -> Table:
    """A table of a DataFrame of pandas or polars; categories stay categories, NA and null are missing.

    Args:
        frame: The DataFrame.
        schema: What its columns are; by default what they hold.

    Raises:
        ConfigurationError: It is none, or two of its columns have one name.
        DataError: A value is not what its column holds; names column, row and value.
    """
    return _of_frame("from_pandas", frame, schema)


def from_polars(frame: Any, schema: Schema | None = None) -> Table:
    """A table of a DataFrame of polars; the same as `from_pandas`. Of a LazyFrame give ``frame.collect()``."""
    return _of_frame("from_polars", frame, schema)


def _of_frame(called: str, frame: Any, schema: Schema | None) -> Table:
    if hasattr(frame, "collect_schema") and hasattr(frame, "collect"):
        raise ConfigurationError(f"'{called}' takes a DataFrame, and a {type(frame).__name__} has no rows yet. Give it frame.collect().")
    if not hasattr(frame, "columns"):
        raise ConfigurationError(f"'{called}' takes a DataFrame of pandas or polars. Got {type(frame).__name__} instead.")
    names = distinct([str(name) for name in frame.columns])
    return from_dict(dict(zip(names, (frame[name] for name in frame.columns), strict=True)), schema)


def from_arrow(table: Any, schema: Schema | None = None) -> Table:
    """A table of a pyarrow Table; dictionaries of text are categories, null is missing.

    One with lists or structs goes through a temporary file, and becomes what `read_arrow` makes of it: lists of numbers arrays, float32,
    what lies in a struct a column by its path. That needs the extra ``etl``.

    Args:
        table: The pyarrow Table, or a RecordBatch.
        schema: What its columns are; by default what they hold.

    Raises:
        ConfigurationError: It is none, two of its columns have one name, or it has lists or structs and a schema is given.
        DataError: A column holds what no column can, as lists of text; names it.
        MissingExtraError: It has lists or structs, and the extra is not there.
    """
    if not hasattr(table, "column_names"):
        raise ConfigurationError(f"'from_arrow' takes a Table of pyarrow. Got {type(table).__name__} instead.")
    distinct(table.column_names)
    if schema is None and any(getattr(table[name].type, "num_fields", 0) for name in table.column_names):
        return _of_nested(table)
    return from_dict({name: table[name] for name in table.column_names}, schema)


def _of_nested(table: Any) -> Table:
    """By a file, in whose batches dictionaries must not change."""
    import pyarrow  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from pyarrow import ipc  # type: ignore[import-not-found, import-untyped, unused-ignore]

    from pydl4j.etl._readers import read_arrow

    whole = table if isinstance(table, pyarrow.Table) else pyarrow.Table.from_batches([table])
    with tempfile.TemporaryDirectory(prefix="pydl4j-") as folder:
        file = os.path.join(folder, "from_arrow.arrow")
        with ipc.new_file(file, whole.schema) as out:
            out.write_table(whole.unify_dictionaries())
        return read_arrow(file).read()


def _given(name: str, column: Any) -> Given:
    try:
        return given(column)
    except ConfigurationError as error:
        raise ConfigurationError(f"The column '{name}': {error}") from None


def _inferred(columns: Mapping[str, Given]) -> Schema:
    schema = Schema()
    for name, column in columns.items():
        kind, size = column.values.dtype.kind, column.values.dtype.itemsize
        if column.states:
            schema = schema.categorical(name, list(column.states))
        elif kind == "b":
            schema = schema.boolean(name)
        elif kind in "iu":
            schema = schema.integer(name) if size <= 4 and column.values.dtype != np.uint32 else schema.long(name)
        elif kind == "f":
            made = schema.float if size <= 4 else schema.double
            schema = made(name, allow_nan=True, allow_infinite=True)
        elif kind == "M":
            schema = schema.time(name)
        elif kind == "O":
            schema = _of_objects(schema, name, column.values[~column.absent].tolist())
        elif kind == "U":
            schema = schema.string(name)
        elif kind == "S":
            schema = schema.bytes(name)
        else:
            raise ConfigurationError(f"The column '{name}' has elements of type {column.values.dtype}, which no column holds.")
    return schema


def _of_objects(schema: Schema, name: str, values: Sequence[Any]) -> Schema:
    """What Python's objects are, beside which None may stand: numbers stay numbers."""
    kinds = {type(value) for value in values}
    if kinds and all(issubclass(kind, (bool, np.bool_)) for kind in kinds):
        return schema.boolean(name)
    if kinds and all(issubclass(kind, (int, float, np.integer, np.floating)) and kind is not bool for kind in kinds):
        whole = all(issubclass(kind, (int, np.integer)) for kind in kinds)
        return schema.long(name) if whole else schema.double(name, allow_nan=True, allow_infinite=True)
    if kinds and all(issubclass(kind, BYTES) for kind in kinds):
        return schema.bytes(name)
    return schema.string(name)


def parts_of(column: Given, schema: Schema, name: str) -> list[Any]:
    """The arrays of a column as Java takes them: values, and which of them are there."""
    kind = schema.types[name]
    values, absent = named(column), column.absent
    if values.dtype.kind == "f" and kind not in ("double", "float"):
        absent = absent | np.isnan(values)
    there = [] if not absent.any() else [(~absent).astype(np.uint8)]
    if kind in ("string", "bytes"):
        return [*ranges(Given(values, absent), name, text=kind == "string"), *there]
    if kind == "categorical":
        return [codes(Given(column.values, absent, column.states), schema.states(name), name), *there]
    if kind == "time" and values.dtype.kind == "M":
        values = values.astype("datetime64[ms]").astype(np.int64)
    return [_numbers(values, absent, kind, name), *there]


def _numbers(values: np.ndarray[Any, Any], absent: np.ndarray[Any, Any], kind: str, name: str) -> np.ndarray[Any, Any]:
    if values.dtype.kind == "c":
        raise DataError(f"The column '{name}' holds complex numbers, and is of type {kind}. Take their real parts, or two columns.")
    try:
        filled = np.where(absent, 0, values) if absent.any() else values
        made = filled.astype(DTYPES[kind])
        exact = kind in ("double", "float") or bool(np.all(made == filled.astype(object) if filled.dtype.kind == "O" else made == filled))
    except (TypeError, ValueError, OverflowError) as error:
        raise DataError(f"The column '{name}' holds values that are not of type {kind}: {error}.") from error
    if not exact:
        row = next(i for i, value in enumerate(filled.tolist()) if made[i] != value)
        raise DataError(f"memory, line {row + 1}, column '{name}': {values[row : row + 1].tolist()[0]!r} is not of type {kind}.")
    return np.ascontiguousarray(made)
