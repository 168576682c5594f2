"""What early stopping and checkpoints look at: one number of a network on other data."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject


class ScoreCalculator:
    """Base of what gives one number of a network; the direction follows from it.

    data: An iterator, a `DataSet`, a pair (features, labels), or an iterable of mini-batches that can be gone through again.
    labels: Labels for features.
    batch_size: Examples at a time, for arrays only. Default: 256.
    """

    _java_class = ""
    _java_maker = "new"

    def __init__(self, data: Any, labels: Any = None, *, batch_size: int | None = None) -> None:
        self._data, self._labels, self._batch_size = data, labels, batch_size

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join([*map(repr, self._settings()), '...'])})"

    def _settings(self) -> tuple[Any, ...]:
        return ()

    def _opened(self, net: Any, stack: ExitStack) -> JavaObject:
        """The Java calculator, whose data is closed with `stack`."""
        bridge = net._bridge_now()
        data = stack.enter_context(net._looked_at(self._data, self._labels, self._batch_size))._in_java(bridge)
        made: JavaObject = bridge.call(f"nn.earlystopping.{self._java_class}", self._java_maker, *self._arguments(data))
        return made

    def _arguments(self, data: JavaObject) -> tuple[Any, ...]:
        return (data,)


class DataSetLossCalculator(ScoreCalculator):
    """The loss, regularization included, without dropout: the mean over the examples, or their sum. Smaller is better.

    Example:
        >>> calculator = nn.DataSetLossCalculator((x, y))
    """

    _java_class = "DataSetLossCalculator"

    def __init__(self, data: Any, labels: Any = None, *, average: bool = True, batch_size: int | None = None) -> None:
        super().__init__(data, labels, batch_size=batch_size)
        self._average = average

    def _arguments(self, data: JavaObject) -> tuple[Any, ...]:
        return data, self._average


class _Metric(ScoreCalculator):
    _java_class = "MetricScoreCalculator"
    _java_maker = "named"
    _metrics: tuple[str, ...] = ()

    def __init__(self, metric: str, data: Any, labels: Any = None, *, batch_size: int | None = None) -> None:
        super().__init__(data, labels, batch_size=batch_size)
        if metric not in self._metrics:
            raise ConfigurationError(
                f"The 'metric' of {type(self).__name__} must be one of {', '.join(self._metrics)}. Got {metric!r} instead."
            )
        self._metric = metric

    def _settings(self) -> tuple[Any, ...]:
        return (self._metric,)

    def _arguments(self, data: JavaObject) -> tuple[Any, ...]:
        return self._metric, data


class ClassificationScoreCalculator(_Metric):
    """A number of `Evaluation`: accuracy, f1, precision, recall, gmeasure or mcc. More is better.

    Example:
        >>> calculator = nn.ClassificationScoreCalculator("f1", (x, y))
    """

    _metrics = ("accuracy", "f1", "precision", "recall", "gmeasure", "mcc")


class RegressionScoreCalculator(_Metric):
    """A number of `RegressionEvaluation`, the mean over the columns: mse, mae, rmse, rse (less is better), pc or r2 (more is).

    Example:
        >>> calculator = nn.RegressionScoreCalculator("r2", (x, y))
    """

    _metrics = ("mse", "mae", "rmse", "rse", "pc", "r2")


class ROCScoreCalculator(_Metric):
    """The area under the ROC curve (auroc) or under that of precision and recall (auprc). More is better.

    Of a network with more than two outputs it is the mean of each class against the others.

    Example:
        >>> calculator = nn.ROCScoreCalculator("auroc", (x, y))
    """

    _metrics = ("auroc", "auprc")
