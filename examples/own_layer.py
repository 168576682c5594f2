"""A layer written in Python: highways, which let a part of what comes pass as it is, against plain layers of the same depth.

    python examples/own_layer.py [--depth 20] [--epochs 30]

`nn.traced` calls the function once and writes down what it does; training, derivatives and files are the JVM's, which never
calls Python. Source of the layer: Srivastava, Greff and Schmidhuber 2015, arXiv:1505.00387.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

import pydl4j as dl
from pydl4j import nn

WIDTH = 16


def highway(x: Any, w: Any, b: Any, gate: Any, gate_bias: Any) -> Any:
    passes = nn.functional.sigmoid(x @ gate + gate_bias)
    return passes * dl.tanh(x @ w + b) + (1 - passes) * x


def layer() -> nn.Layer:
    """One whose gates begin nearly shut."""
    weights = {
        "w": (WIDTH, WIDTH),
        "b": nn.Parameter((WIDTH,), "zero", role="bias"),
        "gate": (WIDTH, WIDTH),
        "gate_bias": nn.Parameter((WIDTH,), nn.weight_inits.Constant(-2), role="bias"),
    }
    return nn.traced(highway, weights, family="rows")


def spirals(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    kind, along = random.integers(0, 2, n), random.uniform(0.3, 3, n)
    angle = along * 3 + np.pi * kind
    points = np.stack([along * np.cos(angle), along * np.sin(angle)], 1) + random.normal(0, 0.05, (n, 2))
    return points.astype(np.float32), kind


def accuracy(hidden: list[nn.Layer], epochs: int) -> float:
    layers = [nn.Dense(WIDTH, activation="tanh"), *hidden, nn.Output(2, loss="mcxent", activation="softmax")]
    conf = nn.MultiLayerConfiguration(seed=1, updater=nn.Adam(3e-3), input_type=nn.InputType.feed_forward(2), layers=layers)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.fit(*spirals(2000, 1), epochs=epochs, batch_size=50)
        with tempfile.TemporaryDirectory() as folder:
            net.save(Path(folder) / "net.zip")  # the function goes with it, as data
            with dl.load(Path(folder) / "net.zip") as again:
                return float(again.evaluate(*spirals(500, 2)).accuracy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depth", type=int, default=20)
    parser.add_argument("--epochs", type=int, default=30)
    options = parser.parse_args()
    plain = accuracy([nn.Dense(WIDTH, activation="tanh") for _ in range(options.depth)], options.epochs)
    highways = accuracy([layer() for _ in range(options.depth)], options.epochs)
    print(f"{options.depth} layers: plain={plain:.3f} highways={highways:.3f}")


if __name__ == "__main__":
    main()
