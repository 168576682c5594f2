"""``net.output`` the short way: into memory of Python's, without a message to read and without an array of the JVM's to let go of.

What stands here runs between two products that wash the caches: each Python function on the way costs a microsecond or two, and so do
conditions that are asked again. A way is made once for a network and the shapes of a call that went the general way; it answers None
where only that leads there, also to say what is wrong.
"""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _layout
from pydl4j._array import NDArray
from pydl4j._bridges import callthread

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

LARGEST = 1 << 20
"""Bytes of an output that is written into memory of Python's; beyond, fresh pages cost more than the message."""
COUNTED = 1 << 16
"""Bytes from which on an output in process counts against the session's limit: 4 µs, which a smaller one would feel."""
_AXES = 4
_FLOAT32 = np.dtype(np.float32)
_array, _empty, _thread, _here = np.ndarray, np.empty, threading.get_ident, callthread.here


def way(net: JavaObject, batch: NDArray | NumpyArray[Any], outputs: NumpyArray[Any]) -> InProcess | Shared | None:
    """The short way for batches shaped as one that went the general way; None where there is none."""
    values = batch if type(batch) is _array else batch._open() if type(batch) is NDArray else None
    if values is None or outputs.dtype != _FLOAT32 or not 1 <= values.ndim <= _AXES or values.size == 0 or outputs.size == 0:
        return None
    return (InProcess if net.bridge.in_process else Shared)(net, values.shape[1:], outputs.shape[1:])


class InProcess:
    """By addresses alone, to ``EntryPoint.output``."""

    __slots__ = (
        "_bridge", "_call", "_calls", "_held", "_made", "_most", "_net", "_next", "_number", "_sizes", "_small", "_taken", "_told",
        "_width",
    )  # fmt: skip

    def __init__(self, net: JavaObject, taken: tuple[int, ...], made: tuple[int, ...]) -> None:
        self._net, self._taken, self._made = net, taken, made
        self._bridge = bridge = net.bridge
        self._number = net._reference_for(bridge).number
        self._call, self._next, self._calls, self._held = bridge.transport.output, bridge.next_number, bridge.calls, bridge.held
        self._told = bridge._released.empty, bridge._dropped_segments.empty
        self._sizes = (*taken, 0, 0, 0)[: _AXES - 1]
        self._width = math.prod(made)
        self._most, self._small = (limit // (self._width * _FLOAT32.itemsize) for limit in (LARGEST, COUNTED - 1))

    def output(self, batch: Any) -> NumpyArray[Any] | None:
        """The outputs, or None."""
        if type(batch) is _array:
            values = batch
        elif type(batch) is NDArray:
            values = batch._open()
        else:
            return None
        bridge, shape, flags = self._bridge, values.shape, values.flags
        if shape[1:] != self._taken or values.dtype != _FLOAT32 or not flags.c_contiguous or not flags.aligned or not shape:
            return None
        rows, (released, dropped) = shape[0], self._told
        if not 0 < rows <= self._most or bridge._closed or self._net._reference is None or getattr(_here, "waiting", None) is not None:
            return None
        if not (released() and dropped()):
            bridge.flush()
        size = (rows, *self._made)
        outputs: NumpyArray[Any] = _empty(size, _FLOAT32) if rows <= self._small else _layout.empty(size, "float32", bridge)
        address, read_only = values.__array_interface__["data"]
        owner, calls = self._next(), self._calls
        self._held[owner] = values
        calls[owner] = _thread()
        try:
            reply = self._call(
                self._number, owner, address, read_only, rows, *self._sizes, outputs.__array_interface__["data"][0], rows * self._width
            )
        finally:
            del calls[owner]
            if bridge._closed:
                bridge.call_ended()
        if reply is None:
            self._held.pop(owner, None)
            return outputs
        return outputs if bridge.answered(str(reply)) else None


class Shared:
    """By descriptions, in one short message to a JVM of its own process."""

    __slots__ = ("_bridge", "_made", "_most", "_net", "_number", "_taken")

    def __init__(self, net: JavaObject, taken: tuple[int, ...], made: tuple[int, ...]) -> None:
        self._net, self._taken, self._made = net, taken, made
        self._bridge = net.bridge
        self._number = net._reference_for(self._bridge).number
        self._most = LARGEST // (math.prod(made) * _FLOAT32.itemsize)

    def output(self, batch: Any) -> NumpyArray[Any] | None:
        """The outputs, or None."""
        if type(batch) is _array:
            values = batch
        elif type(batch) is NDArray:
            values = batch._open()
        else:
            return None
        bridge, shape, flags = self._bridge, values.shape, values.flags
        if shape[1:] != self._taken or values.dtype != _FLOAT32 or not flags.c_contiguous or not flags.aligned or not shape:
            return None
        if not 0 < shape[0] <= self._most or bridge.closed or self._net._reference is None:
            return None
        if not (bridge._released.empty() and bridge._dropped_segments.empty()):
            bridge.flush()
        outputs = _layout.empty((shape[0], *self._made), "float32", bridge)
        line, kept = _seen(batch, bridge)._describe_for(bridge)
        owner = bridge.keep((kept, outputs))  # a call that was left may still write
        there = NDArray(outputs, "float32", bridge.session)._describe_for(bridge)[0]
        reply = bridge.send(f"!{self._number}!{owner}!{line}!{there}")
        if reply == f"[null,[{owner}]]":
            bridge.held.pop(owner, None)
            return outputs
        return outputs if bridge.answered(reply) else None


def _seen(batch: NDArray | NumpyArray[Any], bridge: Bridge) -> NDArray:
    """The batch where the JVM sees it."""
    if isinstance(batch, NDArray):
        return batch
    if _layout.visible(batch, bridge):
        return NDArray(batch, "float32", bridge.session)
    return _layout.copied(batch, "float32", bridge.session, NDArray)
