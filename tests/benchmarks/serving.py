"""Serving: python tests/benchmarks/serving.py [--json] [--case kafka] [--case http] [--peer dl4j] [--quick].

Kafka: records of 784 float32 through an MLP 784-128-10, against confluent-kafka with PyTorch in the same run, the broker in a
JVM of its own. HTTP: see ``serving_http.py``. The peers' Python needs torch, numpy, confluent-kafka, fastapi, orjson and
uvicorn[standard]; this one confluent-kafka (``pydl4j[dev]``).
"""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import harness
import serving_http
import serving_kafka
from harness import Contest

import pydl4j as dl
from pydl4j import nn


def model(folder: Path) -> Path:
    """The network of all cases: 784-128-10 with random weights."""
    conf = nn.MultiLayerConfiguration(
        seed=1, input_type=nn.InputType.feed_forward(784),
        layers=[nn.Dense(128, activation="relu"), nn.Output(10, loss="mcxent", activation="softmax")],
    )  # fmt: skip
    with dl.session():
        nn.MultiLayerNetwork(conf).init().save(folder / "mlp.zip")
    return folder / "mlp.zip"


def contests(options: Namespace) -> Iterator[Contest]:
    """All cases."""
    with tempfile.TemporaryDirectory() as folder:
        file = model(Path(folder))
        if options.peer == "dl4j":
            yield from serving_kafka.against_dl4j(file)
            return
        for kind, cases in (("kafka", serving_kafka.contests), ("http", serving_http.contests)):
            if not options.case or any(case.startswith(kind) for case in options.case):
                yield from cases(file, options.torch_python)


if __name__ == "__main__":
    chosen = harness.arguments(
        "Serving over Kafka and HTTP.",
        peer={"choices": ["torch", "dl4j"], "default": "torch", "help": "whom to compare with, dl4j in the drain alone"},
        torch_python={"default": sys.executable, "help": "Python that has PyTorch and the peers' clients (default: this one)"},
    )
    harness.run(chosen, contests(chosen))
