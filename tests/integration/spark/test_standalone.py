"""A standalone cluster: a master and a worker with room for two executors of two cores each, in JVMs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pyspark
import pytest

HOME = Path(pyspark.__file__).parent
PROGRAM = Path(__file__).with_name("standalone_program.py")
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # most of a short life would be compilation otherwise
ENVIRONMENT = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_JAVA_OPTS": QUICK}


def process(opened: ExitStack, log: Path, kind: str, *arguments: str) -> None:
    """A master or worker that ends with the block; what it says goes to `log`."""
    command = [str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", "--host", "127.0.0.1", "--webui-port", "0", *arguments]
    output: IO[Any] = opened.enter_context(log.open("w"))
    started = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=ENVIRONMENT)

    def end() -> None:
        started.terminate()
        started.wait(120)

    opened.callback(end)


def line_of(log: Path, text: str) -> str:
    """The first line of a log with this text, once it is there."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = [line for line in log.read_text().splitlines() if text in line]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no {text!r} in\n{log.read_text()[-2000:]}")


@pytest.fixture
def master(tmp_path: Path) -> Iterator[str]:
    """The address of a master with a worker."""
    with ExitStack() as opened:
        process(opened, tmp_path / "master.log", "master.Master", "--port", "0")
        address = line_of(tmp_path / "master.log", "Starting Spark master at ").split(" at ")[1].strip()
        process(opened, tmp_path / "worker.log", "worker.Worker", "--cores", "4", "--memory", "2g", "--work-dir", str(tmp_path), address)
        line_of(tmp_path / "worker.log", "Successfully registered with master")
        yield address


def test_each_worker_takes_a_whole_executor_of_two_cores(master: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(PROGRAM), master, str(tmp_path)], check=False, capture_output=True, text=True, timeout=200,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    lines = dict(line.split() for line in done.stdout.splitlines())
    assert lines["executors"] == "2"  # their cores would have room for both workers in one
    assert float(lines["accuracy"]) > 0.9
