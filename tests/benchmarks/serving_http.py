"""Serving over HTTP: python tests/benchmarks/serving_http.py [--json] [--case http_json] [--torch-python PYTHON] [--quick].

32 connections, each with one request at a time, 784 float32 through an MLP 784-128-10, as JSON and as binary data. Peers in the
same run: FastAPI, uvicorn and PyTorch (``--torch-python`` of an environment that has them, ``uvicorn[standard]`` and orjson), and
the JDK's own server with nodelay around our engine and codecs. The load comes from one thread of a JVM of its own (``HttpLoad.java``).

A server is started for the first slice that needs it, and takes load until its rate grows no more: JVMs compile for half a minute.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import harness
from harness import Contest, Slice
from worker import HERE, Worker, WorkerError

import pydl4j as dl
from pydl4j import _java, _settings, nn
from pydl4j.serving import HttpServer

FASTAPI = "FastAPI + uvicorn + PyTorch"
JDK = "JDK server, nodelay"
RATE_AIMS = {"json": 3.0, "binary": 5.0}
P99_AIM = 5.0
MODELS = 64
WARM_SECONDS = 3.0
WARM_SLICES = (8, 20)
"""Fewest and most slices of warming up; in between it ends when the last three brought less than 3 %."""


class Side:
    """One server under load, from the first slice that wants it."""

    def __init__(self, opened: ExitStack, load: Worker, start: Callable[[], AbstractContextManager[int]]) -> None:
        self._opened = opened
        self._load = load
        self._start = start
        self._port = 0
        self._warm: set[str] = set()

    def rate(self, way: str, name: str = "mlp") -> Slice:
        return lambda seconds: self._load.rate(self._name("rate", way, name))(seconds)

    def percentile(self, which: int, way: str, name: str = "mlp") -> Slice:
        return lambda seconds: self._load.seconds_each(self._name(f"p{which}", way, name), 1e3)(seconds)

    def _name(self, metric: str, way: str, name: str) -> str:
        self._port = self._port or self._opened.enter_context(self._start())
        if way not in self._warm:
            self._warm.add(way)
            rates: list[float] = []
            rate = self._load.rate(f"rate,{way},{self._port},{name}")
            least, most = WARM_SLICES
            while len(rates) < least or (len(rates) < most and max(rates[-3:]) > 1.03 * max(rates[:-3])):
                rates.append(rate(WARM_SECONDS))
        return f"{metric},{way},{self._port},{name}"


def contests(model: Path, torch_python: str) -> Iterator[Contest]:
    """All cases with all peers."""
    with ExitStack() as opened:
        load = opened.enter_context(Worker("java", "-Xmx512m", str(HERE / "HttpLoad.java")))
        ours = Side(opened, load, lambda: served(model))
        fastapi = Side(opened, load, lambda: peer(torch_python, str(HERE / "peers" / "http_torch.py"), "PORT", "1"))
        jdk = Side(opened, load, lambda: peer(*jdk_server(), "PORT", str(model)))
        for way, aim in RATE_AIMS.items():
            case = f"http_{way}"
            yield Contest(case, "rate", "requests/s", ours.rate(way), fastapi.rate(way), FASTAPI, higher_is_better=True, reach=aim)
            yield Contest(case, "p99", "ms", ours.percentile(99, way), fastapi.percentile(99, way), FASTAPI, reach=P99_AIM)
            jdk_case = f"{case}_jdk"
            yield Contest(jdk_case, "rate", "requests/s", ours.rate(way), jdk.rate(way), JDK, higher_is_better=True, reach=1.0)
            yield Contest(jdk_case, "p99", "ms", ours.percentile(99, way), jdk.percentile(99, way), JDK, reach=1.0)
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        for i in range(MODELS):
            place = folder / f"m{i}" / "1"
            place.mkdir(parents=True)
            shutil.copy(model, place / "model.zip")
        # Requests to one model, the other 63 open beside it: 5 % is what two equal servers differ by from run to run.
        many = Side(opened, load, lambda: served(folder))
        one, case = "one model", "http_64_models"
        for which in (50, 99):
            of_many = many.percentile(which, "binary", "m5")
            yield Contest(case, f"p{which}", "ms", of_many, ours.percentile(which, "binary"), one, reach=0.95)
        rate = many.rate("binary", "m5")
        yield Contest(case, "rate", "requests/s", rate, ours.rate("binary"), one, higher_is_better=True, reach=0.95)


@contextmanager
def served(models: Path) -> Iterator[int]:
    """Our server; one operation takes one thread, since those of the connections want the other core."""
    with HttpServer(models, session={"threads": 1}) as server:
        yield server.port


@contextmanager
def peer(*command: str) -> Iterator[int]:
    """A process that says 'ready'; PORT in its command becomes a free one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    filled = [str(port) if word == "PORT" else word for word in command]
    process = subprocess.Popen(filled, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    try:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            raise WorkerError(f"{' '.join(filled[:3])} did not start")
        yield port
    finally:
        process.terminate()
        process.wait(20)


def jdk_server() -> list[str]:
    """The command of the JDK's server, up to its arguments."""
    settings = _settings.resolve({"threads": 1})
    java = _java.find()
    classes = os.pathsep.join(_java.serving_class_path())
    return [str(java.executable), *_java.options(java, settings), "-cp", classes, str(HERE / "peers" / "JdkServer.java")]


def mlp(folder: Path) -> Path:
    """The network of all cases: 784-128-10 with random weights."""
    conf = nn.MultiLayerConfiguration(
        seed=1, input_type=nn.InputType.feed_forward(784),
        layers=[nn.Dense(128, activation="relu"), nn.Output(10, loss="mcxent", activation="softmax")],
    )  # fmt: skip
    with dl.session():
        nn.MultiLayerNetwork(conf).init().save(folder / "mlp.zip")
    return folder / "mlp.zip"


def main(options: Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        harness.run(options, contests(mlp(Path(folder)), options.torch_python))


if __name__ == "__main__":
    main(
        harness.arguments(
            "Serving over HTTP.",
            torch_python={
                "default": sys.executable,
                "help": "Python that has torch, fastapi, orjson and uvicorn[standard] (default: this one)",
            },
        )
    )
