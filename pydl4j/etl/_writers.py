"""Rows as files, each as a whole or not at all."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from pydl4j.nn._checks import check_flag, check_path, check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject


def write_csv(source: JavaObject, path: str | os.PathLike[str], separator: str, header: bool) -> None:
    """What `Table.write_csv` says."""
    write(source, "csv", path, separator=check_text("'separator' of a file", separator), header=check_flag("'header' of a file", header))


def write(source: JavaObject, kind: str, path: str | os.PathLike[str], **settings: Any) -> None:
    """What `Table.write_parquet` and `Table.write_arrow` say."""
    told = {"kind": kind, "path": check_path(path), **settings}
    source.bridge.call("etl.writers.Writers", "write", source, json.dumps(told), long=True)
