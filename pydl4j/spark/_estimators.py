"""Estimators: they train networks inside the executors' JVMs, and go into Pipeline and CrossValidator."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from typing import Any

from pyspark.ml.wrapper import JavaEstimator

from pydl4j._errors import ConfigurationError
from pydl4j.spark import _generated, _models, _one_vs_rest
from pydl4j.spark._callbacks import Callback, called
from pydl4j.spark._failures import in_python_terms
from pydl4j.spark._frames import frame
from pydl4j.spark._interrupts import interruptible
from pydl4j.spark._models import PACKAGE, NetworkModel, Stored, joined
from pydl4j.spark._params import NamedParams
from pydl4j.spark._progress import shown
from pydl4j.spark._session import require


class _Folder:
    """A folder for a model to go on from; it goes when nobody holds it any more."""

    def __init__(self) -> None:
        self.name = tempfile.mkdtemp(prefix="pydl4j-initial-")
        weakref.finalize(self, shutil.rmtree, self.name, ignore_errors=True)


class NetworkEstimator(Stored, JavaEstimator[Any], NamedParams):
    """What the estimators share. `explainParams()` prints all params with their defaults.

    One replica of the network learns in each of `num_workers` tasks of a barrier stage; `sync` says how they keep together.
    """

    _model: type[NetworkModel]
    _folder: _Folder | None = None
    callbacks: Sequence[Callback] = ()
    """Called after each pass, in a thread of their own; what one raises ends the training."""

    def _begin(self, conf: Any = None, *, callbacks: Sequence[Callback] = (), **params: Any) -> None:
        super().__init__()
        require()
        self._java_obj = self._new_java_obj(f"{PACKAGE}.{type(self).__name__}", self.uid)
        self._set_defaults()
        self.callbacks = tuple(callbacks)
        given = {"conf": conf, **params}
        self._with(**{name: value for name, value in given.items() if value is not None})

    def _assign(self, name: str, value: Any) -> None:
        if name == "initialModel" and value is not None and not isinstance(value, str):
            value = self._file_of(value)
        super()._assign(*joined(self, name, value))

    def _file_of(self, model: Any) -> str:
        """The file of a model; one in memory is written to a folder that lives as long as this estimator and its copies."""
        if hasattr(model, "__fspath__"):
            return str(os.fspath(model))
        self._folder = _Folder()
        file = os.path.join(self._folder.name, "model.zip")
        write = model.save_network if isinstance(model, NetworkModel) else model.save
        write(file)
        return file

    def fit(self, dataset: Any, params: Any = None) -> Any:
        """Trains on a DataFrame, or on an RDD of (features, label): arrays, lists or MLlib's `LabeledPoint`.

        Args:
            dataset: The rows.
            params: Params for this fit alone, by the stage's own: `{est.epochs: 3}`; a list of such dicts gives a list of models.

        Raises:
            ConfigurationError: something does not fit together; nothing was trained.
            WorkerError: a worker failed; the message names it and the cause.
        """
        return super().fit(dataset, params)

    def _fit(self, dataset: Any) -> Any:
        data = frame(dataset, labelled=self.hasParam("labelCol") or self.hasParam("labelCols"), params=self)
        spark = require(data.sparkSession)
        show = self.getOrDefault("progress") if self.isDefined("progress") else None
        assert self._java_obj is not None
        with in_python_terms(), shown(self._java_obj, show), called(self._java_obj, self.callbacks, spark):
            return interruptible(spark, lambda: super(NetworkEstimator, self)._fit(data))

    def _create_model(self, java_model: Any) -> NetworkModel:
        return self._model(java_model)

    def _copyValues(self, to: Any, extra: Any = None) -> Any:
        """A model's `batchSize` is not that of the training, but `scoringBatchSize`."""
        super()._copyValues(to, extra)
        if isinstance(to, NetworkModel):
            to._setDefault(batchSize=_generated.ModelParams._defaults["batchSize"])
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


class NeuralNetworkClassifier(_generated.NeuralNetworkClassifierParams, NetworkEstimator):
    """Trains a network to tell classes apart.

    Labels are the indices of classes, of any number type or booleans, or one vector of numbers a row: yes-or-no questions.

    Example:
        >>> est = NeuralNetworkClassifier(conf, features_col="pixels", label_col="digit", num_workers=4, sync=Average(every=10), epochs=3)
        >>> model = est.fit(train_df)
        >>> model.transform(test_df).select("prediction", "probability")
    """

    _model = _models.NeuralNetworkClassificationModel

    def _fit(self, dataset: Any) -> Any:
        if not self.getOrDefault("labelCol").startswith(_one_vs_rest.LABELS):
            return super()._fit(dataset)
        if (classes := self._classes()) != 2:
            raise ConfigurationError(
                "OneVsRest fits a network for each class, which tells it from all others: give it one output (sigmoid, loss 'xent') "
                f"or two (softmax, loss 'mcxent'). This one tells {classes} classes apart; it does so by itself, without OneVsRest."
            )
        model = super()._fit(dataset)
        model.clear(model.labelCol)  # a column that only OneVsRest has
        return _one_vs_rest.OneClassModel(model)

    def _classes(self) -> int:
        with in_python_terms():
            self._transfer_params_to_java()
            return int(self._java_obj.numClasses())  # type: ignore[union-attr]


class NeuralNetworkRegressor(_generated.NeuralNetworkRegressorParams, NetworkEstimator):
    """Trains a network to predict a number, or a vector of several.

    With `normalizer="standardize", normalize_labels=True` labels are scaled for the training, and predictions back.
    """

    _model = _models.NeuralNetworkRegressionModel


class NeuralNetworkAutoencoder(_generated.NeuralNetworkAutoencoderParams, NetworkEstimator):
    """Trains a network to give its input back; the model's `layer` is the one whose code it gives, by default the last."""

    _model = _models.NeuralNetworkAutoencoderModel


class NeuralNetworkEstimator(_generated.NeuralNetworkEstimatorParams, NetworkEstimator):
    """Trains any network: a column for each input, a column of labels and a new column for each output."""

    _model = _models.NeuralNetworkModel
