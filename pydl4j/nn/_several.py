"""Several evaluations in one pass, and one of a user's own."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from pydl4j._errors import ConfigurationError, DataError
from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._evaluations import Counted

Kind = type[Evaluation] | type[Counted]


class CustomEvaluation:
    """A number of your own from two functions: what a batch gives, and the number that follows from all batches.

    Args:
        evaluate: Gets labels and outputs of a batch as numpy arrays, which are valid during the call; what it returns is kept.
        result: Gets the list of what was kept, one for each batch. Default: their mean.

    Example:
        >>> worst = nn.CustomEvaluation(lambda labels, outputs: abs(labels - outputs).max(), max)
        >>> net.do_evaluation(x, targets, evaluations=[nn.RegressionEvaluation, worst])
        >>> worst.value
    """

    def __init__(self, evaluate: Callable[[Any, Any], Any], result: Callable[[list[Any]], Any] = np.mean) -> None:
        self._evaluate, self._result = evaluate, result
        self._kept: list[Any] = []

    def __repr__(self) -> str:
        return f"<CustomEvaluation of {len(self._kept)} batches>"

    @property
    def value(self) -> Any:
        """The number over the last pass.

        Raises:
            DataError: nothing was counted yet.
        """
        if not self._kept:
            raise DataError("This CustomEvaluation has counted nothing. Evaluate a network with it first: net.do_evaluation(…).")
        return self._result(self._kept)


def require_kinds(evaluations: Any) -> list[Kind]:
    """Classes of evaluations, at least one."""
    kinds = [evaluations] if isinstance(evaluations, type) else list(evaluations)
    for kind in kinds:
        if not (isinstance(kind, type) and issubclass(kind, (Evaluation, Counted))):
            raise ConfigurationError(f"The 'evaluations' must be classes such as nn.Evaluation or nn.ROC. Got {kind!r} instead.")
    if not kinds:
        raise ConfigurationError("The 'evaluations' must name at least one, such as [nn.Evaluation].")
    return kinds


def counted(net: Any, data: Any, labels: Any, evaluations: Any, batch_size: int | None) -> list[Any]:
    """One pass over the data for all of them."""
    wanted: list[Any] = [evaluations] if isinstance(evaluations, (type, CustomEvaluation)) else list(evaluations)
    own = [each for each in wanted if isinstance(each, CustomEvaluation)]
    kinds: list[Any] = [each for each in wanted if not isinstance(each, CustomEvaluation)]
    if kinds or not own:
        require_kinds(kinds)
    sink = SimpleNamespace(eval=lambda labels, outputs: _keep(own, labels.numpy(), outputs.numpy())) if own else None
    for each in own:
        each._kept = []
    with net._working(), net._looked_at(data, labels, batch_size, 1) as iterator:
        bridge = net._bridge_now()
        names = [kind.__name__ for kind in kinds]
        texts = iter(bridge.call("bridge.PythonEvaluations", "count", net._evaluable(), iterator._in_java(bridge), names, sink))
    return [each if isinstance(each, CustomEvaluation) else each._from_json(next(texts)) for each in wanted]


def _keep(own: list[CustomEvaluation], labels: Any, outputs: Any) -> None:
    for each in own:
        each._kept.append(each._evaluate(labels, outputs))
