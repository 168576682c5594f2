"""Tables and tensors as numpy arrays: real pandas, polars and Arrow where they are installed, and always what behaves like them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j.nn._tables import is_array, plain

MOMENT = datetime.datetime(2026, 1, 1)


class Column:
    """As a series: values, and which of them are missing."""

    def __init__(self, values: Any, dtype: Any = None, missing: tuple[int, ...] = ()) -> None:
        self._values = np.asarray(values)
        self.dtype = self._values.dtype if dtype is None else dtype
        self._missing = np.isin(np.arange(len(self._values)), missing)

    def isna(self) -> np.ndarray:
        return self._missing

    def to_numpy(self) -> np.ndarray:
        return self._values


class Chunked:
    """As Arrow's: to_numpy copies only when it is allowed to."""

    def __init__(self, *chunks: list[Any]) -> None:
        self._chunks = chunks

    def is_null(self) -> Any:
        return Chunked(*([value is None for value in chunk] for chunk in self._chunks))

    def to_numpy(self, zero_copy_only: bool = True) -> np.ndarray:
        assert not zero_copy_only, "ArrowInvalid"
        return np.array([value for chunk in self._chunks for value in chunk])


class Table:
    def __init__(self, **columns: Any) -> None:
        self.column_names, self._columns = list(columns), list(columns.values())

    def column(self, index: int) -> Any:
        return self._columns[index]


def test_columns_of_different_types_become_one_matrix() -> None:
    table = Table(a=Column([1, 2]), b=Column([0.5, 1.5], "Float64"), c=Column([True, False]), d=Chunked([3], [4]))
    assert is_array(table)
    made = plain(table)
    assert isinstance(made, np.ndarray)
    np.testing.assert_array_equal(made, [[1, 0.5, 1, 3], [2, 1.5, 0, 4]])


@pytest.mark.parametrize(
    ("column", "made"),
    [
        (Column(np.array([1, 2], np.uint16)), np.array([1, 2], np.int32)),
        (Column(np.array([1, 2], np.uint32)), np.array([1, 2], np.int64)),
        (Column(np.array([1, 2], np.uint64)), np.array([1, 2], np.float64)),
        (Column(np.array([1, 2.5], object)), np.array([1, 2.5])),
        (Column(np.array([Decimal("1.5"), Decimal(2)], object)), np.array([1.5, 2])),
        (Column(np.array([True, False], object)), np.array([True, False])),
        (Column([1.0, np.nan]), np.array([1, np.nan])),
        (Column([], "Int64"), np.array([], float)),
    ],
    ids=["uint16", "uint32", "uint64", "Python's numbers", "decimals", "Python's bools", "NaN is a number", "empty"],
)
def test_numbers_of_every_kind_are_read(column: Any, made: np.ndarray) -> None:
    found = plain(Table(a=column))
    np.testing.assert_array_equal(found, made[:, None])
    assert found.dtype == made.dtype


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (Table(a=Column([1, 0], "Int64", missing=(1,))), "The column 'a' has no value in row 1 (the first is 0), and in 1 of its rows"),
        (Table(x=Column([1, 2]), y=Chunked([1], [None, None])), "The column 'y' has no value in row 1 (the first is 0), and in 2 of its"),
        (Column([1, 0, 3], "boolean", missing=(0, 1)), "The data has no value in row 0"),
        (Table(a=Column(np.array([1, None], object))), "The column 'a' has no value in row 1"),
        (Table(a=Column(np.array(["2026-01-01"], "M8[s]"))), "The column 'a' holds no numbers but datetime64[s]"),
        (Table(a=Column(np.array([1], "m8[s]"))), "holds no numbers but timedelta64[s]"),
        (Table(a=Column(["x", "y"], "category")), "holds no numbers but category"),
        (Table(a=Column([1j])), "holds no numbers but complex128"),
        (Table(a=Column(np.array([[1], [1, 2]], object))), "holds no numbers but object"),
        (Table(a=Column([[1, 2], [3, 4]])), "The column 'a' holds [2] numbers in each row"),
        (Table(), "The table has no columns"),
        (object(), "must be numbers: arrays, lists of lists, a table or a tensor"),
    ],
)
def test_what_holds_no_numbers_is_refused_by_its_name_and_row(data: Any, sentence: str) -> None:
    with pytest.raises(dl.DataError) as caught:
        plain(data)
    assert sentence in str(caught.value)


def test_lists_of_unequal_lengths_are_told_so() -> None:
    with pytest.raises(dl.ShapeError, match="must be of equal lengths"):
        plain([[1, 2], [3]])


def pandas_frames(pd: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    good = {
        "plain": pd.DataFrame({"a": [1, 2]}), "nullable": pd.DataFrame({"a": pd.array([1, 2], dtype="Int64")}),
        "categories": pd.DataFrame({"a": pd.Categorical([1, 2])}), "sparse": pd.DataFrame({"a": pd.arrays.SparseArray([1, 2])}),
        "series": pd.Series([1, 2], dtype="Float64"), "index": pd.Index([1, 2]), "same names": pd.DataFrame([[1], [2]], columns=["a"]),
    }  # fmt: skip
    bad = {
        "missing": pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}), "text": pd.DataFrame({"a": ["x", "y"]}),
        "missing category": pd.DataFrame({"a": pd.Categorical([1, None])}), "categories": pd.DataFrame({"a": pd.Categorical(["x", "y"])}),
        "times": pd.DataFrame({"a": pd.to_datetime(["2026-01-01"])}), "zones": pd.DataFrame({"a": pd.to_datetime([MOMENT], utc=True)}),
    }  # fmt: skip
    return good, bad


def polars_frames(pl: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    pieces = [pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2]})]
    good = {"plain": pl.DataFrame({"a": [1, 2]}), "series": pl.Series("a", [1, 2]), "chunks": pl.concat(pieces, rechunk=False)}
    bad = {
        "missing": pl.DataFrame({"a": [1, None]}), "missing bool": pl.DataFrame({"a": [True, None]}), "text": pl.DataFrame({"a": ["x"]}),
        "categories": pl.DataFrame({"a": pl.Series(["x"], dtype=pl.Categorical)}), "times": pl.DataFrame({"a": [MOMENT]}),
        "arrays": pl.DataFrame({"a": pl.Series([[1, 2]], dtype=pl.Array(pl.Int64, 2))}), "lazy": pl.LazyFrame({"a": [1, 2]}),
    }  # fmt: skip
    return good, bad


def arrow_tables(pa: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    good = {
        "plain": pa.table({"a": [1, 2]}), "chunks": pa.concat_tables([pa.table({"a": [1]}), pa.table({"a": [2]})]),
        "dictionary": pa.table({"a": pa.array([1, 2]).dictionary_encode()}), "record batch": pa.record_batch({"a": [1, 2]}),
        "chunked array": pa.chunked_array([[1], [2]]),
    }  # fmt: skip
    bad = {
        "missing": pa.table({"a": [1, None]}), "missing in an array": pa.chunked_array([[1], [None]]), "times": pa.table({"a": [MOMENT]}),
        "dictionary": pa.table({"a": pa.array(["x"]).dictionary_encode()}), "nothing": pa.table({"a": [None]}),
        "lists": pa.table({"a": [[1, 2]]}),
    }  # fmt: skip
    return good, bad


@pytest.mark.parametrize(("library", "make"), [("pandas", pandas_frames), ("polars", polars_frames), ("pyarrow", arrow_tables)])
def test_the_real_libraries(library: str, make: Callable[[Any], tuple[dict[str, Any], dict[str, Any]]]) -> None:
    good, bad = make(pytest.importorskip(library))
    for name, data in good.items():
        np.testing.assert_array_equal(np.ravel(np.asarray(plain(data))), [1, 2], err_msg=name)
    for name, data in bad.items():
        with pytest.raises(dl.DataError) as caught:
            plain(data)
        assert any(
            sentence in str(caught.value) for sentence in ("no value in row", "holds no numbers", "numbers in each row", "Collect")
        ), name
