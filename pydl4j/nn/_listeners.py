"""Listeners: what is told while a network is trained."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np
import numpy.typing as npt

from pydl4j._errors import BridgeError, ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j._names import distance, folded
from pydl4j._progress import Report, choose

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from pydl4j._bridges.door import Bridge, JavaObject
    from pydl4j.nn._network import NeuralNetwork


class TrainingListener:
    """Told about mini-batches and epochs; override what is wanted. Any object with these methods will do as well.

    Each call crosses the bridge (about 0.1 ms over Py4J), so methods that are not there cost nothing, and `every` thins
    out the calls of `iteration_done`. A method may raise: training ends after that mini-batch, the weights are kept,
    and `fit` raises the same exception. The network may be used inside (`net.params`, `net.score`), but not trained, neither
    there nor in a thread that the method waits for.

    Example:
        >>> class Stop(nn.TrainingListener):
        ...     def on_epoch_end(self, net, epoch):
        ...         if net.score() < 0.05:
        ...             raise StopIteration("good enough")
    """

    every: int = 1
    """Mini-batches between two calls of `iteration_done`."""

    def iteration_done(self, net: NeuralNetwork, iteration: int, score: float) -> None:
        """After a mini-batch: how many the network has seen in its life, and the loss of this one."""

    def on_epoch_start(self, net: NeuralNetwork, epoch: int) -> None:
        """Before a pass over the data; epochs are counted from 0 over the network's life."""

    def on_epoch_end(self, net: NeuralNetwork, epoch: int) -> None:
        """After a pass over the data."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}, every {self.every}>"

    def _attach(self, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
        """The Java listener that calls this one."""
        return _attach(self, net, bridge)

    def _detach(self) -> None:
        """Called when `fit` is over, whatever the reason."""


class Progress(TrainingListener):
    """A progress bar with score, examples a second and time left.

    In a terminal one line an epoch is redrawn ten times a second; a notebook shows a widget. Where the output goes to a
    file or a pipe nothing is written, unless `show=True` asks for lines: one at the end of each epoch and every ten
    seconds between.

    Args:
        show: True: lines in a pipe, too. False: nothing anywhere. Default: None, as described.
        stream: Where to write. Default: standard error.

    Example:
        >>> listener = nn.Progress()
    """

    @briefly
    def __init__(self, show: bool | None = None, stream: TextIO | None = None) -> None:
        self._show, self._stream = show, stream
        self._display = choose(False)
        self.last: Report | None = None
        """The last report, for those who want the numbers."""

    def __repr__(self) -> str:
        return "Progress()" if self._show is None else f"Progress(show={self._show})"

    def __reduce__(self) -> Any:
        return type(self), (self._show, self._stream)  # without the display, which belongs to a terminal of this process

    def _attach(self, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
        self._display = choose(self._show, self._stream)
        return _new(bridge, "nn.listeners.ProgressListener", self._report, 100)

    def _report(self, *numbers: Any) -> None:
        self.last = Report(*numbers)
        self._display.show(self.last)

    def _detach(self) -> None:
        self._display.close()


class ScoreIterationListener(TrainingListener):
    """Writes the score every so many mini-batches.

    Args:
        every: Mini-batches between two lines, at least 1. Default: 10.
        out: What takes a line. Default: print.

    Example:
        >>> listener = nn.ScoreIterationListener(every=100)
    """

    @briefly
    def __init__(self, every: int = 10, out: Callable[[str], Any] = print) -> None:
        self.every, self._out = _at_least_one(every, type(self).__name__), out

    def iteration_done(self, net: NeuralNetwork, iteration: int, score: float) -> None:
        self._out(f"Score at iteration {iteration} is {score:.6f}")


class PerformanceListener(TrainingListener):
    """Writes examples and mini-batches a second every so many mini-batches; measured in the JVM.

    Args:
        every: Mini-batches between two lines, at least 1. Default: 100.
        out: What takes a line. Default: print.

    Example:
        >>> listener = nn.PerformanceListener(every=50)
    """

    @briefly
    def __init__(self, every: int = 100, out: Callable[[str], Any] = print) -> None:
        self.every, self._out = _at_least_one(every, type(self).__name__), out

    def _attach(self, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
        return _new(bridge, "nn.listeners.PerformanceListener", self.every, lambda line: self._out(line))


class CollectScores(TrainingListener):
    """Keeps scores for a curve. They are collected in the JVM and fetched when `fit` is over, so this costs nothing.

    Args:
        every: Mini-batches between two scores, at least 1. Default: 1.

    Example:
        >>> scores = nn.CollectScores()
    """

    @briefly
    def __init__(self, every: int = 1) -> None:
        self.every = _at_least_one(every, type(self).__name__)
        self.iterations: npt.NDArray[np.int64] = np.empty(0, np.int64)
        """Iterations over the network's life, from 1."""
        self.scores: npt.NDArray[np.float64] = np.empty(0, np.float64)
        """The loss of each of them."""
        self._collecting: JavaObject | None = None

    def __repr__(self) -> str:
        return f"<CollectScores, every {self.every}: {len(self.scores)} scores>"

    def _attach(self, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
        self._collecting = _new(bridge, "nn.listeners.CollectScoresListener", self.every)
        return self._collecting

    def _detach(self) -> None:
        collecting, self._collecting = self._collecting, None
        if collecting is not None:
            with suppress(BridgeError):  # the JVM is gone, and fit says so
                iterations, scores = collecting.call("iterations"), collecting.call("scores")
                self.iterations = np.concatenate([self.iterations, np.asarray(iterations, np.int64)])
                self.scores = np.concatenate([self.scores, np.asarray(scores, np.float64)])

    def smoothed(self, decay: float = 0.98) -> npt.NDArray[np.float64]:
        """The scores' moving average: each new one counts 1 - decay, corrected for the start as Adam does it."""
        result, mean = np.empty_like(self.scores), 0.0
        for i, score in enumerate(self.scores):
            mean = decay * mean + (1 - decay) * score
            result[i] = mean / (1 - decay ** (i + 1))
        return result

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draws the training curve; needs matplotlib (`pip install pydl4j[plot]`)."""
        from pydl4j.nn._plots import axes_for

        drawn: Axes = axes_for(ax)
        drawn.plot(self.iterations, self.scores, color="lightsteelblue", linewidth=0.7, label="each mini-batch")
        drawn.plot(self.iterations, self.smoothed(), color="steelblue", label="moving average")
        drawn.set(xlabel="iteration", ylabel="score", yscale="log" if (self.scores > 0).all() else "linear")
        drawn.legend()
        return drawn


def list_of(listeners: Any) -> list[Any]:
    """The listeners as a list, which can be gone through twice; one that stands alone is refused."""
    if listeners is None:
        return []
    if isinstance(listeners, str | bytes | Mapping) or not isinstance(listeners, Iterable):
        raise ConfigurationError(f"The 'listeners' must be a list of listeners, such as [nn.Progress()]. Got {listeners!r} instead.")
    found = list(listeners)
    for listener in found:
        if isinstance(listener, type):
            raise ConfigurationError(
                f"The 'listeners' must be objects. Got the class {listener.__name__}: make one, {listener.__name__}()."
            )
        _check_spelling(listener)
        _check_signatures(listener)
    return found


def _check_spelling(listener: Any) -> None:
    """Refuses a method that is nearly called like one of ours, and that nobody would call."""
    absent = [method for method in METHODS if _own(listener, method) is None]
    for name in dir(listener):
        if not name.startswith("_") and name not in METHODS:
            for meant in absent:
                if _near(name, meant) and callable(getattr(listener, name, None)):
                    raise ConfigurationError(
                        f"Nothing calls the method '{name}' of the listener {type(listener).__name__}. Did you mean '{meant}'?"
                    )


def _check_signatures(listener: Any) -> None:
    """Refuses a method that cannot take what it would be told, before training begins."""
    for name in METHODS:
        method = _own(listener, name)
        if method is None:
            continue
        told = list(inspect.signature(getattr(TrainingListener, name)).parameters)[1:]
        try:
            takes = inspect.signature(method)
        except (TypeError, ValueError):  # of a C function, which does not say
            continue
        try:
            takes.bind(*told)
        except TypeError:
            raise ConfigurationError(
                f"The method '{name}' of the listener {type(listener).__name__} is called with ({', '.join(told)}), and takes "
                f"({', '.join(takes.parameters)}). Define it as: def {name}(self, {', '.join(told)})."
            ) from None


def _near(name: str, meant: str) -> bool:
    a, b = folded(name), folded(meant)
    return abs(len(a) - len(b)) <= 2 and distance(a, b) <= 2  # the first is quick: each `fit` asks


class JavaListener(TrainingListener):
    """A listener that is a Java class of your own, from a jar in `dl.session(class_path=[…])`. It costs no call into Python.

    Args:
        java_class: Its full name; a public class that implements `org.pydl4j.nn.listeners.TrainingListener`.
        *arguments: Of one of its public constructors.

    Example:
        >>> listener = nn.JavaListener("com.team.Halves", 1e-6)
    """

    def __init__(self, java_class: str, *arguments: Any) -> None:
        self.java_class, self._arguments = java_class, arguments
        self._made: JavaObject | None = None
        self._bridge: Bridge | None = None

    def __repr__(self) -> str:
        return f"JavaListener({', '.join(map(repr, (self.java_class, *self._arguments)))})"

    def call(self, method: str, *arguments: Any) -> Any:
        """Calls a public method of the Java object, which is made at the first `fit` and kept.

        Raises:
            ConfigurationError: no `fit` has made it yet.
        """
        if self._made is None:
            raise ConfigurationError(f"The listener {self.java_class} is made at the first fit. Call its methods after that.")
        return self._made.call(method, *arguments)

    def _attach(self, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
        if self._made is None or self._bridge is not bridge:
            self._made = bridge.call("bridge.UserListeners", "make", self.java_class, list(self._arguments))
            self._bridge = bridge
        return self._made


def attach_all(listeners: Iterable[Any], net: Any, bridge: Bridge) -> list[JavaObject]:
    """The Java listeners for some of Python's."""
    return [
        listener._attach(net, bridge) if isinstance(listener, TrainingListener) else _attach(listener, net, bridge)
        for listener in listeners
    ]


def detach_all(listeners: Iterable[Any]) -> None:
    """Tells all that `fit` is over."""
    for listener in listeners:
        if isinstance(listener, TrainingListener):
            listener._detach()


def _attach(listener: Any, net: NeuralNetwork, bridge: Bridge) -> JavaObject:
    told = {name: method for name in METHODS if (method := _own(listener, name)) is not None}
    if not told:
        names = ", ".join(METHODS)
        raise ConfigurationError(f"A listener must have one of the methods {names}. Got {listener!r} instead.")
    sink = SimpleNamespace()
    if "iteration_done" in told:
        sink.iterationDone = lambda iteration, score: told["iteration_done"](net, iteration, score)
    if "on_epoch_start" in told:
        sink.onEpochStart = lambda epoch: told["on_epoch_start"](net, epoch)
    if "on_epoch_end" in told:
        sink.onEpochEnd = lambda epoch: told["on_epoch_end"](net, epoch)
    every = _at_least_one(getattr(listener, "every", 1), type(listener).__name__)
    return _new(bridge, "bridge.PythonListener", sink, every)


METHODS = ("iteration_done", "on_epoch_start", "on_epoch_end")


def _own(listener: Any, name: str) -> Callable[..., Any] | None:
    """The method, unless it is the empty one of TrainingListener."""
    method = getattr(listener, name, None)
    return None if method is None or getattr(method, "__func__", None) is getattr(TrainingListener, name) else method


def _at_least_one(every: Any, subject: str) -> int:
    if isinstance(every, bool) or not isinstance(every, int) or every < 1:
        raise ConfigurationError(f"The 'every' of {subject} must be an integer of at least 1. Got {every!r} instead.")
    return every


def _new(bridge: Bridge, java_class: str, *arguments: Any) -> JavaObject:
    made: JavaObject = bridge.call(java_class, "new", *arguments)
    return made
