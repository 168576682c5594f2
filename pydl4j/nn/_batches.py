"""Mini-batches that Python makes one by one: generators, PyTorch's DataLoader, any iterable of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j import _session
from pydl4j._errors import ConfigurationError, DataError
from pydl4j.nn._data import DataSet
from pydl4j.nn._tables import is_array

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

NAMES = ("features", "labels")
MASKS = ("features_mask", "labels_mask")


def are_batches(data: Any) -> bool:
    """Whether `data` is an iterable of mini-batches, and not one batch, pair or array."""
    if isinstance(data, (DataSet, Mapping, str, bytes)) or is_array(data):
        return False
    if isinstance(data, (list, tuple)):  # else nested lists of numbers, or a pair
        return bool(data) and all(isinstance(each, (DataSet, Mapping)) or _is_pair(each) for each in data)
    if not isinstance(data, Iterable) and hasattr(data, "__getitem__"):
        raise ConfigurationError(
            f"The data must be mini-batches, a pair (features, labels) or features. Got {data!r}, which gives examples by their "
            "number: wrap it in a DataLoader, or in a generator of batches."
        )
    return isinstance(data, Iterable)


def data_set(batch: Any) -> DataSet:
    """One mini-batch: a `DataSet`, a pair, a mapping with 'features' and 'labels', or features.

    Raises:
        DataError: it is none of these.
    """
    if isinstance(batch, DataSet):
        return batch
    masks = {name: batch[name] for name in MASKS if batch.get(name) is not None} if isinstance(batch, Mapping) else {}
    return DataSet(*parts(batch), **masks)


def parts(batch: Any) -> tuple[Any, Any]:
    """Features and labels of a mini-batch, None as labels where there are none; raises as `data_set` does."""
    features, labels = _parts(batch)
    if labels is not None:
        _require_one("features", features, labels)
        _require_one("labels", labels, features)
    return features, labels


def _parts(batch: Any) -> tuple[Any, Any]:
    if isinstance(batch, DataSet):
        return batch._features, batch._labels
    if isinstance(batch, Mapping):
        if "features" not in batch or not set(batch) <= {*NAMES, *MASKS}:
            raise DataError(f"A batch that is a mapping must have 'features' and 'labels'. Got {', '.join(map(repr, batch))}.")
        return batch["features"], batch.get("labels")
    if isinstance(batch, (tuple, list)) and not _is_rows(batch):
        if not 1 <= len(batch) <= 2:
            raise DataError(f"A batch must be a pair (features, labels). Got {len(batch)} parts.")
        return batch[0], batch[1] if len(batch) == 2 else None
    return batch, None


def _require_one(what: str, part: Any, other: Any) -> None:
    """A list of as many arrays as there are examples is one of rows; any other one, or a mapping, is for several inputs or outputs."""
    if isinstance(part, Mapping) or (isinstance(part, (tuple, list)) and _is_part(part) and len(part) != _length(other)):
        named = f" ({', '.join(map(repr, part))})" if isinstance(part, Mapping) else ""
        raise DataError(
            f"A network of one input and one output takes one array of {what} a batch. Got a {type(part).__name__} of {len(part)}{named}."
        )


def _length(part: Any) -> int:
    return len(part) if hasattr(part, "__len__") else 1


class Batches:
    """Passes over an iterable, for the JVM, which asks for one mini-batch at a time."""

    def __init__(self, data: Iterable[Any], epochs: int) -> None:
        # By its type: iter(data) would start the workers of a DataLoader, and lose what they fetch ahead.
        if isinstance(getattr(data, "given", data), Iterator) and epochs > 1:
            raise ConfigurationError(
                f"A generator can be gone through once, but {epochs} epochs were asked for. Give what can be iterated anew, such as a "
                "DataLoader, a list of batches, or an object whose __iter__ is a generator."
            )
        self._data = data
        self._left: Iterator[Any] = iter(())
        self._batch: DataSet | None = None
        self._bridge: Bridge | None = None
        self._count = 0

    def begin(self) -> None:
        """A new pass."""
        self._left, self._count = iter(self._data), 0

    def next(self) -> JavaObject | None:
        """The next mini-batch, which is kept until the one after it; None at the end."""
        self._batch = None
        for batch in self._left:
            assert self._bridge is not None
            with _session.work_in(self._bridge.session):
                self._batch = data_set(batch)
                self._count += 1
                return self._batch._in_java(self._bridge)
        if self._count == 0:
            raise DataError(
                f"This pass over {type(self._data).__name__} gave no mini-batch. It may be used up: give one that can be iterated anew."
            )
        return None

    def close(self) -> None:
        """Lets go of the last mini-batch and of the iterable's state."""
        self._batch, self._left = None, iter(())

    def _in_java(self, bridge: Bridge) -> JavaObject:
        self._bridge = bridge
        java = "bridge.PythonMultiIterator" if hasattr(self._data, "given") else "bridge.PythonIterator"
        made: JavaObject = bridge.call(java, "new", self)
        return made


def _is_pair(batch: Any) -> bool:
    return isinstance(batch, (tuple, list)) and 1 <= len(batch) <= 2 and _is_part(batch[0])


def _is_rows(batch: Any) -> bool:
    """Whether a list is nested numbers: features without labels."""
    return isinstance(batch, list) and bool(batch) and not _is_part(batch[0])


def _is_part(part: Any) -> bool:
    """Whether it stands for features as a whole: an array, or several for a network of several inputs."""
    if isinstance(part, (tuple, list)):
        return any(is_array(each) and np.ndim(each) for each in part)
    return is_array(part) or isinstance(part, Mapping)
