"""Networks whose layers all have a counterpart in Keras: what is written of them is opened there, and read here again."""

from __future__ import annotations

from typing import Any

import numpy as np

from pydl4j import nn

Shape = tuple[int, ...]


def chain(kind: Any, *layers: Any) -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(seed=5, input_type=kind, layers=list(layers))


def images(**options: Any) -> Any:
    return nn.InputType.convolutional(9, 8, 2, **options)


def classes(**options: Any) -> Any:
    return nn.Output(3, loss="mcxent", activation="softmax", **options)


def graph() -> nn.ComputationGraphConfiguration:
    return nn.ComputationGraphConfiguration(
        seed=5,
        inputs=["left", "right"],
        input_types=[nn.InputType.convolutional(6, 6, 2), nn.InputType.feed_forward(3)],
        vertices={
            "a": (nn.Convolution(4, 3, convolution_mode="same", activation="relu"), "left"),
            "b": (nn.Convolution(4, 1), "left"),
            "sum": (nn.ElementWiseVertex("add"), "a", "b"),
            "pool": (nn.GlobalPooling("avg"), "sum"),
            "joined": (nn.MergeVertex(), "pool", "right"),
            "scaled": (nn.ScaleVertex(0.5), "joined"),
            "out": (classes(), "scaled"),
            "picture": (nn.CnnLoss("mse", activation="sigmoid"), "sum"),
        },
        outputs=["out", "picture"],
    )


def looking() -> nn.ComputationGraphConfiguration:
    """Series that look at each other and at themselves, with heads of their own and in groups."""
    return nn.ComputationGraphConfiguration(
        seed=5,
        inputs=["words", "others", "answers"],
        input_types=[nn.InputType.recurrent(size, steps) for size, steps in ((4, 5), (3, 6), (4, 6))],
        vertices={
            "each": (nn.AttentionVertex(6, n_heads=2, head_size=3, has_bias=True), "words", "others"),
            "three": (nn.AttentionVertex(4, n_heads=2), "each", "others", "answers"),
            "groups": (nn.AttentionVertex(4, n_heads=4, n_key_value_heads=2, head_size=2, has_bias=True), "three", "others", "answers"),
            "one": (nn.SelfAttention(4, n_heads=2, n_key_value_heads=1, use_causal_mask=True, attention_drop_out=0.75), "groups"),
            "self": (nn.SelfAttention(5, n_heads=1, use_causal_mask=True), "one"),
            "out": (nn.RnnOutput(3, loss="mcxent", activation="softmax"), "self"),
        },
        outputs=["out"],
    )


def states() -> nn.ComputationGraphConfiguration:
    """States of an encoder for its decoder, of all kinds of recurrent layers."""
    return nn.ComputationGraphConfiguration(
        inputs=["question", "answer"],
        input_types=[nn.InputType.recurrent(3, 5), nn.InputType.recurrent(2, 6)],
        vertices={
            "encoder": (nn.RecurrentVertex(nn.LSTM(4)), "question"),
            "decoder": (nn.RecurrentVertex(nn.LSTM(4, activation="relu")), "answer", "encoder#1", "encoder#2"),
            "gated": (nn.RecurrentVertex(nn.GRU(4)), "decoder", "encoder#2"),
            "plain": (nn.RecurrentVertex(nn.SimpleRnn(4)), "gated", "gated#1"),
            "out": (nn.RnnOutput(2, loss="mse", activation="identity"), "plain"),
            "memory": (nn.Loss("mse", activation="identity"), "decoder#2"),
        },
        outputs=["out", "memory"],
    )


def networks() -> dict[str, tuple[Any, list[Shape]]]:
    """Configurations by their names, with the shapes of their inputs."""
    rows = nn.InputType.feed_forward(5)
    series = nn.InputType.recurrent(3, 6)
    last = nn.InputType.convolutional(9, 8, 2, format="nhwc")
    return {
        "rows": (
            chain(
                rows,
                nn.Dense(7, activation="relu"),
                nn.BatchNormalization(),
                nn.Dropout(0.5),
                nn.LayerNormalization(),
                nn.Dense(6, activation="leakyrelu", has_bias=False),
                nn.PReLU(),
                classes(),
            ),
            [(4, 5)],
        ),
        "activations": (
            chain(
                rows,
                *(nn.Activation(name) for name in ("elu", "selu", "softplus", "swish", "gelu", "mish", "hardsigmoid6", "hardtanh")),
                classes(),
            ),
            [(4, 5)],
        ),
        "images": (
            chain(
                images(),
                nn.Convolution(4, 3, convolution_mode="same", stride=2, activation="relu"),
                nn.BatchNormalization(),
                nn.Subsampling("max", 2),
                nn.Convolution(6, 3, padding=1),
                nn.Dense(8, activation="tanh"),
                classes(),
            ),
            [(4, 2, 9, 8)],
        ),
        "features last": (
            chain(last, nn.Convolution(4, 3, activation="elu"), nn.Subsampling("avg", 2, convolution_mode="same"), nn.Dense(6), classes()),
            [(4, 9, 8, 2)],
        ),
        "separable": (
            chain(
                images(),
                nn.DepthwiseConvolution2D(2, 3),
                nn.SeparableConvolution2D(5, 3),
                nn.Deconvolution2D(3, 2, 2),
                nn.Upsampling2D(2),
                nn.ZeroPadding(1),
                nn.Cropping2D(2),
                nn.GlobalPooling("max"),
                classes(),
            ),
            [(4, 2, 9, 8)],
        ),
        "series": (
            chain(
                series,
                nn.LSTM(4),
                nn.GRU(5),
                nn.Bidirectional(nn.LSTM(3), "add"),
                nn.Dense(4, activation="relu"),
                nn.LastTimeStep(nn.SimpleRnn(4)),
                classes(),
            ),
            [(4, 3, 6)],
        ),
        "steps": (
            chain(
                series,
                nn.Convolution1D(5, 3, convolution_mode="causal"),
                nn.Bidirectional(nn.GRU(3)),
                nn.RnnOutput(2, loss="mse", activation="identity"),
            ),
            [(4, 3, 6)],
        ),
        "words": (
            chain(nn.InputType.feed_forward(6), nn.EmbeddingSequence(9, 4), nn.LSTM(5), nn.GlobalPooling("avg"), classes()),
            [(4, 6)],
        ),
        "shapes": (
            chain(
                nn.InputType.feed_forward(24),
                nn.Reshape([2, 3, 4]),
                nn.Permute([2, 1, 3]),
                nn.GroupNormalization(3),
                nn.Convolution(2, 1),
                classes(),
            ),
            [(4, 24)],
        ),
        "states": (states(), [(4, 3, 5), (4, 2, 6)]),
        "graph": (graph(), [(4, 2, 6, 6), (4, 3)]),
        "attention": (looking(), [(4, 4, 5), (4, 3, 6), (4, 4, 6)]),
        "einsum": (
            chain(
                series,
                nn.EinsumDense("nft,fhd->nhdt", [2, 4, -1], bias_axes="hd", activation="tanh"),
                nn.EinsumDense("nhdt,hdg->ngt", [5, -1]),
                nn.EinsumDense("...gt,gk->...kt", [4, -1], bias_axes="k", activation="leakyrelu"),
                nn.EinsumDense("nkt,tkg->ng", [6], bias_axes="g"),
                nn.EinsumDense("ng,gh->nh", [4]),
                classes(),
            ),
            [(4, 3, 6)],
        ),
    }


def inputs(name: str, shapes: list[Shape]) -> list[Any]:
    rng = np.random.default_rng(7)
    return [rng.integers(0, 9, shape) if name == "words" else rng.normal(size=shape).astype(np.float32) for shape in shapes]


def made(conf: Any) -> Any:
    """A network with weights that no layer starts with."""
    net = (nn.MultiLayerNetwork(conf) if hasattr(conf, "layers") else nn.ComputationGraph(conf)).init()
    rng = np.random.default_rng(3)
    values = rng.normal(scale=0.4, size=net.num_params).astype(np.float32)
    net.params = values
    for name, view in net.param_table.items():
        if name.endswith("_var"):
            view[...] = np.abs(view) + 0.5
    return net
