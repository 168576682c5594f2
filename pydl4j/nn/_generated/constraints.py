"""A limit on parameters that is restored after each step of training. The norm is the Euclidean length of the
weights that lead to one output: a column of [n_in, n_out], a filter of [out, in, kernel …], all of a vector.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Number

__all__ = ["Constraint", "MaxNorm", "MinMaxNorm", "NonNegative", "UnitNorm"]


class Constraint(Configured):
    """A limit on parameters that is restored after each step of training. The norm is the Euclidean length of the
    weights that lead to one output: a column of [n_in, n_out], a filter of [out, in, kernel …], all of a vector.
    """

    _kind = "constraint"
    _shorthand = True


class MaxNorm(Constraint):
    """w · min(norm, max_norm) / (norm + 1e-6).

    DL4J: MaxNormConstraint over the axes of one output; Keras: MaxNorm, whose default is 2, too.

    Args:
        max_norm: The greatest norm of the weights of an output. Greater than 0. Default: 2.0.

    Example:
        >>> made = nn.constraints.MaxNorm()
    """

    _name = "MaxNorm"
    _aliases = ("max_norm",)
    _positional = ("max_norm",)
    _keys = (Key("max_norm", "maxNorm", Number(), default=2.0, words="greater than 0", minimum=0, exclusive=(True, False)),)

    max_norm: float

    def __init__(self, max_norm: float = 2.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, max_norm: float | None = ...) -> MaxNorm: ...


class MinMaxNorm(Constraint):
    """w · (rate · clip(norm, min_norm, max_norm) + (1 - rate) · norm) / (norm + 1e-6).

    DL4J: MinMaxNormConstraint over the axes of one output; Keras: MinMaxNorm.

    Args:
        min_norm: The least norm of the weights of an output. At least 0. Default: 0.0.
        max_norm: The greatest norm of the weights of an output. Greater than 0. Default: 1.0.
        rate: How much of the way a step goes back to the limits. Between 0 and 1. Default: 1.0.

    Example:
        >>> made = nn.constraints.MinMaxNorm()
    """

    _name = "MinMaxNorm"
    _aliases = ("min_max_norm",)
    _positional = ("min_norm", "max_norm", "rate")
    _keys = (
        Key("min_norm", "minNorm", Number(), default=0.0, words="at least 0", minimum=0),
        Key("max_norm", "maxNorm", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("rate", "rate", Number(), default=1.0, words="between 0 and 1", minimum=0, maximum=1),
    )

    min_norm: float
    max_norm: float
    rate: float

    def __init__(self, min_norm: float = 0.0, max_norm: float = 1.0, rate: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, min_norm: float | None = ..., max_norm: float | None = ..., rate: float | None = ...) -> MinMaxNorm: ...


class NonNegative(Constraint):
    """max(w, 0).

    DL4J: NonNegativeConstraint; Keras: NonNeg.

    Example:
        >>> made = nn.constraints.NonNegative()
    """

    _name = "NonNegative"
    _aliases = ("non_negative",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> NonNegative: ...


class UnitNorm(Constraint):
    """w / (norm + 1e-6).

    DL4J: UnitNormConstraint over the axes of one output; Keras: UnitNorm.

    Example:
        >>> made = nn.constraints.UnitNorm()
    """

    _name = "UnitNorm"
    _aliases = ("unit_norm",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> UnitNorm: ...


ConstraintLike: TypeAlias = Constraint | Literal["max_norm", "min_max_norm", "non_negative", "unit_norm"]
