"""Memory of executors over many jobs: python tests/benchmarks/spark_memory.py [--jobs 20] [--plot FILE].

LeNet on 6,400 digits, one training after the other in one session on two executors, with the syncs in turn. After each job every
executor is asked for its resident memory (after a collection), live off-heap bytes, threads and open files. Prints a JSON line a
job, and at the end how much each grew from the second quarter of the jobs to the last; ends with 1 if one grew beyond its limit.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import report
import spark_cluster
import spark_digits

from pydl4j import spark as dls

EXECUTORS = 2
DIGITS = 6_400
SYNCS = (dls.AllReduce(), dls.Average(every=10), dls.DiLoCo(every=10), dls.Threshold())
LIMITS = {"resident_mib": 32.0, "live_bytes": 0.0, "threads": 2.0, "files": 4.0}
"""Growth that a JVM's own breathing explains: its compilers' memory and threads, its jars."""
HEAP = {"spark.executor.extraJavaOptions": "-Xms1g -XX:+AlwaysPreTouch"}
"""The whole heap is resident from the start: what grows lies outside of it."""


def census(spark: Any) -> list[dict[str, float]]:
    """What each executor holds now."""
    found = []
    for line in spark._jvm.SparkCensus.take(spark.sparkContext._jsc, EXECUTORS):
        executor, resident, live, threads, files = line.split()
        found.append(
            {"executor": int(executor), "resident_mib": int(resident) / 1024, "live_bytes": int(live), "threads": int(threads),
             "files": int(files)}
        )  # fmt: skip
    return found


def growth(samples: list[list[dict[str, float]]], quantity: str) -> float:
    """Of the executor that grew most, from the second quarter of the samples to the last."""
    quarter = len(samples) // 4
    grown = []
    for executor in range(EXECUTORS):
        values = [sample[executor][quantity] for sample in samples]
        grown.append(statistics.median(values[-quarter:]) - statistics.median(values[quarter : 2 * quarter]))
    return max(grown)


def draw(samples: list[list[dict[str, float]]], file: str) -> None:
    """Resident memory by job, a line an executor."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 3), layout="constrained")
    for executor in range(EXECUTORS):
        axes.plot(range(1, len(samples) + 1), [s[executor]["resident_mib"] for s in samples], marker=".", label=f"executor {executor}")
    axes.set_xlabel("job")
    axes.set_ylabel("resident, MiB")
    axes.set_ylim(bottom=0)
    axes.legend()
    figure.savefig(file, dpi=150)
    pyplot.close(figure)


def main() -> int:
    parser = argparse.ArgumentParser(description="Memory of executors over many jobs.")
    parser.add_argument("--jobs", type=int, default=20, help="trainings (default: %(default)s, at least 8)")
    parser.add_argument("--plot", metavar="FILE", help="draw the resident memory into FILE")
    options = parser.parse_args()
    print(report.machine(), file=sys.stderr)
    samples = []
    with (
        tempfile.TemporaryDirectory(prefix="pydl4j-digits") as name,
        spark_cluster.cluster(EXECUTORS, java="SparkCensus", config=HEAP) as spark,
    ):
        rows = spark_digits.frame(spark, "train", Path(name), EXECUTORS, DIGITS)
        for job in range(options.jobs):
            spark_digits.estimator(SYNCS[job % len(SYNCS)], EXECUTORS).fit(rows)
            samples.append(census(spark))
            print(json.dumps({"job": job + 1, "executors": samples[-1]}), flush=True)
    grown = {quantity: growth(samples, quantity) for quantity in LIMITS}
    print(json.dumps({"growth": grown, "limits": LIMITS}))
    if options.plot:
        draw(samples, options.plot)
    return 0 if all(grown[q] <= limit for q, limit in LIMITS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
