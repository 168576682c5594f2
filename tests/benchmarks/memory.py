"""Memory over time: python tests/benchmarks/memory.py [--json] [--case py4j] [--quick] [--plot FILE].

Two loads a bridge, each in processes of its own: a training loop of 10,000 mini-batches, and 1,000 times an array of
64 MiB made, looked at by both sides, and closed. Watched are the resident bytes of both processes and the live off-heap
bytes that the JVM counts. The figure is how much each grew from the second quarter to the last, in MiB; flat means
below the limit in the column "to reach". ``--plot`` draws the bytes over time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial

import harness
from harness import Contest, wanted
from worker import HERE, ROOT, WorkerError

BRIDGES = ("py4j", "jpype", "pyjnius")
LOADS = {"training": 10_000, "cycles": 1_000}
QUICK = {"training": 1_000, "cycles": 100}
LIMITS_MIB = {"python_rss": 16.0, "jvm_rss": 32.0, "live": 1.0}
"""The JVM's own heap breathes by some MiB between two collections."""

Series = list[dict[str, float]]


class Load:
    """One load in processes of its own; runs when its first figure is asked for."""

    def __init__(self, bridge: str, load: str, times: int) -> None:
        self.name = f"{bridge}_{load}_{times}"
        self._command = [sys.executable, str(HERE / "memory_side.py"), bridge, load, str(times)]
        self._series: Series = []

    def series(self) -> Series:
        """MiB at each sample."""
        if not self._series:
            done = subprocess.run(self._command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
            self._series = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
            if done.returncode or len(self._series) < 8:
                raise WorkerError(f"{self.name} ended with {done.returncode} after {len(self._series)} samples.")
        return self._series

    def growth(self, quantity: str, _: float) -> float:
        """MiB from the second quarter of the samples to the last."""
        values = [sample[quantity] for sample in self.series()]
        quarter = len(values) // 4
        return statistics.median(values[-quarter:]) - statistics.median(values[quarter : 2 * quarter])


def contests(options: Namespace, loads: list[Load]) -> Iterator[Contest]:
    """One contest for each quantity of each load."""
    for load in loads:
        for quantity, limit in LIMITS_MIB.items():
            if quantity == "jvm_rss" and not load.name.startswith("py4j"):
                continue  # in process there is one process
            yield Contest(load.name, quantity, "MiB", partial(load.growth, quantity), reach=limit, rounds=1, warm_up=0)


def draw(loads: list[Load], file: str) -> None:
    """Bytes over time, one panel a load."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(len(loads), 1, figsize=(9, 2.4 * len(loads)), squeeze=False, layout="constrained")
    for panel, load in zip(panels[:, 0], loads, strict=True):
        series = load.series()
        for quantity in LIMITS_MIB:
            if quantity in series[0]:
                panel.plot([s["step"] for s in series], [s[quantity] for s in series], label=quantity)
        panel.set_title(load.name, fontsize=9)
        panel.set_ylabel("MiB")
        panel.set_ylim(bottom=0)
        panel.legend(fontsize=7)
    figure.savefig(file, dpi=150)
    pyplot.close(figure)


if __name__ == "__main__":
    chosen = harness.arguments("Memory over time.")
    times = QUICK if chosen.quick else LOADS
    every = [Load(bridge, load, count) for bridge in BRIDGES for load, count in times.items()]
    asked = [load for load in every if wanted(chosen, load.name)]
    plot, chosen.plot = chosen.plot, None
    results = harness.run(chosen, contests(chosen, asked))
    if plot:
        draw(asked, plot)
    flat = all(result.reached for result in results)
    print("memory is flat" if flat else "memory GROWS", file=sys.stderr)
    sys.exit(0 if flat else 1)
