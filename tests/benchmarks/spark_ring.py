"""Cases `ring.*`: the all-reduce of the executors' ring against treeAggregate and broadcast of the same bytes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

import spark_cluster
from harness import Contest, wanted

AIMS = {1: 100.0, 10: 30.0, 100: 10.0}
"""Ratios to reach, by the vector's size in MB."""
EXECUTORS = 2


def contests(options: Namespace) -> Iterator[Contest]:
    """Rounds a second with vectors of 1, 10 and 100 MB of float32."""
    if not any(wanted(options, f"ring.{megabytes}mb") for megabytes in AIMS):
        return
    with spark_cluster.cluster(EXECUTORS, java="SparkRing") as spark:
        peer, context = spark._jvm.SparkRing, spark.sparkContext._jsc
        for megabytes, aim in AIMS.items():
            floats = megabytes * 250_000

            def ours(seconds: float, floats: int = floats) -> float:
                return float(peer.ring(context, EXECUTORS, floats, seconds))

            def through_driver(seconds: float, floats: int = floats) -> float:
                return float(peer.throughDriver(context, EXECUTORS, floats, 6 * seconds))

            yield Contest(
                f"ring.{megabytes}mb", "rate", "rounds/s", ours, through_driver, "treeAggregate + broadcast",
                higher_is_better=True, reach=aim, rounds=None if options.quick else 5,
            )  # fmt: skip
