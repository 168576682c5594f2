"""Columns of tables as numpy arrays: pandas', polars', Arrow's, and what behaves like them."""

from __future__ import annotations

from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._errors import DataError

Numpy = npt.NDArray[Any]
_WIDER = {"uint16": np.int32, "uint32": np.int64, "uint64": np.float64, "float128": np.float64}
"""For types that the engine does not have."""


def numbers_of(column: Any, where: str) -> Numpy:
    """The column's numbers.

    Args:
        column: A series, array or column.
        where: What messages call it.

    Raises:
        DataError: it holds no numbers, or none in some row (`NA`, `null`, `None`; NaN is a number of floating point).
    """
    _require_all(_missing(column), where)
    values = np.asarray(_read(column))
    if values.dtype.kind == "O":
        values = _of_objects(values, where)
    if values.dtype.kind not in "biuf":
        raise DataError(
            f"{_capital(where)} holds no numbers but {_type_of(column, values)}. Leave it out, or give its values numbers first: "
            "categories a column each, times their distance from a moment."
        )
    return values.astype(_WIDER.get(values.dtype.name, values.dtype), copy=False)


def _missing(column: Any) -> Any:
    """Of each row, whether it has no value; None where the type always has one."""
    if isinstance(getattr(column, "dtype", None), np.dtype):
        return None
    for name in ("isna", "is_null"):
        if hasattr(column, name):
            return getattr(column, name)()
    return None


def _require_all(missing: Any, where: str) -> None:
    rows = np.flatnonzero([] if missing is None else _read(missing))
    if rows.size:
        raise DataError(
            f"{_capital(where)} has no value in row {rows[0]} (the first is 0), and in {rows.size} of its rows altogether. Fill them "
            "(fillna, fill_null) or leave these rows out."
        )


def _read(column: Any) -> Any:
    if not hasattr(column, "to_numpy"):
        return np.asarray(column)
    try:
        return column.to_numpy(zero_copy_only=False)  # Arrow, which refuses what it would have to copy
    except TypeError:
        return column.to_numpy()


def _of_objects(values: Numpy, where: str) -> Numpy:
    """Python's numbers; numpy holds them as objects."""
    flat = values.ravel()
    _require_all(np.array([value is None for value in flat], bool), where)
    if flat.size and all(isinstance(value, (bool, np.bool_)) for value in flat):
        return values.astype(bool)
    return values.astype(np.float64) if all(isinstance(value, (Real, Decimal)) for value in flat) else values


def _type_of(column: Any, values: Numpy) -> Any:
    return getattr(column, "dtype", getattr(column, "type", values.dtype))


def _capital(where: str) -> str:
    return where[:1].upper() + where[1:]
