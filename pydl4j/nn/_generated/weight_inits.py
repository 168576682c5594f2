"""How weights start. fanIn is the number of inputs that one output sees, fanOut the number of outputs that one
input reaches (both times the kernel's area for convolutions, fanOut divided by the strides). N is the normal
distribution by mean and variance, U the uniform one by its bounds.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Number

__all__ = [
    "Constant",
    "LecunNormal",
    "LecunUniform",
    "Normal",
    "NormalDistribution",
    "Ones",
    "Relu",
    "ReluUniform",
    "Uniform",
    "UniformDistribution",
    "WeightInit",
    "Xavier",
    "XavierFanIn",
    "XavierUniform",
    "Zero",
]


class WeightInit(Configured):
    """How weights start. fanIn is the number of inputs that one output sees, fanOut the number of outputs that one
    input reaches (both times the kernel's area for convolutions, fanOut divided by the strides). N is the normal
    distribution by mean and variance, U the uniform one by its bounds.
    """

    _kind = "weightInit"
    _shorthand = True


class Constant(WeightInit):
    """value everywhere.

    Args:
        value: The value of every weight.

    Example:
        >>> made = nn.weight_inits.Constant(value=0.5)
    """

    _name = "Constant"
    _positional = ("value",)
    _keys = (Key("value", "value", Number(), required=True),)

    value: float

    def __init__(self, value: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, value: float | None = ...) -> Constant: ...


class LecunNormal(WeightInit):
    """N(0, 1 / fanIn).

    LeCun et al. 1998, Efficient BackProp.

    Example:
        >>> made = nn.weight_inits.LecunNormal()
    """

    _name = "LecunNormal"
    _aliases = ("lecun_normal",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> LecunNormal: ...


class LecunUniform(WeightInit):
    """U(±sqrt(3 / fanIn)), as in Keras.

    LeCun et al. 1998, Efficient BackProp. DL4J 1.0.0-M2.1 draws from U(±3 / sqrt(fanIn)), three times the variance.

    Example:
        >>> made = nn.weight_inits.LecunUniform()
    """

    _name = "LecunUniform"
    _aliases = ("lecun_uniform",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> LecunUniform: ...


class Normal(WeightInit):
    """N(0, 1 / fanIn).

    Example:
        >>> made = nn.weight_inits.Normal()
    """

    _name = "Normal"
    _aliases = ("normal",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Normal: ...


class NormalDistribution(WeightInit):
    """N(mean, std²).

    Args:
        std: Standard deviation. At least 0.
        mean: Mean. Default: 0.0.

    Example:
        >>> made = nn.weight_inits.NormalDistribution(std=0.5)
    """

    _name = "NormalDistribution"
    _positional = ("mean",)
    _keys = (
        Key("mean", "mean", Number(), default=0.0),
        Key("std", "std", Number(), required=True, words="at least 0", minimum=0),
    )

    mean: float
    std: float

    def __init__(self, mean: float = 0.0, *, std: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, mean: float | None = ..., std: float | None = ...) -> NormalDistribution: ...


class Ones(WeightInit):
    """1 everywhere.

    Example:
        >>> made = nn.weight_inits.Ones()
    """

    _name = "Ones"
    _aliases = ("ones",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Ones: ...


class Relu(WeightInit):
    """N(0, 2 / fanIn).

    He et al. 2015 (arXiv:1502.01852).

    Example:
        >>> made = nn.weight_inits.Relu()
    """

    _name = "Relu"
    _aliases = ("relu",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Relu: ...


class ReluUniform(WeightInit):
    """U(±sqrt(6 / fanIn)).

    He et al. 2015 (arXiv:1502.01852).

    Example:
        >>> made = nn.weight_inits.ReluUniform()
    """

    _name = "ReluUniform"
    _aliases = ("relu_uniform",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> ReluUniform: ...


class Uniform(WeightInit):
    """U(±1 / sqrt(fanIn)).

    Example:
        >>> made = nn.weight_inits.Uniform()
    """

    _name = "Uniform"
    _aliases = ("uniform",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Uniform: ...


class UniformDistribution(WeightInit):
    """U(lower, upper).

    Args:
        lower: Smallest value.
        upper: Greatest value.

    Example:
        >>> made = nn.weight_inits.UniformDistribution(lower=0.5, upper=0.5)
    """

    _name = "UniformDistribution"
    _positional = ("lower", "upper")
    _keys = (
        Key("lower", "lower", Number(), required=True),
        Key("upper", "upper", Number(), required=True),
    )

    lower: float
    upper: float

    def __init__(self, lower: float, upper: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, lower: float | None = ..., upper: float | None = ...) -> UniformDistribution: ...


class Xavier(WeightInit):
    """N(0, 2 / (fanIn + fanOut)).

    Glorot and Bengio 2010.

    Example:
        >>> made = nn.weight_inits.Xavier()
    """

    _name = "Xavier"
    _aliases = ("xavier",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Xavier: ...


class XavierFanIn(WeightInit):
    """N(0, 1 / fanIn).

    Example:
        >>> made = nn.weight_inits.XavierFanIn()
    """

    _name = "XavierFanIn"
    _aliases = ("xavier_fan_in",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> XavierFanIn: ...


class XavierUniform(WeightInit):
    """U(±sqrt(6 / (fanIn + fanOut))).

    Glorot and Bengio 2010.

    Example:
        >>> made = nn.weight_inits.XavierUniform()
    """

    _name = "XavierUniform"
    _aliases = ("xavier_uniform",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> XavierUniform: ...


class Zero(WeightInit):
    """0 everywhere.

    Example:
        >>> made = nn.weight_inits.Zero()
    """

    _name = "Zero"
    _aliases = ("zero",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> Zero: ...


WeightInitLike: TypeAlias = (
    WeightInit
    | Literal[
        "lecun_normal",
        "lecun_uniform",
        "normal",
        "ones",
        "relu",
        "relu_uniform",
        "uniform",
        "xavier",
        "xavier_fan_in",
        "xavier_uniform",
        "zero",
    ]
)
