"""What outputs depend on."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError, ShapeError
from pydl4j._interruptible import briefly
from pydl4j.nn._core.inference import Inferring
from pydl4j.nn._multi import MultiDataSet
from pydl4j.nn._tables import plain

Numpy = npt.NDArray[Any]


class Deriving(Inferring):
    """Adds `input_gradient` and `saliency`."""

    @briefly
    def input_gradient(self, features: Any, of: Any = None) -> Numpy:
        """The derivatives of outputs with respect to the inputs, without dropout: what each number of an input changes.

        Args:
            features: One batch, [n, …] as the input type says.
            of: The outputs that are derived: class indices [n] (or one for all), or an array of the output's shape by which
                outputs are weighed. Default: the greatest output of a network whose outputs are classes, else the sum of all.

        Returns:
            [n, …] as the features: of what enters the network, which are scaled features where it applies a normalizer.

        Raises:
            ConfigurationError: the network has several inputs or outputs, or its inputs are whole numbers such as words.
            ShapeError: the features or `of` do not fit the network.
        """
        with self._working():
            batch = np.asarray(self._scaled_batch(np.asarray(plain(features))))
            outputs = np.asarray(self._computed("outputSingle", batch))
            data = MultiDataSet([batch])
            try:
                directions = self._directions(outputs, of)
                made: Any = self._object().call("inputGradient", data._in_java(self._bridge_now()), [directions])
            finally:
                data._close_copies()
            if not made:
                raise ConfigurationError("This network's inputs are whole numbers that name something: they have no derivative.")
            return np.array(next(iter(made.values())).numpy())

    def _directions(self, outputs: Numpy, of: Any) -> Numpy:
        """What outputs [n, outputs, …] are weighed by."""
        if of is None and self._object().call("classifies") is not True:
            return np.ones_like(outputs)
        axis = self._features_of(outputs)
        given = outputs.argmax(axis=axis) if of is None else np.asarray(of)
        if given.shape == outputs.shape and (given.dtype.kind == "f" or given.ndim > 1):
            return given.astype(outputs.dtype)
        places = (*outputs.shape[:axis], *outputs.shape[axis + 1 :])
        if given.dtype.kind not in "iu" or given.shape not in ((), places):
            raise ShapeError(
                f"The 'of' must be class indices {list(places)} or one, or an array {list(outputs.shape)}. "
                f"Got {given.dtype} {list(given.shape)}."
            )
        chosen = np.broadcast_to(given, places)
        if chosen.size and not 0 <= chosen.min() <= chosen.max() < outputs.shape[axis]:
            raise ShapeError(f"The classes in 'of' must be from 0 to {outputs.shape[axis] - 1}. Got {given.min()} to {given.max()}.")
        directions = np.zeros_like(outputs)
        np.put_along_axis(directions, np.expand_dims(chosen, axis), 1, axis=axis)
        return directions

    def saliency(self, features: Any, of: Any = None) -> Numpy:
        """How much each number of an input matters: the absolute `input_gradient`, of pictures the greatest over the channels.

        Args:
            features: As for `input_gradient`.
            of: As for `input_gradient`.

        Returns:
            [n, …] as the features; of pictures [n, height, width].
        """
        size = np.abs(self.input_gradient(features, of))
        most: Numpy = size.max(axis=3 if self._input_format() == "nhwc" else 1) if size.ndim == 4 else size
        return most
