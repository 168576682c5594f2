"""Writes src/test/resources/torch/mixed.json: steps that PyTorch trains under autocast to bfloat16, and the same in float32.

    python make_mixed.py > ../resources/torch/mixed.json

Needs torch. Inputs and starts are a formula (`numbers`), which the test has, too. Each case has the score before each step of
plain gradient descent and the outputs behind the last one, in both precisions.
"""

from __future__ import annotations

import json
import math

import torch
from torch import nn
from torch.nn import functional as F

N, STEPS, RATE = 16, 12, 0.2


def numbers(k: int, *shape: int) -> torch.Tensor:
    count = math.prod(shape)
    return torch.tensor([math.sin(12.9898 * (i + 1) + 4.1 * k) for i in range(count)], dtype=torch.float64).reshape(shape).float()


class Rows(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(12, 24), nn.Linear(24, 24), nn.Linear(24, 3)])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        first = torch.tanh(self.layers[0](x))
        return self.layers[2](torch.relu(self.layers[1](first)))


class Pictures(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Conv2d(2, 8, 3), nn.BatchNorm2d(8), nn.Linear(8 * 2 * 2, 3)])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        made = torch.relu(self.layers[1](self.layers[0](x)))
        return self.layers[2](F.max_pool2d(made, 2, 2).flatten(1))


class Series(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True), nn.Linear(8, 3)])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers[1](self.layers[0](x.transpose(1, 2)).mean(1))


def start(net: nn.Module) -> None:
    """Weights in the order of PyTorch's parameters; vectors of norms stay."""
    k = 1
    for name, p in net.named_parameters():
        if p.ndim > 1:
            p.data = numbers(k, *p.shape) * 0.6 / math.sqrt(p[0].numel())
            k += 1
        elif "bias" in name:
            p.data.zero_()


def parameters(net: nn.Module) -> dict[str, list[float]]:
    """The weights under the names and in the shapes of this project."""
    found = {}
    for number, layer in enumerate(net.layers):
        if isinstance(layer, nn.TransformerEncoderLayer):
            for letter, part in zip("qkv", layer.self_attn.in_proj_weight.chunk(3), strict=True):
                found[f"{number}_W{letter}"] = part
            found[f"{number}_Wo"] = layer.self_attn.out_proj.weight.T
            found[f"{number}_W1"], found[f"{number}_W2"] = layer.linear1.weight.T, layer.linear2.weight.T
        elif isinstance(layer, nn.Linear):
            found[f"{number}_W"] = layer.weight.T
        elif isinstance(layer, nn.Conv2d):
            found[f"{number}_W"] = layer.weight
    return {name: part.flatten().tolist() for name, part in found.items()}


def trained(kind: type[nn.Module], shape: tuple[int, ...], mixed: bool) -> dict[str, list[float]]:
    net = kind()
    start(net)
    begun = parameters(net)
    x, labels = numbers(0, N, *shape), torch.arange(N) % 3
    scores = []
    for _ in range(STEPS):
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            made = net(x)
            loss = F.cross_entropy(made.float(), labels)
        scores.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= RATE * p.grad
                p.grad = None
    net.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=mixed):
        made = torch.softmax(net(x).float(), 1)
    return {"parameters": begun, "scores": scores, "output": made.flatten().tolist()}


cases = {"rows": (Rows, (12,)), "pictures": (Pictures, (2, 6, 6)), "series": (Series, (8, 5))}
print(json.dumps({name: {"mixed": trained(*case, True), "full": trained(*case, False)} for name, case in cases.items()}))
