"""How parameters follow their gradient (DL4J's updaters).

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Number, NumberOr, Object

if TYPE_CHECKING:
    from pydl4j.nn._generated.schedules import Schedule

__all__ = [
    "LAMB",
    "AMSGrad",
    "AdaBelief",
    "AdaDelta",
    "AdaGrad",
    "AdaMax",
    "Adam",
    "AdamW",
    "Lion",
    "Momentum",
    "Nadam",
    "Nesterovs",
    "NoOp",
    "RmsProp",
    "Sgd",
    "Updater",
]


class Updater(Configured):
    """How parameters follow their gradient (DL4J's updaters)."""

    _kind = "updater"
    _shorthand = True


class AMSGrad(Updater):
    """Adam with the greatest v so far.

    m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; vHat' = max(vHat, v'); p -= lr · sqrt(1 - b2^t) / (1 -
    b1^t) · m' / (sqrt(vHat') + epsilon), t from 1. State: m, v, vHat. DL4J: AMSGrad. Source: arXiv:1904.09237.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.AMSGrad()
    """

    _name = "AMSGrad"
    _aliases = ("amsgrad",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-08,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> AMSGrad: ...


class AdaBelief(Updater):
    """Adam with the square of what the gradient differs from its mean by.

    m' = b1 · m + (1 - b1) · g; s' = b2 · s + (1 - b2) · (g - m')² + epsilon; p -= lr · sqrt(1 - b2^t) / (1 - b1^t)
    · m' / (sqrt(s') + epsilon), t from 1. State: m, s. DL4J: AdaBelief. Source: arXiv:2010.07468.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-14.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.AdaBelief()
    """

    _name = "AdaBelief"
    _aliases = ("adabelief",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-14, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-14,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> AdaBelief: ...


class AdaDelta(Updater):
    """Steps by the ratio of past steps and past gradients.

    msg' = rho · msg + (1 - rho) · g²; d = g · sqrt(msdx + epsilon) / sqrt(msg' + epsilon); msdx' = rho · msdx + (1
    - rho) · d²; p -= d. State: msg, msdx. No learning rate, as in DL4J: AdaDelta. Source: arXiv:1212.5701.

    Args:
        rho: Decay of the running means of squared gradients and steps. At least 0 and less than 1. Default: 0.95.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-06.

    Example:
        >>> made = nn.AdaDelta()
    """

    _name = "AdaDelta"
    _aliases = ("adadelta",)
    _positional = ("rho", "epsilon")
    _keys = (
        Key("rho", "rho", Number(), default=0.95, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-06, words="greater than 0", minimum=0, exclusive=(True, False)),
    )

    rho: float
    epsilon: float

    def __init__(self, rho: float = 0.95, epsilon: float = 1e-06) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, rho: float | None = ..., epsilon: float | None = ...) -> AdaDelta: ...


class AdaGrad(Updater):
    """h' = h + g²; p -= lr · g / (sqrt(h') + epsilon).

    State: h, which begins with 1e-6 in the first step, as in DL4J: AdaGrad (in PyTorch with 0, in Keras with 0.1).
    Source: Duchi et al. 2011.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-06.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.AdaGrad()
    """

    _name = "AdaGrad"
    _aliases = ("adagrad",)
    _positional = ("learning_rate", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.1, words="at least 0", minimum=0),
        Key("epsilon", "epsilon", Number(), default=1e-06, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self, learning_rate: float | Schedule = 0.1, epsilon: float = 1e-06, *, learning_rate_schedule: Schedule | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> AdaGrad: ...


class AdaMax(Updater):
    """Adam with the maximum norm.

    m' = b1 · m + (1 - b1) · g; u' = max(b2 · u, |g|) + 1e-32; p -= lr / (1 - b1^t) · m' / u', t from 1. State: m,
    u. DL4J: AdaMax, which has an epsilon that enters no formula. Source: arXiv:1412.6980.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.AdaMax()
    """

    _name = "AdaMax"
    _aliases = ("adamax",)
    _positional = ("learning_rate", "beta1", "beta2")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> AdaMax: ...


class Adam(Updater):
    """Adam.

    m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= lr · sqrt(1 - b2^t) / (1 - b1^t) · m' / (sqrt(v')
    + epsilon), t from 1. State: m, v. PyTorch adds epsilon to sqrt(v' / (1 - b2^t)). DL4J: Adam. Source:
    arXiv:1412.6980.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Adam()
    """

    _name = "Adam"
    _aliases = ("adam",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-08,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Adam: ...


class AdamW(Updater):
    """Adam with decoupled weight decay.

    p *= 1 - lr · weight_decay; m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= lr / (1 - b1^t) · m' /
    (sqrt(v' / (1 - b2^t)) + epsilon), t from 1. State: m, v. PyTorch: AdamW, whose place of epsilon this is; DL4J's
    Adam has another. Source: arXiv:1711.05101.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        weight_decay: How much of a parameter each step takes away, before lr: a number or a schedule. Biases decay
            too; bias_updater gives them another updater. At least 0. Default: 0.01.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.AdamW()
    """

    _name = "AdamW"
    _aliases = ("adamw",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon", "weight_decay")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("weight_decay", "weightDecay", NumberOr("schedule", "FixedSchedule"), default=0.01, words="at least 0", minimum=0),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    weight_decay: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-08,
        weight_decay: float | Schedule = 0.01,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            weight_decay: float | Schedule | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> AdamW: ...


class LAMB(Updater):
    """Adam whose step of each parameter array is as long as the array.

    m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; u = m' / (1 - b1^t) / (sqrt(v' / (1 - b2^t)) + epsilon)
    + weight_decay · p; p -= lr · |p| / |u| · u for each parameter array (a layer's weights, its biases), t from 1;
    the ratio is 1 where a length is 0. State: m, v. Source: arXiv:1904.00962.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-06.
        weight_decay: How much of a parameter is added to its step: a number or a schedule. At least 0. Default:
            0.0.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.LAMB()
    """

    _name = "LAMB"
    _aliases = ("lamb",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon", "weight_decay")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-06, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("weight_decay", "weightDecay", NumberOr("schedule", "FixedSchedule"), default=0.0, words="at least 0", minimum=0),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    weight_decay: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-06,
        weight_decay: float | Schedule = 0.0,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            weight_decay: float | Schedule | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> LAMB: ...


class Lion(Updater):
    """p -= lr · (sign(b1 · m + (1 - b1) · g) + weight_decay · p); m' = b2 · m + (1 - b2) · g.

    State: m. Wants a learning rate 3 to 10 times smaller than Adam's. Source: arXiv:2302.06675.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.0001.
        beta1: b1: weight of the running mean in the direction of a step. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.99.
        weight_decay: How much of a parameter each step takes away, before lr: a number or a schedule. At least 0.
            Default: 0.0.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Lion()
    """

    _name = "Lion"
    _aliases = ("lion",)
    _positional = ("learning_rate", "beta1", "beta2", "weight_decay")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.0001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.99, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("weight_decay", "weightDecay", NumberOr("schedule", "FixedSchedule"), default=0.0, words="at least 0", minimum=0),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    weight_decay: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.0001,
        beta1: float = 0.9,
        beta2: float = 0.99,
        weight_decay: float | Schedule = 0.0,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            weight_decay: float | Schedule | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Lion: ...


class Momentum(Updater):
    """Polyak's momentum: v' = mu · v - lr · g; p += v'.

    State: v. Keras and PyTorch: SGD with momentum. Source: Polyak 1964.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.01.
        momentum: mu: how much of the last step is kept: a number or a schedule. Between 0 and 1. Default: 0.9.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Momentum()
    """

    _name = "Momentum"
    _aliases = ("momentum",)
    _positional = ("learning_rate", "momentum")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.01, words="at least 0", minimum=0),
        Key("momentum", "momentum", NumberOr("schedule", "FixedSchedule"), default=0.9, words="between 0 and 1", minimum=0, maximum=1),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    momentum: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(
        self, learning_rate: float | Schedule = 0.01, momentum: float | Schedule = 0.9, *, learning_rate_schedule: Schedule | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            momentum: float | Schedule | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Momentum: ...


class Nadam(Updater):
    """Adam with Nesterov's momentum.

    m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= lr / (1 - b1^t) · (b1 · m' + (1 - b1) · g) /
    (sqrt(v') + epsilon), t from 1. State: m, v. As in DL4J, v is not corrected for its start at 0 (PyTorch's and
    Keras's are), so that first steps are about sqrt(1 / (1 - b2)) times lr. DL4J: Nadam. Source: Dozat 2016.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Nadam()
    """

    _name = "Nadam"
    _aliases = ("nadam",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    beta1: float
    beta2: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-08,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Nadam: ...


class Nesterovs(Updater):
    """Nesterov's momentum: v' = mu · v - lr · g; p -= mu · v - (1 + mu) · v'.

    State: v. DL4J: Nesterovs. Source: arXiv:1212.0901.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1.
        momentum: mu: how much of the last step is kept: a number or a schedule. Between 0 and 1. Default: 0.9.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Nesterovs()
    """

    _name = "Nesterovs"
    _aliases = ("nesterovs",)
    _positional = ("learning_rate", "momentum")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.1, words="at least 0", minimum=0),
        Key("momentum", "momentum", NumberOr("schedule", "FixedSchedule"), default=0.9, words="between 0 and 1", minimum=0, maximum=1),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    momentum: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(
        self, learning_rate: float | Schedule = 0.1, momentum: float | Schedule = 0.9, *, learning_rate_schedule: Schedule | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            momentum: float | Schedule | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Nesterovs: ...


class NoOp(Updater):
    """The gradient is the step: p -= g.

    No learning rate, no state. DL4J: NoOp.

    Example:
        >>> made = nn.NoOp()
    """

    _name = "NoOp"
    _aliases = ("no_op",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> NoOp: ...


class RmsProp(Updater):
    """s' = rms_decay · s + (1 - rms_decay) · g²; p -= lr · g / (sqrt(s') + epsilon).

    State: s, which begins with epsilon in the first step, as in DL4J (in PyTorch and Keras with 0). DL4J: RmsProp.
    Source: Hinton 2012.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1.
        rms_decay: Decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.95.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.RmsProp()
    """

    _name = "RmsProp"
    _aliases = ("rmsprop",)
    _positional = ("learning_rate", "rms_decay", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.1, words="at least 0", minimum=0),
        Key(
            "rms_decay",
            "rmsDecay",
            Number(),
            default=0.95,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    rms_decay: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float | Schedule = 0.1,
        rms_decay: float = 0.95,
        epsilon: float = 1e-08,
        *,
        learning_rate_schedule: Schedule | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            learning_rate: float | Schedule | None = ...,
            rms_decay: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> RmsProp: ...


class Sgd(Updater):
    """Plain gradient descent: p -= lr · g.

    No state. DL4J: Sgd.

    Args:
        learning_rate: Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001.
        learning_rate_schedule: DL4J's name for a schedule as learning_rate; when set, takes its place.

    Example:
        >>> made = nn.Sgd()
    """

    _name = "Sgd"
    _aliases = ("sgd",)
    _positional = ("learning_rate",)
    _keys = (
        Key("learning_rate", "learningRate", NumberOr("schedule", "FixedSchedule"), default=0.001, words="at least 0", minimum=0),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float | Schedule
    learning_rate_schedule: Schedule | None

    def __init__(self, learning_rate: float | Schedule = 0.001, *, learning_rate_schedule: Schedule | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, learning_rate: float | Schedule | None = ..., learning_rate_schedule: Schedule | None = ...) -> Sgd: ...


UpdaterLike: TypeAlias = (
    Updater
    | Literal[
        "amsgrad",
        "adabelief",
        "adadelta",
        "adagrad",
        "adamax",
        "adam",
        "adamw",
        "lamb",
        "lion",
        "momentum",
        "nadam",
        "nesterovs",
        "no_op",
        "rmsprop",
        "sgd",
    ]
)
