"""Examples for networks of several inputs or outputs."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydl4j import _factories
from pydl4j._errors import DataError, ShapeError
from pydl4j._interruptible import briefly
from pydl4j.nn._data import ArrayIterator, DataSet, _weights
from pydl4j.nn._tables import plain

if TYPE_CHECKING:
    from pydl4j._array import NDArray
    from pydl4j._bridges.door import Bridge, JavaObject


class MultiDataSet(DataSet):
    """Examples with their labels, for networks of several inputs or outputs.

    Args:
        features: One array for each input, in the network's order, each [n, …] as its input type says.
        labels: One array for each output, each [n, …] or class indices [n]. Default: none.
        features_masks: One for each input, None for one that is all real: [n, time], 1 where a time step is real, 0 where it is
            padding. Default: none.
        labels_masks: One for each output: [n, time] or [n], 1 where a label counts. Default: none.
        weights: [n], how much each example counts in a training, at least 0. Default: 1 each.

    Raises:
        ShapeError: the arrays are of different lengths.

    Example:
        >>> data = nn.MultiDataSet([np.zeros((8, 4), np.float32), np.zeros((8, 3), np.float32)], [np.arange(8) % 2])
        >>> len(data)
        8
    """

    @briefly
    def __init__(
        self,
        features: Sequence[Any],
        labels: Sequence[Any] | None = None,
        *,
        features_masks: Sequence[Any] | None = None,
        labels_masks: Sequence[Any] | None = None,
        weights: Any = None,
    ) -> None:
        self._copies: list[NDArray | None] = []
        self._weights = None if weights is None else _weights(weights)
        given = {"features": features, "labels": labels, "features_masks": features_masks, "labels_masks": labels_masks}
        self._parts = tuple(self._taken(name, part or ()) for name, part in given.items())
        if not self._parts[0]:
            raise DataError("A MultiDataSet needs the features of at least one input.")
        self._features = self._parts[0][0]
        self._labels = self._parts[1][0] if self._parts[1] else None
        self._features_mask = self._labels_mask = None
        self._java: JavaObject | None = None
        self._java_bridge: Bridge | None = None
        for array in (*(each for part in self._parts for each in part), self._weights):
            if array is not None and (array.ndim == 0 or len(array) != len(self._features)):
                raise ShapeError(
                    f"All arrays of a MultiDataSet must have equal first axes. Got {[list(each.shape) for each in self._parts[0]]} "
                    f"as features and {list(array.shape)} beside them."
                )

    def _taken(self, name: str, part: Any) -> list[Any]:
        if isinstance(part, (str, bytes, Mapping)) or not isinstance(part, (list, tuple)):
            raise DataError(f"The '{name}' of a MultiDataSet must be a list of arrays. Got {type(part).__name__}.")
        made = [None if each is None else _factories.asarray(plain(each)) for each in part]
        self._copies += [array for array, given in zip(made, part, strict=True) if array is not given]
        return made

    @property
    def features(self) -> Any:
        """One numpy view for each input."""
        return [each.numpy() for each in self._parts[0]]

    @property
    def labels(self) -> Any:
        """One numpy view for each output; None when there are none."""
        return [each.numpy() for each in self._parts[1]] or None

    def __repr__(self) -> str:
        features, labels = ([f"{list(each.shape)} {each.dtype_name}" for each in part] for part in self._parts[:2])
        return f"MultiDataSet(features=[{', '.join(features)}], labels=[{', '.join(labels)}])"

    def __reduce__(self) -> Any:
        features, labels, features_masks, labels_masks = self._parts
        made = functools.partial(MultiDataSet, features_masks=features_masks, labels_masks=labels_masks, weights=self._weights)
        return made, (features, labels)

    def _batches(self, size: int, shuffle: bool, seed: int, weights: Any) -> ArrayIterator:
        return _Whole(self, size, shuffle, seed, weights)

    def _in_java(self, bridge: Bridge) -> JavaObject:
        if self._java is None or self._java_bridge is not bridge:
            self._java = _java(bridge, self._parts, self._weights)
            self._java_bridge = bridge
        return self._java


def _java(bridge: Bridge, parts: tuple[list[Any], ...], weights: Any) -> JavaObject:
    made: JavaObject = bridge.call("nn.data.MultiDataSet", "new", *parts, weights)
    return made


class _Whole(ArrayIterator):
    """Mini-batches of a `MultiDataSet`, for one call."""

    def __init__(self, data: MultiDataSet, size: int, shuffle: bool, seed: int, weights: Any) -> None:
        self.batch_size, self.shuffle, self.seed = size, shuffle, seed
        self._several, self._features, self._closed = data, data._features, False
        self._weights = data._weights if weights is None else _weights(weights)
        self._labels = self._features_mask = self._labels_mask = None

    def _arrays(self) -> list[NDArray]:
        return [array for part in (*self._several._parts, [self._weights]) for array in part if array is not None]

    def _iterator_in_java(self, bridge: Bridge, size: int) -> JavaObject:
        whole = _java(bridge, self._several._parts, self._weights)
        made: JavaObject = bridge.call("nn.data.ArrayMultiDataSetIterator", "new", whole, size)
        return made


class Several:
    """Mini-batches that Python makes, each as a `MultiDataSet` in the order of a network's inputs and outputs."""

    def __init__(self, given: Iterable[Any], inputs: Sequence[str], outputs: Sequence[str]) -> None:
        self.given = given
        self._names = inputs, outputs

    def __iter__(self) -> Iterator[MultiDataSet]:
        for batch in self.given:
            yield several(batch, None, *self._names)


def several(data: Any, labels: Any, inputs: Sequence[str], outputs: Sequence[str]) -> MultiDataSet:
    """One mini-batch, or whole arrays, in the order of a network's inputs and outputs.

    Raises:
        DataError: there is another number of arrays, or a name that is none of the network's.
    """
    if isinstance(data, DataSet):
        return data if isinstance(data, MultiDataSet) else _of_one(data)
    if labels is None and isinstance(data, (tuple, list)) and len(data) == 2 and _are_parts(data, inputs, outputs):
        data, labels = data
    if labels is None and isinstance(data, Mapping) and set(data) == {"features", "labels"}:
        data, labels = data["features"], data["labels"]
    made = MultiDataSet(
        _ordered("features", data, inputs, "inputs"), [] if labels is None else _ordered("labels", labels, outputs, "outputs")
    )
    made._of_arrays = True
    return made


def _of_one(data: DataSet) -> MultiDataSet:
    def some(array: Any) -> list[Any]:
        return [] if array is None else [array]

    masks = {"features_masks": some(data._features_mask), "labels_masks": some(data._labels_mask)}
    return MultiDataSet([data._features], some(data._labels), weights=data._weights, **masks)


def _are_parts(pair: Sequence[Any], inputs: Sequence[str], outputs: Sequence[str]) -> bool:
    """Whether two things are features and labels, not the features of two inputs."""
    features, labels = (isinstance(each, (list, tuple, Mapping)) for each in pair)
    return features or labels or len(inputs) != 2


def _ordered(what: str, given: Any, names: Sequence[str], kind: str) -> list[Any]:
    if isinstance(given, Mapping):
        if set(given) != set(names):
            raise DataError(f"The network's {kind} are {list(names)}. Got {what} for {list(given)}.")
        return [given[name] for name in names]
    if len(names) == 1 and not (isinstance(given, (list, tuple)) and len(given) == 1):
        return [given]
    if not isinstance(given, (list, tuple)) or len(given) != len(names):
        got = f"{len(given)} arrays" if isinstance(given, (list, tuple)) else f"one {type(given).__name__}"
        raise DataError(f"The network has the {kind} {list(names)}: {what} are a list of one array for each. Got {got}.")
    return list(given)
