"""Networks on Spark: trained and scored inside the executors' own JVMs, driven from PySpark.

Needs PySpark 4 (`pip install 'pydl4j[spark]'`) and a classic session that `session` or `configure` has set up.
"""

import sys
from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn import _foreign
from pydl4j.nn._generated import syncs
from pydl4j.nn._generated.syncs import *  # noqa: F403
from pydl4j.spark._estimators import NeuralNetworkAutoencoder, NeuralNetworkClassifier, NeuralNetworkEstimator, NeuralNetworkRegressor
from pydl4j.spark._functions import register_udf
from pydl4j.spark._models import (
    ImageFeaturizer,
    NeuralNetworkAutoencoderModel,
    NeuralNetworkClassificationModel,
    NeuralNetworkModel,
    NeuralNetworkRegressionModel,
)
from pydl4j.spark._one_vs_rest import OneClassModel
from pydl4j.spark._session import configure, found_by_spark, session

__all__ = [
    "ImageFeaturizer",
    "NeuralNetworkAutoencoder",
    "NeuralNetworkAutoencoderModel",
    "NeuralNetworkClassificationModel",
    "NeuralNetworkClassifier",
    "NeuralNetworkEstimator",
    "NeuralNetworkModel",
    "NeuralNetworkRegressionModel",
    "NeuralNetworkRegressor",
    "OneClassModel",
    "configure",
    "register_udf",
    "session",
]
__all__ += syncs.__all__

_foreign.sources.append(found_by_spark)

# PySpark looks for the Python class of a stage that it loads under the name of the Java class. Ours are named pydl4j.spark, too; those
# that Java's own programs save are not.
sys.modules["org.pydl4j.spark.ml"] = sys.modules[__name__]

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
