"""What follows from a classifier's counts: for each class, averaged over the classes, and as one usual number."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError

Numbers = npt.NDArray[np.float64]
Averaging = Literal["macro", "micro"]


class BinaryCounts(NamedTuple):
    """Of each class: true positives, false positives, true negatives, false negatives."""

    tp: Numbers
    fp: Numbers
    tn: Numbers
    fn: Numbers


def ratio(above: npt.ArrayLike, below: npt.ArrayLike) -> Numbers:
    """Division in which 0 / 0 is NaN."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.true_divide(above, below), dtype=np.float64)


def mean(values: Numbers) -> float:
    """The mean of those that are defined; NaN if none is."""
    defined = values[np.isfinite(values)]
    return float(defined.mean()) if len(defined) else float("nan")


def _f_beta(counts: BinaryCounts, beta: float) -> Numbers:
    square = beta * beta
    return ratio((1 + square) * counts.tp, (1 + square) * counts.tp + square * counts.fn + counts.fp)


def _g_measure(counts: BinaryCounts) -> Numbers:
    found = np.sqrt(ratio(counts.tp, counts.tp + counts.fp) * ratio(counts.tp, counts.tp + counts.fn))
    return np.where((counts.tp == 0) & (counts.fp + counts.fn > 0), 0.0, found)


def _matthews(counts: BinaryCounts) -> Numbers:
    tp, fp, tn, fn = counts
    return ratio(tp * tn - fp * fn, np.sqrt(tp + fp) * np.sqrt(tp + fn) * np.sqrt(tn + fp) * np.sqrt(tn + fn))


_METRICS: dict[str, Callable[[BinaryCounts], Numbers]] = {
    "precision": lambda counts: ratio(counts.tp, counts.tp + counts.fp),
    "recall": lambda counts: ratio(counts.tp, counts.tp + counts.fn),
    "f1": lambda counts: _f_beta(counts, 1),
    "g_measure": _g_measure,
    "matthews_correlation": _matthews,
    "false_positive_rate": lambda counts: ratio(counts.fp, counts.fp + counts.tn),
    "false_negative_rate": lambda counts: ratio(counts.fn, counts.fn + counts.tp),
}


class ClassScores:
    """Over `_pairs`, rows of actual class, predicted class and count."""

    classes: int
    binary_positive_class: int | None
    _pairs: npt.NDArray[np.int64]

    def _totals(self, column: int) -> Numbers:
        totals = np.zeros(self.classes, dtype=np.int64)
        np.add.at(totals, self._pairs[:, column], self._pairs[:, 2])
        return totals.astype(np.float64)

    @functools.cached_property
    def _counts(self) -> BinaryCounts:
        right = np.zeros(self.classes, dtype=np.float64)
        same = self._pairs[self._pairs[:, 0] == self._pairs[:, 1]]
        right[same[:, 0]] = same[:, 2]
        actual, predicted = self._totals(0), self._totals(1)
        return BinaryCounts(right, predicted - right, self.examples - actual - predicted + right, actual - right)

    def _usual(self, values: Numbers) -> float:
        return float(values[self.binary_positive_class]) if self.binary_positive_class is not None and self.classes == 2 else mean(values)

    def _averaged(self, metric: Callable[[BinaryCounts], Numbers], averaging: Averaging) -> float:
        if averaging not in ("macro", "micro"):
            raise ConfigurationError(f"The 'averaging' must be 'macro' or 'micro'. Got {averaging!r} instead.")
        if averaging == "macro":
            return mean(metric(self._counts))
        return float(metric(BinaryCounts(*(each.sum() for each in self._counts))))

    def average(self, metric: str, averaging: Averaging = "macro") -> float:
        """A metric as one average over all classes, also where there are two.

        Args:
            metric: "precision", "recall", "f1", "g_measure", "matthews_correlation", "false_positive_rate" or
                "false_negative_rate".
            averaging: "macro", the mean of the classes for which it is defined, or "micro", what follows from the classes'
                counts together.
        """
        if metric not in _METRICS:
            near = difflib.get_close_matches(str(metric), _METRICS, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(_METRICS)}."
            raise ConfigurationError(f"There is no metric {metric!r}. {hint}")
        return self._averaged(_METRICS[metric], averaging)

    @property
    def examples(self) -> int:
        """Number of examples counted."""
        return int(self._pairs[:, 2].sum())

    @property
    def accuracy(self) -> float:
        """Share of right predictions, 0 to 1; NaN when nothing was counted."""
        return float(ratio(self._counts.tp.sum(), self.examples))

    @property
    def precision_per_class(self) -> Numbers:
        """Precision of each class; NaN for one that was never predicted."""
        return _METRICS["precision"](self._counts)

    @property
    def recall_per_class(self) -> Numbers:
        """Recall of each class; NaN for one that never occurred."""
        return _METRICS["recall"](self._counts)

    @property
    def f1_per_class(self) -> Numbers:
        """F1 of each class; NaN for one that neither occurred nor was predicted."""
        return _METRICS["f1"](self._counts)

    @property
    def g_measure_per_class(self) -> Numbers:
        """G-measure of each class; NaN for one that neither occurred nor was predicted."""
        return _g_measure(self._counts)

    @property
    def matthews_correlation_per_class(self) -> Numbers:
        """Matthews correlation of each class against the others; NaN where one of both is missing."""
        return _matthews(self._counts)

    @property
    def precision(self) -> float:
        """Precision of the positive class of two, else the classes' mean."""
        return self._usual(self.precision_per_class)

    @property
    def recall(self) -> float:
        """Recall of the positive class of two, else the classes' mean."""
        return self._usual(self.recall_per_class)

    @property
    def f1(self) -> float:
        """F1 of the positive class of two, else the classes' mean."""
        return self._usual(self.f1_per_class)

    @property
    def g_measure(self) -> float:
        """√(precision · recall) of the positive class of two, else the classes' mean."""
        return self._usual(self.g_measure_per_class)

    def f_beta(self, beta: float, averaging: Averaging | None = None) -> float:
        """F-beta: (1 + β²) · precision · recall / (β² · precision + recall); greater `beta` gives recall more weight.

        Args:
            beta: At least 0.
            averaging: As for `average`. Default: that of the positive class of two, else the classes' mean.
        """
        if not 0 <= beta < float("inf"):
            raise ConfigurationError(f"The 'beta' of F-beta must be a number of at least 0. Got {beta!r} instead.")
        if averaging is None:
            return self._usual(_f_beta(self._counts, beta))
        return self._averaged(lambda counts: _f_beta(counts, beta), averaging)

    @property
    def matthews_correlation(self) -> float:
        """Matthews correlation of all classes at once, -1 to 1, as scikit-learn's `matthews_corrcoef`; NaN where all are,
        or are predicted as, one class."""
        actual, predicted = self._totals(0), self._totals(1)
        square = float(self.examples) ** 2
        both = self._counts.tp.sum() * self.examples - (actual * predicted).sum()
        return float(ratio(both, np.sqrt(square - (predicted**2).sum()) * np.sqrt(square - (actual**2).sum())))
