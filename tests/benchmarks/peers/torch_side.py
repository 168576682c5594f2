"""PyTorch's side of the training benchmarks; argument: ``eager`` or ``best`` (channels_last and fused Adam).

A slice is one pass over the data set as a PyTorch user writes it: a shuffled gather of each batch from tensors in
memory, ``zero_grad``, forward, ``cross_entropy``, ``backward``, ``step``; for inference a forward call a batch.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch
from torch import nn
from torch.nn import functional
from worker import Repeat, serve
from workloads import WORKLOADS, Workload, threads


def mlp() -> nn.Module:
    return nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))


def lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
    )  # fmt: skip


NETWORKS: dict[str, Callable[[], nn.Module]] = {"mlp": mlp, "lenet": lenet}


def prepared(workload: Workload, mode: str) -> tuple[nn.Module, torch.Tensor, torch.Tensor]:
    torch.manual_seed(0)
    net = NETWORKS[workload.network]()
    x, y = (torch.from_numpy(a) for a in workload.data())
    if mode == "best":
        net = net.to(memory_format=torch.channels_last)
        if x.dim() == 4:
            x = x.to(memory_format=torch.channels_last)
    return net, x, y


def train(workload: Workload, mode: str) -> Repeat:
    net, x, y = prepared(workload, mode)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3, fused=True if mode == "best" else None)

    def repeat(times: int) -> None:
        for _ in range(times):
            order = torch.randperm(len(x))
            for start in range(0, len(x), workload.batch):
                rows = order[start : start + workload.batch]
                optimizer.zero_grad(set_to_none=True)
                functional.cross_entropy(net(x[rows]), y[rows]).backward()
                optimizer.step()

    return repeat


def infer(workload: Workload, mode: str) -> Repeat:
    net, x, _ = prepared(workload, mode)
    net.eval()

    def repeat(times: int) -> None:
        with torch.inference_mode():
            for _ in range(times):
                for start in range(0, len(x), workload.batch):
                    functional.softmax(net(x[start : start + workload.batch]), 1).numpy()

    return repeat


if __name__ == "__main__":
    torch.set_num_threads(threads())
    chosen = sys.argv[1]
    served = {f"{case}.train": partial(train, w, chosen) for case, w in WORKLOADS.items()}
    served |= {f"{case}.infer": partial(infer, w, chosen) for case, w in WORKLOADS.items()}
    serve(served)
