"""Models: transformers that score inside the executors' JVMs, on batches and streams."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pyspark.ml.param import TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaModel
from pyspark.sql import DataFrame

from pydl4j._errors import ConfigurationError
from pydl4j.nn import (
    ROC,
    Evaluation,
    EvaluationBinary,
    EvaluationCalibration,
    MultiLayerNetwork,
    RegressionEvaluation,
    ROCBinary,
    ROCMultiClass,
)
from pydl4j.nn._plots import axes_for
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._params import NamedParams, param
from pydl4j.spark._session import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PACKAGE = "org.pydl4j.spark.ml"
HANDLE_INVALID = "what to do with rows that have a null in a column that is read: 'error', or 'skip' to leave them out"
M = TypeVar("M", bound="NetworkModel")


class Reader(JavaMLReader[Any]):
    """Finds our Java classes, and says what is missing where they are not."""

    @classmethod
    def _java_loader_class(cls, clazz: Any) -> str:
        require()
        return f"{PACKAGE}.{clazz.__name__}"


class Stored(JavaMLReadable[Any], JavaMLWritable):
    """Stages that are written and read by Java: `save`, `write`, `load`, `read`."""

    @classmethod
    def read(cls) -> Reader:
        """A reader for `load(path)`."""
        return Reader(cls)


class NetworkModel(Stored, JavaModel, NamedParams):
    """What our models share. They come from an estimator's `fit`, from `load`, or from `from_network`."""

    batchSize = param("batchSize", "rows that are scored at once (>= 1)", TypeConverters.toInt)
    handleInvalid = param("handleInvalid", HANDLE_INVALID)
    _defaults = {"batchSize": 256, "handleInvalid": "error"}  # noqa: RUF012 - declared so by the base class

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._set_defaults()

    @classmethod
    def from_network(cls: type[M], network: MultiLayerNetwork | str | os.PathLike[str], **params: Any) -> M:
        """A model around a network that was trained elsewhere: the network itself, or a file that its `save` wrote.

        Args:
            network: The network or its file.
            params: Params of the model, in camel or snake case.
        """
        require()
        model = cls()
        model._java_obj = model._new_java_obj(f"{PACKAGE}.{cls.__name__}", model.uid)
        with in_python_terms():
            model._java_obj.setModelFile(bytearray(_file_bytes(network)))
        model.setParams(**params)
        return model

    def _transform(self, dataset: DataFrame) -> DataFrame:
        require(dataset.sparkSession)
        with in_python_terms():
            return super()._transform(dataset)

    def network(self) -> MultiLayerNetwork:
        """The network itself in the local session, for `output`, `evaluate`, `fit` and `save`."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "model.zip")
            self.save_network(file)
            return MultiLayerNetwork.load(file)

    def save_network(self, path: str | os.PathLike[str]) -> None:
        """Writes the file that `pydl4j.load` and Java's `MultiLayerNetwork.load` read, on this machine.

        It is replaced as `MultiLayerNetwork.save` does it: when the new one is whole.
        """
        assert self._java_obj is not None
        with in_python_terms():
            self._java_obj.saveNetwork(os.path.abspath(path))

    def _file(self) -> bytes:
        assert self._java_obj is not None
        return bytes(self._java_obj.modelFile())

    def _counted(self, method: str, dataset: DataFrame, *arguments: Any) -> str:
        """The JSON of the evaluation that `method` of the model counts in the executors."""
        require(dataset.sparkSession)
        with in_python_terms():
            self._transfer_params_to_java()
            return str(getattr(self._java_obj, method)(dataset._jdf, *arguments).toJson())

    @property
    def history(self) -> DataFrame:
        """How the training went: a row a pass with score, validationScore, examples, seconds, best, and the workers'
        examples and seconds of computing, waiting, communication and data."""
        spark = require()
        return DataFrame(self._java_obj.history(spark._jsparkSession), spark)  # type: ignore[union-attr]

    def plot_history(self, ax: Axes | None = None) -> Axes:
        """A picture of the scores by pass."""
        axes = axes_for(ax)
        rows = self.history.orderBy("epoch").collect()
        epochs = [row["epoch"] + 1 for row in rows]
        axes.plot(epochs, [row["score"] for row in rows], marker=".", label="training")
        validation = [row["validationScore"] for row in rows]
        if any(score == score for score in validation):
            axes.plot(epochs, validation, marker=".", label="validation")
            axes.legend()
        axes.set_xlabel("pass")
        axes.set_ylabel("score")
        made: Axes = axes
        return made


def _file_bytes(network: Any) -> bytes:
    if not isinstance(network, MultiLayerNetwork):
        return Path(network).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "model.zip")
        network.save(file)
        return file.read_bytes()


class _Features(NamedParams):
    featuresCol = param("featuresCol", "column with the features")
    _defaults = {"featuresCol": "features"}  # noqa: RUF012


class _Label(NamedParams):
    labelCol = param("labelCol", "column with the labels")
    _defaults = {"labelCol": "label"}  # noqa: RUF012


class _Prediction(NamedParams):
    predictionCol = param("predictionCol", "new column with the prediction")
    _defaults = {"predictionCol": "prediction"}  # noqa: RUF012


class _Probability(NamedParams):
    probabilityCol = param("probabilityCol", "new column with the classes' probabilities, a vector; empty for none")
    rawPredictionCol = param("rawPredictionCol", "new column with what the last layer computes before its activation; empty for none")
    _defaults = {"probabilityCol": "probability", "rawPredictionCol": "rawPrediction"}  # noqa: RUF012


class _Layer(NamedParams):
    outputCol = param("outputCol", "new column")
    layer = param("layer", "name or number of the layer whose activations the column holds")
    _defaults = {"outputCol": "output", "layer": ""}  # noqa: RUF012


class _Columns(NamedParams):
    inputCols = param("inputCols", "columns of the network's inputs, in order", TypeConverters.toListString)
    outputCols = param("outputCols", "new columns, in the order of the outputs", TypeConverters.toListString)
    _defaults = {"inputCols": ["features"], "outputCols": ["output"]}  # noqa: RUF012


class NeuralNetworkClassificationModel(NetworkModel, _Features, _Label, _Prediction, _Probability):
    """Tells classes apart: adds `rawPrediction`, `probability` (vectors) and `prediction` (the class, a double).

    Example:
        >>> model = NeuralNetworkClassificationModel.from_network(net, features_col="pixels")
        >>> model.transform(df).select("prediction")
    """

    def evaluate(self, dataset: DataFrame) -> Evaluation:
        """Accuracy, precision, recall, F1 and the confusion matrix, counted in the executors; `labelCol` holds classes."""
        return Evaluation._from_json(self._counted("evaluate", dataset))

    def evaluate_roc(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROC:
        """The ROC of a network with one probability or two classes; 0 steps for exact, which keeps 8 bytes a row."""
        return ROC._from_json(self._counted("evaluateROC", dataset, threshold_steps))

    def evaluate_roc_multi_class(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROCMultiClass:
        """The ROC of each class against the others."""
        return ROCMultiClass._from_json(self._counted("evaluateROCMultiClass", dataset, threshold_steps))

    def evaluate_roc_binary(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROCBinary:
        """The ROC of each of several yes-or-no questions; `labelCol` holds vectors or arrays of 0 and 1."""
        return ROCBinary._from_json(self._counted("evaluateROCBinary", dataset, threshold_steps))

    def evaluate_binary(self, dataset: DataFrame) -> EvaluationBinary:
        """Accuracy and the like of each of several yes-or-no questions; `labelCol` holds vectors or arrays of 0 and 1."""
        return EvaluationBinary._from_json(self._counted("evaluateBinary", dataset))

    def evaluate_calibration(self, dataset: DataFrame, *, bins: int = 10) -> EvaluationCalibration:
        """Whether probabilities can be taken at their word; `bins` steps of the probability."""
        return EvaluationCalibration._from_json(self._counted("evaluateCalibration", dataset, bins))


class NeuralNetworkRegressionModel(NetworkModel, _Features, _Label, _Prediction):
    """Predicts a number in the units of the labels (a double), or several (a vector), in `prediction`."""

    def evaluate(self, dataset: DataFrame) -> RegressionEvaluation:
        """Errors and correlation of each column of `labelCol`, counted in the executors."""
        return RegressionEvaluation._from_json(self._counted("evaluate", dataset))


class NeuralNetworkAutoencoderModel(NetworkModel, _Features, _Layer):
    """Gives its input back, or with `layer` the code that this layer makes, in `output`."""


class NeuralNetworkModel(NetworkModel, _Columns):
    """Any network: its outputs as vectors in `outputCols`."""


class ImageFeaturizer(NetworkModel, _Features, _Layer):
    """A frozen network whose activations are features for another estimator: transfer learning.

    The column `output` holds the activations of `layer`, by default of the one before the last, as a vector.

    Example:
        >>> featurizer = ImageFeaturizer(net, features_col="pixels", output_col="features")
        >>> Pipeline(stages=[featurizer, LogisticRegression()]).fit(df)
    """

    def __init__(self, network: Any = None, **params: Any) -> None:
        if network is None and params:
            raise ConfigurationError("The 'network' of ImageFeaturizer is missing. It must be a network or the file of one.")
        super().__init__(None)
        if network is not None:
            made = type(self).from_network(network, **params)
            self._resetUid(made.uid)
            self._java_obj, made._java_obj = made._java_obj, None
            self.setParams(**params)
