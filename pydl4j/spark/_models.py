"""Models: transformers that score inside the executors' JVMs, on batches and streams."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pyspark.ml.linalg import Vector, Vectors
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaModel
from pyspark.sql import DataFrame

from pydl4j._errors import ConfigurationError
from pydl4j.nn import (
    ROC,
    ComputationGraph,
    Evaluation,
    EvaluationBinary,
    EvaluationCalibration,
    MultiLayerNetwork,
    RegressionEvaluation,
    ROCBinary,
    ROCMultiClass,
)
from pydl4j.nn._any import check_version, load
from pydl4j.nn._plots import axes_for
from pydl4j.spark import _generated
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._params import NamedParams
from pydl4j.spark._session import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PACKAGE = "pydl4j.spark"
"""Of the Java classes: PySpark looks for the Python class of a stage that it loads under the same name."""
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

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._set_defaults()

    def _assign(self, name: str, value: Any) -> None:
        super()._assign(*joined(self, name, value))

    @classmethod
    def from_network(
        cls: type[M],
        network: MultiLayerNetwork | ComputationGraph | str | os.PathLike[str],
        *,
        written_by: str | None = None,
        **params: Any,
    ) -> M:
        """A model around a network that was trained elsewhere: the network itself, or a file that its `save` wrote.

        Args:
            network: The network or its file.
            written_by: The version of Deeplearning4j that wrote the file, such as ``"1.0.0-beta7"``, as `pydl4j.load` takes it.
            params: Params of the model, in camel or snake case.

        Raises:
            ConfigurationError: there is no session that can be used, a param is misspelt or out of its range, or a graph has several
                inputs or outputs, for which there is `NeuralNetworkModel`.
            ModelFileError: the file is no model.
        """
        require()
        version = version_of(network, written_by)
        model = cls()
        model._java_obj = model._new_java_obj(f"{PACKAGE}.{cls.__name__}", model.uid)
        model._take(network, version)
        model._with(**params)
        return model

    def _take(self, network: Any, version: str = "") -> None:
        assert self._java_obj is not None
        with in_python_terms(), model_file(network) as file:
            self._java_obj.setModelFile(file, version)

    def _transform(self, dataset: DataFrame) -> DataFrame:
        require(dataset.sparkSession)
        with in_python_terms():
            return super()._transform(dataset)

    def network(self) -> MultiLayerNetwork | ComputationGraph:
        """The network itself in the local session, for `output`, `evaluate`, `fit` and `save`; close it when it is not needed any more."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "model.zip")
            self.save_network(file)
            return load(file)

    def save_network(self, path: str | os.PathLike[str]) -> None:
        """Writes the file that `pydl4j.load` and Java's `ModelFile.read` read, on this machine.

        It is replaced as `MultiLayerNetwork.save` does it: when the new one is whole.

        Raises:
            ModelFileError: it cannot be written there.
        """
        assert self._java_obj is not None
        with in_python_terms():
            self._java_obj.saveNetwork(os.path.abspath(path))

    def _one(self, method: str, value: Any) -> Any:
        vector = value if isinstance(value, Vector) else Vectors.dense(value)
        with in_python_terms():
            self._transfer_params_to_java()
            return self._call_java(method, vector)

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


@contextmanager
def model_file(network: Any) -> Iterator[str]:
    """The path of a network's file, which the driver's JVM reads: bytes cannot cross Py4J beyond 256 MiB."""
    if not isinstance(network, (MultiLayerNetwork, ComputationGraph)):
        yield os.path.abspath(network)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "model.zip")
        network.save(file)
        yield str(file)


def version_of(network: Any, written_by: str | None) -> str:
    """The version of Deeplearning4j that is said to have written a file; empty for none.

    Raises:
        ConfigurationError: It is none, or said of what is no file.
    """
    version = check_version(written_by)
    if version and not isinstance(network, (str, os.PathLike)):
        raise ConfigurationError(f"The 'written_by' is said of files. Got {network!r}: leave it out.")
    return version


def joined(stage: NamedParams, name: str, value: Any) -> tuple[str, Any]:
    """A list of columns as `featuresCol` is that of `featuresCols`; the other one is as never set."""
    if name == "featuresCol" and stage.hasParam("featuresCols"):
        several = value is not None and not isinstance(value, str)
        stage.clear(stage.getParam("featuresCol" if several else "featuresCols"))
        return ("featuresCols", list(value)) if several else (name, value)
    return name, value


class NeuralNetworkClassificationModel(NetworkModel, _generated.NeuralNetworkClassificationModelParams):
    """Tells classes apart: adds `rawPrediction`, `probability` (vectors) and `prediction` (the class, a double).

    Example:
        >>> model = NeuralNetworkClassificationModel.from_network(net, features_col="pixels")
        >>> model.transform(df).select("prediction")
    """

    @property
    def numClasses(self) -> int:
        """How many classes there are: one output stands for two."""
        return int(self._call_java("numClasses"))

    @property
    def numFeatures(self) -> int:
        """Numbers of an example."""
        return int(self._call_java("numFeatures"))

    def predict(self, value: Any) -> float:
        """The class of one example, a vector or a list of `numFeatures` numbers, computed on this machine.

        Raises:
            ConfigurationError: it has another number of features.
        """
        return float(self._one("predict", value))

    def predictProbability(self, value: Any) -> Vector:
        """The probabilities of the classes for one example, a vector of `numClasses`; see `predict`."""
        return cast(Vector, self._one("predictProbability", value))

    def predictRaw(self, value: Any) -> Vector:
        """The raw numbers of the classes for one example, a vector of `numClasses`; see `predict`."""
        return cast(Vector, self._one("predictRaw", value))

    def evaluate(self, dataset: DataFrame) -> Evaluation:
        """Accuracy, precision, recall, F1 and the confusion matrix, counted in the executors; `labelCol` holds classes.

        Raises:
            ConfigurationError: a column is missing or of another type.
        """
        return Evaluation._from_json(self._counted("evaluate", dataset))

    def evaluate_roc(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROC:
        """The ROC of a network with one probability or two classes; 0 steps for exact, which keeps 8 bytes a row."""
        return ROC._from_json(self._counted("evaluateROC", dataset, threshold_steps))

    def evaluate_roc_multi_class(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROCMultiClass:
        """The ROC of each class against the others; 0 steps for exact, which keeps 8 bytes a row and class."""
        return ROCMultiClass._from_json(self._counted("evaluateROCMultiClass", dataset, threshold_steps))

    def evaluate_roc_binary(self, dataset: DataFrame, *, threshold_steps: int = 0) -> ROCBinary:
        """The ROC of each of several yes-or-no questions; `labelCol` holds vectors or arrays of 0 and 1. Steps: see `evaluate_roc`."""
        return ROCBinary._from_json(self._counted("evaluateROCBinary", dataset, threshold_steps))

    def evaluate_binary(self, dataset: DataFrame) -> EvaluationBinary:
        """Accuracy and the like of each of several yes-or-no questions; `labelCol` holds vectors or arrays of 0 and 1."""
        return EvaluationBinary._from_json(self._counted("evaluateBinary", dataset))

    def evaluate_calibration(self, dataset: DataFrame, *, bins: int = 10) -> EvaluationCalibration:
        """Whether probabilities can be taken at their word; `bins` steps of the probability from 0 to 1, at least 1."""
        return EvaluationCalibration._from_json(self._counted("evaluateCalibration", dataset, bins))


class NeuralNetworkRegressionModel(NetworkModel, _generated.NeuralNetworkRegressionModelParams):
    """Predicts a number in the units of the labels (a double), or several (a vector), in `prediction`."""

    @property
    def numFeatures(self) -> int:
        """Numbers of an example."""
        return int(self._call_java("numFeatures"))

    def predict(self, value: Any) -> float:
        """The number for one example, a vector or a list of `numFeatures` numbers, computed on this machine.

        Raises:
            ConfigurationError: the network has several outputs, or the example another number of features.
        """
        return float(self._one("predict", value))

    def evaluate(self, dataset: DataFrame) -> RegressionEvaluation:
        """Errors and correlation of each column of `labelCol`, counted in the executors, in the units of the labels."""
        return RegressionEvaluation._from_json(self._counted("evaluate", dataset))


class NeuralNetworkAutoencoderModel(NetworkModel, _generated.NeuralNetworkAutoencoderModelParams):
    """Gives its input back, or with `layer` the code that this layer makes, in `output`."""


class NeuralNetworkModel(NetworkModel, _generated.NeuralNetworkModelParams):
    """Any network: `inputCols` in the order of its inputs, its outputs as vectors in `outputCols`."""


class ImageFeaturizer(_generated.ImageFeaturizerParams, NetworkModel):
    """A frozen network whose activations are features for another estimator: transfer learning.

    The column `output` holds the activations of `layer`, by default of the one before the last, as a vector.

    Example:
        >>> featurizer = ImageFeaturizer(net, features_col="pixels", output_col="features")
        >>> Pipeline(stages=[featurizer, LogisticRegression()]).fit(df)
    """

    def _begin(self, network: Any = None, **params: Any) -> None:
        if network is None and params:
            raise ConfigurationError("The 'network' of ImageFeaturizer is missing. It must be a network or the file of one.")
        NetworkModel.__init__(self, None)
        if network is not None:
            self._java_obj = self._new_java_obj(f"{PACKAGE}.{type(self).__name__}", self.uid)
            self._take(network)
            self._with(**params)

    @classmethod
    def _from_java(cls, java_stage: Any) -> Any:
        """PySpark calls a constructor with the Java object."""
        made = cls()
        made._java_obj = java_stage
        made._resetUid(java_stage.uid())
        made._transfer_params_from_java()
        return made
