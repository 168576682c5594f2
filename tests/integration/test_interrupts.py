"""Ctrl-C, `stop` and asyncio: training ends after a mini-batch, and the weights stay."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

PROGRAM = Path(__file__).parents[1] / "programs" / "interrupted_fit.py"
X = np.random.default_rng(0).standard_normal((64, 10)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


@pytest.fixture
def net(session: dl.Session) -> Iterator[nn.MultiLayerNetwork]:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(10), layers=[nn.Output(2, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as made:
        yield made


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_ctrl_c_ends_training_and_keeps_the_weights(bridge: str) -> None:
    command = [sys.executable, str(PROGRAM), bridge]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "training\n", process.stderr.read() if process.stderr else ""
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert out.splitlines() == ["interrupted True True", "and on True (64, 2)"], err
    assert process.returncode == 0, err


def test_a_stop_from_another_thread_ends_training_and_the_next_one_runs(net: nn.MultiLayerNetwork) -> None:
    def stop() -> None:
        while net.iteration < 10:
            time.sleep(0.01)
        net.stop()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(dl.InterruptedTrainingError, match="stopped on request"):
        net.fit(X, Y, epochs=10_000_000, batch_size=8)
    thread.join()
    assert net.iteration >= 10
    net.fit(X, Y)


def test_training_in_asyncio_leaves_the_loop_free(net: nn.MultiLayerNetwork) -> None:
    async def main() -> None:
        training = asyncio.create_task(net.afit(X, Y, epochs=10_000_000, batch_size=8))
        while net.iteration < 5:
            await asyncio.sleep(0.001)
        assert not training.done()
        net.stop()
        with pytest.raises(dl.InterruptedTrainingError):
            await training
        reached = net.iteration
        assert await net.afit(X, Y, epochs=20, batch_size=8) is net
        assert net.iteration == reached + 160

    asyncio.run(main())


def test_cancelling_the_task_stops_training(net: nn.MultiLayerNetwork) -> None:
    async def main() -> None:
        training = asyncio.create_task(net.afit(X, Y, epochs=10_000_000, batch_size=8))
        while await asyncio.to_thread(lambda: net.iteration) < 5:
            await asyncio.sleep(0.01)
        training.cancel()
        with pytest.raises(asyncio.CancelledError):
            await training

    asyncio.run(main())
    reached = net.iteration
    assert reached >= 5
    net.fit(X, Y, batch_size=len(X))
    assert net.iteration == reached + 1, "nothing else trains any more"


def test_exceptions_come_out_of_await(net: nn.MultiLayerNetwork) -> None:
    with pytest.raises(dl.ShapeError, match=r"got \[32, 3\]"):
        asyncio.run(net.afit(X[:, :3], Y))
