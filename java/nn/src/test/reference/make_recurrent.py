"""Writes src/test/resources/torch/recurrent.json: recurrent layers as PyTorch computes them, in float64.

    python make_recurrent.py > ../resources/torch/recurrent.json

Needs torch. Each case has the input [n, size, time], a mask [n, time] or none, the parameters in this project's names,
shapes and order of gates, the output [n, size, time] (0 where the mask is), a target, the loss (the mean over a step's
outputs of the squared error, summed over real steps, divided by n) and its derivatives. What PyTorch has no layer for is
written out here: peepholes after FORMAT.md of DL4J's files, the GRU of the paper, masks with gaps.
"""

from __future__ import annotations

import json

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)
N, IN, OUT, TIME = 3, 4, 5, 6
LENGTHS = torch.tensor([6, 3, 5])
MASK = (torch.arange(TIME)[None] < LENGTHS[:, None]).double()
GAPS = torch.tensor([[1.0, 0, 1, 1, 0, 1], [0, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1]])
out: dict[str, dict[str, object]] = {}


def blocks(rows: Tensor, order: list[int]) -> Tensor:
    """The gates of PyTorch's rows in another order."""
    parts = rows.chunk(len(order))
    return torch.cat([parts[i] for i in order])


LSTM_ORDER = [2, 1, 3, 0]  # i f g o -> block input, forget, output, input


def torch_layer(kind: str, module: nn.RNNBase, mask: Tensor | None) -> None:
    parameters = module_parameters(module)
    x = torch.randn(N, TIME, IN)
    if mask is not None:
        x = x * mask[:, :, None]
        packed = pack_padded_sequence(x, LENGTHS, batch_first=True, enforce_sorted=False)
        y = pad_packed_sequence(module(packed)[0], batch_first=True, total_length=TIME)[0]
    else:
        y = module(x)[0]
    case(kind, x, mask, y, parameters)


def module_parameters(module: nn.RNNBase) -> dict[str, tuple[Tensor, list[Tensor]]]:
    """By our name the value and the parameters of PyTorch that it comes from, in our layout."""
    found = {}
    for suffix, prefix in (("", "f" if module.bidirectional else ""), ("_reverse", "b")):
        if suffix and not module.bidirectional:
            continue
        order = {"LSTM": LSTM_ORDER, "GRU": [0, 1, 2]}.get(module.mode, [0])
        w, rw, b, rb = (getattr(module, f"{name}_l0{suffix}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
        found[f"{prefix}W"] = (w, order, True)
        found[f"{prefix}RW"] = (rw, order, True)
        found[f"{prefix}b"] = (b, order, False)
        if module.mode == "GRU":
            found[f"{prefix}rb"] = (rb, order, False)
        else:
            rb.data.zero_()
            rb.requires_grad_(False)
    return found


def case(kind: str, x: Tensor, mask: Tensor | None, y: Tensor, parameters: dict) -> None:
    target = torch.randn_like(y)
    each = ((y - target) ** 2).mean(2)
    loss = (each if mask is None else each * mask).sum() / N
    loss.backward()
    out[kind] = {
        "input": x.transpose(1, 2).flatten().tolist(),
        "mask": [] if mask is None else mask.flatten().tolist(),
        "target": target.transpose(1, 2).flatten().tolist(),
        "output": (y if mask is None else y * mask[:, :, None]).transpose(1, 2).flatten().tolist(),
        "loss": [loss.item()],
        "parameters": {name: ours(p.detach(), order, matrix) for name, (p, order, matrix) in parameters.items()},
        "gradients": {name: ours(p.grad, order, matrix) for name, (p, order, matrix) in parameters.items()},
    }


def ours(rows: Tensor, order: list[int], matrix: bool) -> list[float]:
    placed = blocks(rows, order)
    return (placed.T if matrix else placed).flatten().tolist()


def leaf(*shape: int) -> Tensor:
    return (torch.randn(*shape) * 0.5).requires_grad_()


def stepped(kind: str, gates: int, step, mask: Tensor | None, states: int, **more: Tensor) -> None:
    """A layer written out, with weights in our order; a masked step changes no state."""
    x = torch.randn(N, TIME, IN)
    if mask is not None:
        x = x * mask[:, :, None]
    w, b = leaf(gates * OUT, IN), leaf(gates * OUT)
    state = [torch.zeros(N, OUT) for _ in range(states)]
    ys = []
    for t in range(TIME):
        new = step(x[:, t] @ w.T + b, *state)
        real = torch.ones(N, 1) if mask is None else mask[:, t : t + 1]
        state = [real * made + (1 - real) * old for made, old in zip(new, state, strict=True)]
        ys.append(real * new[0])
    whole = {"W": (w, [0], True), "RW": (more["rw"], [0], True), "b": (b, [0], False)}
    case(kind, x, mask, torch.stack(ys, 1), whole)


def lstm_step(rw: Tensor, peepholes: bool):
    def step(z: Tensor, h: Tensor, c: Tensor) -> list[Tensor]:
        z = z + h @ rw[: 4 * OUT].T
        a, f, o, i = z.chunk(4, 1)
        p = rw[4 * OUT :] if peepholes else torch.zeros(3, OUT)
        c2 = torch.sigmoid(f + p[0] * c) * c + torch.sigmoid(i + p[2] * c) * torch.tanh(a)
        return [torch.sigmoid(o + p[1] * c2) * torch.tanh(c2), c2]

    return step


def paper_gru(rw: Tensor):
    def step(z: Tensor, h: Tensor) -> list[Tensor]:
        wr, wz, wn = rw.chunk(3)
        r, u, n = z.chunk(3, 1)
        r, u = torch.sigmoid(r + h @ wr.T), torch.sigmoid(u + h @ wz.T)
        fresh = torch.tanh(n + (r * h) @ wn.T)
        return [(1 - u) * fresh + u * h]

    return step


for masked, mask in (("", None), (" masked", MASK)):
    torch_layer("LSTM" + masked, nn.LSTM(IN, OUT, batch_first=True), mask)
    torch_layer("GRU" + masked, nn.GRU(IN, OUT, batch_first=True), mask)
    torch_layer("SimpleRnn tanh" + masked, nn.RNN(IN, OUT, batch_first=True), mask)
    torch_layer("SimpleRnn relu" + masked, nn.RNN(IN, OUT, batch_first=True, nonlinearity="relu"), mask)
    torch_layer("Bidirectional LSTM" + masked, nn.LSTM(IN, OUT, batch_first=True, bidirectional=True), mask)
    torch_layer("Bidirectional GRU" + masked, nn.GRU(IN, OUT, batch_first=True, bidirectional=True), mask)
for masked, mask in (("", None), (" masked", MASK), (" gaps", GAPS)):
    rw = leaf(4 * OUT + 3, OUT)
    stepped("GravesLSTM" + masked, 4, lstm_step(rw, True), mask, 2, rw=rw)
    rw = leaf(3 * OUT, OUT)
    stepped("GRU paper" + masked, 3, paper_gru(rw), mask, 1, rw=rw)
rw = leaf(4 * OUT, OUT)
stepped("LSTM gaps", 4, lstm_step(rw, False), GAPS, 2, rw=rw)
print(json.dumps(out))
