"""Writes groups.json and joins.json beside this file: what pandas 3.1.1 makes of some rows.

python make.py, in an environment with pandas.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent


def values(column: pd.Series) -> list[object]:
    return [None if pd.isna(v) else v.item() if hasattr(v, "item") else v for v in column]


def frame(rows: int, names: str, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    made = pd.DataFrame({
        "key": pd.array(rng.choice(["a", "b", "c", "d", None], rows), dtype="string"),
        "n": pd.array(rng.integers(0, 4, rows), dtype="Int64"),
        names + "x": rng.normal(0, 10, rows).round(3),
        names + "w": pd.array(rng.integers(-5, 6, rows), dtype="Int64"),
    })  # fmt: skip
    made.loc[rng.random(rows) < 0.2, names + "x"] = np.nan
    made.loc[rng.random(rows) < 0.1, "n"] = pd.NA
    return made


def groups() -> dict[str, object]:
    data = frame(200, "", 1)
    grouped = data.groupby(["key", "n"], sort=False, dropna=False)
    made = grouped.agg(
        sum=("x", lambda s: s.sum(min_count=1)), prod=("x", lambda s: s.prod(min_count=1)), mean=("x", "mean"), stdev=("x", "std"),
        variance=("x", "var"), min=("x", "min"), max=("x", "max"), rows=("x", "size"),
        uncorrected=("x", lambda s: s.std(ddof=0)), population=("x", lambda s: s.var(ddof=0)),
        wsum=("w", "sum"), wrange=("w", lambda s: s.max() - s.min()),
        unique=("w", "nunique"), first=("w", "first"), last=("w", "last"),
    ).reset_index()  # fmt: skip
    positive = data.assign(w=data["w"].where(data["w"] > 0)).groupby(["key", "n"], sort=False, dropna=False)
    made["positive"] = positive["w"].sum(min_count=1).to_list()
    return {name: {key: values(part[key]) for key in part} for name, part in {"data": data, "groups": made}.items()}


def joins() -> dict[str, object]:
    left, right = frame(60, "l", 2), frame(40, "r", 3)
    made = {}
    for kind, how in {"Inner": "inner", "LeftOuter": "left", "RightOuter": "right", "FullOuter": "outer"}.items():
        joined = left.merge(right, on=["key", "n"], how=how)
        made[kind] = {name: values(joined[name]) for name in joined}
    ranks = left["lx"].rank(method="first").sub(1)
    order = left.sort_values(["key", "lx"], ascending=[True, False], kind="stable", na_position="last").index.tolist()
    sides = {"left": left, "right": right}
    return {**{name: {key: values(side[key]) for key in side} for name, side in sides.items()}, "joins": made,
            "ranks": values(ranks), "order": order}  # fmt: skip


if __name__ == "__main__":
    (HERE / "groups.json").write_text(json.dumps(groups(), indent=0) + "\n")
    (HERE / "joins.json").write_text(json.dumps(joins(), indent=0) + "\n")
