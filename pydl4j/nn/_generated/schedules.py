"""A number that changes while training goes on.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integer, Number, NumberOr, Steps

__all__ = [
    "CosineRestartsSchedule",
    "CosineWarmupSchedule",
    "CycleSchedule",
    "ExponentialSchedule",
    "FixedSchedule",
    "InverseSchedule",
    "MapSchedule",
    "PolySchedule",
    "RampSchedule",
    "Schedule",
    "SigmoidSchedule",
    "StepSchedule",
]


class Schedule(Configured):
    """A number that changes while training goes on."""

    _kind = "schedule"
    _shorthand = False


class CosineRestartsSchedule(Schedule):
    """Half a cosine down, over and over.

    In period k, which has first_period · period_factor^k steps: initial_value · value_factor^k · ((1 - alpha) · (1
    + cos(pi · steps done / steps)) / 2 + alpha). Keras: CosineDecayRestarts. Source: arXiv:1608.03983.

    Args:
        initial_value: The value at step 0. At least 0.
        first_period: Steps of the first period. At least 1.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".
        period_factor: How much longer each period is than the one before. At least 1. Default: 2.0.
        value_factor: How much each period begins with of what the one before began with. Greater than 0. Default:
            1.0.
        alpha: The least value of a period, as a part of what it begins with. Between 0 and 1. Default: 0.0.

    Example:
        >>> made = nn.CosineRestartsSchedule(initial_value=0.5, first_period=10)
    """

    _name = "CosineRestartsSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
        Key("first_period", "firstPeriod", Integer(), required=True, words="at least 1", minimum=1),
        Key("period_factor", "periodFactor", Number(), default=2.0, words="at least 1", minimum=1),
        Key("value_factor", "valueFactor", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("alpha", "alpha", Number(), default=0.0, words="between 0 and 1", minimum=0, maximum=1),
    )

    schedule_type: str
    initial_value: float
    first_period: int
    period_factor: float
    value_factor: float
    alpha: float

    def __init__(
        self,
        schedule_type: Literal["iteration", "epoch"] = "iteration",
        *,
        initial_value: float,
        first_period: int,
        period_factor: float = 2.0,
        value_factor: float = 1.0,
        alpha: float = 0.0,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            initial_value: float | None = ...,
            first_period: int | None = ...,
            period_factor: float | None = ...,
            value_factor: float | None = ...,
            alpha: float | None = ...,
        ) -> CosineRestartsSchedule: ...


class CosineWarmupSchedule(Schedule):
    """A linear rise, then half a cosine down.

    peak_value · (i + 1) / warmup for the first warmup steps, then final_value + (peak_value - final_value) · (1 +
    cos(pi · (i - warmup) / (total - warmup))) / 2; final_value from total on. Source: arXiv:1608.03983, with the
    warm-up of arXiv:1706.02677.

    Args:
        peak_value: The value that the rise ends at and the cosine begins with. At least 0.
        total: The step at which the value reaches final_value, the warm-up included. At least 1.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".
        warmup: Steps of the rise; must be fewer than total. At least 0. Default: 0.
        final_value: The value at the end. At least 0. Default: 0.0.

    Example:
        >>> made = nn.CosineWarmupSchedule(peak_value=0.5, total=10)
    """

    _name = "CosineWarmupSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("peak_value", "peakValue", Number(), required=True, words="at least 0", minimum=0),
        Key("total", "total", Integer(), required=True, words="at least 1", minimum=1),
        Key("warmup", "warmup", Integer(), default=0, words="at least 0", minimum=0),
        Key("final_value", "finalValue", Number(), default=0.0, words="at least 0", minimum=0),
    )

    schedule_type: str
    peak_value: float
    total: int
    warmup: int
    final_value: float

    def __init__(
        self,
        schedule_type: Literal["iteration", "epoch"] = "iteration",
        *,
        peak_value: float,
        total: int,
        warmup: int = 0,
        final_value: float = 0.0,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            peak_value: float | None = ...,
            total: int | None = ...,
            warmup: int | None = ...,
            final_value: float | None = ...,
        ) -> CosineWarmupSchedule: ...


class CycleSchedule(Schedule):
    """A triangle between two values, then a fall, over and over.

    From initial_value to max_value and back in 2 · floor((cycle_length - annealing_length) / 2) steps, then
    initial_value · annealing_decay^(annealing_length - steps left). DL4J: CycleSchedule, whose first step of
    annealing is above initial_value, too, where cycle_length - annealing_length is odd. Source: arXiv:1803.09820.

    Args:
        max_value: The value in the middle of the triangle. At least 0.
        cycle_length: Steps of a cycle. At least 1.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".
        initial_value: The value a cycle begins with; a tenth of max_value when not set. At least 0.
        annealing_length: Steps of the fall at the end of a cycle; a tenth of cycle_length, rounded, when not set.
            At least 0.
        annealing_decay: Factor of each step of the fall. Greater than 0. Default: 0.1.

    Example:
        >>> made = nn.CycleSchedule(max_value=0.5, cycle_length=10)
    """

    _name = "CycleSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("max_value", "maxValue", Number(), required=True, words="at least 0", minimum=0),
        Key("cycle_length", "cycleLength", Integer(), required=True, words="at least 1", minimum=1),
        Key("initial_value", "initialValue", Number(), words="at least 0", minimum=0),
        Key("annealing_length", "annealingLength", Integer(), words="at least 0", minimum=0),
        Key("annealing_decay", "annealingDecay", Number(), default=0.1, words="greater than 0", minimum=0, exclusive=(True, False)),
    )

    schedule_type: str
    max_value: float
    cycle_length: int
    initial_value: float | None
    annealing_length: int | None
    annealing_decay: float

    def __init__(
        self,
        schedule_type: Literal["iteration", "epoch"] = "iteration",
        *,
        max_value: float,
        cycle_length: int,
        initial_value: float | None = None,
        annealing_length: int | None = None,
        annealing_decay: float = 0.1,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            schedule_type: Literal["iteration", "epoch"] | None = ...,
            max_value: float | None = ...,
            cycle_length: int | None = ...,
            initial_value: float | None = ...,
            annealing_length: int | None = ...,
            annealing_decay: float | None = ...,
        ) -> CycleSchedule: ...


class ExponentialSchedule(Schedule):
    """initial_value · gamma^i.

    DL4J: ExponentialSchedule.

    Args:
        initial_value: The value at step 0. At least 0.
        gamma: How fast the value changes.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.ExponentialSchedule(initial_value=0.5, gamma=0.5)
    """

    _name = "ExponentialSchedule"
    _positional = ("schedule_type",)
    _keys = (
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
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
        value: The value at every step. At least 0.

    Example:
        >>> made = nn.FixedSchedule(value=0.5)
    """

    _name = "FixedSchedule"
    _positional = ("value",)
    _keys = (Key("value", "value", Number(), required=True, words="at least 0", minimum=0),)

    value: float

    def __init__(self, value: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, value: float | None = ...) -> FixedSchedule: ...


class InverseSchedule(Schedule):
    """initial_value / (1 + gamma · i)^power.

    DL4J: InverseSchedule.

    Args:
        initial_value: The value at step 0. At least 0.
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
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
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


class MapSchedule(Schedule):
    """The value of the last step in values that is not after i.

    DL4J: MapSchedule; Keras: PiecewiseConstantDecay.

    Args:
        values: The value from each step on; step 0 must be among them. Numbers of at least 0 by step from step 0
            on.
        schedule_type: What i in the formula counts: mini-batches or epochs, both from 0. Default: "iteration".

    Example:
        >>> made = nn.MapSchedule(values={0: 0.1, 1000: 0.01})
    """

    _name = "MapSchedule"
    _positional = ("values", "schedule_type")
    _keys = (
        Key("values", "values", Steps(), required=True),
        Key("schedule_type", "scheduleType", Enum("iteration", "epoch"), default="iteration"),
    )

    values: dict[int, float]
    schedule_type: str

    def __init__(self, values: Mapping[int, float], schedule_type: Literal["iteration", "epoch"] = "iteration") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, values: Mapping[int, float] | None = ..., schedule_type: Literal["iteration", "epoch"] | None = ...
        ) -> MapSchedule: ...


class PolySchedule(Schedule):
    """initial_value · (1 - i / max_iter)^power, 0 from max_iter on, as DL4J's documentation has it.

    DL4J 1.0.0-M2.1 itself computes (1 + i / max_iter)^power, which grows until it falls to 0 at max_iter. DL4J:
    PolySchedule.

    Args:
        initial_value: The value at step 0. At least 0.
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
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
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


class RampSchedule(Schedule):
    """base_schedule · min(1, (iteration + 1) / num_iter): a linear warm-up of any schedule.

    DL4J: RampSchedule.

    Args:
        base_schedule: What the values are after the rise: a schedule, or a number.
        num_iter: Mini-batches of the rise. At least 1.

    Example:
        >>> made = nn.RampSchedule(base_schedule=0.5, num_iter=10)
    """

    _name = "RampSchedule"
    _positional = ("base_schedule", "num_iter")
    _keys = (
        Key("base_schedule", "baseSchedule", NumberOr("schedule", "FixedSchedule"), required=True),
        Key("num_iter", "numIter", Integer(), required=True, words="at least 1", minimum=1),
    )

    base_schedule: float | Schedule
    num_iter: int

    def __init__(self, base_schedule: float | Schedule, num_iter: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, base_schedule: float | Schedule | None = ..., num_iter: int | None = ...) -> RampSchedule: ...


class SigmoidSchedule(Schedule):
    """initial_value / (1 + exp(-gamma · (i - step_size))).

    DL4J: SigmoidSchedule.

    Args:
        initial_value: The value at step 0. At least 0.
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
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
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
        initial_value: The value at step 0. At least 0.
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
        Key("initial_value", "initialValue", Number(), required=True, words="at least 0", minimum=0),
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
