"""Layers that learn without labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.nn._batches import are_batches
from pydl4j.nn._checks import check_count, check_flag
from pydl4j.nn._core.feeding import iterating
from pydl4j.nn._core.fitting import Fitting
from pydl4j.nn._data import DataSet
from pydl4j.nn._listeners import attach_all, detach_all, list_of
from pydl4j.nn._turns import Turn

Self = TypeVar("Self", bound="Pretraining")


class Pretraining(Fitting):
    """Adds `pretrain` and what layers such as VariationalAutoencoder can be asked."""

    @briefly
    def pretrain(
        self: Self,
        data: Any,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool | None = None,
        layer: int | str | None = None,
        listeners: Sequence[Any] = (),
    ) -> Self:
        """Trains the layers that learn without labels (AutoEncoder, VariationalAutoencoder, RBM), from the input on.

        Each learns on what the layers before it make, with an updater of its own. Frozen layers stay as they are.

        Args:
            data: As for `fit`; labels are not looked at.
            epochs: Passes over the data for each layer. Default: 1.
            batch_size: As for `fit`. Default: 32.
            shuffle: As for `fit`. Default: True.
            layer: The number or name of the one layer to train. Default: all, front to back.
            listeners: Told while training goes on, as for `fit`; iterations and epochs begin anew with each layer.

        Raises:
            ConfigurationError: no layer learns without labels, or this one does not.
            DataError: what goes into a layer is beyond what it can learn from, such as numbers below 0 for a Bernoulli distribution.
            ShapeError: the data does not fit the network.
        """
        check_count("'epochs'", epochs, 0)
        if shuffle is not None:
            check_flag("'shuffle'", shuffle)
        told, turn = list_of(listeners), Turn()
        sized = isinstance(data, DataSet)
        with self._turns.take(turn), self._working():
            data, _ = self._scaled(data, None)
            mixed = shuffle if shuffle is not None or sized or are_batches(data) else True
            with iterating(data, None, batch_size, mixed, self.conf.seed, epochs) as iterator:
                self._pretrain(turn, told, iterator, epochs, layer)
        return self

    def _pretrain(self, turn: Turn, listeners: Sequence[Any], data: Any, epochs: int, layer: int | str | None) -> None:
        net, bridge = self._object(), self._bridge_now()
        try:
            number = bridge.number_of_call()
            turn.stops_with(lambda: bridge.stop(number))
            given = data._in_java(bridge), epochs, attach_all(listeners, self, bridge)
            if layer is None:
                net.call("pretrain", *given, long=number)
            else:
                net.call("pretrainLayer", self._name_of(layer), *given, long=number)
        finally:
            detach_all(listeners)

    def _name_of(self, layer: int | str | None) -> str | None:
        if layer is None or isinstance(layer, str):
            return layer
        layers = getattr(self.conf, "layers", None)
        if layers is None or isinstance(layer, bool) or not isinstance(layer, int) or not 0 <= layer < len(layers):
            known = "a name" if layers is None else f"a name, or a number from 0 to {len(layers) - 1}"
            raise ConfigurationError(f"The 'layer' must be {known}. Got {layer!r} instead.")
        return layers[layer].name or f"layer{layer}"

    @briefly
    def decode(self, hidden: Any, *, layer: int | str | None = None) -> npt.NDArray[Any]:
        """The inputs that a layer such as VariationalAutoencoder thinks of, given its outputs; of a distribution the means.

        Args:
            hidden: [n, n_out] of the layer.
            layer: Its number or name. Default: the first one that learns without labels.

        Returns:
            [n, n_in] of the layer.

        Raises:
            ConfigurationError: there is no such layer, or it cannot do that.
            ShapeError: `hidden` has another shape.
        """
        with self._working():
            made: Any = self._object().call("decode", self._name_of(layer), np.asarray(hidden))
            return np.array(made.numpy())

    @briefly
    def pretraining_losses(self, features: Any, *, layer: int | str | None = None) -> npt.NDArray[Any]:
        """What pretraining makes small, for each example: how unlikely it is, or how badly it is made again.

        Args:
            features: [n, …] as the input type says.
            layer: The layer's number or name. Default: the first one that learns without labels.

        Returns:
            [n]; corruption and hidden numbers are drawn as in the first step of a training.
        """
        with self._working():
            made: Any = self._object().call("pretrainingLosses", self._name_of(layer), self._scaled_batch(np.asarray(features)))
            return np.array(made.numpy())
