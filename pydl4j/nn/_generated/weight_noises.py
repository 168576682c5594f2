"""What training does at random to the weights that a layer computes with; the weights themselves stay, and outside
of training nothing changes.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, NumberOr, Object

if TYPE_CHECKING:
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike

__all__ = ["DropConnect", "IWeightNoise", "WeightNoise"]


class IWeightNoise(Configured):
    """What training does at random to the weights that a layer computes with; the weights themselves stay, and outside
    of training nothing changes.
    """

    _kind = "weightNoise"
    _shorthand = False


class DropConnect(IWeightNoise):
    """Each weight is kept with a probability and divided by it, so that its mean stays; otherwise it is 0.

    DL4J: DropConnect, which does not divide. Source: Wan et al. 2013.

    Args:
        weight_retain_probability: Probability of KEEPING each weight, a number or a schedule. 1 and 0 mean that all
            are kept. Between 0 and 1.
        apply_to_biases: Whether biases are dropped, too. Default: False.

    Example:
        >>> made = nn.DropConnect(weight_retain_probability=0.5)
    """

    _name = "DropConnect"
    _positional = ("weight_retain_probability", "apply_to_biases")
    _keys = (
        Key(
            "weight_retain_probability",
            "weightRetainProbability",
            NumberOr("schedule", "FixedSchedule"),
            required=True,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key("apply_to_biases", "applyToBiases", Boolean(), default=False),
    )

    weight_retain_probability: float | Schedule
    apply_to_biases: bool

    def __init__(self, weight_retain_probability: float | Schedule, apply_to_biases: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, weight_retain_probability: float | Schedule | None = ..., apply_to_biases: bool | None = ...
        ) -> DropConnect: ...


class WeightNoise(IWeightNoise):
    """Random numbers are added to the weights, or multiply them.

    DL4J: WeightNoise.

    Args:
        distribution: The distribution of the random numbers. A distribution of single numbers, such as
            NormalDistribution. Default: NormalDistribution(mean=0.0, std=0.1).
        additive: Whether the numbers are added to the weights; otherwise they multiply them. Default: True.
        apply_to_bias: Whether biases are changed, too. Default: False.

    Example:
        >>> made = nn.WeightNoise()
    """

    _name = "WeightNoise"
    _positional = ("distribution", "additive", "apply_to_bias")
    _keys = (
        Key("distribution", "distribution", Object("weightInit"), default={"@class": "NormalDistribution", "mean": 0.0, "std": 0.1}),
        Key("additive", "additive", Boolean(), default=True),
        Key("apply_to_bias", "applyToBias", Boolean(), default=False),
    )

    distribution: WeightInit
    additive: bool
    apply_to_bias: bool

    def __init__(self, distribution: WeightInitLike | None = None, additive: bool = True, apply_to_bias: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, distribution: WeightInitLike | None = ..., additive: bool | None = ..., apply_to_bias: bool | None = ...
        ) -> WeightNoise: ...
