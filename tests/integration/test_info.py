"""`dl.info()` says how the engine's threads wait for each other."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

LIMIT = 120.0  # seconds in which what other programs do must have been seen


@contextmanager
def busy_machine() -> Iterator[None]:
    """Twice as many busy programs as processors."""
    programs = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        yield
    finally:
        for program in programs:
            program.kill()
            program.wait()


class Watch:
    """Asks for the waiting after each pass of a training, until it is short."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._end = time.monotonic() + LIMIT

    def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
        self.seen.append(dl.info()["engine"]["waiting"])
        if self.seen[-1].startswith("short") or time.monotonic() > self._end:
            raise StopIteration


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor: nothing waits")
def test_training_beside_busy_programs_is_said_to_wait_shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY", "PYDL4J_THREADS"):
        monkeypatch.delenv(name, raising=False)
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(256), layers=[nn.Dense(512), nn.Dense(512), nn.Output(4, loss="mcxent")]
    )
    watch = Watch()
    with dl.session(threads=2):
        assert dl.info()["engine"]["waiting"] == "active"
        net = nn.MultiLayerNetwork(conf).init()
        with busy_machine(), pytest.raises(StopIteration):
            net.fit(np.zeros((1024, 256), np.float32), np.arange(1024) % 4, epochs=100_000, batch_size=256, listeners=[watch])
    assert watch.seen[-1] == "short, other programs use the processors", watch.seen[-5:]


@pytest.mark.parametrize("variable", [("GOMP_SPINCOUNT", "1000"), ("OMP_WAIT_POLICY", "passive")])
def test_a_waiting_that_the_user_chose_is_said_to_be_theirs(monkeypatch: pytest.MonkeyPatch, variable: tuple[str, str]) -> None:
    monkeypatch.setenv(*variable)
    with dl.session(threads=1):
        assert dl.info()["engine"]["waiting"] == "as GOMP_SPINCOUNT or OMP_WAIT_POLICY says"
