"""How parameters follow their gradient (DL4J's updaters).

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Number, Object

if TYPE_CHECKING:
    from pydl4j.nn._generated.schedules import Schedule

__all__ = ["Adam", "Nesterovs", "Sgd", "Updater"]


class Updater(Configured):
    """How parameters follow their gradient (DL4J's updaters)."""

    _kind = "updater"
    _shorthand = True


class Adam(Updater):
    """Adam.

    m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= lr · sqrt(1 - b2^t) / (1 - b1^t) · m' / (sqrt(v')
    + epsilon), t from 1. State: m, v. DL4J: Adam. Source: arXiv:1412.6980.

    Args:
        learning_rate: Step size, called lr in the formula. At least 0. Default: 0.001.
        beta1: b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9.
        beta2: b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.999.
        epsilon: Keeps the division finite. Greater than 0. Default: 1e-08.
        learning_rate_schedule: When set, gives the learning rate at each step in place of learning_rate.

    Example:
        >>> made = nn.Adam()
    """

    _name = "Adam"
    _aliases = ("adam",)
    _positional = ("learning_rate", "beta1", "beta2", "epsilon")
    _keys = (
        Key("learning_rate", "learningRate", Number(), default=0.001, words="at least 0", minimum=0),
        Key("beta1", "beta1", Number(), default=0.9, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("beta2", "beta2", Number(), default=0.999, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
        Key("epsilon", "epsilon", Number(), default=1e-08, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float
    beta1: float
    beta2: float
    epsilon: float
    learning_rate_schedule: Schedule | None

    def __init__(
        self,
        learning_rate: float = 0.001,
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
            learning_rate: float | None = ...,
            beta1: float | None = ...,
            beta2: float | None = ...,
            epsilon: float | None = ...,
            learning_rate_schedule: Schedule | None = ...,
        ) -> Adam: ...


class Nesterovs(Updater):
    """Nesterov's momentum: v' = mu · v - lr · g; p -= mu · v - (1 + mu) · v'.

    State: v. DL4J: Nesterovs. Source: arXiv:1212.0901.

    Args:
        learning_rate: Step size, called lr in the formula. At least 0. Default: 0.1.
        momentum: mu: how much of the last step is kept. Between 0 and 1. Default: 0.9.
        learning_rate_schedule: When set, gives the learning rate at each step in place of learning_rate.

    Example:
        >>> made = nn.Nesterovs()
    """

    _name = "Nesterovs"
    _aliases = ("nesterovs",)
    _positional = ("learning_rate", "momentum")
    _keys = (
        Key("learning_rate", "learningRate", Number(), default=0.1, words="at least 0", minimum=0),
        Key("momentum", "momentum", Number(), default=0.9, words="between 0 and 1", minimum=0, maximum=1),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float
    momentum: float
    learning_rate_schedule: Schedule | None

    def __init__(self, learning_rate: float = 0.1, momentum: float = 0.9, *, learning_rate_schedule: Schedule | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, learning_rate: float | None = ..., momentum: float | None = ..., learning_rate_schedule: Schedule | None = ...
        ) -> Nesterovs: ...


class Sgd(Updater):
    """Plain gradient descent: p -= lr · g.

    No state. DL4J: Sgd.

    Args:
        learning_rate: Step size, called lr in the formula. At least 0. Default: 0.001.
        learning_rate_schedule: When set, gives the learning rate at each step in place of learning_rate.

    Example:
        >>> made = nn.Sgd()
    """

    _name = "Sgd"
    _aliases = ("sgd",)
    _positional = ("learning_rate",)
    _keys = (
        Key("learning_rate", "learningRate", Number(), default=0.001, words="at least 0", minimum=0),
        Key("learning_rate_schedule", "learningRateSchedule", Object("schedule")),
    )

    learning_rate: float
    learning_rate_schedule: Schedule | None

    def __init__(self, learning_rate: float = 0.001, *, learning_rate_schedule: Schedule | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, learning_rate: float | None = ..., learning_rate_schedule: Schedule | None = ...) -> Sgd: ...


UpdaterLike: TypeAlias = Updater | Literal["adam", "nesterovs", "sgd"]
