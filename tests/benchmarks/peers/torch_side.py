"""PyTorch's side of the training benchmarks; argument: ``eager``, ``best`` (channels_last and fused Adam), or ``compile`` (that, compiled).

A slice is one pass over the data set as a PyTorch user writes it: a shuffled gather of each batch from tensors in
memory, ``zero_grad``, forward, ``cross_entropy``, ``backward``, ``step``; for inference a forward call a batch. Series of unequal
length are packed by ``eager``; the others compute all steps and leave those out of the loss that do not count. With ``peak CASE``
it trains and infers once and prints ``peak=BYTES``.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch
from torch import nn
from torch.nn import functional
from torch_networks import NETWORKS
from worker import Repeat, print_peak, serve
from workloads import WORKLOADS, Workload, threads

LEFT_OUT = -100


def prepared(workload: Workload, mode: str) -> tuple[nn.Module, list[torch.Tensor], torch.Tensor]:
    torch.manual_seed(0)
    data = workload.data()
    xs, y = [torch.from_numpy(each) for each in data.features], torch.from_numpy(data.labels)
    if workload.kind in ("series", "unequal"):
        xs[0] = xs[0].transpose(1, 2).contiguous()
    if data.mask is not None:
        mask = torch.from_numpy(data.mask)
        y = torch.where(mask > 0, y, LEFT_OUT)
        if mode == "eager":
            xs.append(mask.sum(1).to(torch.int64))
    net = NETWORKS[workload.network]()
    if mode != "eager":
        net = net.to(memory_format=torch.channels_last)
        xs = [x.to(memory_format=torch.channels_last) if x.dim() == 4 else x for x in xs]
    return net, xs, y


def train(workload: Workload, mode: str) -> Repeat:
    net, xs, y = prepared(workload, mode)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3, fused=None if mode == "eager" else True)
    forward = torch.compile(net) if mode == "compile" else net

    def repeat(times: int) -> None:
        for _ in range(times):
            order = torch.randperm(len(y))
            for start in range(0, len(y), workload.batch):
                rows = order[start : start + workload.batch]
                optimizer.zero_grad(set_to_none=True)
                functional.cross_entropy(forward(*(x[rows] for x in xs)), y[rows], ignore_index=LEFT_OUT).backward()
                optimizer.step()

    return repeat


def infer(workload: Workload, mode: str) -> Repeat:
    net, xs, y = prepared(workload, mode)
    net.eval()
    forward = torch.compile(net) if mode == "compile" else net

    def repeat(times: int) -> None:
        with torch.inference_mode():
            for _ in range(times):
                for start in range(0, len(y), workload.batch):
                    rows = slice(start, start + workload.batch)
                    functional.softmax(forward(*(x[rows] for x in xs)), 1).numpy()

    return repeat


if __name__ == "__main__":
    torch.set_num_threads(threads())
    chosen = sys.argv[1]
    served = {f"{case}.train": partial(train, w, chosen) for case, w in WORKLOADS.items()}
    served |= {f"{case}.infer": partial(infer, w, chosen) for case, w in WORKLOADS.items()}
    if sys.argv[2:3] == ["peak"]:
        print_peak([served[f"{sys.argv[3]}.{metric}"]() for metric in ("train", "infer")])
    else:
        serve(served)
