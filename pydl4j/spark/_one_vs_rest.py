"""What Spark's OneVsRest holds of our classifiers: its model is pure Python's then, in memory and in folders."""

from __future__ import annotations

import os
from typing import Any

from pyspark.ml import Model
from pyspark.ml.util import DefaultParamsReader, DefaultParamsWriter, MLReadable, MLReader, MLWritable, MLWriter
from pyspark.sql import DataFrame

from pydl4j.spark._models import NeuralNetworkClassificationModel

LABELS = "mc2b$"
"""What the names of the label columns that Spark's OneVsRest makes begin with."""
NETWORK = "network"


class OneClassModel(Model, MLWritable, MLReadable["OneClassModel"]):
    """One class against all others, as one of the `models` of a OneVsRestModel; `model` is the network's.

    Spark asks for models of Spark's own Java class, unless they are Python's: this one is.
    """

    def __init__(self, model: NeuralNetworkClassificationModel) -> None:
        super().__init__()
        self.model = model

    def _transform(self, dataset: DataFrame) -> DataFrame:
        return self.model.transform(dataset)

    def copy(self, extra: Any = None) -> OneClassModel:
        """The same with other params of `model`."""
        made = super().copy({})
        made.model = self.model.copy(extra)
        return made

    def write(self) -> MLWriter:
        """Writes Spark's metadata and, beside them, the model as it writes itself."""
        return _Writer(self)

    @classmethod
    def read(cls) -> MLReader[OneClassModel]:
        """Reads what `write` wrote."""
        return _Reader()


OneClassModel.__module__ = "pydl4j.spark"  # by which Spark finds the class of what it loads


class _Writer(MLWriter):
    def __init__(self, instance: OneClassModel) -> None:
        super().__init__()
        self.instance = instance

    def saveImpl(self, path: str) -> None:
        DefaultParamsWriter.saveMetadata(self.instance, path, self.sparkSession)
        self.instance.model.write().save(os.path.join(path, NETWORK))


class _Reader(MLReader[OneClassModel]):
    def load(self, path: str) -> OneClassModel:
        metadata = DefaultParamsReader.loadMetadata(path, self.sparkSession)
        model = OneClassModel(NeuralNetworkClassificationModel.load(os.path.join(path, NETWORK)))
        model._resetUid(metadata["uid"])
        return model
