"""Our side of the training benchmarks, as a Python user writes it. Slices: CASE.train, CASE.infer; optional argument: the bridge."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from worker import Repeat, serve
from workloads import WORKLOADS, Workload, threads

import pydl4j as dl
from pydl4j import datasets, nn


def mlp() -> Any:
    return nn.MultiLayerConfiguration(
        seed=1, updater=nn.Adam(1e-3), input_type=nn.InputType.feed_forward(784),
        layers=[nn.Dense(n_out=1000, activation="relu"), nn.Output(n_out=10, loss="mcxent", activation="softmax")],
    )  # fmt: skip


def lenet() -> Any:
    return nn.MultiLayerConfiguration(
        seed=1, updater=nn.Adam(1e-3), input_type=nn.InputType.convolutional(28, 28, 1),
        layers=[
            nn.Convolution(n_out=20, kernel_size=5, activation="identity"), nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Convolution(n_out=50, kernel_size=5, activation="identity"), nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(n_out=500, activation="relu"), nn.Output(n_out=10, loss="mcxent", activation="softmax"),
        ],
    )  # fmt: skip


NETWORKS: dict[str, Callable[[], Any]] = {"mlp": mlp, "lenet": lenet}


def train(workload: Workload) -> Repeat:
    net = nn.MultiLayerNetwork(NETWORKS[workload.network]()).init()
    data = datasets.ArrayIterator(*workload.data(), batch_size=workload.batch, shuffle=True)

    def repeat(times: int) -> None:
        net.fit(data, epochs=times)

    return repeat


def infer(workload: Workload) -> Repeat:
    net = nn.MultiLayerNetwork(NETWORKS[workload.network]()).init()
    features = dl.array(workload.data()[0])

    def repeat(times: int) -> None:
        for _ in range(times):
            for start in range(0, workload.examples, workload.batch):
                net.output(features[start : start + workload.batch])

    return repeat


if __name__ == "__main__":
    bridge = sys.argv[1] if len(sys.argv) > 1 else "py4j"
    served = {f"{case}.train": partial(train, w) for case, w in WORKLOADS.items()}
    served |= {f"{case}.infer": partial(infer, w) for case, w in WORKLOADS.items()}
    with dl.session(bridge=bridge, threads=threads()):
        serve(served)
