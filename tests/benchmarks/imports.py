"""Models of Keras, read and asked: python tests/benchmarks/imports.py [--json] [--case mobilenet_v2] --keras-python PYTHON.

``mobilenet_v2``: 32 pictures of 96 by 96 pixels through a MobileNetV2 of random weights that Keras 3 wrote, against the ``predict`` of
Keras on the faster of its backends here, jax and torch. ``resnet50``: reading such a file (100 MB) until the network is ready, against
``load_model``; and, without a peer, how much memory both processes of ours take for that at most, in sizes of the file.

The peers' Python needs keras, jax and torch; ``--keras-python`` names it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator

import harness
from harness import Contest
from worker import CLOCKS, HERE, Worker

PICTURES = 32
PEER = str(HERE / "peers" / "imports_keras.py")
BACKENDS = ("jax", "torch")


def contests(options: Namespace) -> Iterator[Contest]:
    """All cases, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([options.keras_python, PEER, "make", folder], check=True, env=environment("torch"), stdout=sys.stderr)
        given = [folder, options.clock]
        with (
            Worker(sys.executable, str(HERE / "imports_side.py"), *given) as ours,
            Worker(options.keras_python, PEER, *given, environment=environment("jax")) as jax,
            Worker(options.keras_python, PEER, *given, environment=environment("torch")) as torch,
        ):
            yield Contest(
                "mobilenet_v2", "rate", "pictures/s", ours.rate("predict", PICTURES),
                harness.best_of(*(each.rate("predict", PICTURES) for each in (jax, torch)), higher_is_better=True), "keras",
                higher_is_better=True, reach=1.5, warm_up=options.warm_up,
            )  # fmt: skip
            yield Contest(
                "resnet50", "load", "s", ours.seconds_each("load"),
                harness.best_of(*(each.seconds_each("load") for each in (jax, torch)), higher_is_better=False), "keras", reach=1.0,
            )  # fmt: skip
        for case, run in (("resnet50", "memory"),):
            yield Contest(case, run, "files", lambda _: memory(folder), reach=2.2, rounds=3, warm_up=0)


def memory(folder: str) -> float:
    """Most memory that a fresh process and its JVM take for reading the file, in sizes of the file."""
    side = [sys.executable, str(HERE / "imports_side.py"), folder, "memory"]
    return float(subprocess.run(side, check=True, capture_output=True, text=True).stdout.split("memory=")[1])


def environment(backend: str) -> dict[str, str]:
    """Keras chooses its backend at its import."""
    return {**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"}


if __name__ == "__main__":
    chosen = harness.arguments(
        "Models of Keras, read and asked.",
        keras_python={"default": sys.executable, "help": "Python that has keras, jax and torch (default: this one)"},
        clock={"choices": list(CLOCKS), "default": "wall", "help": "seconds of the clock, or of processors (default: wall)"},
        warm_up={"type": int, "default": 3, "help": "slices that run uncounted first (default: 3)"},
    )
    harness.run(chosen, contests(chosen))
