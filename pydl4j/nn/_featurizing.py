"""Training the end of a network on what its beginning made once; Java's `TransferLearningHelper`."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.nn._checks import check_count
from pydl4j.nn._core.scaling import scaled_parts
from pydl4j.nn._data import DataSet
from pydl4j.nn._multi import MultiDataSet, several
from pydl4j.nn._network import MultiLayerNetwork, NeuralNetwork

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

N = TypeVar("N", bound=NeuralNetwork)


class TransferLearningHelper(Generic[N]):
    """Trains the end of a network whose beginning stays as it is, without computing the beginning in each pass.

    `featurize` computes the beginning once for some data, `fit_featurized` trains the rest on what came out and writes its
    weights into the network. The rest is a network of its own, with updaters of its own: `unfrozen`.

    Args:
        network: The network, which stays the caller's.
        frozen_till: The last layer that stays, by its number from 0; of a `ComputationGraph` the names of vertices, which stay
            with all that they depend on.

    Raises:
        ConfigurationError: There is no such layer, or nothing would be left that learns.

    Example:
        >>> helper = nn.TransferLearningHelper(net, 0)
        >>> featurized = helper.featurize(nn.DataSet(x, y))
        >>> helper.fit_featurized(featurized, epochs=5, batch_size=32)
    """

    @briefly
    def __init__(self, network: N, *frozen_till: int | str) -> None:
        if not isinstance(network, NeuralNetwork):
            raise ConfigurationError(f"TransferLearningHelper begins with a network. Got {network!r} instead.")
        chain = isinstance(network, MultiLayerNetwork)
        if not frozen_till or (chain and len(frozen_till) > 1) or any(isinstance(each, str) == chain for each in frozen_till):
            wanted = "the number of one layer" if chain else "the names of vertices"
            raise ConfigurationError(f"The 'frozen_till' must be {wanted}. Got {', '.join(map(repr, frozen_till)) or 'nothing'}.")
        self._network = network
        with network._working():
            bridge = network._bridge_now()
            till = check_count("'frozen_till'", frozen_till[0], 0) if chain else list(frozen_till)
            self._java: JavaObject = bridge.call("nn.transferlearning.TransferLearningHelper", "new", network._object(), till)
            self._unfrozen = type(network)._over(bridge, self._java.call("unfrozen"))

    @property
    def unfrozen(self) -> N:
        """The part that learns; it is closed with this helper."""
        return self._unfrozen

    @briefly
    def featurize(self, data: Any, labels: Any = None) -> DataSet:
        """What goes into the part that learns, computed as outside of training.

        Args:
            data: A `DataSet`, a `MultiDataSet`, or features; a list of arrays for several inputs.
            labels: Beside features. Default: none.

        Returns:
            A `DataSet` where one array goes into that part, else a `MultiDataSet`, with masks, labels and weights.

        Raises:
            ShapeError: The features do not fit the network.
        """
        given = _multi(data, labels)
        net = self._network
        normalizer = net._applied()
        if normalizer is not None:
            given = scaled_parts(normalizer, given)
        _, made_labels, _, labels_masks = given._parts
        with net._working():
            made: JavaObject = self._java.call("featurize", given._in_java(net._bridge_now()))
            arrays, masks = list(made.call("features")), list(made.call("featuresMasks"))
        one = len(arrays) == 1 and len(made_labels) < 2
        if one:
            return DataSet(
                arrays[0],
                made_labels[0] if made_labels else None,
                weights=given._weights,
                features_mask=masks[0] if masks else None,
                labels_mask=labels_masks[0] if labels_masks else None,
            )
        return MultiDataSet(
            arrays, made_labels or None, features_masks=masks or None, labels_masks=labels_masks or None, weights=given._weights
        )

    def fit_featurized(self, data: Any, labels: Any = None, *, epochs: int = 1, batch_size: int | None = None, listeners: Any = ()) -> None:
        """Trains the rest on featurized data, and writes its weights into the network.

        Args:
            data: What `featurize` made.
            labels: As for the network's `fit`.
            epochs: Passes over the data. Default: 1.
            batch_size: Examples in a mini-batch, taken in their order. Default: all of a data set in one.
            listeners: Told of this call, as by the network's `fit`. Default: none.
        """
        try:
            if isinstance(data, DataSet) and batch_size is not None:
                data, batch_size = data._batches(check_count("'batch_size'", batch_size, 1), False, 0, None), None
            self._unfrozen.fit(data, labels, epochs=epochs, batch_size=batch_size, listeners=listeners)
        finally:
            self._write_back()

    @briefly
    def _write_back(self) -> None:
        self._java.call("writeBack")

    def output_from_featurized(self, data: Any) -> Any:
        """The outputs for featurized examples, as the network's `output` gives them."""
        if isinstance(data, DataSet) and not isinstance(data, MultiDataSet):
            made = self._unfrozen.output(data.features, data.features_mask)
        else:
            made = self._unfrozen.output(data)
        if isinstance(made, list):
            return [self._network._reverted(each, number) for number, each in enumerate(made)]
        return self._network._reverted(made)

    def close(self) -> None:
        """Frees the part that learns; the network stays. Idempotent."""
        self._unfrozen.close()

    def __enter__(self) -> TransferLearningHelper[N]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<TransferLearningHelper of {self._network!r}>"


def _multi(data: Any, labels: Any) -> MultiDataSet:
    if isinstance(data, DataSet):
        return several(data, None, (), ())
    many = isinstance(data, list) and bool(data) and all(hasattr(each, "shape") for each in data)
    answers = labels if labels is None or (isinstance(labels, list) and all(hasattr(each, "shape") for each in labels)) else [labels]
    return MultiDataSet(data if many else [data], answers)
