"""Training beside other work in one event loop: `await net.afit(…)`, and stopping it by cancelling the task.

python examples/asyncio_training.py [--seconds 3]
"""

from __future__ import annotations

import argparse
import asyncio

import numpy as np

from pydl4j import nn


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=3,
        updater=nn.Adam(1e-3),
        input_type=nn.InputType.feed_forward(20),
        layers=[nn.Dense(64, activation="relu"), nn.Output(2, loss="mcxent")],
    )
    return nn.MultiLayerNetwork(conf).init()


async def watch(net: nn.MultiLayerNetwork) -> None:
    """Asks the network for its score while it is being trained."""
    while True:
        score = await asyncio.to_thread(net.score)
        print(f"score {score:.4f}")
        await asyncio.sleep(0.5)


async def main(seconds: float) -> None:
    x = np.random.default_rng(0).standard_normal((5000, 20)).astype(np.float32)
    y = (np.abs(x[:, :2]).sum(axis=1) > 1.6).astype(np.int64)
    with network() as net:
        watching = asyncio.create_task(watch(net))
        training = asyncio.create_task(net.afit(x, y, epochs=1_000_000))
        await asyncio.sleep(seconds)
        training.cancel()
        watching.cancel()
        await asyncio.gather(training, watching, return_exceptions=True)
        accuracy = net.evaluate(x, y).accuracy
        print(f"stopped after {net.iteration} mini-batches, the weights are kept: accuracy {accuracy:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0)
    asyncio.run(main(parser.parse_args().seconds))
