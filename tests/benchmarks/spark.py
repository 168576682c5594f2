"""Spark: python tests/benchmarks/spark.py [--json] [--case ring] [--case torch.fit] [--quick].

`ring.*`: all-reduce against treeAggregate and broadcast. `torch.*`: training against TorchDistributor (needs torch, pandas and
pyarrow). `scaling`: two executors against one. `waiting.*`: what communication takes. `rows.*`, `scoring.*`: see `spark_rows.py`.
All of them on executors that are JVMs of their own, peers in turn in the same session. `spark_memory.py` and `spark_accuracy.py` are
programs of their own.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

import harness
import spark_ring
import spark_rows
import spark_scaling
import spark_torch
import spark_waiting
from harness import Contest


def contests(options: Namespace) -> Iterator[Contest]:
    """All cases that are wanted; each module starts a cluster only for those of its own."""
    for module in (spark_ring, spark_torch, spark_scaling, spark_waiting):
        yield from module.contests(options)
    if not options.case or any(case.startswith(("rows", "scoring")) for case in options.case):
        yield from spark_rows.contests(options)


if __name__ == "__main__":
    harness.run(chosen := harness.arguments("Training, rows and scoring on Spark."), contests(chosen))
