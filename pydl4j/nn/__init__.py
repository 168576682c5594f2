"""Neural networks: their configuration, training and evaluation."""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn import activations, constraints, custom, dropouts, losses, weight_inits
from pydl4j.nn._data import DataSet
from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._evaluations import ROC, EvaluationBinary, EvaluationCalibration, RegressionEvaluation, ROCBinary, ROCMultiClass
from pydl4j.nn._generated import input_types, layers, networks, schedules, updaters
from pydl4j.nn._generated.input_types import *  # noqa: F403
from pydl4j.nn._generated.layers import *  # noqa: F403
from pydl4j.nn._generated.networks import *  # noqa: F403
from pydl4j.nn._generated.schedules import *  # noqa: F403
from pydl4j.nn._generated.updaters import *  # noqa: F403
from pydl4j.nn._listeners import CollectScores, JavaListener, PerformanceListener, Progress, ScoreIterationListener, TrainingListener
from pydl4j.nn._network import MultiLayerNetwork

__all__ = [
    "ROC",
    "CollectScores",
    "DataSet",
    "Evaluation",
    "EvaluationBinary",
    "EvaluationCalibration",
    "JavaListener",
    "MultiLayerNetwork",
    "PerformanceListener",
    "Progress",
    "ROCBinary",
    "ROCMultiClass",
    "RegressionEvaluation",
    "ScoreIterationListener",
    "TrainingListener",
    "activations",
    "constraints",
    "custom",
    "dropouts",
    "losses",
    "weight_inits",
]
__all__ += input_types.__all__
__all__ += layers.__all__
__all__ += networks.__all__
__all__ += schedules.__all__
__all__ += updaters.__all__


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
