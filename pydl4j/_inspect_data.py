"""What `pydl4j inspect` says of a file of rows."""

from __future__ import annotations

import codecs
import json
import zlib
from pathlib import Path
from typing import Any

from pydl4j._files import replacing

ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".arrow", ".arrows", ".feather", ".xlsx", ".xlsm", ".xls", ".txt", ".log")
PACKED = (".gz", ".zst", ".bz2")
PREVIEW = 5
HEAD = 1 << 14


def is_data(place: str) -> bool:
    """Whether a file, or the files of a pattern, hold rows, not a model: by the name, else by the content."""
    name = place.lower()
    if (name[: name.rindex(".")] if name.endswith(PACKED) else name).endswith(ENDINGS):
        return True
    try:
        with open(place, "rb") as file:
            head = file.read(HEAD)
        if head[:2] == b"\x1f\x8b" and place.lower().endswith(".gz"):
            head = zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except (OSError, ValueError, zlib.error):
        return False
    return (
        head[:4] in (b"PAR1", b"\xff\xff\xff\xff")
        or head[:6] == b"ARROW1"
        or head[:2] in (b"\xff\xfe", b"\xfe\xff")
        or _is_text_of_rows(head)
    )


def _is_text_of_rows(head: bytes) -> bool:
    """Whether it is text, and not JSON, YAML or XML of a model's configuration."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    lines = text.strip().splitlines()
    if not lines or "\0" in text:
        return False
    if lines[0].startswith(("{", "[")):
        try:
            return isinstance(json.loads(lines[0]), dict) and len(lines) > 1 and lines[1].startswith("{")
        except ValueError:
            return False
    return not lines[0].startswith(("<", "---"))


def inspect_data(place: str, *, as_json: bool = False, html: str | None = None) -> str:
    """Statistics of the columns and the first rows, as a table or as JSON; ``html`` is where a page with pictures is written.

    Raises:
        ConfigurationError: It holds no rows; names what it is.
        DataError: The file cannot be read.
        MissingExtraError: It is Parquet, and the extra ``etl`` is not there.
    """
    from pydl4j import _jvm

    bridge = _jvm.bridge()
    source = bridge.call("etl.readers.Readers", "of", place)
    found = bridge.call("etl.analysis.Inspection", "of", place, source, PREVIEW)
    if html is not None:
        with replacing(Path(html)) as fresh:
            fresh.write_text(found.call("toHtml"), encoding="utf-8")
    if not as_json:
        return str(found.call("toString"))
    told: Any = json.loads(found.call("toJson"))
    return json.dumps({"file": place, **told}, indent=2)
