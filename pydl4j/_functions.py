"""numpy's functions over arrays, computed in the JVM: ``dl.exp(x)`` where numpy has ``np.exp(x)``.

They take whatever ``dl.asarray`` takes and return ``NDArray``; integers become float32 where the result has fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from pydl4j import _session
from pydl4j._array import NDArray
from pydl4j._errors import ShapeError
from pydl4j._factories import asarray
from pydl4j._symbols import Symbol, symbol_in

Unary = Callable[[Any], NDArray]
Binary = Callable[[Any, Any], NDArray]


def _unary(family: str, name: str, doc: str, python: str = "") -> Unary:
    def function(x: Any) -> NDArray:
        return _call(family, name, _array(x))

    _name(function, python or name, doc)
    return function


def _binary(family: str, name: str, doc: str, python: str = "") -> Binary:
    def function(x: Any, y: Any) -> NDArray:
        symbol = symbol_in(x, y)
        if symbol is not None:
            recorded: NDArray = symbol._binary(family, name, x, y)
            return recorded
        if family == "Arithmetic" and isinstance(x, (int, float, np.generic)):  # of which the order does not matter
            x, y = y, x
        left = asarray(x)
        return left._binary(family, name, left, y)

    _name(function, python or name, doc)
    return function


def _name(function: Callable[..., Any], name: str, doc: str) -> None:
    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc


def _array(x: Any) -> Any:
    return x if isinstance(x, Symbol) else asarray(x)


def _call(family: str, name: str, *args: Any) -> NDArray:
    symbol = symbol_in(*args)
    if symbol is not None:  # of a layer that is being traced
        recorded: NDArray = symbol._op(family, name, *args)
        return recorded
    home = next((each._session for each in args if isinstance(each, NDArray)), None) or _session.current()
    result: NDArray = home.bridge.op(family, name, *args)
    return result


exp = _unary("Maths", "exp", "e to the power of each element.")
expm1 = _unary("Maths", "expm1", "exp(x) - 1, exact near 0.")
log = _unary("Maths", "log", "The natural logarithm.")
log1p = _unary("Maths", "log1p", "log(1 + x), exact near 0.")
log2 = _unary("Maths", "log2", "The logarithm to base 2.")
log10 = _unary("Maths", "log10", "The logarithm to base 10.")
sqrt = _unary("Maths", "sqrt", "The square root; of negative numbers NaN.")
square = _unary("Maths", "square", "Each element times itself.")
reciprocal = _unary("Maths", "reciprocal", "1 / x.")
sin = _unary("Maths", "sin", "The sine of an angle in radians.")
cos = _unary("Maths", "cos", "The cosine of an angle in radians.")
tan = _unary("Maths", "tan", "The tangent of an angle in radians.")
arcsin = _unary("Maths", "asin", "The angle in radians whose sine it is.", "arcsin")
arccos = _unary("Maths", "acos", "The angle in radians whose cosine it is.", "arccos")
arctan = _unary("Maths", "atan", "The angle in radians whose tangent it is.", "arctan")
sinh = _unary("Maths", "sinh", "The hyperbolic sine.")
cosh = _unary("Maths", "cosh", "The hyperbolic cosine.")
tanh = _unary("Maths", "tanh", "The hyperbolic tangent.")
sign = _unary("Maths", "sign", "-1, 0 or 1; NaN of NaN.")
abs = _unary("Maths", "abs", "The distance from 0.")
floor = _unary("Maths", "floor", "The greatest whole number that is not above.")
ceil = _unary("Maths", "ceil", "The smallest whole number that is not below.")
round = _unary("Maths", "round", "The nearest whole number, of two the even one.")
trunc = _unary("Maths", "trunc", "The whole part.")
isnan = _unary("Comparison", "isNaN", "Whether it is NaN, bool.", "isnan")
isinf = _unary("Comparison", "isInf", "Whether it is an infinity, bool.", "isinf")
isfinite = _unary("Comparison", "isFinite", "Whether it is neither NaN nor an infinity, bool.", "isfinite")
maximum = _binary("Arithmetic", "max", "The larger of each pair; NaN when one is NaN. Both broadcast.", "maximum")
minimum = _binary("Arithmetic", "min", "The smaller of each pair; NaN when one is NaN. Both broadcast.", "minimum")
matmul = _binary("Linalg", "matmul", "The product of matrices: [..., n, k] and [..., k, m] give [..., n, m].")


def where(condition: Any, x: Any, y: Any) -> NDArray:
    """``x`` where the condition (bool) holds, else ``y``; all three broadcast."""
    if symbol_in(condition, x, y) is not None:
        return _call("Comparison", "where", condition, x, y)
    return _call("Comparison", "where", asarray(condition), asarray(x), asarray(y))


def clip(x: Any, low: float, high: float) -> NDArray:
    """Each element brought between ``low`` and ``high``; NaN stays NaN."""
    return _call("Maths", "clip", _array(x), low, high)


def concat(arrays: Sequence[Any], axis: int = 0) -> NDArray:
    """The arrays one behind the other along an axis; the other sizes must be the same."""
    return _joined("concat", arrays, axis)


def stack(arrays: Sequence[Any], axis: int = 0) -> NDArray:
    """Arrays of one shape along a new axis."""
    return _joined("stack", arrays, axis)


def _joined(name: str, arrays: Sequence[Any], axis: int) -> NDArray:
    parts = [_array(a) for a in arrays]
    if not parts:
        raise ShapeError(f"{name} needs at least one array. Got none.")
    return _call("Shapes", name, axis, *parts)


def cumsum(x: Any, axis: int = 0) -> NDArray:
    """The sums of the elements so far along an axis."""
    return _call("Reduction", "cumSum", _array(x), axis)


def sort(x: Any, axis: int = -1) -> NDArray:
    """The elements in order along an axis, in new memory."""
    return _call("Sorting", "sort", _array(x), axis)


def argsort(x: Any, axis: int = -1) -> NDArray:
    """The places of the elements in order along an axis, int64."""
    return _call("Sorting", "argSort", _array(x), axis)


__all__ = [
    "abs",
    "arccos",
    "arcsin",
    "arctan",
    "argsort",
    "ceil",
    "clip",
    "concat",
    "cos",
    "cosh",
    "cumsum",
    "exp",
    "expm1",
    "floor",
    "isfinite",
    "isinf",
    "isnan",
    "log",
    "log1p",
    "log2",
    "log10",
    "matmul",
    "maximum",
    "minimum",
    "reciprocal",
    "round",
    "sign",
    "sin",
    "sinh",
    "sort",
    "sqrt",
    "square",
    "stack",
    "tan",
    "tanh",
    "trunc",
    "where",
]
