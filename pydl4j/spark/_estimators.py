"""Estimators: they train networks inside the executors' JVMs, and go into Pipeline and CrossValidator."""

from __future__ import annotations

from typing import Any

from pyspark.ml.param import TypeConverters
from pyspark.ml.wrapper import JavaEstimator
from pyspark.sql import DataFrame

from pydl4j.nn._generated.networks import MultiLayerConfiguration
from pydl4j.nn._generated.syncs import AllReduce
from pydl4j.spark import _models
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._interrupts import interruptible
from pydl4j.spark._models import HANDLE_INVALID, PACKAGE, NetworkModel, Stored
from pydl4j.spark._params import NamedParams, json_text, param
from pydl4j.spark._progress import shown
from pydl4j.spark._session import require


class NetworkEstimator(Stored, JavaEstimator[Any], NamedParams):
    """What the estimators share. `explainParams()` prints all params with their defaults.

    One replica of the network learns in each of `num_workers` tasks of a barrier stage; `sync` says how they keep together.
    """

    conf = param("conf", "the network: a MultiLayerConfiguration", json_text)
    weightCol = param("weightCol", "column with the examples' weights; all count 1 if not set")
    validationIndicatorCol = param("validationIndicatorCol", "column that is true for rows to validate with after each pass")
    numWorkers = param("numWorkers", "how many tasks train, each on an executor's cores (>= 1)", TypeConverters.toInt)
    batchSize = param("batchSize", "examples in a worker's mini-batch (>= 1)", TypeConverters.toInt)
    epochs = param("epochs", "passes over the data (>= 0)", TypeConverters.toInt)
    sync = param("sync", "how the workers keep together: AllReduce(), Average(every=10) and so on", json_text)
    seed = param("seed", "of the shuffling of examples; the network's own seed is in its configuration", TypeConverters.toInt)
    checkpointDir = param("checkpointDir", "folder that all executors see, for checkpoints")
    checkpointEpochs = param("checkpointEpochs", "passes between checkpoints (>= 1)", TypeConverters.toInt)
    checkpointSteps = param("checkpointSteps", "steps between checkpoints inside a pass; 0 for none", TypeConverters.toInt)
    resume = param("resume", "whether to go on from the checkpoint in checkpointDir", TypeConverters.toBoolean)
    patience = param("patience", "passes without a better score before training ends; 0: never", TypeConverters.toInt)
    minDelta = param("minDelta", "how much lower a score must be to be better", TypeConverters.toFloat)
    keepBest = param("keepBest", "whether the model is that of the best pass, not of the last", TypeConverters.toBoolean)
    normalizer = param("normalizer", "fit in one pass and kept in the model: none, standardize, minmax, image, or JSON")
    normalizeLabels = param("normalizeLabels", "whether the normalizer scales labels, too", TypeConverters.toBoolean)
    forceRepartition = param("forceRepartition", "spread rows anew even if they have numWorkers partitions", TypeConverters.toBoolean)
    scoringBatchSize = param("scoringBatchSize", "rows that the model scores at once (>= 1)", TypeConverters.toInt)
    peerTimeout = param("peerTimeout", "seconds that a worker may be silent (>= 1)", TypeConverters.toFloat)
    threads = param("threads", "threads of a worker; 0 for the executor's cores", TypeConverters.toInt)
    device = param("device", "where workers compute: cpu, or gpu for the one that Spark gives to their task")
    cacheBytes = param(
        "cacheBytes",
        "off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and"
        " shuffled in a window; 0: half of the executor's memory outside of its heap",
        TypeConverters.toInt,
    )
    handleInvalid = param("handleInvalid", HANDLE_INVALID)
    progress = param("progress", "whether to show a progress bar; default: in terminals and notebooks", TypeConverters.toBoolean)
    _defaults = {  # noqa: RUF012
        "numWorkers": 1,
        "batchSize": 32,
        "epochs": 1,
        "sync": AllReduce().to_json(),
        "seed": 0,
        "checkpointEpochs": 1,
        "checkpointSteps": 0,
        "resume": False,
        "patience": 0,
        "minDelta": 0.0,
        "keepBest": False,
        "normalizer": "none",
        "normalizeLabels": False,
        "forceRepartition": False,
        "scoringBatchSize": 256,
        "peerTimeout": 30.0,
        "threads": 0,
        "device": "cpu",
        "cacheBytes": 0,
        "handleInvalid": "error",
    }
    _model: type[NetworkModel]

    def __init__(self, conf: MultiLayerConfiguration | str | None = None, **params: Any) -> None:
        super().__init__()
        require()
        self._java_obj = self._new_java_obj(f"{PACKAGE}.{type(self).__name__}", self.uid)
        self._set_defaults()
        self.setParams(conf=conf, **params)

    def getConf(self) -> MultiLayerConfiguration:
        """The network's description."""
        return MultiLayerConfiguration.from_json(self.getOrDefault("conf"))

    def _fit(self, dataset: DataFrame) -> Any:
        spark = require(dataset.sparkSession)
        show = self.getOrDefault("progress") if self.isDefined("progress") else None
        assert self._java_obj is not None
        with in_python_terms(), shown(self._java_obj, show):
            return interruptible(spark, lambda: super(NetworkEstimator, self)._fit(dataset))

    def _create_model(self, java_model: Any) -> NetworkModel:
        return self._model(java_model)

    def _copyValues(self, to: Any, extra: Any = None) -> Any:
        """A model's `batchSize` is not that of the training, but `scoringBatchSize`."""
        super()._copyValues(to, extra)
        if isinstance(to, NetworkModel):
            to._setDefault(batchSize=NetworkModel._defaults["batchSize"])
            to._set(batchSize=self.getOrDefault("scoringBatchSize"))
        return to

    def _transfer_params_to_java(self) -> None:
        """All but `progress`, which is Python's alone."""
        show = self._paramMap.pop(self.getParam("progress"), None)
        try:
            super()._transfer_params_to_java()
        finally:
            if show is not None:
                self._paramMap[self.getParam("progress")] = show


class NeuralNetworkClassifier(NetworkEstimator, _models._Features, _models._Label, _models._Prediction, _models._Probability):
    """Trains a network to tell classes apart.

    Labels are the indices of classes, of any number type, or one vector of numbers a row.

    Args:
        conf: The network; its last layer has one output a class.
        params: Any param, in camel or snake case: `features_col`, `label_col`, `num_workers`, `sync`, `epochs` …

    Example:
        >>> est = NeuralNetworkClassifier(conf, features_col="pixels", label_col="digit", num_workers=4, sync=Average(every=10), epochs=3)
        >>> model = est.fit(train_df)
        >>> model.transform(test_df).select("prediction", "probability")
    """

    _model = _models.NeuralNetworkClassificationModel


class NeuralNetworkRegressor(NetworkEstimator, _models._Features, _models._Label, _models._Prediction):
    """Trains a network to predict a number, or a vector of several.

    With `normalizer="standardize", normalize_labels=True` labels are scaled for the training, and predictions back.
    """

    _model = _models.NeuralNetworkRegressionModel


class NeuralNetworkAutoencoder(NetworkEstimator, _models._Features, _models._Layer):
    """Trains a network to give its input back; the model's `layer` is the one whose code it gives, by default the last."""

    _model = _models.NeuralNetworkAutoencoderModel


class NeuralNetworkEstimator(NetworkEstimator, _models._Columns):
    """Trains any network: a column for each input, a column of labels and a new column for each output."""

    labelCols = param("labelCols", "columns of the labels, in the order of the outputs", TypeConverters.toListString)
    _defaults = {"labelCols": ["label"]}  # noqa: RUF012
    _model = _models.NeuralNetworkModel
