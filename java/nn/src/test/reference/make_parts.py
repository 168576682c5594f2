"""Writes src/test/resources/torch/parts.json: activations, losses and steps as PyTorch and Keras define them.

    python make_parts.py > ../resources/torch/parts.json

Needs torch. What PyTorch does not have is written out here after the formulae of Keras 3.
"""

from __future__ import annotations

import json

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
POINTS = [-7.0, -3, -1.3, -0.4, 0.4, 0.6, 1.1, 2.6, 7]
X = [0.7, -1.3, 0.4, 1.9, -0.2, 0.1, 2.2, -0.8, 0.05, -2.1, 1.1, 0.6]
ONE_HOT = [1.0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]
BINARY = [1.0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0]
PART = [0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.3, 0.2, 0.7, 0.1, 0.1, 0.1]
REAL = [0.3, -1.0, 2.5, 1.9, 0.0, 3.0, -0.7, 0.2, 1.0, 1.0, -2.0, 0.5]
WEIGHTS = [0.5, 2.0, 1.0, 1.5]
out: dict[str, list[float]] = {}


def activation(name: str, function) -> None:
    x = torch.tensor(POINTS, requires_grad=True).reshape(1, -1)
    x.retain_grad()
    y = function(x)
    y.sum().backward()
    out[f"activation {name}"] = y.flatten().tolist()
    out[f"derivative {name}"] = x.grad.flatten().tolist()


def rows(values: list[float]) -> torch.Tensor:
    return torch.tensor(values).reshape(3, 4)


def loss(name: str, function, labels: list[float]) -> None:
    """The loss of each row, and the derivative of their mean."""
    x = rows(X).requires_grad_()
    each = function(x, rows(labels))
    each.mean().backward()
    out[f"loss {name}"] = each.flatten().tolist()
    out[f"gradient {name}"] = x.grad.flatten().tolist()


def smoothed(y: torch.Tensor, by: float, count: int) -> torch.Tensor:
    return y * (1 - by) + by / count


def binary_focal(x, y, gamma, alpha=None):
    o = torch.sigmoid(x)
    right = y * o + (1 - y) * (1 - o)
    each = (1 - right) ** gamma * F.binary_cross_entropy(o, y, reduction="none")
    if alpha is not None:
        each = each * (y * alpha + (1 - y) * (1 - alpha))
    return each.mean(1)


def categorical_focal(x, y, gamma, alpha):
    o = torch.softmax(x, 1)
    return (alpha * (1 - o) ** gamma * -y * torch.log(o)).sum(1)


def activations() -> None:
    activation("celu 0.7", lambda x: F.celu(x, 0.7))
    activation("exponential", torch.exp)
    activation("hard_silu", F.hardswish)
    activation("log_softmax", lambda x: F.log_softmax(x, 1))
    activation("log_sigmoid", F.logsigmoid)
    activation("threshold", lambda x: F.threshold(x, 0.5, -2.0))
    activation("relu6", F.relu6)
    activation("gelu", F.gelu)
    activation("gelu tanh", lambda x: F.gelu(x, approximate="tanh"))
    activation("gelu sigmoid", lambda x: x * torch.sigmoid(1.702 * x))
    activation("rrelu", lambda x: F.rrelu(x, 0.125, 1 / 3, training=False))
    activation("relu three", lambda x: torch.where(x > 0.5, x.clamp(max=2.0), 0.1 * (x - 0.5)))
    activation("relu slope", lambda x: torch.where(x > 0, x, 0.1 * x))
    activation("relu most", lambda x: x.clamp(0, 2.0))


def losses() -> None:
    weights = torch.tensor(WEIGHTS)
    loss("mcxent smoothed", lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1, reduction="none"), ONE_HOT)
    loss("mcxent both", lambda x, y: F.cross_entropy(x, y, weights, label_smoothing=0.1, reduction="none"), PART)
    loss("xent smoothed", lambda x, y: F.binary_cross_entropy_with_logits(x, smoothed(y, 0.2, 2), reduction="none").sum(1), BINARY)
    loss("xent weighted", lambda x, y: (F.binary_cross_entropy_with_logits(x, y, reduction="none") * weights).sum(1), BINARY)
    loss("huber", lambda x, y: F.huber_loss(x, y, reduction="none", delta=0.8).mean(1), REAL)
    loss("log_cosh", lambda x, y: torch.log(torch.cosh(x - y)).mean(1), REAL)
    loss("kl_divergence", lambda x, y: F.kl_div(F.log_softmax(x, 1), y, reduction="none").sum(1), PART)
    loss("binary_focal", lambda x, y: binary_focal(x, y, 2), BINARY)
    loss("binary_focal balanced", lambda x, y: binary_focal(x, smoothed(y, 0.1, 2), 1.5, 0.25), BINARY)
    loss("categorical_focal", lambda x, y: categorical_focal(x, y, 2, 0.25), ONE_HOT)
    loss("categorical_focal smoothed", lambda x, y: categorical_focal(x, smoothed(y, 0.1, 4), 1.5, weights), ONE_HOT)
    loss("cosine", lambda x, y: -F.cosine_similarity(x, y, dim=1), REAL)
    loss("dice", lambda x, y: overlap(torch.sigmoid(x), y, 0.5, 0.5), BINARY)
    loss("tversky", lambda x, y: overlap(torch.sigmoid(x), y, 0.3, 0.7), BINARY)


def overlap(o, y, alpha, beta):
    both, wrong, missed = (o * y).sum(), (o * (1 - y)).sum(), ((1 - o) * y).sum()
    if alpha == beta == 0.5:  # Keras writes Dice otherwise, which moves its 1e-7
        return (1 - 2 * both / (o.sum() + y.sum() + 1e-7)).expand(3)
    return (1 - both / (both + alpha * wrong + beta * missed + 1e-7)).expand(3)


def steps() -> None:
    p = torch.nn.Parameter(torch.tensor([1.0, -0.5, 0.25, 3.0]))
    optimizer = torch.optim.AdamW([p], lr=0.01, betas=(0.8, 0.95), eps=0.1, weight_decay=0.5)
    for t in range(1, 6):
        p.grad = torch.tensor([0.3, -1.2, 0.05, 2.0]) * torch.cos(t * torch.arange(1.0, 5))
        optimizer.step()
    out["updater AdamW"] = p.tolist()


activations()
losses()
steps()
print("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in out.items()) + "\n}")
