"""Two epochs, a file, two more epochs: bit for bit the network of four epochs in one go.

python examples/save_and_resume.py [--file net.zip]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

import pydl4j as dl
from pydl4j import datasets, nn

CONF = nn.MultiLayerConfiguration(
    seed=11,
    updater=nn.Adam(1e-2),
    input_type=nn.InputType.feed_forward(10),
    layers=[nn.Dense(32, activation="relu", drop_out=0.8), nn.Output(3, loss="mcxent")],
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--file", type=Path, default=Path(tempfile.gettempdir()) / "pydl4j-example.zip")
    file = parser.parse_args().file

    random = np.random.default_rng(5)
    x = random.standard_normal((600, 10)).astype(np.float32)
    data = datasets.ArrayIterator(x, x[:, :3].argmax(axis=1), batch_size=32, shuffle=True, seed=1)

    with nn.MultiLayerNetwork(CONF) as whole:
        whole.fit(data, epochs=4)
        expected = whole.params.copy()

    with nn.MultiLayerNetwork(CONF) as first:
        first.fit(data, epochs=2).save(file)
    print(f"{file.stat().st_size:,} bytes after 2 epochs")

    with dl.load(file) as resumed:
        print(f"goes on after epoch {resumed.epoch}, iteration {resumed.iteration}")
        resumed.fit(data, epochs=2)
        print(f"accuracy {resumed.evaluate(data).accuracy:.3f}")
        print(f"the same weights as in one go: {np.array_equal(resumed.params, expected)}")


if __name__ == "__main__":
    main()
