"""A small real job for tests that need a process of their own: an MLP learns to tell two half moons apart.

Prints `accuracy=...`, and what the JVM had to say to standard error. Arguments are settings of the session: bridge=jpype.
"""

import sys
from typing import Any

import numpy as np

import pydl4j as dl
from pydl4j import _jvm, nn


def half_moons(count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    label = rng.integers(0, 2, count)
    angle = rng.uniform(0, np.pi, count)
    x = np.where(label, 1 - np.cos(angle), np.cos(angle))
    y = np.where(label, 0.5 - np.sin(angle), np.sin(angle))
    points = np.stack([x, y], axis=1) + rng.normal(0, 0.1, (count, 2))
    return points.astype(np.float32), np.eye(2, dtype=np.float32)[label]


def main() -> None:
    features, labels = half_moons(1024)
    settings: dict[str, Any] = dict(setting.split("=", 1) for setting in sys.argv[1:])
    with dl.session(**settings):
        conf = nn.MultiLayerConfiguration(
            seed=42,
            updater=nn.Adam(0.01),
            input_type=nn.InputType.feed_forward(2),
            layers=[
                nn.Dense(n_out=32, activation="relu"),
                nn.Output(n_out=2, loss="mcxent", activation="softmax"),
            ],
        )
        net = nn.MultiLayerNetwork(conf).init()
        net.fit(features, labels, epochs=60, batch_size=64)
        accuracy = net.evaluate(features, labels).accuracy
        print(f"accuracy={accuracy:.4f}")
        sys.stderr.write(getattr(_jvm.bridge().transport, "log", str)())
    if not accuracy > 0.97:
        sys.exit("The network learnt too little.")


if __name__ == "__main__":
    main()
