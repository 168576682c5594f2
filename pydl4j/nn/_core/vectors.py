"""Parameters, gradient and updater state: live views of what the JVM computes with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from pydl4j.nn._core.life import Living

if TYPE_CHECKING:
    from pydl4j._array import NDArray

Numpy = npt.NDArray[Any]


class Vectors(Living):
    """Adds `params` and its kind."""

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
