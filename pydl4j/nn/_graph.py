"""Networks of layers and vertices that read each other by name, as Python sees them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError, DataError, PyDl4jError
from pydl4j._interruptible import briefly
from pydl4j.nn._batches import are_batches
from pydl4j.nn._core.inference import real_rows
from pydl4j.nn._core.scaling import scaled_parts
from pydl4j.nn._core.terms import translate
from pydl4j.nn._data import DataSet
from pydl4j.nn._evaluating import Evaluating
from pydl4j.nn._generated.networks import ComputationGraphConfiguration
from pydl4j.nn._multi import MultiDataSet, Several, _Whole, several
from pydl4j.nn._network import NeuralNetwork
from pydl4j.nn._pipeline import DataPipeline

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

Numpy = npt.NDArray[Any]


class ComputationGraph(NeuralNetwork):
    """A network whose layers and vertices read each other by name, with any number of inputs and outputs.

    Where a network of one input and one output takes an array, this one takes a list of arrays in the order of `conf.inputs`
    (labels in that of `conf.outputs`), or a mapping from names to arrays; with one of a kind, also the array itself. Its weights
    live in the JVM until `close` or collection.

    Args:
        conf: The description.

    Raises:
        ConfigurationError, ShapeError: (from `init` on) vertices that do not fit together; the message names them.

    Example:
        >>> net = nn.ComputationGraph(nn.ComputationGraphConfiguration(
        ...     inputs=["left", "right"], input_types=[nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],
        ...     vertices={"out": (nn.Output(n_out=2, loss="mcxent", activation="softmax"), "left", "right")}, outputs="out")).init()
        >>> net.fit([np.zeros((8, 4), np.float32), np.zeros((8, 3), np.float32)], np.arange(8) % 2)
        >>> net.output([np.zeros((8, 4), np.float32), np.zeros((8, 3), np.float32)]).shape
        (8, 2)
    """

    _java_class = "nn.ComputationGraph"
    _configuration = ComputationGraphConfiguration
    conf: ComputationGraphConfiguration

    @property
    def _is_plain(self) -> bool:
        return len(self.conf.inputs) == 1 and len(self.conf.outputs) == 1

    def _scaled(self, data: Any, labels: Any) -> tuple[Any, Any]:
        if self._is_plain and not isinstance(data, MultiDataSet):
            return super()._scaled(data, labels)
        names = self._names()
        normalizers = self._applied()
        if normalizers is not None:
            return self._scaled_parts(normalizers, data, labels), None
        if labels is None and isinstance(data, DataPipeline):
            return data, None
        if labels is None and not isinstance(data, (DataSet, Mapping, list, tuple)) and are_batches(data):
            return Several(data, *names), None
        if labels is None and isinstance(data, list) and data and all(isinstance(each, DataSet) for each in data):
            return Several(data, *names), None
        if labels is None and isinstance(data, _Whole):
            return data, None
        return several(data, labels, *names), None

    def _names(self) -> tuple[list[str], list[str]]:
        return list(self.conf.inputs), list(self.conf.outputs)

    def _scaled_parts(self, normalizers: JavaObject, data: Any, labels: Any) -> Any:
        """Data of several inputs or outputs as the network takes them."""
        if labels is None and isinstance(data, DataPipeline):
            return data.normalize(json.loads(normalizers.call("toJson")))
        if labels is None and (isinstance(data, _Whole) or (not isinstance(data, (DataSet, Mapping, list, tuple)) and are_batches(data))):
            raise ConfigurationError(
                "A network that applies its normalizers takes arrays, a MultiDataSet or a DataPipeline. Got "
                f"{type(data).__name__}, whose batches are as they are: scale them, and set net.normalize = False."
            )
        return scaled_parts(normalizers, several(data, labels, *self._names()))

    @briefly
    def output(self, features: Any, *more: Any, features_mask: Any = None) -> Any:
        """The outputs for a batch: `output(x)`, or of several inputs `output(a, b)`.

        Args:
            features: The array of the first of `conf.inputs`, [n, …] as its input type says; a list of those of all inputs; a mapping
                from names to arrays; or a `MultiDataSet`, with its masks.
            more: The arrays of the other inputs. Behind the array of the one input there is, its mask.
            features_mask: [n, time] for a network of one input, as for `MultiLayerNetwork.output`; others take a `MultiDataSet`.

        Returns:
            A numpy array for each output, [n, …], in a list; of one output, the array itself.

        Raises:
            DataError: there is another number of arrays.
            ShapeError: they do not fit the network.
        """
        features, features_mask = self._given(features, more, features_mask)
        features = self._features(features)
        if self._takes_an_array(features, features_mask):
            return super().output(features)
        made = self._asked("output", features, features_mask)
        arrays = [self._reverted(each.numpy(), number) for number, each in enumerate(made)]
        return arrays[0] if len(arrays) == 1 else arrays

    def _labels_and_outputs(self, data: Any, labels: Any) -> tuple[Any, Any]:
        several_or_named = isinstance(data, (MultiDataSet, Mapping, list))
        one = self._is_plain and not several_or_named
        return super()._labels_and_outputs(data, labels) if one else self._labels_and_outputs_of(0, data, labels)

    def _scales_labels(self, number: int = 0) -> bool:
        normalizers = self._applied()
        return normalizers is not None and normalizers.call("output", number) is not None

    def _labels_and_outputs_of(self, number: int, data: Any, labels: Any) -> tuple[Any, Any]:
        """Both of one output in their units."""
        raw = several(data, labels, *self._names())
        parts = (raw._parts[part] for part in (1, 3))  # which input's mask reaches the output, the labels' own says
        given, mask = (np.array(part[number].numpy()) if number < len(part) and part[number] is not None else None for part in parts)
        if given is None:
            raise DataError(f"The output {self.conf.outputs[number]!r} has no labels to be held against.")
        outputs = self._reverted(self._asked("output", raw)[number].numpy(), number)
        return real_rows(given.reshape(outputs.shape), outputs, mask, axis=self._features_of(outputs))

    def _given(self, features: Any, more: tuple[Any, ...], mask: Any = None) -> tuple[Any, Any]:
        """Features and mask of a call with several arguments in order."""
        if len(more) == 1 and mask is None and (len(self.conf.inputs) == 1 or isinstance(features, (list, tuple, Mapping, MultiDataSet))):
            return features, more[0]
        return ([features, *more] if more else features), mask

    def _takes_an_array(self, features: Any, mask: Any) -> bool:
        """Whether this is a call as of a `MultiLayerNetwork`, without masks."""
        masked = mask is not None or getattr(features, "_features_mask", None) is not None
        return self._is_plain and not masked and not isinstance(features, (MultiDataSet, Mapping))

    def _asked(self, method: str, features: Any, mask: Any = None) -> Any:
        with self._working():
            batch = several(features, None, self.conf.inputs, self.conf.outputs)
            if mask is not None:
                batch = MultiDataSet(batch._parts[0], features_masks=[mask])
            normalizers = self._applied()
            if normalizers is not None:
                batch = scaled_parts(normalizers, batch)
            try:
                return self._object().call(method, batch._in_java(self._bridge_now()))
            except PyDl4jError as error:
                translate(error)
                raise
            finally:
                if batch._of_arrays:
                    batch._close_copies()

    @briefly
    def predict(self, features: Any, *more: Any, features_mask: Any = None) -> Any:
        """What the one output says of each example: a class, or in a regression its value; see `MultiLayerNetwork.predict`.

        Args:
            features, more, features_mask: As for `output`.

        Raises:
            ConfigurationError: the network has several outputs.
        """
        features, features_mask = self._given(features, more, features_mask)
        features = self._features(features)
        if self._takes_an_array(features, features_mask):
            return super().predict(features)
        said: NDArray = self._asked("predict", features, features_mask)
        return self._reverted_values(said.numpy())

    @briefly
    def predict_proba(self, features: Any, *more: Any) -> Numpy:
        """The probability of each class; see `MultiLayerNetwork.predict_proba`.

        Args:
            features, more: As for `output`.

        Raises:
            ConfigurationError: the network has several outputs, or they are no classes.
        """
        if len(self.conf.outputs) > 1:
            raise ConfigurationError(f"The network has the outputs {list(self.conf.outputs)}, not one alone. Ask for output(…).")
        given, mask = self._given(features, more)
        return super().predict_proba(given if mask is None else MultiDataSet([given], features_masks=[mask]))

    @briefly
    def feed_forward(self, features: Any, *more: Any) -> dict[str, Numpy]:  # type: ignore[override]  # its vertices have names
        """What each input and vertex holds for a batch, by name, in the order of computation.

        Args:
            features, more: As for `output`.
        """
        given, mask = self._given(features, more)
        return {name: np.array(each.numpy()) for name, each in self._asked("feedForward", given, mask).items()}

    @briefly
    def rnn_time_step(self, features: Any, *more: Any) -> Any:
        """The outputs for the next steps of some series; see `MultiLayerNetwork.rnn_time_step`.

        Args:
            features, more: As for `output`, sequences with their axis of time.

        Returns:
            As `output`.
        """
        given, mask = self._given(features, more)
        arrays = [self._reverted(each.numpy(), number) for number, each in enumerate(self._asked("rnnTimeStep", given, mask))]
        return arrays[0] if len(arrays) == 1 else arrays

    def at(self, output: str) -> GraphOutput:
        """One output by itself, to be evaluated: `net.at("length").evaluate_regression([a, b], [y, z])`.

        Args:
            output: Its name. The data has the labels of all outputs.
        """
        return GraphOutput(self, output)


class GraphOutput(Evaluating):
    """One output of a `ComputationGraph`, which `at` gives."""

    def __init__(self, network: ComputationGraph, output: str) -> None:
        self._network, self._output = network, output
        self._evaluable()  # refuses a name that is none

    def _evaluable(self) -> Any:
        return self._network._object().call("at", self._output)

    def _number(self) -> int:
        return self._network._names()[1].index(self._output)

    def _scales_labels(self) -> bool:
        return self._network._scales_labels(self._number())

    def _labels_and_outputs(self, data: Any, labels: Any) -> tuple[Any, Any]:
        return self._network._labels_and_outputs_of(self._number(), data, labels)

    def _working(self) -> Any:
        return self._network._working()

    def _looked_at(self, data: Any, labels: Any, batch_size: int | None, passes: int) -> Any:
        return self._network._looked_at(data, labels, batch_size, passes)

    def _bridge_now(self) -> Any:
        return self._network._bridge_now()

    def __repr__(self) -> str:
        return f"<output {self._output!r} of {self._network!r}>"
