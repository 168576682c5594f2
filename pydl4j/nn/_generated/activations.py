"""A function applied to what a layer computed, element by element (softmax: along axis 1).

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Number

__all__ = [
    "CELU",
    "ELU",
    "GELU",
    "SELU",
    "ActivationFunction",
    "Cube",
    "Exponential",
    "HardSiLU",
    "HardSigmoid",
    "HardSigmoid6",
    "HardTanh",
    "Identity",
    "LeakyReLU",
    "LogSigmoid",
    "LogSoftmax",
    "Mish",
    "RReLU",
    "RationalTanh",
    "ReLU",
    "ReLU6",
    "RectifiedTanh",
    "Sigmoid",
    "SoftPlus",
    "SoftSign",
    "Softmax",
    "Swish",
    "TanH",
    "Threshold",
    "ThresholdedReLU",
]


class ActivationFunction(Configured):
    """A function applied to what a layer computed, element by element (softmax: along axis 1)."""

    _kind = "activation"
    _shorthand = True


class CELU(ActivationFunction):
    """max(0, x) + min(0, alpha · (exp(x / alpha) - 1)).

    Keras and PyTorch: celu. arXiv:1704.07483.

    Args:
        alpha: The limit for x towards minus infinity is -alpha. Greater than 0. Default: 1.0.

    Example:
        >>> made = nn.activations.CELU()
    """

    _name = "CELU"
    _aliases = ("celu",)
    _positional = ("alpha",)
    _keys = (Key("alpha", "alpha", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),)

    alpha: float

    def __init__(self, alpha: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, alpha: float | None = ...) -> CELU: ...


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


class Exponential(ActivationFunction):
    """exp(x).

    Keras: exponential.

    Example:
        >>> made = nn.activations.Exponential()
    """

    _name = "Exponential"
    _aliases = ("exponential", "exp")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Exponential: ...


class GELU(ActivationFunction):
    """x · Phi(x), Phi the normal distribution function, as in PyTorch and Keras: 0.8413 at 1.

    arXiv:1606.08415. DL4J: ActivationGELU, which is the approximation sigmoid (0.8458 at 1).

    Args:
        approximation: none: x · Phi(x). tanh: x / 2 · (1 + tanh(sqrt(2 / pi) · (x + 0.044715 · x³))), as in PyTorch
            and Keras. sigmoid: x · sigmoid(1.702 · x), DL4J's. dl4j_precise: DL4J's with precise=true, which has
            (0.044715 · x)³ in tanh. Default: "none".

    Example:
        >>> made = nn.activations.GELU()
    """

    _name = "GELU"
    _aliases = ("gelu",)
    _positional = ("approximation",)
    _keys = (Key("approximation", "approximation", Enum("none", "tanh", "sigmoid", "dl4_j_precise"), default="none"),)

    approximation: str

    def __init__(self, approximation: Literal["none", "tanh", "sigmoid", "dl4_j_precise"] = "none") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, approximation: Literal["none", "tanh", "sigmoid", "dl4_j_precise"] | None = ...) -> GELU: ...


class HardSiLU(ActivationFunction):
    """x · min(6, max(0, x + 3)) / 6.

    Keras: hard_silu; PyTorch: hardswish. arXiv:1905.02244.

    Example:
        >>> made = nn.activations.HardSiLU()
    """

    _name = "HardSiLU"
    _aliases = ("hard_silu", "hard_swish")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> HardSiLU: ...


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


class HardSigmoid6(ActivationFunction):
    """min(6, max(0, x + 3)) / 6.

    Keras 3: hard_sigmoid; PyTorch: hardsigmoid.

    Example:
        >>> made = nn.activations.HardSigmoid6()
    """

    _name = "HardSigmoid6"
    _aliases = ("hardsigmoid6",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> HardSigmoid6: ...


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


class LogSigmoid(ActivationFunction):
    """-log(1 + exp(-x)), without underflow.

    Example:
        >>> made = nn.activations.LogSigmoid()
    """

    _name = "LogSigmoid"
    _aliases = ("log_sigmoid",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> LogSigmoid: ...


class LogSoftmax(ActivationFunction):
    """x_i - log(sum over j of exp(x_j)), along axis 1.

    Example:
        >>> made = nn.activations.LogSoftmax()
    """

    _name = "LogSoftmax"
    _aliases = ("log_softmax",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> LogSoftmax: ...


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


class RReLU(ActivationFunction):
    """x for x >= 0, else a · x.

    The slope a is drawn from U(lower, upper) for each element in training and is (lower + upper) / 2 otherwise.
    DL4J: ActivationRReLU (whose 1.0.0-M2.1 gives a in place of a · x outside of training). arXiv:1505.00853.

    Args:
        lower: The least slope. Default: 0.125.
        upper: The greatest slope. Default: 0.3333333333333333.

    Example:
        >>> made = nn.activations.RReLU()
    """

    _name = "RReLU"
    _aliases = ("rrelu",)
    _positional = ("lower", "upper")
    _keys = (
        Key("lower", "lower", Number(), default=0.125),
        Key("upper", "upper", Number(), default=0.3333333333333333),
    )

    lower: float
    upper: float

    def __init__(self, lower: float = 0.125, upper: float = 0.3333333333333333) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, lower: float | None = ..., upper: float | None = ...) -> RReLU: ...


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

    With the settings of Keras: x for x > threshold, at most max_value; negative_slope · (x - threshold) below.
    DL4J: ActivationReLU.

    Args:
        max_value: The greatest value that comes out; no limit when not set. Greater than 0.
        negative_slope: Slope below the threshold. At least 0. Default: 0.0.
        threshold: Where the function begins to rise. Default: 0.0.

    Example:
        >>> made = nn.activations.ReLU()
    """

    _name = "ReLU"
    _aliases = ("relu",)
    _positional = ("max_value", "negative_slope", "threshold")
    _keys = (
        Key("max_value", "maxValue", Number(), words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("negative_slope", "negativeSlope", Number(), default=0.0, words="at least 0", minimum=0),
        Key("threshold", "threshold", Number(), default=0.0),
    )

    max_value: float | None
    negative_slope: float
    threshold: float

    def __init__(self, max_value: float | None = None, negative_slope: float = 0.0, threshold: float = 0.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, max_value: float | None = ..., negative_slope: float | None = ..., threshold: float | None = ...) -> ReLU: ...


class ReLU6(ActivationFunction):
    """min(max(x, 0), 6).

    DL4J: ActivationReLU6.

    Example:
        >>> made = nn.activations.ReLU6()
    """

    _name = "ReLU6"
    _aliases = ("relu6",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> ReLU6: ...


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


class Threshold(ActivationFunction):
    """x for x > threshold, else value.

    Keras and PyTorch: threshold.

    Args:
        threshold: Up to where value comes out.
        value: What comes out up to the threshold.

    Example:
        >>> made = nn.activations.Threshold(threshold=0.5, value=0.5)
    """

    _name = "Threshold"
    _aliases = ("threshold",)
    _positional = ("threshold", "value")
    _keys = (
        Key("threshold", "threshold", Number(), required=True),
        Key("value", "value", Number(), required=True),
    )

    threshold: float
    value: float

    def __init__(self, threshold: float, value: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, threshold: float | None = ..., value: float | None = ...) -> Threshold: ...


class ThresholdedReLU(ActivationFunction):
    """x for x > theta, else 0.

    DL4J: ActivationThresholdedReLU. arXiv:1402.3337.

    Args:
        theta: Where the function jumps from 0 to x. Default: 1.0.

    Example:
        >>> made = nn.activations.ThresholdedReLU()
    """

    _name = "ThresholdedReLU"
    _aliases = ("thresholdedrelu",)
    _positional = ("theta",)
    _keys = (Key("theta", "theta", Number(), default=1.0),)

    theta: float

    def __init__(self, theta: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, theta: float | None = ...) -> ThresholdedReLU: ...


ActivationFunctionLike: TypeAlias = (
    ActivationFunction
    | Literal[
        "celu",
        "cube",
        "elu",
        "exponential",
        "gelu",
        "hard_silu",
        "hardsigmoid",
        "hardsigmoid6",
        "hardtanh",
        "identity",
        "leakyrelu",
        "log_sigmoid",
        "log_softmax",
        "mish",
        "rrelu",
        "rationaltanh",
        "relu",
        "relu6",
        "rectifiedtanh",
        "selu",
        "sigmoid",
        "softplus",
        "softsign",
        "softmax",
        "swish",
        "tanh",
        "thresholdedrelu",
    ]
)
