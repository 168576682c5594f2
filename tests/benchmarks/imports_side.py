"""Our side of imports.py; arguments: the folder of the files, and the clock, or ``memory`` to print what reading one takes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from worker import CLOCKS, Repeat, children, peak_resident, serve

import pydl4j as dl

FOLDER, HOW = Path(sys.argv[1]), sys.argv[2]


def predict() -> Repeat:
    net = dl.load(FOLDER / "mobilenet_v2.keras")
    pictures = np.load(FOLDER / "pictures.npy")
    np.testing.assert_allclose(net.output(pictures), np.load(FOLDER / "answers.npy"), atol=1e-4)  # it is the same model

    def repeat(times: int) -> None:
        for _ in range(times):
            net.output(pictures)

    return repeat


def load() -> Repeat:
    def repeat(times: int) -> None:
        for _ in range(times):
            dl.load(FOLDER / "resnet50.keras").close()

    return repeat


def memory() -> float:
    """Growth of the peak by one load, in sizes of the file."""
    dl.zeros(1)  # the session starts
    processes = [os.getpid(), *children()]
    before = sum(map(peak_resident, processes))
    with dl.load(FOLDER / "resnet50.keras"):
        grown = sum(map(peak_resident, processes)) - before
    return grown / (FOLDER / "resnet50.keras").stat().st_size


if __name__ == "__main__":
    if HOW == "memory":
        print(f"memory={memory():.3f}")
    else:
        serve({"predict": predict, "load": load}, CLOCKS[HOW])
