"""How well predictions fit labels, beyond classes: numbers, probabilities at all thresholds, yes-or-no questions.

Java counts (`org.pydl4j.nn.evaluation`), locally or in the executors of Spark; what came of it is here, in plain numpy
memory that outlives the network. Numbers that are not defined are NaN.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from pydl4j import _jvm
from pydl4j._errors import DataError
from pydl4j.nn._class_scores import Numbers
from pydl4j.nn._class_scores import mean as _mean

if TYPE_CHECKING:
    from matplotlib.axes import Axes

E = TypeVar("E", bound="Counted")


class Counted:
    """What the kinds of evaluation share."""

    def __init__(self, numbers: dict[str, Any]) -> None:
        self._numbers = numbers

    @classmethod
    def _from_json(cls: type[E], text: str) -> E:
        return cls(json.loads(text))

    @classmethod
    def _of(cls: type[E], labels: npt.ArrayLike, predictions: npt.ArrayLike, *arguments: Any) -> E:
        if labels is None:
            raise DataError("Evaluation needs labels. Got None.")
        java = _jvm.bridge().call(f"nn.evaluation.{cls.__name__}", "new", *arguments)
        try:
            java.call("eval", np.asarray(labels), np.asarray(predictions))
            return cls._from_json(java.call("toJson"))
        finally:
            java.close()

    def to_dict(self) -> dict[str, Any]:
        """The numbers in plain Python, for JSON; what is not defined is None."""
        return dict(self._numbers)

    def _repr_html_(self) -> str:
        from pydl4j.nn._evaluation_pages import page_of

        return page_of(type(self).__name__, self._numbers)

    def _column(self, name: str) -> Numbers:
        return np.array(self._numbers[name], dtype=np.float64)

    def _number(self, name: str) -> float:
        value = self._numbers[name]
        return float("nan") if value is None else float(value)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._numbers == other._numbers

    __hash__ = None  # type: ignore[assignment]


def _columns(predictions: npt.ArrayLike) -> int:
    shape = np.shape(predictions)
    return shape[1] if len(shape) > 1 else 1


class RegressionEvaluation(Counted):
    """Errors and correlation of predicted numbers, one for each column.

    Example:
        >>> e = nn.RegressionEvaluation.of([[1.0], [2.0], [4.0]], [[1.0], [2.5], [3.5]])
        >>> e.mean_squared_error, e.r_squared
    """

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike) -> RegressionEvaluation:
        """The evaluation of predictions that are at hand: [n, columns] both, or [n]."""
        return cls._of(labels, predictions, _columns(predictions))

    @property
    def examples(self) -> int:
        """Number of examples counted."""
        return int(self._numbers["examples"])

    @property
    def mean_squared_error(self) -> Numbers:
        """Mean of (prediction - label)² of each column."""
        return self._column("mean_squared_error")

    @property
    def mean_absolute_error(self) -> Numbers:
        """Mean of |prediction - label| of each column."""
        return self._column("mean_absolute_error")

    @property
    def root_mean_squared_error(self) -> Numbers:
        """Square root of `mean_squared_error`, in the units of the labels."""
        return self._column("root_mean_squared_error")

    @property
    def relative_squared_error(self) -> Numbers:
        """Squared errors against those of always predicting the labels' mean; 0 is perfect."""
        return self._column("relative_squared_error")

    @property
    def r_squared(self) -> Numbers:
        """Share of the labels' variance that is explained: 1 is perfect, 0 as good as the mean."""
        return self._column("r_squared")

    @property
    def pearson_correlation(self) -> Numbers:
        """Pearson's correlation of labels and predictions."""
        return self._column("pearson_correlation")

    def __repr__(self) -> str:
        means = ", ".join(f"{name}={_mean(self._column(name)):.6g}" for name in ("mean_squared_error", "r_squared"))
        return f"RegressionEvaluation({means}, examples={self.examples})"


class ROC(Counted):
    """How well the probability of a yes keeps yes and no apart, at every threshold.

    `thresholds` fall from infinity (NaN); the curves have at most 1,000 points, the areas come from all.

    Example:
        >>> roc = nn.ROC.of([0, 1, 1], [0.2, 0.7, 0.9])
        >>> roc.auc
    """

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike, threshold_steps: int = 0) -> ROC:
        """The ROC of predictions that are at hand.

        Args:
            labels: 0 or 1: [n], [n, 1], or one-hot [n, 2].
            predictions: The probability of 1: [n], [n, 1], or column 1 of [n, 2].
            threshold_steps: 0 for exact, or how many steps there are from 0 to 1.
        """
        return cls._of(labels, predictions, threshold_steps)

    @property
    def auc(self) -> float:
        """Area under the ROC curve; NaN unless there are both yes and no."""
        return self._number("auc")

    @property
    def aucpr(self) -> float:
        """Area under the curve of precision and recall; NaN unless there is a yes."""
        return self._number("aucpr")

    @property
    def positives(self) -> int:
        """Examples that are a yes."""
        return int(self._numbers["positives"])

    @property
    def negatives(self) -> int:
        """Examples that are a no."""
        return int(self._numbers["negatives"])

    @property
    def thresholds(self) -> Numbers:
        """The thresholds of the curves' points, falling."""
        return self._column("thresholds")

    @property
    def false_positive_rates(self) -> Numbers:
        """Share of those that are a no at or above each threshold."""
        return self._column("false_positive_rates")

    @property
    def true_positive_rates(self) -> Numbers:
        """Share of those that are a yes at or above each threshold: the recall."""
        return self._column("true_positive_rates")

    @property
    def precisions(self) -> Numbers:
        """Share of yes among all at or above each threshold."""
        return self._column("precisions")

    def __repr__(self) -> str:
        return f"ROC(auc={self.auc:.6f}, aucpr={self.aucpr:.6f}, examples={self.positives + self.negatives})"

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draws the ROC curve; needs matplotlib (`pip install pydl4j[plot]`)."""
        from pydl4j.nn._plots import axes_for

        axes = axes_for(ax)
        axes.plot(self.false_positive_rates, self.true_positive_rates)
        axes.plot([0, 1], [0, 1], color="grey", linewidth=0.5)
        axes.set(xlabel="false positive rate", ylabel="true positive rate", title=f"AUC {self.auc:.4f}")
        made: Axes = axes
        return made


class _ColumnRocs(Counted):
    @property
    def columns(self) -> list[ROC]:
        """The ROC of each column."""
        return [ROC(numbers) for numbers in self._numbers["columns"]]

    @property
    def auc(self) -> Numbers:
        """Area under the ROC curve of each column."""
        return np.array([column.auc for column in self.columns])

    @property
    def aucpr(self) -> Numbers:
        """Area under the curve of precision and recall of each column."""
        return np.array([column.aucpr for column in self.columns])

    @property
    def average_auc(self) -> float:
        """Mean of `auc` over the columns for which it is defined."""
        return self._number("average_auc")

    @property
    def average_aucpr(self) -> float:
        """Mean of `aucpr` over the columns for which it is defined."""
        return self._number("average_aucpr")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(average_auc={self.average_auc:.6f}, average_aucpr={self.average_aucpr:.6f})"


class ROCMultiClass(_ColumnRocs):
    """A `ROC` for each class against all others."""

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike, threshold_steps: int = 0) -> ROCMultiClass:
        """Of predictions that are at hand: class indices [n] or one-hot, and probabilities [n, classes]."""
        return cls._of(labels, predictions, _columns(predictions), threshold_steps)


class ROCBinary(_ColumnRocs):
    """A `ROC` for each of several yes-or-no questions."""

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike, threshold_steps: int = 0) -> ROCBinary:
        """Of predictions that are at hand: 0 or 1, and probabilities, [n, columns] both."""
        return cls._of(labels, predictions, _columns(predictions), threshold_steps)


class EvaluationBinary(Counted):
    """Accuracy and the like of several yes-or-no questions, one number for each; a probability of 0.5 or more is a yes."""

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike) -> EvaluationBinary:
        """Of predictions that are at hand: 0 or 1, and probabilities, [n, columns] both, or [n]."""
        return cls._of(labels, predictions, _columns(predictions))

    @property
    def examples(self) -> int:
        """Number of examples counted."""
        return int(self._numbers["examples"])

    @property
    def accuracy(self) -> Numbers:
        """Share of right predictions."""
        return self._column("accuracy")

    @property
    def precision(self) -> Numbers:
        """Share of right ones among those predicted as yes."""
        return self._column("precision")

    @property
    def recall(self) -> Numbers:
        """Share of right ones among those that are yes."""
        return self._column("recall")

    @property
    def f1(self) -> Numbers:
        """2 · precision · recall / (precision + recall)."""
        return self._column("f1")

    @property
    def g_measure(self) -> Numbers:
        """√(precision · recall)."""
        return self._column("g_measure")

    @property
    def matthews_correlation(self) -> Numbers:
        """Matthews correlation, -1 to 1; NaN where all are, or are predicted as, the same."""
        return self._column("matthews_correlation")

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """[columns, 4]: true positives, false positives, true negatives, false negatives."""
        names = ("true_positives", "false_positives", "true_negatives", "false_negatives")
        made: npt.NDArray[np.int64] = np.array([self._numbers[name] for name in names], dtype=np.int64).T
        return made

    def __repr__(self) -> str:
        return f"EvaluationBinary(accuracy={_mean(self.accuracy):.4f}, f1={_mean(self.f1):.4f}, examples={self.examples})"


class EvaluationCalibration(Counted):
    """Whether probabilities can be taken at their word, in equal steps of the probability, for each class."""

    @classmethod
    def of(cls, labels: npt.ArrayLike, predictions: npt.ArrayLike, bins: int = 10) -> EvaluationCalibration:
        """Of predictions that are at hand: class indices [n] or one-hot, and probabilities [n, classes]."""
        return cls._of(labels, predictions, _columns(predictions), bins)

    def _per_class(self, name: str) -> Numbers:
        return np.array([one[name] for one in self._numbers["classes"]], dtype=np.float64)

    @property
    def histogram(self) -> npt.NDArray[np.int64]:
        """Examples in each step: [classes, bins]."""
        counts: npt.NDArray[np.int64] = self._per_class("histogram").astype(np.int64)
        return counts

    @property
    def mean_predicted_value(self) -> Numbers:
        """Mean probability in each step: [classes, bins]."""
        return self._per_class("mean_predicted_value")

    @property
    def fraction_positives(self) -> Numbers:
        """Share of the class in each step: [classes, bins]."""
        return self._per_class("fraction_positives")

    @property
    def expected_calibration_error(self) -> Numbers:
        """Mean over the examples of how far the two are apart: [classes]."""
        return self._per_class("expected_calibration_error")

    def __repr__(self) -> str:
        error = self.expected_calibration_error
        return f"EvaluationCalibration(expected_calibration_error={_mean(error):.6f}, classes={len(error)})"
