"""The evaluations that a network offers: one pass over data, counted in the JVM."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._evaluations import ROC, EvaluationBinary, EvaluationCalibration, RegressionEvaluation, ROCBinary, ROCMultiClass


class Evaluating:
    """Adds `evaluate` and its kind. Their arguments are alike:

    data: An iterator, a `DataSet`, a pair (features, labels), or features.
    labels: Labels for features.
    batch_size: Examples at a time, for arrays only. Default: 256.
    threshold_steps: 0 (the default) for exact ROC curves, which keep 8 bytes an example, or how many steps there are.
    """

    @abstractmethod
    def _evaluated(self, method: str, arguments: tuple[Any, ...], data: Any, labels: Any, batch_size: int, result: str) -> Any:
        """What `result` of the Java evaluation gives that `method` of the network counted."""

    def evaluate(self, data: Any, labels: Any = None, *, batch_size: int = 256) -> Evaluation:
        """Accuracy, precision, recall, F1 and the confusion matrix over one pass of the data."""
        return Evaluation(self._evaluated("evaluate", (), data, labels, batch_size, "confusionMatrix"))

    def evaluate_regression(self, data: Any, labels: Any = None, *, batch_size: int = 256) -> RegressionEvaluation:
        """Errors and correlation of each column over one pass of the data."""
        return RegressionEvaluation._from_json(self._evaluated("evaluateRegression", (), data, labels, batch_size, "toJson"))

    def evaluate_roc(self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int = 256) -> ROC:
        """The ROC of a network with one probability or two classes."""
        return ROC._from_json(self._evaluated("evaluateROC", (threshold_steps,), data, labels, batch_size, "toJson"))

    def evaluate_roc_multi_class(self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int = 256) -> ROCMultiClass:
        """The ROC of each class against the others."""
        found = self._evaluated("evaluateROCMultiClass", (threshold_steps,), data, labels, batch_size, "toJson")
        return ROCMultiClass._from_json(found)

    def evaluate_roc_binary(self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int = 256) -> ROCBinary:
        """The ROC of each of several yes-or-no questions."""
        found = self._evaluated("evaluateROCBinary", (threshold_steps,), data, labels, batch_size, "toJson")
        return ROCBinary._from_json(found)

    def evaluate_binary(self, data: Any, labels: Any = None, *, batch_size: int = 256) -> EvaluationBinary:
        """Accuracy and the like of each of several yes-or-no questions, at the threshold 0.5."""
        return EvaluationBinary._from_json(self._evaluated("evaluateBinary", (), data, labels, batch_size, "toJson"))

    def evaluate_calibration(self, data: Any, labels: Any = None, *, bins: int = 10, batch_size: int = 256) -> EvaluationCalibration:
        """Whether probabilities can be taken at their word; `bins` steps of the probability."""
        found = self._evaluated("evaluateCalibration", (bins,), data, labels, batch_size, "toJson")
        return EvaluationCalibration._from_json(found)
