"""What other libraries call data: data frames, series, tables and tensors, as numpy arrays, column by column and never row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._errors import DataError

Numpy = npt.NDArray[Any]


def is_array(x: Any) -> bool:
    """Whether `x` holds numbers as a whole: numpy, torch, pandas, polars, Arrow and their like."""
    return isinstance(x, NDArray) or any(hasattr(x, name) for name in ("__array__", "__dlpack__", "__array_interface__")) or _is_table(x)


def plain(x: Any) -> Any:
    """`x` as what numpy reads; what it reads already comes back as it is.

    Raises:
        DataError: a column of a table holds no numbers; the message names it.
    """
    if isinstance(x, (np.ndarray, NDArray)):
        return x
    if _is_table(x):
        return _of_table(x)
    if hasattr(x, "detach") and hasattr(x, "cpu"):  # a tensor of torch, which numpy does not read on a GPU or while its gradient is kept
        return x.detach().cpu()
    if hasattr(x, "to_numpy"):
        return _of_column(x, str(getattr(x, "name", None) or "of the data"))
    return x


def _is_table(x: Any) -> bool:
    return _names(x) is not None and not isinstance(x, NDArray)


def _names(x: Any) -> list[Any] | None:
    """Of the columns: pandas and polars say `columns`, Arrow says `column_names`."""
    if hasattr(x, "column_names") and hasattr(x, "column"):
        return list(x.column_names)
    return list(x.columns) if hasattr(x, "columns") and (hasattr(x, "__dataframe__") or hasattr(x, "to_numpy")) else None


def _of_table(x: Any) -> Numpy:
    names = _names(x) or []
    columns = [_of_column(_column(x, index), str(name)) for index, name in enumerate(names)]
    if not columns:
        raise DataError("The table has no columns.")
    made = np.empty((len(columns[0]), len(columns)), np.result_type(*(column.dtype for column in columns)))
    for index, column in enumerate(columns):
        made[:, index] = column
    return made


def _column(x: Any, index: int) -> Any:
    """By place: names need not be unique in pandas."""
    if hasattr(x, "iloc"):
        return x.iloc[:, index]
    return x.column(index) if hasattr(x, "column") else x[:, index]


def _of_column(column: Any, name: str) -> Numpy:
    kind = getattr(getattr(column, "dtype", None), "kind", "")
    if hasattr(column, "iloc") and kind in "biuf" and column.hasnans:
        values = column.to_numpy(dtype="float64", na_value=np.nan)
    elif hasattr(column, "iloc") and kind in "biuf" and kind:
        values = column.to_numpy()
    elif hasattr(column, "combine_chunks") or not hasattr(column, "to_numpy"):
        values = np.asarray(column)
    else:
        values = _to_numpy(column)
    values = np.asarray(values)
    if values.dtype.kind == "O" and values.size and all(isinstance(value, (bool, np.bool_)) for value in values):
        values = values.astype(bool)
    if values.dtype.kind not in "biuf":
        raise DataError(
            f"The column '{name}' holds no numbers but {getattr(column, 'dtype', getattr(column, 'type', values.dtype))}. "
            "Leave it out, or give its values numbers first."
        )
    return values


def _to_numpy(column: Any) -> Any:
    try:
        return column.to_numpy(zero_copy_only=False)  # Arrow, which else refuses columns with nulls
    except TypeError:
        return column.to_numpy()
