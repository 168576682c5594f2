"""Params of our stages on Spark, with their setters, getters and signatures.

Generated from the params in Java; do not edit. `./gradlew generate` writes it anew.
"""
# ruff: noqa: E501
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pyspark.ml.param import TypeConverters
from pyspark.ml.param.shared import (
    HasFeaturesCol,
    HasHandleInvalid,
    HasInputCols,
    HasLabelCol,
    HasOutputCol,
    HasOutputCols,
    HasPredictionCol,
    HasProbabilityCol,
    HasRawPredictionCol,
    HasSeed,
    HasThresholds,
    HasValidationIndicatorCol,
    HasWeightCol,
)

from pydl4j.spark._params import NamedParams, at_least, class_weight_text, json_text, param, recorded

if TYPE_CHECKING:
    from pydl4j.nn import ComputationGraph, MultiLayerNetwork
    from pydl4j.nn._generated.networks import ComputationGraphConfiguration, MultiLayerConfiguration, Network
    from pydl4j.nn._generated.syncs import Sync
    from pydl4j.spark._models import NetworkModel

S = TypeVar("S", bound=NamedParams)


class EstimatorParams(HasHandleInvalid, HasSeed, HasValidationIndicatorCol, HasWeightCol, NamedParams):
    """Params of Estimator."""

    batchSize = param("batchSize", "examples in a worker's mini-batch (>= 1)", at_least(1, TypeConverters.toInt))
    cacheBytes = param(
        "cacheBytes",
        "off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and shuffled in a window; 0: half of the executor's memory outside of its heap",
        at_least(0, TypeConverters.toInt),
    )
    checkpointDir = param("checkpointDir", "folder that all executors see, for checkpoints", TypeConverters.toString)
    checkpointEpochs = param("checkpointEpochs", "passes between checkpoints (>= 1)", at_least(1, TypeConverters.toInt))
    checkpointSteps = param("checkpointSteps", "steps between checkpoints in a pass; 0 for none", at_least(0, TypeConverters.toInt))
    conf = param(
        "conf",
        "the network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for NeuralNetworkEstimator",
        json_text,
    )
    device = param("device", "where workers compute: cpu, or gpu for the one of their task", TypeConverters.toString)
    epochs = param("epochs", "passes over the data (>= 0)", at_least(0, TypeConverters.toInt))
    forceRepartition = param(
        "forceRepartition", "whether to spread rows anew even if they have numWorkers partitions already", TypeConverters.toBoolean
    )
    handleInvalid = param(
        "handleInvalid",
        "what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out",
        TypeConverters.toString,
    )
    initialModel = param(
        "initialModel",
        "a model, a network or the file of one to go on from: its weights, and its normalizer unless another is set",
        TypeConverters.toString,
    )
    keepBest = param("keepBest", "whether the model is that of the best pass, not the last", TypeConverters.toBoolean)
    minDelta = param("minDelta", "how much lower a score must be to be better", at_least(0, TypeConverters.toFloat))
    normalizeLabels = param("normalizeLabels", "whether the normalizer scales labels, too", TypeConverters.toBoolean)
    normalizer = param(
        "normalizer",
        "fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of a fitted one",
        json_text,
    )
    numWorkers = param("numWorkers", "how many tasks train, each on an executor's cores (>= 1)", at_least(1, TypeConverters.toInt))
    patience = param("patience", "passes without a better score before training ends; 0: never", at_least(0, TypeConverters.toInt))
    peerTimeout = param("peerTimeout", "seconds that a worker may be silent (>= 1)", at_least(1, TypeConverters.toFloat))
    resume = param("resume", "whether to go on from the checkpoint in checkpointDir", TypeConverters.toBoolean)
    saveUpdater = param(
        "saveUpdater", "whether the model keeps the updaters' state, for a training that goes on from it", TypeConverters.toBoolean
    )
    scoringBatchSize = param("scoringBatchSize", "rows that the model scores at once (>= 1)", at_least(1, TypeConverters.toInt))
    seed = param("seed", "of the shuffling of examples", TypeConverters.toInt)
    sync = param("sync", "how the workers keep together: AllReduce(), Average(every=10) and so on", json_text)
    threads = param("threads", "threads of a worker; 0 for the executor's cores", at_least(0, TypeConverters.toInt))
    validation = param(
        "validation",
        "share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row; 0 for none",
        at_least(0, TypeConverters.toFloat),
    )
    validationIndicatorCol = param(
        "validationIndicatorCol",
        "column that is true for rows to validate with after each pass instead of training",
        TypeConverters.toString,
    )
    weightCol = param("weightCol", "column with the examples' weights; all count 1 if not set", TypeConverters.toString)
    writtenBy = param(
        "writtenBy",
        "version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell",
        TypeConverters.toString,
    )
    progress = param("progress", "whether to show a progress bar; by default in terminals and notebooks", TypeConverters.toBoolean)

    _defaults: ClassVar[dict[str, Any]] = {
        "batchSize": 32,
        "cacheBytes": 0,
        "checkpointEpochs": 1,
        "checkpointSteps": 0,
        "device": "cpu",
        "epochs": 1,
        "forceRepartition": False,
        "handleInvalid": "error",
        "keepBest": False,
        "minDelta": 0.0,
        "normalizeLabels": False,
        "normalizer": "none",
        "numWorkers": 1,
        "patience": 0,
        "peerTimeout": 30.0,
        "resume": False,
        "saveUpdater": False,
        "scoringBatchSize": 256,
        "seed": 0,
        "sync": '{"@class": "AllReduce"}',
        "threads": 0,
        "validation": 0.0,
    }

    def setBatchSize(self: S, value: int | None) -> S:
        """Sets examples in a worker's mini-batch (>= 1). None: as if never set."""
        return self._with(batchSize=value)

    def getBatchSize(self) -> int:
        """The value that is set, or the default: examples in a worker's mini-batch (>= 1)."""
        return self.getOrDefault("batchSize")

    def setCacheBytes(self: S, value: int | None) -> S:
        """Sets off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and shuffled in a window; 0: half of the executor's memory outside of its heap. None: as if never set."""
        return self._with(cacheBytes=value)

    def getCacheBytes(self) -> int:
        """The value that is set, or the default: off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and shuffled in a window; 0: half of the executor's memory outside of its heap."""
        return self.getOrDefault("cacheBytes")

    def setCheckpointDir(self: S, value: str | None) -> S:
        """Sets folder that all executors see, for checkpoints. None: as if never set."""
        return self._with(checkpointDir=value)

    def getCheckpointDir(self) -> str:
        """The value that is set, or the default: folder that all executors see, for checkpoints."""
        return self.getOrDefault("checkpointDir")

    def setCheckpointEpochs(self: S, value: int | None) -> S:
        """Sets passes between checkpoints (>= 1). None: as if never set."""
        return self._with(checkpointEpochs=value)

    def getCheckpointEpochs(self) -> int:
        """The value that is set, or the default: passes between checkpoints (>= 1)."""
        return self.getOrDefault("checkpointEpochs")

    def setCheckpointSteps(self: S, value: int | None) -> S:
        """Sets steps between checkpoints in a pass; 0 for none. None: as if never set."""
        return self._with(checkpointSteps=value)

    def getCheckpointSteps(self) -> int:
        """The value that is set, or the default: steps between checkpoints in a pass; 0 for none."""
        return self.getOrDefault("checkpointSteps")

    def setConf(self: S, value: MultiLayerConfiguration | ComputationGraphConfiguration | str | None) -> S:
        """Sets the network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for NeuralNetworkEstimator. None: as if never set."""
        return self._with(conf=value)

    def getConf(self) -> Network:
        """The network's description, as what it is: a MultiLayerConfiguration or a ComputationGraphConfiguration."""
        from pydl4j.nn._generated.networks import Network as Configuration

        return Configuration.from_json(self.getOrDefault("conf"))

    def setDevice(self: S, value: str | None) -> S:
        """Sets where workers compute: cpu, or gpu for the one of their task. None: as if never set."""
        return self._with(device=value)

    def getDevice(self) -> str:
        """The value that is set, or the default: where workers compute: cpu, or gpu for the one of their task."""
        return self.getOrDefault("device")

    def setEpochs(self: S, value: int | None) -> S:
        """Sets passes over the data (>= 0). None: as if never set."""
        return self._with(epochs=value)

    def getEpochs(self) -> int:
        """The value that is set, or the default: passes over the data (>= 0)."""
        return self.getOrDefault("epochs")

    def setForceRepartition(self: S, value: bool | None) -> S:
        """Sets whether to spread rows anew even if they have numWorkers partitions already. None: as if never set."""
        return self._with(forceRepartition=value)

    def getForceRepartition(self) -> bool:
        """The value that is set, or the default: whether to spread rows anew even if they have numWorkers partitions already."""
        return self.getOrDefault("forceRepartition")

    def setHandleInvalid(self: S, value: str | None) -> S:
        """Sets what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out. None: as if never set."""
        return self._with(handleInvalid=value)

    def getHandleInvalid(self) -> str:
        """The value that is set, or the default: what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out."""
        return self.getOrDefault("handleInvalid")

    def setInitialModel(self: S, value: NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str] | None) -> S:
        """Sets a model, a network or the file of one to go on from: its weights, and its normalizer unless another is set. None: as if never set."""
        return self._with(initialModel=value)

    def getInitialModel(self) -> Any:
        """The value that is set, or the default: a model, a network or the file of one to go on from: its weights, and its normalizer unless another is set."""
        return self.getOrDefault("initialModel")

    def setKeepBest(self: S, value: bool | None) -> S:
        """Sets whether the model is that of the best pass, not the last. None: as if never set."""
        return self._with(keepBest=value)

    def getKeepBest(self) -> bool:
        """The value that is set, or the default: whether the model is that of the best pass, not the last."""
        return self.getOrDefault("keepBest")

    def setMinDelta(self: S, value: float | None) -> S:
        """Sets how much lower a score must be to be better. None: as if never set."""
        return self._with(minDelta=value)

    def getMinDelta(self) -> float:
        """The value that is set, or the default: how much lower a score must be to be better."""
        return self.getOrDefault("minDelta")

    def setNormalizeLabels(self: S, value: bool | None) -> S:
        """Sets whether the normalizer scales labels, too. None: as if never set."""
        return self._with(normalizeLabels=value)

    def getNormalizeLabels(self) -> bool:
        """The value that is set, or the default: whether the normalizer scales labels, too."""
        return self.getOrDefault("normalizeLabels")

    def setNormalizer(self: S, value: Any) -> S:
        """Sets fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of a fitted one. None: as if never set."""
        return self._with(normalizer=value)

    def getNormalizer(self) -> Any:
        """The value that is set, or the default: fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of a fitted one."""
        return self.getOrDefault("normalizer")

    def setNumWorkers(self: S, value: int | None) -> S:
        """Sets how many tasks train, each on an executor's cores (>= 1). None: as if never set."""
        return self._with(numWorkers=value)

    def getNumWorkers(self) -> int:
        """The value that is set, or the default: how many tasks train, each on an executor's cores (>= 1)."""
        return self.getOrDefault("numWorkers")

    def setPatience(self: S, value: int | None) -> S:
        """Sets passes without a better score before training ends; 0: never. None: as if never set."""
        return self._with(patience=value)

    def getPatience(self) -> int:
        """The value that is set, or the default: passes without a better score before training ends; 0: never."""
        return self.getOrDefault("patience")

    def setPeerTimeout(self: S, value: float | None) -> S:
        """Sets seconds that a worker may be silent (>= 1). None: as if never set."""
        return self._with(peerTimeout=value)

    def getPeerTimeout(self) -> float:
        """The value that is set, or the default: seconds that a worker may be silent (>= 1)."""
        return self.getOrDefault("peerTimeout")

    def setResume(self: S, value: bool | None) -> S:
        """Sets whether to go on from the checkpoint in checkpointDir. None: as if never set."""
        return self._with(resume=value)

    def getResume(self) -> bool:
        """The value that is set, or the default: whether to go on from the checkpoint in checkpointDir."""
        return self.getOrDefault("resume")

    def setSaveUpdater(self: S, value: bool | None) -> S:
        """Sets whether the model keeps the updaters' state, for a training that goes on from it. None: as if never set."""
        return self._with(saveUpdater=value)

    def getSaveUpdater(self) -> bool:
        """The value that is set, or the default: whether the model keeps the updaters' state, for a training that goes on from it."""
        return self.getOrDefault("saveUpdater")

    def setScoringBatchSize(self: S, value: int | None) -> S:
        """Sets rows that the model scores at once (>= 1). None: as if never set."""
        return self._with(scoringBatchSize=value)

    def getScoringBatchSize(self) -> int:
        """The value that is set, or the default: rows that the model scores at once (>= 1)."""
        return self.getOrDefault("scoringBatchSize")

    def setSeed(self: S, value: int | None) -> S:
        """Sets of the shuffling of examples. None: as if never set."""
        return self._with(seed=value)

    def getSeed(self) -> int:
        """The value that is set, or the default: of the shuffling of examples."""
        return self.getOrDefault("seed")

    def setSync(self: S, value: Sync | str | None) -> S:
        """Sets how the workers keep together: AllReduce(), Average(every=10) and so on. None: as if never set."""
        return self._with(sync=value)

    def getSync(self) -> Any:
        """The value that is set, or the default: how the workers keep together: AllReduce(), Average(every=10) and so on."""
        return self.getOrDefault("sync")

    def setThreads(self: S, value: int | None) -> S:
        """Sets threads of a worker; 0 for the executor's cores. None: as if never set."""
        return self._with(threads=value)

    def getThreads(self) -> int:
        """The value that is set, or the default: threads of a worker; 0 for the executor's cores."""
        return self.getOrDefault("threads")

    def setValidation(self: S, value: float | None) -> S:
        """Sets share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row; 0 for none. None: as if never set."""
        return self._with(validation=value)

    def getValidation(self) -> float:
        """The value that is set, or the default: share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row; 0 for none."""
        return self.getOrDefault("validation")

    def setValidationIndicatorCol(self: S, value: str | None) -> S:
        """Sets column that is true for rows to validate with after each pass instead of training. None: as if never set."""
        return self._with(validationIndicatorCol=value)

    def getValidationIndicatorCol(self) -> str:
        """The value that is set, or the default: column that is true for rows to validate with after each pass instead of training."""
        return self.getOrDefault("validationIndicatorCol")

    def setWeightCol(self: S, value: str | None) -> S:
        """Sets column with the examples' weights; all count 1 if not set. None: as if never set."""
        return self._with(weightCol=value)

    def getWeightCol(self) -> str:
        """The value that is set, or the default: column with the examples' weights; all count 1 if not set."""
        return self.getOrDefault("weightCol")

    def setWrittenBy(self: S, value: str | None) -> S:
        """Sets version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell. None: as if never set."""
        return self._with(writtenBy=value)

    def getWrittenBy(self) -> str:
        """The value that is set, or the default: version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell."""
        return self.getOrDefault("writtenBy")

    def setProgress(self: S, value: bool | None) -> S:
        """Sets whether to show a progress bar; by default in terminals and notebooks. None: as if never set."""
        return self._with(progress=value)

    def getProgress(self) -> bool:
        """The value that is set, or the default: whether to show a progress bar; by default in terminals and notebooks."""
        return self.getOrDefault("progress")


class NeuralNetworkClassifierParams(
    HasFeaturesCol, HasLabelCol, HasPredictionCol, HasProbabilityCol, HasRawPredictionCol, HasThresholds, EstimatorParams
):
    """Params of NeuralNetworkClassifier."""

    classWeight = param(
        "classWeight",
        "how much examples of each class count: a list, a dict by class, or 'balanced' for n / (classes * n of the class)",
        class_weight_text,
    )
    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    labelCol = param("labelCol", "column with the labels", TypeConverters.toString)
    predictionCol = param("predictionCol", "new column with the prediction", TypeConverters.toString)
    probabilityCol = param(
        "probabilityCol", "new column with the classes' probabilities, a vector; empty for none", TypeConverters.toString
    )
    rawPredictionCol = param(
        "rawPredictionCol",
        "new column with what the last layer computes before its activation, a vector; empty for none",
        TypeConverters.toString,
    )
    thresholds = param(
        "thresholds", "of the classes: predicted is the class whose probability is most of its threshold", TypeConverters.toListFloat
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "classWeight": "",
        "featuresCol": "features",
        "featuresCols": [],
        "labelCol": "label",
        "predictionCol": "prediction",
        "probabilityCol": "probability",
        "rawPredictionCol": "rawPrediction",
        "thresholds": [],
    }

    @recorded
    def __init__(
        self,
        conf: MultiLayerConfiguration | ComputationGraphConfiguration | str | None = None,
        *,
        batch_size: int = 32,
        cache_bytes: int = 0,
        checkpoint_dir: str | None = None,
        checkpoint_epochs: int = 1,
        checkpoint_steps: int = 0,
        class_weight: str | Sequence[float] | Mapping[int, float] = "",
        device: str = "cpu",
        epochs: int = 1,
        features_col: str | Sequence[str] = "features",
        features_cols: Sequence[str] = (),
        force_repartition: bool = False,
        handle_invalid: str = "error",
        initial_model: NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str] | None = None,
        keep_best: bool = False,
        label_col: str = "label",
        min_delta: float = 0.0,
        normalize_labels: bool = False,
        normalizer: Any = "none",
        num_workers: int = 1,
        patience: int = 0,
        peer_timeout: float = 30.0,
        prediction_col: str = "prediction",
        probability_col: str = "probability",
        raw_prediction_col: str = "rawPrediction",
        resume: bool = False,
        save_updater: bool = False,
        scoring_batch_size: int = 256,
        seed: int = 0,
        sync: Sync | str | None = None,
        threads: int = 0,
        thresholds: Sequence[float] = (),
        validation: float = 0.0,
        validation_indicator_col: str | None = None,
        weight_col: str | None = None,
        written_by: str | None = None,
        progress: bool | None = None,
        callbacks: Sequence[Callable[[dict[str, Any]], Any]] = (),
        **params: Any,
    ) -> None:
        """Params in snake case, or as Spark writes them (`featuresCol`).

        Args:
            batch_size: Examples in a worker's mini-batch (>= 1).
            cache_bytes: Off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and
                shuffled in a window; 0: half of the executor's memory outside of its heap.
            checkpoint_dir: Folder that all executors see, for checkpoints.
            checkpoint_epochs: Passes between checkpoints (>= 1).
            checkpoint_steps: Steps between checkpoints in a pass; 0 for none.
            class_weight: How much examples of each class count: a list, a dict by class, or 'balanced' for n / (classes * n of the
                class).
            conf: The network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for
                NeuralNetworkEstimator.
            device: Where workers compute: cpu, or gpu for the one of their task.
            epochs: Passes over the data (>= 0).
            features_col: Column with the features, or a list of columns with a number each.
            features_cols: Columns with one number each, in place of featuresCol: the features, in this order.
            force_repartition: Whether to spread rows anew even if they have numWorkers partitions already.
            handle_invalid: What to do with rows where a column that is read is null, holds a null or NaN, or an image that could not
                be read: 'error', or 'skip' to leave them out.
            initial_model: A model, a network or the file of one to go on from: its weights, and its normalizer unless another is
                set.
            keep_best: Whether the model is that of the best pass, not the last.
            label_col: Column with the labels.
            min_delta: How much lower a score must be to be better.
            normalize_labels: Whether the normalizer scales labels, too.
            normalizer: Fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of
                a fitted one.
            num_workers: How many tasks train, each on an executor's cores (>= 1).
            patience: Passes without a better score before training ends; 0: never.
            peer_timeout: Seconds that a worker may be silent (>= 1).
            prediction_col: New column with the prediction.
            probability_col: New column with the classes' probabilities, a vector; empty for none.
            raw_prediction_col: New column with what the last layer computes before its activation, a vector; empty for none.
            resume: Whether to go on from the checkpoint in checkpointDir.
            save_updater: Whether the model keeps the updaters' state, for a training that goes on from it.
            scoring_batch_size: Rows that the model scores at once (>= 1).
            seed: Of the shuffling of examples.
            sync: How the workers keep together: AllReduce(), Average(every=10) and so on.
            threads: Threads of a worker; 0 for the executor's cores.
            thresholds: Of the classes: predicted is the class whose probability is most of its threshold.
            validation: Share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row;
                0 for none.
            validation_indicator_col: Column that is true for rows to validate with after each pass instead of training.
            weight_col: Column with the examples' weights; all count 1 if not set.
            written_by: Version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell.
            progress: Whether to show a progress bar; by default in terminals and notebooks.
            callbacks: Called after each pass with a dict: epoch, score, validationScore, examples, seconds, best, workers.
            params: The same in camel case.
        """

    def setClassWeight(self: S, value: str | Sequence[float] | Mapping[int, float] | None) -> S:
        """Sets how much examples of each class count: a list, a dict by class, or 'balanced' for n / (classes * n of the class). None: as if never set."""
        return self._with(classWeight=value)

    def getClassWeight(self) -> Any:
        """The value that is set, or the default: how much examples of each class count: a list, a dict by class, or 'balanced' for n / (classes * n of the class)."""
        return self.getOrDefault("classWeight")

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLabelCol(self: S, value: str | None) -> S:
        """Sets column with the labels. None: as if never set."""
        return self._with(labelCol=value)

    def getLabelCol(self) -> str:
        """The value that is set, or the default: column with the labels."""
        return self.getOrDefault("labelCol")

    def setPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with the prediction. None: as if never set."""
        return self._with(predictionCol=value)

    def getPredictionCol(self) -> str:
        """The value that is set, or the default: new column with the prediction."""
        return self.getOrDefault("predictionCol")

    def setProbabilityCol(self: S, value: str | None) -> S:
        """Sets new column with the classes' probabilities, a vector; empty for none. None: as if never set."""
        return self._with(probabilityCol=value)

    def getProbabilityCol(self) -> str:
        """The value that is set, or the default: new column with the classes' probabilities, a vector; empty for none."""
        return self.getOrDefault("probabilityCol")

    def setRawPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with what the last layer computes before its activation, a vector; empty for none. None: as if never set."""
        return self._with(rawPredictionCol=value)

    def getRawPredictionCol(self) -> str:
        """The value that is set, or the default: new column with what the last layer computes before its activation, a vector; empty for none."""
        return self.getOrDefault("rawPredictionCol")

    def setThresholds(self: S, value: Sequence[float] | None) -> S:
        """Sets of the classes: predicted is the class whose probability is most of its threshold. None: as if never set."""
        return self._with(thresholds=value)

    def getThresholds(self) -> list[float]:
        """The value that is set, or the default: of the classes: predicted is the class whose probability is most of its threshold."""
        return self.getOrDefault("thresholds")


class NeuralNetworkRegressorParams(HasFeaturesCol, HasLabelCol, HasPredictionCol, EstimatorParams):
    """Params of NeuralNetworkRegressor."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    labelCol = param("labelCol", "column with the labels", TypeConverters.toString)
    predictionCol = param("predictionCol", "new column with the prediction", TypeConverters.toString)

    _defaults: ClassVar[dict[str, Any]] = {
        "featuresCol": "features",
        "featuresCols": [],
        "labelCol": "label",
        "predictionCol": "prediction",
    }

    @recorded
    def __init__(
        self,
        conf: MultiLayerConfiguration | ComputationGraphConfiguration | str | None = None,
        *,
        batch_size: int = 32,
        cache_bytes: int = 0,
        checkpoint_dir: str | None = None,
        checkpoint_epochs: int = 1,
        checkpoint_steps: int = 0,
        device: str = "cpu",
        epochs: int = 1,
        features_col: str | Sequence[str] = "features",
        features_cols: Sequence[str] = (),
        force_repartition: bool = False,
        handle_invalid: str = "error",
        initial_model: NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str] | None = None,
        keep_best: bool = False,
        label_col: str = "label",
        min_delta: float = 0.0,
        normalize_labels: bool = False,
        normalizer: Any = "none",
        num_workers: int = 1,
        patience: int = 0,
        peer_timeout: float = 30.0,
        prediction_col: str = "prediction",
        resume: bool = False,
        save_updater: bool = False,
        scoring_batch_size: int = 256,
        seed: int = 0,
        sync: Sync | str | None = None,
        threads: int = 0,
        validation: float = 0.0,
        validation_indicator_col: str | None = None,
        weight_col: str | None = None,
        written_by: str | None = None,
        progress: bool | None = None,
        callbacks: Sequence[Callable[[dict[str, Any]], Any]] = (),
        **params: Any,
    ) -> None:
        """Params in snake case, or as Spark writes them (`featuresCol`).

        Args:
            batch_size: Examples in a worker's mini-batch (>= 1).
            cache_bytes: Off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and
                shuffled in a window; 0: half of the executor's memory outside of its heap.
            checkpoint_dir: Folder that all executors see, for checkpoints.
            checkpoint_epochs: Passes between checkpoints (>= 1).
            checkpoint_steps: Steps between checkpoints in a pass; 0 for none.
            conf: The network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for
                NeuralNetworkEstimator.
            device: Where workers compute: cpu, or gpu for the one of their task.
            epochs: Passes over the data (>= 0).
            features_col: Column with the features, or a list of columns with a number each.
            features_cols: Columns with one number each, in place of featuresCol: the features, in this order.
            force_repartition: Whether to spread rows anew even if they have numWorkers partitions already.
            handle_invalid: What to do with rows where a column that is read is null, holds a null or NaN, or an image that could not
                be read: 'error', or 'skip' to leave them out.
            initial_model: A model, a network or the file of one to go on from: its weights, and its normalizer unless another is
                set.
            keep_best: Whether the model is that of the best pass, not the last.
            label_col: Column with the labels.
            min_delta: How much lower a score must be to be better.
            normalize_labels: Whether the normalizer scales labels, too.
            normalizer: Fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of
                a fitted one.
            num_workers: How many tasks train, each on an executor's cores (>= 1).
            patience: Passes without a better score before training ends; 0: never.
            peer_timeout: Seconds that a worker may be silent (>= 1).
            prediction_col: New column with the prediction.
            resume: Whether to go on from the checkpoint in checkpointDir.
            save_updater: Whether the model keeps the updaters' state, for a training that goes on from it.
            scoring_batch_size: Rows that the model scores at once (>= 1).
            seed: Of the shuffling of examples.
            sync: How the workers keep together: AllReduce(), Average(every=10) and so on.
            threads: Threads of a worker; 0 for the executor's cores.
            validation: Share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row;
                0 for none.
            validation_indicator_col: Column that is true for rows to validate with after each pass instead of training.
            weight_col: Column with the examples' weights; all count 1 if not set.
            written_by: Version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell.
            progress: Whether to show a progress bar; by default in terminals and notebooks.
            callbacks: Called after each pass with a dict: epoch, score, validationScore, examples, seconds, best, workers.
            params: The same in camel case.
        """

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLabelCol(self: S, value: str | None) -> S:
        """Sets column with the labels. None: as if never set."""
        return self._with(labelCol=value)

    def getLabelCol(self) -> str:
        """The value that is set, or the default: column with the labels."""
        return self.getOrDefault("labelCol")

    def setPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with the prediction. None: as if never set."""
        return self._with(predictionCol=value)

    def getPredictionCol(self) -> str:
        """The value that is set, or the default: new column with the prediction."""
        return self.getOrDefault("predictionCol")


class NeuralNetworkAutoencoderParams(HasFeaturesCol, HasOutputCol, EstimatorParams):
    """Params of NeuralNetworkAutoencoder."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    layer = param(
        "layer", "name or number of the layer whose activations the column holds; empty for the last one", TypeConverters.toString
    )
    outputCol = param("outputCol", "new column", TypeConverters.toString)

    _defaults: ClassVar[dict[str, Any]] = {"featuresCol": "features", "featuresCols": [], "layer": "", "outputCol": "output"}

    @recorded
    def __init__(
        self,
        conf: MultiLayerConfiguration | ComputationGraphConfiguration | str | None = None,
        *,
        batch_size: int = 32,
        cache_bytes: int = 0,
        checkpoint_dir: str | None = None,
        checkpoint_epochs: int = 1,
        checkpoint_steps: int = 0,
        device: str = "cpu",
        epochs: int = 1,
        features_col: str | Sequence[str] = "features",
        features_cols: Sequence[str] = (),
        force_repartition: bool = False,
        handle_invalid: str = "error",
        initial_model: NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str] | None = None,
        keep_best: bool = False,
        layer: str = "",
        min_delta: float = 0.0,
        normalize_labels: bool = False,
        normalizer: Any = "none",
        num_workers: int = 1,
        output_col: str = "output",
        patience: int = 0,
        peer_timeout: float = 30.0,
        resume: bool = False,
        save_updater: bool = False,
        scoring_batch_size: int = 256,
        seed: int = 0,
        sync: Sync | str | None = None,
        threads: int = 0,
        validation: float = 0.0,
        validation_indicator_col: str | None = None,
        weight_col: str | None = None,
        written_by: str | None = None,
        progress: bool | None = None,
        callbacks: Sequence[Callable[[dict[str, Any]], Any]] = (),
        **params: Any,
    ) -> None:
        """Params in snake case, or as Spark writes them (`featuresCol`).

        Args:
            batch_size: Examples in a worker's mini-batch (>= 1).
            cache_bytes: Off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and
                shuffled in a window; 0: half of the executor's memory outside of its heap.
            checkpoint_dir: Folder that all executors see, for checkpoints.
            checkpoint_epochs: Passes between checkpoints (>= 1).
            checkpoint_steps: Steps between checkpoints in a pass; 0 for none.
            conf: The network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for
                NeuralNetworkEstimator.
            device: Where workers compute: cpu, or gpu for the one of their task.
            epochs: Passes over the data (>= 0).
            features_col: Column with the features, or a list of columns with a number each.
            features_cols: Columns with one number each, in place of featuresCol: the features, in this order.
            force_repartition: Whether to spread rows anew even if they have numWorkers partitions already.
            handle_invalid: What to do with rows where a column that is read is null, holds a null or NaN, or an image that could not
                be read: 'error', or 'skip' to leave them out.
            initial_model: A model, a network or the file of one to go on from: its weights, and its normalizer unless another is
                set.
            keep_best: Whether the model is that of the best pass, not the last.
            layer: Name or number of the layer whose activations the column holds; empty for the last one.
            min_delta: How much lower a score must be to be better.
            normalize_labels: Whether the normalizer scales labels, too.
            normalizer: Fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of
                a fitted one.
            num_workers: How many tasks train, each on an executor's cores (>= 1).
            output_col: New column.
            patience: Passes without a better score before training ends; 0: never.
            peer_timeout: Seconds that a worker may be silent (>= 1).
            resume: Whether to go on from the checkpoint in checkpointDir.
            save_updater: Whether the model keeps the updaters' state, for a training that goes on from it.
            scoring_batch_size: Rows that the model scores at once (>= 1).
            seed: Of the shuffling of examples.
            sync: How the workers keep together: AllReduce(), Average(every=10) and so on.
            threads: Threads of a worker; 0 for the executor's cores.
            validation: Share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row;
                0 for none.
            validation_indicator_col: Column that is true for rows to validate with after each pass instead of training.
            weight_col: Column with the examples' weights; all count 1 if not set.
            written_by: Version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell.
            progress: Whether to show a progress bar; by default in terminals and notebooks.
            callbacks: Called after each pass with a dict: epoch, score, validationScore, examples, seconds, best, workers.
            params: The same in camel case.
        """

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLayer(self: S, value: str | None) -> S:
        """Sets name or number of the layer whose activations the column holds; empty for the last one. None: as if never set."""
        return self._with(layer=value)

    def getLayer(self) -> str:
        """The value that is set, or the default: name or number of the layer whose activations the column holds; empty for the last one."""
        return self.getOrDefault("layer")

    def setOutputCol(self: S, value: str | None) -> S:
        """Sets new column. None: as if never set."""
        return self._with(outputCol=value)

    def getOutputCol(self) -> str:
        """The value that is set, or the default: new column."""
        return self.getOrDefault("outputCol")


class NeuralNetworkEstimatorParams(HasInputCols, HasOutputCols, EstimatorParams):
    """Params of NeuralNetworkEstimator."""

    inputCols = param("inputCols", "columns of the network's inputs, in order", TypeConverters.toListString)
    labelCols = param("labelCols", "columns of the labels, in the order of the outputs", TypeConverters.toListString)
    outputCols = param("outputCols", "new columns, in the order of the outputs", TypeConverters.toListString)

    _defaults: ClassVar[dict[str, Any]] = {"inputCols": ["features"], "labelCols": ["label"], "outputCols": ["output"]}

    @recorded
    def __init__(
        self,
        conf: MultiLayerConfiguration | ComputationGraphConfiguration | str | None = None,
        *,
        batch_size: int = 32,
        cache_bytes: int = 0,
        checkpoint_dir: str | None = None,
        checkpoint_epochs: int = 1,
        checkpoint_steps: int = 0,
        device: str = "cpu",
        epochs: int = 1,
        force_repartition: bool = False,
        handle_invalid: str = "error",
        initial_model: NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str] | None = None,
        input_cols: Sequence[str] = ("features",),
        keep_best: bool = False,
        label_cols: Sequence[str] = ("label",),
        min_delta: float = 0.0,
        normalize_labels: bool = False,
        normalizer: Any = "none",
        num_workers: int = 1,
        output_cols: Sequence[str] = ("output",),
        patience: int = 0,
        peer_timeout: float = 30.0,
        resume: bool = False,
        save_updater: bool = False,
        scoring_batch_size: int = 256,
        seed: int = 0,
        sync: Sync | str | None = None,
        threads: int = 0,
        validation: float = 0.0,
        validation_indicator_col: str | None = None,
        weight_col: str | None = None,
        written_by: str | None = None,
        progress: bool | None = None,
        callbacks: Sequence[Callable[[dict[str, Any]], Any]] = (),
        **params: Any,
    ) -> None:
        """Params in snake case, or as Spark writes them (`featuresCol`).

        Args:
            batch_size: Examples in a worker's mini-batch (>= 1).
            cache_bytes: Off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in each pass and
                shuffled in a window; 0: half of the executor's memory outside of its heap.
            checkpoint_dir: Folder that all executors see, for checkpoints.
            checkpoint_epochs: Passes between checkpoints (>= 1).
            checkpoint_steps: Steps between checkpoints in a pass; 0 for none.
            conf: The network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for
                NeuralNetworkEstimator.
            device: Where workers compute: cpu, or gpu for the one of their task.
            epochs: Passes over the data (>= 0).
            force_repartition: Whether to spread rows anew even if they have numWorkers partitions already.
            handle_invalid: What to do with rows where a column that is read is null, holds a null or NaN, or an image that could not
                be read: 'error', or 'skip' to leave them out.
            initial_model: A model, a network or the file of one to go on from: its weights, and its normalizer unless another is
                set.
            input_cols: Columns of the network's inputs, in order.
            keep_best: Whether the model is that of the best pass, not the last.
            label_cols: Columns of the labels, in the order of the outputs.
            min_delta: How much lower a score must be to be better.
            normalize_labels: Whether the normalizer scales labels, too.
            normalizer: Fit to the training rows in one pass and kept in the model: none, standardize, minmax, image, or the JSON of
                a fitted one.
            num_workers: How many tasks train, each on an executor's cores (>= 1).
            output_cols: New columns, in the order of the outputs.
            patience: Passes without a better score before training ends; 0: never.
            peer_timeout: Seconds that a worker may be silent (>= 1).
            resume: Whether to go on from the checkpoint in checkpointDir.
            save_updater: Whether the model keeps the updaters' state, for a training that goes on from it.
            scoring_batch_size: Rows that the model scores at once (>= 1).
            seed: Of the shuffling of examples.
            sync: How the workers keep together: AllReduce(), Average(every=10) and so on.
            threads: Threads of a worker; 0 for the executor's cores.
            validation: Share of the rows to validate with after each pass instead of training, chosen by a hash of what is in a row;
                0 for none.
            validation_indicator_col: Column that is true for rows to validate with after each pass instead of training.
            weight_col: Column with the examples' weights; all count 1 if not set.
            written_by: Version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7, where it does not tell.
            progress: Whether to show a progress bar; by default in terminals and notebooks.
            callbacks: Called after each pass with a dict: epoch, score, validationScore, examples, seconds, best, workers.
            params: The same in camel case.
        """

    def setInputCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns of the network's inputs, in order. None: as if never set."""
        return self._with(inputCols=value)

    def getInputCols(self) -> list[str]:
        """The value that is set, or the default: columns of the network's inputs, in order."""
        return self.getOrDefault("inputCols")

    def setLabelCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns of the labels, in the order of the outputs. None: as if never set."""
        return self._with(labelCols=value)

    def getLabelCols(self) -> list[str]:
        """The value that is set, or the default: columns of the labels, in the order of the outputs."""
        return self.getOrDefault("labelCols")

    def setOutputCols(self: S, value: Sequence[str] | None) -> S:
        """Sets new columns, in the order of the outputs. None: as if never set."""
        return self._with(outputCols=value)

    def getOutputCols(self) -> list[str]:
        """The value that is set, or the default: new columns, in the order of the outputs."""
        return self.getOrDefault("outputCols")


class ModelParams(HasHandleInvalid, NamedParams):
    """Params of Model."""

    batchSize = param("batchSize", "rows that are scored at once (>= 1)", at_least(1, TypeConverters.toInt))
    handleInvalid = param(
        "handleInvalid",
        "what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out",
        TypeConverters.toString,
    )

    _defaults: ClassVar[dict[str, Any]] = {"batchSize": 256, "handleInvalid": "error"}

    def setBatchSize(self: S, value: int | None) -> S:
        """Sets rows that are scored at once (>= 1). None: as if never set."""
        return self._with(batchSize=value)

    def getBatchSize(self) -> int:
        """The value that is set, or the default: rows that are scored at once (>= 1)."""
        return self.getOrDefault("batchSize")

    def setHandleInvalid(self: S, value: str | None) -> S:
        """Sets what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out. None: as if never set."""
        return self._with(handleInvalid=value)

    def getHandleInvalid(self) -> str:
        """The value that is set, or the default: what to do with rows where a column that is read is null, holds a null or NaN, or an image that could not be read: 'error', or 'skip' to leave them out."""
        return self.getOrDefault("handleInvalid")


class NeuralNetworkClassificationModelParams(
    HasFeaturesCol, HasLabelCol, HasPredictionCol, HasProbabilityCol, HasRawPredictionCol, HasThresholds, ModelParams
):
    """Params of NeuralNetworkClassificationModel."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    labelCol = param("labelCol", "column with the labels", TypeConverters.toString)
    predictionCol = param("predictionCol", "new column with the prediction", TypeConverters.toString)
    probabilityCol = param(
        "probabilityCol", "new column with the classes' probabilities, a vector; empty for none", TypeConverters.toString
    )
    rawPredictionCol = param(
        "rawPredictionCol",
        "new column with what the last layer computes before its activation, a vector; empty for none",
        TypeConverters.toString,
    )
    thresholds = param(
        "thresholds", "of the classes: predicted is the class whose probability is most of its threshold", TypeConverters.toListFloat
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "featuresCol": "features",
        "featuresCols": [],
        "labelCol": "label",
        "predictionCol": "prediction",
        "probabilityCol": "probability",
        "rawPredictionCol": "rawPrediction",
        "thresholds": [],
    }

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLabelCol(self: S, value: str | None) -> S:
        """Sets column with the labels. None: as if never set."""
        return self._with(labelCol=value)

    def getLabelCol(self) -> str:
        """The value that is set, or the default: column with the labels."""
        return self.getOrDefault("labelCol")

    def setPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with the prediction. None: as if never set."""
        return self._with(predictionCol=value)

    def getPredictionCol(self) -> str:
        """The value that is set, or the default: new column with the prediction."""
        return self.getOrDefault("predictionCol")

    def setProbabilityCol(self: S, value: str | None) -> S:
        """Sets new column with the classes' probabilities, a vector; empty for none. None: as if never set."""
        return self._with(probabilityCol=value)

    def getProbabilityCol(self) -> str:
        """The value that is set, or the default: new column with the classes' probabilities, a vector; empty for none."""
        return self.getOrDefault("probabilityCol")

    def setRawPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with what the last layer computes before its activation, a vector; empty for none. None: as if never set."""
        return self._with(rawPredictionCol=value)

    def getRawPredictionCol(self) -> str:
        """The value that is set, or the default: new column with what the last layer computes before its activation, a vector; empty for none."""
        return self.getOrDefault("rawPredictionCol")

    def setThresholds(self: S, value: Sequence[float] | None) -> S:
        """Sets of the classes: predicted is the class whose probability is most of its threshold. None: as if never set."""
        return self._with(thresholds=value)

    def getThresholds(self) -> list[float]:
        """The value that is set, or the default: of the classes: predicted is the class whose probability is most of its threshold."""
        return self.getOrDefault("thresholds")


class NeuralNetworkRegressionModelParams(HasFeaturesCol, HasLabelCol, HasPredictionCol, ModelParams):
    """Params of NeuralNetworkRegressionModel."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    labelCol = param("labelCol", "column with the labels", TypeConverters.toString)
    predictionCol = param("predictionCol", "new column with the prediction", TypeConverters.toString)

    _defaults: ClassVar[dict[str, Any]] = {
        "featuresCol": "features",
        "featuresCols": [],
        "labelCol": "label",
        "predictionCol": "prediction",
    }

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLabelCol(self: S, value: str | None) -> S:
        """Sets column with the labels. None: as if never set."""
        return self._with(labelCol=value)

    def getLabelCol(self) -> str:
        """The value that is set, or the default: column with the labels."""
        return self.getOrDefault("labelCol")

    def setPredictionCol(self: S, value: str | None) -> S:
        """Sets new column with the prediction. None: as if never set."""
        return self._with(predictionCol=value)

    def getPredictionCol(self) -> str:
        """The value that is set, or the default: new column with the prediction."""
        return self.getOrDefault("predictionCol")


class NeuralNetworkAutoencoderModelParams(HasFeaturesCol, HasOutputCol, ModelParams):
    """Params of NeuralNetworkAutoencoderModel."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    layer = param(
        "layer", "name or number of the layer whose activations the column holds; empty for the last one", TypeConverters.toString
    )
    outputCol = param("outputCol", "new column", TypeConverters.toString)

    _defaults: ClassVar[dict[str, Any]] = {"featuresCol": "features", "featuresCols": [], "layer": "", "outputCol": "output"}

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLayer(self: S, value: str | None) -> S:
        """Sets name or number of the layer whose activations the column holds; empty for the last one. None: as if never set."""
        return self._with(layer=value)

    def getLayer(self) -> str:
        """The value that is set, or the default: name or number of the layer whose activations the column holds; empty for the last one."""
        return self.getOrDefault("layer")

    def setOutputCol(self: S, value: str | None) -> S:
        """Sets new column. None: as if never set."""
        return self._with(outputCol=value)

    def getOutputCol(self) -> str:
        """The value that is set, or the default: new column."""
        return self.getOrDefault("outputCol")


class NeuralNetworkModelParams(HasInputCols, HasOutputCols, ModelParams):
    """Params of NeuralNetworkModel."""

    inputCols = param("inputCols", "columns of the network's inputs, in order", TypeConverters.toListString)
    outputCols = param("outputCols", "new columns, in the order of the outputs", TypeConverters.toListString)

    _defaults: ClassVar[dict[str, Any]] = {"inputCols": ["features"], "outputCols": ["output"]}

    def setInputCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns of the network's inputs, in order. None: as if never set."""
        return self._with(inputCols=value)

    def getInputCols(self) -> list[str]:
        """The value that is set, or the default: columns of the network's inputs, in order."""
        return self.getOrDefault("inputCols")

    def setOutputCols(self: S, value: Sequence[str] | None) -> S:
        """Sets new columns, in the order of the outputs. None: as if never set."""
        return self._with(outputCols=value)

    def getOutputCols(self) -> list[str]:
        """The value that is set, or the default: new columns, in the order of the outputs."""
        return self.getOrDefault("outputCols")


class ImageFeaturizerParams(HasFeaturesCol, HasOutputCol, ModelParams):
    """Params of ImageFeaturizer."""

    featuresCol = param("featuresCol", "column with the features, or a list of columns with a number each", TypeConverters.toString)
    featuresCols = param(
        "featuresCols", "columns with one number each, in place of featuresCol: the features, in this order", TypeConverters.toListString
    )
    layer = param(
        "layer",
        "name or number of the layer whose activations the column holds; empty for the one before the last",
        TypeConverters.toString,
    )
    outputCol = param("outputCol", "new column", TypeConverters.toString)

    _defaults: ClassVar[dict[str, Any]] = {"featuresCol": "features", "featuresCols": [], "layer": "", "outputCol": "output"}

    @recorded
    def __init__(
        self,
        network: Any = None,
        *,
        batch_size: int = 256,
        features_col: str | Sequence[str] = "features",
        features_cols: Sequence[str] = (),
        handle_invalid: str = "error",
        layer: str = "",
        output_col: str = "output",
        **params: Any,
    ) -> None:
        """A featurizer around a network or the file of one.

        Args:
            network: The network.
            batch_size: Rows that are scored at once (>= 1).
            features_col: Column with the features, or a list of columns with a number each.
            features_cols: Columns with one number each, in place of featuresCol: the features, in this order.
            handle_invalid: What to do with rows where a column that is read is null, holds a null or NaN, or an image that could not
                be read: 'error', or 'skip' to leave them out.
            layer: Name or number of the layer whose activations the column holds; empty for the one before the last.
            output_col: New column.
            params: The same in camel case.
        """

    def setFeaturesCol(self: S, value: str | Sequence[str] | None) -> S:
        """Sets column with the features, or a list of columns with a number each. None: as if never set."""
        return self._with(featuresCol=value)

    def getFeaturesCol(self) -> Any:
        """The value that is set, or the default: column with the features, or a list of columns with a number each."""
        return self.getOrDefault("featuresCol")

    def setFeaturesCols(self: S, value: Sequence[str] | None) -> S:
        """Sets columns with one number each, in place of featuresCol: the features, in this order. None: as if never set."""
        return self._with(featuresCols=value)

    def getFeaturesCols(self) -> list[str]:
        """The value that is set, or the default: columns with one number each, in place of featuresCol: the features, in this order."""
        return self.getOrDefault("featuresCols")

    def setLayer(self: S, value: str | None) -> S:
        """Sets name or number of the layer whose activations the column holds; empty for the one before the last. None: as if never set."""
        return self._with(layer=value)

    def getLayer(self) -> str:
        """The value that is set, or the default: name or number of the layer whose activations the column holds; empty for the one before the last."""
        return self.getOrDefault("layer")

    def setOutputCol(self: S, value: str | None) -> S:
        """Sets new column. None: as if never set."""
        return self._with(outputCol=value)

    def getOutputCol(self) -> str:
        """The value that is set, or the default: new column."""
        return self.getOrDefault("outputCol")
