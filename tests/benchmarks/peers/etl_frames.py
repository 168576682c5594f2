"""The ETL benchmarks in polars and pandas; arguments: the CSV file of mixed types, that of digits, the rows for the
process alone, the clock (wall or cpu)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import etl_data
import numpy as np
from worker import CLOCKS, Repeat, serve

MIXED, DIGITS, HEAD, CLOCK = sys.argv[1:5]
OTHERS = ["quantity", "price", "amount", "discount", "member", "rating", "hour", "day"]


def times_of(work: Any) -> Repeat:
    def repeat(times: int) -> None:
        for _ in range(times):
            assert work() is not None

    return repeat


def polars_process(frame: Any) -> Any:
    """The ten operations, as one query."""
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

    return frame.filter(pl.col("price") >= 1.0).select(
        *((pl.col("country") == country).cast(pl.Float32).alias(country) for country in etl_data.COUNTRIES),
        pl.col("product").cast(pl.Enum(etl_data.PRODUCTS)).to_physical().cast(pl.Float32),
        pl.col("quantity").fill_null(1).cast(pl.Float32),
        ((pl.col("price") - 250.0) / 144.0).cast(pl.Float32),
        pl.col("amount").log().cast(pl.Float32),
        pl.col("discount").cast(pl.Float32),
        pl.col("member").cast(pl.Float32),
        pl.col("rating").cast(pl.Float32),
        pl.col("time").dt.hour().cast(pl.Float32).alias("hour"),
        pl.col("time").dt.weekday().cast(pl.Float32).alias("day"),
        (pl.col("price") * pl.col("amount")).cast(pl.Float32).alias("total"),
    )


def polars_scan(file: str) -> Any:
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

    types = {
        "id": pl.Int64, "time": pl.Datetime("ms"), "country": pl.String, "product": pl.String, "quantity": pl.Int32,
        "price": pl.Float64, "amount": pl.Float64, "discount": pl.Float64, "member": pl.Boolean, "rating": pl.Int32,
    }  # fmt: skip
    return pl.scan_csv(file, schema=types)


def polars_mixed() -> Repeat:
    return times_of(lambda: polars_process(polars_scan(MIXED)).collect().to_numpy(order="c"))


def polars_kernels() -> Repeat:
    frame = polars_scan(HEAD).collect()
    return times_of(lambda: polars_process(frame.lazy()).collect())


def polars_digits() -> Repeat:
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

    types = dict.fromkeys(["label", *(f"p{place}" for place in range(etl_data.PIXELS))], pl.Int32)
    return times_of(lambda: pl.read_csv(DIGITS, schema=types).cast(pl.Float32).to_numpy(order="c"))


def pandas_mixed() -> Repeat:
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]

    countries, products = pd.CategoricalDtype(etl_data.COUNTRIES), pd.CategoricalDtype(etl_data.PRODUCTS)

    def work() -> Any:
        frame = pd.read_csv(MIXED, parse_dates=["time"], dtype={"country": countries, "product": products, "quantity": "float64"})
        frame = frame[frame["price"] >= 1.0].copy()
        frame["quantity"] = frame["quantity"].fillna(1)
        frame["hour"], frame["day"] = frame["time"].dt.hour, frame["time"].dt.day_of_week + 1
        frame["total"] = frame["price"] * frame["amount"]
        frame["amount"] = np.log(frame["amount"])
        frame["price"] = (frame["price"] - 250.0) / 144.0
        frame["product"] = frame["product"].cat.codes
        one_hot = pd.get_dummies(frame["country"], dtype="float32")
        return pd.concat([one_hot, frame[["product", "total", *OTHERS]]], axis=1).to_numpy("float32")

    return times_of(work)


def pandas_digits() -> Repeat:
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]

    return times_of(lambda: pd.read_csv(DIGITS).to_numpy("float32"))


if __name__ == "__main__":
    served = {"csv_mixed.polars": polars_mixed, "csv_digits.polars": polars_digits, "kernels.polars": polars_kernels}
    served |= {"csv_mixed.pandas": pandas_mixed, "csv_digits.pandas": pandas_digits}
    serve(served, CLOCKS[CLOCK])
