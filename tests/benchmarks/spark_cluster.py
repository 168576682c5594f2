"""The cluster of the Spark benchmarks: a driver and executors that are JVMs of their own, on this machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyspark

from pydl4j import spark as dls
from pydl4j.spark import _conf

HERE = Path(__file__).parent


def compiled(folder: Path, name: str) -> Path:
    """The jar of `peers/NAME.java`: what is compared there runs in the same JVMs, in turn."""
    jars = [*_conf.jars(), f"{Path(pyspark.__file__).parent}/jars/*"]
    classes = folder / name
    javac = shutil.which("javac")
    if javac is None:
        raise SystemExit("The benchmark needs a JDK: javac is not on PATH.")
    source = HERE / "peers" / f"{name}.java"
    subprocess.run([javac, "--release", "17", "-nowarn", "-d", classes, "-cp", os.pathsep.join(map(str, jars)), source], check=True)
    return Path(shutil.make_archive(str(folder / name), "zip", classes)).rename(folder / f"{name}.jar")


@contextlib.contextmanager
def cluster(executors: int = 2, *, java: str | None = None, config: Mapping[str, str] | None = None) -> Iterator[Any]:
    """A session on `executors` JVMs with one core and 3 GiB each; with the classes of `peers/JAVA.java`."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable  # of the peers' workers
    with tempfile.TemporaryDirectory(prefix="pydl4j-spark-bench") as name:
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.local.dir": name,
            "spark.driver.memory": "3g",
            "spark.sql.shuffle.partitions": str(executors),
            # The environment of the driver reaches the executors; each computes with one thread.
            "spark.executorEnv.OMP_NUM_THREADS": "1",
            **(config or {}),
        }
        if java is not None:
            settings["spark.jars"] = str(compiled(Path(name), java))
        spark: Any = dls.session(master=f"local-cluster[{executors},1,3072]", app_name="benchmark", config=settings)
        spark.sparkContext.setLogLevel("ERROR")
        try:
            yield spark
        finally:
            work = Path(pyspark.__file__).parent / "work" / spark.sparkContext.applicationId
            _stop(spark)
            shutil.rmtree(work, ignore_errors=True)  # Spark leaves the jars there, inside of its own package


def _stop(spark: Any) -> None:
    """Ends the driver's JVM as well: the next cluster has other jars."""
    gateway: Any = spark.sparkContext._gateway
    spark.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(30)
    pyspark.SparkContext._gateway = None
    pyspark.SparkContext._jvm = None
