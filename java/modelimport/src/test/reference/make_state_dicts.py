"""Writes java/modelimport/src/test/resources/torch: state_dicts of small networks as safetensors,
with inputs and outputs, and the names that torchvision's models have.

Run in an environment with torch 2.15, torchvision and safetensors: python java/modelimport/src/test/reference/make_state_dicts.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

FOLDER = Path(__file__).parents[1] / "resources" / "torch"


class Image(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv, self.bn = nn.Conv2d(2, 3, 3, padding=1, bias=False), nn.BatchNorm2d(3)
        self.each, self.up = nn.Conv2d(3, 6, 3, padding=1, groups=3), nn.ConvTranspose2d(6, 2, 2, 2)
        self.fc = nn.Linear(2 * 8 * 8, 5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.bn(self.conv(x)))
        return torch.softmax(self.fc(torch.flatten(torch.tanh(self.up(torch.tanh(self.each(x)))), 1)), 1)


class Series(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.lstm, self.gru = nn.Embedding(9, 4), nn.LSTM(4, 5, batch_first=True), nn.GRU(5, 3, batch_first=True)
        self.norm, self.fc = nn.LayerNorm(3), nn.Linear(3, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.fc(self.norm(self.gru(self.lstm(self.words(x))[0])[0])), 2).transpose(1, 2)


def write(name: str, net: nn.Module, x: torch.Tensor, kind: torch.dtype = torch.float32) -> None:
    generator = torch.Generator().manual_seed(0)
    for key, array in [*net.named_parameters(), *net.named_buffers()]:
        if array.is_floating_point():
            spread = torch.rand(array.shape, generator=generator)
            values = 0.5 + spread if key.endswith("running_var") else spread - 0.5
            array.data = values.to(kind).to(torch.float32)
    with torch.no_grad():
        y = net.eval()(x)
    state = {key: array.to(kind) if array.is_floating_point() else array for key, array in net.state_dict().items()}
    save_file(state, FOLDER / f"{name}.safetensors", {"format": "pt"})
    np.savez(FOLDER / f"{name}.npz", x=x.numpy(), y=y.numpy())


def names() -> None:
    from torchvision import models

    made = {}
    for name in ("resnet50", "vgg16", "mobilenet_v2"):
        with torch.device("meta"):
            made[name] = {key: list(array.shape) for key, array in getattr(models, name)().state_dict().items()}
    (FOLDER / "torchvision.json").write_text(json.dumps(made, indent=0).replace("[\n", "[").replace(",\n", ", ").replace("\n]", "]"))


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    torch.manual_seed(0)
    write("image", Image(), torch.randn(3, 2, 4, 4))
    write("image_bfloat16", Image(), torch.randn(3, 2, 4, 4), torch.bfloat16)
    write("series", Series(), torch.randint(0, 9, (3, 6)))
    names()
    return 0


if __name__ == "__main__":
    sys.exit(main())
