"""One broker in its own JVM for all tests, topics of their own for each, and models made once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.serving import DevBroker
from tests.serving.clients import SESSION, Topics

NUMBER = itertools.count()


@pytest.fixture(scope="session")
def broker() -> Iterator[DevBroker]:
    # Transactions that are too old are looked for every 10 s otherwise.
    with DevBroker(properties={"transaction.abort.timed.out.transaction.cleanup.interval.ms": "500"}) as started:
        yield started


@pytest.fixture
def topics(broker: DevBroker) -> Topics:
    """Three new topics, in (2 partitions), out and dead letters, and a group of their own."""
    made = Topics(broker.address, f"t{next(NUMBER)}")
    made.create()
    return made


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``double.zip`` (4 numbers in, their doubles out), ``triple.zip`` and ``digits.zip`` (784 in, 10 out)."""
    folder = tmp_path_factory.mktemp("models")
    with dl.session(**SESSION):
        for name, factor in (("double", 2), ("triple", 3)):
            conf = nn.MultiLayerConfiguration(
                input_type=nn.InputType.feed_forward(4), layers=[nn.Output(4, loss="mse", activation="identity")]
            )
            net = nn.MultiLayerNetwork(conf).init()
            net.params[:] = np.concatenate([factor * np.eye(4, dtype=np.float32).ravel(), np.zeros(4, np.float32)])
            net.save(folder / f"{name}.zip")
        conf = nn.MultiLayerConfiguration(
            seed=1, input_type=nn.InputType.feed_forward(784),
            layers=[nn.Dense(128, activation="relu"), nn.Output(10, loss="mcxent", activation="softmax")],
        )  # fmt: skip
        nn.MultiLayerNetwork(conf).init().save(folder / "digits.zip")
    return folder
