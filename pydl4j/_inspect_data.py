"""What `pydl4j inspect` says of a file of rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".txt", ".log")
PREVIEW = 5


def is_data(place: str) -> bool:
    """Whether a file, or the files of a pattern, hold rows, not a model: by its name."""
    return place.lower().removesuffix(".gz").endswith(ENDINGS)


def inspect_data(place: str, *, as_json: bool = False, html: str | None = None) -> str:
    """Statistics of the columns and the first rows, as a table or as JSON; ``html`` is where a page with pictures is written.

    Raises:
        DataError: The file cannot be read.
        MissingExtraError: It is Parquet, and the extra ``etl`` is not there.
    """
    from pydl4j import _jvm

    bridge = _jvm.bridge()
    source = bridge.call("etl.readers.Readers", "of", place)
    found = bridge.call("etl.analysis.Inspection", "of", place, source, PREVIEW)
    if html is not None:
        Path(html).write_text(found.call("toHtml"), encoding="utf-8")
    if not as_json:
        return str(found.call("toString"))
    told: Any = json.loads(found.call("toJson"))
    return json.dumps({"file": place, **told}, indent=2)
