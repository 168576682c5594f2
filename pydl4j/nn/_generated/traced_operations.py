"""One operation of a layer that was written as a function.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integers, Strings

__all__ = ["TracedCall", "TracedOperation"]


class TracedCall(Configured):
    """One operation of a layer that was written as a function."""

    _kind = "tracedOperation"
    _shorthand = False


class TracedOperation(TracedCall):
    """One operation of a layer that was written as a function, and what it works on.

    Args:
        op: The operation.
        of: What it works on, in order: 'input', the name of a parameter, '%3' for what the operation 3 (from 0)
            made, or a number such as '0.5'.
        sizes: Whole numbers that belong to the operation: the axes of a sum, the sizes of a reshape, axis, first,
            last and step of a slice.
        keep_dims: Whether axes that are summed over stay, with the size 1. Default: False.

    Example:
        >>> made = nn.TracedOperation(op="abs", of=["a"])
    """

    _name = "TracedOperation"
    _positional = ("op", "of", "sizes")
    _keys = (
        Key(
            "op",
            "op",
            Enum(
                "abs",
                "sign",
                "square",
                "floor",
                "ceil",
                "round",
                "trunc",
                "exp",
                "expm1",
                "log",
                "log1_p",
                "log2",
                "log10",
                "sqrt",
                "reciprocal",
                "sin",
                "cos",
                "tan",
                "asin",
                "acos",
                "atan",
                "sinh",
                "cosh",
                "tanh",
                "neg",
                "relu",
                "sigmoid",
                "log_sigmoid",
                "softplus",
                "softsign",
                "gelu",
                "swish",
                "mish",
                "add",
                "sub",
                "mul",
                "div",
                "pow",
                "floor_divide",
                "mod",
                "max",
                "min",
                "eq",
                "ne",
                "lt",
                "le",
                "gt",
                "ge",
                "and",
                "or",
                "xor",
                "not",
                "where",
                "matmul",
                "sum",
                "mean",
                "prod",
                "reduce_min",
                "reduce_max",
                "var",
                "std",
                "cum_sum",
                "softmax",
                "log_softmax",
                "reshape",
                "permute",
                "expand_dims",
                "squeeze",
                "concat",
                "stack",
                "select",
                "slice",
            ),
            required=True,
        ),
        Key("of", "of", Strings(), required=True),
        Key("sizes", "sizes", Integers()),
        Key("keep_dims", "keepDims", Boolean(), default=False),
    )

    op: str
    of: tuple[str, ...]
    sizes: tuple[int, ...] | None
    keep_dims: bool

    def __init__(
        self,
        op: Literal[
            "abs",
            "sign",
            "square",
            "floor",
            "ceil",
            "round",
            "trunc",
            "exp",
            "expm1",
            "log",
            "log1_p",
            "log2",
            "log10",
            "sqrt",
            "reciprocal",
            "sin",
            "cos",
            "tan",
            "asin",
            "acos",
            "atan",
            "sinh",
            "cosh",
            "tanh",
            "neg",
            "relu",
            "sigmoid",
            "log_sigmoid",
            "softplus",
            "softsign",
            "gelu",
            "swish",
            "mish",
            "add",
            "sub",
            "mul",
            "div",
            "pow",
            "floor_divide",
            "mod",
            "max",
            "min",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "and",
            "or",
            "xor",
            "not",
            "where",
            "matmul",
            "sum",
            "mean",
            "prod",
            "reduce_min",
            "reduce_max",
            "var",
            "std",
            "cum_sum",
            "softmax",
            "log_softmax",
            "reshape",
            "permute",
            "expand_dims",
            "squeeze",
            "concat",
            "stack",
            "select",
            "slice",
        ],
        of: str | Sequence[str],
        sizes: Sequence[int] | None = None,
        *,
        keep_dims: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            op: Literal[
                "abs",
                "sign",
                "square",
                "floor",
                "ceil",
                "round",
                "trunc",
                "exp",
                "expm1",
                "log",
                "log1_p",
                "log2",
                "log10",
                "sqrt",
                "reciprocal",
                "sin",
                "cos",
                "tan",
                "asin",
                "acos",
                "atan",
                "sinh",
                "cosh",
                "tanh",
                "neg",
                "relu",
                "sigmoid",
                "log_sigmoid",
                "softplus",
                "softsign",
                "gelu",
                "swish",
                "mish",
                "add",
                "sub",
                "mul",
                "div",
                "pow",
                "floor_divide",
                "mod",
                "max",
                "min",
                "eq",
                "ne",
                "lt",
                "le",
                "gt",
                "ge",
                "and",
                "or",
                "xor",
                "not",
                "where",
                "matmul",
                "sum",
                "mean",
                "prod",
                "reduce_min",
                "reduce_max",
                "var",
                "std",
                "cum_sum",
                "softmax",
                "log_softmax",
                "reshape",
                "permute",
                "expand_dims",
                "squeeze",
                "concat",
                "stack",
                "select",
                "slice",
            ]
            | None = ...,
            of: str | Sequence[str] | None = ...,
            sizes: Sequence[int] | None = ...,
            keep_dims: bool | None = ...,
        ) -> TracedOperation: ...
