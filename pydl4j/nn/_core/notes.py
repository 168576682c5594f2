"""What belongs to the data and goes with the network's file: names of classes, the change of scale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn._checks import plain_numbers
from pydl4j.nn._core.life import Living

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject


class Notes(Living):
    """Adds `labels` and `normalizer`."""

    @property
    def labels(self) -> list[str]:
        """Names of the classes, in the order of the outputs; empty when there are none. They go with the file.

        Raises:
            ConfigurationError: (when set) not one text for each output, or the two classes of one output; an empty list or None takes
                them away.
        """
        return list(self._object().call("labels"))

    @labels.setter
    def labels(self, names: Sequence[str] | None) -> None:
        given = [] if names is None else names
        if isinstance(given, str) or not isinstance(given, Iterable) or not all(isinstance(name, str) for name in given):
            raise ConfigurationError(f"The 'labels' of {type(self).__name__} must be a list of texts. Got {names!r} instead.")
        self._object().call("setLabels", [str(name) for name in given])

    @property
    def normalizer(self) -> dict[str, Any] | None:
        """The change of scale that features go through first, or None: `{"@class": "NormalizerStandardize", "mean": …}`.

        It goes with the file; servers and Spark's models apply it. `fit`, `output`, `evaluate` and `score` do where
        `normalize` says so.

        Set it to such a mapping (`NormalizerStandardize` has `mean`, `std`, and `labelMean`, `labelStd` where labels are
        scaled too; `NormalizerMinMaxScaler` and `ImagePreProcessingScaler` as Java's `toJson` writes them) or to None. A graph
        of several inputs or outputs has one for each, by name: `{"@class": "MultiNormalizer", "inputs": {"left": {…}}, "outputs":
        {"size": {…}}}`, or in lists in their order; what is not named, or None, stays as it is. `DataPipeline.fit_normalizer` makes both.

        Its numbers are those of axis 1, or with `"featuresLast": True` of the last axis, as images [n, height, width, channels] and
        series [n, time, features] need; `labelsLast` says the same of labels. Where it does not say so, and the network's features
        stand last and are as many as its numbers, the network adds it.

        Raises:
            ConfigurationError: (when set) there is no such normalizer, its numbers do not fit together, or it was fit along another
                axis than this network's features are.
        """
        text = self._object().call("normalizerJson")
        return None if text is None else dict(json.loads(text))

    @normalizer.setter
    def normalizer(self, settings: Mapping[str, Any] | None) -> None:
        net = self._object()
        self._normalizer_changed()
        if settings is None:
            net.call("setNormalizerJson", None)
            return
        if not isinstance(settings, Mapping):
            raise ConfigurationError(
                f"The 'normalizer' of {type(self).__name__} must be a mapping with '@class'. Got {settings!r} instead."
            )
        text = json.dumps(dict(settings), default=plain_numbers)
        placed = self._bridge_now().call("etl.normalizers.Normalizers", "placed", text, net.call("featurePlaces"))
        net.call("setNormalizerJson", placed.call("toJson"))

    def _normalizers(self, text: str) -> JavaObject:
        """Those that a text says of this network's inputs and outputs."""
        made: JavaObject = self._bridge_now().call("etl.normalizers.Normalizers", "of", text, *self._names())
        return made

    def _names(self) -> tuple[list[str], list[str]]:
        """Of the inputs and outputs, in their order."""
        return ["input"], ["output"]

    @property
    def data_position(self) -> dict[str, Any] | None:
        """Where in the data a training is, or was left within a pass, or was when the file was written that this network comes from.

        For `datasets.DataPipeline.restore`. None between passes, and where the data are of another kind.
        """
        position = self._object().call("dataPosition")
        return None if position is None else dict(json.loads(position.call("toJson")))

    def _normalizer_changed(self) -> None:
        """Called when another one is set."""
