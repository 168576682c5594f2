"""Raw features and labels on their way to a network with a normalizer, and its outputs on their way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError
from pydl4j.nn._batches import are_batches
from pydl4j.nn._checks import check_flag
from pydl4j.nn._core.feeding import Numpy, data_set_of
from pydl4j.nn._core.raw_rows import Processed
from pydl4j.nn._data import ArrayIterator, DataSet
from pydl4j.nn._multi import MultiDataSet
from pydl4j.nn._pipeline import DataPipeline

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

_UNASKED: Any = object()


class Scaling(Processed):
    """Adds `normalize`, and does what it says."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._normalize: bool | None = None
        self._normalizer: JavaObject | None = _UNASKED  # the JVM's, asked for once

    @property
    def normalize(self) -> bool | None:
        """Whether `fit`, `output`, `predict`, `evaluate` and `score` apply the `normalizer`. Default: None.

        True: they take raw features and labels, and `output` and `predict` answer in the units of the labels: what servers
        and Spark's `transform` answer for the same file. False: they take and give scaled numbers. None: with a normalizer
        they refuse to work until told, since scaling twice or not at all gives wrong answers without a word.
        """
        return self._normalize

    @normalize.setter
    def normalize(self, apply: bool | None) -> None:
        self._normalize = None if apply is None else check_flag("'normalize'", apply)
        self._normalizer_changed()

    def _like(self, made: Any) -> Any:
        made._normalize = self._normalize
        return made

    def _told(self) -> dict[str, Any]:
        return {} if self._normalize is None else {"_normalize": self._normalize}

    def _normalizer_changed(self) -> None:
        self._normalizer = _UNASKED

    def _applied(self) -> JavaObject | None:
        """The normalizers of inputs and outputs to apply; None for none."""
        if self._normalizer is _UNASKED:
            text = self._object().call("normalizerJson")
            self._normalizer = None if text is None else self._normalizers(text)
        if self._normalizer is None or self._normalize is False:
            return None
        if self._normalize is None:
            kind = (self.normalizer or {}).get("@class")
            raise ConfigurationError(
                f"This {type(self).__name__} has a normalizer ({kind}), and was not told whether to apply it. "
                f"Set net.normalize = True for raw features and labels, or False for numbers that are scaled already."
            )
        return self._normalizer

    def _scaled(self, data: Any, labels: Any) -> tuple[Any, Any]:
        """Data and labels as the network takes them."""
        data, labels = self._labelled(data, labels)
        normalizer = self._applied()
        if normalizer is None:
            return data, labels
        if isinstance(data, DataPipeline) and labels is None:
            return data.normalize(json.loads(normalizer.call("toJson"))), None
        if isinstance(data, ArrayIterator) or (labels is None and are_batches(data)):
            raise ConfigurationError(
                "A network that applies its normalizer takes arrays, pairs, a DataSet or a DataPipeline. Got "
                f"{type(data).__name__}, whose batches are as they are: scale them, and set net.normalize = False."
            )
        raw = data_set_of(data, labels)
        features = scaled_array(normalizer, "input", 0, raw._features)
        ready = None if raw._labels is None else scaled_array(normalizer, "output", 0, raw._labels)
        return (DataSet(features, ready, **raw._beside()), None) if isinstance(data, DataSet) else (features, ready)

    def _scaled_batch(self, batch: NDArray | Numpy) -> NDArray | Numpy:
        """The features of a call of `output`, as the network takes them; scaled as doubles where they are that."""
        normalizer = self._applied()
        if normalizer is None:
            return batch
        scaled: NDArray = scaled_array(normalizer, "input", 0, batch if isinstance(batch, NDArray) else np.asarray(batch))
        return scaled

    def _reverted_values(self, predicted: Numpy) -> Numpy:
        """Values in the units of the labels; classes stay as they are."""
        return self._reverted(predicted) if predicted.dtype.kind == "f" else predicted

    def _reverted(self, outputs: Numpy, number: int = 0) -> Numpy:
        """Those of an output in the units of the labels."""
        normalizers = self._applied()
        normalizer = None if normalizers is None else normalizers.call("output", number)
        if normalizer is None:
            return outputs
        raw: NDArray = normalizer.call("revert", np.ascontiguousarray(outputs))
        return raw.numpy()


def scaled_parts(normalizers: JavaObject, batch: MultiDataSet) -> MultiDataSet:
    """Data of several inputs or outputs as the network takes them."""
    features, labels, features_masks, labels_masks = batch._parts
    scaled = [scaled_array(normalizers, "input", number, array) for number, array in enumerate(features)]
    targets = [scaled_array(normalizers, "output", number, array) for number, array in enumerate(labels)]
    made = MultiDataSet(
        scaled, targets or None, features_masks=features_masks or None, labels_masks=labels_masks or None, weights=batch._weights
    )
    made._of_arrays = batch._of_arrays
    new = zip((*scaled, *targets), (*features, *labels), strict=True)
    made._copies += [*batch._copies, *(array for array, given in new if array is not given)]
    return made


def scaled_array(normalizers: JavaObject, what: str, number: int, array: Any) -> Any:
    """The features of an input, or the labels of an output, as the network takes them."""
    normalizer: JavaObject | None = normalizers.call(what, number)
    return array if normalizer is None else normalizer.call("transform", array)
