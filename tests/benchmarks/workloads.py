"""What the training benchmarks do, said once for every side: the same sizes, batches, data and number of threads."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Workload:
    """A network on random data in memory; one repetition is one pass over all ``examples``."""

    network: str
    batch: int
    examples: int
    """Enough for a pass of about 0.3 s."""
    shape: tuple[int, ...]
    classes: int = 10

    def data(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Features in [0, 1) and class indices, the same numbers in every process."""
        random = np.random.default_rng(7)
        return random.random((self.examples, *self.shape), np.float32), random.integers(0, self.classes, self.examples)


WORKLOADS = {
    "mlp_b8": Workload("mlp", 8, 2048, (784,)),
    "mlp_b128": Workload("mlp", 128, 8192, (784,)),
    "lenet_b64": Workload("lenet", 64, 1536, (1, 28, 28)),
}


def threads() -> int:
    """Threads that each side may use: PYDL4J_BENCH_THREADS, else one for each core."""
    return int(os.environ.get("PYDL4J_BENCH_THREADS", "0")) or len(os.sched_getaffinity(0))
