"""A function applied to what a layer computed, element by element (softmax: along axis 1).

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Number

__all__ = [
    "ELU",
    "GELU",
    "SELU",
    "ActivationFunction",
    "Cube",
    "HardSigmoid",
    "HardTanh",
    "Identity",
    "LeakyReLU",
    "Mish",
    "RationalTanh",
    "ReLU",
    "RectifiedTanh",
    "Sigmoid",
    "SoftPlus",
    "SoftSign",
    "Softmax",
    "Swish",
    "TanH",
]


class ActivationFunction(Configured):
    """A function applied to what a layer computed, element by element (softmax: along axis 1)."""

    _kind = "activation"
    _shorthand = True


class Cube(ActivationFunction):
    """x³.

    Example:
        >>> made = nn.activations.Cube()
    """

    _name = "Cube"
    _aliases = ("cube",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Cube: ...


class ELU(ActivationFunction):
    """x for x >= 0, else alpha · (exp(x) - 1).

    arXiv:1511.07289.

    Args:
        alpha: The limit for x towards minus infinity is -alpha. Greater than 0. Default: 1.0.

    Example:
        >>> made = nn.activations.ELU()
    """

    _name = "ELU"
    _aliases = ("elu",)
    _positional = ("alpha",)
    _keys = (Key("alpha", "alpha", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),)

    alpha: float

    def __init__(self, alpha: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, alpha: float | None = ...) -> ELU: ...


class GELU(ActivationFunction):
    """x · Phi(x), Phi the normal distribution function, as in PyTorch and Keras.

    arXiv:1606.08415. DL4J's GELU is x · sigmoid(1.702 · x): 0.8458 at 1, where this one is 0.8413.

    Example:
        >>> made = nn.activations.GELU()
    """

    _name = "GELU"
    _aliases = ("gelu",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> GELU: ...


class HardSigmoid(ActivationFunction):
    """min(1, max(0, 0.2 · x + 0.5)).

    Example:
        >>> made = nn.activations.HardSigmoid()
    """

    _name = "HardSigmoid"
    _aliases = ("hardsigmoid",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> HardSigmoid: ...


class HardTanh(ActivationFunction):
    """min(1, max(-1, x)).

    Example:
        >>> made = nn.activations.HardTanh()
    """

    _name = "HardTanh"
    _aliases = ("hardtanh",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> HardTanh: ...


class Identity(ActivationFunction):
    """x.

    Example:
        >>> made = nn.activations.Identity()
    """

    _name = "Identity"
    _aliases = ("identity", "linear")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Identity: ...


class LeakyReLU(ActivationFunction):
    """x for x >= 0, else alpha · x.

    Args:
        alpha: Slope for x < 0. Default: 0.01.

    Example:
        >>> made = nn.activations.LeakyReLU()
    """

    _name = "LeakyReLU"
    _aliases = ("leakyrelu",)
    _positional = ("alpha",)
    _keys = (Key("alpha", "alpha", Number(), default=0.01),)

    alpha: float

    def __init__(self, alpha: float = 0.01) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, alpha: float | None = ...) -> LeakyReLU: ...


class Mish(ActivationFunction):
    """x · tanh(log(1 + exp(x))).

    arXiv:1908.08681.

    Example:
        >>> made = nn.activations.Mish()
    """

    _name = "Mish"
    _aliases = ("mish",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Mish: ...


class RationalTanh(ActivationFunction):
    """1.7159 · sign(y) · (1 - 1 / (1 + |y| + y² + 1.41645 · y⁴)), y = 2/3 · x, which approximates 1.7159 · tanh(y).

    Example:
        >>> made = nn.activations.RationalTanh()
    """

    _name = "RationalTanh"
    _aliases = ("rationaltanh",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> RationalTanh: ...


class ReLU(ActivationFunction):
    """max(x, 0).

    Example:
        >>> made = nn.activations.ReLU()
    """

    _name = "ReLU"
    _aliases = ("relu",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> ReLU: ...


class RectifiedTanh(ActivationFunction):
    """max(0, tanh(x)).

    Example:
        >>> made = nn.activations.RectifiedTanh()
    """

    _name = "RectifiedTanh"
    _aliases = ("rectifiedtanh",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> RectifiedTanh: ...


class SELU(ActivationFunction):
    """1.0507009873554805 · (x for x >= 0, else 1.6732632423543772 · (exp(x) - 1)).

    arXiv:1706.02515.

    Example:
        >>> made = nn.activations.SELU()
    """

    _name = "SELU"
    _aliases = ("selu",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> SELU: ...


class Sigmoid(ActivationFunction):
    """1 / (1 + exp(-x)).

    Example:
        >>> made = nn.activations.Sigmoid()
    """

    _name = "Sigmoid"
    _aliases = ("sigmoid",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Sigmoid: ...


class SoftPlus(ActivationFunction):
    """log(1 + exp(x)).

    Example:
        >>> made = nn.activations.SoftPlus()
    """

    _name = "SoftPlus"
    _aliases = ("softplus",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> SoftPlus: ...


class SoftSign(ActivationFunction):
    """x / (1 + |x|).

    Example:
        >>> made = nn.activations.SoftSign()
    """

    _name = "SoftSign"
    _aliases = ("softsign",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> SoftSign: ...


class Softmax(ActivationFunction):
    """exp(x_i) / sum over j of exp(x_j), along axis 1.

    Example:
        >>> made = nn.activations.Softmax()
    """

    _name = "Softmax"
    _aliases = ("softmax",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Softmax: ...


class Swish(ActivationFunction):
    """x · sigmoid(x).

    arXiv:1710.05941.

    Example:
        >>> made = nn.activations.Swish()
    """

    _name = "Swish"
    _aliases = ("swish", "silu")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Swish: ...


class TanH(ActivationFunction):
    """tanh(x).

    Example:
        >>> made = nn.activations.TanH()
    """

    _name = "TanH"
    _aliases = ("tanh",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> TanH: ...


ActivationFunctionLike: TypeAlias = (
    ActivationFunction
    | Literal[
        "cube",
        "elu",
        "gelu",
        "hardsigmoid",
        "hardtanh",
        "identity",
        "leakyrelu",
        "mish",
        "rationaltanh",
        "relu",
        "rectifiedtanh",
        "selu",
        "sigmoid",
        "softplus",
        "softsign",
        "softmax",
        "swish",
        "tanh",
    ]
)
