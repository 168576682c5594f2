"""Statistics and quality of columns: of tables and files on this machine, of DataFrames in Spark's executors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from pydl4j._errors import ConfigurationError
from pydl4j.etl._readers import Reader
from pydl4j.etl._schema import Schema
from pydl4j.etl._table import Table


class DataAnalysis:
    """What the columns of a data set hold, made by `etl.analyze`; printed it is a table with a line for each column."""

    def __init__(self, text: str, report: str, page: str) -> None:
        """For this package; users call `etl.analyze`."""
        self._text, self._json, self._page = text, report, page
        self._told: dict[str, Any] = json.loads(report)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self._told["rows"])

    @property
    def columns(self) -> dict[str, dict[str, Any]]:
        """What each column holds, by its name.

        "rows", "missing", "invalid" (what is no value of the column, with some of them in "invalidSamples"), "distinct" (exact where
        "distinctIsExact") and "top", the most frequent texts with their counts. Of the finite numbers, times in milliseconds, lengths of
        texts in bytes: "min", "max", "mean", "std" (by n - 1), "quantiles", "histogram" in 20 equal parts, "zeros", "negative"; beside
        them how many are "nan" and "infinite". What a column without numbers has not is left out.
        """
        return {column["name"]: column for column in self._told["columns"]}

    def to_json(self) -> str:
        """All of it: {"rows": …, "columns": […]}."""
        return self._json

    def to_html(self, file: str | os.PathLike[str] | None = None) -> str:
        """One HTML page with pictures that needs no other file; written to a file, too, if there is one."""
        if file is not None:
            Path(file).write_text(self._page, encoding="utf-8")
        return self._page

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"DataAnalysis({self.rows} rows, {len(self.columns)} columns)"


def analyze(data: Any, schema: Schema | None = None, *, title: str = "Data analysis") -> DataAnalysis:
    """Statistics and quality of all columns in one pass: of a Table, of a Reader's files, or of a DataFrame of Spark, in its executors.

    Counts, extremes, means and deviations are exact; quantiles and histograms are so up to 1,024 values of a column, numbers of
    different values up to 2,048, and estimates beyond. On Spark each partition makes a summary, of some kilobytes a column, and these
    are merged: the same code as here, so that the numbers are the same.

    Args:
        data: What to look at.
        schema: Of a DataFrame only: the columns to look at, found by name, and what they are; texts are read as from files, and what
            does not fit its column is counted as invalid. By default all columns with the DataFrame's own types.
        title: Of the page.

    Raises:
        ConfigurationError: It is none of these; or a column of the DataFrame is missing, or holds rows or lists.
        DataError: A file cannot be read, or a record is wrong and the reader's `on_error` is "fail".
    """
    if isinstance(data, (Table, Reader)):
        if schema is not None:
            raise ConfigurationError("A Table and a Reader have their schema. Leave 'schema' out.")
        from pydl4j import _jvm

        source = data._source() if isinstance(data, Table) else data._source
        found = _jvm.bridge().call("etl.analysis.AnalyzeLocal", "analyze", source)
        return DataAnalysis(str(found.call("toString")), found.call("toJson"), found.call("toHtml", title))
    if schema is not None and not isinstance(schema, Schema):
        raise ConfigurationError(f"The 'schema' of an analysis must be an etl.Schema. Got {type(schema).__name__} instead.")
    if not type(data).__module__.startswith("pyspark."):
        raise ConfigurationError(f"'analyze' takes an etl.Table, an etl.Reader or a DataFrame of Spark. Got {type(data).__name__} instead.")
    from pydl4j.spark._processes import analysed

    return DataAnalysis(*analysed(data, "" if schema is None else schema.to_json(), title))
