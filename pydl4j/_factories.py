"""Functions that make arrays."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _dtypes, _layout, _session
from pydl4j._array import NDArray
from pydl4j._bridges.door import Bridge
from pydl4j._errors import ConfigurationError, DataError, ShapeError
from pydl4j._interruptible import briefly

Shape = int | Sequence[int]


@briefly
def array(x: Any, dtype: Any = None, *, copy: bool | None = True) -> NDArray:
    """An array with the elements of ``x``, in memory of its own that the JVM sees.

    One copy: over Py4J from ordinary memory into a pooled shared segment. To share memory instead, make it with
    ``dl.empty`` or ``dl.zeros`` and fill it, or use ``dl.asarray``.

    Args:
        x: Numbers, nested lists, numpy arrays, ``NDArray``, and whatever numpy can read.
        dtype: Element type; default that of ``x`` (Python floats are float64, as in numpy).
        copy: As in numpy: True copies, None copies where needed, False raises where a copy is needed.

    Raises:
        DTypeError: The engine has no such element type; the message names the nearest.
        OffHeapMemoryError: It would pass the session's limit.
        SharedMemoryError: There is no room.

    Example:
        >>> dl.array([[1, 2], [3, 4]], dtype="float32").shape
        (2, 2)
    """
    session = _session.current()
    return _made(x, dtype, copy, session, session.bridge)


@briefly
def asarray(x: Any, dtype: Any = None, *, copy: bool | None = None, bridge: Bridge | None = None) -> NDArray:
    """``x`` itself where the JVM can see its bytes, else a copy.

    No copy: an ``NDArray``; numpy views of one; in process (JPype, pyjnius) every numpy array whose strides are 0 or more.
    A copy: over Py4J, ordinary numpy memory; everywhere, negative strides, foreign byte order, misaligned elements, another
    element type. A read-only array stays read-only: the JVM refuses to write.

    Args:
        x: As in ``array``.
        dtype: Element type; default that of ``x``.
        copy: As in numpy; False raises ValueError where a copy is needed.
        bridge: For this package.
    """
    if bridge is not None:
        return _made(x, dtype, copy, bridge.session, bridge)
    session = _session.current()
    if isinstance(x, NDArray):  # which stays in its own
        x._open()
        session = x._session
    return _made(x, dtype, copy, session, session.bridge)


@briefly
def empty(shape: Shape, dtype: Any = "float32", *, order: str = "C") -> NDArray:
    """Memory that numpy and the JVM see from the start, content undefined.

    Args:
        shape: Sizes of the axes; () for a scalar.
        dtype: Element type; default float32.
        order: ``"C"`` for row-major, ``"F"`` for column-major.
    """
    if order not in ("C", "F"):
        raise ConfigurationError(f"The 'order' of an array must be 'C' (row-major) or 'F' (column-major). Got {order!r}.")
    session = _session.current()
    name = _dtypes.parse(dtype)
    return NDArray(_layout.empty(_sizes(shape), name, session.bridge, order), name, session)


@briefly
def zeros(shape: Shape, dtype: Any = "float32", *, order: str = "C") -> NDArray:
    """Zeros, in memory that both sides see; see ``empty``."""
    return full(shape, 0, dtype, order=order)


@briefly
def ones(shape: Shape, dtype: Any = "float32", *, order: str = "C") -> NDArray:
    """Ones, in memory that both sides see; see ``empty``."""
    return full(shape, 1, dtype, order=order)


@briefly
def full(shape: Shape, value: Any, dtype: Any = "float32", *, order: str = "C") -> NDArray:
    """The same number everywhere; see ``empty``."""
    made = empty(shape, dtype, order=order)
    values = made._open()
    if made._name == "bfloat16" and values.dtype == np.uint16:
        value = _bits(np.asarray(value, np.float32))
    values[...] = value
    return made


@briefly
def zeros_like(x: Any, dtype: Any = None) -> NDArray:
    """Zeros of the shape and (unless given) the element type of ``x``."""
    return zeros(np.shape(x), dtype if dtype is not None else _name_of(x))


@briefly
def empty_like(x: Any, dtype: Any = None) -> NDArray:
    """Undefined content, of the shape and (unless given) the element type of ``x``."""
    return empty(np.shape(x), dtype if dtype is not None else _name_of(x))


@briefly
def arange(start: float, stop: float | None = None, step: float = 1, dtype: Any = None) -> NDArray:
    """Numbers from ``start`` (0 when only one is given) to before ``stop``; int64 for whole numbers, else float32."""
    first, last = (0, start) if stop is None else (start, stop)
    whole = all(isinstance(v, int) for v in (first, last, step))
    name = _dtypes.parse(dtype) if dtype is not None else ("int64" if whole else "float32")
    values = np.arange(first, last, step)
    wanted = _dtypes.to_numpy(name)
    if whole and values.size and wanted.kind in "iu":
        np.array([int(values[0]), int(values[-1])], wanted)  # numpy's OverflowError when they lie outside
    return array(values, name, copy=None)


@briefly
def linspace(start: float, stop: float, num: int = 50, dtype: Any = "float32") -> NDArray:
    """``num`` numbers from ``start`` to ``stop``, both included."""
    return array(np.linspace(start, stop, num), dtype, copy=None)


@briefly
def eye(n: int, m: int | None = None, dtype: Any = "float32") -> NDArray:
    """Ones on the diagonal, zeros elsewhere."""
    return array(np.eye(n, m), dtype, copy=None)


@briefly
def from_dlpack(x: Any) -> NDArray:
    """The array behind a DLPack object of the CPU (PyTorch, JAX, CuPy's host arrays ...); copies where ``asarray`` does."""
    return asarray(np.from_dlpack(x))


def _made(x: Any, dtype: Any, copy: bool | None, session: _session.Session, bridge: Bridge) -> NDArray:
    if isinstance(x, NDArray):
        return _from_ours(x, dtype, copy, session, bridge)
    if isinstance(x, np.ma.MaskedArray) and np.ma.is_masked(x):
        raise DataError("A masked array would lose its mask. Fill it (x.filled(0)), or leave the masked elements out (x.compressed()).")
    if _layout.is_sparse(x):
        raise DataError(f"Arrays are dense. Got a {type(x).__name__}, which is sparse: write x.toarray().")
    values = np.asarray(x)
    name = _dtypes.parse(dtype) if dtype is not None else _dtypes.name_of(values.dtype)
    wanted = _dtypes.to_numpy(name)
    if values is not x and values.dtype.kind in "iu" and wanted.kind in "iu":
        values = np.asarray(x, wanted)  # numbers outside the type are numpy's OverflowError; arrays wrap, as numpy's do
    if name == "bfloat16" and wanted == np.uint16:  # no ml_dtypes: round to bits here
        return NDArray(_filled(_bits(values.astype(np.float32)), name, bridge), name, session)
    if copy is not True and values.dtype == wanted and _layout.fits(values) and _layout.visible(values, bridge):
        return NDArray(values, name, session)
    if copy is False:
        raise ValueError(
            f"The JVM cannot see this array of {values.dtype} without a copy. Over Py4J ordinary memory needs one; everywhere another "
            "element type, negative strides and foreign byte order do. Make the memory with dl.empty, or allow the copy."
        )
    made = NDArray(_filled(values, name, bridge), name, session)
    if copy is None and isinstance(x, np.ndarray) and not x.flags.writeable:
        made._open().flags.writeable = False
    return made


def _from_ours(x: NDArray, dtype: Any, copy: bool | None, session: _session.Session, bridge: Bridge) -> NDArray:
    name = x.dtype_name if dtype is None else _dtypes.parse(dtype)
    if name == x.dtype_name:
        if copy is not True:
            return x
        return NDArray(_filled(x._open(), name, bridge), name, session)
    if x.dtype_name == "bfloat16" and x.dtype == np.uint16:
        return _made(_floats(x.bits), name, copy, session, bridge)
    return _made(x._open(), name, copy, session, bridge)


def _filled(values: NumpyArray[Any], name: str, bridge: Bridge) -> NumpyArray[Any]:
    fortran = values.flags.f_contiguous and not values.flags.c_contiguous
    target = _layout.empty(values.shape, name, bridge, "F" if fortran else "C")
    np.copyto(target, values, casting="unsafe")
    return target


def _sizes(shape: Shape) -> tuple[int, ...]:
    try:
        sizes = (operator.index(shape),) if not isinstance(shape, Sequence) else tuple(operator.index(s) for s in shape)
    except TypeError as e:
        raise ShapeError(f"A shape is a whole number or a tuple of them. Got {shape!r}.") from e
    if any(size < 0 for size in sizes):
        raise ShapeError(f"A size must be 0 or more. Got {shape!r}.")
    return sizes


def _name_of(x: Any) -> str:
    return x.dtype_name if isinstance(x, NDArray) else _dtypes.name_of(np.asarray(x).dtype)


def _bits(values: NumpyArray[Any]) -> NumpyArray[np.uint16]:
    """float32 rounded to bfloat16 (to nearest, ties to even), as bits; NaN stays NaN."""
    raw = np.ascontiguousarray(values, np.float32).view(np.uint32).reshape(values.shape)
    rounded = (raw + 0x7FFF + ((raw >> 16) & 1)) >> 16
    return np.where(np.isnan(values), 0x7FC0, rounded).astype(np.uint16)


def _floats(bits: NumpyArray[np.uint16]) -> NumpyArray[np.float32]:
    return (bits.astype(np.uint32) << 16).view(np.float32)


def _unpickled(values: NumpyArray[Any], name: str) -> NDArray:
    if name != "bfloat16":
        return array(values)
    made = empty(values.shape, name)
    made.bits[...] = values
    return made
