"""LeNet on MNIST for three epochs as a PyTorch user writes it, in its best CPU configuration, from nothing to the accuracy.

Argument, how the network is fed: ``loader`` (a plain ``DataLoader``), ``loader-2-workers``, or ``whole-batches`` (a
``DataLoader`` over a batch sampler, which gathers a batch in one operation instead of example by example).
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset
from worker import ROOT
from workloads import threads

MNIST = ROOT / "examples" / "data" / "mnist"
BATCH = 64


def read(part: str) -> TensorDataset:
    with gzip.open(MNIST / f"{part}-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 1, 28, 28)
    with gzip.open(MNIST / f"{part}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return TensorDataset(torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64)))


def batches(data: TensorDataset, way: str) -> DataLoader:
    if way == "whole-batches":
        sampler = BatchSampler(RandomSampler(data), BATCH, drop_last=False)
        return DataLoader(data, sampler=sampler, batch_size=None)
    workers = 2 if way == "loader-2-workers" else 0
    return DataLoader(data, BATCH, shuffle=True, num_workers=workers, persistent_workers=workers > 0)


def lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
    )  # fmt: skip


def accuracy(net: nn.Module, data: TensorDataset) -> float:
    images, labels = data.tensors
    with torch.inference_mode():
        right = [int((net(x).argmax(1) == y).sum()) for x, y in zip(images.split(256), labels.split(256), strict=True)]
    return sum(right) / len(labels)


if __name__ == "__main__":
    torch.set_num_threads(threads())
    torch.manual_seed(42)
    network = lenet().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), 1e-3, fused=True)
    loader = batches(read("train"), sys.argv[1])
    for _ in range(3):
        for x, y in loader:
            optimizer.zero_grad(set_to_none=True)
            functional.cross_entropy(network(x), y).backward()
            optimizer.step()
    print(f"accuracy={accuracy(network, read('t10k')):.4f}")
