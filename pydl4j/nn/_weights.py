"""How much examples count in a training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError
from pydl4j.nn._batches import are_batches
from pydl4j.nn._data import DataSet
from pydl4j.nn._tables import plain


def require_arrays(data: Any, labels: Any) -> None:
    """Weights of examples come with arrays; all others have their own."""
    if isinstance(data, DataSet) or (labels is None and are_batches(data)):
        raise ConfigurationError(
            f"'sample_weight' is for arrays. Got it with a {type(data).__name__}: give features and labels, or nn.DataSet(x, y, weights=w)."
        )


def class_weights(given: Any, data: Any, labels: Any) -> list[float] | None:
    """A number for each class; None where all count 1."""
    if given is None:
        return None
    if isinstance(given, str):
        if given != "balanced":
            raise ConfigurationError(f"The 'class_weight' must be 'balanced', a mapping or numbers. Got {given!r} instead.")
        return _balanced(data, labels)
    if isinstance(given, Mapping):
        classes = [int(each) for each in given]
        if not classes or min(classes) < 0:
            raise ConfigurationError(f"The 'class_weight' must map classes, from 0 on, to numbers. Got {given!r} instead.")
        made = np.ones(max(_count(data, labels), max(classes) + 1, 2))
        for each, weight in given.items():
            made[int(each)] = weight
        return [float(weight) for weight in made]
    return [float(weight) for weight in given]


def _labels(data: Any, labels: Any) -> Any:
    if isinstance(data, DataSet):
        return data.labels
    found = labels
    if labels is None and isinstance(data, (tuple, list)) and len(data) == 2 and not are_batches(data):
        found = data[1]
    if found is None:
        return None
    read = plain(found)
    return read.numpy() if isinstance(read, NDArray) else read


def _count(data: Any, labels: Any) -> int:
    """Classes that the labels name, as far as they lie in memory."""
    found = _labels(data, labels)
    if found is None or not len(found):
        return 0
    return int(found.shape[1]) if found.ndim == 2 and found.shape[1] > 1 else int(found.max()) + 1


def _balanced(data: Any, labels: Any) -> list[float]:
    found = _labels(data, labels)
    if found is None:
        raise ConfigurationError("'class_weight=\"balanced\"' needs labels that lie in memory. Give a number for each class.")
    indices = found.argmax(axis=1) if found.ndim == 2 and found.shape[1] > 1 else found.reshape(len(found)).astype(np.int64)
    counts = np.bincount(indices, minlength=max(2, _count(data, labels)))
    seen = int((counts > 0).sum())
    return [float(len(indices) / (seen * count)) if count else 1.0 for count in counts]
