"""Memory and threads of a server over 1,000,000 predictions: python tests/benchmarks/serving_memory.py [--json] [--quick].

A Kafka scorer answers records of 784 float32 through an MLP 784-128-10, exactly once, in forty slices, after four that do not count;
behind each its resident bytes and its threads are looked at. The figures are how much each grew from the second quarter to the last;
flat means below the limit in the column "to reach".
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import harness
import serving
import serving_kafka
from harness import Contest

from pydl4j.serving import DevBroker, KafkaScorer

PREDICTIONS, QUICK = 1_000_000, 100_000
SLICES, WARM = 40, 4
LIMITS = {"rss": (32.0, "MiB"), "threads": (0.0, "threads")}
"""The Java heap of 256 MiB breathes by some MiB between two collections."""


@dataclass(frozen=True)
class Sample:
    """What a process has at one moment."""

    rss: float
    threads: float

    @classmethod
    def of(cls, pid: int) -> Sample:
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return cls(int(lines["VmRSS"].split()[0]) / 1024, int(lines["Threads"]))


def samples(broker: DevBroker, model: Path, predictions: int) -> list[Sample]:
    """One for each slice but the first ones."""
    name = f"flat-{next(serving_kafka.NUMBER)}"
    serving_kafka.topics(broker, name)
    scorer = KafkaScorer(
        model, kafka=broker.address, topics=f"{name}-in", out=f"{name}-out", group=name, delivery="exactly-once", instance="a",
        session={"threads": serving_kafka.THREADS, "heap": "256m", "jvm_args": ["-XX:+AlwaysPreTouch", "-Xms256m"]},
    )  # fmt: skip
    found: list[Sample] = []
    with scorer:
        side = serving_kafka.Side(broker, name, scorer.pid, 0)
        sent = side.answered()
        for number in range(WARM + SLICES):
            side.fill(predictions // SLICES)
            sent += predictions // SLICES
            while side.answered() < sent:  # markers of transactions count too: the last records may still come
                scorer.check()
                time.sleep(0.02)
            if number >= WARM:
                found.append(Sample.of(scorer.pid))
            side.forget()
        side.close()
        scorer.check()
    return found


def growth(series: list[Sample], quantity: str) -> float:
    """From the second quarter to the last."""
    values = [float(getattr(sample, quantity)) for sample in series]
    quarter = len(values) // 4
    return statistics.median(values[-quarter:]) - statistics.median(values[quarter : 2 * quarter])


def contests(quick: bool) -> Iterator[Contest]:
    """One for each quantity, of one run."""
    predictions = QUICK if quick else PREDICTIONS
    with tempfile.TemporaryDirectory() as folder, serving_kafka.broker() as broker:
        series = samples(broker, serving.model(Path(folder)), predictions)
    for quantity, (limit, unit) in LIMITS.items():
        figure = partial(lambda name, _: growth(series, name), quantity)
        yield Contest(f"kafka_{predictions}", quantity, unit, figure, reach=limit, rounds=1, warm_up=0)


if __name__ == "__main__":
    chosen = harness.arguments("Memory and threads of a server.")
    results = harness.run(chosen, contests(chosen.quick))
    flat = all(result.reached for result in results)
    print("memory and threads are flat" if flat else "memory or threads GROW", file=sys.stderr)
    sys.exit(0 if flat else 1)
