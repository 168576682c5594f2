"""Arithmetic, comparison and reductions of arrays, computed in the JVM.

Element types combine as in the engine: an array and a Python number keep the array's type (an integer array and a float
give float32), two arrays give the wider type, and the quotient of integers is float32, where numpy has float64 (int64 above
2**24 loses digits: ``x.astype("float64") / y`` keeps them). Whole numbers must lie in an integer array's type, as in numpy;
comparisons take any number by its value.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._errors import DTypeError, ShapeError

if TYPE_CHECKING:
    from pydl4j._array import NDArray

Axis = int | Sequence[int] | None

# Beyond every float: what is larger compares like this, and fewer digits cross the bridge.
BEYOND = 10**310


def _operand(value: Any) -> Any:
    """What the bridge takes of the other side of an operator, or NotImplemented."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, int):
        return min(max(int(value), -BEYOND), BEYOND)
    if isinstance(value, Operators | float | np.ndarray):
        return value
    return np.asarray(value) if isinstance(value, list) else NotImplemented


class Operators:
    """What the operators and methods of ``NDArray`` compute: one call of the bridge each, a new array as the result."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # == compares the elements

    def _op(self, family: str, name: str, *args: Any) -> NDArray:
        array: Any = self
        array._open()
        result: NDArray = array._session.bridge.op(family, name, *args)
        return result

    def _binary(self, family: str, name: str, left: Any, right: Any) -> NDArray:
        a, b = _operand(left), _operand(right)
        return NotImplemented if a is NotImplemented or b is NotImplemented else self._op(family, name, a, b)

    def _in_place(self, name: str, other: Any) -> Any:
        operand = _operand(other)
        if operand is NotImplemented:
            return operand
        self._op("Arithmetic", name, self, operand)
        return self

    def __add__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "add", self, other)

    def __radd__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "add", self, other)

    def __sub__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "sub", self, other)

    def __rsub__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "sub", other, self)

    def __mul__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "mul", self, other)

    def __rmul__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "mul", self, other)

    def __truediv__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "div", self, other)

    def __rtruediv__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "div", other, self)

    def __floordiv__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "floorDivide", self, other)

    def __mod__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "mod", self, other)

    def __pow__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "pow", self, other)

    def __rpow__(self, other: Any) -> NDArray:
        return self._binary("Arithmetic", "pow", other, self)

    def __matmul__(self, other: Any) -> NDArray:
        return self._binary("Linalg", "matmul", self, other)

    def __rmatmul__(self, other: Any) -> NDArray:
        return self._binary("Linalg", "matmul", other, self)

    def __neg__(self) -> NDArray:
        return self._op("Arithmetic", "neg", self)

    def __pos__(self) -> NDArray:
        return self.copy()

    def __abs__(self) -> NDArray:
        return self._op("Maths", "abs", self)

    def __iadd__(self, other: Any) -> Any:
        return self._in_place("addInPlace", other)

    def __isub__(self, other: Any) -> Any:
        return self._in_place("subInPlace", other)

    def __imul__(self, other: Any) -> Any:
        return self._in_place("mulInPlace", other)

    def __itruediv__(self, other: Any) -> Any:
        return self._in_place("divInPlace", other)

    def __eq__(self, other: Any) -> Any:
        return self._binary("Comparison", "eq", self, other)

    def __ne__(self, other: Any) -> Any:
        return self._binary("Comparison", "ne", self, other)

    def __lt__(self, other: Any) -> NDArray:
        return self._binary("Comparison", "lt", self, other)

    def __le__(self, other: Any) -> NDArray:
        return self._binary("Comparison", "le", self, other)

    def __gt__(self, other: Any) -> NDArray:
        return self._binary("Comparison", "gt", self, other)

    def __ge__(self, other: Any) -> NDArray:
        return self._binary("Comparison", "ge", self, other)

    def __and__(self, other: Any) -> NDArray:
        return self._logical("and", other)

    def __or__(self, other: Any) -> NDArray:
        return self._logical("or", other)

    def __xor__(self, other: Any) -> NDArray:
        return self._logical("xor", other)

    def __invert__(self) -> NDArray:
        self._require_bool(self)
        return self._op("Comparison", "not", self)

    def sum(self, axis: Axis = None, dtype: Any = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """The sum over all elements or over some axes."""
        return self._reduced("sum", axis, dtype, out, keepdims)

    def mean(self, axis: Axis = None, dtype: Any = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """The mean; of integers and bools float64."""
        return self._reduced("mean", axis, dtype or self._float(), out, keepdims)

    def prod(self, axis: Axis = None, dtype: Any = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """The product."""
        return self._reduced("prod", axis, dtype, out, keepdims)

    def min(self, axis: Axis = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """The smallest element."""
        return self._reduced("min", axis, None, out, keepdims)

    def max(self, axis: Axis = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """The largest element."""
        return self._reduced("max", axis, None, out, keepdims)

    def std(self, axis: Axis = None, dtype: Any = None, out: Any = None, ddof: float = 0, keepdims: bool = False) -> NDArray:
        """The square root of the variance; see ``var``."""
        return self._spread("std", axis, dtype, out, ddof, keepdims)

    def var(self, axis: Axis = None, dtype: Any = None, out: Any = None, ddof: float = 0, keepdims: bool = False) -> NDArray:
        """The mean squared distance from the mean, divided by n - ``ddof``; of integers and bools float64.

        Raises:
            ShapeError: There are no more than ``ddof`` elements (numpy would warn and give NaN).
        """
        return self._spread("var", axis, dtype, out, ddof, keepdims)

    def any(self, axis: Axis = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """Whether any element is true."""
        return self._reduced("any", axis, None, out, keepdims)

    def all(self, axis: Axis = None, out: Any = None, keepdims: bool = False) -> NDArray:
        """Whether all elements are true."""
        return self._reduced("all", axis, None, out, keepdims)

    def argmax(self, axis: int | None = None) -> NDArray:
        """Where the largest element is, int64."""
        return self._op("Reduction", "argMax", self, *([] if axis is None else [axis]))

    def argmin(self, axis: int | None = None) -> NDArray:
        """Where the smallest element is, int64."""
        return self._op("Reduction", "argMin", self, *([] if axis is None else [axis]))

    def reshape(self, *shape: int | Sequence[int]) -> NDArray:
        """Another shape over the same elements: a view where the strides allow it, else a copy; one size may be -1."""
        sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], Sequence) else shape
        return self._op("Shapes", "reshape", self, [operator.index(s) for s in sizes])  # type: ignore[arg-type]

    def transpose(self, *axes: int) -> NDArray:
        """A view with the axes in another order; without arguments reversed."""
        array: Any = self
        result: NDArray = array._view(array._open().transpose(*axes))
        return result

    def astype(self, dtype: Any) -> NDArray:
        """A copy with another element type."""
        from pydl4j import _dtypes

        return self._op("Casts", "castTo", self, _dtypes.parse(dtype))

    def copy(self) -> NDArray:
        """A copy in memory of its own."""
        array: Any = self
        result: NDArray = array.__copy__()
        return result

    def _reduced(self, name: str, axis: Axis, dtype: Any, out: Any, keepdims: bool, *options: Any) -> NDArray:
        """``options`` stand before keepdims in Java's form."""
        array: Any = self if dtype is None else self.astype(dtype)
        shape, over = array.shape, _axes(axis)
        if axis is not None and not over:  # numpy reduces over no axis, the engine over all: one of size 1 makes both right
            array, over = array.reshape(*shape, 1), [-1]
        result: NDArray = array._op("Reduction", name, array, *options, *([] if name in ("any", "all") else [False]), over)
        if keepdims:
            gone = range(len(shape)) if axis is None else [a % max(len(shape), 1) for a in _axes(axis)]
            result = result.reshape([1 if i in gone else size for i, size in enumerate(shape)])
        written: NDArray = _into(out, result)
        return written

    def _spread(self, name: str, axis: Axis, dtype: Any, out: Any, ddof: float, keepdims: bool) -> NDArray:
        dtype = dtype or self._float()
        if ddof in (0, 1):
            return self._reduced(name, axis, dtype, out, keepdims, ddof == 1)
        array: Any = self
        sizes = array.shape if axis is None else [array.shape[a] for a in _axes(axis)]
        count = math.prod(sizes)
        if count - ddof <= 0:
            raise ShapeError(f"{name} with ddof={ddof} needs more than {ddof} elements. Got {count} of shape {array.shape}.")
        scale = count / (count - ddof)
        written: NDArray = _into(
            out, self._reduced(name, axis, dtype, None, keepdims, False) * (scale if name == "var" else math.sqrt(scale))
        )
        return written

    def _float(self) -> str | None:
        array: Any = self
        return "float64" if array._open().dtype.kind in "iub" and array.dtype_name != "bfloat16" else None

    def _logical(self, name: str, other: Any) -> NDArray:
        self._require_bool(self)
        self._require_bool(other)
        return self._binary("Comparison", name, self, other)

    @staticmethod
    def _require_bool(value: Any) -> None:
        if getattr(value, "dtype", None) != np.bool_:
            raise DTypeError(f"&, |, ^ and ~ combine arrays of bool. Got {getattr(value, 'dtype', type(value).__name__)}.")


def _into(out: Any, result: Any) -> Any:
    if out is None:
        return result
    np.copyto(np.asarray(out), np.asarray(result), casting="same_kind")
    return out


def _axes(axis: Axis) -> list[int]:
    if axis is None:
        return []
    return [operator.index(axis)] if not isinstance(axis, Sequence) else [operator.index(a) for a in axis]
