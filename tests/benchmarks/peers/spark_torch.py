"""What TorchDistributor runs in each executor: LeNet on MNIST with gloo, as a PyTorch user writes it.

    spark_torch.py FOLDER SYNC MODE EPOCHS EXAMPLES

SYNC: `allreduce` (DistributedDataParallel) or `average10` (PeriodicModelAverager); MODE: `eager` or `best` (channels_last,
fused Adam, gradients as views of the buckets). The data are NumPy files in FOLDER; each batch is one gather. The first rank writes
what was measured to FOLDER/torch.json, and the weights to FOLDER/torch.pt.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import distributed, nn
from torch.distributed.algorithms.model_averaging.averagers import PeriodicModelAverager
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

BATCH = 64


def lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
    )  # fmt: skip


def shard(folder: Path, examples: int, rank: int, size: int, best: bool) -> tuple[torch.Tensor, torch.Tensor]:
    pixels = np.load(folder / "pixels.npy", mmap_mode="r")[:examples][rank::size]
    labels = np.load(folder / "labels.npy", mmap_mode="r")[:examples][rank::size]
    x = torch.from_numpy(np.ascontiguousarray(pixels)).float().div_(255).reshape(-1, 1, 28, 28)
    if best:
        x = x.to(memory_format=torch.channels_last)
    return x, torch.from_numpy(np.ascontiguousarray(labels))


def train(folder: Path, sync: str, mode: str, epochs: int, examples: int) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo")
    rank, size = distributed.get_rank(), distributed.get_world_size()
    best = mode == "best"
    x, y = shard(folder, examples, rank, size, best)
    torch.manual_seed(42)
    module = lenet()
    if best:
        module = module.to(memory_format=torch.channels_last)
    network = DistributedDataParallel(module, gradient_as_bucket_view=best) if sync == "allreduce" else module
    averager = PeriodicModelAverager(period=10) if sync == "average10" else None
    optimizer = torch.optim.Adam(network.parameters(), 1e-3, fused=True if best else None)
    first, seconds = 0.0, []
    torch.manual_seed(rank)
    for _ in range(epochs):
        begun = time.perf_counter()
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad(set_to_none=not best)
            functional.cross_entropy(network(x[rows]), y[rows]).backward()
            optimizer.step()
            if averager is not None:
                averager.average_parameters(network.parameters())
            first = first or time.time()
        distributed.barrier()
        seconds.append(time.perf_counter() - begun)
    if rank == 0:
        torch.save(module.state_dict(), folder / "torch.pt")
        (folder / "torch.json").write_text(json.dumps({"first": first, "seconds": seconds}), encoding="utf-8")
    distributed.destroy_process_group()


if __name__ == "__main__":
    where, how, which, passes, count = sys.argv[1:]
    train(Path(where), how, which, int(passes), int(count))
