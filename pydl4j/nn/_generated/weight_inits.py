"""How weights start. fanIn is the number of inputs that one output sees, fanOut the number of outputs that one
input reaches (both times the kernel's area for convolutions, fanOut divided by the strides). N is the normal
distribution by mean and variance, U the uniform one by its bounds.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from numpy.typing import NDArray

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Integer, Matrix, Number

__all__ = [
    "BinomialDistribution",
    "Constant",
    "Identity",
    "LecunNormal",
    "LecunUniform",
    "LogNormalDistribution",
    "Normal",
    "NormalDistribution",
    "Ones",
    "OrthogonalDistribution",
    "Relu",
    "ReluUniform",
    "SigmoidUniform",
    "TruncatedNormalDistribution",
    "Uniform",
    "UniformDistribution",
    "VarScalingNormalFanAvg",
    "VarScalingNormalFanIn",
    "VarScalingNormalFanOut",
    "VarScalingUniformFanAvg",
    "VarScalingUniformFanIn",
    "VarScalingUniformFanOut",
    "WeightInit",
    "WeightInitEmbedding",
    "Xavier",
    "XavierFanIn",
    "XavierLegacy",
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


class BinomialDistribution(WeightInit):
    """The number of successes in number_of_trials trials.

    DL4J: BinomialDistribution.

    Args:
        number_of_trials: Trials for each weight. Between 1 and 10000. Default: 1.
        probability_of_success: Probability of success in a trial. Between 0 and 1. Default: 0.5.

    Example:
        >>> made = nn.weight_inits.BinomialDistribution()
    """

    _name = "BinomialDistribution"
    _positional = ("number_of_trials", "probability_of_success")
    _keys = (
        Key("number_of_trials", "numberOfTrials", Integer(), default=1, words="between 1 and 10000", minimum=1, maximum=10000),
        Key("probability_of_success", "probabilityOfSuccess", Number(), default=0.5, words="between 0 and 1", minimum=0, maximum=1),
    )

    number_of_trials: int
    probability_of_success: float

    def __init__(self, number_of_trials: int = 1, probability_of_success: float = 0.5) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, number_of_trials: int | None = ..., probability_of_success: float | None = ...) -> BinomialDistribution: ...


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


class Identity(WeightInit):
    """scale on the diagonal of a square matrix, 0 elsewhere.

    For convolutions with as many inputs as outputs and an odd kernel, scale in the middle of the kernel. DL4J:
    WeightInit.IDENTITY.

    Args:
        scale: The value on the diagonal. Default: 1.0.

    Example:
        >>> made = nn.weight_inits.Identity()
    """

    _name = "Identity"
    _aliases = ("identity",)
    _positional = ("scale",)
    _keys = (Key("scale", "scale", Number(), default=1.0),)

    scale: float

    def __init__(self, scale: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, scale: float | None = ...) -> Identity: ...


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


class LogNormalDistribution(WeightInit):
    """exp of N(mean, std²).

    DL4J: LogNormalDistribution.

    Args:
        std: Standard deviation of the logarithm. At least 0.
        mean: Mean of the logarithm. Default: 0.0.

    Example:
        >>> made = nn.weight_inits.LogNormalDistribution(std=0.5)
    """

    _name = "LogNormalDistribution"
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

        def replace(self, *, mean: float | None = ..., std: float | None = ...) -> LogNormalDistribution: ...


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


class OrthogonalDistribution(WeightInit):
    """gain · Q, Q from the QR decomposition of a random normal matrix.

    Its rows or columns, whichever are fewer, are orthogonal and of length 1. Weights of more than two axes are
    taken as a matrix of their first axis and all others. DL4J: OrthogonalDistribution; Keras: Orthogonal, its
    default for recurrent weights. arXiv:1312.6120.

    Args:
        gain: Length of the rows or columns. Default: 1.0.

    Example:
        >>> made = nn.weight_inits.OrthogonalDistribution()
    """

    _name = "OrthogonalDistribution"
    _aliases = ("orthogonal",)
    _positional = ("gain",)
    _keys = (Key("gain", "gain", Number(), default=1.0),)

    gain: float

    def __init__(self, gain: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, gain: float | None = ...) -> OrthogonalDistribution: ...


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


class SigmoidUniform(WeightInit):
    """U(±4 · sqrt(6 / (fanIn + fanOut))).

    Glorot and Bengio 2010, for sigmoid.

    Example:
        >>> made = nn.weight_inits.SigmoidUniform()
    """

    _name = "SigmoidUniform"
    _aliases = ("sigmoid_uniform",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> SigmoidUniform: ...


class TruncatedNormalDistribution(WeightInit):
    """N(mean, std²), drawn anew where it lies more than 2 · std from mean: the variance is 0.774 · std².

    DL4J: TruncatedNormalDistribution; Keras: TruncatedNormal.

    Args:
        std: Standard deviation before the cut. At least 0.
        mean: Mean. Default: 0.0.

    Example:
        >>> made = nn.weight_inits.TruncatedNormalDistribution(std=0.5)
    """

    _name = "TruncatedNormalDistribution"
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

        def replace(self, *, mean: float | None = ..., std: float | None = ...) -> TruncatedNormalDistribution: ...


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


class VarScalingNormalFanAvg(WeightInit):
    """N(0, 1 / ((fanIn + fanOut) / 2)) without what lies beyond two standard deviations.

    That leaves 0.774 of the variance, as in DL4J (Keras's VarianceScaling makes up for it).

    Example:
        >>> made = nn.weight_inits.VarScalingNormalFanAvg()
    """

    _name = "VarScalingNormalFanAvg"
    _aliases = ("var_scaling_normal_fan_avg",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingNormalFanAvg: ...


class VarScalingNormalFanIn(WeightInit):
    """N(0, 1 / fanIn) without what lies beyond two standard deviations.

    That leaves 0.774 of the variance, as in DL4J (Keras's VarianceScaling makes up for it).

    Example:
        >>> made = nn.weight_inits.VarScalingNormalFanIn()
    """

    _name = "VarScalingNormalFanIn"
    _aliases = ("var_scaling_normal_fan_in",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingNormalFanIn: ...


class VarScalingNormalFanOut(WeightInit):
    """N(0, 1 / fanOut) without what lies beyond two standard deviations.

    That leaves 0.774 of the variance, as in DL4J (Keras's VarianceScaling makes up for it).

    Example:
        >>> made = nn.weight_inits.VarScalingNormalFanOut()
    """

    _name = "VarScalingNormalFanOut"
    _aliases = ("var_scaling_normal_fan_out",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingNormalFanOut: ...


class VarScalingUniformFanAvg(WeightInit):
    """U(±sqrt(3 / ((fanIn + fanOut) / 2))), as in Keras.

    DL4J 1.0.0-M2.1 draws from three times the variance.

    Example:
        >>> made = nn.weight_inits.VarScalingUniformFanAvg()
    """

    _name = "VarScalingUniformFanAvg"
    _aliases = ("var_scaling_uniform_fan_avg",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingUniformFanAvg: ...


class VarScalingUniformFanIn(WeightInit):
    """U(±sqrt(3 / fanIn)), as in Keras.

    DL4J 1.0.0-M2.1 draws from three times the variance.

    Example:
        >>> made = nn.weight_inits.VarScalingUniformFanIn()
    """

    _name = "VarScalingUniformFanIn"
    _aliases = ("var_scaling_uniform_fan_in",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingUniformFanIn: ...


class VarScalingUniformFanOut(WeightInit):
    """U(±sqrt(3 / fanOut)), as in Keras.

    DL4J 1.0.0-M2.1 draws from three times the variance.

    Example:
        >>> made = nn.weight_inits.VarScalingUniformFanOut()
    """

    _name = "VarScalingUniformFanOut"
    _aliases = ("var_scaling_uniform_fan_out",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> VarScalingUniformFanOut: ...


class WeightInitEmbedding(WeightInit):
    """The given vectors, for embeddings.

    They stand in the configuration and its JSON: of a large vocabulary rather set the parameter. DL4J:
    WeightInitEmbedding.

    Args:
        vectors: The vectors, one row for each word: [n_in, n_out] of the layer.

    Example:
        >>> made = nn.weight_inits.WeightInitEmbedding(vectors=[[0.5, 1], [2, 3]])
    """

    _name = "WeightInitEmbedding"
    _positional = ("vectors",)
    _keys = (Key("vectors", "vectors", Matrix(), required=True),)

    vectors: tuple[tuple[float, ...], ...]

    def __init__(self, vectors: Sequence[Sequence[float]] | NDArray[Any]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, vectors: Sequence[Sequence[float]] | NDArray[Any] | None = ...) -> WeightInitEmbedding: ...


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


class XavierLegacy(WeightInit):
    """N(0, 1 / (fanIn + fanOut)).

    For files of old releases of DL4J (which takes the sizes of the first two axes in place of the fans: the same
    for dense layers).

    Example:
        >>> made = nn.weight_inits.XavierLegacy()
    """

    _name = "XavierLegacy"
    _aliases = ("xavier_legacy",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> XavierLegacy: ...


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
        "BinomialDistribution",
        "identity",
        "lecun_normal",
        "lecun_uniform",
        "normal",
        "ones",
        "orthogonal",
        "relu",
        "relu_uniform",
        "sigmoid_uniform",
        "uniform",
        "var_scaling_normal_fan_avg",
        "var_scaling_normal_fan_in",
        "var_scaling_normal_fan_out",
        "var_scaling_uniform_fan_avg",
        "var_scaling_uniform_fan_in",
        "var_scaling_uniform_fan_out",
        "xavier",
        "xavier_fan_in",
        "xavier_legacy",
        "xavier_uniform",
        "zero",
    ]
)
