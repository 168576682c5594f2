"""Arrow files and written tables, from Python."""

from __future__ import annotations

import bz2
import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl

FILES = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "arrow"


def test_arrow_is_read_with_its_types(session: dl.Session) -> None:
    reader = etl.read_arrow(FILES / "types.arrow", columns=["int64", "string", "kind", "zone", "binary", "decimal"])
    assert reader.schema.types == {
        "int64": "long", "string": "string", "kind": "categorical", "zone": "time", "binary": "bytes", "decimal": "double",
    }  # fmt: skip
    with reader.read() as table:
        np.testing.assert_array_equal(table.column("int64"), [-7, np.nan, 100])
        assert table.column("kind").tolist() == ["b", None, "a"]
        assert table.column("zone")[0] == np.datetime64("2024-03-31T02:30:00.123")
        assert table.column("binary").tolist()[0] == b"\x00\xff"
        assert table.column("decimal")[2] == -0.01
    with etl.read_arrow([FILES / "lz4.arrow", FILES / "zstd.arrow"]).read() as table:
        assert len(table) == 100_000
        np.testing.assert_array_equal(table.column("i")[50_000:], np.arange(50_000) // 64)


def test_what_arrow_holds_and_columns_do_not_is_named(session: dl.Session, tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match="'texts' is of Arrow's type List"):
        etl.read_arrow(FILES / "nested.arrow")
    with pytest.raises(dl.ConfigurationError, match=r"no column 'strin'.*'string'"):
        etl.read_arrow(FILES / "types.arrow", columns=["strin"])
    with pytest.raises(dl.DataError, match=r"beyond\.arrow, row 2, column 'whole': the value '9223372036854775809'"):
        etl.read_arrow(FILES / "beyond.arrow", columns=["whole"]).read()
    wrong = tmp_path / "wrong.arrow"
    wrong.write_bytes((FILES / "types.arrow").read_bytes()[:-100])
    with pytest.raises(dl.DataError, match=r"wrong\.arrow"):
        etl.read_arrow(wrong).read()


@pytest.mark.parametrize("kind", ["csv", "parquet", "arrow"])
def test_what_is_written_is_read_again(session: dl.Session, tmp_path: Path, kind: str) -> None:
    schema = etl.Schema().long("n").double("x").string("s").boolean("b").time("t").categorical("k", ["u", 'v"w'])
    columns = {
        "n": [1, None, 2**62], "x": [0.1, None, -1e-300], "s": ['a "quoted", text\nof two lines', None, "ü"], "b": [True, None, False],
        "t": np.array(["1969-12-31T23:59:59.999", "NaT", "2024-07-01"], "datetime64[ms]"), "k": ['v"w', None, "u"],
    }  # fmt: skip
    file = tmp_path / f"ä.{kind}"
    file.write_text("what was there before")
    with etl.from_dict(columns, schema) as table:
        getattr(table, f"write_{kind}")(file)
        reader = etl.read_csv(file, schema) if kind == "csv" else getattr(etl, f"read_{kind}")(file)
        with reader.read() as again:
            for name in schema.names:
                np.testing.assert_array_equal(again.column(name), table.column(name), err_msg=name)
        others = tmp_path / f"again.{kind}"
        getattr(reader, f"write_{kind}")(others)
        assert len((etl.read_csv(others, schema) if kind == "csv" else getattr(etl, f"read_{kind}")(others)).read()) == 3
        with pytest.raises(dl.DataError, match="cannot be written"):
            getattr(table, f"write_{kind}")(tmp_path / "none" / "x")
        with pytest.raises(dl.ConfigurationError, match="read from it"):
            getattr(reader, f"write_{kind}")(file)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([others.name, file.name])


def test_what_cannot_be_written_is_named(session: dl.Session, tmp_path: Path) -> None:
    with pytest.raises(dl.ConfigurationError, match="'binary' is of type Bytes, which CSV does not hold"):
        etl.read_arrow(FILES / "types.arrow", columns=["binary"]).write_csv(tmp_path / "x.csv")
    file = tmp_path / "a.csv"
    file.write_text("n\n1\nx\n")
    invalid = etl.read_csv(file, etl.Schema().integer("n"), on_error="keep")
    with pytest.raises(dl.DataError, match=r"line 3, column 'n': the value 'x' is invalid"):
        invalid.write_arrow(tmp_path / "x.arrow")
    with pytest.raises(dl.ConfigurationError, match="one character"):
        invalid.write_csv(tmp_path / "x.csv", separator=";;")
    with pytest.raises(dl.ConfigurationError, match="Sequences cannot be written"):
        etl.read_csv(file, etl.Schema().string("n")).sequences().write_csv(tmp_path / "x.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_inspect_looks_into_arrow_and_packed_files(tmp_path: Path) -> None:
    packed = tmp_path / "some.csv.bz2"
    packed.write_bytes(bz2.compress(b"n,s\n1,a\n2,b\n"))
    for file, column in ((FILES / "lz4.arrow", "text 3"), (packed, "n")):
        done = subprocess.run(
            [sys.executable, "-m", "pydl4j._cli", "inspect", str(file)], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert column in done.stdout


def test_a_column_is_read_whose_dictionary_another_one_shares(session: dl.Session) -> None:
    """Arrow's other libraries write such files: resources/arrow/make.py."""
    for names in (["first"], ["second"], ["first", "second"], []):
        with etl.read_arrow(FILES / "shared.arrows", columns=names).read() as table:
            found = {name: values.tolist() for name, values in table.to_dict().items()}
        expected = {"first": ["a", "b", None, "a"], "second": ["b", "b", "c", None]}
        assert found == {name: expected[name] for name in names or expected}


def test_lists_of_numbers_are_arrays_and_structs_columns_by_their_paths(session: dl.Session) -> None:
    """Those of pyarrow: resources/arrow/make.py."""
    names = ["vector", "fixed", "large", "place.at.lat", "place.kind", "place.ids", "n"]
    reader = etl.read_arrow(FILES / "nested.arrow", columns=names)
    assert list(reader.schema.types.values()) == ["ndarray", "ndarray", "ndarray", "double", "categorical", "ndarray", "integer"]
    lists: dict[str, Any] = {"vector": [[1, 2.5], [], None, [-3]], "fixed": [[1, 2], [3, np.nan], None, [5, 6]],
             "large": [[1], [2, 3], [], [4, 5, 6]], "place.ids": [[7], None, [], [8, 9]]}  # fmt: skip
    with reader.read() as table:
        np.testing.assert_array_equal(table.column("place.at.lat"), [52.5, np.nan, np.nan, 48.1])
        assert table.column("place.kind").tolist() == ["city", None, "town", "city"]
        assert table.column("n").tolist() == [1, 2, 3, 4]
        found = etl.analyze(table).columns
        for name, rows in lists.items():
            assert found[name]["missing"] == rows.count(None), name
        for row in range(4):  # of several lengths, each by itself
            alone = etl.TransformProcess(table.schema, [etl.ConditionFilter(etl.IntegerColumnCondition("n", "not_equal", row + 1))])
            with table.transform(alone) as one:
                for name, rows in lists.items():
                    if rows[row] is not None:
                        np.testing.assert_array_equal(one.column(name), [rows[row]], err_msg=name)
    with pytest.raises(dl.ConfigurationError, match=r"no column 'place.at'.*place\.at\.lat"):
        etl.read_arrow(FILES / "nested.arrow", columns=["place.at"])
    whole = etl.read_arrow(FILES / "lists.arrow")
    assert list(whole.schema.names) == ["n", "points", "deep.a", "deep.b", "m"]


def test_a_whole_number_in_a_list_that_float32_does_not_have_is_an_error(session: dl.Session) -> None:
    wrong = {"int64": 2**24 + 1, "far": 2**53 + 1, "int32": -(2**24) - 1, "uint64": 2**64 - 1}
    for name, value in wrong.items():
        reader = etl.read_arrow(FILES / "exact.arrow", columns=[name])
        with pytest.raises(dl.DataError, match=rf"exact\.arrow, row 2, column '{name}': the value '{value}' in its list is no float32"):
            reader.read()


def test_columns_of_one_name_are_refused_only_where_they_are_asked_for(session: dl.Session) -> None:
    with etl.read_arrow(FILES / "twice.arrow", columns=["n", "s.b"]).read() as table:
        assert {name: values.tolist() for name, values in table.to_dict().items()} == {"n": [11, 12], "s.b": [2, 4]}
    for columns in ([], ["x"], ["n", "s.a"]):
        with pytest.raises(dl.DataError, match=r"several columns of the name '(x|s\.a)'"):
            etl.read_arrow(FILES / "twice.arrow", columns=columns)


def test_lists_of_different_lengths_are_an_array_for_each_row(session: dl.Session) -> None:
    with etl.read_arrow(FILES / "nested.arrow", columns=["vector", "fixed", "large"]).read() as table:
        found = table.to_dict()
        vector: list[Any] = found["vector"].tolist()
        assert vector[2] is None
        assert [vector[row].tolist() for row in (0, 1, 3)] == [[1, 2.5], [], [-3]]
        assert {each.dtype for each in vector if each is not None} == {np.dtype(np.float32)}
        assert [each.tolist() for each in found["large"]] == [[1], [2, 3], [], [4, 5, 6]]
        np.testing.assert_array_equal(found["fixed"], np.array([[1, 2], [3, np.nan], [np.nan, np.nan], [5, 6]], np.float32))


def test_arrays_of_one_axis_are_written_as_lists(session: dl.Session, tmp_path: Path) -> None:
    file, again = tmp_path / "lists.arrow", tmp_path / "again.arrow"
    names = ["vector", "fixed", "large"]
    etl.read_arrow(FILES / "nested.arrow", columns=names).write_arrow(file)
    etl.read_arrow(file).write_arrow(again)
    with etl.read_arrow(FILES / "nested.arrow", columns=names).read() as first, etl.read_arrow(again).read() as last:
        for name, values in first.to_dict().items():
            for row in range(4):
                np.testing.assert_array_equal(values[row], last.column(name)[row], err_msg=name)
    if pa := library("pyarrow"):
        with pa.OSFile(str(file)) as opened:
            theirs = pa.ipc.open_file(opened).read_all()
        theirs.validate(full=True)
        assert [str(theirs.schema.field(name).type) for name in names] == ["list<item: float>"] * 3
        assert theirs["vector"].to_pylist() == [[1, 2.5], [], None, [-3]]
        assert theirs["large"].to_pylist() == [[1], [2, 3], [], [4, 5, 6]]
    place = tmp_path / "deep"
    place.mkdir()
    small = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "lmdb" / "small.mdb"
    (place / "data.mdb").write_bytes(small.read_bytes())
    deep = etl.read_lmdb(place)
    with pytest.raises(dl.DataError, match=r"column 'features'.*arrays of one axis.*shape \["):
        deep.write_arrow(tmp_path / "deep.arrow")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["again.arrow", "deep", "lists.arrow"]


def library(name: str) -> Any:
    """None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
