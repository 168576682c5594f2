"""How well a classifier does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j import _jvm
from pydl4j._errors import ConfigurationError, DataError, ShapeError
from pydl4j.nn import _evaluation_looks as looks
from pydl4j.nn._class_scores import ClassScores, ratio
from pydl4j.nn._evaluation_settings import EvaluationSettings

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LARGEST_MATRIX = 1 << 30


class Evaluation(ClassScores):
    """Accuracy, precision, recall, F1 and more of a classifier, from its confusion matrix.

    Precision of a class is the share of right ones among those predicted as it, recall the share of right ones among
    those that are it, and F1 = 2 · precision · recall / (precision + recall). With two classes `precision`, `recall`,
    `f1` and `g_measure` are those of the positive class, as in Deeplearning4j and scikit-learn; with more they are means
    over the classes, which leave out classes for which the number is not defined (0 / 0), as Deeplearning4j does.
    `average` gives macro and micro averages. It holds plain numpy memory and outlives the network.

    Args:
        confusion_matrix: Counts [actual class, predicted class].
        labels: Names of the classes, for tables and pictures. Default: "0", "1", …
        binary_positive_class: The class whose numbers stand for both where there are two: 0, 1 (the default), or None
            for their mean.

    Example:
        >>> evaluation = nn.Evaluation([[50, 2], [3, 45]])
        >>> print(f"{evaluation.accuracy:.2f}")
        0.95
    """

    def __init__(
        self, confusion_matrix: npt.ArrayLike, labels: Sequence[str] | None = None, *, binary_positive_class: int | None = 1
    ) -> None:
        counts = np.array(confusion_matrix, dtype=np.int64)
        if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or counts.shape[0] == 0:
            raise ShapeError(f"A confusion matrix must be [classes, classes]. Got shape {list(counts.shape)}.")
        actual, predicted = np.nonzero(counts)
        pairs = np.stack([actual, predicted, counts[actual, predicted]], axis=1)
        settings = EvaluationSettings(names=labels, binary_positive_class=binary_positive_class)
        self._fill(len(counts), pairs, settings, int(counts.trace()))

    def _fill(self, classes: int, pairs: npt.NDArray[np.int64], settings: EvaluationSettings, top_n_correct: int) -> None:
        if settings.names is not None and len(settings.names) != classes:
            raise ConfigurationError(f"The 'labels' of Evaluation must be {classes} names. Got {len(settings.names)} instead.")
        pairs.setflags(write=False)
        self.classes = classes
        self._pairs = pairs
        self._names = None if settings.names is None else [str(name) for name in settings.names]
        self.binary_positive_class = settings.binary_positive_class
        self.top_n = settings.top_n
        self._top_n_correct = top_n_correct

    @classmethod
    def _from_json(cls, text: str) -> Evaluation:
        numbers = json.loads(text)
        positive = numbers["binary_positive_class"]
        settings = EvaluationSettings(numbers["labels"] or None, numbers["top_n"], None if positive is None else int(positive))
        made = cls.__new__(cls)
        pairs = np.array(numbers["confusion"], dtype=np.int64).reshape(-1, 3)
        made._fill(numbers["classes"], pairs, settings, numbers["top_n_correct"])
        return made

    @classmethod
    def of(
        cls,
        labels: npt.ArrayLike,
        predictions: npt.ArrayLike,
        names: Sequence[str] | None = None,
        *,
        top_n: int = 1,
        binary_positive_class: int | None = 1,
        binary_decision_threshold: float | None = None,
        cost_array: npt.ArrayLike | None = None,
    ) -> Evaluation:
        """The evaluation of predictions that are at hand, counted in the JVM as `evaluate` of a network does.

        Args:
            labels: Class indices [n] or one-hot [n, classes].
            predictions: Scores or probabilities [n, classes], of which the greatest counts, the first of equals; of two
                classes also the probability of class 1 alone, [n, 1] or [n], which counts from 0.5 on.
            names: Names of the classes.
            top_n: How many of the greatest scores `top_n_accuracy` looks at. Default: 1.
            binary_positive_class: See the class.
            binary_decision_threshold: Of two classes, 1 is predicted when its probability is this or more.
            cost_array: [classes]; the class with the greatest score times its cost is predicted.

        Raises:
            ShapeError: the arrays do not fit together.
            DataError: a label is no class index, a row is not one-hot, or a prediction is NaN; the message names the row.
        """
        if labels is None:
            raise DataError("Evaluation needs labels. Got None.")
        bridge = _jvm.bridge()
        settings = EvaluationSettings(names, top_n, binary_positive_class, binary_decision_threshold, cost_array)
        java = settings._in_java(bridge).call("build")
        try:
            java.call("eval", np.asarray(labels), np.asarray(predictions))
            return cls._from_json(java.call("toJson"))
        finally:
            java.close()

    @property
    def labels(self) -> list[str]:
        """Names of the classes."""
        return [str(i) for i in range(self.classes)] if self._names is None else list(self._names)

    @property
    def confusion_counts(self) -> npt.NDArray[np.int64]:
        """A row for each pair that occurred: actual class, predicted class, count. For many classes."""
        return self._pairs

    @property
    def confusion_matrix(self) -> npt.NDArray[np.int64]:
        """Counts [actual class, predicted class].

        Raises:
            ConfigurationError: it would take more than 1 GiB; see `confusion_counts`.
        """
        if 8 * self.classes**2 > _LARGEST_MATRIX:
            raise ConfigurationError(
                f"A matrix of {self.classes:,} classes would take {8 * self.classes**2 / 1e9:.1f} GB."
                " `confusion_counts` has the counts that are not 0."
            )
        matrix = np.zeros((self.classes, self.classes), dtype=np.int64)
        matrix[self._pairs[:, 0], self._pairs[:, 1]] = self._pairs[:, 2]
        matrix.setflags(write=False)
        return matrix

    @property
    def top_n_accuracy(self) -> float:
        """Share of examples for which fewer than `top_n` scores are greater than that of their class."""
        return float(ratio(self._top_n_correct, self.examples))

    def merge(self, other: Evaluation) -> Evaluation:
        """A new evaluation of what both counted."""
        if other.classes != self.classes:
            raise ShapeError(f"Evaluations of {self.classes} and {other.classes} classes cannot be merged.")
        if other.top_n != self.top_n:
            raise ConfigurationError(f"Evaluations of top {self.top_n} and top {other.top_n} cannot be merged.")
        pairs = np.concatenate([self._pairs, other._pairs])
        places, inverse = np.unique(pairs[:, 0] * self.classes + pairs[:, 1], return_inverse=True)
        counts = np.zeros(len(places), dtype=np.int64)
        np.add.at(counts, inverse, pairs[:, 2])
        made = Evaluation.__new__(Evaluation)
        settings = EvaluationSettings(self._names, self.top_n, self.binary_positive_class)
        merged = np.stack([places // self.classes, places % self.classes, counts], axis=1)
        made._fill(self.classes, merged, settings, self._top_n_correct + other._top_n_correct)
        return made

    def to_dict(self) -> dict[str, Any]:
        """The numbers and the counts in plain Python, for JSON; what is not defined is None."""
        names = ("accuracy", "precision", "recall", "f1", "g_measure", "matthews_correlation", "top_n_accuracy")
        numbers = {name: getattr(self, name) for name in names}
        return {
            "classes": self.classes,
            "examples": self.examples,
            **{name: value if np.isfinite(value) else None for name, value in numbers.items()},
            "top_n": self.top_n,
            "binary_positive_class": self.binary_positive_class,
            "labels": self.labels,
            "confusion_counts": self._pairs.tolist(),
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Evaluation):
            return NotImplemented
        mine, others = ((e.classes, e._names, e.top_n, e._top_n_correct, e.binary_positive_class) for e in (self, other))
        return mine == others and np.array_equal(self._pairs, other._pairs)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Evaluation(accuracy={self.accuracy:.4f}, f1={self.f1:.4f}, examples={self.examples})"

    def __str__(self) -> str:
        return looks.text(self)

    def _repr_html_(self) -> str:
        return looks.as_html(self)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draws the counts; needs matplotlib (`pip install pydl4j[plot]`). Above 100 classes a cell stands for several."""
        return looks.plot(self, ax)
