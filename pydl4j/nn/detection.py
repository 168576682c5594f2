"""Things in pictures: the boxes of a network that ends in Yolo2Output, and labels of known boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j import _jvm
from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.nn._checks import check_count
from pydl4j.nn._generated.layers import Layer, Yolo2Output
from pydl4j.nn._network import NeuralNetwork

__all__ = ["DetectedObject", "detect", "labels"]


@dataclass(frozen=True)
class DetectedObject:
    """A thing that a network found in a picture.

    Args:
        picture: The number of the picture, from 0.
        kind: The most likely class, from 0.
        probability: How likely that class is where there is a thing.
        confidence: How sure the network is that there is a thing and that it fits the box, 0 to 1.
        box: Left, top, right and bottom as shares of the picture; a box may go beyond it.
    """

    picture: int
    kind: int
    probability: float
    confidence: float
    box: tuple[float, float, float, float]


@briefly
def detect(net: NeuralNetwork, pictures: Any, *, threshold: float = 0.5, overlap: float = 0.4) -> list[DetectedObject]:
    """The things in pictures, by picture, the surest first in each.

    Args:
        net: A network that ends in `nn.Yolo2Output`.
        pictures: [n, channels, height, width].
        threshold: Boxes with less confidence are left out. Default: 0.5.
        overlap: Of boxes of one class that have more in common than this share of what either covers, the surest alone is left.
            Default: 0.4.

    Raises:
        ConfigurationError: the network ends in another layer, or a share is not from 0 to 1.
        ShapeError: the pictures do not fit the network.
    """
    last = _last(net)
    made = np.asarray(net.output(pictures))
    height, width = made.shape[2:]
    found: Any = _jvm.bridge().call("nn.detection.Detection", "rows", last.to_json(), made, float(threshold), float(overlap)).numpy()
    return [
        DetectedObject(
            int(row[0]),
            int(row[5]),
            float(row[6]),
            float(row[7]),
            (
                float((row[1] - row[3] / 2) / width),
                float((row[2] - row[4] / 2) / height),
                float((row[1] + row[3] / 2) / width),
                float((row[2] + row[4] / 2) / height),
            ),
        )
        for row in found
    ]


def _last(net: NeuralNetwork) -> Layer:
    layers = getattr(net.conf, "layers", None)
    vertices = getattr(net.conf, "vertices", None)
    last: Any = layers[-1] if layers else vertices[net.conf.outputs[0]] if vertices else None
    last = last[0] if isinstance(last, tuple) else last
    if not isinstance(last, Yolo2Output):
        raise ConfigurationError(f"detect needs a network that ends in Yolo2Output. This one ends in {type(last).__name__}.")
    return last


@briefly
def labels(
    boxes: Sequence[Sequence[float]] | npt.ArrayLike, *, pictures: int, classes: int, height: int, width: int
) -> npt.NDArray[np.float32]:
    """The labels of pictures with known things, as `nn.Yolo2Output` takes them.

    Args:
        boxes: [m, 6], a row for each thing: the number of its picture, its class, and its left, top, right and bottom as shares of the
            picture, 0 to 1. Of two things whose middles lie in one cell, the later one stays.
        pictures: How many pictures there are.
        classes: How many classes there are.
        height: Cells of the network's grid, the height of its output.
        width: Cells of the network's grid.

    Returns:
        [pictures, 4 + classes, height, width].

    Raises:
        DataError: a box lies outside of its picture, or is of no picture or class; the message names its row.
        ShapeError: the boxes are not [m, 6].
    """
    counts = {"pictures": pictures, "classes": classes, "height": height, "width": width}
    for name, value in counts.items():
        check_count(f"'{name}'", value, 1)
    given = np.asarray(boxes, np.float64)
    given = given.reshape(0, 6) if given.size == 0 else given
    made: Any = _jvm.bridge().call("nn.detection.Detection", "labels", given, *counts.values())
    return np.array(made.numpy())
