"""Arrays without numbers: what is done to them is written down, so that the JVM can do it later."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from typing import Any, NoReturn

import numpy as np

from pydl4j._errors import ConfigurationError
from pydl4j._operators import Axis, Operators

Recorded = tuple[str, list[str], list[int], bool]
"""An operation, what it works on, its whole numbers, and whether axes stay."""

RENAMED = {("Reduction", "min"): "reduce_min", ("Reduction", "max"): "reduce_max"}
"""Operations whose name another family has, too."""
REFLECTED = {
    "add": "__radd__", "subtract": "__rsub__", "multiply": "__rmul__", "true_divide": "__rtruediv__", "divide": "__rtruediv__",
    "power": "__rpow__", "matmul": "__rmatmul__", "less": "__gt__", "less_equal": "__ge__", "greater": "__lt__", "greater_equal": "__le__",
    "equal": "__eq__", "not_equal": "__ne__",
}  # fmt: skip
"""Operators of numpy's numbers, as they are asked of the other side."""
FAMILIES = {"Activations", "Arithmetic", "Comparison", "Linalg", "Maths", "Reduction", "Shapes"}


class Recording:
    """The operations that a function does with symbols, in their order."""

    def __init__(self) -> None:
        self.operations: list[Recorded] = []

    def add(self, name: str, of: Sequence[Any], sizes: Sequence[int] = (), keep_dims: bool = False) -> Symbol:
        """Writes an operation down; its result."""
        try:
            whole = [operator.index(size) for size in sizes]
        except TypeError as e:
            raise ConfigurationError(f"'{name}' of a traced function takes axes and sizes as whole numbers. Got {list(sizes)}.") from e
        self.operations.append((name, [self._text(each, name) for each in of], whole, keep_dims))
        return Symbol(self, f"%{len(self.operations) - 1}")

    def _text(self, value: Any, name: str) -> str:
        if isinstance(value, Symbol):
            if value._recording is not self:
                raise ConfigurationError(f"'{name}' works on an array of another traced function. Hand it in as an argument.")
            return value._text
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.integer, np.floating)):
            raise ConfigurationError(
                f"'{name}' of a traced function works on its arguments, what was computed of them, and numbers. Got "
                f"{type(value).__name__}. Make an array that is fixed a parameter of the layer."
            )
        if not math.isfinite(value):
            raise ConfigurationError(f"'{name}' of a traced function needs finite numbers. Got {value}.")
        return repr(float(value))


class Symbol(Operators):
    """An array of a function that is being traced. It has no numbers and, until the network is built, no shape."""

    __slots__ = ("_recording", "_text")
    __array_priority__ = 1000

    def __init__(self, recording: Recording, text: str) -> None:
        """For ``nn.traced``."""
        self._recording = recording
        self._text = text

    def __repr__(self) -> str:
        return f"Symbol({self._text})"

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """numpy's numbers and arrays in front of an operator ask this, and so do its functions."""
        reflected = REFLECTED.get(ufunc.__name__)
        if method == "__call__" and reflected is not None and len(inputs) == 2 and inputs[1] is self and not options:
            number = inputs[0].item() if isinstance(inputs[0], np.ndarray) and inputs[0].ndim == 0 else inputs[0]
            return getattr(self, reflected)(number)
        raise ConfigurationError(
            f"A traced function cannot use numpy's {ufunc.__name__}, which needs numbers. Use what has this name in dl, in dl.nn.functional"
            " or among the operators."
        )

    def _op(self, family: str, name: str, *args: Any) -> Any:
        if family not in FAMILIES:
            raise ConfigurationError(f"A traced function cannot use '{name}': only what derivatives go through can be in a layer.")
        arrays = [a for a in args if isinstance(a, (np.ndarray, Operators))]
        name = RENAMED.get((family, name), name)
        if family in ("Shapes", "Reduction") or name in ("softmax", "logSoftmax"):
            return self._recording.add(name, arrays, [a for a in args if not isinstance(a, Operators)])
        if name == "clip":
            x, low, high = args
            return self._recording.add("min", [self._recording.add("max", [x, low]), high])
        return self._recording.add(name, args)

    def _binary(self, family: str, name: str, left: Any, right: Any) -> Any:
        return self._op(family, name, left, right)

    def _logical(self, name: str, other: Any) -> Any:
        return self._op("Comparison", name, self, other)

    @staticmethod
    def _require_bool(array: Any) -> None:
        """The JVM knows which arrays are true or false."""

    def _in_place(self, name: str, other: Any) -> NoReturn:
        raise ConfigurationError("A traced function cannot change an array in place: write x = x + y in place of x += y.")

    def _reduced(self, name: str, axis: Axis, dtype: Any, out: Any, keepdims: bool, *options: Any) -> Any:
        axes = axis if axis is None or isinstance(axis, Sequence) else [axis]
        if dtype is not None or out is not None or name in ("any", "all") or options not in ((), (False,)):
            raise ConfigurationError(f"In a traced function '{name}' takes an axis and keepdims alone.")
        return self._recording.add(RENAMED.get(("Reduction", name), name), [self], axes or (), keepdims)

    def _spread(self, name: str, axis: Axis, dtype: Any, out: Any, ddof: float, keepdims: bool) -> Any:
        if ddof != 0:
            raise ConfigurationError(f"In a traced function '{name}' divides by n. Got ddof={ddof}.")
        return self._reduced(name, axis, dtype, out, keepdims)

    def _float(self) -> str | None:
        return None

    def reshape(self, *shape: int | Sequence[int]) -> Any:
        """Another shape over the same elements; the first size is -1, which stands for the examples."""
        sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], Sequence) else shape
        return self._recording.add("reshape", [self], sizes)  # type: ignore[arg-type]

    def transpose(self, *axes: int | Sequence[int]) -> Any:
        """The axes in another order, all of which are named; the examples stay first."""
        order = axes[0] if len(axes) == 1 and isinstance(axes[0], Sequence) else axes
        if not order:
            raise ConfigurationError("In a traced function transpose needs the axes in their new order, such as x.transpose(0, 2, 1).")
        return self._recording.add("permute", [self], order)  # type: ignore[arg-type]

    def copy(self) -> Any:
        """The array itself: nothing changes in place."""
        return self

    def __pos__(self) -> Any:
        return self

    def __getitem__(self, key: Any) -> Any:
        """Whole numbers, parts with a step above 0 and both ends, ``...`` in front and None (a new axis)."""
        keys = list(key) if isinstance(key, tuple) else [key]
        counted = len([k for k in keys if k is not None and k is not Ellipsis])
        made, axis = self, 0
        for at, each in enumerate(keys):
            if each is Ellipsis:
                if at != 0 or any(k is None for k in keys):
                    raise ConfigurationError("In a traced function '...' stands in front, as in x[..., 0], and without None.")
                axis = -counted
            elif each is None:
                made, axis = made._recording.add("expand_dims", [made], [axis]), axis + 1
            elif isinstance(each, slice):
                made, axis = _part(made, axis, each), axis + 1
            elif isinstance(each, (int, np.integer)) and not isinstance(each, bool):
                made = made._recording.add("select", [made], [axis, int(each)])
                axis = axis + 1 if axis < 0 else axis
            else:
                raise ConfigurationError(f"In a traced function an index is a whole number or a part such as 0:3. Got {each!r}.")
        return made

    def _unknown(self, what: str) -> NoReturn:
        raise ConfigurationError(
            f"A traced function is called once, with arrays that have no numbers yet: it cannot ask for {what}. Use dl.where for"
            " what depends on numbers, and -1 for the examples of a batch in reshape."
        )

    @property
    def shape(self) -> Any:
        """Not known yet."""
        self._unknown("a shape")

    @property
    def ndim(self) -> Any:
        """Not known yet."""
        self._unknown("a number of axes")

    @property
    def T(self) -> Any:
        """Its axes would have to be known."""
        self._unknown("the number of axes that .T needs; x.transpose(1, 0) says which")

    def __bool__(self) -> bool:
        self._unknown("a truth (if, while, and, or, not)")

    def __float__(self) -> float:
        self._unknown("a number")

    def __int__(self) -> int:
        self._unknown("a number")

    def __index__(self) -> int:
        self._unknown("a number")

    def __len__(self) -> int:
        self._unknown("a length")

    def __iter__(self) -> Any:
        self._unknown("one element after the other")

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        self._unknown("numpy's array; dl.exp is what np.exp is here")

    def item(self, *index: int) -> Any:
        """There are no numbers yet."""
        self._unknown("a number")

    numpy = tolist = item


def _part(array: Symbol, axis: int, part: slice) -> Symbol:
    if part == slice(None):
        return array
    if part.stop is None or part.stop < 0 or (part.start or 0) < 0 or (part.step or 1) < 1:
        raise ConfigurationError(
            f"In a traced function a part of an axis has both ends, counted from 0, and a step above 0, as in x[:, 0:3]. Got {part}."
        )
    return array._recording.add("slice", [array], [axis, part.start or 0, part.stop, part.step or 1])


def symbol_in(*values: Any) -> Symbol | None:
    """The first symbol among some arguments."""
    return next((value for value in values if isinstance(value, Symbol)), None)
