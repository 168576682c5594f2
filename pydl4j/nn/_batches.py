"""Mini-batches that Python makes one by one: generators, PyTorch's DataLoader, any iterable of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydl4j import _session
from pydl4j._errors import ConfigurationError, DataError
from pydl4j.nn._data import DataSet
from pydl4j.nn._tables import is_array

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

NAMES = ("features", "labels")


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
    if isinstance(batch, Mapping):
        if "features" not in batch or not set(batch) <= set(NAMES):
            raise DataError(f"A batch that is a mapping must have 'features' and 'labels'. Got {', '.join(map(repr, batch))}.")
        return DataSet(batch["features"], batch.get("labels"))
    if isinstance(batch, (tuple, list)) and not _is_rows(batch):
        if not 1 <= len(batch) <= 2:
            raise DataError(f"A batch must be a pair (features, labels). Got {len(batch)} parts.")
        return DataSet(*batch)
    return DataSet(batch)


class Batches:
    """Passes over an iterable, for the JVM, which asks for one mini-batch at a time."""

    def __init__(self, data: Iterable[Any], epochs: int) -> None:
        if iter(data) is data and epochs > 1:
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
        made: JavaObject = bridge.call("bridge.PythonIterator", "new", self)
        return made


def _is_pair(batch: Any) -> bool:
    return isinstance(batch, (tuple, list)) and 1 <= len(batch) <= 2 and is_array(batch[0])


def _is_rows(batch: Any) -> bool:
    """Whether a list is nested numbers: features without labels."""
    return isinstance(batch, list) and bool(batch) and not is_array(batch[0])
