"""A process of `etl` over DataFrames gives the values that it gives on one machine."""

from __future__ import annotations

import json
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
    tree = {**json.loads(etl.TransformProcess(schema, steps).to_json()), "onError": "DIVERT"}
    diverting = etl.TransformProcess.from_json(json.dumps(tree))
    with pytest.raises(dl.ConfigurationError, match="cannot be diverted from Spark's executors"):
        diverting.on(frame)
    with pytest.raises(dl.ConfigurationError, match="'on' takes a DataFrame of Spark"):
        etl.TransformProcess(schema, steps).on([1])
