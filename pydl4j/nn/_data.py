"""Data sets: arrays of examples with their labels, seen by numpy and the JVM at the same bytes."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy.typing as npt

from pydl4j import _array, _factories
from pydl4j._errors import ClosedError, DataError, ShapeError
from pydl4j._interruptible import briefly
from pydl4j.nn._checks import check_count, check_flag, check_seed
from pydl4j.nn._tables import plain

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

Numpy = npt.NDArray[Any]
Self = TypeVar("Self", bound="DataSet")


class DataSet:
    """Examples with their labels.

    Args:
        features: [n, …] as the network's input type says; numpy array, `dl.NDArray`, nested lists, a tensor of PyTorch, or a table
            of pandas, polars or Arrow, which is read column by column.
        labels: [n, n_out], of one output also [n], or class indices [n] as integers, of two classes also True and False. Default: none.
        weights: [n], how much each example counts in a training, at least 0. Default: 1 each.
        features_mask: [n, time] for sequences of unequal lengths: 1 where a time step is real, 0 where it is padding, whose
            values change nothing. Default: all are real.
        labels_mask: [n, time], of other outputs [n]: 1 where a label counts. Default: all do that the features' mask leaves.

    Raises:
        ShapeError: features, labels, masks and weights are of different lengths, or there is no axis to count examples along.
        DTypeError: the engine has no such element type; the message names the nearest.

    Over Py4J ordinary numpy memory is copied once into shared memory; arrays of `dl.empty` and its like are not.

    Example:
        >>> data = nn.DataSet(np.zeros((8, 4), np.float32), np.arange(8) % 3)
        >>> len(data)
        8
    """

    _of_arrays = False
    """Whether a call made it of the arrays that it was given."""

    @briefly
    def __init__(
        self, features: Any, labels: Any = None, *, weights: Any = None, features_mask: Any = None, labels_mask: Any = None
    ) -> None:
        self._weights = None if weights is None else _weights(weights)
        self._features_mask = None if features_mask is None else _factories.asarray(plain(features_mask))
        self._labels_mask = None if labels_mask is None else _factories.asarray(plain(labels_mask))
        self._features = _factories.asarray(plain(features))
        self._labels = None if labels is None else _factories.asarray(plain(labels))
        self._copies = [array for array, given in ((self._features, features), (self._labels, labels)) if array is not given]
        self._java: JavaObject | None = None
        self._java_bridge: Bridge | None = None
        if self._features.ndim == 0 or (self._labels is not None and self._labels.ndim == 0):
            labelled = "" if self._labels is None else f" and labels {list(self._labels.shape)}"
            raise ShapeError(
                f"Features and labels must have a first axis that counts the examples. Got features {list(self._features.shape)}"
                f"{labelled}. One example alone is a batch as x[None], and loaders need a batch_size."
            )
        if self._labels is not None and len(self._labels) != len(self._features):
            raise ShapeError(
                f"Features and labels must have equal first axes. Got {len(self._features)} examples and {len(self._labels)} labels."
            )
        for name, mask in (("features_mask", self._features_mask), ("labels_mask", self._labels_mask)):
            if mask is not None and (mask.ndim == 0 or len(mask) != len(self._features)):
                raise ShapeError(f"The '{name}' of {len(self._features)} examples must be [n, time]. Got {list(mask.shape)}.")
        if self._weights is not None and self._weights.shape != (len(self._features),):
            raise ShapeError(
                f"The weights of {len(self._features)} examples must be [{len(self._features)}]. Got {list(self._weights.shape)}."
            )

    @property
    def weights(self) -> Numpy | None:
        """How much each example counts; None when all count 1."""
        return None if self._weights is None else self._weights.numpy()

    @property
    def features_mask(self) -> Numpy | None:
        """Which time steps are real; None when all are."""
        return None if self._features_mask is None else self._features_mask.numpy()

    @property
    def labels_mask(self) -> Numpy | None:
        """Which labels count; None when all do that the features' mask leaves."""
        return None if self._labels_mask is None else self._labels_mask.numpy()

    @property
    def features(self) -> Numpy:
        """The examples: a numpy view of the memory that the JVM reads."""
        return self._features.numpy()

    @property
    def labels(self) -> Numpy | None:
        """The labels in the same way; None when there are none."""
        return None if self._labels is None else self._labels.numpy()

    def __len__(self) -> int:
        return len(self._features)

    def __repr__(self) -> str:
        labels = "none" if self._labels is None else f"{list(self._labels.shape)} {self._labels.dtype_name}"
        return f"{type(self).__name__}(features={list(self._features.shape)} {self._features.dtype_name}, labels={labels})"

    def __copy__(self: Self) -> Self:
        return copy.deepcopy(self)  # closing one of two that share arrays would take them from the other

    def __reduce__(self) -> Any:
        return functools.partial(type(self), **self._beside()), (self._features, self._labels)

    def _beside(self, rows: slice | None = None) -> dict[str, Any]:
        """Weights and masks, of some examples."""
        there = {"weights": self._weights, "features_mask": self._features_mask, "labels_mask": self._labels_mask}
        return {name: array if rows is None else array[rows] for name, array in there.items() if array is not None}

    def _batches(self, size: int, shuffle: bool, seed: int, weights: Any) -> ArrayIterator:
        """Mini-batches of so many examples; `weights` are those of these, where they are not None."""
        beside = self._beside() | ({} if weights is None else {"weights": weights})
        return ArrayIterator(self._features, self._labels, size, shuffle=shuffle, seed=seed, **beside)

    def _close_copies(self) -> None:
        """Frees the arrays that are not the user's own: an exception that somebody stores would keep them."""
        self._java = None
        for array in self._copies:
            if array is not None:
                array.close()

    def _in_java(self, bridge: Bridge) -> JavaObject:
        if self._java is None or self._java_bridge is not bridge:
            made = bridge.call("nn.data.DataSet", "new", self._features, self._labels)
            if self._features_mask is not None or self._labels_mask is not None:
                made = made.call("withMasks", self._features_mask, self._labels_mask)
            self._java = made if self._weights is None else made.call("withWeights", self._weights)
            self._java_bridge = bridge
        assert self._java is not None
        return self._java


def _weights(given: Any) -> _array.NDArray:
    made = _factories.asarray(plain(given))
    values = made.numpy()
    if values.dtype.kind not in "biuf" or not bool((values >= 0).all()):
        raise DataError("The weights of examples must be numbers of at least 0.")
    return made


class ArrayIterator(DataSet):
    """Mini-batches of arrays that lie in memory as a whole.

    `fit` and `evaluate` run through it inside the JVM. Without shuffling mini-batches are views; with it each one is
    gathered in one operation, and the order of a pass depends on the seed and the number of the pass alone, so that a
    resumed training sees the mini-batches that it would have seen. Iterating in Python gives `DataSet` views in the
    stored order. `batch_size`, `shuffle` and `seed` may be set anew: they hold from the next `fit` or `evaluate` on.

    Args:
        features: [n, …], as for `DataSet`.
        labels: As for `DataSet`.
        batch_size: Examples in a mini-batch, at least 1; the last one of a pass may be smaller. Default: 32.
        shuffle: Whether each pass goes in another order. Default: False.
        seed: Start of the random orders. Default: 0.
        weights: As for `DataSet`.
        features_mask: As for `DataSet`.
        labels_mask: As for `DataSet`.

    Example:
        >>> train = datasets.ArrayIterator(np.zeros((100, 4), np.float32), np.arange(100) % 3, batch_size=32)
        >>> [len(batch) for batch in train]
        [32, 32, 32, 4]
    """

    @briefly
    def __init__(
        self,
        features: Any,
        labels: Any = None,
        batch_size: int = 32,
        *,
        shuffle: bool = False,
        seed: int = 0,
        weights: Any = None,
        features_mask: Any = None,
        labels_mask: Any = None,
    ) -> None:
        self.batch_size = check_count("'batch_size' of ArrayIterator", batch_size, 1)
        self.shuffle = check_flag("'shuffle' of ArrayIterator", shuffle)
        self.seed = check_seed("'seed' of ArrayIterator", seed)
        super().__init__(features, labels, weights=weights, features_mask=features_mask, labels_mask=labels_mask)
        self._closed = False

    @property
    def num_examples(self) -> int:
        """Examples in a pass."""
        return len(self._features)

    def __len__(self) -> int:
        """Mini-batches in a pass."""
        return -(-len(self._features) // self.batch_size)

    def __iter__(self) -> Iterator[DataSet]:
        for start in range(0, self.num_examples, self.batch_size):
            rows = slice(start, start + self.batch_size)
            yield DataSet(self._features[rows], None if self._labels is None else self._labels[rows], **self._beside(rows))

    def close(self) -> None:
        """Frees the arrays unless somebody else uses them, such as a running `fit`, which goes on. Idempotent."""
        self._java, self._closed = None, True
        for array in self._arrays():
            array.close()

    def __enter__(self) -> ArrayIterator:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> Any:
        if self._closed:
            raise ClosedError("This iterator was closed: it cannot be copied or pickled. Do that before, or make a new one.")
        made = functools.partial(type(self), shuffle=self.shuffle, seed=self.seed, **self._beside())
        return made, (self._features, self._labels, self.batch_size)

    def _in_java(self, bridge: Bridge) -> JavaObject:
        self._require_open()
        return super()._in_java(bridge)

    def _iterator_in_java(self, bridge: Bridge, size: int) -> JavaObject:
        whole = (super()._in_java(bridge),) if self._beside() else (self._features, self._labels)
        made: JavaObject = bridge.call("nn.data.ArrayDataSetIterator", "new", *whole, size)
        return made

    def _arrays(self) -> list[_array.NDArray]:
        """All arrays that its mini-batches are parts of."""
        return [array for array in (self._features, self._labels, *self._beside().values()) if isinstance(array, _array.NDArray)]

    def _require_open(self) -> None:
        if self._closed:
            raise ClosedError("This iterator was closed. Make a new one.")


class Passes:
    """One use of an `ArrayIterator` in the JVM, with its settings of now and a place of its own in the data.

    So a listener may evaluate on what is trained on, and two networks may train on one iterator at once.
    """

    def __init__(self, data: ArrayIterator) -> None:
        self._data = data
        self._java: JavaObject | None = None
        self._bridge: Bridge | None = None
        self._held: list[object] = []
        """What keeps the arrays in the JVM when somebody, such as a listener, closes the data meanwhile."""

    def _in_java(self, bridge: Bridge) -> JavaObject:
        data = self._data
        data._require_open()
        size = check_count("'batch_size' of ArrayIterator", data.batch_size, 1)
        shuffled = check_flag("'shuffle' of ArrayIterator", data.shuffle)
        seed = check_seed("'seed' of ArrayIterator", data.seed)
        self._bridge = bridge
        java = data._iterator_in_java(bridge, size)
        self._java = java
        self._held = [array._reference_in(bridge) for array in data._arrays()]
        if shuffled:
            java.call("shuffle", seed)
        return java

    def close(self) -> None:
        """Frees what the JVM holds for it."""
        java, self._java, self._held = self._java, None, []
        if java is not None and self._bridge is not None and not self._bridge.closed:
            java.call("close")
            java.close()
