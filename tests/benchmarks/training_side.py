"""Our side of the training benchmarks, as a Python user writes it. Slices: CASE.train, CASE.infer; optional argument: the bridge.

With ``peak CASE`` behind the bridge it trains and infers once and prints ``peak=BYTES``: what its processes had resident at most.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from networks import NETWORKS
from worker import Repeat, print_peak, serve
from workloads import WORKLOADS, Workload, threads

import pydl4j as dl
from pydl4j import datasets


def train(workload: Workload) -> Repeat:
    net, data = NETWORKS[workload.network](), workload.data()
    if len(data.features) > 1:
        features, labels = [dl.array(each) for each in data.features], [dl.array(data.labels)]
        return lambda times: net.fit(features, labels, batch_size=workload.batch, shuffle=True, epochs=times) and None
    batches = datasets.ArrayIterator(
        data.features[0], data.labels, batch_size=workload.batch, shuffle=True, features_mask=data.mask
    )  # fmt: skip
    return lambda times: net.fit(batches, epochs=times) and None


def infer(workload: Workload) -> Repeat:
    net, data = NETWORKS[workload.network](), workload.data()
    features: list[Any] = [dl.array(each) for each in data.features]
    mask = None if data.mask is None else dl.array(data.mask)

    def repeat(times: int) -> None:
        for _ in range(times):
            for start in range(0, workload.examples, workload.batch):
                rows = slice(start, start + workload.batch)
                parts = [each[rows] for each in features]
                if mask is not None:
                    net.output(parts[0], mask[rows])
                else:
                    net.output(parts[0] if len(parts) == 1 else parts)

    return repeat


if __name__ == "__main__":
    bridge = sys.argv[1] if len(sys.argv) > 1 else "py4j"
    served = {f"{case}.train": partial(train, w) for case, w in WORKLOADS.items()}
    served |= {f"{case}.infer": partial(infer, w) for case, w in WORKLOADS.items()}
    with dl.session(bridge=bridge, threads=threads()):
        if sys.argv[2:3] == ["peak"]:
            print_peak([served[f"{sys.argv[3]}.{metric}"]() for metric in ("train", "infer")])
        else:
            serve(served)
