"""A small classifier on numpy arrays: two interleaved spirals, an MLP, a picture of the curve if matplotlib is there.

python examples/mlp_numpy.py [--epochs 60] [--plot FILE.png]
"""

from __future__ import annotations

import argparse

import numpy as np

from pydl4j import nn


def spirals(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Points [n, 2] on two spirals with some noise, and which of the two they are on [n]."""
    random = np.random.default_rng(seed)
    labels = np.arange(n) % 2
    angle = 2.5 * np.pi * np.sqrt(random.random(n))
    radius = angle / (2.5 * np.pi) * np.where(labels, 1, -1)
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return (points + random.normal(0, 0.02, points.shape)).astype(np.float32), labels.astype(np.int64)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--plot", help="file for a picture of the training curve")
    chosen = parser.parse_args()

    x, y = spirals(2000, seed=1)
    conf = nn.MultiLayerConfiguration(
        seed=1,
        updater=nn.Adam(5e-3),
        activation="relu",
        input_type=nn.InputType.feed_forward(2),
        layers=[nn.Dense(64), nn.Dense(64), nn.Output(2, loss="mcxent")],
    )
    with nn.MultiLayerNetwork(conf) as net:
        scores = nn.CollectScores()
        net.fit(x, y, epochs=chosen.epochs, batch_size=64, listeners=[nn.Progress(), scores])
        print(net.evaluate(*spirals(1000, seed=2)))
        if chosen.plot:
            scores.plot().figure.savefig(chosen.plot, dpi=100)


if __name__ == "__main__":
    main()
