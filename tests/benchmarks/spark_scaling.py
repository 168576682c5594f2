"""Case `scaling`: two executors of one thread against twice one of them, LeNet, weights averaged every ten steps."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import spark_cluster
import spark_digits
from harness import Contest, Slice, wanted

from pydl4j import spark as dls

AIM = 0.85
EACH = 6_400
"""Digits of each worker in a pass."""


def contests(options: Namespace) -> Iterator[Contest]:
    """The same work for each worker on both sides."""
    if not wanted(options, "scaling"):
        return
    with tempfile.TemporaryDirectory(prefix="pydl4j-digits") as name, spark_cluster.cluster(2) as spark:

        def examples_a_second(workers: int) -> Slice:
            rows = spark_digits.frame(spark, "train", Path(name), workers, EACH * workers)

            def run(_: float) -> float:
                model = spark_digits.estimator(dls.Average(every=10), workers, 4).fit(rows)
                return spark_digits.rate(model) * (2 if workers == 1 else 1)

            return run

        yield Contest(
            "scaling", "rate", "examples/s", examples_a_second(2), examples_a_second(1), "twice one executor",
            higher_is_better=True, reach=AIM, rounds=4, warm_up=0,
        )  # fmt: skip
