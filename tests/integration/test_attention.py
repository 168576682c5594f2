"""Attention from Python: its formula in numpy, masks, files, and a task that needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
RANDOM = np.random.default_rng(8)
X = RANDOM.standard_normal((5, 4, 6)).astype(np.float32)
MASK = (np.arange(6) < np.array([6, 3, 1, 4, 2])[:, None]).astype(np.float32)
Y = RANDOM.integers(0, 2, (5, 6))


def network(*layers: Any) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=2, updater=nn.Adam(0.01), layers=[*layers, nn.RnnOutput(2, loss="mcxent")], input_type=nn.InputType.recurrent(4)
    )
    return nn.MultiLayerNetwork(conf).init()


def softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attention(q: np.ndarray, k: np.ndarray, v: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """q, k, v: [n, heads, time, size]; mask: [n, time]."""
    products = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])
    return softmax(np.where(mask[:, None, None] == 1, products, -np.inf)) @ v


@pytest.mark.parametrize("masked", [False, True])
def test_self_attention_is_the_formula(masked: bool) -> None:
    mask = MASK if masked else np.ones_like(MASK)
    conf = nn.MultiLayerConfiguration(
        layers=[nn.SelfAttention(6, n_heads=2, head_size=5), nn.RnnLoss(loss="mse")], input_type=nn.InputType.recurrent(4)
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        table = {name: value.copy() for name, value in net.param_table.items()}
        made = net.output(X, MASK) if masked else net.output(X)
    assert table["0_Wq"].shape == (2, 5, 4)
    q, k, v = (np.einsum("hsf,nft->nhts", table[f"0_W{name}"], X) for name in "qkv")
    found = attention(q, k, v, mask)
    joined = np.swapaxes(found, 1, 2).reshape(5, 6, 10) @ table["0_Wo"]
    expected = np.swapaxes(joined, 1, 2) * mask[:, None]
    np.testing.assert_allclose(made, expected, atol=1e-5)


LAYERS = [
    nn.SelfAttention(4, n_heads=2, has_bias=True),
    nn.SelfAttention(4, project_input=False, use_causal_mask=True),
    nn.TransformerEncoder(2, 8, activation="gelu", norm_first=True),
    nn.TransformerEncoder(2, residual_drop_out=0.8, attention_drop_out=0.8),
]


@pytest.mark.parametrize("layer", LAYERS, ids=repr)
def test_padding_changes_no_number(layer: Any) -> None:
    found = []
    for padding in (0.0, 1e30, np.nan):
        x = np.where(MASK[:, None] == 1, X, np.float32(padding))
        with network(layer) as net:
            net.fit(nn.DataSet(x, Y, features_mask=MASK), epochs=3)
            found.append((net.params.copy(), net.output(x, MASK)))
    for other in found[1:]:
        for ours, theirs in zip(found[0], other, strict=True):
            np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("layer", [*LAYERS, nn.LearnedSelfAttention(3, n_queries=2), nn.PositionEmbedding(9)], ids=repr)
def test_files_keep_them(layer: Any, tmp_path: Path) -> None:
    with network(layer) as net:
        made = net.output(X, MASK)
        net.save(tmp_path / "net.zip")
    with nn.MultiLayerNetwork.load(tmp_path / "net.zip") as again:
        np.testing.assert_array_equal(again.output(X, MASK), made)


def test_series_look_at_others_in_a_graph() -> None:
    keys = RANDOM.standard_normal((5, 3, 7)).astype(np.float32)
    conf = nn.ComputationGraphConfiguration(
        inputs=["q", "k"],
        input_types=[nn.InputType.recurrent(4), nn.InputType.recurrent(3)],
        vertices={
            "heads": (nn.AttentionVertex(6, n_heads=2), "q", "k", "k"),
            "plain": (nn.DotProductAttentionVertex(scale_factor=0.5), "k", "k"),
        },
        outputs=["heads", "plain"],
    )
    with nn.ComputationGraph(conf).init() as net:
        table = {name: value.copy() for name, value in net.param_table.items()}
        heads, plain = net.output([X, keys])
    given = {"q": X, "k": keys, "v": keys}
    q, k, v = (np.einsum("hsf,nft->nhts", table[f"heads_W{name}"], given[name]) for name in "qkv")
    found = attention(q, k, v, np.ones((5, 7)))
    joined = np.swapaxes(found, 1, 2).reshape(5, 6, 6) @ table["heads_Wo"]
    np.testing.assert_allclose(heads, np.swapaxes(joined, 1, 2), atol=1e-5)
    steps = np.swapaxes(keys, 1, 2)
    expected = softmax(0.5 * steps @ keys) @ steps
    np.testing.assert_allclose(plain, np.swapaxes(expected, 1, 2), atol=1e-5)


def test_a_transformer_learns_to_look_back() -> None:
    """Each step must say the class that the first step showed: no layer that sees one step alone could."""
    random = np.random.default_rng(1)
    labels = np.repeat(random.integers(0, 2, (64, 1)), 5, axis=1)
    x = random.standard_normal((64, 4, 5)).astype(np.float32)
    x[:, 0, 0] = 4 * labels[:, 0] - 2
    with network(nn.PositionalEncoding(), nn.TransformerEncoder(2, 16, norm_first=True, use_causal_mask=True)) as net:
        net.fit(nn.DataSet(x, labels), epochs=150)
        assert (net.output(x).argmax(axis=1) == labels).mean() > 0.95
