"""A network of 500 million parameters on Spark's default limits: python tests/benchmarks/spark_large.py [--width N] [--workers 2].

Trains with Sgd on executors with one core and 1 GiB of heap, spark.driver.memory and spark.driver.maxResultSize as they are unless
set, keeps the model in a folder, and scores the rows with it. Prints a JSON line a step with its seconds, the most resident memory that
each JVM has had in it, and the bytes in Spark's folder on the disk; compares the scores with what one process computes with the file.
When a step fails, the last lines of each executor's stderr are printed: Spark keeps them in a folder that goes with the session.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyspark
import report
from pyspark.sql import functions as F

import pydl4j as dl
from pydl4j import nn
from pydl4j import spark as dls

ROWS = 64


@contextmanager
def step(name: str, folder: Path, **more: Any) -> Iterator[None]:
    """Prints how long the block took, and what memory it needed."""
    began = time.perf_counter()
    peaks()
    yield
    told = {"step": name, "seconds": round(time.perf_counter() - began, 1), **more, "peaks": peaks(), "disk_mib": used(folder)}
    print(json.dumps(told), flush=True)


def used(folder: Path) -> int:
    """MiB of the files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) >> 20


def network(width: int) -> nn.MultiLayerConfiguration:
    """width · width parameters, and a few."""
    return nn.MultiLayerConfiguration(
        seed=1, updater=nn.Sgd(0.01), input_type=nn.InputType.feed_forward(width),
        layers=[nn.Dense(width, activation="tanh"), nn.Output(2, loss="mcxent")],
    )  # fmt: skip


def peaks() -> list[dict[str, Any]]:
    """The most resident memory that Spark's JVMs have had since the last call; they are below this process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        except OSError:
            continue
        kind = "executor" if "CoarseGrainedExecutorBackend" in command else "driver" if "SparkSubmit" in command else None
        if kind and ours(int(folder.name)):
            found.append({"jvm": kind, "peak_mib": int(status["VmHWM"].split()[0]) // 1024})
            (folder / "clear_refs").write_text("5")  # the next peak counts from here
    return found


def ours(pid: int) -> bool:
    """Whether a process descends from this one."""
    while pid > 1 and pid != os.getpid():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return pid == os.getpid()


def show_logs(work: Path, lines: int = 60) -> None:
    """Prints how each executor ended."""
    for log in sorted(work.glob("*/stderr")):
        print(f"--- executor {log.parent.name}", *log.read_text(errors="replace").splitlines()[-lines:], sep="\n", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description="A network of 500 million parameters on Spark's default limits.")
    parser.add_argument("--width", type=int, default=22_360, help="features, and units of the layer (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="executors (default: %(default)s)")
    parser.add_argument("--heap", type=int, default=1024, help="MiB of heap of an executor (default: %(default)s)")
    options = parser.parse_args()
    print(report.machine(), file=sys.stderr)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory(prefix="pydl4j-large") as name:
        config: dict[str, str] = {
            "spark.executor.memory": f"{options.heap}m",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.local.dir": name,
        }
        spark: Any = dls.session(master=f"local-cluster[{options.workers},1,{options.heap}]", app_name="large", config=config)
        spark.sparkContext.setLogLevel("ERROR")
        work = Path(pyspark.__file__).parent / "work" / spark.sparkContext.applicationId
        try:
            run(spark, options, Path(name))
        except Exception:
            show_logs(work)
            raise
        finally:
            spark.stop()
            shutil.rmtree(work, ignore_errors=True)
    return 0


def run(spark: Any, options: argparse.Namespace, folder: Path) -> None:
    numbers = F.transform(F.sequence(F.lit(1), F.lit(options.width)), lambda i: F.sin(F.col("id") + i).cast("float"))
    rows = spark.range(0, ROWS, 1, options.workers).select(numbers.alias("features"), (F.col("id") % 2).cast("int").alias("label"))
    rows = rows.persist()
    rows.count()
    estimator = dls.NeuralNetworkClassifier(network(options.width), num_workers=options.workers, batch_size=16, progress=False)
    with step("fit", folder, parameters=options.width * (options.width + 3) + 2):
        model = estimator.fit(rows)
    with step("save", folder):
        model.write().overwrite().save(str(folder / "model"))
    file = folder / "model" / "model.zip"
    with step("load and score", folder, file_bytes=file.stat().st_size):
        again = dls.NeuralNetworkClassificationModel.load(str(folder / "model"))
        scored = again.transform(rows).select("features", "probability").collect()
    rows.unpersist()
    with step("the same by one process", folder), dl.load(file) as net:
        expected = net.output(np.array([row["features"] for row in scored], np.float32))
    np.testing.assert_allclose(np.array([row["probability"].toArray() for row in scored]), expected, rtol=1e-4)
    assert len(scored) == ROWS
    assert not np.allclose(expected, 0.5), "the scores are all alike"
    print(json.dumps({"scored": len(scored)}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
