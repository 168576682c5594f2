"""Columns of other libraries in tables; real pandas, polars and Arrow where they are installed."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl

pytestmark = pytest.mark.usefixtures("session")
BIG = 2**60 + 1
"""No float64 has it."""


def check(table: etl.Table, float_missing: bool) -> None:
    with table:
        assert table.schema.types == {"n": "long", "x": "double", "s": "string", "k": "categorical", "b": "boolean", "t": "time"}
        assert table.schema.states("k") == ("low", "high")
        kept = etl.TransformProcess(
            table.schema, [etl.ConditionalReplaceValueTransform("n", 7, condition=etl.NullWritableColumnCondition("n"))]
        )
        with table.transform(kept) as made:
            assert made.column("n").tolist() == [BIG, 7, 3]
        assert table.column("s").tolist() == ["äß", None, ""]
        assert table.column("k").tolist() == ["high", None, "low"]
        assert table.column("b").tolist() == [True, None, False]
        np.testing.assert_array_equal(table.column("t"), np.array(["2024-02-29T01:02:03.004", "NaT", "1969-12-31"], "datetime64[ms]"))
        np.testing.assert_array_equal(table.column("x"), [0.5, np.nan, -1.0])
        filled = etl.TransformProcess(table.schema, [etl.Impute("x", "constant", value=9)])
        with table.transform(filled) as made:
            assert np.isnan(made.column("x")[1]) != float_missing


def test_columns_of_pandas() -> None:
    pd = pytest.importorskip("pandas")
    times = pd.Series(pd.to_datetime(["2024-02-29T01:02:03.004", None, "1969-12-31"], format="ISO8601"))
    frame = pd.DataFrame(
        {
            "n": pd.array([BIG, None, 3], dtype="Int64"),
            "x": [0.5, np.nan, -1.0],
            "s": ["äß", None, ""],
            "k": pd.Categorical(["high", None, "low"], categories=["low", "high"]),
            "b": pd.array([True, None, False], dtype="boolean"),
            "t": times,
        }
    )
    check(etl.from_pandas(frame), float_missing=False)


def test_columns_of_polars() -> None:
    pl = pytest.importorskip("polars")
    times = np.array(["2024-02-29T01:02:03.004", "NaT", "1969-12-31"], "datetime64[ms]")
    frame = pl.DataFrame(
        {
            "n": pl.Series([BIG, None, 3], dtype=pl.Int64),
            "x": [0.5, None, -1.0],
            "s": ["äß", None, ""],
            "k": pl.Series(["high", None, "low"], dtype=pl.Enum(["low", "high"])),
            "b": [True, None, False],
            "t": times,
        }
    )
    check(etl.from_pandas(frame), float_missing=True)


def test_columns_of_arrow() -> None:
    pa = pytest.importorskip("pyarrow")
    times: Any = np.array(["2024-02-29T01:02:03.004", "NaT", "1969-12-31"], "datetime64[ms]")
    table = pa.table(
        {
            "n": pa.array([BIG, None, 3], pa.int64()),
            "x": pa.array([0.5, None, -1.0]),
            "s": ["äß", None, ""],
            "k": pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.int32()), ["low", "high"]),
            "b": [True, None, False],
            "t": pa.array(times),
        }
    )
    check(etl.from_arrow(table), float_missing=True)
    check(etl.from_arrow(pa.concat_tables([table.slice(0, 1), table.slice(1)])), float_missing=True)


def test_lists_and_structs_of_arrow_are_what_read_arrow_makes_of_them() -> None:
    pa = pytest.importorskip("pyarrow")
    long = [list(range(2000)), [1]]
    table = pa.table({"v": long, "s": [{"a": 1}, {"a": None}], "k": pa.array(["x", "y"]).dictionary_encode(), "n": [1, BIG]})
    for given in (table, pa.concat_tables([table.slice(0, 1), table.slice(1)]), table.to_batches()[0]):
        with etl.from_arrow(given) as made:
            assert made.schema.types == {"v": "ndarray", "s.a": "long", "k": "categorical", "n": "long"}
            assert [each.tolist() for each in made.column("v")] == long
            assert made.column("k").tolist() == ["x", "y"]
            assert made.column("n").tolist() == [1, BIG]
    with pytest.raises(dl.DataError, match="'t' is of Arrow's type List"):
        etl.from_arrow(pa.table({"t": [["a"]]}))
    with pytest.raises(dl.ConfigurationError, match=r"column 'v'.*in its rows"):
        etl.from_arrow(table.select(["v"]), etl.Schema().string("v"))


@pytest.mark.parametrize(
    "rows", [[[1, 2], [3]], [{"a": 1}, None], [(1,), {2}], [np.arange(2000), None]], ids=["lists", "dicts", "sets", "arrays"]
)
def test_what_is_nested_is_refused_and_never_text(rows: list[Any]) -> None:
    """numpy's text of a long array leaves out its middle."""
    given = np.empty(len(rows), dtype=object)
    given[:] = rows
    for column in (rows, given):
        with pytest.raises(dl.ConfigurationError, match=r"The column 'x': it (has .* in its rows.*read_arrow|must be)"):
            etl.from_dict({"x": column})


def test_text_bytes_and_categories_of_numpy_and_lists() -> None:
    schema = etl.Schema().string("s").categorical("k", ["b", "ä"]).string("m")
    data = {"s": ["", "plain", None], "k": np.array(["ä", "b", "ä"]), "m": np.array([b"xy", 5, float("nan")], dtype=object)}
    with etl.from_dict(data, schema) as table:
        assert table.column("s").tolist() == ["", "plain", None]
        assert table.column("k").tolist() == ["ä", "b", "ä"]
        assert table.column("m").tolist() == ["xy", "5", None]
    with pytest.raises(dl.DataError, match=r"memory, line 2, column 'k': 'c' is none of the categories"):
        etl.from_dict({"k": ["b", "c"]}, etl.Schema().categorical("k", ["b"]))
    with pytest.raises(dl.ConfigurationError, match=r"The column 'x': it must be \[rows\]. Got shape \(2, 2\)"):
        etl.from_dict({"x": np.zeros((2, 2))})
    with etl.from_dict({"s": []}, etl.Schema().string("s")) as empty:
        assert len(empty) == 0


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([1, None, 3], "long", ["1", None, "3"]),
        ([BIG, None], "long", [str(BIG), None]),
        ([1, 2.5, None], "double", ["1.0", "2.5", None]),
        ([None, True, False], "boolean", [None, "true", "false"]),
        ([np.float32(0.5), None], "double", ["0.5", None]),
        (["a", None, 1], "string", ["a", None, "1"]),
        ([None, None], "string", [None, None]),
    ],
)
def test_numbers_beside_which_none_stands_stay_numbers(values: list[Any], kind: str, texts: list[str | None]) -> None:
    with etl.from_dict({"v": values}) as table:
        assert table.schema.types == {"v": kind}
        with table.transform(etl.TransformProcess(table.schema, [etl.ConvertToString("v")])) as made:
            assert made.column("v").tolist() == texts


WRONG = [b"caf\xe9", None, b"\x00a\x00"]


def test_bytes_stay_bytes_whoever_brings_them(tmp_path: Path) -> None:
    made = {"from_dict": lambda: etl.from_dict({"b": WRONG})}
    if pd := _library("pandas"):
        made["pandas"] = lambda: etl.from_pandas(pd.DataFrame({"b": WRONG}))
    if pl := _library("polars"):
        made["polars"] = lambda: etl.from_polars(pl.DataFrame({"b": WRONG}))
    if pa := _library("pyarrow"):
        made["arrow"] = lambda: etl.from_arrow(pa.table({"b": WRONG}))
    for name, make in made.items():
        with make() as table:
            assert table.schema.types == {"b": "bytes"}, name
            assert table.column("b").tolist() == WRONG, name
            table.write_arrow(tmp_path / "b.arrow")
        with etl.read_arrow(tmp_path / "b.arrow").read() as again:
            assert again.column("b").tolist() == WRONG, name
    for column in ([b"a\x00", b"b"], [bytearray(b"a\x00"), None, b"b"]):
        with etl.from_dict({"b": column}) as table:
            assert [each for each in table.column("b") if each is not None] == [b"a\x00", b"b"]
    with etl.from_dict({"b": np.array([b"ab", b"\xff"])}) as table:
        assert table.column("b").tolist() == [b"ab", b"\xff"]


def test_bytes_that_are_no_text_are_refused_in_a_column_of_text() -> None:
    schema = etl.Schema().string("s")
    with etl.from_dict({"s": [b"caf\xc3\xa9", None, "x"]}, schema) as table:
        assert table.column("s").tolist() == ["café", None, "x"]
    with pytest.raises(dl.DataError, match=r"memory, line 3, column 's': b'caf\\xe9' is no text in UTF-8.*decode.*Schema\(\)\.bytes"):
        etl.from_dict({"s": ["x", None, b"caf\xe9"]}, schema)
    with pytest.raises(dl.DataError, match=r"line 1, column 's'"):
        etl.from_dict({"s": [b"\xff" * 1000]}, schema)


class _Frame:
    """A frame of columns, some of one name; polars and pandas are not everywhere."""

    def __init__(self, names: list[str]) -> None:
        self.columns = names

    def __getitem__(self, name: str) -> list[int]:
        return [1, 2]


class LazyFrame(_Frame):
    def collect(self) -> _Frame:
        return self

    def collect_schema(self) -> None:
        """As polars."""


def test_frames_that_are_none_yet_or_have_two_columns_of_a_name_are_refused() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"from_polars.*LazyFrame.*\.collect\(\)"):
        etl.from_polars(LazyFrame(["a"]))
    with pytest.raises(dl.ConfigurationError, match="'a' comes twice"):
        etl.from_pandas(_Frame(["a", "b", "a"]))
    with pytest.raises(dl.ConfigurationError, match=r"mapping from names.*etl\.from_polars"):
        etl.from_dict(_Frame(["a"]))  # type: ignore[arg-type]
    if pl := _library("polars"):
        with pytest.raises(dl.ConfigurationError, match=r"from_pandas.*LazyFrame.*\.collect\(\)"):
            etl.from_pandas(pl.LazyFrame({"a": [1]}))
        with pytest.raises(dl.ConfigurationError, match=r"column 's'.*Struct.*frame\.unnest\('s'\)"):
            etl.from_polars(pl.DataFrame({"s": [{"a": 1}, {"a": 2}]}))
        with pytest.raises(dl.ConfigurationError, match=r"column 's'.*List"):
            etl.from_polars(pl.DataFrame({"s": [[1], [2, 3]]}))
    if pa := _library("pyarrow"):
        with pytest.raises(dl.ConfigurationError, match="'a' comes twice"):
            etl.from_arrow(pa.table([pa.array([1]), pa.array([2])], names=["a", "a"]))


def _library(name: str) -> Any:
    """None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
