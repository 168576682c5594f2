"""Makes the databases in this folder as Caffe's tools do. Needs lmdb (these were made by 3.0.0); Datum is encoded by hand."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import lmdb

HERE = Path(__file__).parent


def varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def text(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def datum(shape: tuple[int, int, int], data: bytes, label: int, more: bytes = b"") -> bytes:
    sizes = b"".join(number(i + 1, size) for i, size in enumerate(shape))
    return sizes + (text(4, data) if data else b"") + number(5, label) + more


def write(name: str, records: Iterator[tuple[bytes, bytes]]) -> None:
    folder = HERE / "work"
    with lmdb.open(str(folder), map_size=1 << 24) as database:
        for some in records:  # a transaction each, so that pages are left over and used again
            with database.begin(write=True) as transaction:
                transaction.put(*some)
    shutil.move(folder / "data.mdb", HERE / f"{name}.mdb")
    shutil.rmtree(folder)


def pixels(record: int, count: int) -> bytes:
    return bytes((record * 7 + i) % 256 for i in range(count))


if __name__ == "__main__":
    order = [(i * 37) % 300 for i in range(300)]
    write("small", ((f"{i:08}".encode(), datum((3, 4, 5), pixels(i, 60), i % 10)) for i in order))
    write("large", ((f"{i:08}".encode(), datum((3, 40, 41), pixels(i, 4920), i)) for i in range(5)))  # on pages of their own
    plain = b"".join(struct.pack("<Bf", 6 << 3 | 5, value) for value in (0.5, -2.0))
    packed = text(6, struct.pack("<2f", 1.5, 3.0))
    write("floats", iter([(b"a", datum((1, 1, 2), b"", 1, plain)), (b"b", datum((1, 1, 2), b"", 2, packed))]))
    write("encoded", iter([(b"a", datum((3, 8, 8), b"\x89PNG", 0, number(7, 1)))]))
    write("sizes", iter([(b"a", datum((1, 1, 2), b"ab", 0)), (b"b", datum((1, 2, 1), b"ab", 0))]))
    write("none", iter([]))
