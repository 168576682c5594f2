"""Early stopping: when a training ends, and what is kept of it. Names are Deeplearning4j's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn._checks import check_count, check_flag, check_path
from pydl4j.nn._scoring import ScoreCalculator

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject


class TerminationCondition:
    """Base of what ends a training."""

    _java_arguments: tuple[Any, ...] = ()
    _of_iterations = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._java_arguments))})"

    def _in_java(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call(f"nn.earlystopping.{type(self).__name__}", "new", *self._java_arguments)
        return made


class MaxEpochsTerminationCondition(TerminationCondition):
    """Ends training after `max_epochs` epochs of this call of `fit`.

    Example:
        >>> condition = nn.MaxEpochsTerminationCondition(100)
    """

    def __init__(self, max_epochs: int) -> None:
        self._java_arguments = (check_count(f"'max_epochs' of {type(self).__name__}", max_epochs, 1),)


class ScoreImprovementEpochTerminationCondition(TerminationCondition):
    """Ends training after so many epochs without an improvement of more than `min_improvement`.

    Example:
        >>> condition = nn.ScoreImprovementEpochTerminationCondition(5)
    """

    def __init__(self, max_epochs_with_no_improvement: int, min_improvement: float = 0.0) -> None:
        epochs = check_count(f"'max_epochs_with_no_improvement' of {type(self).__name__}", max_epochs_with_no_improvement, 1)
        self._java_arguments = (epochs, _number("min_improvement", min_improvement, type(self).__name__))


class BestScoreEpochTerminationCondition(TerminationCondition):
    """Ends training when the score is as good as `best_expected_score`, or better.

    Example:
        >>> condition = nn.BestScoreEpochTerminationCondition(0.99)
    """

    def __init__(self, best_expected_score: float) -> None:
        self._java_arguments = (_number("best_expected_score", best_expected_score, type(self).__name__),)


class MaxTimeIterationTerminationCondition(TerminationCondition):
    """Ends training after the first mini-batch that is done `seconds` after the start.

    Example:
        >>> condition = nn.MaxTimeIterationTerminationCondition(3600)
    """

    _of_iterations = True

    def __init__(self, seconds: float) -> None:
        self.seconds = _number("seconds", seconds, type(self).__name__)
        if not 0 < self.seconds < 1e9:
            raise ConfigurationError(
                f"The 'seconds' of {type(self).__name__} must be more than 0 and less than 1e9. Got {seconds!r} instead."
            )

    def __repr__(self) -> str:
        return f"MaxTimeIterationTerminationCondition({self.seconds!r})"

    def _in_java(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call("nn.earlystopping.MaxTimeIterationTerminationCondition", "ofSeconds", self.seconds)
        return made


class MaxScoreIterationTerminationCondition(TerminationCondition):
    """Ends training when the loss of a mini-batch is more than `max_score`, or NaN.

    Example:
        >>> condition = nn.MaxScoreIterationTerminationCondition(1e6)
    """

    _of_iterations = True

    def __init__(self, max_score: float) -> None:
        self._java_arguments = (_number("max_score", max_score, type(self).__name__),)


class InvalidScoreIterationTerminationCondition(TerminationCondition):
    """Ends training when the score or the gradient becomes NaN or infinite, which is a `ScoreError` without this condition.

    Example:
        >>> condition = nn.InvalidScoreIterationTerminationCondition()
    """

    _of_iterations = True


class InMemoryModelSaver:
    """Keeps the best network in the memory of the JVM while `fit` runs; the network is it afterwards.

    Example:
        >>> saver = nn.InMemoryModelSaver()
    """

    def __repr__(self) -> str:
        return "InMemoryModelSaver()"

    def _in_java(self, bridge: Bridge) -> JavaObject | None:
        return None


class LocalFileModelSaver:
    """Keeps networks in files of a folder that exists: `bestModel.zip` and `latestModel.zip`, each whole at any time.

    Example:
        >>> saver = nn.LocalFileModelSaver("models")
    """

    def __init__(self, directory: str | os.PathLike[str]) -> None:
        self.directory = check_path(directory)

    def __repr__(self) -> str:
        return f"LocalFileModelSaver({self.directory!r})"

    def _in_java(self, bridge: Bridge) -> JavaObject | None:
        made: JavaObject = bridge.call("nn.earlystopping.LocalFileModelSaver", "new", self.directory)
        return made


class EarlyStoppingConfiguration:
    """When a training ends, and what is kept of it: the `early_stopping` of `fit`.

    However `fit` ends, by a condition, its epochs, an error or Ctrl-C, the network is the best one afterwards: weights,
    updater state and counters, bit for bit. `net.history.early_stopping` says how it went.

    Args:
        *conditions: Each of them ends the training.
        score_calculator: What is looked at. Default: the loss on the validation data; without such, that of the training.
        evaluate_every_n_epochs: Epochs between two scores, at least 1. Default: 1.
        model_saver: What keeps the best network. Default: one in memory.
        save_last_model: Whether the saver gets the latest network, too. Default: False.

    Example:
        >>> stopping = nn.EarlyStoppingConfiguration(nn.ScoreImprovementEpochTerminationCondition(5))
        >>> net.fit(x, y, epochs=100, validation_data=(x, y), early_stopping=stopping)
    """

    def __init__(
        self,
        *conditions: TerminationCondition,
        score_calculator: ScoreCalculator | None = None,
        evaluate_every_n_epochs: int = 1,
        model_saver: InMemoryModelSaver | LocalFileModelSaver | None = None,
        save_last_model: bool = False,
    ) -> None:
        if not conditions or not all(isinstance(each, TerminationCondition) for each in conditions):
            raise ConfigurationError(
                "EarlyStoppingConfiguration takes conditions that end the training, such as "
                f"nn.ScoreImprovementEpochTerminationCondition(5). Got {', '.join(map(repr, conditions)) or 'none'}."
            )
        if score_calculator is not None and not isinstance(score_calculator, ScoreCalculator):
            raise ConfigurationError(
                "The 'score_calculator' of EarlyStoppingConfiguration must be one, such as nn.DataSetLossCalculator(data). "
                f"Got {score_calculator!r} instead."
            )
        self.conditions: Sequence[TerminationCondition] = conditions
        self.score_calculator = score_calculator
        self.evaluate_every_n_epochs = check_count("'evaluate_every_n_epochs' of EarlyStoppingConfiguration", evaluate_every_n_epochs, 1)
        self.model_saver = model_saver
        self.save_last_model = check_flag("'save_last_model' of EarlyStoppingConfiguration", save_last_model)

    def __repr__(self) -> str:
        return f"EarlyStoppingConfiguration({', '.join(map(repr, self.conditions))})"

    def _opened(self, net: Any, stack: ExitStack) -> JavaObject:
        bridge = net._bridge_now()
        calculator = None if self.score_calculator is None else self.score_calculator._opened(net, stack)
        made: JavaObject = bridge.call(
            "nn.earlystopping.EarlyStoppingConfiguration",
            "new",
            None if self.model_saver is None else self.model_saver._in_java(bridge),
            calculator,
            self.evaluate_every_n_epochs,
            self.save_last_model,
            [each._in_java(bridge) for each in self.conditions if not each._of_iterations],
            [each._in_java(bridge) for each in self.conditions if each._of_iterations],
        )
        return made


def configuration(given: Any) -> EarlyStoppingConfiguration | None:
    """What `fit` was given: a configuration, or epochs without an improvement."""
    if given is None or isinstance(given, EarlyStoppingConfiguration):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return EarlyStoppingConfiguration(ScoreImprovementEpochTerminationCondition(given))
    raise ConfigurationError(
        "The 'early_stopping' must be an nn.EarlyStoppingConfiguration, or epochs without an improvement, such as 5. "
        f"Got {given!r} instead."
    )


def _number(name: str, value: Any, subject: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ConfigurationError(f"The '{name}' of {subject} must be a number. Got {value!r} instead.")
    return float(value)
