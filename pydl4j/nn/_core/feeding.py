"""What users hand to a network, as the JVM takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError, DataError
from pydl4j.nn._batches import Batches, are_batches, data_set, parts
from pydl4j.nn._data import ArrayIterator, DataSet, Passes
from pydl4j.nn._pipeline import DataPipeline, Piped
from pydl4j.nn._tables import plain

Numpy = npt.NDArray[Any]


@contextmanager
def iterating(
    data: Any, labels: Any, batch_size: int | None, shuffle: bool | None, seed: int = 0, epochs: int = 1, weights: Any = None
) -> Iterator[Passes | Batches | Piped]:
    """The data in mini-batches, for one call, whose copies of it end with the call. None as `batch_size` or `shuffle`: not given."""
    whole: DataSet | None = None
    batches = labels is None and are_batches(data)
    if batches or (isinstance(data, DataSet) and not data._of_arrays):
        for name, value in (("batch_size", batch_size), ("shuffle", shuffle)):
            if value is not None:
                raise ConfigurationError(f"'{name}' is for arrays. Got it with a {type(data).__name__}, which has its own: set it there.")
    if isinstance(data, ArrayIterator) and labels is not None:
        raise ConfigurationError("An iterator has its own labels. Leave 'labels' out, and name the passes: epochs=2.")
    if isinstance(data, DataPipeline):
        made: Batches | Passes | Piped = data._use()
    elif batches:
        made = Batches(data, epochs)
    elif isinstance(data, ArrayIterator):
        made = Passes(data)
    else:
        whole = data_set_of(data, labels)
        sized = isinstance(data, DataSet) and not data._of_arrays
        size = max(1, len(whole)) if sized else 32 if batch_size is None else batch_size
        made = Passes(whole._batches(size, bool(shuffle), seed, weights))
    try:
        yield made
    finally:
        made.close()
        if whole is not None and (whole is not data or whole._of_arrays):
            whole._close_copies()


@contextmanager
def examples_of(data: Any, labels: Any) -> Iterator[DataSet]:
    """One mini-batch for one call, whose copies of it end with the call."""
    made = data_set_of(data, labels)
    try:
        yield made
    finally:
        if made is not data or made._of_arrays:
            made._close_copies()


def answers(data: Any, answer: Callable[[NDArray | Numpy], Numpy]) -> Numpy:
    """What `answer` makes of features; of mini-batches one after the other, joined. Labels that come along are left alone."""
    if isinstance(data, (np.ndarray, NDArray)):
        return answer(data)
    if isinstance(data, DataSet):
        return answer(data._features)
    if not _are_many(data):
        return answer(plain(data))
    made = [answer(plain(parts(batch)[0])) for batch in data]
    if not made:
        raise DataError(f"The {type(data).__name__} gave no mini-batch. It may be used up: give one that can be iterated anew.")
    return np.concatenate(made)


def _are_many(data: Any) -> bool:
    """As for `fit`, but a list of lists of equal arrays, which numpy reads as one, is one batch here."""
    if not isinstance(data, (list, tuple)):
        return are_batches(data)
    return are_batches(data) and all(isinstance(each, (DataSet, Mapping)) or not _are_rows(each) for each in data)


def _are_rows(arrays: Sequence[Any]) -> bool:
    shapes = {np.shape(array) for array in arrays}
    return len(shapes) == 1 and () not in shapes


def data_set_of(data: Any, labels: Any) -> DataSet:
    """One mini-batch: a `DataSet`, a pair, or features with their labels."""
    if isinstance(data, DataSet):
        if labels is not None:
            raise ConfigurationError("A DataSet has its own labels. Leave 'labels' out.")
        return data
    if not isinstance(data, (list, tuple)) and are_batches(data):
        if labels is not None:
            raise ConfigurationError(f"The mini-batches of a {type(data).__name__} have their own labels. Leave 'labels' out.")
        raise ConfigurationError(f"One mini-batch is wanted here. Got a {type(data).__name__}, which gives many: next(iter(data)) is one.")
    if labels is None:
        return DataSet(data) if isinstance(data, list) and len(data) != 2 else data_set(data)  # a list of rows
    return DataSet(*parts((data, labels)))
