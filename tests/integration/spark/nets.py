"""What the tests of this folder train, and what they compare."""

from __future__ import annotations

from typing import Any

import numpy as np

from pydl4j import nn


def configuration(
    outputs: int = 3, loss: Any = "mcxent", activation: Any = "softmax", hidden: int = 16, updater: Any = None
) -> nn.MultiLayerConfiguration:
    """Four numbers in, one hidden layer, `outputs` numbers out."""
    return nn.MultiLayerConfiguration(
        seed=1,
        updater=updater or nn.Adam(0.02),
        input_type=nn.InputType.feed_forward(4),
        layers=[nn.Dense(hidden, activation="tanh"), nn.Output(outputs, loss=loss, activation=activation)],
    )


def probabilities(scored: Any) -> Any:
    """The column `probability` in the order of the column `id`: [rows, classes]."""
    return np.array([row["probability"].toArray() for row in scored.orderBy("id").collect()])
