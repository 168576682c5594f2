"""What the engine can hold of numpy's layouts, and copies into memory that the JVM sees."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _dtypes, _segments
from pydl4j._memory import Lease, exposed_by, view
from pydl4j._segments import Block

if TYPE_CHECKING:
    from pydl4j._array import NDArray
    from pydl4j._bridges.door import Bridge
    from pydl4j._session import Session


_POOLED = 1 << 20
"""In process too, large memory comes from the pool: fresh pages cost 3 times what copying into warm ones does."""


def is_sparse(x: Any) -> bool:
    """Whether `x` is a matrix of scipy, or of its kind, that holds only what is not 0."""
    return hasattr(x, "toarray") and hasattr(x, "nnz")


def describe(values: NumpyArray[Any], name: str, place: str) -> str:
    """The line of ``org.pydl4j.nd.ArrayDescriptor``."""
    return _written(name, values.flags.writeable, values.shape, values.strides, values.itemsize) + place


@functools.lru_cache(1024)  # loops hand over the same few layouts again and again
def _written(name: str, writeable: bool, shape: tuple[int, ...], strides: tuple[int, ...], item: int) -> str:
    steps = ",".join([str(s // item) for s in strides])
    return f"{name}|{'rw' if writeable else 'ro'}|{','.join(map(str, shape))}|{steps}|"


@functools.lru_cache(1024)
def read(layout: str) -> tuple[str, bool, tuple[int, ...], tuple[int, ...]]:
    """Type, whether it is read-only, shape and strides in bytes of a line without its place."""
    name, access, shape_text, strides_text = layout.split("|")
    item = _dtypes.itemsize(name)
    shape = tuple(map(int, shape_text.split(","))) if shape_text else ()
    return name, access == "ro", shape, tuple(int(s) * item for s in strides_text.split(",")) if strides_text else ()


def fits(values: NumpyArray[Any]) -> bool:
    """Whether the engine can look at the array as it lies: own byte order, strides of 0 or more in whole elements, aligned."""
    if values.flags.c_contiguous and values.flags.aligned and values.dtype.isnative:
        return True
    item = values.itemsize
    return bool(values.dtype.isnative and values.flags.aligned and all(s >= 0 and s % item == 0 for s in values.strides))


def visible(values: NumpyArray[Any], bridge: Bridge) -> bool:
    """Whether the JVM sees these bytes without a copy."""
    if bridge.in_process or values.size == 0:
        return True
    exposed = exposed_by(values)
    if exposed is None:
        return False
    return isinstance(exposed.owner, Block) or (isinstance(exposed.owner, Lease) and exposed.owner.jvm == bridge.number)


def empty(shape: tuple[int, ...], name: str, bridge: Bridge, order: str = "C") -> NumpyArray[Any]:
    """Memory that numpy and the JVM see, content undefined."""
    item = _dtypes.to_numpy(name).itemsize
    strides, count = [0] * len(shape), 1
    axes = range(len(shape)) if order == "F" else range(len(shape) - 1, -1, -1)
    for axis in axes:
        strides[axis] = count * item
        count *= max(shape[axis], 1)
    owner, address = _memory_of(count * item, bridge)
    return view(owner, address, name, shape, tuple(strides))


def _memory_of(nbytes: int, bridge: Bridge) -> tuple[object, int]:
    """Memory that counts against the session's limit as long as its owner lives, and its address."""
    if bridge.in_process and nbytes < _POOLED:
        values = np.empty(nbytes, np.uint8)
        return (values, bridge.take(nbytes)), values.__array_interface__["data"][0]
    taken = bridge.take(_segments.size_class(nbytes))
    block = _segments.pool().allocate(nbytes)
    block.taken = taken
    if block.size != taken.nbytes:
        taken.become(block.size)
    return block, block.address


def copied(values: NumpyArray[Any], name: str, session: Session, kind: type[NDArray]) -> NDArray:
    """A copy in memory that the JVM sees; column-major stays column-major."""
    fortran = values.flags.f_contiguous and not values.flags.c_contiguous
    target = empty(values.shape, name, session.bridge, "F" if fortran else "C")
    np.copyto(target, values, casting="unsafe")
    return kind(target, name, session)
