"""Writes reference.npz with numbers of PyTorch itself: python make_reference.py, in an environment that has torch.

Two networks on random data: parameters, input, labels (class indices), output, loss, gradients, and the parameters
after 1 and 5 steps of each optimizer. Made with PyTorch 2.15 on one thread, in float64 rounded to float32 at the end,
so that the reference is more exact than what it judges.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional


class Same(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """DL4J's convolutionMode Same: the odd row or column of padding goes to the end."""

    def __init__(self, kernel: int, stride: int) -> None:
        super().__init__()
        self.kernel, self.stride = kernel, stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        rows, columns = [max((-(-n // self.stride) - 1) * self.stride + self.kernel - n, 0) for n in x.shape[2:]]
        return functional.pad(x, (columns // 2, columns - columns // 2, rows // 2, rows - rows // 2))


NETWORKS: dict[str, tuple[Callable[[], nn.Module], tuple[int, ...], int]] = {
    "dense": (lambda: nn.Sequential(nn.Linear(7, 12), nn.Tanh(), nn.Linear(12, 9), nn.ELU(), nn.Linear(9, 4)), (7,), 4),
    "images": (
        lambda: nn.Sequential(
            nn.Conv2d(2, 4, 3, stride=2, padding=1, dilation=1), nn.ReLU(), nn.AvgPool2d(2, 1),
            Same(4, 2), nn.Conv2d(4, 5, 4, stride=2), nn.Softplus(), nn.MaxPool2d(2, 2),
            nn.Flatten(), nn.Linear(5, 3),
        ),
        (2, 11, 13), 3,
    ),
}  # fmt: skip
OPTIMIZERS: dict[str, Callable[[list[nn.Parameter]], torch.optim.Optimizer]] = {
    "sgd": lambda p: torch.optim.SGD(p, 0.1),
    "adam": lambda p: torch.optim.Adam(p, 0.01, (0.8, 0.99)),
}
EXAMPLES = 6
EPSILON = 1e-3
"""Large, so that a gradient of rounding errors does not decide. DL4J adds it to the square root before the correction of
its bias, PyTorch after: PyTorch's is set so that both are the same."""


def main() -> None:
    torch.manual_seed(11)
    torch.set_default_dtype(torch.float64)
    numbers: dict[str, torch.Tensor] = {}
    for name, (make, shape, classes) in NETWORKS.items():
        net = make()
        x, y = torch.randn(EXAMPLES, *shape), torch.randint(classes, (EXAMPLES,))
        numbers |= {f"{name}/input": x, f"{name}/labels": y}
        numbers |= {f"{name}/params/{i}": p.detach().clone() for i, p in enumerate(net.parameters())}
        numbers[f"{name}/output"] = functional.softmax(net(x), 1).detach()
        loss = functional.cross_entropy(net(x), y)
        loss.backward()
        numbers[f"{name}/loss"] = loss.detach()
        numbers |= {f"{name}/gradient/{i}": p.grad.clone() for i, p in enumerate(net.parameters()) if p.grad is not None}
        for kind, optimizer in OPTIMIZERS.items():
            numbers |= {f"{name}/{kind}/{key}": value for key, value in stepped(copy.deepcopy(net), optimizer, x, y).items()}
    arrays = {key: value.numpy() for key, value in numbers.items()}
    np.savez_compressed(
        Path(__file__).with_name("reference.npz"),
        **{key: a.astype(np.float32) if a.dtype == np.float64 else a for key, a in arrays.items()},
    )


def stepped(
    net: nn.Module, optimizer: Callable[[list[nn.Parameter]], torch.optim.Optimizer], x: torch.Tensor, y: torch.Tensor
) -> dict[str, torch.Tensor]:
    """The parameters after 1 and after 5 steps."""
    steps = optimizer(list(net.parameters()))
    seen: dict[str, torch.Tensor] = {}
    for step in range(1, 6):
        for group in steps.param_groups:
            if "eps" in group:
                group["eps"] = EPSILON / (1 - group["betas"][1] ** step) ** 0.5
        steps.zero_grad()
        functional.cross_entropy(net(x), y).backward()
        steps.step()
        if step in (1, 5):
            seen |= {f"{step}/{i}": p.detach().clone() for i, p in enumerate(net.parameters())}
    return seen


if __name__ == "__main__":
    main()
