"""Makes both.parquet in this folder: two columns whose names differ by case only. Needs pyarrow; it was made by 26.0.1."""

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

parquet.write_table(pa.table({"a": [1, 2], "A": [3, 4]}), Path(__file__).parent / "both.parquet")
