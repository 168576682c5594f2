"""How well a classifier does."""

from __future__ import annotations

import html
import json
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError, DataError, ShapeError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Numbers = npt.NDArray[np.float64]


class Evaluation:
    """Accuracy, precision, recall and F1 of a classifier, from its confusion matrix.

    Precision of a class is the share of right ones among those predicted as it, recall the share of right ones among
    those that are it, and F1 = 2 · precision · recall / (precision + recall). Averages over the classes leave out
    classes for which the number is not defined (0 / 0), as Deeplearning4j does; with two classes, `f1` is that of
    class 1. It holds plain numpy memory and outlives the network.

    Args:
        confusion_matrix: Counts [actual class, predicted class].
        labels: Names of the classes, for tables and pictures. Default: "0", "1", …

    Example:
        >>> evaluation = nn.Evaluation([[50, 2], [3, 45]])
        >>> print(f"{evaluation.accuracy:.2f}")
        0.95
    """

    def __init__(self, confusion_matrix: npt.ArrayLike, labels: list[str] | None = None) -> None:
        counts = np.array(confusion_matrix, dtype=np.int64)
        if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or counts.shape[0] == 0:
            raise ShapeError(f"A confusion matrix must be [classes, classes]. Got shape {list(counts.shape)}.")
        if labels is not None and len(labels) != len(counts):
            raise ConfigurationError(f"The 'labels' of Evaluation must be {len(counts)} names. Got {len(labels)} instead.")
        counts.setflags(write=False)
        self.confusion_matrix: npt.NDArray[np.int64] = counts
        self.labels = [str(i) for i in range(len(counts))] if labels is None else [str(label) for label in labels]

    @classmethod
    def _from_json(cls, text: str) -> Evaluation:
        return cls(json.loads(text)["confusion"])

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike, names: list[str] | None = None) -> Evaluation:
        """The evaluation of predictions that are at hand.

        Args:
            labels: Class indices [n] or one-hot [n, classes].
            predictions: Scores or probabilities [n, classes], of which the greatest counts.
            names: Names of the classes.

        Raises:
            ShapeError: the arrays do not fit together.
            DataError: a label is not a class index.
        """
        scores, actual = np.asarray(predictions), np.asarray(labels)
        if scores.ndim != 2:
            raise ShapeError(f"Predictions must be [n, classes]. Got shape {list(scores.shape)}.")
        if actual.ndim == 2 and actual.shape == scores.shape:
            actual = actual.argmax(axis=1)
        if actual.shape != scores.shape[:1]:
            raise ShapeError(
                f"Labels for predictions {list(scores.shape)} must be [{len(scores)}] or {list(scores.shape)}."
                f" Got shape {list(np.shape(labels))}."
            )
        classes = scores.shape[1]
        actual = actual.astype(np.int64)
        wrong = actual[(actual < 0) | (actual >= classes)]
        if len(wrong):
            raise DataError(f"Labels must be class indices from 0 to {classes - 1}. Got {wrong[0]}.")
        counts = np.bincount(actual * classes + scores.argmax(axis=1), minlength=classes * classes)
        return cls(counts.reshape(classes, classes), names)

    @property
    def classes(self) -> int:
        """Number of classes."""
        return len(self.confusion_matrix)

    @property
    def examples(self) -> int:
        """Number of examples counted."""
        return int(self.confusion_matrix.sum())

    @property
    def accuracy(self) -> float:
        """Share of right predictions, 0 to 1; NaN when nothing was counted."""
        return float(_ratio(self.confusion_matrix.trace(), self.confusion_matrix.sum()))

    @property
    def precision_per_class(self) -> Numbers:
        """Precision of each class; NaN for one that was never predicted."""
        return _ratio(self.confusion_matrix.diagonal(), self.confusion_matrix.sum(axis=0))

    @property
    def recall_per_class(self) -> Numbers:
        """Recall of each class; NaN for one that never occurred."""
        return _ratio(self.confusion_matrix.diagonal(), self.confusion_matrix.sum(axis=1))

    @property
    def f1_per_class(self) -> Numbers:
        """F1 of each class; NaN for one that neither occurred nor was predicted."""
        totals = self.confusion_matrix.sum(axis=0) + self.confusion_matrix.sum(axis=1)
        return _ratio(2 * self.confusion_matrix.diagonal(), totals)

    @property
    def precision(self) -> float:
        """Mean precision of the classes."""
        return _mean(self.precision_per_class)

    @property
    def recall(self) -> float:
        """Mean recall of the classes."""
        return _mean(self.recall_per_class)

    @property
    def f1(self) -> float:
        """Mean F1 of the classes; with two classes that of class 1."""
        return float(self.f1_per_class[1]) if self.classes == 2 else _mean(self.f1_per_class)

    def merge(self, other: Evaluation) -> Evaluation:
        """A new evaluation of what both counted."""
        if other.classes != self.classes:
            raise ShapeError(f"Evaluations of {self.classes} and {other.classes} classes cannot be merged.")
        return Evaluation(self.confusion_matrix + other.confusion_matrix, self.labels)

    def to_dict(self) -> dict[str, Any]:
        """The numbers and the matrix in plain Python, for JSON; what is not defined is None."""
        numbers = {name: getattr(self, name) for name in ("accuracy", "precision", "recall", "f1")}
        return {
            "classes": self.classes,
            "examples": self.examples,
            **{name: value if np.isfinite(value) else None for name, value in numbers.items()},
            "labels": self.labels,
            "confusion_matrix": self.confusion_matrix.tolist(),
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Evaluation):
            return NotImplemented
        return self.labels == other.labels and np.array_equal(self.confusion_matrix, other.confusion_matrix)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Evaluation(accuracy={self.accuracy:.4f}, f1={self.f1:.4f}, examples={self.examples})"

    def __str__(self) -> str:
        of = " (mean of the classes)" if self.classes > 2 else ""
        rows = [
            f"Examples   {self.examples:,}",
            f"Accuracy   {self.accuracy:.4f}",
            f"Precision  {self.precision:.4f}{of}",
            f"Recall     {self.recall:.4f}{of}",
            f"F1         {self.f1:.4f}{of if self.classes > 2 else ' (class 1)' if self.classes == 2 else ''}",
        ]
        return "\n".join([*rows, "", *self._matrix_lines()])

    def _matrix_lines(self) -> list[str]:
        width = max(len(str(int(self.confusion_matrix.max()))), *(len(label) for label in self.labels), 4) + 1
        margin = max(len("actual"), *(len(label) for label in self.labels)) + 1
        head = f"{'actual':>{margin - 1}} |" + "".join(f"{label:>{width}}" for label in self.labels) + "  predicted"
        lines = [head, "-" * margin + "+" + "-" * width * self.classes]
        for label, row in zip(self.labels, self.confusion_matrix, strict=True):
            lines.append(f"{label:>{margin - 1}} |" + "".join(f"{count:>{width}}" for count in row))
        return lines

    def _repr_html_(self) -> str:
        names = ("accuracy", "precision", "recall", "f1")
        numbers = "".join(f"<tr><th>{name}</th><td>{getattr(self, name):.4f}</td></tr>" for name in names)
        head = "".join(f"<th>{html.escape(label)}</th>" for label in self.labels)
        largest = max(int(self.confusion_matrix.max()), 1)
        rows = "".join(
            f"<tr><th>{html.escape(label)}</th>"
            + "".join(f'<td style="background:rgba(70,130,180,{count / largest:.2f});text-align:right">{count}</td>' for count in row)
            + "</tr>"
            for label, row in zip(self.labels, self.confusion_matrix, strict=True)
        )
        return (
            f"<div><p>{self.examples:,} examples</p><table>{numbers}</table>"
            f"<table><tr><th>actual \\ predicted</th>{head}</tr>{rows}</table></div>"
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draws the confusion matrix; needs matplotlib (`pip install pydl4j[plot]`)."""
        from pydl4j.nn._plots import axes_for

        ax = axes_for(ax)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # log of 0 counts is drawn as an empty cell
            ax.imshow(np.log1p(self.confusion_matrix), cmap="Blues")
        half = np.log1p(self.confusion_matrix.max()) / 2
        for (row, column), count in np.ndenumerate(self.confusion_matrix):
            colour = "white" if np.log1p(count) > half else "black"
            ax.text(column, row, str(count), ha="center", va="center", color=colour, fontsize=8)
        ax.set_xticks(range(self.classes), self.labels)
        ax.set_yticks(range(self.classes), self.labels)
        ax.set(xlabel="predicted", ylabel="actual", title=f"accuracy {self.accuracy:.4f}")
        return ax


def _ratio(above: npt.NDArray[np.int64], below: npt.NDArray[np.int64]) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.true_divide(above, below), dtype=np.float64)


def _mean(values: Numbers) -> float:
    defined = values[np.isfinite(values)]
    return float(defined.mean()) if len(defined) else float("nan")
