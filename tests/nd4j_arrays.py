"""Arrays as `Nd4j.write` of Deeplearning4j makes them, read with numpy alone."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import numpy as np

TYPES = {"FLOAT": ">f4", "DOUBLE": ">f8", "LONG": ">i8", "INT": ">i4", "HALF": ">f2"}


def _text(stream: io.BytesIO) -> str:
    (length,) = struct.unpack(">H", stream.read(2))
    return stream.read(length).decode()


def _buffer(stream: io.BytesIO) -> np.ndarray:
    mode = _text(stream)
    wide = mode in ("MIXED_DATA_TYPES", "LONG_SHAPE")
    (length,) = struct.unpack(">q" if wide else ">i", stream.read(8 if wide else 4))
    kind = np.dtype(TYPES[_text(stream)])
    return np.frombuffer(stream.read(length * kind.itemsize), kind)


def read(content: bytes) -> np.ndarray:
    """The array in the bytes of an entry or file."""
    stream = io.BytesIO(content)
    info = _buffer(stream).astype(int)
    rank = int(info[0])
    order = chr(info[-1])
    values = _buffer(stream)
    return values.astype(values.dtype.newbyteorder("=")).reshape(info[1 : 1 + rank], order="F" if order == "f" else "C")


def entries(path: Path, prefix: str) -> list[np.ndarray]:
    """The arrays ``test/prefix_0.bin``, ``test/prefix_1.bin`` … of a zip."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        found: list[np.ndarray] = []
        while (name := f"test/{prefix}_{len(found)}.bin") in names:
            found.append(read(archive.read(name)))
        return found


def entry(path: Path, name: str) -> np.ndarray:
    """One array of a zip by the name of its entry."""
    with zipfile.ZipFile(path) as archive:
        return read(archive.read(name))


def _buffer_of(values: np.ndarray, kind: str) -> bytes:
    name = kind.encode()
    return (
        b"\x00\x10MIXED_DATA_TYPES"
        + struct.pack(">q", values.size)
        + struct.pack(">H", len(name))
        + name
        + values.astype(TYPES[kind]).tobytes()
    )


def written(array: np.ndarray) -> bytes:
    """What `Nd4j.write` of 1.0.0-M2.1 makes of an array of float32 or float64, the last index running fastest."""
    wide = array.dtype == np.float64
    strides = [int(np.prod(array.shape[i + 1 :], dtype=int)) for i in range(array.ndim)]
    info = np.array([array.ndim, *array.shape, *strides, 16384 if wide else 8192, 1, ord("c")])
    return _buffer_of(info, "LONG") + _buffer_of(np.ravel(array), "DOUBLE" if wide else "FLOAT")
