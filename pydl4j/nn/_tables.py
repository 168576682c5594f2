"""What other libraries call data: data frames, series, tables and tensors, as numpy arrays, column by column and never row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._errors import DataError, ShapeError
from pydl4j._layout import is_sparse
from pydl4j.nn._columns import numbers_of

Numpy = npt.NDArray[Any]


def is_array(x: Any) -> bool:
    """Whether `x` holds numbers as a whole: numpy, torch, pandas, polars, Arrow and their like."""
    return (
        isinstance(x, (NDArray, memoryview, bytearray, range))
        or any(hasattr(x, name) for name in ("__array__", "__dlpack__", "__array_interface__"))
        or is_table(x)
        or is_sparse(x)
    )


def plain(x: Any) -> Numpy | NDArray:
    """`x` as a numpy array, or the `NDArray` that it is.

    Raises:
        DataError: it holds no numbers, or a column of it does not, or has none in some row; the message names them.
        ShapeError: lists of unequal lengths.
    """
    if isinstance(x, (np.ndarray, NDArray)):
        return x
    if is_table(x):
        return _of_table(x)
    if hasattr(x, "detach") and hasattr(x, "cpu"):
        return _of_tensor(x)
    if hasattr(x, "to_numpy"):
        name = getattr(x, "name", None)
        return numbers_of(x, f"the column '{name}'" if name else "the data")
    return _of_lists(x)


def is_table(x: Any) -> bool:
    """Whether `x` has columns with names: a DataFrame, or a table of Arrow."""
    return _names(x) is not None and not isinstance(x, NDArray)


def _names(x: Any) -> list[Any] | None:
    """Of the columns: pandas and polars say `columns`, Arrow says `column_names`."""
    if hasattr(x, "column_names") and hasattr(x, "column"):
        return list(x.column_names)
    return list(x.columns) if (hasattr(x, "__dataframe__") or hasattr(x, "to_numpy")) and hasattr(x, "columns") else None


def _of_table(x: Any) -> Numpy:
    names = _names(x) or []
    columns = [numbers_of(_column(x, index), f"the column '{name}'") for index, name in enumerate(names)]
    if not columns:
        raise DataError("The table has no columns.")
    made = np.empty((len(columns[0]), len(columns)), np.result_type(*(column.dtype for column in columns)))
    for index, column in enumerate(columns):
        if column.ndim != 1:
            raise DataError(
                f"The column '{names[index]}' holds {list(column.shape[1:])} numbers in each row. Give each a column of its own."
            )
        made[:, index] = column
    return made


def _column(x: Any, index: int) -> Any:
    """By place: names need not be unique in pandas."""
    if hasattr(x, "iloc"):
        return x.iloc[:, index]
    return x.column(index) if hasattr(x, "column") else x[:, index]


def _of_tensor(x: Any) -> Numpy:
    """numpy does not read a tensor of torch on a GPU, while its gradient is kept, or of a type of torch's own."""
    here = x.detach().cpu()
    try:
        return np.asarray(here)
    except TypeError as error:
        if "bfloat16" not in str(getattr(x, "dtype", "")):
            raise DataError(f"numpy cannot read this tensor: {error}.") from None
        return np.asarray(here.float())


def _of_lists(x: Any) -> Numpy:
    if is_sparse(x):
        raise DataError(f"Features and labels must be dense. Got a {type(x).__name__}, which is sparse: write x.toarray().")
    try:
        made = np.asarray(x)
    except ValueError as error:
        raise ShapeError(f"Lists of numbers must be of equal lengths, the same on each level. numpy says: {error}") from None
    if made.dtype.kind == "O":
        collect = " Collect it first." if hasattr(x, "collect") else ""
        raise DataError(f"Features and labels must be numbers: arrays, lists of lists, a table or a tensor. Got {_told(x)}.{collect}")
    return made


def _told(x: Any) -> str:
    shown = repr(x)
    return shown if len(shown) < 60 else f"a {type(x).__name__}"
