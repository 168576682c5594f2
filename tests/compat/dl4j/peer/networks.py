"""Random networks of what Deeplearning4j 1.0.0-M2.1 has, too, with inputs and labels. The same seed makes the same network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from pydl4j import nn

Rng = np.random.Generator
SMOOTH = ["tanh", "sigmoid", "softplus", "elu", "selu", "swish", "softsign", "mish", "identity", "rationaltanh", "cube"]
"""Without corners, where rounding would decide about a derivative."""


@dataclass
class Case:
    """A network with a batch in its own order of axes."""

    configuration: Any
    inputs: list[np.ndarray]
    labels: list[np.ndarray]


def pick(rng: Rng, values: Any) -> Any:
    return values[int(rng.integers(0, len(values)))]


def updater(rng: Rng) -> Any:
    rate: Any = pick(
        rng,
        [
            0.01,
            0.02,
            nn.StepSchedule(initial_value=0.02, decay_rate=0.5, step=2),
            nn.ExponentialSchedule(initial_value=0.02, gamma=0.9),
            nn.MapSchedule({0: 0.02, 3: 0.01}),
        ],
    )
    return pick(
        rng,
        [
            nn.Sgd(rate),
            nn.Nesterovs(rate, momentum=0.8),
            nn.AdaGrad(rate),
            nn.RmsProp(rate, rms_decay=0.9),
            nn.AdaDelta(),
            nn.Adam(rate),
            nn.AdaMax(rate),
            nn.Nadam(rate),
            nn.AMSGrad(rate, beta1=0.8),
        ],
    )


def general(rng: Rng) -> dict[str, Any]:
    """Settings that any layer with weights has."""
    made: dict[str, Any] = {"activation": pick(rng, SMOOTH)}
    if rng.random() < 0.4:
        made["updater"] = updater(rng)
    if rng.random() < 0.2:
        made["bias_updater"] = nn.Sgd(0.05)
    if rng.random() < 0.3:
        made[pick(rng, ["l1", "l2", "weight_decay", "l2_bias"])] = 0.01
    if rng.random() < 0.3:
        made["weight_init"] = pick(rng, ["xavier_uniform", "relu", "lecun_normal", nn.weight_inits.NormalDistribution(mean=0.0, std=0.4)])
    if rng.random() < 0.2:
        made["constrain_weights"] = [
            pick(rng, [nn.constraints.MaxNorm(0.9), nn.constraints.UnitNorm(), nn.constraints.MinMaxNorm(0.3, 0.9)])
        ]
    if rng.random() < 0.2:
        made["gradient_normalization"] = pick(rng, ["clip_l2_per_layer", "clip_element_wise_absolute_value", "renormalize_l2_per_layer"])
        made["gradient_normalization_threshold"] = 0.5
    if rng.random() < 0.15:
        made["frozen"] = True
    return made


def by_channel(rng: Rng) -> dict[str, Any]:
    """The same for convolutions with a kernel for each channel, of which docs/dl4j_files.md says what goes other ways there."""
    made = general(rng)
    for key in ("constrain_weights", "bias_updater", "l1", "l2", "weight_decay", "l2_bias"):
        made.pop(key, None)
    return made


def dense(rng: Rng) -> Any:
    return nn.Dense(int(rng.integers(2, 7)), has_bias=bool(rng.random() < 0.8), **general(rng))


def classes(rng: Rng, *shape: int, axis: int = 1) -> np.ndarray:
    """One of the classes along an axis."""
    drawn = rng.integers(0, shape[axis], [each for i, each in enumerate(shape) if i != axis])
    return np.moveaxis(np.eye(shape[axis], dtype=np.float32)[drawn], -1, axis)


def output(rng: Rng, n: int, size: int) -> tuple[Any, np.ndarray]:
    """A layer with a loss and what it is held against."""
    kind = rng.random()
    if kind < 0.5:
        return nn.Output(size, loss="mcxent", activation="softmax"), classes(rng, n, size)
    if kind < 0.75:
        return nn.Output(size, loss="xent", activation="sigmoid"), rng.integers(0, 2, (n, size)).astype(np.float32)
    return nn.Output(size, loss="mse", activation=pick(rng, ["identity", "tanh"])), rng.normal(size=(n, size)).astype(np.float32)


def rows(rng: Rng) -> Case:
    """Dense layers and what works on rows."""
    n, size = 5, int(rng.integers(2, 6))
    layers: list[Any] = []
    for _ in range(int(rng.integers(1, 5))):
        layers.append(dense(rng))
        if rng.random() < 0.4:
            layers.append(
                pick(rng, [nn.Activation("tanh"), nn.BatchNormalization(), nn.PReLU(), nn.ElementWiseMultiplication(activation="tanh")])
            )
    last, labels = output(rng, n, 3)
    conf = nn.MultiLayerConfiguration(seed=3, updater=updater(rng), input_type=nn.InputType.feed_forward(size), layers=[*layers, last])
    return Case(conf, [rng.normal(size=(n, size)).astype(np.float32)], [labels])


def image_layer(rng: Rng) -> Any:
    mode = pick(rng, ["truncate", "same"])
    out = int(rng.integers(2, 5))
    kernel, stride = [int(rng.integers(1, 4)), int(rng.integers(1, 4))], [int(rng.integers(1, 3)), 1]
    return pick(
        rng,
        [
            lambda: nn.Convolution(out, kernel_size=kernel, stride=stride, convolution_mode=mode, **general(rng)),
            lambda: nn.Convolution(out, kernel_size=[2, 2], dilation=[2, 1], convolution_mode=mode, has_bias=False, **general(rng)),
            lambda: nn.Subsampling(pick(rng, ["max", "avg"]), kernel_size=[2, 2], stride=[1, 2], convolution_mode=mode),
            lambda: nn.BatchNormalization(),
            lambda: nn.ZeroPadding([1, 0, 2, 1]),
            lambda: nn.Upsampling2D([2, 1]),
            lambda: nn.Cropping2D([1, 0, 0, 1]),
            lambda: nn.Activation("tanh"),
            lambda: nn.Deconvolution2D(out, kernel_size=[2, 2], stride=[2, 1], **general(rng)),
            lambda: nn.DepthwiseConvolution2D(2, kernel_size=[2, 2], convolution_mode=mode, **by_channel(rng)),
            lambda: nn.SeparableConvolution2D(out, kernel_size=[2, 3], convolution_mode=mode, **by_channel(rng)),
        ],
    )()


def images(rng: Rng) -> Case:
    """Images in either order, to rows by a step or by pooling, or as images to the end."""
    n, height, width, channels = 3, int(rng.integers(7, 11)), int(rng.integers(7, 11)), int(rng.integers(1, 4))
    last = rng.random() < 0.5
    layers = [image_layer(rng) for _ in range(int(rng.integers(1, 5)))]
    if rng.random() < 0.4:
        layers.append(nn.GlobalPooling(pick(rng, ["max", "avg"])))
    if rng.random() < 0.6:
        layers.append(dense(rng))
    end, labels = output(rng, n, 3)
    order: Any = "NHWC" if last else "NCHW"
    shape = (n, height, width, channels) if last else (n, channels, height, width)
    conf = nn.MultiLayerConfiguration(
        seed=3, updater=updater(rng), input_type=nn.InputType.convolutional(height, width, channels, format=order), layers=[*layers, end]
    )
    return Case(conf, [rng.normal(size=shape).astype(np.float32)], [labels])


def recurrent_layer(rng: Rng) -> Any:
    size = int(rng.integers(2, 5))
    activation = pick(rng, ["tanh", "softsign", "sigmoid"])
    return pick(
        rng,
        [
            lambda: nn.LSTM(size, activation=activation),
            lambda: nn.GravesLSTM(size, activation=activation),
            lambda: nn.SimpleRnn(size, activation=activation),
            lambda: nn.Bidirectional(nn.LSTM(size, activation=activation), mode=pick(rng, ["concat", "add", "mul", "average"])),
            lambda: nn.Convolution1D(size, kernel_size=2, convolution_mode="same", activation=activation),
            lambda: nn.Dense(size, activation=activation),
        ],
    )()


def sequences(rng: Rng) -> Case:
    """Series in either order, to their end or to a last step."""
    n, time, size = 3, 6, int(rng.integers(2, 5))
    layers = [recurrent_layer(rng) for _ in range(int(rng.integers(1, 4)))]
    last = rng.random() < 0.4 and not any(isinstance(each, (nn.Convolution1D, nn.Dense)) for each in layers)
    order: Any = "NWC" if last else "NCW"
    if rng.random() < 0.5:
        labels = classes(rng, n, time, 3, axis=2) if last else classes(rng, n, 3, time)
        end: Any = nn.RnnOutput(3, loss="mcxent", activation="softmax")
    else:
        layers.append(nn.LastTimeStep(nn.LSTM(3, activation="tanh")))
        end, labels = output(rng, n, 2)
    conf = nn.MultiLayerConfiguration(
        seed=3, updater=updater(rng), input_type=nn.InputType.recurrent(size, format=order), layers=[*layers, end]
    )
    shape = (n, time, size) if last else (n, size, time)
    return Case(conf, [rng.normal(size=shape).astype(np.float32)], [labels])


def graph(rng: Rng) -> Case:
    """Branches that are joined."""
    n, left, right = 4, int(rng.integers(2, 5)), int(rng.integers(2, 5))
    width = int(rng.integers(3, 6))
    vertices: dict[str, Any] = {
        "a": (nn.Dense(width, **general(rng)), "left"),
        "b": (nn.Dense(width, **general(rng)), "right"),
    }
    made = ["a", "b"]
    for number in range(int(rng.integers(1, 5))):
        one, other = pick(rng, made), pick(rng, made)
        name = f"v{number}"
        vertices[name] = pick(
            rng,
            [
                lambda one=one, other=other: (nn.ElementWiseVertex(pick(rng, ["add", "subtract", "product", "average"])), one, other),
                lambda one=one: (nn.Dense(width, activation=pick(rng, SMOOTH)), one),
                lambda one=one: (nn.ScaleVertex(0.5), one),
                lambda one=one: (nn.ShiftVertex(0.3), one),
                lambda one=one: (nn.L2NormalizeVertex(), one),
                lambda one=one, name=name: (nn.BatchNormalization(), one),
            ],
        )()
        made.append(name)
    vertices["all"] = (nn.MergeVertex(), *made)
    first, labels = output(rng, n, 3)
    second, others = output(rng, n, 2)
    vertices["one"], vertices["two"] = (first, "all"), (second, made[-1])
    conf = nn.ComputationGraphConfiguration(
        seed=3,
        updater=updater(rng),
        inputs=["left", "right"],
        input_types=[nn.InputType.feed_forward(left), nn.InputType.feed_forward(right)],
        vertices=vertices,
        outputs=["one", "two"],
    )
    return Case(conf, [rng.normal(size=(n, each)).astype(np.float32) for each in (left, right)], [labels, others])


KINDS = [rows, images, sequences, graph]


def case(seed: int) -> Case:
    """A network of the kind that comes next."""
    made = KINDS[seed % len(KINDS)](np.random.default_rng(seed))
    text = made.configuration.to_json()
    if '"BatchNormalization"' in text:
        tree = json.loads(text)
        tree["updater"] = json.loads(nn.Nesterovs(0.02, momentum=0.8).to_json())
        _without_own_updaters(tree)
        made.configuration = type(made.configuration).from_json(json.dumps(tree))
    return made


def _without_own_updaters(tree: Any) -> None:
    """A bias before a normalization has a gradient of rounding alone, of which adaptive updaters would make whole steps."""
    for vertex in tree.get("layers", []) + [each["vertex"] for each in tree.get("vertices", {}).values()]:
        if isinstance(vertex, dict):
            vertex.pop("updater", None)
