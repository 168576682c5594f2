"""Columns of numpy, pandas, polars and Arrow as the arrays that the JVM takes, as a whole and never row by row."""

from __future__ import annotations

import datetime
import operator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from pydl4j._errors import ConfigurationError, DataError

Numpy = np.ndarray[Any, Any]
BYTES = (bytes, bytearray, memoryview)
"""What holds bytes in Python."""


@dataclass(frozen=True)
class Given:
    """A column as it was given."""

    values: Numpy
    """Numbers, booleans, times, or objects; of text and categories what is not there is None."""
    absent: Numpy
    """Which rows have no value."""
    states: tuple[str, ...] = ()
    """Of categories their names, of which `values` are the indices."""

    def __len__(self) -> int:
        return len(self.values)


_NESTED = (
    "it has {} in its rows, of which no column is made. Give their elements as columns of their own, or their text; of an Arrow file "
    "'read_arrow' takes lists of numbers and what lies in structs."
)


def given(column: Any) -> Given:
    """A column of any library.

    Raises:
        ConfigurationError: It is none: it has other than one axis, or lists and their like in its rows.
    """
    for known, read in ((_is_arrow, _of_arrow), (_is_polars, _of_polars), (_is_pandas, _of_pandas)):
        if known(column):
            return read(column)
    try:
        values = np.asarray(column)
        if values.dtype.kind == "S" and isinstance(column, (list, tuple)):
            values = _objects(list(column))  # numpy cuts bytes that are 0 off their ends
    except ValueError as error:  # lists of different lengths, or bytes beside others
        if not any(isinstance(each, BYTES) for each in column):
            raise ConfigurationError(_NESTED.format("lists of different lengths")) from error
        values = _objects(list(column))
    made = _of_numpy(values)
    if isinstance(column, np.ma.MaskedArray):
        return Given(made.values, made.absent | np.ma.getmaskarray(column), made.states)
    return made


def _of_numpy(values: Numpy) -> Given:
    if values.ndim != 1:
        raise ConfigurationError(f"it must be [rows]. Got shape {values.shape} instead.")
    if values.dtype.kind == "O":
        for kind in set(map(type, values.tolist())):
            if issubclass(kind, (list, tuple, dict, set, frozenset, np.ndarray)):
                raise ConfigurationError(_NESTED.format(f"values of type {kind.__name__}"))
        absent = _no_objects(values)
        kinds = set(map(type, values[~absent].tolist()))
        if not kinds or not all(issubclass(kind, datetime.datetime) for kind in kinds):
            return Given(values, absent)
        values = np.array([None if nothing else _in_utc(each) for each, nothing in zip(values, absent, strict=True)], "datetime64[ms]")
    if values.dtype.kind == "M":
        return Given(values, np.isnat(values))
    return Given(values, np.zeros(len(values), dtype=bool))


def _in_utc(moment: datetime.datetime) -> datetime.datetime:
    """Without a zone; of a time that has none it is UTC, as in numpy."""
    return moment if moment.tzinfo is None else moment.astimezone(datetime.timezone.utc).replace(tzinfo=None)


def _no_objects(values: Numpy) -> Numpy:
    """None, NaN, and the NA of pandas, of which no comparison says anything."""
    listed = values.tolist()
    try:
        nothing = np.fromiter(map(operator.is_, listed, repeat(None)), bool, len(listed))
        return np.asarray(nothing | np.fromiter(map(operator.ne, listed, listed), bool, len(listed)))
    except (TypeError, ValueError):
        return np.fromiter(map(_is_none, listed), bool, len(listed))


def _is_none(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or bool(value != value)


def _is_pandas(column: Any) -> bool:
    return hasattr(column, "isna") and hasattr(column, "array") and hasattr(column, "dtype")


def _of_pandas(column: Any) -> Given:
    if hasattr(column.dtype, "pyarrow_dtype"):
        return given(column.array.__arrow_array__())
    absent = np.asarray(column.isna(), dtype=bool)
    if hasattr(column, "cat"):
        return _coded(column.cat.codes.to_numpy(), list(column.cat.categories), absent)
    if hasattr(column.dtype, "numpy_dtype"):  # of numbers beside which NA may stand
        return Given(column.to_numpy(dtype=column.dtype.numpy_dtype, na_value=0), absent)
    if getattr(column.dtype, "tz", None) is not None:
        column = column.dt.tz_convert("UTC").dt.tz_localize(None)
    values = np.asarray(column.to_numpy())
    return Given(values, absent if values.dtype.kind != "f" else np.zeros(len(values), dtype=bool))


def _is_polars(column: Any) -> bool:
    return hasattr(column, "is_null") and hasattr(column, "to_physical") and hasattr(column, "dtype")


def _of_polars(column: Any) -> Given:
    absent = column.is_null().to_numpy()
    kind = str(column.dtype)
    if kind.startswith("Enum"):
        return _coded(column.to_physical().fill_null(0).to_numpy().astype(np.int64), list(column.dtype.categories), absent)
    if kind.startswith("Categorical"):
        return Given(_objects(column.to_list()), absent)
    if kind == "String":
        return Given(_objects(column.to_list()), absent)
    if kind == "Boolean":
        return Given(column.fill_null(False).to_numpy(), absent)
    if kind.startswith(("Int", "UInt", "Float")):
        return Given(column.fill_null(0).to_numpy(), absent)
    if kind.startswith(("Struct", "List", "Array")):
        remedy = f" frame.unnest('{column.name}') makes columns of it." if kind.startswith("Struct") else ""
        raise ConfigurationError(_NESTED.format(f"values of type {kind}") + remedy)
    values = np.asarray(column.to_numpy())
    return Given(values, np.asarray(absent) | _of_numpy(values).absent)


def _is_arrow(column: Any) -> bool:
    return hasattr(column, "null_count") and hasattr(column, "type") and hasattr(column, "is_null") and hasattr(column, "fill_null")


def _of_arrow(column: Any) -> Given:
    whole = column.combine_chunks() if hasattr(column, "combine_chunks") else column
    if hasattr(whole, "num_chunks"):  # of no rows
        whole = whole.chunk(0) if whole.num_chunks else whole
    absent = whole.is_null().to_numpy(zero_copy_only=False) if hasattr(whole, "is_null") else np.zeros(0, dtype=bool)
    kind = str(whole.type)
    if kind.startswith("dictionary") and hasattr(whole, "dictionary"):
        codes = whole.indices.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
        return _coded(codes, whole.dictionary.to_pylist(), absent)
    if kind.startswith(("int", "uint", "float", "double", "halffloat")):
        return Given(whole.fill_null(0).to_numpy(zero_copy_only=False), absent)
    if kind == "bool":
        return Given(whole.fill_null(False).to_numpy(zero_copy_only=False), absent)
    if getattr(whole.type, "num_fields", 0):
        raise ConfigurationError(_NESTED.format(f"values of type {kind}"))
    return Given(np.asarray(whole.to_numpy(zero_copy_only=False)), np.asarray(absent, dtype=bool))


def _coded(codes: Numpy, states: list[Any], absent: Numpy) -> Given:
    """Categories; those that are no text are the values that they stand for."""
    if all(isinstance(state, str) for state in states):
        return Given(np.where(absent, 0, codes), absent, tuple(states))
    table = _objects([*states, None])
    return Given(table[np.where(absent, len(states), codes)], absent)


def _objects(values: list[Any]) -> Numpy:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def named(column: Given) -> Numpy:
    """Categories by their names; other values as they are."""
    return _objects([*column.states])[column.values] if column.states else column.values


def codes(column: Given, states: tuple[str, ...], name: str) -> Numpy:
    """The indices of categories, int32; of a row without value 0.

    Raises:
        DataError: A value is none of them; names row and value.
    """
    places = {state: index for index, state in enumerate(states)}
    if column.states:
        table = np.fromiter(map(places.get, column.states, repeat(-1)), np.int32, len(column.states))
        found = table[column.values] if len(table) else np.zeros(len(column), dtype=np.int32)
    else:
        texts = column.values if column.values.dtype.kind == "O" else column.values.astype(str)
        try:
            found = np.fromiter(map(places.get, texts.tolist(), repeat(-1)), np.int32, len(texts))
        except TypeError:  # lists, and what else has no hash
            found = np.fromiter((places.get(str(each), -1) for each in texts.tolist()), np.int32, len(texts))
    wrong = np.flatnonzero((found < 0) & ~column.absent)
    if wrong.size:
        found_there = named(column)[wrong[0]]
        value = found_there.item() if isinstance(found_there, np.generic) else found_there
        raise DataError(f"memory, line {wrong[0] + 1}, column '{name}': {value!r} is none of the categories {list(places)}.")
    return np.where(column.absent, np.int32(0), found)


def distinct(names: list[str]) -> list[str]:
    """The names of a frame's columns.

    Raises:
        ConfigurationError: Two are the same; names it.
    """
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None) if len(set(names)) < len(names) else None
    if twice is not None:
        raise ConfigurationError(f"The columns must have different names. '{twice}' comes twice: rename one, or leave it out.")
    return names


def ranges(column: Given, name: str, *, text: bool) -> list[Numpy]:
    """Text, or bytes, as ranges of bytes: where each begins, shifted by 32 bits, or its length; and the bytes.

    Raises:
        DataError: A value is no text where it must be; names row and column.
    """
    values = named(column)
    present = values if not column.absent.any() else np.where(column.absent, "", values.astype(object))
    texts = present.tolist()
    try:
        joined = "".join(texts)
    except TypeError:  # bytes, or values of other kinds
        encoded = [bytes(value) if isinstance(value, BYTES) else _utf8(str(value), row, name) for row, value in enumerate(texts)]
        if text:
            _require_text(encoded, name)
        return _packed(encoded, b"".join(encoded))
    if joined.isascii():
        return _packed(texts, joined.encode())
    try:
        encoded = list(map(str.encode, texts))
    except UnicodeEncodeError:
        encoded = [_utf8(text, row, name) for row, text in enumerate(texts)]
    return _packed(encoded, b"".join(encoded))


def _utf8(text: str, row: int, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise DataError(f"memory, line {row + 1}, column '{name}': {text!r} has halves of characters, which are no text.") from error


def _require_text(values: list[bytes], name: str) -> None:
    for row, value in enumerate(values):
        try:
            value.decode()
        except UnicodeDecodeError as error:
            shown = repr(value) if len(value) <= 40 else f"{value[:40]!r}…"
            raise DataError(
                f"memory, line {row + 1}, column '{name}': {shown} is no text in UTF-8. Decode it before, as by"
                ' value.decode("windows-1252"), or make it a column of bytes: etl.Schema().bytes(name).'
            ) from error


def _packed(values: list[Any], data: bytes) -> list[Numpy]:
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    starts = np.cumsum(lengths) - lengths
    return [(starts << 32) | lengths, np.frombuffer(data or b"\0", dtype=np.uint8)]
