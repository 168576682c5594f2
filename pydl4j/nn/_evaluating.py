"""The evaluations that a network offers: one pass over data, counted in the JVM."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j._errors import DataError
from pydl4j._interruptible import briefly
from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._evaluation_settings import EvaluationSettings
from pydl4j.nn._evaluations import ROC, EvaluationBinary, EvaluationCalibration, RegressionEvaluation, ROCBinary, ROCMultiClass
from pydl4j.nn._pipeline import DataPipeline

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject


class Evaluating(ABC):
    """Adds `evaluate` and its kind. Their arguments are alike:

    data: An iterator, a `DataSet`, a pair (features, labels), or an iterable of mini-batches, as for `fit`.
    labels: Labels for features.
    batch_size: Examples at a time, for arrays only. Default: 256.
    threshold_steps: 0 (the default) for exact ROC curves, which keep 8 bytes an example, or how many steps there are.
    """

    @abstractmethod
    def _evaluable(self) -> JavaObject:
        """What is held against labels, in the JVM."""

    @abstractmethod
    def _looked_at(self, data: Any, labels: Any, batch_size: int | None, passes: int) -> AbstractContextManager[Any]:
        """The data as the JVM takes it, for one call."""

    @abstractmethod
    def _working(self) -> AbstractContextManager[None]:
        """Data goes to the session of what is evaluated, and errors speak Python."""

    @abstractmethod
    def _bridge_now(self) -> Bridge:
        """The way to that session."""

    def _counted(self, method: str, data: Any, labels: Any, batch_size: int | None, *arguments: Any) -> str:
        """The JSON of the evaluation that `method` counts."""
        there = self._evaluable()
        with self._working(), self._looked_at(data, labels, batch_size, 1) as iterator:
            bridge = self._bridge_now()
            given = [each._in_java(bridge) if isinstance(each, EvaluationSettings) else each for each in arguments]
            evaluation: JavaObject = there.call(method, iterator._in_java(bridge), *given)
            return str(evaluation.call("toJson"))

    def _scales_labels(self) -> bool:
        """Whether the network's outputs are in other units than labels."""
        return False

    def _labels_and_outputs(self, data: Any, labels: Any) -> tuple[Any, Any]:
        """Both of one mini-batch in the units of labels; of what scales them."""
        raise NotImplementedError

    def _in_their_units(self, data: Any, labels: Any) -> tuple[Any, Any]:
        """The same of all mini-batches of a pipeline, too."""
        if labels is not None or not isinstance(data, DataPipeline):
            return self._labels_and_outputs(data, labels)
        found = [self._labels_and_outputs(batch, None) for batch in data]
        if not found:
            raise DataError("The DataPipeline gave no mini-batch. Look at its source, and at skip, take and filters.")
        return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])

    @briefly
    def evaluate(
        self,
        data: Any,
        labels: Any = None,
        *,
        names: Sequence[str] | None = None,
        top_n: int = 1,
        binary_positive_class: int | None = 1,
        binary_decision_threshold: float | None = None,
        cost_array: npt.ArrayLike | None = None,
        batch_size: int | None = None,
    ) -> Evaluation:
        """Accuracy, precision, recall, F1 and the confusion matrix over one pass of the data.

        The settings are those of `Evaluation.of`; names that are not given are the network's.
        """
        settings = EvaluationSettings(names, top_n, binary_positive_class, binary_decision_threshold, cost_array)
        return Evaluation._from_json(self._counted("evaluate", data, labels, batch_size, settings))

    @briefly
    def do_evaluation(
        self, data: Any, labels: Any = None, *, evaluations: Sequence[Any] = (Evaluation,), batch_size: int | None = None
    ) -> list[Any]:
        """Several evaluations of one pass of the data, in their order.

        `evaluations` are classes, such as `[nn.Evaluation, nn.ROC]`, and `nn.CustomEvaluation`s. Labels and outputs are
        those of the network: scaled ones where a normalizer scales labels.
        """
        from pydl4j.nn._several import counted

        return counted(self, data, labels, evaluations, batch_size)

    @briefly
    def evaluate_regression(self, data: Any, labels: Any = None, *, batch_size: int | None = None) -> RegressionEvaluation:
        """Errors and correlation of each column over one pass of the data, in the units of the labels that are given."""
        if self._scales_labels():
            return RegressionEvaluation.of(*self._in_their_units(data, labels))
        return RegressionEvaluation._from_json(self._counted("evaluateRegression", data, labels, batch_size))

    @briefly
    def evaluate_roc(self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int | None = None) -> ROC:
        """The ROC of a network with one probability or two classes."""
        return ROC._from_json(self._counted("evaluateROC", data, labels, batch_size, threshold_steps))

    @briefly
    def evaluate_roc_multi_class(
        self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int | None = None
    ) -> ROCMultiClass:
        """The ROC of each class against the others."""
        return ROCMultiClass._from_json(self._counted("evaluateROCMultiClass", data, labels, batch_size, threshold_steps))

    @briefly
    def evaluate_roc_binary(self, data: Any, labels: Any = None, *, threshold_steps: int = 0, batch_size: int | None = None) -> ROCBinary:
        """The ROC of each of several yes-or-no questions."""
        return ROCBinary._from_json(self._counted("evaluateROCBinary", data, labels, batch_size, threshold_steps))

    @briefly
    def evaluate_binary(self, data: Any, labels: Any = None, *, batch_size: int | None = None) -> EvaluationBinary:
        """Accuracy and the like of each of several yes-or-no questions, at the threshold 0.5."""
        return EvaluationBinary._from_json(self._counted("evaluateBinary", data, labels, batch_size))

    @briefly
    def evaluate_calibration(
        self, data: Any, labels: Any = None, *, bins: int = 10, batch_size: int | None = None
    ) -> EvaluationCalibration:
        """Whether probabilities can be taken at their word; `bins` steps of the probability."""
        return EvaluationCalibration._from_json(self._counted("evaluateCalibration", data, labels, batch_size, bins))
