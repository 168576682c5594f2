"""Functions of users as steps of processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl, nn

SCHEMA = etl.Schema().double("kg").double("m").integer("n").string("s").categorical("c", ["red", "green"]).time("t").boolean("b")
DATA = {
    "kg": [80.0, None, 60.0], "m": [2.0, 1.5, 1.0], "n": [1, 2, None], "s": ["a", None, "ü"], "c": ["red", "green", None],
    "t": ["2024-01-01", "2024-01-02", "2024-01-03"], "b": [True, False, None],
}  # fmt: skip


def made(steps: list[Any]) -> etl.Table:
    data = DATA | {"t": np.array(DATA["t"], dtype="datetime64[ms]")}
    with etl.from_dict(data, SCHEMA) as table:
        return table.transform(etl.TransformProcess(SCHEMA, steps))


def test_a_function_takes_arrays_and_gives_one(session: dl.Session) -> None:
    etl.register_function("bmi", lambda kg, m: kg / m**2)
    with made([etl.ColumnFunctionTransform("bmi", ["kg", "m"], "index"), etl.ColumnFunctionTransform("bmi", ["kg", "m"], "kg")]) as table:
        np.testing.assert_array_equal(table.column("index"), [20.0, np.nan, 60.0])
        np.testing.assert_array_equal(table.column("kg"), [20.0, np.nan, 60.0])
        assert table.schema.names[-1] == "index"


def test_each_type_goes_in_and_comes_out(session: dl.Session) -> None:
    seen: list[Any] = []

    def keep(*columns: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        seen.extend(column.copy() for column in columns)
        return columns[0]

    outputs: dict[str, Any] = {
        "s": "string",
        "c": etl.Schema().categorical("any", ["green", "red"]),
        "t": "time",
        "b": "boolean",
        "n": "long",
    }
    for name, output in outputs.items():
        etl.register_function(f"keep {name}", keep, output, missing="pass")
        with made([etl.ColumnFunctionTransform(f"keep {name}", [name], "again")]) as table:
            np.testing.assert_array_equal(table.column("again"), table.column(name))
            assert table.schema.types["again"] == (output if isinstance(output, str) else "categorical")
    assert [each.dtype.kind for each in seen] == ["O", "O", "M", "O", "f"]


def test_missing_values_are_passed_on_or_handed_over(session: dl.Session) -> None:
    etl.register_function("fill", lambda kg: np.nan_to_num(kg, nan=-1.0), missing="pass")
    etl.register_function("keep missing", lambda kg: np.nan_to_num(kg, nan=-1.0))
    with made([etl.ColumnFunctionTransform("fill", ["kg"], "x"), etl.ColumnFunctionTransform("keep missing", ["kg"], "y")]) as table:
        assert table.column("x").tolist() == [80, -1, 60]
        np.testing.assert_array_equal(table.column("y"), [80, np.nan, 60])


def test_rows_without_a_value_are_not_shown_to_functions_that_pass_it_on(session: dl.Session) -> None:
    seen: list[Any] = []

    def upper(s: np.ndarray[Any, Any], n: np.ndarray[Any, Any]) -> list[str]:
        seen.append((s.tolist(), n.dtype.kind))
        return [each.upper() for each in s]

    etl.register_function("upper", upper, "string")
    with made([etl.ColumnFunctionTransform("upper", ["s", "n"], "x")]) as table:
        assert table.column("x").tolist() == ["A", None, None]
    assert seen == [(["a"], "i")]
    with etl.from_dict({"s": [None, None], "n": [1, 2]}, etl.Schema().string("s").integer("n")) as table:
        process = etl.TransformProcess(table.schema, [etl.ColumnFunctionTransform("upper", ["s", "n"], "x")])
        with table.transform(process) as nothing:
            assert nothing.column("x").tolist() == [None, None]
    assert len(seen) == 1


def test_mistakes_are_named(session: dl.Session) -> None:
    etl.register_function("bmi", lambda kg, m: kg / m**2)
    etl.TransformProcess(SCHEMA, [etl.ColumnFunctionTransform("bmi", ["kg", "m"], "x")])
    with pytest.raises(dl.ConfigurationError, match=r"Step 1 .*No function 'bmj' is known here. Did you mean 'bmi'\?"):
        etl.TransformProcess(SCHEMA, [etl.ColumnFunctionTransform("bmj", ["kg", "m"], "x")])
    etl.register_function("short", lambda kg: kg[:1])
    with pytest.raises(dl.DataError, match="'short' must return 2 values"):
        made([etl.ColumnFunctionTransform("short", ["kg"], "x")])
    etl.register_function("texts", lambda kg: ["x"] * len(kg))
    with pytest.raises(dl.DataError, match="not of type double"):
        made([etl.ColumnFunctionTransform("texts", ["kg"], "x")])

    def fails(kg: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        raise ZeroDivisionError("mine")

    etl.register_function("fails", fails)
    with pytest.raises(ZeroDivisionError, match="mine"):
        made([etl.ColumnFunctionTransform("fails", ["kg"], "x")])
    given: dict[str, Any] = {"name": "f", "function": fails}
    for wrong in ({"name": ""}, {"function": 3}, {"output": "complex"}, {"output": SCHEMA}, {"missing": "drop"}):
        with pytest.raises(dl.ConfigurationError):
            etl.register_function(**(given | wrong))


def test_a_large_file_goes_through_it_in_order_and_a_network_takes_raw_rows(session: dl.Session, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    rng = np.random.default_rng(0)
    points = rng.standard_normal((60_000, 2)).round(6)
    file.write_text("x,y\n" + "".join(f"{x},{y}\n" for x, y in points.tolist()))
    schema = etl.Schema().double("x").double("y")
    etl.register_function("product", lambda x, y: x * y)
    process = etl.TransformProcess(schema, [etl.ColumnFunctionTransform("product", ["x", "y"], "xy")])
    with etl.read_csv(file, schema).transform(process).read() as table:
        np.testing.assert_array_equal(table.column("xy"), points[:, 0] * points[:, 1])
    features = np.concatenate([batch.features for batch in etl.read_csv(file, schema).transform(process).batches(5000)])
    np.testing.assert_allclose(features[:, 2], points[:, 0] * points[:, 1], rtol=1e-6)
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(3), layers=[nn.Output(2, loss="mcxent")], seed=1)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.process = process
        expected = net.output(np.array([[1.0, 2.0, 2.0]], dtype=np.float32))
        np.testing.assert_allclose(net.output([{"x": 1.0, "y": 2.0}]), expected, rtol=1e-6)


def test_a_new_session_knows_it_and_json_holds_the_name_alone(tmp_path: Path) -> None:
    etl.register_function("twice", lambda x: 2 * x)
    schema = etl.Schema().double("x")
    with dl.session(threads=1):
        text = etl.TransformProcess(schema, [etl.ColumnFunctionTransform("twice", ["x"], "y")]).to_json()
    assert '"twice"' in text
    with dl.session(threads=1), etl.from_dict({"x": [1.0]}, schema) as table:
        assert table.transform(etl.TransformProcess.from_json(text)).column("y").tolist() == [2.0]


def test_masks_and_indices_of_categories_are_taken(session: dl.Session) -> None:
    etl.register_function("masked", lambda kg: np.ma.masked_greater(kg, 70.0))
    etl.register_function("coded", lambda kg: (kg > 70).astype(int), etl.Schema().categorical("code", ["light", "heavy"]))
    etl.register_function("wrong", lambda kg: kg.astype(int), etl.Schema().categorical("code", ["light", "heavy"]))
    with made([etl.ColumnFunctionTransform("masked", ["kg"], "kept"), etl.ColumnFunctionTransform("coded", ["kg"], "code")]) as table:
        np.testing.assert_array_equal(table.column("kept"), [np.nan, np.nan, 60.0])
        assert list(table.column("code")) == ["heavy", None, "light"]
    with pytest.raises(dl.DataError, match="whole numbers from 0 to 1"):
        made([etl.ColumnFunctionTransform("wrong", ["m"], "code")])
