"""Writes src/test/resources/torch/objectives.json: losses that are no function of outputs and labels alone, and their gradients.

    python make_objectives.py > ../resources/torch/objectives.json

Needs torch. Inputs and parameters are a formula (`numbers`), which the test has, too; what a case gives itself stands in it. The
formulae are written out after the papers, in loops where the layers compute with whole arrays. Layers that learn without labels
are made to draw what is certain: no corruption, saturated units, variances of nearly 0.
"""

from __future__ import annotations

import json
import math

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
cases: list[str] = []


def numbers(k: int, shape) -> torch.Tensor:
    return torch.tensor([math.sin(12.9898 * (i + 1) + 4.1 * k) for i in range(math.prod(shape))]).reshape(shape)


def rounded(t: torch.Tensor) -> list[float]:
    return [float(f"{value:.11g}") for value in t.detach().flatten().tolist()]


class Parameters:
    """Makes the parameters of a layer in the order in which the layer declares them, or takes given values."""

    def __init__(self, given: dict[str, torch.Tensor]) -> None:
        self.given, self.made = given, {}

    def __call__(self, name: str, *shape: int, state: bool = False) -> torch.Tensor:
        values = self.given.get(name, 0.5 * numbers(len(self.made) + 1, shape)).reshape(shape).clone()
        self.made[name] = values.requires_grad_(not state)
        return self.made[name]


def case(layer: str, given: str, x: torch.Tensor, loss, labels: torch.Tensor | None = None, mask=None, **parameters) -> None:
    p = Parameters(parameters)
    value = loss(x, p)
    value.backward()
    text = {
        "layer": json.loads(layer.replace("'", '"')),
        "input": json.loads(given.replace("'", '"')),
        "x": rounded(x),
        "shape": list(x.shape),
        "labels": None if labels is None else rounded(labels),
        "labelShape": None if labels is None else list(labels.shape),
        "mask": mask,
        "parameters": {name: rounded(v) for name, v in p.made.items()},
        "score": float(f"{value.item():.11g}"),
        "gradients": {name: rounded(v.grad) for name, v in p.made.items() if v.grad is not None},
    }
    cases.append(json.dumps(text))


def rows(size):
    return f"{{'@class': 'FeedForward', 'size': {size}}}"


def images(c, h, w):
    return f"{{'@class': 'Convolutional', 'height': {h}, 'width': {w}, 'channels': {c}}}"


def series(size, time):
    return f"{{'@class': 'Recurrent', 'size': {size}, 'timeSeriesLength': {time}}}"


def unit(x):
    return 0.5 + 0.5 * x


# ---- without labels ----


def autoencoder(activation, loss):
    def run(x, p):
        w, b, vb = p("W", 5, 3), p("b", 3), p("vb", 5)
        return loss(activation(x @ w + b) @ w.T + vb, x)

    return run


def autoencoders() -> None:
    n = 4
    x = unit(numbers(0, [n, 5]))
    entropy = autoencoder(torch.sigmoid, lambda z, x: F.binary_cross_entropy_with_logits(z, x, reduction="sum") / n)
    case("{'@class': 'AutoEncoder', 'nOut': 3, 'corruptionLevel': 0.0}", rows(5), x, entropy)
    square = autoencoder(torch.tanh, lambda z, x: ((torch.tanh(z) - x) ** 2).sum() / 5 / n)
    text = "{'@class': 'AutoEncoder', 'nOut': 3, 'corruptionLevel': 0.0, 'loss': 'mse', 'activation': 'tanh'}"
    case(text, rows(5), numbers(0, [n, 5]), square)


def contrastive(visible, k: int):
    """Contrastive divergence as a loss: energies at numbers that do not depend on the parameters; units are saturated."""

    def run(x, p):
        w, b, vb = p("W", 5, 3), p("b", 3), p("vb", 5)
        with torch.no_grad():
            h0 = torch.sigmoid(x @ w + b)
            h, v = h0.round(), x
            for step in range(k):
                seen = h @ w.T + vb
                if step == 0:
                    error = F.binary_cross_entropy_with_logits(seen, x, reduction="sum") if visible else ((seen - x) ** 2).sum()
                v = torch.sigmoid(seen) if visible else seen
                if step + 1 < k:
                    v = v.round()
                    h = torch.sigmoid(v @ w + b).round()
            hk = torch.sigmoid(v @ w + b)

        def energy(v, h):
            return -(v @ vb).sum() - (h @ b).sum() - ((v @ w) * h).sum()

        divergence = (energy(x, h0) - energy(v, hk)) / len(x)
        return error / len(x) + divergence - divergence.detach()

    return run


def machines() -> None:
    x = numbers(0, [4, 5]).gt(0).double()
    sure = {"b": torch.tensor([60.0, -70.0, 80.0])}
    case("{'@class': 'RBM', 'nOut': 3}", rows(5), x, contrastive(True, 1), **sure)
    case("{'@class': 'RBM', 'nOut': 3, 'visibleUnit': 'GAUSSIAN'}", rows(5), numbers(0, [4, 5]), contrastive(False, 1), **sure)
    seen = {**sure, "vb": torch.tensor([50.0, -60.0, -50.0, 70.0, 60.0])}
    case("{'@class': 'RBM', 'nOut': 3, 'k': 3}", rows(5), x, contrastive(True, 3), **seen)


def bernoulli(x, p):
    return F.binary_cross_entropy_with_logits(p, x, reduction="none").sum(1)


def gaussian(activation):
    def losses(x, p):
        m, v = activation(p).chunk(2, 1)
        return -torch.distributions.Normal(m, (v / 2).exp()).log_prob(x).sum(1)

    return losses


def exponential(x, p):
    return -torch.distributions.Exponential(p.exp()).log_prob(x).sum(1)


def composite(x, p):
    return bernoulli(x[:, :2], p[:, :2]) + gaussian(torch.tanh)(x[:, 2:5], p[:, 2:8])


def variational(losses, size: int, pzx=lambda v: v):
    def run(x, p):
        e0, e0b, e1, e1b = p("e0W", 5, 4), p("e0b", 4), p("e1W", 4, 3), p("e1b", 3)
        h = torch.tanh(torch.tanh(x @ e0 + e0b) @ e1 + e1b)
        m = pzx(h @ p("pZXMeanW", 3, 2) + p("pZXMeanb", 2))
        v = pzx(h @ p("pZXLogStd2W", 3, 2) + p("pZXLogStd2b", 2))
        d = torch.tanh(m @ p("d0W", 2, 4) + p("d0b", 4))  # z is m where the variance is nearly 0
        made = d @ p("pXZW", 4, size) + p("pXZb", size)
        divergence = 0.5 * (m**2 + v.exp() - v - 1).sum(1)
        return (losses(x, made) + divergence).mean()

    return run


def variationals() -> None:
    kinds = (
        ("{'@class': 'Bernoulli'}", bernoulli, 5, unit(numbers(0, [4, 5]))),
        ("{'@class': 'Gaussian', 'activation': 'tanh'}", gaussian(torch.tanh), 10, numbers(0, [4, 5])),
        ("{'@class': 'Exponential'}", exponential, 5, unit(numbers(0, [4, 5]))),
        (
            "{'@class': 'LossFunctionWrapper', 'loss': 'mse', 'activation': 'tanh'}",
            lambda x, p: ((torch.tanh(p) - x) ** 2).mean(1),
            5,
            numbers(0, [4, 5]),
        ),
        (
            "{'@class': 'Composite', 'sizes': [2, 3], 'distributions': "
            "[{'@class': 'Bernoulli'}, {'@class': 'Gaussian', 'activation': 'tanh'}]}",
            composite,
            8,
            unit(numbers(0, [4, 5])),
        ),
    )
    certain = {"pZXLogStd2W": torch.zeros(3, 2), "pZXLogStd2b": torch.tensor([-70.0, -75.0])}
    for kind, losses, size, x in kinds:
        text = (
            "{'@class': 'VariationalAutoencoder', 'nOut': 2, 'encoderLayerSizes': [4, 3], 'decoderLayerSizes': [4], 'activation': 'tanh',"
            f" 'numSamples': 2, 'reconstructionDistribution': {kind}}}"
        )
        case(text, rows(5), x, variational(losses, size), **certain)


# ---- with labels ----


def center(x, p, lam, classes):
    w, b = p("W", 5, 3), p("b", 3)
    c = p("cL", 3, 5, state=True)
    inner = F.cross_entropy(x @ w + b, classes, reduction="none")
    return (inner + lam / 2 * ((x - c[classes]) ** 2).sum(1)).mean()


def ocnn(x, p):
    v, w, r = p("v", 5, 3), p("w", 3, 1), p("r", 1)
    y = (torch.sigmoid(x @ v) @ w).flatten()
    return 0.5 * (v**2).sum() + 0.5 * (w**2).sum() + torch.relu(r - y).mean() / 0.1 - r.squeeze()


def yolo(x, boxes, labels):
    """In loops over all cells and boxes."""
    n, channels, height, width = x.shape
    parts = channels // len(boxes)
    total = 0
    for i in range(n):
        for row in range(height):
            for column in range(width):
                label = labels[i, :, row, column]
                thing = label[4:].sum() > 0
                seen = []
                for b, (pw, ph) in enumerate(boxes):
                    out = x[i, b * parts : (b + 1) * parts, row, column]
                    xy = torch.sigmoid(out[:2])
                    wh = torch.exp(out[2:4]) * torch.tensor([pw, ph])
                    overlap = torch.zeros(())
                    if thing:
                        middle = xy + torch.tensor([float(column), float(row)])
                        common = (
                            (torch.minimum(middle + wh / 2, label[2:4]) - torch.maximum(middle - wh / 2, label[:2])).clamp(min=0).prod()
                        )
                        overlap = common / (wh.prod() + (label[2:4] - label[:2]).prod() - common)
                    seen.append((overlap, xy, wh, torch.sigmoid(out[4]), torch.softmax(out[5:], 0)))
                best = max(range(len(boxes)), key=lambda b: seen[b][0].item()) if thing else -1
                for b, (overlap, xy, wh, sure, kinds) in enumerate(seen):
                    if b != best:
                        total = total + 0.5 * sure**2
                        continue
                    middle = (label[:2] + label[2:4]) / 2
                    place = ((xy - (middle - middle.floor())) ** 2).sum()
                    size = ((wh.sqrt() - (label[2:4] - label[:2]).sqrt()) ** 2).sum()
                    total = total + 5 * (place + size) + (overlap - sure) ** 2 + ((kinds - label[4:]) ** 2).sum()
    return total / n


def detection() -> None:
    labels = torch.zeros(2, 4 + 3, 3, 4)
    for i, row, column, box, kind in (
        (0, 1, 2, (1.7, 0.8, 3.1, 1.9), 0),
        (0, 2, 0, (0.1, 1.9, 0.9, 2.8), 2),
        (1, 0, 3, (2.9, 0.2, 3.8, 1.5), 1),
    ):
        labels[i, :4, row, column] = torch.tensor(box)
        labels[i, 4 + kind, row, column] = 1
    x = numbers(0, [2, 2, 3, 4])
    text = "{'@class': 'Yolo2Output', 'boundingBoxes': [1.0, 1.5, 2.0, 0.8]}"

    def run(x, p):
        w, b = p("W", 16, 2, 1, 1), p("b", 16)
        return yolo(F.conv2d(x, w, b), [(1.0, 1.5), (2.0, 0.8)], labels)

    case(text, images(2, 3, 4), x, run, labels)


def sequences() -> None:
    labels = torch.tensor([[1.0, 2, 2], [3, 0, 0], [1, 3, 0]])
    x = numbers(0, [3, 2, 7])
    mask = [[1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0]]

    def run(lengths):
        def loss(x, p):
            w, b = p("W", 2, 4), p("b", 4)
            logits = torch.einsum("nit,io->tno", x, w) + b
            targets = (labels > 0).sum(1)
            return F.ctc_loss(F.log_softmax(logits, 2), labels.long(), torch.tensor(lengths), targets, reduction="none").mean()

        return loss

    case("{'@class': 'CtcLoss'}", series(2, 7), x, run([7, 7, 7]), labels)
    case("{'@class': 'CtcLoss'}", series(2, 7), x, run([7, 3, 5]), labels, mask)


autoencoders()
machines()
variationals()
classes = torch.tensor([0, 2, 1, 2, 0, 2])
case(
    "{'@class': 'CenterLossOutput', 'nOut': 3, 'loss': 'mcxent', 'lambda': 0.3}",
    rows(5),
    numbers(0, [6, 5]),
    lambda x, p: center(x, p, 0.3, classes),
    F.one_hot(classes, 3).double(),
)
case("{'@class': 'OCNNOutput', 'hiddenSize': 3, 'nu': 0.1, 'activation': 'sigmoid'}", rows(5), numbers(0, [6, 5]), ocnn, None)
detection()
sequences()
print("[\n" + ",\n".join(cases) + "\n]")
