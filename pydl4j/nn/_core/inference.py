"""Outputs of a network."""

from __future__ import annotations

import functools
from typing import Any

import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._bridges.direct import DirectOutput
from pydl4j._errors import PyDl4jError
from pydl4j.nn._core.feeding import answers
from pydl4j.nn._core.life import Living
from pydl4j.nn._core.terms import translate

Numpy = npt.NDArray[Any]


class Inferring(Living):
    """Adds `output` and `predict`."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._direct = DirectOutput()

    def output(self, features: Any) -> Numpy:
        """The outputs for a batch: one call of the bridge, and a numpy array that the JVM wrote.

        Args:
            features: [n, …] as the input type says: numpy array, `dl.NDArray`, nested lists, table or tensor, of any number
                type. Of a `DataSet`, an iterator or mini-batches that Python makes (as for `fit`) the features are taken,
                and the outputs of all batches come back as one array.

        Returns:
            [n, …] as the output type says: probabilities [n, n_out] with softmax.

        Raises:
            ShapeError: the features do not fit the network.
        """
        return answers(features, self._output)

    def _output(self, batch: NDArray | Numpy) -> Numpy:
        net = self._object()
        try:
            outputs = self._direct.output(net, batch)
        except PyDl4jError as error:
            translate(error)
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

        Args:
            features: As for `output`.

        Raises:
            DataError: an output that decides a class is NaN; the message names the row.
        """
        return answers(features, functools.partial(self._computed, "predict"))

    def _computed(self, method: str, batch: NDArray | Numpy) -> Numpy:
        try:
            result: NDArray = self._object().call(method, batch)
        except PyDl4jError as error:
            translate(error)
            raise
        return result.numpy()
