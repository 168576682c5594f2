"""Our side of the benchmarks of pictures; arguments: the folder of classes, the clock (wall or cpu)."""

from __future__ import annotations

import sys
from typing import Any

from worker import CLOCKS, Repeat, serve

import pydl4j as dl
from pydl4j import datasets, etl

FOLDER, CLOCK = sys.argv[1:3]
SIZE = 224


def pictures() -> datasets.DataPipeline:
    return datasets.DataPipeline.from_images(FOLDER, SIZE, SIZE, scale=1 / 255)


def passes(data: Any) -> Repeat:
    """All mini-batches, as numpy sees them."""
    batches = data.batch(32).prefetch(4, threads=2)

    def repeat(times: int) -> None:
        for _ in range(times):
            for batch in batches:
                assert batch.features.shape[1:] == (3, SIZE, SIZE)

    return repeat


def augmented() -> Repeat:
    return passes(pictures().augment([etl.RandomCropTransform(1 / 3), (etl.FlipImageTransform(), 0.5)], seed=1))


if __name__ == "__main__":
    with dl.session():
        serve({"augmented": augmented, "plain": lambda: passes(pictures())}, CLOCKS[CLOCK])
