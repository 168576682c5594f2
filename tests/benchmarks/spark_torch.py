"""Cases `torch.*`: training on two executors against TorchDistributor with the same network, data, executors and threads.

`first_step`: from the call to every worker's first step, in a session that has trained before. `allreduce`, `average10`: examples
a second with gradients averaged at each step, or weights every ten, without the first pass on either side; the peer's LeNet is
tuned (channels_last, fused Adam), with `plain_` it is as PyTorch's own examples write it. `fit`: from the call to the model,
60,000 digits, one pass.
"""

from __future__ import annotations

import json
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spark_cluster
import spark_digits
from harness import Contest, wanted

from pydl4j import spark as dls

EXECUTORS = 2
PEER = Path(__file__).parent / "peers" / "spark_torch.py"
SYNCS = {"allreduce": (dls.AllReduce(), 1.3), "average10": (dls.Average(every=10, updater_state="keep"), 1.2)}
"""With the ratio to reach. PyTorch's averager leaves the optimizer's state to each worker."""
FIRST_STEP_AIM = 4.0
FIT_AIM = 2.0
DIGITS, FEW = 60_000, 19_200
MODES = {"": ("best", "TorchDistributor, tuned"), "plain_": ("eager", "TorchDistributor")}
"""Of the peer, by what is before the sync in the case's name."""


def contests(options: Namespace) -> Iterator[Contest]:
    """The four contests, in one session."""
    cases = ("torch.first_step", *(f"torch.{mode}{sync}" for sync in SYNCS for mode in MODES), "torch.fit")
    if not any(wanted(options, case) for case in cases):
        return
    with tempfile.TemporaryDirectory(prefix="pydl4j-digits") as name, spark_cluster.cluster(EXECUTORS) as spark:
        folder = Path(name)
        pixels, labels = spark_digits.arrays("train")
        np.save(folder / "pixels.npy", pixels)
        np.save(folder / "labels.npy", labels)
        if wanted(options, "torch.fit"):
            yield whole_fit(spark, folder)
        if any(wanted(options, case) for case in cases[:-1]):
            few = spark_digits.frame(spark, "train", folder, EXECUTORS, FEW)
            yield first_step(few, folder)
            for sync in SYNCS:
                for mode in MODES:
                    yield throughput(few, folder, sync, mode)


def distribute(folder: Path, sync: str, mode: str, epochs: int, examples: int) -> dict[str, Any]:
    """One run of the peer: what it measured, and `called`, when it was called."""
    from pyspark.ml.torch.distributor import TorchDistributor

    called = time.time()
    arguments = [str(folder), sync, mode, str(epochs), str(examples)]
    TorchDistributor(num_processes=EXECUTORS, local_mode=False, use_gpu=False).run(str(PEER), *arguments)
    answer: dict[str, Any] = json.loads((folder / "torch.json").read_text(encoding="utf-8"))
    return {**answer, "called": called}


def first_step(rows: Any, folder: Path) -> Contest:
    def ours(_: float) -> float:
        chosen = spark_digits.estimator(dls.AllReduce(), EXECUTORS)
        watch = spark_digits.FirstStep(chosen, EXECUTORS)
        chosen.fit(rows)
        return watch.close()

    def peer(_: float) -> float:
        run = distribute(folder, "allreduce", "best", 1, FEW)
        return float(run["first"] - run["called"])

    return Contest("torch.first_step", "rate", "s", ours, peer, "TorchDistributor", reach=FIRST_STEP_AIM, rounds=3)


def throughput(rows: Any, folder: Path, sync: str, mode: str) -> Contest:
    ours, aim = SYNCS[sync]
    how, name = MODES[mode]

    def measured(_: float) -> float:
        return spark_digits.rate(spark_digits.estimator(ours, EXECUTORS, 4).fit(rows))

    def peer(_: float) -> float:
        seconds = distribute(folder, sync, how, 4, FEW)["seconds"][1:]
        return float(FEW * len(seconds) / sum(seconds))

    return Contest(
        f"torch.{mode}{sync}", "rate", "examples/s", measured, peer, name,
        higher_is_better=True, reach=aim, rounds=3, warm_up=0,
    )  # fmt: skip


def whole_fit(spark: Any, folder: Path) -> Contest:
    rows = spark_digits.frame(spark, "train", folder, EXECUTORS)

    def ours(_: float) -> float:
        begun = time.perf_counter()
        spark_digits.estimator(dls.Average(every=10, updater_state="keep"), EXECUTORS).fit(rows)
        return time.perf_counter() - begun

    def peer(_: float) -> float:
        begun = time.perf_counter()
        distribute(folder, "average10", "best", 1, DIGITS)
        return time.perf_counter() - begun

    return Contest("torch.fit", "rate", "s", ours, peer, "TorchDistributor, tuned", reach=FIT_AIM, rounds=4, warm_up=0)
