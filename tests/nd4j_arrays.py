"""Arrays as `Nd4j.write` of Deeplearning4j makes them, read with numpy alone."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import numpy as np

TYPES = {"FLOAT": ">f4", "DOUBLE": ">f8", "LONG": ">i8", "INT": ">i4"}


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
