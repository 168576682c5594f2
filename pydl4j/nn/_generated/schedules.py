"""A number that changes while training goes on.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integer, Number

__all__ = ["ExponentialSchedule", "FixedSchedule", "InverseSchedule", "PolySchedule", "Schedule", "SigmoidSchedule", "StepSchedule"]


class Schedule(Configured):
    """A number that changes while training goes on."""

    _kind = "schedule"
    _shorthand = False


class ExponentialSchedule(Schedule):
    """initial_value · gamma^i.

    DL4J: ExponentialSchedule.

    Args:
        initial_value: The value at step 0.
        gamma: How fast the value changes.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.ExponentialSchedule(initial_value=0.5, gamma=0.5)
    """

    _name = "ExponentialSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True),
        Key("gamma", "gamma", Number(), required=True),
    )

    schedule_type: str
    initial_value: float
    gamma: float

    def __init__(self, schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, gamma: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, schedule_type: Literal["iteration", "epoch"] | None = ..., initial_value: float | None = ..., gamma: float | None = ...
        ) -> ExponentialSchedule: ...


class FixedSchedule(Schedule):
    """value.

    DL4J: FixedSchedule.

    Args:
        value: The value at every step.

    Example:
        >>> made = nn.FixedSchedule(value=0.5)
    """

    _name = "FixedSchedule"
    _positional = ("value",)
    _keys = (Key("value", "value", Number(), required=True),)

    value: float

    def __init__(self, value: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, value: float | None = ...) -> FixedSchedule: ...


class InverseSchedule(Schedule):
    """initial_value / (1 + gamma · i)^power.

    DL4J: InverseSchedule.

    Args:
        initial_value: The value at step 0.
        gamma: How fast the value changes.
        power: Exponent of the decay.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.InverseSchedule(initial_value=0.5, gamma=0.5, power=0.5)
    """

    _name = "InverseSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True),
        Key("gamma", "gamma", Number(), required=True),
        Key("power", "power", Number(), required=True),
    )

    schedule_type: str
    initial_value: float
    gamma: float
    power: float

    def __init__(
        self, schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, gamma: float, power: float
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            initial_value: float | None = ...,
            gamma: float | None = ...,
            power: float | None = ...,
        ) -> InverseSchedule: ...


class PolySchedule(Schedule):
    """initial_value · (1 - i / max_iter)^power, 0 from max_iter on, as DL4J's documentation has it.

    DL4J 1.0.0-M2.1 itself computes (1 + i / max_iter)^power, which grows until it falls to 0 at max_iter. DL4J:
    PolySchedule.

    Args:
        initial_value: The value at step 0.
        power: Exponent of the decay.
        max_iter: The step at which the value reaches 0. At least 1.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.PolySchedule(initial_value=0.5, power=0.5, max_iter=10)
    """

    _name = "PolySchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True),
        Key("power", "power", Number(), required=True),
        Key("max_iter", "maxIter", Integer(), required=True, words="at least 1", minimum=1),
    )

    schedule_type: str
    initial_value: float
    power: float
    max_iter: int

    def __init__(
        self, schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, power: float, max_iter: int
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            initial_value: float | None = ...,
            power: float | None = ...,
            max_iter: int | None = ...,
        ) -> PolySchedule: ...


class SigmoidSchedule(Schedule):
    """initial_value / (1 + exp(-gamma · (i - step_size))).

    DL4J: SigmoidSchedule.

    Args:
        initial_value: The value at step 0.
        gamma: How fast the value changes.
        step_size: The step in the middle of the slope.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.SigmoidSchedule(initial_value=0.5, gamma=0.5, step_size=10)
    """

    _name = "SigmoidSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True),
        Key("gamma", "gamma", Number(), required=True),
        Key("step_size", "stepSize", Integer(), required=True),
    )

    schedule_type: str
    initial_value: float
    gamma: float
    step_size: int

    def __init__(
        self, schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, gamma: float, step_size: int
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            initial_value: float | None = ...,
            gamma: float | None = ...,
            step_size: int | None = ...,
        ) -> SigmoidSchedule: ...


class StepSchedule(Schedule):
    """initial_value · decay_rate^floor(i / step).

    DL4J: StepSchedule.

    Args:
        initial_value: The value at step 0.
        decay_rate: Factor after each period.
        step: Length of a period. Greater than 0.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.StepSchedule(initial_value=0.5, decay_rate=0.5, step=0.5)
    """

    _name = "StepSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True),
        Key("decay_rate", "decayRate", Number(), required=True),
        Key("step", "step", Number(), required=True, words="greater than 0", minimum=0, exclusive=(True, False)),
    )

    schedule_type: str
    initial_value: float
    decay_rate: float
    step: float

    def __init__(
        self, schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, decay_rate: float, step: float
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            initial_value: float | None = ...,
            decay_rate: float | None = ...,
            step: float | None = ...,
        ) -> StepSchedule: ...
