"""Writes java/modelimport/src/test/resources/onnx/networks: small networks as PyTorch exports them, with inputs and outputs.

Run in an environment with torch 2.15, onnx 1.23 and onnxscript: python java/modelimport/src/test/reference/make_onnx_networks.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

FOLDER = Path(__file__).parents[1] / "resources" / "onnx" / "networks"


class Residual(nn.Module):
    """As ResNet has it: two convolutions, and the way around them."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        self.way = nn.Sequential(
            nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU(),
            nn.Conv2d(outside, outside, 3, 1, 1, bias=False), nn.BatchNorm2d(outside),
        )  # fmt: skip
        self.around = nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.way(x) + self.around(x))


class ResNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 7, 2, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        self.blocks = nn.Sequential(Residual(8, 8, 1), Residual(8, 16, 2))
        self.pool, self.fc = nn.AdaptiveAvgPool2d(1), nn.Linear(16, 5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(torch.flatten(self.pool(self.blocks(self.stem(x))), 1))


class Inverted(nn.Module):
    """As MobileNetV2 has it: wider, along each channel, narrower."""

    def __init__(self, size: int) -> None:
        super().__init__()
        wide = 4 * size
        self.way = nn.Sequential(
            nn.Conv2d(size, wide, 1, bias=False), nn.BatchNorm2d(wide), nn.ReLU6(),
            nn.Conv2d(wide, wide, 3, 1, 1, groups=wide, bias=False), nn.BatchNorm2d(wide), nn.ReLU6(),
            nn.Conv2d(wide, size, 1, bias=False), nn.BatchNorm2d(size),
        )  # fmt: skip

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.way(x)


class MobileNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 6, 3, 2, 1), nn.Hardswish(), Inverted(6), Inverted(6))
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(6, 4))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.classifier(self.features(x).mean([2, 3])), 1)


class Series(nn.Module):
    """Recurrent layers over series, features last, and the last step."""

    def __init__(self, kind: str, both: bool) -> None:
        super().__init__()
        self.layer = getattr(nn, kind)(3, 4, batch_first=True, bidirectional=both)
        self.head = nn.Linear(8 if both else 4, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        series, _ = self.layer(x)
        return self.head(series[:, -1]) if self.layer.bidirectional is False else self.head(series)


class Parts(nn.Module):
    """Branches that are joined, scaled and added; shapes that change."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = nn.Conv2d(2, 3, 3, padding=1), nn.Conv2d(2, 4, 1)
        self.gate = nn.Linear(7, 7)
        self.up = nn.ConvTranspose2d(7, 2, 2, 2)
        self.rows = nn.Sequential(nn.Flatten(), nn.Linear(2 * 8 * 8, 6), nn.LayerNorm(6), nn.PReLU(6), nn.Linear(6, 6), nn.ELU())

    def forward(self, x: torch.Tensor, more: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        both = torch.cat([torch.relu(self.left(x)), nn.functional.leaky_relu(self.right(x), 0.1)], 1)
        gate = torch.sigmoid(self.gate(both.mean([2, 3]))).unsqueeze(2).unsqueeze(3)
        image = self.up(nn.functional.avg_pool2d(both * gate, 2))
        rows = self.rows(image).clamp(-0.5, 0.5) * more
        return image, rows


class Texts(nn.Module):
    """Words, convolutions over time, a mean."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.conv, self.head = nn.Embedding(11, 4), nn.Conv1d(4, 5, 3, padding=1), nn.Linear(5, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(torch.tanh(self.conv(self.words(x).transpose(1, 2))).mean(2))


class Attention(nn.Module):
    """What is no plain network: values that are multiplied by each other."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(4, 4), nn.Linear(4, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        weights = torch.softmax(self.query(x) @ self.key(x).transpose(1, 2), -1)
        return torch.cumsum(weights @ x, 1)


def randomised(net: nn.Module) -> nn.Module:
    generator = torch.Generator().manual_seed(0)
    for name, array in [*net.named_parameters(), *net.named_buffers()]:
        if array.is_floating_point():
            spread = torch.rand(array.shape, generator=generator)
            array.data = 0.5 + spread if name.endswith("running_var") else spread - 0.5
    return net.eval()


def write(name: str, net: nn.Module, *given: torch.Tensor, dynamo: bool = False, **options: Any) -> None:
    net = randomised(net)
    names = [f"x{i}" for i in range(len(given))]
    with torch.no_grad():
        made = net(*given)
    outputs = list(made) if isinstance(made, tuple) else [made]
    axes: dict[str, Any] = {"dynamic_axes": {each: {0: "n"} for each in names}}
    if dynamo:
        axes = {"dynamic_shapes": [{0: torch.export.Dim("n")} for _ in given], "external_data": False}
    path = str(FOLDER / f"{name}.onnx")
    torch.onnx.export(net, given, path, input_names=names, dynamo=dynamo, **axes, **options)
    arrays = {each: x.numpy() for each, x in zip(names, given, strict=True)}
    np.savez(FOLDER / f"{name}.npz", **arrays, **{f"y{i}": y.numpy() for i, y in enumerate(outputs)})


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    image = torch.randn(3, 3, 32, 32)
    for dynamo in (False, True):
        kind = "_dynamo" if dynamo else ""
        write(f"resnet{kind}", ResNet(), image, dynamo=dynamo)
        write(f"mobilenet{kind}", MobileNet(), image, dynamo=dynamo)
        write(f"parts{kind}", Parts(), torch.randn(2, 2, 8, 8), torch.randn(2, 6), dynamo=dynamo)
    write("texts", Texts(), torch.randint(0, 11, (3, 7)))
    for layer in ("LSTM", "GRU", "RNN"):
        for both in (False, True):
            write(f"{layer.lower()}{'_both' if both else ''}", Series(layer, both), torch.randn(3, 5, 3))
    write("attention", Attention(), torch.randn(2, 5, 4))
    return 0


if __name__ == "__main__":
    sys.exit(main())
