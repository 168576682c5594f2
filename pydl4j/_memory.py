"""Who keeps an array's bytes alive.

Every numpy view is made over an ``Exposed`` object, which refers to the memory's owner: a block of a
segment (``pydl4j._segments.Block``), a JVM array (``Lease``) or somebody else's numpy array. Whatever
view of a view a user makes, numpy refers to that object, so the memory outlives them all.
"""

from __future__ import annotations

from queue import SimpleQueue
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _dtypes


class Exposed:
    """Memory as numpy asks for it."""

    __slots__ = ("__array_interface__", "__weakref__", "address", "owner")

    def __init__(self, owner: object, address: int, shape: tuple[int, ...], strides: tuple[int, ...], typestr: str, readonly: bool) -> None:
        self.owner = owner
        self.address = address
        self.__array_interface__ = {
            "version": 3, "data": (address, readonly), "shape": shape, "strides": strides, "typestr": typestr,
        }  # fmt: skip


class Reference:
    """A number under which the JVM holds something; the JVM lets go when this object is gone."""

    __slots__ = ("_queue", "number", "owned")

    def __init__(self, number: int, queue: SimpleQueue[int]) -> None:
        self.number = number
        self._queue = queue
        self.owned: tuple[SimpleQueue[tuple[int, str]], str] | None = None
        """Of what must be closed before the JVM lets go: who does it, and the method."""

    def __del__(self) -> None:
        # Runs at any moment, also inside a call of the bridge: no lock and no socket here, SimpleQueue is reentrant.
        if self.owned is None:
            self._queue.put(self.number)
        else:
            self.owned[0].put((self.number, self.owned[1]))


class Lease:
    """Memory of a JVM array, and the mapping of its segment where there is one.

    Names its JVM by number: numpy arrays hide what they refer to from the garbage collector, so a reference to the
    bridge, from which an exception may lead back to the array, would be a cycle that is never collected.
    """

    __slots__ = ("address", "jvm", "mapping", "reference")

    def __init__(self, jvm: int, reference: Reference, address: int, mapping: object = None) -> None:
        self.jvm = jvm
        self.reference = reference
        self.address = address
        self.mapping = mapping


def view(
    owner: object, address: int, name: str, shape: tuple[int, ...], strides: tuple[int, ...], readonly: bool = False
) -> NumpyArray[Any]:
    """A numpy array over ``address`` that keeps ``owner`` alive; strides count bytes."""
    dtype = _dtypes.to_numpy(name)
    if name != "bfloat16":
        return np.asarray(Exposed(owner, address, shape, strides, dtype.str, readonly))
    # The interface has no code for bfloat16: its bits cross, and are seen as floats afterwards.
    return np.asarray(Exposed(owner, address, shape, strides, "<u2", readonly)).view(dtype)


_lent: WeakValueDictionary[int, Exposed] = WeakValueDictionary()
"""Memory given out through the buffer protocol, by its first address: a memoryview does not tell whose it is."""


def lend(values: NumpyArray[Any]) -> memoryview:
    """The array for the buffer protocol."""
    exposed = exposed_by(values)
    if exposed is not None:
        _lent[values.__array_interface__["data"][0]] = exposed
    return memoryview(values)  # type: ignore[arg-type,unused-ignore]  # numpy's stubs name the buffer from 3.12 on


def exposed_by(array: NumpyArray[Any]) -> Exposed | None:
    """The memory of ours that a numpy array looks at, or None."""
    base: Any = array
    while base is not None and not isinstance(base, Exposed):
        # np.asarray(x) refers to a memoryview (from Python 3.12 on) or to x itself, which keeps what it gave out.
        if isinstance(base, memoryview):
            return _lent.get(np.asarray(base).__array_interface__["data"][0])
        base = base.base if isinstance(base, np.ndarray) else getattr(base, "_exported", None)
    return base
