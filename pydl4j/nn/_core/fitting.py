"""Training, which runs in the JVM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydl4j._bridges.asynchronous import in_thread
from pydl4j._errors import BridgeError, ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.nn._batches import Batches, are_batches
from pydl4j.nn._checks import check_count, check_flag, check_names
from pydl4j.nn._core.feeding import examples_of, iterating
from pydl4j.nn._core.scaling import Scaling
from pydl4j.nn._data import ArrayIterator, DataSet, Passes
from pydl4j.nn._history import History
from pydl4j.nn._listeners import attach_all, detach_all, list_of
from pydl4j.nn._pipeline import Piped
from pydl4j.nn._stopping import EarlyStoppingConfiguration, configuration
from pydl4j.nn._turns import Turn, Turns
from pydl4j.nn._weights import class_weights, require_arrays

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

Self = TypeVar("Self", bound="Fitting")


@dataclass(frozen=True)
class FitOptions:
    """How to go through the data."""

    epochs: int
    batch_size: int | None
    shuffle: bool | None
    listeners: Any
    validation_data: Any
    metrics: Any
    early_stopping: Any
    sample_weight: Any
    class_weight: Any

    @property
    def plain(self) -> bool:
        """Whether nothing but the data is given."""
        given = (self.batch_size, self.shuffle, self.validation_data, self.early_stopping, self.class_weight)
        return self.epochs == 1 and all(each is None for each in given)


class Fitting(Scaling):
    """Adds `fit` and what belongs to it."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._turns = Turns()
        self._history = History()

    @briefly
    def fit(
        self: Self,
        data: Any,
        labels: Any = None,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool | None = None,
        listeners: Sequence[Any] = (),
        validation_data: Any = None,
        metrics: Sequence[str] | None = None,
        early_stopping: EarlyStoppingConfiguration | int | None = None,
        sample_weight: Any = None,
        class_weight: Mapping[int, float] | Sequence[float] | str | None = None,
    ) -> Self:
        """Trains.

        Args:
            data: An iterator (`datasets.mnist()`, `datasets.ArrayIterator`, `datasets.DataPipeline`), a `DataSet` (one mini-batch), a pair
                (features, labels), or features; or mini-batches that Python makes: any iterable of pairs, mappings with
                'features' and 'labels', or `DataSet`s, such as PyTorch's DataLoader, and a generator for one epoch.
            labels: Labels for features.
            epochs: Passes over the data. Default: 1.
            batch_size: Examples in a mini-batch, for arrays only: all others have their own. Default: 32.
            shuffle: Whether passes over arrays go in random order, which follows from the configuration's seed; for
                arrays only. Default: True.
            listeners: Told while training goes on: `nn.Progress()`, `nn.CollectScores()`, or any object with methods
                of `nn.TrainingListener`.
            validation_data: What is looked at after each epoch: as `data`, but a pair for arrays with labels, and for
                several epochs nothing that can be gone through but once. `history` has its numbers. Default: none.
            metrics: Numbers of the validation data beside the score: accuracy, f1, precision, recall, gmeasure, mcc; mse,
                mae, rmse, rse, pc, r2; auroc, auprc. Default: None, the accuracy of a network whose outputs are classes.
            early_stopping: When training ends before its epochs do, or how many epochs may pass without an improvement.
                The network is then the best one. Default: none.
            sample_weight: [n], how much each example counts, at least 0: for arrays. The loss of a mini-batch is the mean
                by weight, as in PyTorch. Default: 1 each.
            class_weight: How much an example of each class counts, times its own weight: numbers in the order of the classes,
                a mapping (others count 1), or "balanced" for arrays, n / (classes · n of the class). Default: 1 each.

        Raises:
            ShapeError: the data does not fit the network.
            ScoreError: the score became NaN or infinite; the message names the iteration.
            KeyboardInterrupt: Ctrl-C; training ended after a mini-batch, and the weights are those of that moment.
            InterruptedTrainingError: the same after `stop()` from another thread.
            Exception: whatever a listener raised.
        """
        options = FitOptions(epochs, batch_size, shuffle, listeners, validation_data, metrics, early_stopping, sample_weight, class_weight)
        return self._fit_in_turn(Turn(), data, labels, options)

    def _fit_in_turn(self: Self, turn: Turn, data: Any, labels: Any, options: FitOptions) -> Self:
        epochs, batch_size, shuffle = options.epochs, options.batch_size, options.shuffle
        check_count("'epochs'", epochs, 0)
        if shuffle is not None:
            check_flag("'shuffle'", shuffle)
        told = list_of(options.listeners)
        data, labels = self._labelled(data, labels)
        sized = isinstance(data, DataSet)
        with self._turns.take(turn), self._working():
            weights = class_weights(options.class_weight, data, labels)
            if options.sample_weight is not None:
                require_arrays(data, labels)
            data, labels = self._scaled(data, labels)
            if sized and not isinstance(data, ArrayIterator) and labels is None and options.plain:
                self._step(turn, told, data)
            else:
                mixed = shuffle if shuffle is not None or sized or are_batches(data) else True
                with iterating(data, labels, batch_size, mixed, self.conf.seed, epochs, options.sample_weight) as iterator:
                    self._run(turn, told, iterator, options, weights)
        return self

    def _step(self, turn: Turn, listeners: Sequence[Any], data: DataSet) -> None:
        """One mini-batch, which is no epoch."""
        net, bridge = self._object(), self._bridge_now()
        try:
            if listeners:
                net.call("setListeners", *attach_all(listeners, self, bridge))
            number = bridge.number_of_call()
            turn.stops_with(lambda: bridge.stop(number))
            net.call("fit", data._in_java(bridge), long=number)
        finally:
            detach_all(listeners)
            if listeners and not (bridge.closed or self._closed):
                net.call("setListeners")

    def _run(
        self, turn: Turn, listeners: Sequence[Any], data: Passes | Batches | Piped, options: FitOptions, weights: list[float] | None
    ) -> None:
        """Epochs over the data."""
        net, bridge = self._object(), self._bridge_now()
        java = bridge.call("nn.listeners.TrainingHistory", "new")
        history = History(java)
        try:
            with ExitStack() as stack:
                run = bridge.call("nn.training.TrainingRun", "new", net, self._options(options, listeners, stack, weights), java)
                self._history = history
                number = bridge.number_of_call()
                turn.stops_with(lambda: bridge.stop(number))
                run.call("fit", data._in_java(bridge), long=number)
        finally:
            detach_all(listeners)
            with suppress(BridgeError):  # the JVM is gone, and fit says so
                history._ended()

    def _options(self, options: FitOptions, listeners: Sequence[Any], stack: ExitStack, weights: list[float] | None) -> JavaObject:
        bridge = self._bridge_now()
        validation, stopping = options.validation_data, configuration(options.early_stopping)
        if validation is not None:
            validation = stack.enter_context(self._looked_at(validation, None, None, options.epochs))._in_java(bridge)
        elif options.metrics:
            raise ConfigurationError("'metrics' are those of the validation data. Give some: validation_data=(x, y).")
        if isinstance(options.metrics, str):
            raise ConfigurationError(
                f"The 'metrics' must be a list of names. Got {options.metrics!r} instead: write [{options.metrics!r}]."
            )
        made: JavaObject = bridge.call(
            "nn.training.FitOptions",
            "named",
            options.epochs,
            validation,
            None if options.metrics is None else check_names("'metrics'", options.metrics),
            None if stopping is None else stopping._opened(self, stack),
            attach_all(listeners, self, bridge),
            weights,
        )
        return made

    @contextmanager
    def _looked_at(self, data: Any, labels: Any, batch_size: int | None, passes: int = 2) -> Iterator[Passes | Batches | Piped]:
        """Data that the network is tried on, for one call; arrays by 256 examples."""
        data, labels = self._labelled(data, labels)
        whole = labels is not None or not (isinstance(data, DataSet) or are_batches(data))
        size = 256 if batch_size is None and whole else batch_size
        with iterating(*self._scaled(data, labels), size, None, epochs=passes) as iterator:
            yield iterator

    @property
    def history(self) -> History:
        """Score and metrics by epoch of the last call of `fit` that made whole passes; it may be read in a listener."""
        return self._history

    async def afit(
        self: Self,
        data: Any,
        labels: Any = None,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool | None = None,
        listeners: Sequence[Any] = (),
        validation_data: Any = None,
        metrics: Sequence[str] | None = None,
        early_stopping: EarlyStoppingConfiguration | int | None = None,
        sample_weight: Any = None,
        class_weight: Mapping[int, float] | Sequence[float] | str | None = None,
    ) -> Self:
        """Like `fit`, for `await`: it runs in a thread; cancelling the task stops it, and nothing else, and keeps the weights.

        Raises:
            RuntimeError: a listener raised StopIteration, which no coroutine can raise; it is the cause. Others come out as they are.
        """
        turn = Turn()
        options = FitOptions(epochs, batch_size, shuffle, listeners, validation_data, metrics, early_stopping, sample_weight, class_weight)
        trained: Self = await in_thread(lambda: self._fit_in_turn(turn, data, labels, options), turn.cancel)
        return trained

    def stop(self) -> None:
        """Ends a running `fit` after its current mini-batch, from any thread; that raises InterruptedTrainingError."""
        if self._java is not None and not self._closed:
            self._java.call("requestStop")

    @property
    def iteration(self) -> int:
        """Mini-batches that this network was trained on in its life."""
        return int(self._object().call("iteration"))

    @property
    def epoch(self) -> int:
        """Whole passes over the data in its life."""
        return int(self._object().call("epoch"))

    @briefly
    def score(self, data: Any = None, labels: Any = None) -> float:
        """The loss.

        Args:
            data: A `DataSet`, a pair or features: their loss without dropout, regularization included. Default: None,
                the loss of the last mini-batch that was trained on (NaN before).
            labels: Labels for features.
        """
        net = self._object()
        if data is None:
            return float(net.call("score"))
        with self._working(), examples_of(*self._scaled(data, labels)) as examples:
            return float(net.call("score", examples._in_java(self._bridge_now())))

    @briefly
    def compute_gradient_and_score(self, data: Any, labels: Any = None) -> float:
        """Fills `gradient` for a mini-batch, averaged over its examples, and returns the score; trains nothing."""
        net = self._object()
        with self._working(), examples_of(*self._scaled(data, labels)) as batch:
            return float(net.call("computeGradientAndScore", batch._in_java(self._bridge_now())))
