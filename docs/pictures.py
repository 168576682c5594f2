"""Makes the pictures of README: the training curve and the confusion matrix of LeNet on MNIST.

    python docs/pictures.py [--epochs 2]

Needs matplotlib (`pip install pydl4j[plot]`). Writes docs/training_curve.png and docs/confusion_matrix.png.
"""

from __future__ import annotations

import argparse
import runpy
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

from pydl4j import datasets, nn

HERE = Path(__file__).parent
DIGITS = 60_000


def main() -> None:
    mpl.use("Agg")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--epochs", type=int, default=2)
    chosen = parser.parse_args()
    lenet = runpy.run_path(str(HERE.parent / "examples" / "lenet_mnist.py"))["lenet"]
    train, test = datasets.mnist()
    scores = nn.CollectScores()
    with nn.MultiLayerNetwork(lenet()) as net:
        net.fit(train, epochs=chosen.epochs, listeners=[nn.Progress(show=True), scores])
        evaluation = net.evaluate(test)
    figure, ax = pyplot.subplots(figsize=(6.4, 3.2), layout="constrained")
    scores.plot(ax).set_title(f"LeNet, {DIGITS:,} digits, {chosen.epochs} epochs")
    figure.savefig(HERE / "training_curve.png", dpi=100)
    figure, ax = pyplot.subplots(figsize=(5, 5), layout="constrained")
    evaluation.plot(ax)
    figure.savefig(HERE / "confusion_matrix.png", dpi=90)
    print(repr(evaluation))


if __name__ == "__main__":
    main()
