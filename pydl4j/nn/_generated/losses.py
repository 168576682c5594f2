"""What training makes small: y are the labels, o the outputs [n, n_out]; the mean over the mini-batch of n
examples is taken.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Integer, Number, Numbers

__all__ = [
    "BINARY_FOCAL",
    "CATEGORICAL_FOCAL",
    "COSINE_PROXIMITY",
    "DICE",
    "F_MEASURE",
    "HINGE",
    "HUBER",
    "KL_DIVERGENCE",
    "L1",
    "L2",
    "LOG_COSH",
    "MAE",
    "MAPE",
    "MCXENT",
    "MIXTURE_DENSITY",
    "MSE",
    "MSLE",
    "MULTI_LABEL",
    "POISSON",
    "SQUARED_HINGE",
    "TVERSKY",
    "WASSERSTEIN",
    "XENT",
    "LossFunction",
]


class LossFunction(Configured):
    """What training makes small: y are the labels, o the outputs [n, n_out]; the mean over the mini-batch of n
    examples is taken.
    """

    _kind = "loss"
    _shorthand = True


class BINARY_FOCAL(LossFunction):
    """Binary cross-entropy that counts what is right already little.

    mean over outputs of -(1 - p)^gamma · log(p), with p = o where y is 1 and 1 - o where it is 0. Labels: 0 to 1.
    Refuses activations beyond 0 to 1, and softmax. Keras: BinaryFocalCrossentropy. arXiv:1708.02002.

    Args:
        gamma: How little right outputs count; 0 is plain cross-entropy. At least 0. Default: 2.0.
        alpha: Weight of label 1, that of label 0 is the rest; both count 1 when not set (Keras's
            apply_class_balancing=False). Between 0 and 1.
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.
        label_smoothing: How much labels are drawn to the middle: y becomes y · (1 - label_smoothing) +
            label_smoothing / 2. At least 0 and less than 1. Default: 0.0.

    Example:
        >>> made = nn.losses.BINARY_FOCAL()
    """

    _name = "BINARY_FOCAL"
    _aliases = ("binary_focal", "binary_focal_crossentropy")
    _positional = ("gamma", "alpha", "weights", "label_smoothing")
    _keys = (
        Key("gamma", "gamma", Number(), default=2.0, words="at least 0", minimum=0),
        Key("alpha", "alpha", Number(), words="between 0 and 1", minimum=0, maximum=1),
        Key("weights", "weights", Numbers()),
        Key(
            "label_smoothing",
            "labelSmoothing",
            Number(),
            default=0.0,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
    )

    gamma: float
    alpha: float | None
    weights: tuple[float, ...] | None
    label_smoothing: float

    def __init__(
        self, gamma: float = 2.0, alpha: float | None = None, weights: Sequence[float] | None = None, label_smoothing: float = 0.0
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            gamma: float | None = ...,
            alpha: float | None = ...,
            weights: Sequence[float] | None = ...,
            label_smoothing: float | None = ...,
        ) -> BINARY_FOCAL: ...


class CATEGORICAL_FOCAL(LossFunction):
    """Multi-class cross-entropy that counts what is right already little.

    -sum over outputs of y · (1 - o)^gamma · log(o). Labels: one-hot (or any probabilities) [n, n_out], or class
    indices [n]. Refuses activations that do not sum to 1. Keras: CategoricalFocalCrossentropy, whose alpha of 0.25
    is weights=[0.25, …] here. arXiv:1708.02002.

    Args:
        gamma: How little right outputs count; 0 is plain cross-entropy. At least 0. Default: 2.0.
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.
        label_smoothing: How much of a label is spread over all outputs: y becomes y · (1 - label_smoothing) +
            label_smoothing / n_out. At least 0 and less than 1. Default: 0.0.

    Example:
        >>> made = nn.losses.CATEGORICAL_FOCAL()
    """

    _name = "CATEGORICAL_FOCAL"
    _aliases = ("categorical_focal", "categorical_focal_crossentropy")
    _positional = ("gamma", "weights", "label_smoothing")
    _keys = (
        Key("gamma", "gamma", Number(), default=2.0, words="at least 0", minimum=0),
        Key("weights", "weights", Numbers()),
        Key(
            "label_smoothing",
            "labelSmoothing",
            Number(),
            default=0.0,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
    )

    gamma: float
    weights: tuple[float, ...] | None
    label_smoothing: float

    def __init__(self, gamma: float = 2.0, weights: Sequence[float] | None = None, label_smoothing: float = 0.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, gamma: float | None = ..., weights: Sequence[float] | None = ..., label_smoothing: float | None = ...
        ) -> CATEGORICAL_FOCAL: ...


class COSINE_PROXIMITY(LossFunction):
    """-sum over outputs of y · o, divided by the lengths of y and o (at least 1e-8 each).

    -1 for one direction, 1 for the opposite. DL4J: LossFunction.COSINE_PROXIMITY; Keras: CosineSimilarity.

    Example:
        >>> made = nn.losses.COSINE_PROXIMITY()
    """

    _name = "COSINE_PROXIMITY"
    _aliases = ("cosine_proximity", "cosine_similarity")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> COSINE_PROXIMITY: ...


class DICE(LossFunction):
    """Overlap: 1 - 2 · TP / (sum of o + sum of y + 1e-7), TP = sum of y · o over the mini-batch and all outputs.

    A loss of whole mini-batches. Labels: 0 to 1. Keras: Dice. arXiv:1606.04797.

    Example:
        >>> made = nn.losses.DICE()
    """

    _name = "DICE"
    _aliases = ("dice",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> DICE: ...


class F_MEASURE(LossFunction):
    """1 - F over a mini-batch.

    F = (1 + beta²) · TP / (sum of o + beta² · sum of y), TP = sum of y · o over the mini-batch: soft counts of the
    positive class. For one output, or two whose second is the positive class. A loss of whole mini-batches: take
    large ones. Labels: 0 to 1. DL4J: LossFMeasure. Source: Pastor-Pellicer et al. 2013.

    Args:
        beta: How much more recall counts than precision. Greater than 0. Default: 1.0.

    Example:
        >>> made = nn.losses.F_MEASURE()
    """

    _name = "F_MEASURE"
    _aliases = ("f_measure", "fmeasure")
    _positional = ("beta",)
    _keys = (Key("beta", "beta", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),)

    beta: float

    def __init__(self, beta: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, beta: float | None = ...) -> F_MEASURE: ...


class HINGE(LossFunction):
    """Sum over outputs of max(0, 1 - y · o).

    Labels: -1 and 1. DL4J: LossFunction.HINGE; in Keras the mean over outputs.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.HINGE()
    """

    _name = "HINGE"
    _aliases = ("hinge",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> HINGE: ...


class HUBER(LossFunction):
    """Mean over outputs of d² / 2 for |d| <= delta, else delta · (|d| - delta / 2), with d = o - y.

    Keras: Huber; PyTorch: HuberLoss.

    Args:
        delta: Where the parabola becomes a line. Greater than 0. Default: 1.0.
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.HUBER()
    """

    _name = "HUBER"
    _aliases = ("huber",)
    _positional = ("delta", "weights")
    _keys = (
        Key("delta", "delta", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("weights", "weights", Numbers()),
    )

    delta: float
    weights: tuple[float, ...] | None

    def __init__(self, delta: float = 1.0, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ..., weights: Sequence[float] | None = ...) -> HUBER: ...


class KL_DIVERGENCE(LossFunction):
    """Kullback-Leibler divergence: sum over outputs of y · log(y / o).

    With softmax and sigmoid it is computed from the logits. Labels: 0 to 1. DL4J: LossFunction.KL_DIVERGENCE, and
    RECONSTRUCTION_CROSSENTROPY, which is the same there (labels 0 and 1 count as 1e-5 and 1 there: 1e-4 of
    difference).

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.KL_DIVERGENCE()
    """

    _name = "KL_DIVERGENCE"
    _aliases = ("kl_divergence", "reconstruction_crossentropy", "kld")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> KL_DIVERGENCE: ...


class L1(LossFunction):
    """Sum over outputs of |o - y|.

    DL4J: LossFunction.L1.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.L1()
    """

    _name = "L1"
    _aliases = ("l1",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> L1: ...


class L2(LossFunction):
    """Sum over outputs of (o - y)².

    DL4J: LossFunction.L2.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.L2()
    """

    _name = "L2"
    _aliases = ("l2",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> L2: ...


class LOG_COSH(LossFunction):
    """Mean over outputs of log(cosh(o - y)).

    Keras: LogCosh.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.LOG_COSH()
    """

    _name = "LOG_COSH"
    _aliases = ("log_cosh", "logcosh")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> LOG_COSH: ...


class MAE(LossFunction):
    """Mean absolute error: sum over outputs of |o - y|, divided by n_out.

    DL4J: LossFunction.MEAN_ABSOLUTE_ERROR.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.MAE()
    """

    _name = "MAE"
    _aliases = ("mae", "mean_absolute_error")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> MAE: ...


class MAPE(LossFunction):
    """Mean absolute percentage error.

    100 · sum over outputs of |(o - y) / y|, divided by n_out; labels nearer to 0 than 1e-7 count as 1e-7, as in
    Keras. DL4J: LossFunction.MEAN_ABSOLUTE_PERCENTAGE_ERROR.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.MAPE()
    """

    _name = "MAPE"
    _aliases = ("mape", "mean_absolute_percentage_error")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> MAPE: ...


class MCXENT(LossFunction):
    """Multi-class cross-entropy: -sum over outputs of y · log(o).

    With softmax it is computed from the logits in one step. Labels: one-hot (or any probabilities) [n, n_out], or
    class indices [n]. Refuses activations that do not sum to 1. DL4J: LossFunction.MCXENT, NEGATIVELOGLIKELIHOOD
    and SPARSE_MCXENT.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.
        label_smoothing: How much of a label is spread over all outputs: y becomes y · (1 - label_smoothing) +
            label_smoothing / n_out. At least 0 and less than 1. Default: 0.0.

    Example:
        >>> made = nn.losses.MCXENT()
    """

    _name = "MCXENT"
    _aliases = ("mcxent", "negativeloglikelihood", "sparse_mcxent")
    _positional = ("weights", "label_smoothing")
    _keys = (
        Key("weights", "weights", Numbers()),
        Key(
            "label_smoothing",
            "labelSmoothing",
            Number(),
            default=0.0,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
    )

    weights: tuple[float, ...] | None
    label_smoothing: float

    def __init__(self, weights: Sequence[float] | None = None, label_smoothing: float = 0.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ..., label_smoothing: float | None = ...) -> MCXENT: ...


class MIXTURE_DENSITY(LossFunction):
    """Negative logarithm of the density of a mixture of Gaussians at the labels [n, label_width].

    The outputs are, behind each other: gaussians numbers whose softmax are the shares, gaussians logarithms of
    standard deviations, and gaussians · label_width means; n_out is gaussians · (label_width + 2), the activation
    identity. DL4J: LossMixtureDensity. Source: Bishop 1994, Mixture density networks.

    Args:
        gaussians: How many Gaussians are mixed. At least 1.
        label_width: Labels of an example. At least 1.

    Example:
        >>> made = nn.losses.MIXTURE_DENSITY(gaussians=10, label_width=10)
    """

    _name = "MIXTURE_DENSITY"
    _aliases = ("mixture_density",)
    _positional = ("gaussians", "label_width")
    _keys = (
        Key("gaussians", "gaussians", Integer(), required=True, words="at least 1", minimum=1),
        Key("label_width", "labelWidth", Integer(), required=True, words="at least 1", minimum=1),
    )

    gaussians: int
    label_width: int

    def __init__(self, gaussians: int, label_width: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, gaussians: int | None = ..., label_width: int | None = ...) -> MIXTURE_DENSITY: ...


class MSE(LossFunction):
    """Mean squared error: sum over outputs of (o - y)², divided by n_out.

    DL4J: LossFunction.MSE.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.MSE()
    """

    _name = "MSE"
    _aliases = ("mse", "squared_loss")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> MSE: ...


class MSLE(LossFunction):
    """Mean squared logarithmic error: sum over outputs of (log(1 + o) - log(1 + y))², divided by n_out.

    Labels: at least 0; outputs below -1 + 1e-7 count as that. DL4J: LossFunction.MEAN_SQUARED_LOGARITHMIC_ERROR.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.MSLE()
    """

    _name = "MSLE"
    _aliases = ("msle", "mean_squared_logarithmic_error")
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> MSLE: ...


class MULTI_LABEL(LossFunction):
    """Labels that should lie above others.

    sum over right outputs k and wrong outputs l of exp(o_l - o_k), divided by the number of such pairs; 0 where all
    are right or all are wrong. Labels: 0 and 1. DL4J: LossMultiLabel. Source: Zhang and Zhou 2006 (BP-MLL).

    Example:
        >>> made = nn.losses.MULTI_LABEL()
    """

    _name = "MULTI_LABEL"
    _aliases = ("multi_label", "multilabel")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> MULTI_LABEL: ...


class POISSON(LossFunction):
    """Sum over outputs of o - y · log(o).

    Labels: at least 0; outputs below 1e-7 count as that in the logarithm. DL4J: LossFunction.POISSON; in Keras and
    PyTorch the mean over outputs.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.POISSON()
    """

    _name = "POISSON"
    _aliases = ("poisson",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> POISSON: ...


class SQUARED_HINGE(LossFunction):
    """Sum over outputs of max(0, 1 - y · o)².

    Labels: -1 and 1. DL4J: LossFunction.SQUARED_HINGE; in Keras the mean over outputs.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.SQUARED_HINGE()
    """

    _name = "SQUARED_HINGE"
    _aliases = ("squared_hinge",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> SQUARED_HINGE: ...


class TVERSKY(LossFunction):
    """Overlap that weighs errors.

    1 - TP / (TP + alpha · FP + beta · FN + 1e-7), with TP, FP and FN the sums of y · o, (1 - y) · o and y · (1 - o)
    over the mini-batch and all outputs. A loss of whole mini-batches. Labels: 0 to 1. Keras: Tversky.
    arXiv:1706.05721.

    Args:
        alpha: Weight of false positives. At least 0. Default: 0.5.
        beta: Weight of false negatives. At least 0. Default: 0.5.

    Example:
        >>> made = nn.losses.TVERSKY()
    """

    _name = "TVERSKY"
    _aliases = ("tversky",)
    _positional = ("alpha", "beta")
    _keys = (
        Key("alpha", "alpha", Number(), default=0.5, words="at least 0", minimum=0),
        Key("beta", "beta", Number(), default=0.5, words="at least 0", minimum=0),
    )

    alpha: float
    beta: float

    def __init__(self, alpha: float = 0.5, beta: float = 0.5) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, alpha: float | None = ..., beta: float | None = ...) -> TVERSKY: ...


class WASSERSTEIN(LossFunction):
    """Mean over outputs of y · o, for critics with labels -1 and 1.

    DL4J: LossFunction.WASSERSTEIN. arXiv:1701.07875.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.

    Example:
        >>> made = nn.losses.WASSERSTEIN()
    """

    _name = "WASSERSTEIN"
    _aliases = ("wasserstein",)
    _positional = ("weights",)
    _keys = (Key("weights", "weights", Numbers()),)

    weights: tuple[float, ...] | None

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ...) -> WASSERSTEIN: ...


class XENT(LossFunction):
    """Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o).

    With sigmoid it is computed from the logits in one step; other outputs are kept 1e-5 off 0 and 1, as in DL4J.
    Labels: 0 to 1. Refuses activations beyond 0 to 1, and softmax. DL4J: LossFunction.XENT.

    Args:
        weights: How much each output counts, one number for each of them, as in DL4J (for classes: class weights).
            All count 1 when not set. Numbers from 0 on, one for each output.
        label_smoothing: How much labels are drawn to the middle: y becomes y · (1 - label_smoothing) +
            label_smoothing / 2. At least 0 and less than 1. Default: 0.0.

    Example:
        >>> made = nn.losses.XENT()
    """

    _name = "XENT"
    _aliases = ("xent",)
    _positional = ("weights", "label_smoothing")
    _keys = (
        Key("weights", "weights", Numbers()),
        Key(
            "label_smoothing",
            "labelSmoothing",
            Number(),
            default=0.0,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
    )

    weights: tuple[float, ...] | None
    label_smoothing: float

    def __init__(self, weights: Sequence[float] | None = None, label_smoothing: float = 0.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, weights: Sequence[float] | None = ..., label_smoothing: float | None = ...) -> XENT: ...


LossFunctionLike: TypeAlias = (
    LossFunction
    | Literal[
        "binary_focal",
        "categorical_focal",
        "cosine_proximity",
        "dice",
        "f_measure",
        "hinge",
        "huber",
        "kl_divergence",
        "l1",
        "l2",
        "log_cosh",
        "mae",
        "mape",
        "mcxent",
        "mse",
        "msle",
        "multi_label",
        "poisson",
        "squared_hinge",
        "tversky",
        "wasserstein",
        "xent",
    ]
)
