"""Files and databases as rows of a schema, streamed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.etl._batches import Align, Columns, Features, Labels, LabelSteps, row_batches
from pydl4j.etl._join import How, On, joined
from pydl4j.etl._process import TransformProcess, run
from pydl4j.etl._schema import Schema, check_schema
from pydl4j.etl._table import Table
from pydl4j.etl._writers import write, write_csv
from pydl4j.nn._checks import check_count, check_flag, check_names, check_path, check_text, is_stream

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject
    from pydl4j.nn._pipeline import DataPipeline

Places = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
OnError = Literal["fail", "keep", "skip", "divert"]
CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "header": check_flag, "decimal_comma": check_flag, "zero_based": check_flag,
    "separator": check_text, "quote": check_text, "escape": check_text, "comment": check_text, "encoding": check_text, "regex": check_text,
    "sheet": lambda what, value: check_text(what, value) if isinstance(value, str) else check_count(what, value, 0),
    "missing": check_names, "paths": check_names, "columns": check_names,
}  # fmt: skip
"""What the settings of readers must be; others are counts."""


class Reader:
    """Rows that are read when they are asked for, again each time; made by `etl.read_csv` and its like. Holds no file open.

    `read` gives all rows as a table, `tables` one table of some thousand rows after the other, so that a file may be larger than the
    memory; `transform` puts a process behind it.
    """

    def __init__(self, source: JavaObject, schema: Schema, counts: Sequence[JavaObject] = (), kept: Sequence[object] = ()) -> None:
        """For this package; users call `etl.read_csv` and its like."""
        self._source, self._schema, self._counts, self._kept = source, schema, tuple(counts), tuple(kept)

    @property
    def schema(self) -> Schema:
        """The columns."""
        return self._schema

    @property
    def rejected(self) -> int:
        """How many records were rejected in all passes so far, those that processes left out among them.

        With "skip" and "divert" these are all wrong ones, with "keep" what is no record.
        """
        return sum(count.call("count") for count in self._counts)

    def transform(self, process: TransformProcess, *, divert_to: str | os.PathLike[str] | None = None) -> Reader:
        """The rows that a process makes of these, block by block where its steps allow it.

        Several files, and pieces of a large one, are worked on side by side; the order of the rows stays that of the files.

        Args:
            process: The steps.
            divert_to: For a process with ``on_error="divert"``: the file of the rows that it leaves out, as `read_csv` writes it; it
                appears at the end of a pass, and grows at the end of later ones.

        Raises:
            ConfigurationError: It is no process, or takes other columns.
        """
        made, rejects = run(self._source, process, divert_to)
        return Reader(made, Schema._of(made.call("schema")), [*self._counts, rejects], self._kept)

    def sequences(self, by: Literal["file", "lines", "window"] = "file", size: int = 1, stride: int = 1) -> Reader:
        """The rows as sequences, of which each row is a step; none goes on from one file into the next.

        Args:
            by: "file": a sequence for each file; "lines": one for so many rows, the last of a file has those that remain; "window":
                windows that grow until they have so many rows, go on by `stride` rows, and shrink at the end of a file.
            size: Rows of a sequence of "lines" and "window".
            stride: By how many rows windows go on.

        Raises:
            ConfigurationError: They are sequences already, or an argument is none of these.

        Example:
            >>> data = etl.read_csv("series/*.csv", schema).sequences().batches(32, label="kind", label_steps="last")
        """
        made = {"file": "perFile", "lines": "everyLines", "window": "windows"}.get(by) if isinstance(by, str) else None
        if made is None:
            raise ConfigurationError(f"The 'by' of sequences must be 'file', 'lines' or 'window'. Got {by!r} instead.")
        check_count("'size' of sequences", size, 1)
        check_count("'stride' of sequences", stride, 1)
        numbers = {"file": [], "lines": [size], "window": [size, stride]}[by]
        source = self._source.bridge.call("etl.readers.Sequences", made, self._source, *numbers)
        return Reader(source, Schema._of(source.call("schema")), self._counts, self._kept)

    def join(self, other: Reader | Table, on: On, how: How = "inner") -> Reader:
        """The rows of this reader and of another one, or of a table, side by side where their keys are equal; see `Table.join`.

        This side is streamed, the other one held in memory; where it is too large for that (512 MiB), and the extra ``etl`` is there,
        DuckDB joins them on the disk.

        Raises:
            ConfigurationError: A key is missing or its types differ, or both sides have a column of one name that is no key.
        """
        if not isinstance(other, (Reader, Table)):
            raise ConfigurationError(f"A Reader is joined with a Reader or an etl.Table. Got {type(other).__name__} instead.")
        right = other._source() if isinstance(other, Table) else other._source
        return Reader(*joined(self._source, right, on, how), self._counts, (*self._kept, other))  # its rows go with a table

    @briefly
    def read(self) -> Table:
        """All rows, in memory; several files, and pieces of a large one, are read side by side.

        Raises:
            DataError: A file cannot be read, or a record is wrong and `on_error` is "fail"; names file, line, column and value.
        """
        bridge = self._source.bridge
        source = bridge.call("etl.local.LocalTransformExecutor", "parallel", self._source)
        return Table(bridge.call("etl.blocks.Blocks", "read", source, long=True), self._schema)

    def tables(self) -> Generator[Table, None, None]:
        """The rows as one table after the other, of some 16,000 rows each; close a table when it is no longer needed.

        Raises:
            DataError: As in `read`.
        """
        bridge = self._source.bridge
        reader = self._source.call("open").own()
        schema = self._source.call("schema")
        while (block := _next(reader)) is not None:
            yield Table(bridge.call("etl.blocks.Blocks", "of", schema, [block]), self._schema)
        reader.end()

    def batches(
        self,
        batch_size: int = 32,
        *,
        label: Labels = None,
        features: Features = None,
        classes: int | Mapping[str, int] | None = None,
        weights: str | None = None,
        align: Align = "start",
        label_steps: LabelSteps = "all",
    ) -> DataPipeline:
        """The rows as mini-batches, for `net.fit` and for loops in Python, which see numpy arrays.

        They are read from the beginning in each pass, as they are asked for: `shuffle(buffer=10_000)` mixes them, `prefetch()` reads
        ahead, `cache()` keeps them, for what needs all examples at hand. A training that was stopped, or killed, goes on in the middle
        of a pass with the same examples in the same order: see `DataPipeline.restore`.

        Args:
            batch_size: Examples in a mini-batch. Default: 32.
            label: The column that is to be predicted. A categorical one gives its classes, int64 [n], and so does one of whole numbers
                from 0 with `classes`; another one, or several, give their numbers, float32 [n, columns]. For networks of several outputs
                a mapping from a name of each to its column or columns, in the order of the outputs. Default: no labels.
            features: The columns of the features, float32 [n, columns]; one of arrays that is alone keeps their shape. For networks of
                several inputs a mapping as for `label`. Default: all that are neither labels nor weights.
            classes: How many classes there are, where the label is no categorical column; of several outputs a mapping from their names.
            weights: The column that says how much each example counts in a training. Default: all count alike.
            align: Of sequences, which are [n, columns, time] with masks [n, time]: where the shorter ones of a mini-batch lie, at the
                "start", or with their "end" where the longest array of the example ends; "equal" takes only such of one length, and
                there are no masks then. Default: "start".
            label_steps: Of sequences, whether "all" steps have a label, or the "last" one's is that of the sequence. Default: "all".

        Raises:
            ConfigurationError: There is no such column, or a column is no number; names the nearest, or the remedy.
            DataError: (when they are read) a value is missing or no number; names source, line and column.

        Example:
            >>> data = etl.read_csv("flowers.csv").transform(process).batches(32, label="species")
            >>> net.fit(data.shuffle(buffer=1000, seed=1).prefetch(2), epochs=10)
        """
        chosen = Columns(self._schema, label, features, classes, weights, align, label_steps)
        return row_batches(self, self._source, chosen, batch_size)

    @briefly
    def write_csv(self, path: str | os.PathLike[str], *, separator: str = ",", header: bool = True) -> None:
        """Writes all rows as CSV, streamed; see `Table.write_csv`."""
        write_csv(self._source, path, separator, header)

    @briefly
    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes all rows as Parquet; see `Table.write_parquet`."""
        write(self._source, "parquet", path)

    @briefly
    def write_arrow(self, path: str | os.PathLike[str]) -> None:
        """Writes all rows as an Arrow file, streamed; see `Table.write_arrow`."""
        write(self._source, "arrow", path)

    def __repr__(self) -> str:
        return f"Reader({self._schema!r})"

    def __reduce__(self) -> Any:
        raise TypeError("A Reader belongs to this process's JVM and cannot be pickled. Make it again where it is needed.")


@briefly
def _next(reader: JavaObject) -> JavaObject | None:
    block: JavaObject | None = reader.call("next", long=True)
    return block


def read_csv(
    places: Places,
    schema: Schema | None = None,
    *,
    header: bool = True,
    separator: str = ",",
    quote: str = '"',
    escape: str = "",
    comment: str = "",
    skip_lines: int = 0,
    decimal_comma: bool = False,
    encoding: str = "utf-8",
    missing: Sequence[str] = ("",),
    infer_rows: int = 10_000,
    on_error: OnError = "fail",
    divert_to: str | os.PathLike[str] | None = None,
) -> Reader:
    """CSV files: quotes, breaks in quotes, any separator, comment lines.

    Args:
        places: A file, a folder, a pattern such as ``"part-*.csv"``, or a list of them; ``.gz``, ``.zip``, ``.tar`` and ``.tgz`` are
            unpacked while they are read, and with the extra ``etl`` ``.zst`` and ``.bz2``, too. With the extra ``hadoop`` also places
            such as ``"hdfs://host/data/*.csv"``.
        schema: The columns; by default they are inferred from the first rows.
        header: Whether the first record of each file has the columns' names, by which they are found. Without one a record must have
            a field for each column, and inferred columns are called column0, column1 …
        separator: What stands between fields, one or more characters.
        quote: What encloses fields, doubled within; empty for nothing.
        escape: What stands in front of a quote within quotes, besides another quote.
        comment: What begins lines that are no records.
        skip_lines: How many lines of each file are left out, in front of a header.
        decimal_comma: Whether numbers have a comma in place of the point.
        encoding: The encoding of the files.
        missing: The texts that stand for a missing value, where no schema says it.
        infer_rows: How many rows the inference looks at.
        on_error: What becomes of records that are not as the schema says: "fail" raises at the first one; "keep" keeps a value that
            cannot be read as invalid, for the process to decide; "skip" leaves the record out and counts it; "divert" writes it to a
            file, too.
        divert_to: The file for "divert": JSON lines with source, line, column, value, reason and record.

    Raises:
        ConfigurationError: Settings do not go together.
        DataError: There is no such file; or its columns cannot be inferred.
    """
    return _reader(
        "csv", places, schema, on_error, divert_to, header=header, separator=separator, quote=quote, escape=escape, comment=comment,
        skip_lines=skip_lines, decimal_comma=decimal_comma, encoding=encoding, missing=missing, infer_rows=infer_rows,
    )  # fmt: skip


def read_json_lines(
    places: Places,
    schema: Schema | None = None,
    *,
    paths: Sequence[str] = (),
    infer_rows: int = 10_000,
    on_error: OnError = "fail",
    divert_to: str | os.PathLike[str] | None = None,
) -> Reader:
    """Files with a JSON object a line; what is not there, and null, is missing.

    Args:
        places: As in `read_csv`.
        schema: The columns; by default they are inferred from the first lines.
        paths: Where the value of each column is: ``"a.b"`` is the ``b`` in the object ``a``. By default the columns' names.
        infer_rows: How many lines the inference looks at.
        on_error: As in `read_csv`.
        divert_to: As in `read_csv`.
    """
    return _reader("jsonLines", places, schema, on_error, divert_to, paths=paths, infer_rows=infer_rows)


def read_lines(places: Places, *, on_error: OnError = "fail", divert_to: str | os.PathLike[str] | None = None) -> Reader:
    """Lines of text files as one column, ``line``; blank ones, too. The arguments are those of `read_csv`."""
    return _reader("lines", places, None, on_error, divert_to)


def read_regex(
    places: Places,
    schema: Schema,
    regex: str,
    *,
    skip_lines: int = 0,
    on_error: OnError = "fail",
    divert_to: str | os.PathLike[str] | None = None,
) -> Reader:
    """Lines that fit a regular expression (Java's syntax) with a group for each column; others are rejected, blank ones passed over.

    The other arguments are those of `read_csv`.
    """
    return _reader("regex", places, schema, on_error, divert_to, regex=regex, skip_lines=skip_lines)


def read_svmlight(
    places: Places,
    num_features: int,
    *,
    zero_based: bool = False,
    num_labels: int = 0,
    on_error: OnError = "fail",
    divert_to: str | os.PathLike[str] | None = None,
) -> Reader:
    """SVMLight and LibSVM files: ``features``, an array of ``num_features`` numbers, and ``label``.

    Args:
        places: As in `read_csv`.
        num_features: How many features there are.
        zero_based: Whether the first feature has the index 0, not 1.
        num_labels: How many labels there are where a line may name several by index; they are the array ``labels`` then.
        on_error: As in `read_csv`.
        divert_to: As in `read_csv`.
    """
    return _reader("svmlight", places, None, on_error, divert_to, num_features=num_features, zero_based=zero_based, num_labels=num_labels)


def read_parquet(places: Places, *, columns: Sequence[str] = ()) -> Reader:
    """Parquet files with the same columns; needs the extra ``etl`` (``pydl4j extras install etl``).

    Lists and structs become text, as DuckDB writes them: ``[1, 2]``, ``{'a': 1}``; all their elements are there. As arrays they are
    read from Arrow's files, by `read_arrow`.

    Args:
        places: As in `read_csv`, without archives and packed files.
        columns: Those that are read, with their case; all by default.

    Raises:
        DataError: There is no such column (names the nearest), or two whose names differ by case only.
        MissingExtraError: The extra is not there.
    """
    return _reader("parquet", places, None, "fail", None, columns=columns)


def read_arrow(places: Places, *, columns: Sequence[str] = ()) -> Reader:
    """Files in Arrow's IPC format, streams and files (Feather 2) alike; needs the extra ``etl`` (``pydl4j extras install etl``).

    Bodies may be packed by LZ4 or Zstandard. Text from a dictionary is a category, null is missing. Lists of numbers are arrays,
    float32, in which a null is NaN; what lies in a struct is a column by its path, ``place.latitude``. Lists of anything else, maps and
    unions are refused by name; `columns` leaves them out.

    Args:
        places: As in `read_csv`.
        columns: Those that are read; all by default.

    Raises:
        ConfigurationError: There is no such column; names the nearest.
        DataError: A file is none of Arrow, damaged, or has other columns than the first; or a column cannot hold a value: a uint64
            of 2**63 or more, a whole number in a list that float32 does not have, a category that the first batch does not have.
        MissingExtraError: The extra is not there.
    """
    return _reader("arrow", places, None, "fail", None, columns=columns)


def read_lmdb(places: Places) -> Reader:
    """Caffe's data in LMDB, in the order of their keys: ``key``, ``features`` [channels, height, width] and ``label``; needs no library.

    Bytes are numbers from 0 to 255; of colours Caffe has blue, green, red. Pictures that are stored as files (``convert_imageset
    -encoded``), and data of different sizes, are errors.

    Args:
        places: Folders of databases, or their files ``data.mdb``, as in `read_csv`.

    Raises:
        DataError: It is no database of LMDB, damaged, empty, or holds other records than Caffe's.
    """
    return _reader("lmdb", places, None, "fail", None)


def read_excel(
    places: Places,
    schema: Schema | None = None,
    *,
    sheet: int | str = 0,
    header: bool = True,
    skip_rows: int = 0,
    missing: Sequence[str] = ("",),
    infer_rows: int = 10_000,
    on_error: OnError = "fail",
    divert_to: str | os.PathLike[str] | None = None,
) -> Reader:
    """A sheet of Excel's workbooks (.xlsx, .xlsm), streamed; needs no extra. Old ones (.xls) and such with a password are refused.

    Numbers that a date's format shows are times, those below 1 a clock's time as text. Of formulas the values are read that were saved
    with them; a row with a formula that has none is rejected, and with a header one with a cell in a column without a name. ``#DIV/0!``
    and its like are invalid values. Rows without cells are no records.

    Args:
        places: As in `read_csv`.
        schema: The columns; by default what all their cells are, else text.
        sheet: Its name, or its number from 0.
        header: Whether the first row has the columns' names, by which they are found. Without one the cells are taken in their order, and
            inferred columns are called column0, column1 …
        skip_rows: How many rows of the sheet are left out, in front of a header.
        missing: The texts that stand for a missing value, where no schema says it.
        infer_rows: How many rows the inference looks at.
        on_error: As in `read_csv`.
        divert_to: As in `read_csv`.

    Raises:
        ConfigurationError: There is no such sheet; names the nearest.
        DataError: It is no workbook, damaged, or of a kind that is not read.

    Example:
        >>> etl.read_excel("orders.xlsx", sheet="2024").read().to_pandas()
    """
    return _reader(
        "excel",
        places,
        schema,
        on_error,
        divert_to,
        sheet=sheet,
        header=header,
        skip_rows=skip_rows,
        missing=missing,
        infer_rows=infer_rows,
    )


def read_jdbc(url: str, query: str, properties: Mapping[str, str] | None = None) -> Reader:
    """The rows of a query to a database, streamed. The driver's jar must be on the class path: ``dl.session(class_path="driver.jar")``.

    Whole numbers are integer or long columns, decimals double ones (long without digits behind the point), times are in UTC to the
    millisecond, bytes stay bytes, all else is text; null is missing. No message has the password. What the query changes is undone by a
    rollback: so with PostgreSQL and H2; a database without transactions keeps it.

    Args:
        url: Where it is: ``"jdbc:postgresql://host/name"``.
        query: One SELECT; each pass asks again, so order it where the order matters.
        properties: What the driver wants: ``{"user": ..., "password": ...}``.

    Raises:
        DataError: There is no driver, the database refuses the query (its reason is in the message), or a column holds arrays.

    Example:
        >>> with dl.session(class_path="postgresql-42.7.14.jar"):
        ...     table = etl.read_jdbc("jdbc:postgresql://localhost/shop", "SELECT * FROM orders", {"user": "me", "password": secret}).read()
    """
    given = {} if properties is None else properties
    if not isinstance(given, Mapping) or not all(isinstance(each, str) for pair in given.items() for each in pair):
        raise ConfigurationError("The 'properties' of a reader must be a mapping from text to text.")  # which has a password
    texts = {"url": check_text("'url' of a reader", url), "query": check_text("'query' of a reader", query)}
    return _made({"kind": "jdbc", **texts, "properties": dict(given)})


def _reader(
    kind: str, places: Places, schema: Schema | None, on_error: str, divert_to: str | os.PathLike[str] | None, **settings: Any
) -> Reader:
    check_schema("a reader", schema)
    checked = {}
    for name, value in settings.items():
        check: Callable[[str, Any], Any] = CHECKS.get(name, _count)
        checked[_camel(name)] = check(f"'{name}' of a reader", value)
    if not isinstance(on_error, str) or on_error not in ("fail", "keep", "skip", "divert"):
        raise ConfigurationError(f"The 'on_error' of a reader must be 'fail', 'keep', 'skip' or 'divert'. Got {on_error!r} instead.")
    if (on_error == "divert") != (divert_to is not None):
        raise ConfigurationError("'divert_to' names the file for on_error='divert': give both, or neither.")
    one = isinstance(places, (str, bytes)) or is_stream(places)
    named = list(places) if isinstance(places, Iterable) and not one else [places]
    told = {"kind": kind, "places": [_place(place) for place in named], "onError": on_error, **checked}
    if schema is not None:
        told["schema"] = json.loads(schema.to_json())
    if divert_to is not None:
        told["divertTo"] = check_path(divert_to)
    return _made(told)


def _place(place: Any) -> str:
    """A path becomes absolute, since the JVM may have another folder; a place with a scheme stays."""
    return place if isinstance(place, str) and re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", place) else check_path(place)


def _made(settings: Mapping[str, Any]) -> Reader:
    from pydl4j import _jvm

    bridge = _jvm.bridge()
    source = bridge.call("etl.readers.Readers", "fromJson", json.dumps(settings))
    rejects = bridge.call("etl.readers.Readers", "rejects", source)
    return Reader(source, Schema._of(source.call("schema")), [] if rejects is None else [rejects])


def _count(what: str, value: Any) -> int:
    return check_count(what, value, 0)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
