"""Serving over HTTP: python tests/benchmarks/serving_http.py [--json] [--case http_json] [--torch-python PYTHON] [--quick].

32 connections, each with one request at a time, 784 float32 through an MLP 784-128-10, as JSON and as binary data. Peers
in the same run: FastAPI, uvicorn and PyTorch (``--torch-python`` of an environment that has all three), and the JDK's own
server with nodelay around our engine. The load comes from one thread of a JVM of its own (``HttpLoad.java``).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
WARM_UP_SECONDS = 6.0


def contests(model: Path, torch_python: str) -> Iterator[Contest]:
    """All cases with all peers."""
    with ExitStack() as opened:
        load = opened.enter_context(Worker("java", "-Xmx512m", str(HERE / "HttpLoad.java")))
        session = {"threads": 1}  # of one operation: the connections' threads want the other core
        ours = opened.enter_context(HttpServer(model, session=session)).port
        fastapi = opened.enter_context(peer(torch_python, str(HERE / "peers" / "http_torch.py"), "PORT", "1"))
        jdk = opened.enter_context(peer(*jdk_server(), "PORT", str(model)))

        def rate(port: int, way: str, name: str = "mlp") -> Slice:
            return load.rate(f"rate,{way},{port},{name}")

        def p99(port: int, way: str) -> Slice:
            return load.seconds_each(f"p99,{way},{port},mlp", 1e3)

        for port in (ours, fastapi, jdk):  # JITs compile for some seconds under load
            for way in RATE_AIMS:
                load.run(f"rate,{way},{port},mlp", WARM_UP_SECONDS)
        for way, aim in RATE_AIMS.items():
            case = f"http_{way}"
            yield Contest(case, "rate", "requests/s", rate(ours, way), rate(fastapi, way), FASTAPI, higher_is_better=True, reach=aim)
            yield Contest(case, "p99", "ms", p99(ours, way), p99(fastapi, way), FASTAPI, reach=P99_AIM)
            yield Contest(f"{case}_jdk", "rate", "requests/s", rate(ours, way), rate(jdk, way), JDK, higher_is_better=True, reach=1.0)
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        for i in range(MODELS):
            place = folder / f"m{i}" / "1"
            place.mkdir(parents=True)
            shutil.copy(model, place / "model.zip")
        many = opened.enter_context(HttpServer(folder, session=session)).port
        # Requests to one model, the other 63 open beside it.
        yield Contest(
            "http_64_models", "rate", "requests/s", rate(many, "binary", "m5"), rate(ours, "binary"), "one model",
            higher_is_better=True, reach=0.95,
        )  # fmt: skip


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
            torch_python={"default": sys.executable, "help": "Python that has torch, fastapi and uvicorn (default: this one)"},
        )
    )
