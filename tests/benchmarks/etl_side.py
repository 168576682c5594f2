"""Our side of the ETL benchmarks; arguments: the CSV file of mixed types, that of digits, the rows for the
process alone, the clock (wall or cpu)."""

from __future__ import annotations

import sys

import etl_data
from worker import CLOCKS, Repeat, serve

import pydl4j as dl
from pydl4j import etl

MIXED, DIGITS, HEAD, CLOCK = sys.argv[1:5]
BATCH = 8192


def schema() -> etl.Schema:
    """The columns of the file of mixed types."""
    made = etl.Schema().long("id").time("time").categorical("country", etl_data.COUNTRIES).string("product").integer("quantity")
    return made.double("price").double("amount").double("discount").boolean("member").integer("rating")


def process() -> etl.TransformProcess:
    """Ten operations."""
    return etl.TransformProcess(schema(), [
        etl.ConditionFilter(etl.DoubleColumnCondition("price", "less_than", 1.0)),
        etl.ReplaceEmptyIntegerWithValueTransform("quantity", 1),
        etl.DeriveColumnsFromTimeTransform("time", [etl.DerivedColumn("hour", "hourOfDay"), etl.DerivedColumn("day", "dayOfWeek")]),
        etl.RemoveColumnsTransform(["id", "time"]),
        etl.CategoricalToOneHotTransform("country"),
        etl.StringToCategoricalTransform("product", etl_data.PRODUCTS),
        etl.CategoricalToIntegerTransform("product"),
        etl.DoubleColumnsMathOpTransform("total", "multiply", ["price", "amount"]),
        etl.DoubleMathFunctionTransform("amount", "log"),
        etl.StandardizeNormalizer("price", 250.0, 144.0),
    ])  # fmt: skip


def mixed() -> Repeat:
    """The file through the process, as mini-batches that numpy sees."""
    batches = etl.read_csv(MIXED, schema()).transform(process()).batches(BATCH)

    def repeat(times: int) -> None:
        for _ in range(times):
            rows = sum(len(batch.features) for batch in batches)
            assert rows > 0

    return repeat


def digits() -> Repeat:
    """The file as one matrix."""
    names = ["label", *(f"p{place}" for place in range(etl_data.PIXELS))]
    columns = etl.Schema()
    for name in names:
        columns = columns.integer(name)

    def repeat(times: int) -> None:
        for _ in range(times):
            with etl.read_csv(DIGITS, columns).read() as table:
                assert table.to_numpy().shape[1] == len(names)

    return repeat


def kernels() -> Repeat:
    """The process alone."""
    table, steps = etl.read_csv(HEAD, schema()).read(), process()

    def repeat(times: int) -> None:
        for _ in range(times):
            table.transform(steps).close()

    return repeat


if __name__ == "__main__":
    with dl.session():
        serve({"csv_mixed": mixed, "csv_digits": digits, "kernels": kernels}, CLOCKS[CLOCK])
