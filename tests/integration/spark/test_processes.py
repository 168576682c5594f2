"""A process of `etl` over DataFrames gives the values that it gives on one machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl

SCHEMA = etl.Schema().integer("id").string("when").categorical("kind", ["a", "b"]).double("x").string("n")
STEPS = [
    etl.StringToTimeTransform("when", "yyyy-MM-dd HH:mm", "Europe/Berlin"),
    etl.DeriveColumnsFromTimeTransform("when", [etl.DerivedColumn("hour", "hourOfDay")]),
    etl.ConvertToInteger("n"),
    etl.Impute("x", "mean"),
    etl.Expression("y", "sqrt(x * x + n)"),
    etl.ConditionFilter(etl.IntegerColumnCondition("id", "greater_than", 52)),
    etl.CategoricalToOneHotTransform("kind"),
]


def rows(count: int) -> dict[str, list[Any]]:
    rng = np.random.default_rng(4)
    return {
        "id": list(range(count)),
        "when": [f"2024-0{1 + i % 9}-{10 + i % 18} {i % 24:02}:30" for i in range(count)],
        "kind": [None if i % 11 == 0 else "ab"[i % 2] for i in range(count)],
        "x": [None if i % 7 == 0 else float(v) for i, v in enumerate(rng.standard_normal(count))],
        "n": [None if i % 13 == 0 else str(i % 5) for i in range(count)],
    }


@pytest.mark.parametrize("partitions", [1, 7, 100])
def test_values_are_those_of_one_machine_however_the_rows_lie(spark: Any, session: dl.Session, partitions: int) -> None:
    data = rows(60)
    with etl.from_dict(data, SCHEMA) as table:
        process = etl.TransformProcess(SCHEMA, STEPS).fit(table)
        with table.transform(process) as made:
            expected = made.to_dict()
    frame = spark.createDataFrame(list(zip(*data.values(), strict=True)), "id int, when string, kind string, x double, n string")
    spread = frame.repartition(partitions)
    if partitions == 100:
        assert 0 in spread.rdd.glom().map(len).collect(), "some are empty"
    found = process.on(spread)
    assert found.columns == list(expected)
    collected: dict[str, list[Any]] = {name: [] for name in found.columns}
    for row in found.orderBy("id").collect():
        for name, value in row.asDict().items():
            collected[name].append(value)
    assert collected["id"] == expected["id"].tolist() == list(range(53))
    for name, values in expected.items():
        if name == "when":
            assert [value.timestamp() * 1000 for value in collected[name]] == values.astype(np.int64).tolist()
            continue
        numbers = [np.nan if value is None else value for value in collected[name]]
        np.testing.assert_array_equal(np.array(numbers, float), np.array(values, float), err_msg=name)


def test_what_is_wrong_is_named_or_left_out(spark: Any, session: dl.Session) -> None:
    frame = spark.createDataFrame([(1, "2"), (2, "two"), (3, None)], "id int, n string")
    schema = etl.Schema().integer("id").string("n")
    steps = [etl.ConvertToInteger("n")]
    with pytest.raises(Exception, match=r"partition \d+, line \d+, column 'n': .*two"):
        etl.TransformProcess(schema, steps).on(frame).collect()
    skipping = etl.TransformProcess(schema, steps, on_error="skip").on(frame)
    assert sorted(tuple(row) for row in skipping.collect()) == [(1, 2), (3, None)]
    with pytest.raises(dl.ConfigurationError, match=r"no column 'n' in the DataFrame. Known are: id, m"):
        etl.TransformProcess(schema, steps).on(frame.withColumnRenamed("n", "m"))
    with pytest.raises(dl.ConfigurationError, match=r"Step 1 \(Reducer\) needs rows of other partitions"):
        etl.TransformProcess(schema, [etl.Reducer(["n"], {"id": ["Sum"]})]).on(frame)
    diverting = etl.TransformProcess(schema, steps, on_error="divert")
    with pytest.raises(dl.ConfigurationError, match=r"diverts rows .* no folder for them\. Name one"):
        diverting.on(frame)
    with pytest.raises(dl.ConfigurationError, match="the process diverts none: its policy is FAIL"):
        etl.TransformProcess(schema, steps).on(frame, divert_to="/rejected")
    with pytest.raises(dl.ConfigurationError, match="'on' takes a DataFrame of Spark"):
        etl.TransformProcess(schema, steps).on([1])


def test_columns_are_looked_at_where_they_lie(spark: Any, session: dl.Session, tmp_path: Path) -> None:
    data = rows(60)
    data["n"][8] = "much"
    schema = SCHEMA.integer("m")
    data["m"] = data["n"]
    frame = spark.createDataFrame(list(zip(*data.values(), strict=True)), "id int, when string, kind string, x double, n string, m string")
    with etl.from_dict({name: data[name] for name in ("id", "x", "kind")}, etl.Schema().integer("id").double("x").string("kind")) as table:
        here = etl.analyze(table)
    for partitions in (1, 7, 100):
        found = etl.analyze(frame.repartition(partitions), schema, title="A <b>")
        assert found.rows == here.rows == 60
        assert list(found.columns) == list(schema.names)
        for name in ("id", "x"):
            one, other = here.columns[name], found.columns[name]
            for key in ("rows", "missing", "distinct", "min", "max", "quantiles", "histogram", "zeros", "negative"):
                assert one[key] == other[key], (name, key)
            np.testing.assert_allclose([other["mean"], other["std"]], [one["mean"], one["std"]], rtol=1e-12)
        assert found.columns["kind"]["top"] == here.columns["kind"]["top"]
        assert (found.columns["m"]["invalid"], found.columns["m"]["missing"]) == (1, 5)
        assert re.fullmatch(r"partition \d+, line \d+: much", found.columns["m"]["invalidSamples"][0])
    assert json.loads(found.to_json())["rows"] == 60
    assert "60 rows" in str(found)
    page = found.to_html(tmp_path / "page.html")
    assert "A &lt;b>" in page
    assert (tmp_path / "page.html").read_text() == page
    plain = etl.analyze(frame)
    assert plain.columns["n"]["type"] == "String"
    assert plain.columns["n"]["invalid"] == 0
    with pytest.raises(dl.ConfigurationError, match="no column 'y' in the DataFrame"):
        etl.analyze(frame, etl.Schema().double("y"))
    with pytest.raises(dl.ConfigurationError, match=r"must be an etl\.Schema\. Got str"):
        etl.analyze(frame, "x double")  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match=r"takes an etl\.Table, an etl\.Reader or a DataFrame of Spark\. Got list"):
        etl.analyze([1])


def test_rows_that_are_invalid_go_to_a_file_for_each_partition(spark: Any, session: dl.Session, tmp_path: Path) -> None:
    schema = etl.Schema().integer("id").string("n")
    frame = spark.createDataFrame([(i, "two" if i % 10 == 3 else str(i)) for i in range(40)], "id int, n string")
    process = etl.TransformProcess(schema, [etl.ConvertToInteger("n")], on_error="divert")
    whole = frame.coalesce(1).repartitionByRange(4, "id").sortWithinPartitions("id")
    folder = tmp_path / "rejected"
    made = process.on(whole, divert_to=folder.as_uri())
    for _ in range(2):  # each reading writes the files anew
        assert sorted(row.id for row in made.collect()) == [i for i in range(40) if i % 10 != 3]
        told = [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()]
        assert [json.loads(one["record"]) for one in told] == [{"id": i, "n": "two"} for i in (3, 13, 23, 33)]
        assert {(one["column"], one["value"]) for one in told} == {("n", "two")}
        assert "cannot be read or computed as Integer" in told[0]["reason"]
        assert told[0]["source"] == "partition 0"
        assert told[0]["line"] == 4
    assert made.limit(1).count() == 1  # a partition that is not read to its end leaves its file as it was
    process.on(whole.filter("n != 'two'"), divert_to=str(folder)).count()
    assert [path.name for path in folder.iterdir() if path.suffix == ".jsonl"] == [], "of partitions without such rows none stays"
