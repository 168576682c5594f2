"""``net.output`` the short way: into memory of Python's, without a message to read and without an array of the JVM's to let go of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _layout
from pydl4j._array import NDArray

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

LARGEST = 1 << 20
"""Bytes of an output that is written into memory of Python's; beyond, fresh pages cost more than the message."""
COUNTED = 1 << 16
"""Bytes from which on an output in process counts against the session's limit: 4 µs, which a smaller one would feel."""
_FLOAT32 = np.dtype(np.float32)
_AXES = 4


class DirectOutput:
    """The short way of one network, for batches shaped as one that went the general way before."""

    __slots__ = ("_made", "_most", "_taken")

    def __init__(self) -> None:
        self._taken: tuple[int, ...] | None = None
        self._made: tuple[int, ...] = ()
        self._most = 0

    def learn(self, net: JavaObject, batch: NDArray | NumpyArray[Any], outputs: NumpyArray[Any]) -> None:
        """Remembers the shapes of a call that went the general way."""
        if _is_plain(_values(batch)) and outputs.dtype == _FLOAT32:
            self._made, self._taken = outputs.shape[1:], batch.shape[1:]
            self._most = LARGEST * len(batch) // outputs.nbytes

    def output(self, net: JavaObject, batch: NDArray | NumpyArray[Any]) -> NumpyArray[Any] | None:
        """The outputs; None where only the general way leads there."""
        if self._taken is None:
            return None
        values = _values(batch)
        if values.shape[1:] != self._taken or not _is_plain(values) or len(values) > self._most:
            return None
        shape = (len(values), *self._made)
        plain = net.bridge.in_process and math.prod(shape) * _FLOAT32.itemsize < COUNTED
        outputs: NumpyArray[Any] = np.empty(shape, _FLOAT32) if plain else _layout.empty(shape, "float32", net.bridge)
        return outputs if net.output(batch if isinstance(batch, NDArray) else values, outputs) else None


def _values(batch: NDArray | NumpyArray[Any]) -> NumpyArray[Any]:
    return batch._open() if isinstance(batch, NDArray) else batch


def _is_plain(values: NumpyArray[Any]) -> bool:
    flags = values.flags
    return (
        type(values) is np.ndarray
        and values.dtype == _FLOAT32
        and flags.c_contiguous
        and flags.aligned
        and 1 <= values.ndim <= _AXES
        and values.size > 0
    )
