"""Neural networks: their configuration, training and evaluation."""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn import activations, constraints, custom, detection, dropouts, functional, losses, reconstructions, weight_inits, zoo
from pydl4j.nn._checkpoints import Checkpoint, CheckpointListener
from pydl4j.nn._data import DataSet
from pydl4j.nn._evaluation import Evaluation
from pydl4j.nn._evaluation_pages import export_html
from pydl4j.nn._evaluations import ROC, EvaluationBinary, EvaluationCalibration, RegressionEvaluation, ROCBinary, ROCMultiClass
from pydl4j.nn._featurizing import TransferLearningHelper
from pydl4j.nn._generated import (
    fine_tunes,
    input_types,
    layers,
    networks,
    schedules,
    traced_operations,
    traced_weights,
    updaters,
    vertices,
    weight_noises,
)
from pydl4j.nn._generated.fine_tunes import *  # noqa: F403
from pydl4j.nn._generated.input_types import *  # noqa: F403
from pydl4j.nn._generated.layers import *  # noqa: F403
from pydl4j.nn._generated.networks import *  # noqa: F403
from pydl4j.nn._generated.schedules import *  # noqa: F403
from pydl4j.nn._generated.traced_operations import *  # noqa: F403
from pydl4j.nn._generated.traced_weights import *  # noqa: F403
from pydl4j.nn._generated.updaters import *  # noqa: F403
from pydl4j.nn._generated.vertices import *  # noqa: F403
from pydl4j.nn._generated.weight_noises import *  # noqa: F403
from pydl4j.nn._gradient_check import CheckedParameter, GradientCheck
from pydl4j.nn._graph import ComputationGraph
from pydl4j.nn._history import EarlyStoppingResult, History
from pydl4j.nn._listeners import CollectScores, JavaListener, PerformanceListener, Progress, ScoreIterationListener, TrainingListener
from pydl4j.nn._model import Model, ModelTensor
from pydl4j.nn._multi import MultiDataSet
from pydl4j.nn._network import MultiLayerNetwork
from pydl4j.nn._scoring import (
    ClassificationScoreCalculator,
    DataSetLossCalculator,
    RegressionScoreCalculator,
    ROCScoreCalculator,
    ScoreCalculator,
)
from pydl4j.nn._several import CustomEvaluation
from pydl4j.nn._stopping import (
    BestScoreEpochTerminationCondition,
    EarlyStoppingConfiguration,
    InMemoryModelSaver,
    InvalidScoreIterationTerminationCondition,
    LocalFileModelSaver,
    MaxEpochsTerminationCondition,
    MaxScoreIterationTerminationCondition,
    MaxTimeIterationTerminationCondition,
    ScoreImprovementEpochTerminationCondition,
    TerminationCondition,
)
from pydl4j.nn._traced import Parameter, traced
from pydl4j.nn._transfer import TransferLearning
from pydl4j.nn._watching import EvaluativeListener, ExponentialMovingAverage, ReduceOnPlateau, StatsListener, TimeIterationListener

__all__ = [
    "ROC",
    "BestScoreEpochTerminationCondition",
    "CheckedParameter",
    "Checkpoint",
    "CheckpointListener",
    "ClassificationScoreCalculator",
    "CollectScores",
    "ComputationGraph",
    "CustomEvaluation",
    "DataSet",
    "DataSetLossCalculator",
    "EarlyStoppingConfiguration",
    "EarlyStoppingResult",
    "Evaluation",
    "EvaluationBinary",
    "EvaluationCalibration",
    "EvaluativeListener",
    "ExponentialMovingAverage",
    "GradientCheck",
    "History",
    "InMemoryModelSaver",
    "InvalidScoreIterationTerminationCondition",
    "JavaListener",
    "LocalFileModelSaver",
    "MaxEpochsTerminationCondition",
    "MaxScoreIterationTerminationCondition",
    "MaxTimeIterationTerminationCondition",
    "Model",
    "ModelTensor",
    "MultiDataSet",
    "MultiLayerNetwork",
    "Parameter",
    "PerformanceListener",
    "Progress",
    "ROCBinary",
    "ROCMultiClass",
    "ROCScoreCalculator",
    "ReduceOnPlateau",
    "RegressionEvaluation",
    "RegressionScoreCalculator",
    "ScoreCalculator",
    "ScoreImprovementEpochTerminationCondition",
    "ScoreIterationListener",
    "StatsListener",
    "TerminationCondition",
    "TimeIterationListener",
    "TrainingListener",
    "TransferLearning",
    "TransferLearningHelper",
    "activations",
    "constraints",
    "custom",
    "detection",
    "dropouts",
    "export_html",
    "functional",
    "losses",
    "reconstructions",
    "traced",
    "weight_inits",
    "zoo",
]
__all__ += fine_tunes.__all__
__all__ += input_types.__all__
__all__ += layers.__all__
__all__ += networks.__all__
__all__ += schedules.__all__
__all__ += traced_operations.__all__
__all__ += traced_weights.__all__
__all__ += updaters.__all__
__all__ += vertices.__all__
__all__ += weight_noises.__all__


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
