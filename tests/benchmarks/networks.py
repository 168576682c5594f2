"""The networks of the training benchmarks in pydl4j, by the names of ``workloads.py``; ``torch_networks.py`` has the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workloads import LETTERS, WORDS

from pydl4j import nn


def chain(input_type: Any, *layers: Any) -> Any:
    conf = nn.MultiLayerConfiguration(seed=1, updater=nn.Adam(1e-3), input_type=input_type, layers=list(layers))
    return nn.MultiLayerNetwork(conf).init()


def classes(n: int) -> Any:
    return nn.Output(n_out=n, loss="mcxent", activation="softmax")


def mlp() -> Any:
    return chain(nn.InputType.feed_forward(784), nn.Dense(n_out=1000, activation="relu"), classes(10))


def lenet() -> Any:
    return chain(
        nn.InputType.convolutional(28, 28, 1),
        nn.Convolution(n_out=20, kernel_size=5, activation="identity"), nn.Subsampling("max", kernel_size=2, stride=2),
        nn.Convolution(n_out=50, kernel_size=5, activation="identity"), nn.Subsampling("max", kernel_size=2, stride=2),
        nn.Dense(n_out=500, activation="relu"), classes(10),
    )  # fmt: skip


def vgg() -> Any:
    def block(n: int) -> list[Any]:
        conv = nn.Convolution(n_out=n, kernel_size=3, convolution_mode="same", activation="identity")
        return [conv, nn.BatchNormalization(), nn.Activation("relu")]

    layers: list[Any] = []
    for stage in ((32, 32), (64, 64), (128,)):
        layers += [layer for n in stage for layer in block(n)]
        layers.append(nn.Subsampling("max", kernel_size=2, stride=2))
    return chain(nn.InputType.convolutional(32, 32, 3), *layers, nn.Dense(n_out=256, activation="relu"), classes(10))


def recurrent(layer: Callable[..., Any]) -> Any:
    last = nn.RnnOutput(LETTERS, loss="mcxent", activation="softmax")
    return chain(nn.InputType.recurrent(LETTERS, 50), layer(n_out=200), layer(n_out=200), last)


def transformer() -> Any:
    blocks = [nn.TransformerEncoder(n_heads=8, dim_feedforward=1024) for _ in range(4)]
    words = nn.EmbeddingSequence(n_in=WORDS, n_out=256)
    return chain(nn.InputType.recurrent(1, 128), words, nn.PositionalEncoding(), *blocks, nn.GlobalPooling("avg"), classes(10))


def resnet50() -> Any:
    return nn.zoo.ResNet50(10, height=64, width=64, updater=nn.Adam(1e-3)).init()


def graph() -> Any:
    def conv(n: int) -> Any:
        return nn.Convolution(n_out=n, kernel_size=3, convolution_mode="same", activation="relu")

    vertices: dict[str, Any] = {"stem": (conv(32), "picture")}
    at = "stem"
    for i in range(3):
        vertices[f"a{i}"] = (conv(32), at)
        vertices[f"b{i}"] = (conv(32), f"a{i}")
        vertices[f"sum{i}"] = (nn.ElementWiseVertex("add"), f"b{i}", at)
        at = f"sum{i}"
    vertices["seen"] = (nn.GlobalPooling("avg"), at)
    vertices["told"] = (nn.Dense(n_out=64, activation="relu"), "facts")
    vertices["both"] = (nn.Dense(n_out=128, activation="relu"), "seen", "told")
    vertices["class"] = (classes(10), "both")
    conf = nn.ComputationGraphConfiguration(
        seed=1, updater=nn.Adam(1e-3), inputs=["picture", "facts"], outputs=["class"], vertices=vertices,
        input_types=[nn.InputType.convolutional(16, 16, 3), nn.InputType.feed_forward(64)],
    )  # fmt: skip
    return nn.ComputationGraph(conf).init()


NETWORKS: dict[str, Callable[[], Any]] = {
    "mlp": mlp, "lenet": lenet, "vgg": vgg, "lstm": lambda: recurrent(nn.LSTM), "gru": lambda: recurrent(nn.GRU),
    "transformer": transformer, "resnet50": resnet50, "graph": graph,
}  # fmt: skip
