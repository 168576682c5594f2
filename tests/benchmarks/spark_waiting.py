"""Cases `waiting.*`: the share of a training's time that is not computing, with gradients averaged at each step.

What communication overlapped with the backward pass could save at most is the share of waiting: the rest of communication is the
executors' own work (copies into and out of sockets, additions), which takes their cores whenever it is done.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import spark_cluster
import spark_digits
from harness import Contest, wanted

from pydl4j import spark as dls

SHARES = ("waitSeconds", "communicationSeconds")
DIGITS = 6_400


def contests(options: Namespace) -> Iterator[Contest]:
    """One figure a kind of time, each from a training of its own."""
    if not any(wanted(options, f"waiting.{share}") for share in SHARES):
        return
    with tempfile.TemporaryDirectory(prefix="pydl4j-digits") as name, spark_cluster.cluster(2) as spark:
        rows = spark_digits.frame(spark, "train", Path(name), 2, DIGITS)
        for share in SHARES:

            def ours(_: float, share: str = share) -> float:
                model = spark_digits.estimator(dls.AllReduce(), 2, 4).fit(rows)
                passes = model.history.orderBy("epoch").collect()[1:]
                seconds = sum(row["seconds"] for row in passes) * 2
                return float(sum(worker[share] for row in passes for worker in row["workers"]) / seconds)

            yield Contest(f"waiting.{share}", "rate", "share of time", ours, rounds=3)
