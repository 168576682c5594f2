"""Networks, as Python sees them: the weights and the training loop live in the JVM."""

from __future__ import annotations

import functools
import html
import json
import os
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j import _jvm, _session
from pydl4j._array import NDArray
from pydl4j._bridges.asynchronous import in_thread
from pydl4j._bridges.direct import DirectOutput
from pydl4j._errors import ClosedError, ConfigurationError, PyDl4jError
from pydl4j.nn._batches import Batches, are_batches, data_set
from pydl4j.nn._checks import check_count, check_flag, check_path
from pydl4j.nn._configured import KINDS
from pydl4j.nn._data import ArrayIterator, DataSet
from pydl4j.nn._evaluating import Evaluating
from pydl4j.nn._evaluation_settings import EvaluationSettings
from pydl4j.nn._generated.networks import MultiLayerConfiguration
from pydl4j.nn._listeners import attach_all, detach_all, list_of
from pydl4j.nn._tables import plain
from pydl4j.nn._turns import Turn, Turns

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

Numpy = npt.NDArray[Any]
JAVA_CLASS = "nn.MultiLayerNetwork"


class MultiLayerNetwork(Evaluating):
    """A network whose layers stand one after the other; its weights live in the JVM until `close` or collection.

    Args:
        conf: The description.

    Any number of threads may call `output` at once, also while one trains. Equal configurations, data and numbers of
    threads give equal weights.

    Raises:
        ConfigurationError, ShapeError: (from `init` on) layers that do not fit together; the message names the layer.

    Example:
        >>> net = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(
        ...     input_type=nn.InputType.feed_forward(4), layers=[nn.Output(n_out=3, loss="mcxent")])).init()
        >>> net.output(np.zeros((8, 4), np.float32)).shape
        (8, 3)
    """

    def __init__(self, conf: MultiLayerConfiguration) -> None:
        if not isinstance(conf, MultiLayerConfiguration):
            raise ConfigurationError(f"The 'conf' of MultiLayerNetwork must be a MultiLayerConfiguration. Got {conf!r} instead.")
        self.conf = conf
        self._java: JavaObject | None = None
        self._bridge: _jvm.Bridge | None = None
        self._closed = False
        self._file: bytes | None = None  # of a pickle: what the weights are made of at the first use
        self._direct = DirectOutput()
        self._turns = Turns()
        self._making = threading.RLock()

    def init(self) -> MultiLayerNetwork:
        """Makes the weights, as configuration and seed say, in the current session; once. Returns the network."""
        self._object()
        return self

    # ---- training ----

    def fit(
        self,
        data: Any,
        labels: Any = None,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool | None = None,
        listeners: Sequence[Any] = (),
    ) -> MultiLayerNetwork:
        """Trains.

        Args:
            data: An iterator (`datasets.mnist()`, `datasets.ArrayIterator`), a `DataSet` (one mini-batch), a pair
                (features, labels), or features; or mini-batches that Python makes: any iterable of pairs, mappings with
                'features' and 'labels', or `DataSet`s, such as PyTorch's DataLoader, and a generator for one epoch.
            labels: Labels for features.
            epochs: Passes over the data. Default: 1.
            batch_size: Examples in a mini-batch, for arrays only: all others have their own. Default: 32.
            shuffle: Whether passes over arrays go in random order, which follows from the configuration's seed; for
                arrays only. Default: True.
            listeners: Told while training goes on: `nn.Progress()`, `nn.CollectScores()`, or any object with methods
                of `nn.TrainingListener`.

        Raises:
            ShapeError: the data does not fit the network.
            ScoreError: the score became NaN or infinite; the message names the iteration.
            KeyboardInterrupt: Ctrl-C; training ended after a mini-batch, and the weights are those of that moment.
            InterruptedTrainingError: the same after `stop()` from another thread.
            Exception: whatever a listener raised.
        """
        options: dict[str, Any] = {"epochs": epochs, "batch_size": batch_size, "shuffle": shuffle, "listeners": listeners}
        try:
            return self._fit_in_turn(Turn(), data, labels, **options)
        except KeyboardInterrupt:
            # Anew: the way to the JVM and back is some sixty lines that tell nothing.
            raise KeyboardInterrupt from None

    def _fit_in_turn(
        self,
        turn: Turn,
        data: Any,
        labels: Any = None,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool | None = None,
        listeners: Any = (),
    ) -> MultiLayerNetwork:
        check_count("'epochs'", epochs, 0)
        if shuffle is not None:
            check_flag("'shuffle'", shuffle)
        told = list_of(listeners)
        with self._turns.take(turn), self._working():
            if (
                isinstance(data, DataSet)
                and not isinstance(data, ArrayIterator)
                and (labels, batch_size, shuffle, epochs) == (None, None, None, 1)
            ):
                self._fit(turn, told, data)
            else:
                mixed = shuffle if shuffle is not None or isinstance(data, DataSet) or are_batches(data) else True
                with _iterating(data, labels, batch_size, mixed, self.conf.seed, epochs) as iterator:
                    self._fit(turn, told, iterator, epochs)
        return self

    def _fit(self, turn: Turn, listeners: Sequence[Any], data: DataSet | Batches, *epochs: int) -> None:
        net, bridge = self._object(), self._bridge_now()
        try:
            if listeners:
                net.call("setListeners", *attach_all(listeners, self, bridge))
            number = bridge.number_of_call()
            turn.stops_with(lambda: bridge.stop(number))
            net.call("fit", data._in_java(bridge), *epochs, long=number)
        finally:
            detach_all(listeners)
            if listeners and not bridge.closed:
                net.call("setListeners")

    async def afit(self, data: Any, labels: Any = None, **options: Any) -> MultiLayerNetwork:
        """Like `fit`, for `await`: it runs in a thread; cancelling the task stops it, and nothing else, and keeps the weights.

        Raises:
            RuntimeError: a listener raised StopIteration, which no coroutine can raise; it is the cause. Others come out as they are.
        """
        turn = Turn()
        trained: MultiLayerNetwork = await in_thread(functools.partial(self._fit_in_turn, turn, data, labels, **options), turn.cancel)
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
        with self._working():
            examples = _data_set(data, labels)  # a name of its own: its arrays close when nobody has it
            return float(net.call("score", examples._in_java(self._bridge_now())))

    def compute_gradient_and_score(self, data: Any, labels: Any = None) -> float:
        """Fills `gradient` for a mini-batch, averaged over its examples, and returns the score; trains nothing."""
        net = self._object()
        with self._working():
            batch = _data_set(data, labels)
            return float(net.call("computeGradientAndScore", batch._in_java(self._bridge_now())))

    # ---- inference ----

    def output(self, features: Any) -> Numpy:
        """The outputs for a batch: one call of the bridge, and a numpy array that the JVM wrote.

        Args:
            features: [n, …] as the input type says; numpy array, `dl.NDArray` or nested lists, of any number type.

        Returns:
            [n, …] as the output type says: probabilities [n, n_out] with softmax.

        Raises:
            ShapeError: the features do not fit the network.
        """
        batch = _batch(features)
        net = self._object()
        try:
            outputs = self._direct.output(net, batch)
        except PyDl4jError as error:
            _translate(error)
            raise
        if outputs is None:
            outputs = self._computed("output", batch)
            self._direct.learn(net, batch, outputs)
        return outputs

    def predict(self, features: Any) -> Numpy:
        """What the network says of each example.

        Behind a cross-entropy or softmax it is the class with the greatest output, int64 [n]; one output alone is the
        probability of class 1 of two, which it is from 0.5 on. Behind another loss it is the value, [n] where there is one
        output, else [n, n_out].

        Raises:
            DataError: an output that decides a class is NaN; the message names the row.
        """
        return self._computed("predict", _batch(features))

    def _computed(self, method: str, batch: NDArray | Numpy) -> Numpy:
        try:
            result: NDArray = self._object().call(method, batch)
        except PyDl4jError as error:
            _translate(error)
            raise
        return result.numpy()

    def _counted(self, method: str, data: Any, labels: Any, batch_size: int | None, *arguments: Any) -> str:
        net = self._object()
        whole = labels is not None or not (isinstance(data, DataSet) or are_batches(data))
        size = 256 if batch_size is None and whole else batch_size
        with self._working(), _iterating(data, labels, size, None) as iterator:
            bridge = self._bridge_now()
            there = [each._in_java(bridge) if isinstance(each, EvaluationSettings) else each for each in arguments]
            evaluation: JavaObject = net.call(method, iterator._in_java(bridge), *there)
            return str(evaluation.call("toJson"))

    # ---- parameters ----

    @property
    def num_params(self) -> int:
        """Number of weights and biases."""
        return int(self._object().call("numParams"))

    @property
    def params(self) -> Numpy:
        """All weights and biases as one vector: a live view. What either side writes, both see."""
        return self._view("params")

    @params.setter
    def params(self, values: npt.ArrayLike) -> None:
        self.params[...] = values

    @property
    def param_table(self) -> dict[str, Numpy]:
        """Each parameter under Deeplearning4j's name, `0_W`, `0_b` and so on: live views."""
        return {name: array.numpy() for name, array in self._object().call("paramTable").items()}

    @property
    def gradient(self) -> Numpy:
        """The gradient of the last mini-batch in the order of `params`: a live view."""
        return self._view("gradient")

    @property
    def updater_state(self) -> Numpy:
        """The state of the updaters as one vector: a live view."""
        return self._view("updaterState")

    def _view(self, method: str) -> Numpy:
        net = self._object()
        view: NDArray = net.call(method)  # not kept: while a view of the parameters lives, outputs cost more
        return view.numpy()

    # ---- what belongs to the data ----

    @property
    def labels(self) -> list[str]:
        """Names of the classes, in the order of the outputs; empty when there are none. They go with the file.

        Raises:
            ConfigurationError: (when set) not one text for each output; an empty list or None takes them away.
        """
        return list(self._object().call("labels"))

    @labels.setter
    def labels(self, names: Sequence[str] | None) -> None:
        given = [] if names is None else names
        if isinstance(given, str) or not all(isinstance(name, str) for name in given):
            raise ConfigurationError(f"The 'labels' of MultiLayerNetwork must be a list of texts. Got {names!r} instead.")
        self._object().call("setLabels", [str(name) for name in given])

    @property
    def normalizer(self) -> dict[str, Any] | None:
        """The change of scale that features go through first, or None: `{"@class": "NormalizerStandardize", "mean": …}`.

        It goes with the file; servers and Spark's models apply it. `fit`, `output`, `evaluate` and `score` do not: they
        take features that are scaled already.

        Set it to such a mapping (`NormalizerStandardize` has `mean`, `std`, and `labelMean`, `labelStd` where labels are
        scaled too; `NormalizerMinMaxScaler` and `ImagePreProcessingScaler` as Java's `toJson` writes them) or to None.

        Raises:
            ConfigurationError: (when set) there is no such normalizer, or its numbers do not fit together.
        """
        text = self._object().call("normalizerJson")
        return None if text is None else dict(json.loads(text))

    @normalizer.setter
    def normalizer(self, settings: Mapping[str, Any] | None) -> None:
        net = self._object()
        if settings is None:
            net.call("setNormalizerJson", None)
            return
        if not isinstance(settings, Mapping):
            raise ConfigurationError(f"The 'normalizer' of MultiLayerNetwork must be a mapping with '@class'. Got {settings!r} instead.")
        text = json.dumps(dict(settings), default=_plain)
        checked: JavaObject = self._bridge_now().call("etl.normalizers.Normalizer", "fromJson", text)
        net.call("setNormalizerJson", checked.call("toJson"))

    # ---- files and copies ----

    def save(self, path: str | os.PathLike[str], *, save_updater: bool = True) -> None:
        """Writes configuration, weights and training state to a zip file.

        A file of that name is replaced when the new one is whole, so that a crash leaves one or the other; its mode stays,
        and so does a symbolic link to it. While another thread trains, the file holds the network between two mini-batches.

        Args:
            path: The file.
            save_updater: Whether training can be resumed exactly. Default: True.

        Raises:
            ModelFileError: the file cannot be written, or is a folder, device, pipe or socket.
        """
        net = self._object()
        self._bridge_now().call("nn.files.ModelFile", "write", net, check_path(path), check_flag("'save_updater'", save_updater))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> MultiLayerNetwork:
        """The network that `save` wrote: trained on, it gives the same weights as one that was never saved.

        Raises:
            ModelFileError: the file is missing, damaged, of another kind, or was written by a newer version.
        """
        bridge = _jvm.bridge()
        return cls._over(bridge, bridge.call(JAVA_CLASS, "load", check_path(path)))

    @classmethod
    def _over(cls, bridge: _jvm.Bridge, java: JavaObject) -> MultiLayerNetwork:
        net = cls(MultiLayerConfiguration.from_json(java.call("configuration").call("toJson")))
        net._java, net._bridge = java, bridge
        return net

    def clone(self) -> MultiLayerNetwork:
        """A network of its own with equal weights, updater state and counters."""
        net = self._object()
        return self._over(self._bridge_now(), net.call("copy"))

    def __copy__(self) -> MultiLayerNetwork:
        if self._java is not None:
            return self.clone()
        made = type(self)(self.conf)
        made._file = self._stored()
        return made

    def __deepcopy__(self, memo: Any) -> MultiLayerNetwork:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return _unpickled, (type(self), self.conf, self._stored())

    def _stored(self) -> bytes | None:
        """What `save` would write; None where there are no weights yet."""
        if self._closed:
            raise ClosedError("This network was closed: it cannot be copied or pickled. Do that before, or load it again.")
        if self._java is None:
            return self._file
        with tempfile.TemporaryDirectory(prefix="pydl4j-") as folder:
            path = os.path.join(folder, "network.zip")
            self.save(path)
            with open(path, "rb") as file:
                return file.read()

    def _made(self, bridge: _jvm.Bridge) -> JavaObject:
        if self._file is not None:
            with tempfile.TemporaryDirectory(prefix="pydl4j-") as folder:
                path = os.path.join(folder, "network.zip")
                with open(path, "wb") as file:
                    file.write(self._file)
                loaded: JavaObject = bridge.call(JAVA_CLASS, "load", path)
            self._file = None
            return loaded
        conf = bridge.call("nn.MultiLayerConfiguration", "fromJson", self.conf.to_json())
        made: JavaObject = bridge.call(JAVA_CLASS, "new", conf)
        made.call("init")
        return made

    # ---- life and looks ----

    def close(self) -> None:
        """Frees the weights. numpy views made before stay valid. A second call does nothing."""
        java, self._java = self._java, None
        self._closed = True
        if java is not None and not self._bridge_now().closed:
            java.call("close")
            java.close()

    def __enter__(self) -> MultiLayerNetwork:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def summary(self) -> str:
        """A table of the layers: what goes in, what comes out, how many parameters."""
        return str(self._object().call("summary")).rstrip()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "not initialised" if self._java is None else "ready"
        return f"<MultiLayerNetwork of {len(self.conf.layers)} layers, {state}>"

    def __str__(self) -> str:
        return repr(self) if self._closed else self.summary()

    def _repr_html_(self) -> str:
        if self._closed:
            return html.escape(repr(self))
        rows: list[list[str]] = self._object().call("summaryRows")
        cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows[1:]]
        head = "".join(f"<th>{html.escape(title)}</th>" for title in rows[0])
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{self.num_params:,} parameters</p>"

    def _object(self) -> JavaObject:
        if self._java is None:
            if self._closed:
                raise ClosedError("This network was closed. Make a new one, or load it again.")
            with self._making, _in_python_terms():
                if self._java is None:
                    self._bridge = _jvm.bridge()
                    self._java = self._made(self._bridge)
        assert self._java is not None
        return self._java

    def _bridge_now(self) -> _jvm.Bridge:
        assert self._bridge is not None
        return self._bridge

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Data goes to the session that the network lives in, and errors speak Python."""
        self._object()
        with _session.work_in(self._bridge_now().session), _in_python_terms():
            yield


def _unpickled(kind: type[MultiLayerNetwork], conf: MultiLayerConfiguration, file: bytes | None) -> MultiLayerNetwork:
    """The weights come to life at the first use, in the session of then: a process that only passes it on needs no JVM."""
    net = kind(conf)
    net._file = file
    return net


def _plain(value: Any) -> Any:
    """numpy's numbers and arrays for JSON."""
    if isinstance(value, (np.ndarray, np.generic, NDArray)):
        return np.asarray(value).tolist()
    raise ConfigurationError(f"The numbers of a normalizer must be numbers or lists of them. Got {value!r} instead.")


@contextmanager
def _iterating(
    data: Any, labels: Any, batch_size: int | None, shuffle: bool | None, seed: int = 0, epochs: int = 1
) -> Iterator[ArrayIterator | Batches]:
    """The data as an iterator; one that is made here is closed at the end. None as `batch_size` or `shuffle`: not given."""
    batches = labels is None and are_batches(data)
    if batches or isinstance(data, DataSet):
        for name, value in (("batch_size", batch_size), ("shuffle", shuffle)):
            if value is not None:
                raise ConfigurationError(f"'{name}' is for arrays. Got it with a {type(data).__name__}, which has its own: set it there.")
    if isinstance(data, ArrayIterator):
        if labels is not None:
            raise ConfigurationError("An iterator has its own labels. Leave 'labels' out, and name the passes: epochs=2.")
        yield data
        return
    if batches:
        made = Batches(data, epochs)
        try:
            yield made
        finally:
            made.close()
        return
    whole = _data_set(data, labels)
    size = len(whole) if isinstance(data, DataSet) else 32 if batch_size is None else batch_size
    iterator = ArrayIterator(whole._features, whole._labels, size, shuffle=bool(shuffle), seed=seed)
    try:
        yield iterator
    finally:
        java, iterator._java = iterator._java, None
        if java is not None and iterator._java_bridge is not None and not iterator._java_bridge.closed:
            java.call("close")


def _batch(features: Any) -> NDArray | Numpy:
    given = plain(features)
    return given if isinstance(given, NDArray) else np.asarray(given)


def _data_set(data: Any, labels: Any) -> DataSet:
    if labels is None:
        return DataSet(data) if isinstance(data, list) and len(data) != 2 else data_set(data)  # a list of rows
    if isinstance(data, DataSet):
        raise ConfigurationError("A DataSet has its own labels. Leave 'labels' out.")
    return DataSet(data, labels)


@contextmanager
def _in_python_terms() -> Iterator[None]:
    try:
        yield
    except PyDl4jError as error:
        _translate(error)
        raise


def _translate(error: PyDl4jError) -> None:
    """Lets the message name settings as Python does: n_out, not nOut."""
    if error.java_trace is not None and error.args and isinstance(error.args[0], str):
        names, pattern = _setting_names()
        error.args = (pattern.sub(lambda found: names[found.group()], error.args[0]), *error.args[1:])


@functools.cache
def _setting_names() -> tuple[dict[str, str], re.Pattern[str]]:
    keys = [key for kind in KINDS.values() for member in kind.members for key in member._keys]
    names = {key.json: key.name for key in keys if key.json != key.name}
    return names, re.compile(r"\b(" + "|".join(names) + r")\b")
