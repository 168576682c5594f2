"""What users hand to a network, as the JVM takes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError
from pydl4j.nn._batches import Batches, are_batches, data_set
from pydl4j.nn._data import ArrayIterator, DataSet
from pydl4j.nn._tables import plain

Numpy = npt.NDArray[Any]


@contextmanager
def iterating(
    data: Any, labels: Any, batch_size: int | None, shuffle: bool | None, seed: int = 0, epochs: int = 1
) -> Iterator[ArrayIterator | Batches]:
    """The data as an iterator; one that is made here is closed at the end. None as `batch_size` or `shuffle`: not given."""
    batches = labels is None and are_batches(data)
    if batches or isinstance(data, DataSet):
        for name, value in (("batch_size", batch_size), ("shuffle", shuffle)):
            if value is not None:
                raise ConfigurationError(f"'{name}' is for arrays. Got it with a {type(data).__name__}, which has its own: set it there.")
    if isinstance(data, ArrayIterator):
        if labels is not None:
            raise ConfigurationError("An iterator has its own labels. Leave 'labels' out, and name the passes: epochs=2.")
        yield data
        return
    if batches:
        made = Batches(data, epochs)
        try:
            yield made
        finally:
            made.close()
        return
    whole = data_set_of(data, labels)
    size = len(whole) if isinstance(data, DataSet) else 32 if batch_size is None else batch_size
    iterator = ArrayIterator(whole._features, whole._labels, size, shuffle=bool(shuffle), seed=seed)
    try:
        yield iterator
    finally:
        java, iterator._java = iterator._java, None
        if java is not None and iterator._java_bridge is not None and not iterator._java_bridge.closed:
            java.call("close")


def batch_of(features: Any) -> NDArray | Numpy:
    """The features of a call of `output`."""
    given = plain(features)
    return given if isinstance(given, NDArray) else np.asarray(given)


def data_set_of(data: Any, labels: Any) -> DataSet:
    """One mini-batch: a `DataSet`, a pair, or features with their labels."""
    if labels is None:
        return DataSet(data) if isinstance(data, list) and len(data) != 2 else data_set(data)  # a list of rows
    if isinstance(data, DataSet):
        raise ConfigurationError("A DataSet has its own labels. Leave 'labels' out.")
    return DataSet(data, labels)
