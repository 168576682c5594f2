"""Makes the Arrow files in this folder, and what is in them: expected.json. Needs pyarrow; these were made by 26.0.1."""

from __future__ import annotations

import datetime as dt
import decimal
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import ipc

HERE = Path(__file__).parent
UTC = dt.timezone.utc


def all_types() -> pa.Table:
    """Three rows of each type, the second missing."""
    moment = dt.datetime(2024, 3, 31, 2, 30, 0, 123456)
    columns: dict[str, pa.Array] = {}
    for name in ("int8", "int16", "int32", "int64"):
        columns[name] = pa.array([-7, None, 100], name)
    for name in ("uint8", "uint16", "uint32"):
        columns[name] = pa.array([7, None, 200], name)
    columns["uint64"] = pa.array([7, None, 2**63 - 1], "uint64")
    columns["float16"] = pa.array([0.5, None, -2.0], "float16")
    columns["float32"] = pa.array([0.1, None, 3e38], "float32")
    columns["float64"] = pa.array([0.1, None, 1e300], "float64")
    columns["bool"] = pa.array([True, None, False], "bool")
    texts = ["é€😀", None, "a text that is longer than twelve bytes"]
    for kind in (pa.utf8(), pa.large_utf8(), pa.string_view()):
        columns[str(kind)] = pa.array(texts, kind)
    for kind in (pa.binary(), pa.large_binary(), pa.binary_view()):
        columns[str(kind)] = pa.array([b"\x00\xff", None, b"0123456789abcdef"], kind)
    columns["fixed"] = pa.array([b"abc", None, b"def"], pa.binary(3))
    columns["date32"] = pa.array([dt.date(2024, 2, 29), None, dt.date(1969, 12, 31)], "date32")
    columns["date64"] = pa.array([dt.date(2024, 2, 29), None, dt.date(1969, 12, 31)], "date64")
    for unit in ("s", "ms", "us", "ns"):
        columns[f"time_{unit}"] = pa.array([moment, None, dt.datetime(1969, 12, 31, 23, 59, 59, 999999)], pa.timestamp(unit), safe=False)
    columns["zone"] = pa.array([moment.replace(tzinfo=UTC), None, moment.replace(tzinfo=UTC)], pa.timestamp("us", "Europe/Berlin"))
    columns["clock"] = pa.array([dt.time(14, 30), None, dt.time(23, 59, 59, 999123)], pa.time64("us"))
    columns["seconds"] = pa.array([dt.time(14, 30), None, dt.time(0, 0)], pa.time32("s"))
    columns["duration"] = pa.array([dt.timedelta(seconds=5), None, dt.timedelta(0)], pa.duration("ms"))
    columns["decimal"] = pa.array([decimal.Decimal("12.50"), None, decimal.Decimal("-0.01")], pa.decimal128(10, 2))
    columns["whole"] = pa.array([decimal.Decimal(123456789012345678), None, decimal.Decimal(-1)], pa.decimal128(18, 0))
    columns["large"] = pa.array([decimal.Decimal("1e40"), None, decimal.Decimal(-3)], pa.decimal256(50, 0))
    columns["kind"] = pa.array(["b", None, "a"]).dictionary_encode()
    columns["named"] = pa.DictionaryArray.from_arrays(pa.array([1, None, 0], "int8"), pa.array([10, 20], "int64"))
    columns["null"] = pa.nulls(3)
    return pa.table(columns)


def told(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, dt.datetime):
        whole = value if value.tzinfo else value.replace(tzinfo=UTC)
        return (whole - dt.datetime(1970, 1, 1, tzinfo=UTC)) // dt.timedelta(milliseconds=1)
    if isinstance(value, dt.date):
        return (value - dt.date(1970, 1, 1)).days * 86_400_000
    if isinstance(value, dt.time):
        return value.isoformat().rstrip("0") if value.microsecond else value.isoformat()
    if isinstance(value, dt.timedelta):
        return value // dt.timedelta(milliseconds=1)
    if isinstance(value, decimal.Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def nanoseconds_as_microseconds(table: pa.Table) -> pa.Table:
    place = table.column_names.index("time_ns")
    return table.set_column(place, "time_ns", table["time_ns"].cast(pa.timestamp("us"), safe=False))


def write(name: str, table: pa.Table, packed: str | None = None, rows: int | None = None) -> None:
    with ipc.new_file(HERE / name, table.schema, options=ipc.IpcWriteOptions(compression=packed)) as out:
        out.write_table(table, rows)


def shared() -> bytes:
    """Two columns of one dictionary, which Arrow allows and pyarrow does not write: the second one's number becomes the first one's."""
    values = pa.array(["a", "b", "c"])
    first, second = (pa.DictionaryArray.from_arrays(pa.array(indices, "int8"), values) for indices in ([0, 1, None, 0], [1, 1, 2, None]))
    sink = pa.BufferOutputStream()
    with ipc.new_stream(sink, pa.schema([("first", first.type), ("second", second.type)])) as writer:
        writer.write_batch(pa.record_batch([first, second], ["first", "second"]))
    schema, dictionary, _, rows = (message.serialize().to_pybytes() for message in ipc.MessageReader.open_stream(sink.getvalue()))
    one = (1).to_bytes(8, "little")
    assert schema.count(one) == 1
    return schema.replace(one, bytes(8)) + dictionary + rows + b"\xff\xff\xff\xff\0\0\0\0"


def nested() -> pa.Table:
    """Lists of numbers, structs in structs, and a list of texts, which is not read."""
    kind = pa.array(["city", None, "town", "city"]).dictionary_encode()
    at = pa.array([{"lat": 52.5, "lng": 13.4}, None, {"lat": None, "lng": 1.0}, {"lat": 48.1, "lng": 11.6}])
    ids = pa.array([[7], [1], [], [8, 9]], pa.list_(pa.int64()))
    missing = pa.array([False, True, False, False])
    return pa.table({
        "vector": pa.array([[1.0, 2.5], [], None, [-3.0]], pa.list_(pa.float64())),
        "fixed": pa.array([[1, 2], [3, None], None, [5, 6]], pa.list_(pa.float32(), 2)),
        "large": pa.array([[1], [2, 3], [], [4, 5, 6]], pa.large_list(pa.uint16())),
        "place": pa.StructArray.from_arrays([at, kind, ids], ["at", "kind", "ids"], mask=missing),
        "texts": pa.array([["a"], [], None, ["b", "c"]]),
        "n": pa.array([1, 2, 3, 4], "int32"),
    })  # fmt: skip


def exact() -> pa.Table:
    """Lists of whole numbers, of which float32 has all in the first row and one no more in the second."""
    lists = {
        "int64": [[2**24, -(2**40), None, -(2**63)], [1, 2**24 + 1]], "far": [[2**53], [2**53 + 1]], "int32": [[-(2**24)], [-(2**24) - 1]],
    }  # fmt: skip
    made = {name: pa.array(rows, pa.list_(pa.int32() if name == "int32" else pa.int64())) for name, rows in lists.items()}
    return pa.table({**made, "uint64": pa.array([[2**63], [2**64 - 1]], pa.list_(pa.uint64())), "n": [1, 2]})


def twice() -> pa.Table:
    """A column whose name is the path of another one's, two of one name, and one of its own."""
    struct = pa.array([{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    values = [struct, pa.array([5, 6]), pa.array([7, 8]), pa.array([9, 10]), pa.array([11, 12])]
    return pa.Table.from_arrays(values, ["s", "s.a", "x", "x", "n"])


def main() -> None:
    types = all_types()
    write("types.arrow", types)
    with ipc.new_stream(HERE / "types.arrows", types.schema) as out:
        out.write_table(types)
    numbers = pa.table({"i": pa.array([i // 64 for i in range(50_000)], "int32"), "s": [f"text {i % 7}" for i in range(50_000)]})
    for packed in ("lz4", "zstd"):
        write(f"{packed}.arrow", numbers, packed, 30_000)
    words = pa.schema([("word", pa.dictionary(pa.int32(), pa.utf8()))])
    with ipc.new_stream(HERE / "deltas.arrows", words, options=ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as out:
        for known in (["a", "b"], ["a", "b", "c"]):
            out.write(pa.record_batch([pa.DictionaryArray.from_arrays(pa.array([len(known) - 1, 0], "int32"), known)], schema=words))
    lists = pa.table({"n": [1, 2], "points": [[1.0, 2.0], []], "deep": [{"a": [1], "b": "x"}, {"a": [], "b": "y"}], "m": [3, 4]})
    write("lists.arrow", lists)
    structs = pa.array([{"x": 1}, {"x": 2}])
    named = pa.DictionaryArray.from_arrays(pa.array([1, 1, 0, 0], "int32"), structs)
    write("named.arrow", pa.table({"d": named, "n": pa.array([10, 20, 30, 40], "int32"), "s": ["a", "b", "c", "d"]}))
    later = pa.array([0, 2**62], pa.timestamp("s"))
    write("beyond.arrow", pa.table({"ok": [1, 2], "whole": pa.array([1, 2**63 + 1], "uint64"), "later": later}), rows=1)
    write("nested.arrow", nested())
    write("exact.arrow", exact())
    write("twice.arrow", twice())
    (HERE / "shared.arrows").write_bytes(shared())
    expected = {name: [told(value) for value in column] for name, column in nanoseconds_as_microseconds(types).to_pydict().items()}
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
