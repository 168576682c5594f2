"""How an evaluation of classes counts, as Python names it and as Java's builder takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject


@dataclass(frozen=True)
class EvaluationSettings:
    """The settings that `Evaluation.of` and `evaluate` share."""

    names: Sequence[str] | None = None
    top_n: int = 1
    binary_positive_class: int | None = 1
    binary_decision_threshold: float | None = None
    cost_array: npt.ArrayLike | None = None

    def __post_init__(self) -> None:
        if isinstance(self.names, str):
            raise ConfigurationError(f"The 'names' must be a list of the classes' names. Got {self.names!r} instead.")
        if isinstance(self.top_n, bool) or not isinstance(self.top_n, (int, np.integer)) or self.top_n < 1:
            raise ConfigurationError(f"The 'top_n' must be an integer of at least 1. Got {self.top_n!r} instead.")
        if self.binary_positive_class not in (0, 1, None):
            raise ConfigurationError(f"The 'binary_positive_class' must be 0, 1 or None. Got {self.binary_positive_class!r} instead.")

    def _in_java(self, bridge: Bridge) -> JavaObject:
        builder: JavaObject = bridge.call("nn.evaluation.Evaluation", "builder")
        if self.names is not None:
            builder.call("labels", [str(name) for name in self.names])
        if self.binary_decision_threshold is not None:
            builder.call("binaryDecisionThreshold", float(self.binary_decision_threshold))
        if self.cost_array is not None:
            builder.call("costArray", [float(cost) for cost in np.asarray(self.cost_array).ravel()])
        builder.call("topN", int(self.top_n))
        builder.call("binaryPositiveClass", self.binary_positive_class)
        return builder
