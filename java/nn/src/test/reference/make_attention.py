"""Writes src/test/resources/torch/attention.json: attention as PyTorch computes it, in float64.

    python make_attention.py > ../resources/torch/attention.json

Needs torch. Each case has the inputs [n, size, time], masks [n, time] or none, the parameters in this project's names and
shapes, the output [n, size, time] (0 where the mask of the queries is), a target, the loss (the mean over a step's outputs of
the squared error, summed over real steps, divided by n) and its derivatives.
"""

from __future__ import annotations

import json

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)
N, SIZE, TIME, OTHER = 3, 6, 5, 4
HEADS = 2
MASK = (torch.arange(TIME)[None] < torch.tensor([5, 3, 4])[:, None]).double()
KEYS = (torch.arange(OTHER)[None] < torch.tensor([2, 4, 1])[:, None]).double()
out: dict[str, dict[str, object]] = {}


def flat(t: Tensor | None) -> list[float]:
    return [] if t is None else t.detach().flatten().tolist()


def case(name: str, inputs: dict[str, Tensor], masks: dict[str, Tensor | None], y: Tensor, mask: Tensor | None, parameters: dict) -> None:
    """`parameters`: by our name the parameter of PyTorch, and how its values and derivatives become ours."""
    target = torch.randn_like(y)
    each = ((y - target) ** 2).mean(2)
    loss = (each if mask is None else each * mask).sum() / N
    loss.backward()
    out[name] = {
        **{key: flat(x.transpose(1, 2)) for key, x in inputs.items()},
        **{key: flat(m) for key, m in masks.items()},
        "target": flat(target.transpose(1, 2)),
        "output": flat((y if mask is None else y * mask[:, :, None]).transpose(1, 2)),
        "loss": [loss.item()],
        "parameters": {key: flat(turn(p)) for key, (p, turn) in parameters.items()},
        "gradients": {key: flat(turn(p.grad)) for key, (p, turn) in parameters.items()},
    }


def third(i: int):
    return lambda t: t.chunk(3)[i]


def same(t: Tensor) -> Tensor:
    return t


def turned(t: Tensor) -> Tensor:
    return t.T


def projections(module: nn.MultiheadAttention) -> dict:
    found = {}
    for i, letter in enumerate("qkv"):
        if module.in_proj_weight is not None:
            found["W" + letter] = (module.in_proj_weight, third(i))
        else:
            found["W" + letter] = (getattr(module, letter + "_proj_weight"), same)
    found["Wo"] = (module.out_proj.weight, turned)
    if module.in_proj_bias is not None:
        for i, letter in enumerate("qkv"):
            found["b" + letter] = (module.in_proj_bias, third(i))
        found["bo"] = (module.out_proj.bias, same)
    return found


def causal(time: int, other: int) -> Tensor:
    return torch.triu(torch.ones(time, other, dtype=torch.bool), 1)


def heads(name: str, bias: bool, hides: bool, mask: Tensor | None) -> None:
    module = nn.MultiheadAttention(SIZE, HEADS, bias=bias, batch_first=True)
    if bias:
        nn.init.normal_(module.in_proj_bias)
        nn.init.normal_(module.out_proj.bias)
    x = torch.randn(N, TIME, SIZE)
    y = module(
        x, x, x, key_padding_mask=None if mask is None else mask == 0, attn_mask=causal(TIME, TIME) if hides else None, need_weights=False
    )[0]
    case(name, {"input": x}, {"mask": mask}, y, mask, projections(module))


def between(name: str, bias: bool, masked: bool) -> None:
    module = nn.MultiheadAttention(SIZE, HEADS, bias=bias, batch_first=True, kdim=4, vdim=3)
    q, k, v = torch.randn(N, TIME, SIZE), torch.randn(N, OTHER, 4), torch.randn(N, OTHER, 3)
    y = module(q, k, v, key_padding_mask=KEYS == 0 if masked else None, need_weights=False)[0]
    mask = MASK if masked else None
    case(name, {"input": q, "keys": k, "values": v}, {"mask": mask, "keyMask": KEYS if masked else None}, y, mask, projections(module))


def encoder(name: str, first: bool, activation: str, hides: bool, mask: Tensor | None) -> None:
    module = nn.TransformerEncoderLayer(SIZE, HEADS, 8, 0.0, activation, batch_first=True, norm_first=first)
    for each in module.parameters():
        if each.ndim == 1:
            nn.init.normal_(each)
    x = torch.randn(N, TIME, SIZE)
    hidden = causal(TIME, TIME) if hides else None
    y = module(x, src_mask=hidden, src_key_padding_mask=None if mask is None else mask == 0)
    found = projections(module.self_attn)
    found |= {"W1": (module.linear1.weight, turned), "b1": (module.linear1.bias, same)}
    found |= {"W2": (module.linear2.weight, turned), "b2": (module.linear2.bias, same)}
    for i, norm in enumerate((module.norm1, module.norm2), 1):
        found |= {f"gamma{i}": (norm.weight, same), f"beta{i}": (norm.bias, same)}
    case(name, {"input": x}, {"mask": mask}, y, mask, found)


def additive(name: str, scaled: bool, masked: bool) -> None:
    """The formula of Bahdanau, Cho and Bengio, as Keras has it."""
    q, k, v = torch.randn(N, TIME, SIZE), torch.randn(N, OTHER, SIZE), torch.randn(N, OTHER, 3)
    scale = torch.randn(SIZE, requires_grad=True)
    bias = torch.zeros(SIZE, requires_grad=True)  # so that there is a derivative where nothing is learnt
    scores = (torch.tanh(q[:, :, None] + k[:, None] + bias) * (scale if scaled else 1)).sum(3)
    if masked:
        scores = scores.masked_fill(KEYS[:, None] == 0, -torch.inf)
    mask = MASK if masked else None
    y = torch.softmax(scores, 2) @ v
    found = {"scale": (scale, same)} if scaled else {}
    case(name, {"input": q, "keys": k, "values": v}, {"mask": mask, "keyMask": KEYS if masked else None}, y, mask, found)


def recurrent(name: str, mask: Tensor | None) -> None:
    """The formula of Deeplearning4j's RecurrentAttentionLayer: what a step made looks at the series, the next step has it."""
    module = nn.MultiheadAttention(SIZE, HEADS, bias=False, batch_first=True)
    x = torch.randn(N, TIME, SIZE)
    w, rw, b = (torch.randn(*shape, requires_grad=True) for shape in ((SIZE, SIZE), (SIZE, SIZE), (SIZE,)))
    made, before = [], None
    for t in range(TIME):
        total = x[:, t] @ w + b
        if before is not None:
            found = module(before[:, None], x, x, key_padding_mask=None if mask is None else mask == 0, need_weights=False)[0]
            total = total + found[:, 0] @ rw
        after = torch.tanh(total)
        before = after if before is None or mask is None else torch.where(mask[:, t, None] > 0, after, before)
        made.append(before)
    case(
        name,
        {"input": x},
        {"mask": mask},
        torch.stack(made, 1),
        mask,
        {"W": (w, same), "RW": (rw, same), "b": (b, same), **projections(module)},
    )


for suffix, mask in (("", None), (" masked", MASK)):
    for hides in (False, True):
        heads("SelfAttention" + " causal" * hides + suffix, False, hides, mask)
        heads("SelfAttention bias" + " causal" * hides + suffix, True, hides, mask)
    between("AttentionVertex" + suffix, False, mask is not None)
    between("AttentionVertex bias" + suffix, True, mask is not None)
    for hides in (False, True):
        for first in (False, True):
            for activation in ("relu", "gelu"):
                words = f"TransformerEncoder {activation}" + " first" * first + " causal" * hides + suffix
                encoder(words, first, activation, hides, mask)
for suffix, mask in (("", None), (" masked", MASK)):
    recurrent("RecurrentAttention" + suffix, mask)
    additive("AdditiveAttentionVertex" + suffix, True, mask is not None)
print(json.dumps(out))
