"""Outputs of a network."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._bridges.direct import InProcess, Shared, way
from pydl4j._errors import ConfigurationError, PyDl4jError, ShapeError
from pydl4j._interruptible import briefly
from pydl4j.nn._core.feeding import answers, data_set_of
from pydl4j.nn._core.scaling import Scaling
from pydl4j.nn._core.terms import translate
from pydl4j.nn._data import DataSet
from pydl4j.nn._tables import plain

Numpy = npt.NDArray[Any]


class Inferring(Scaling):
    """Adds `output`, `predict` and their kind."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._direct: InProcess | Shared | None = None
        self._classifies: bool | None = None  # not known before the first answer

    @briefly
    def output(self, features: Any, features_mask: Any = None) -> Numpy:
        """The outputs for a batch: one call of the bridge, and a numpy array that the JVM wrote.

        Args:
            features: [n, …] as the input type says: numpy array, `dl.NDArray`, nested lists, table or tensor, of any number
                type; with a `process` also raw rows, as it says. Of a `DataSet`, an iterator or mini-batches that Python makes
                (as for `fit`) the features are taken, and the outputs of all batches come back as one array.
            features_mask: [n, time] for one batch of sequences of unequal lengths: 1 where a time step is real, 0 where it is
                padding. Default: all are real; of a `DataSet` its own.

        Returns:
            [n, …] as the output type says: probabilities [n, n_out] with softmax.

        Raises:
            ShapeError: the features do not fit the network.
        """
        features = self._features(features)
        masked = _masked(features, features_mask)
        if masked is not None:
            return self._with_mask("output", *masked)
        outputs = self._directly(features)
        return answers(features, self._output) if outputs is None else outputs

    def _with_mask(self, method: str, features: Any, mask: Any) -> Numpy:
        made = self._computed(method, self._scaled_batch(_plain_array(features)), _plain_array(mask))
        return self._reverted_values(made)

    def __call__(self, features: Any) -> Numpy:
        """`output(features)`."""
        return self.output(features)

    def _directly(self, features: Any) -> Numpy | None:
        """The outputs by the short way, where it leads there."""
        direct = self._direct
        if direct is None:
            return None
        try:
            return direct.output(features)
        except PyDl4jError as error:
            translate(error)
            raise

    def _output(self, batch: NDArray | Numpy) -> Numpy:
        if self._applied() is not None:
            return self._reverted(self._computed("outputSingle", self._scaled_batch(batch)))
        outputs = self._computed("outputSingle", batch)
        self._direct = way(self._object(), batch, outputs)
        return outputs

    def _normalizer_changed(self) -> None:
        super()._normalizer_changed()
        self._direct = None

    @briefly
    def predict(self, features: Any, features_mask: Any = None) -> Numpy:
        """What the network says of each example.

        Behind a cross-entropy or softmax it is the class with the greatest output, int64 [n]; one output alone is the
        probability of class 1 of two, which it is from 0.5 on. Behind another loss it is the value, [n] where there is one
        output, else [n, n_out].

        Args:
            features: As for `output`.
            features_mask: As for `output`.

        Raises:
            DataError: an output that decides a class is NaN; the message names the row.
        """
        features = self._features(features)
        masked = _masked(features, features_mask)
        return answers(features, self._predict) if masked is None else self._with_mask("predict", *masked)

    def _predict(self, batch: NDArray | Numpy) -> Numpy:
        if self._applied() is not None:
            return self._reverted_values(self._computed("predict", self._scaled_batch(batch)))
        outputs = None if self._classifies is None else self._directly(batch)
        said = None if outputs is None else _said(outputs, bool(self._classifies))
        if said is None:
            said = self._computed("predict", batch)
            if self._classifies is None and len(batch):
                self._output(batch[:1])  # from which the short way knows the shapes
                self._classifies = said.dtype == np.int64
        return said

    @briefly
    def predict_proba(self, features: Any) -> Numpy:
        """The probability of each class: the outputs of a network that ends in a cross-entropy or softmax.

        Args:
            features: As for `output`.

        Returns:
            [n, classes]; of one output, the probability of class 1, also that of class 0: [n, 2].

        Raises:
            ConfigurationError: the network's outputs are no classes.
        """
        if self._object().call("classifies") is not True:
            raise ConfigurationError(
                "This network's outputs are no classes: its last layer has neither a cross-entropy nor a softmax. Ask for output(…)."
            )
        outputs = self.output(features)
        return np.concatenate([1 - outputs, outputs], axis=1) if outputs.shape[1] == 1 else outputs

    @briefly
    def feed_forward(self, features: Any) -> list[Numpy]:
        """What each layer makes of a batch: the features first, the output last.

        Args:
            features: One batch, [n, …] as the input type says.

        Returns:
            One array more than there are layers, as the network computes with them: scaled ones where it applies a normalizer.
        """
        with self._working():
            batch = data_set_of(features, None)._features
            scaled = self._scaled_batch(batch)
            given = scaled.numpy() if isinstance(scaled, NDArray) else np.asarray(scaled)
            return [given, *(self._object().call("activation", scaled, layer).numpy() for layer in range(len(self.conf.layers)))]

    def _scales_labels(self) -> bool:
        normalizer = self._applied()
        return normalizer is not None and bool(normalizer.call("scalesLabels"))

    def _labels_and_outputs(self, data: Any, labels: Any) -> tuple[Any, Any]:
        raw = data_set_of(*self._labelled(data, labels))
        mask = raw._features_mask
        batch = self._scaled_batch(raw._features)
        outputs = self._reverted(self._computed("outputSingle", batch) if mask is None else self._computed("output", batch, mask))
        given = raw.labels
        assert given is not None
        masks = (None if each is None else each.numpy() for each in (raw._labels_mask, mask))
        return real_rows(given.reshape(outputs.shape), outputs, *masks, axis=self._features_of(outputs))

    def _input_format(self) -> str:
        """The order of axes of the first input, such as nhwc; empty for rows."""
        first = getattr(self.conf, "input_type", None) or next(iter(getattr(self.conf, "input_types", None) or ()), None)
        return str(getattr(first, "format", ""))

    def _features_of(self, outputs: Numpy) -> int:
        """The axis of outputs that their classes lie along."""
        order = self._input_format()
        given = self.conf.output_format
        last = given == "channels_last" if given else len(order) == outputs.ndim and order.endswith("c")
        return outputs.ndim - 1 if last and outputs.ndim > 2 else 1

    def _computed(self, method: str, *batch: NDArray | Numpy) -> Numpy:
        try:
            result: NDArray = self._object().call(method, *batch)
        except PyDl4jError as error:
            translate(error)
            raise
        return result.numpy()


def real_rows(
    labels: Numpy, outputs: Numpy, labels_mask: Numpy | None, features_mask: Numpy | None = None, *, axis: int = 1
) -> tuple[Numpy, Numpy]:
    """Labels and outputs without what masks leave out: of series the real steps, [steps, n_out].

    Args:
        axis: Along which outputs of series have their columns, 1 or 2.

    Raises:
        ShapeError: the mask is neither of rows nor of steps.
    """
    steps = (len(outputs), outputs.shape[3 - axis]) if outputs.ndim == 3 else None
    mask = labels_mask
    if mask is None and features_mask is not None and features_mask.shape == steps:
        mask = features_mask
    if mask is None:
        return labels, outputs
    if steps is not None and mask.shape == steps:
        rows = [np.moveaxis(each, axis, 2)[mask > 0] for each in (labels, outputs)]
        return rows[0], rows[1]
    if mask.size != len(outputs):
        wanted = f"[{len(outputs)}]" if steps is None else f"{list(steps)}"
        raise ShapeError(f"The labels_mask of such labels must be {wanted}, one number for each row of numbers. Got {list(mask.shape)}.")
    real = mask.reshape(-1) > 0
    return labels[real], outputs[real]


def _masked(features: Any, mask: Any) -> tuple[Any, Any] | None:
    """Features with their mask; None where they have none."""
    if mask is not None:
        return features, mask
    if type(features) is DataSet and features._features_mask is not None:
        return features._features, features._features_mask
    return None


def _plain_array(given: Any) -> Any:
    made = plain(given)
    return made if isinstance(made, NDArray) else np.asarray(made)


def _said(outputs: Numpy, classes: bool) -> Numpy | None:
    """What outputs [n, n_out] say, as Java's `Prediction`; None where that has to say what is wrong with them."""
    if outputs.ndim != 2 or (classes and np.isnan(outputs).any()):
        return None
    if not classes:
        return outputs.reshape(len(outputs)) if outputs.shape[1] == 1 else outputs
    return outputs.argmax(axis=1) if outputs.shape[1] > 1 else (outputs[:, 0] >= 0.5).astype(np.int64)
