"""Data sets, ready to train with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydl4j import _jvm
from pydl4j._interruptible import briefly
from pydl4j._synonyms import refusing
from pydl4j.nn._data import ArrayIterator, DataSet
from pydl4j.nn._pipeline import DataPipeline

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

__all__ = ["ArrayIterator", "DataPipeline", "DataSet", "mnist"]


@briefly
def mnist(
    batch_size: int = 64,
    *,
    path: str | os.PathLike[str] | None = None,
    urls: Sequence[str] = (),
    shuffle: bool = True,
    seed: int = 123,
) -> tuple[ArrayIterator, ArrayIterator]:
    """MNIST, the handwritten digits of LeCun, Cortes and Burges: 60,000 to train with and 10,000 to test with.

    Features are float32 [n, 1, 28, 28] from 0 (paper) to 1 (ink), labels int64 class indices [n]. The JVM reads the files
    into memory that numpy sees, too: 188 MB and 31 MB of features.

    The four files (`train-images-idx3-ubyte.gz` and so on, with or without `.gz`) are looked for in `path` and at `urls`
    if given, otherwise in the places that the variable PYDL4J_MNIST names when the session starts (folders or URLs,
    separated by commas), in `examples/data/mnist` of the working directory and of a source tree, and in the cache folder
    `~/.cache/pydl4j/mnist` (XDG_CACHE_HOME), where downloads go, too. Checksums are verified.

    Args:
        batch_size: Examples in a mini-batch. Default: 64.
        path: Folder that holds the files.
        urls: URLs of folders that hold them, tried in this order.
        shuffle: Whether each pass over the training digits goes in another order. Default: True.
        seed: Start of the random orders. Default: 123.

    Returns:
        Iterators over the training and the test digits.

    Raises:
        DataError: a file is nowhere, corrupt or truncated; the message names it and says what to do.

    Example:
        >>> train, test = datasets.mnist()
        >>> train.features.shape, test.labels.shape
        ((60000, 1, 28, 28), (10000,))
    """
    places = ([os.path.abspath(path)] if path is not None else []) + list(urls)
    bridge = _jvm.bridge()
    training, testing = (_read(bridge, train, places) for train in (True, False))
    return (
        ArrayIterator(training.call("features"), training.call("labels"), batch_size, shuffle=shuffle, seed=seed),
        ArrayIterator(testing.call("features"), testing.call("labels"), batch_size),
    )


def _read(bridge: _jvm.Bridge, train: bool, places: list[str]) -> JavaObject:
    data: JavaObject = bridge.call("nn.datasets.Mnist", "read", train, places)
    return data


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
