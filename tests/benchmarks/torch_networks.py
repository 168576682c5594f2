"""The networks of ``networks.py`` as a PyTorch user writes them, by the names of ``workloads.py``."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import nn
from workloads import LETTERS, WORDS


def mlp() -> nn.Module:
    return nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))


def lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
    )  # fmt: skip


def normalized(n_in: int, n_out: int, size: int, stride: int = 1, relu: bool = True, bias: bool = False) -> list[nn.Module]:
    parts: list[nn.Module] = [nn.Conv2d(n_in, n_out, size, stride, size // 2, bias=bias), nn.BatchNorm2d(n_out)]
    return [*parts, nn.ReLU(inplace=True)] if relu else parts


def vgg() -> nn.Module:
    layers: list[nn.Module] = []
    n_in = 3
    for stage in ((32, 32), (64, 64), (128,)):
        for n in stage:
            layers += normalized(n_in, n, 3, bias=True)
            n_in = n
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(2048, 256), nn.ReLU(), nn.Linear(256, 10))


class Recurrent(nn.Module):  # type: ignore[misc]
    """Series come as [n, time, features], this side's natural order; classes leave as [n, classes, time].

    Of series that come with their lengths what lies behind them is not computed.
    """

    def __init__(self, layer: type[nn.LSTM] | type[nn.GRU]) -> None:
        super().__init__()
        self.layers = layer(LETTERS, 200, 2, batch_first=True)
        self.classes = nn.Linear(200, LETTERS)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        if lengths is None:
            return self.classes(self.layers(x)[0]).transpose(1, 2)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        made, _ = nn.utils.rnn.pad_packed_sequence(self.layers(packed)[0], batch_first=True, total_length=x.shape[1])
        return self.classes(made).transpose(1, 2)


class Transformer(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, 256)
        block = nn.TransformerEncoderLayer(256, 8, 1024, dropout=0.0, batch_first=True)
        self.blocks = nn.TransformerEncoder(block, 4, enable_nested_tensor=False)
        self.classes = nn.Linear(256, 10)
        angles = torch.arange(128).unsqueeze(1) * torch.exp(torch.arange(0, 256, 2) * (-math.log(1e4) / 256))
        self.register_buffer("places", torch.stack((angles.sin(), angles.cos()), 2).reshape(128, 256))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.classes(self.blocks(self.words(x) + self.places).mean(1))


class Bottleneck(nn.Module):  # type: ignore[misc]
    def __init__(self, n_in: int, width: int, stride: int, projected: bool) -> None:
        super().__init__()
        self.past = nn.Sequential(*normalized(n_in, 4 * width, 1, stride, False)) if projected else nn.Identity()
        self.inner = nn.Sequential(
            *normalized(n_in, width, 1), *normalized(width, width, 3, stride), *normalized(width, 4 * width, 1, relu=False)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu_(self.inner(x) + self.past(x))


def resnet50() -> nn.Module:
    layers: list[nn.Module] = [*normalized(3, 64, 7, 2), nn.MaxPool2d(3, 2, 1)]
    n_in = 64
    for stage, blocks in enumerate((3, 4, 6, 3)):
        for block in range(blocks):
            layers.append(Bottleneck(n_in, 64 << stage, 2 if block == 0 and stage else 1, block == 0))
            n_in = 256 << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 10))


class Graph(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 32, 3, padding=1)
        self.pairs = nn.ModuleList(nn.ModuleList(nn.Conv2d(32, 32, 3, padding=1) for _ in range(2)) for _ in range(3))
        self.told = nn.Linear(64, 64)
        self.both = nn.Linear(96, 128)
        self.classes = nn.Linear(128, 10)

    def forward(self, picture: torch.Tensor, facts: torch.Tensor) -> torch.Tensor:
        at = torch.relu_(self.stem(picture))
        for first, second in self.pairs:
            at = torch.relu_(second(torch.relu_(first(at)))) + at
        told = torch.relu_(self.told(facts))
        return self.classes(torch.relu_(self.both(torch.cat((at.mean((2, 3)), told), 1))))


NETWORKS: dict[str, Callable[[], nn.Module]] = {
    "mlp": mlp, "lenet": lenet, "vgg": vgg, "lstm": lambda: Recurrent(nn.LSTM), "gru": lambda: Recurrent(nn.GRU),
    "transformer": Transformer, "resnet50": resnet50, "graph": Graph,
}  # fmt: skip
