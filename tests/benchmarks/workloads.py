"""What the training benchmarks do, said once for every side: the same sizes, batches, data and number of threads."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = 1000
"""Different tokens of the case ``transformer``."""
LETTERS = 77
"""Inputs and classes of a step of the recurrent cases."""


@dataclass(frozen=True)
class Data:
    """Features of each input, class indices [n] or [n, time], and a mask [n, time] where series are of unequal length."""

    features: list[NDArray[Any]]
    labels: NDArray[np.int64]
    mask: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Workload:
    """A network on random data in memory; one repetition is one pass over all ``examples``."""

    network: str
    batch: int
    examples: int
    """Enough for a pass of about 0.3 s."""
    shape: tuple[int, ...]
    """Of an example of the first input."""
    classes: int = 10
    beside: tuple[int, ...] | None = None
    """Of an example of the second input, where there is one."""
    kind: str = field(default="numbers")
    """``numbers``; ``words`` (whole numbers); ``series`` (a class for each step), ``unequal`` (the same with a mask)."""

    def data(self) -> Data:
        """Features in [0, 1) and class indices, the same numbers in every process."""
        random = np.random.default_rng(7)
        n, time = self.examples, self.shape[-1]
        if self.kind == "words":
            return Data([random.integers(0, WORDS, (n, *self.shape))], random.integers(0, self.classes, n))
        features = [random.random((n, *self.shape), np.float32)]
        if self.beside:
            features.append(random.random((n, *self.beside), np.float32))
        if self.kind == "numbers":
            return Data(features, random.integers(0, self.classes, n))
        labels = random.integers(0, self.classes, (n, time))
        if self.kind == "series":
            return Data(features, labels)
        lengths = random.integers(time // 2, time + 1, (n, 1))
        return Data(features, labels, (np.arange(time) < lengths).astype(np.float32))


WORKLOADS = {
    "mlp_b8": Workload("mlp", 8, 2048, (784,)),
    "mlp_b128": Workload("mlp", 128, 8192, (784,)),
    "lenet_b64": Workload("lenet", 64, 1536, (1, 28, 28)),
    "vgg_b32": Workload("vgg", 32, 192, (3, 32, 32)),
    "lstm_b32_t50": Workload("lstm", 32, 256, (LETTERS, 50), LETTERS, kind="series"),
    "gru_b32_t50": Workload("gru", 32, 256, (LETTERS, 50), LETTERS, kind="unequal"),
    "transformer": Workload("transformer", 16, 32, (128,), kind="words"),
    "resnet50_b8": Workload("resnet50", 8, 24, (3, 64, 64)),
    "graph_b32": Workload("graph", 32, 256, (3, 16, 16), beside=(64,)),
}


def threads() -> int:
    """Threads that each side may use: PYDL4J_BENCH_THREADS, else one for each core."""
    return int(os.environ.get("PYDL4J_BENCH_THREADS", "0")) or len(os.sched_getaffinity(0))
