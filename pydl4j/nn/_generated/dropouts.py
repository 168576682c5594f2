"""What training does to the input of a layer at random; outside of training the input stays as it is.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import NumberOr

if TYPE_CHECKING:
    from pydl4j.nn._generated.schedules import Schedule

__all__ = ["AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "IDropout", "SpatialDropout"]


class IDropout(Configured):
    """What training does to the input of a layer at random; outside of training the input stays as it is."""

    _kind = "dropout"
    _shorthand = False


class AlphaDropout(IDropout):
    """a · (x where kept, else -1.7580993) + b, with a and b such that mean 0 and variance 1 stay: for networks of
    SELU.

    DL4J: AlphaDropout. arXiv:1706.02515.

    Args:
        p: Probability of KEEPING each input, a number or a schedule (as in DL4J; Keras and PyTorch give the
            probability of dropping). 1 and 0 mean no dropout. Between 0 and 1.

    Example:
        >>> made = nn.dropouts.AlphaDropout(p=0.5)
    """

    _name = "AlphaDropout"
    _positional = ("p",)
    _keys = (Key("p", "p", NumberOr("schedule", "FixedSchedule"), required=True, words="between 0 and 1", minimum=0, maximum=1),)

    p: float | Schedule

    def __init__(self, p: float | Schedule) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, p: float | Schedule | None = ...) -> AlphaDropout: ...


class Dropout(IDropout):
    """x / p with probability p, else 0, for each element.

    A number p as drop_out means the same. DL4J: Dropout. Source: Srivastava et al. 2014.

    Args:
        p: Probability of KEEPING each input, a number or a schedule (as in DL4J; Keras and PyTorch give the
            probability of dropping). 1 and 0 mean no dropout. Between 0 and 1.

    Example:
        >>> made = nn.dropouts.Dropout(p=0.5)
    """

    _name = "Dropout"
    _positional = ("p",)
    _keys = (Key("p", "p", NumberOr("schedule", "FixedSchedule"), required=True, words="between 0 and 1", minimum=0, maximum=1),)

    p: float | Schedule

    def __init__(self, p: float | Schedule) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, p: float | Schedule | None = ...) -> Dropout: ...


class GaussianDropout(IDropout):
    """x · N(1, rate / (1 - rate)).

    DL4J and Keras: GaussianDropout. Source: Srivastava et al. 2014.

    Args:
        rate: As a probability of dropping: the variance is rate / (1 - rate). A number or a schedule. At least 0
            and less than 1. Default: 0.5.

    Example:
        >>> made = nn.dropouts.GaussianDropout()
    """

    _name = "GaussianDropout"
    _positional = ("rate",)
    _keys = (
        Key(
            "rate",
            "rate",
            NumberOr("schedule", "FixedSchedule"),
            default=0.5,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
    )

    rate: float | Schedule

    def __init__(self, rate: float | Schedule = 0.5) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, rate: float | Schedule | None = ...) -> GaussianDropout: ...


class GaussianNoise(IDropout):
    """x + N(0, stddev²).

    DL4J and Keras: GaussianNoise.

    Args:
        stddev: Standard deviation: a number or a schedule. At least 0. Default: 0.1.

    Example:
        >>> made = nn.dropouts.GaussianNoise()
    """

    _name = "GaussianNoise"
    _positional = ("stddev",)
    _keys = (Key("stddev", "stddev", NumberOr("schedule", "FixedSchedule"), default=0.1, words="at least 0", minimum=0),)

    stddev: float | Schedule

    def __init__(self, stddev: float | Schedule = 0.1) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, stddev: float | Schedule | None = ...) -> GaussianNoise: ...


class SpatialDropout(IDropout):
    """x / p with probability p, else 0, for each feature map [.., time] or [.., height, width] as a whole; for [n,
    size] like Dropout.

    . DL4J: SpatialDropout; Keras: SpatialDropout1D to 3D. arXiv:1411.4280.

    Args:
        p: Probability of KEEPING each feature map, a number or a schedule (as in DL4J; Keras and PyTorch give the
            probability of dropping). 1 and 0 mean no dropout. Between 0 and 1.

    Example:
        >>> made = nn.dropouts.SpatialDropout(p=0.5)
    """

    _name = "SpatialDropout"
    _positional = ("p",)
    _keys = (Key("p", "p", NumberOr("schedule", "FixedSchedule"), required=True, words="between 0 and 1", minimum=0, maximum=1),)

    p: float | Schedule

    def __init__(self, p: float | Schedule) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, p: float | Schedule | None = ...) -> SpatialDropout: ...
