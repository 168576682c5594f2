"""Listeners that look at a network while it is trained; all of them run in the JVM."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pydl4j._errors import BridgeError, ConfigurationError
from pydl4j.nn._checks import check_count, check_number, check_path
from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._listeners import TrainingListener

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

_MOMENTS = ("iteration_end", "epoch_start", "epoch_end")


class EvaluativeListener(TrainingListener):
    """Evaluates the network on other data every so many epochs or mini-batches; one pass for all evaluations.

    Args:
        data: As for `evaluate`; what can be gone through again.
        labels: Labels for features.
        every: Epochs or mini-batches between two evaluations, at least 1. Default: 1.
        when: "epoch_end" (the default), "epoch_start" or "iteration_end".
        evaluations: Kinds of evaluations: `nn.Evaluation`, `nn.ROC`, `nn.RegressionEvaluation` … Default: `nn.Evaluation`.
        callback: Gets the iteration, the epoch and the list of evaluations. Default: prints them.
        batch_size: Examples at a time, for arrays only. Default: 256.

    Example:
        >>> listener = nn.EvaluativeListener(x, y, every=2, callback=lambda iteration, epoch, found: print(found[0].accuracy))
    """

    def __init__(
        self,
        data: Any,
        labels: Any = None,
        *,
        every: int = 1,
        when: str = "epoch_end",
        evaluations: Sequence[Any] = (Evaluation,),
        callback: Callable[[int, int, list[Any]], Any] | None = None,
        batch_size: int | None = None,
    ) -> None:
        from pydl4j.nn._several import require_kinds

        self._data, self._labels, self._batch_size = data, labels, batch_size
        self.every = check_count("'every' of EvaluativeListener", every, 1)
        if when not in _MOMENTS:
            raise ConfigurationError(f"The 'when' of EvaluativeListener must be one of {', '.join(_MOMENTS)}. Got {when!r} instead.")
        self.when = when
        self._kinds = require_kinds(evaluations)
        self._callback = callback or _print
        self.evaluations: list[Any] = []
        """The last ones; empty before the first."""
        self._stack = ExitStack()

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        data = self._stack.enter_context(net._looked_at(self._data, self._labels, self._batch_size))._in_java(bridge)
        names = [kind.__name__ for kind in self._kinds]
        sink = SimpleNamespace(told=self._told)
        made: JavaObject = bridge.call("bridge.PythonEvaluations", "listener", data, self.every, self.when.upper(), names, sink)
        return made

    def _told(self, iteration: int, epoch: int, numbers: list[str]) -> None:
        self.evaluations = [kind._from_json(text) for kind, text in zip(self._kinds, numbers, strict=True)]
        self._callback(iteration, epoch, self.evaluations)

    def _detach(self) -> None:
        self._stack.close()


def _print(iteration: int, epoch: int, evaluations: list[Any]) -> None:
    print(f"Evaluation after iteration {iteration}, epoch {epoch}", *evaluations, sep="\n")


class TimeIterationListener(TrainingListener):
    """Writes mini-batches a second and the time that `fit` will still take, every so many mini-batches.

    Args:
        every: Mini-batches between two lines, at least 1. Default: 100.
        out: What takes a line. Default: print where standard output is a terminal, else nothing.

    Example:
        >>> listener = nn.TimeIterationListener(every=50, out=print)
    """

    def __init__(self, every: int = 100, out: Callable[[str], Any] | None = None) -> None:
        self.every, self._out = check_count("'every' of TimeIterationListener", every, 1), out

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        out = self._out or (print if sys.stdout is not None and sys.stdout.isatty() else lambda line: None)
        made: JavaObject = bridge.call("nn.listeners.TimeIterationListener", "new", self.every, lambda line: out(line))
        return made


class StatsListener(TrainingListener):
    """Writes what training does into a folder that TensorBoard reads: `tensorboard --logdir folder`.

    The score, the learning rate, examples a second, memory; of the parameters, their gradients and their last updates
    mean, standard deviation, extremes and a histogram, by parameter; how large updates are beside parameters (logarithm to base
    10; about -3 is usual). The first mini-batch of a fit and every `every`-th one are written; each `fit` writes a file
    of its own.

    Args:
        directory: The folder, which is made where it is missing.
        every: Mini-batches between two writings, at least 1. Default: 10.
        bins: Steps of a histogram; 0 for none. Default: 20.

    Example:
        >>> listener = nn.StatsListener("runs/first", every=100)
    """

    def __init__(self, directory: str | os.PathLike[str], every: int = 10, *, bins: int = 20) -> None:
        self.directory = check_path(directory)
        self.every = check_count("'every' of StatsListener", every, 1)
        self.bins = check_count("'bins' of StatsListener", bins, 0)
        self._made: JavaObject | None = None

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        self._made = bridge.call("nn.listeners.StatsListener", "new", self.directory, self.every, self.bins)
        return self._made

    def _detach(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            with suppress(BridgeError):  # the JVM is gone, and fit says so
                made.call("close")


class ExponentialMovingAverage(TrainingListener):
    """Averages the weights while a network is trained; the average is often better than the last weights.

    average = decay · average + (1 - decay) · weights after each mini-batch, from the weights behind the first one on.

    Args:
        decay: How much of the average stays in each mini-batch, from 0 to below 1. Default: 0.999.

    Example:
        >>> average = nn.ExponentialMovingAverage(0.99)
    """

    def __init__(self, decay: float = 0.999) -> None:
        self.decay = check_number("'decay' of ExponentialMovingAverage", decay, 0, 1)
        self._made: JavaObject | None = None

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        if self._made is None:
            self._made = bridge.call("nn.listeners.ExponentialMovingAverage", "new", self.decay)
        return self._made

    def copy_to(self, net: Any) -> None:
        """Makes the average the weights of a network of equal layers.

        Raises:
            ConfigurationError: no `fit` had this listener yet.
        """
        if self._made is None:
            raise ConfigurationError("This ExponentialMovingAverage has seen no mini-batch. Give it to fit: listeners=[average].")
        self._made.call("copyTo", net._object())

    def close(self) -> None:
        """Frees the average."""
        made, self._made = self._made, None
        if made is not None:
            with suppress(BridgeError):
                made.call("close")


class ReduceOnPlateau(TrainingListener):
    """Lowers all learning rates where the score gets no better (Keras and PyTorch: ReduceLROnPlateau).

    Args:
        factor: What learning rates are multiplied by. Default: 0.1.
        patience: Passes over the data without an improvement before that, at least 1. Default: 10.
        min_delta: What is less of an improvement is none. Default: 1e-4.
        least: The factor below which learning rates are not brought, from 0 to 1. Default: 0.
        data: Data whose score counts, as for `score`; what can be gone through again. Default: the mean of the training's mini-batches.
        labels: Labels for features.

    Example:
        >>> listener = nn.ReduceOnPlateau(factor=0.5, patience=3)
    """

    def __init__(
        self,
        factor: float = 0.1,
        patience: int = 10,
        *,
        min_delta: float = 1e-4,
        least: float = 0.0,
        data: Any = None,
        labels: Any = None,
    ) -> None:
        self.factor = check_number("'factor' of ReduceOnPlateau", factor, 0, 1)
        self.patience = check_count("'patience' of ReduceOnPlateau", patience, 1)
        self.min_delta = check_number("'min_delta' of ReduceOnPlateau", min_delta, 0, float("inf"))
        self.least = check_number("'least' of ReduceOnPlateau", least, 0, 1)
        self._data, self._labels = data, labels
        self._stack = ExitStack()

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        data = None
        if self._data is not None:
            data = self._stack.enter_context(net._looked_at(self._data, self._labels, None))._in_java(bridge)
        made: JavaObject = bridge.call("nn.listeners.ReduceOnPlateau", "new", self.factor, self.patience, self.min_delta, self.least, data)
        return made

    def _detach(self) -> None:
        self._stack.close()
