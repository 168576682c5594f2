"""Series that are computed part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._interruptible import briefly
from pydl4j.nn._core.inference import Inferring

Numpy = npt.NDArray[Any]


class Stepping(Inferring):
    """Adds `rnn_time_step` and what belongs to it."""

    @briefly
    def rnn_time_step(self, features: Any) -> Numpy:
        """The outputs for the next steps of some series, which begin with the states that the steps before left.

        Args:
            features: [n, n_in, time] as the input type says, or [n, n_in] for one step.

        Returns:
            [n, n_out, time], or [n, n_out] for one step.

        Raises:
            ConfigurationError: a layer looks at later steps, such as Bidirectional.
            ShapeError: the features do not fit the network, or are of another number of series than before. The states stay.

        Several threads take turns. `output` neither sees nor changes the states.
        """
        batch = self._scaled_batch(np.asarray(features))
        return self._reverted(self._computed("rnnTimeStep", batch))

    def rnn_clear_previous_state(self) -> None:
        """Forgets the states: the next step is the first of its series."""
        self._object().call("rnnClearPreviousState")

    def rnn_get_previous_state(self) -> dict[str, Numpy]:
        """The states by layer and name, such as `layer0.prevAct` and `layer0.prevMem`: copies, [n, n_out] each."""
        return {name: array.numpy() for name, array in self._object().call("rnnGetPreviousState").items()}

    def rnn_set_previous_state(self, states: Mapping[str, npt.ArrayLike]) -> None:
        """Makes these the states that the next step begins with, in place of all that there are.

        Args:
            states: As `rnn_get_previous_state` gives them.

        Raises:
            ConfigurationError: the network has no such state.
        """
        self._object().call("rnnSetPreviousState", {name: np.asarray(state) for name, state in states.items()})
