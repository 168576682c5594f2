"""Writes mixed.csv and what pandas reads and computes of it: pip install pandas pyarrow; python make.py"""

import json
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
rng = np.random.default_rng(12)
rows = 3000
frame = pd.DataFrame(
    {
        "id": np.arange(rows) * 3_000_000_000,
        "small": rng.integers(-50, 50, rows),
        "price": np.round(rng.lognormal(3, 2, rows), 6),
        "tiny": rng.normal(0, 1e-12, rows),
        "flag": rng.random(rows) < 0.3,
        "name": [f'n{i % 37}, "q"\nünd' if i % 11 == 0 else f"name {i % 37}" for i in range(rows)],
    }
)
frame.loc[rng.random(rows) < 0.1, "price"] = np.nan
frame.loc[rng.random(rows) < 0.05, "name"] = None
frame.to_csv(HERE / "mixed.csv", index=False)

read = pd.read_csv(HERE / "mixed.csv")
told = {"rows": len(read), "columns": {}}
for name in read.columns:
    values = read[name]
    one = {"missing": int(values.isna().sum()), "distinct": int(values.nunique())}
    if name == "name":
        one["top"] = [[str(k), int(n)] for k, n in sorted(values.value_counts().items(), key=lambda kv: (-kv[1], kv[0]))[:3]]
    else:
        numbers = values.astype(float)
        one |= {"min": numbers.min(), "max": numbers.max(), "mean": numbers.mean(), "std": numbers.std(), "sum": numbers.sum()}
        one |= {"quantiles": {str(q): float(numbers.quantile(q)) for q in (0.05, 0.5, 0.95)}}
    told["columns"][name] = one
(HERE / "mixed.json").write_text(json.dumps(told, indent=1) + "\n")
