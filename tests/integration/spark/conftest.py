"""A cluster of two executors, each a JVM of its own, for all tests of this folder."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyspark
import pytest

from tests import own_classes

EXECUTORS = 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """PySpark leaves the sockets of `collect` and the threads of CrossValidator to the garbage collector."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed running multiprocessing pool:ResourceWarning"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """A session on a cluster inside this machine: a driver and two executors with a core each."""
    from pydl4j import spark

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory(prefix="pydl4j-spark") as folder:
        session = spark.session(
            master=f"local-cluster[{EXECUTORS},1,1024]",
            app_name="tests",
            config={
                "spark.jars": str(own_classes.jar(Path(folder))),
                "spark.ui.enabled": "false",
                "spark.ui.showConsoleProgress": "false",
                "spark.local.dir": folder,
                "spark.sql.warehouse.dir": f"{folder}/warehouse",
                "spark.sql.shuffle.partitions": "4",
                "spark.driver.memory": "1g",
                # Most of a short life would be compilation otherwise.
                "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            },
        )
        session.sparkContext.setLogLevel("ERROR")
        work = Path(pyspark.__file__).parent / "work" / session.sparkContext.applicationId
        yield session
        gateway: Any = session.sparkContext._gateway
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(30)
        shutil.rmtree(work, ignore_errors=True)  # Spark leaves the jars there, inside of its own package


@pytest.fixture
def spark(cluster: Any) -> Iterator[Any]:
    """The cluster without tables, caches and jobs of other tests."""
    yield cluster
    gc.collect()
    cluster.catalog.clearCache()
    for table in cluster.catalog.listTables():
        cluster.catalog.dropTempView(table.name)
