"""Element types: numpy's and the engine's names for the same ten."""

from __future__ import annotations

from typing import Any

import numpy as np

from pydl4j._errors import DTypeError

NAMES = ("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool")

_NUMPY = {name: np.dtype(name) for name in NAMES if name != "bfloat16"}
_NAMES = {dtype: name for name, dtype in _NUMPY.items()}  # of the machine's own byte order
_NEAREST = {
    "uint16": "int32",
    "uint32": "int64",
    "uint64": "int64",
    "complex64": "float32 (real and imaginary part apart)",
    "complex128": "float64 (real and imaginary part apart)",
    "longdouble": "float64",
    "object": "float32 or int64 (of texts: names, numbers = np.unique(x.astype(str), return_inverse=True))",
    "str": "int64 (number the texts first: names, numbers = np.unique(x, return_inverse=True))",
    "bytes": "uint8",
    "datetime64": "int64 (x.view('int64'))",
    "timedelta64": "int64 (x.view('int64'))",
    "void": "an array for each field",
}
_BITS = np.dtype(np.uint16)


def bfloat16() -> np.dtype[Any] | None:
    """numpy's bfloat16 where the package ml_dtypes is installed, else None."""
    try:
        import ml_dtypes
    except ImportError:
        return None
    found: np.dtype[Any] = np.dtype(ml_dtypes.bfloat16)
    return found


def to_numpy(name: str) -> np.dtype[Any]:
    """The numpy type; without ml_dtypes bfloat16 is seen as its bits, uint16."""
    known = _NUMPY.get(name)
    if known is not None:
        return known
    return bfloat16() or _BITS


def name_of(dtype: np.dtype[Any]) -> str:
    """The engine's name.

    Raises:
        DTypeError: The engine has no such type; the message names the nearest one.
    """
    known = _NAMES.get(dtype)
    if known is not None:
        return known
    name: str = dtype.name
    if name in _NUMPY or name == "bfloat16":
        return name
    kind = {"U": "str", "S": "bytes", "M": "datetime64", "m": "timedelta64", "V": "void", "O": "object"}.get(dtype.kind)
    nearest = _NEAREST.get(kind or name, "float64 (real and imaginary part apart)" if dtype.kind == "c" else "float64")
    raise DTypeError(f"The engine has no element type '{dtype}'. The nearest is {nearest}; convert with astype. It has {', '.join(NAMES)}.")


def parse(dtype: Any) -> str:
    """The engine's name of whatever numpy takes for a dtype, and of ``"bfloat16"``."""
    if isinstance(dtype, str) and dtype in NAMES:
        return dtype
    try:
        return name_of(np.dtype(dtype))
    except TypeError as e:
        if isinstance(e, DTypeError):
            raise
        raise DTypeError(f"'{dtype}' is not an element type. Choose one of {', '.join(NAMES)}.") from e


def itemsize(name: str) -> int:
    """Bytes an element."""
    return 2 if name == "bfloat16" else _NUMPY[name].itemsize
