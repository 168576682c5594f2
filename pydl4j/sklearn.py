"""Networks as estimators of scikit-learn: in pipelines, grid searches, cross-validation.

Needs scikit-learn 1.6 or newer (`pip install 'pydl4j[sklearn]'`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from pydl4j import nn
from pydl4j._errors import PyDl4jError

try:
    from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
    from sklearn.model_selection import train_test_split
    from sklearn.utils import check_random_state
    from sklearn.utils.multiclass import check_classification_targets
    from sklearn.utils.validation import check_is_fitted, validate_data
except ImportError as error:
    raise PyDl4jError("Estimators need scikit-learn 1.6 or newer. Install it with: pip install 'pydl4j[sklearn]'") from error

__all__ = ["NeuralNetworkClassifier", "NeuralNetworkRegressor"]

Numpy = npt.NDArray[Any]
_TYPES = [np.float64, np.float32]


class _NeuralNetworkEstimator(BaseEstimator):  # type: ignore[misc]
    """What both share: the network is made at `fit`, from the number of columns and classes or targets."""

    def __init__(
        self,
        layers: Sequence[Any] = (100,),
        *,
        activation: Any = "relu",
        loss: Any = None,
        updater: Any = None,
        l2: float = 1e-4,
        epochs: int = 200,
        batch_size: int = 32,
        shuffle: bool = True,
        early_stopping: Any = None,
        validation_fraction: float = 0.1,
        listeners: Sequence[Any] = (),
        random_state: Any = None,
    ) -> None:
        self.layers = layers
        self.activation = activation
        self.loss = loss
        self.updater = updater
        self.l2 = l2
        self.epochs = epochs
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.listeners = listeners
        self.random_state = random_state

    def _train(self, x: Numpy, targets: Numpy, output: nn.Output, stratify: Numpy | None = None) -> None:
        seed = int(check_random_state(self.random_state).randint(2**31 - 1))
        conf = nn.MultiLayerConfiguration(
            input_type=nn.InputType.feed_forward(x.shape[1]),
            layers=[*(nn.Dense(int(each)) if isinstance(each, (int, np.integer)) else each for each in self.layers), output],
            activation=self.activation,
            updater=nn.Adam(1e-3) if self.updater is None else self.updater,
            l2=self.l2,
            seed=seed,
            data_type="double" if x.dtype == np.float64 else "float",
        )
        held_out = None
        if self.early_stopping is not None:
            x, valid_x, targets, valid_targets = train_test_split(
                x, targets, test_size=self.validation_fraction, random_state=seed, stratify=stratify
            )
            held_out = (valid_x, valid_targets)
        self.network_ = nn.MultiLayerNetwork(conf).init()
        self.network_.fit(
            x,
            targets,
            epochs=self.epochs,
            batch_size=self.batch_size,
            shuffle=self.shuffle,
            listeners=self.listeners,
            validation_data=held_out,
            early_stopping=self.early_stopping,
        )
        self.history_ = self.network_.history
        self.n_iter_ = len(self.history_)

    def _outputs(self, x: Any) -> Numpy:
        check_is_fitted(self)
        checked = validate_data(self, x, dtype=_TYPES, reset=False)
        return self.network_.output(checked)


class NeuralNetworkClassifier(ClassifierMixin, _NeuralNetworkEstimator):  # type: ignore[misc]
    """A network that tells classes apart, as an estimator of scikit-learn.

    Args:
        layers: Hidden layers: their sizes, or layers such as `nn.Dense(50, activation="tanh")`, `nn.Dropout(0.8)`. The
            output layer is added. Default: (100,).
        activation: Of the hidden layers. Default: "relu".
        loss: Of the output layer, whose activation is softmax. Default: None, "mcxent".
        updater: Default: None, `nn.Adam(1e-3)`.
        l2: Default: 1e-4.
        epochs: Passes over the data, at most. Default: 200.
        batch_size: Examples in a mini-batch. Default: 32.
        shuffle: Whether passes go in random order. Default: True.
        early_stopping: As for `fit` of a network: an `nn.EarlyStoppingConfiguration`, or epochs without an improvement on
            the part that is held out. Default: None.
        validation_fraction: How much is held out for early stopping. Default: 0.1.
        listeners: Of the training. Default: none.
        random_state: A seed for equal results; None for others each time. Default: None.

    Attributes:
        network_: The `nn.MultiLayerNetwork`.
        classes_: The labels, in the order of its outputs.
        history_: Score by epoch.
        n_iter_: Epochs that were trained.
        n_features_in_: Columns.

    Networks compute in float32 where the data is float32, else in float64, as scikit-learn does.

    Example:
        >>> from pydl4j.sklearn import NeuralNetworkClassifier
        >>> model = NeuralNetworkClassifier((50,), epochs=20, random_state=0).fit(x, y)
        >>> model.predict_proba(x).shape
        (8, 3)
    """

    def fit(self, X: Any, y: Any) -> NeuralNetworkClassifier:
        """Trains a new network.

        Args:
            X: [n, features].
            y: [n], labels of any kind.

        Raises:
            ValueError: numbers are missing, or there is only one class.
        """
        x, labels = validate_data(self, X, y, dtype=_TYPES)
        check_classification_targets(labels)
        self.classes_, indices = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"A classifier needs at least two classes. Got one class, {self.classes_[0]!r}.")
        output = nn.Output(len(self.classes_), loss=self.loss or "mcxent", activation="softmax")
        self._train(x, indices.astype(np.int64), output, indices)
        return self

    def predict_proba(self, X: Any) -> Numpy:
        """The probability of each class: [n, classes], in the order of `classes_`."""
        return self._outputs(X).astype(np.float64)

    def predict(self, X: Any) -> Numpy:
        """The most probable class: [n]."""
        places: Numpy = self._outputs(X).argmax(axis=1)
        chosen: Numpy = self.classes_[places]
        return chosen


class NeuralNetworkRegressor(RegressorMixin, _NeuralNetworkEstimator):  # type: ignore[misc]
    """A network that predicts numbers, as an estimator of scikit-learn.

    Its arguments and attributes are those of `NeuralNetworkClassifier`; the loss is "mse" unless another one is given. Numbers of
    another size than about 1 train slowly: scale them, for example with scikit-learn's `TransformedTargetRegressor`.

    Example:
        >>> from pydl4j.sklearn import NeuralNetworkRegressor
        >>> model = NeuralNetworkRegressor((50,), epochs=20, random_state=0).fit(x, targets)
        >>> model.predict(x).shape
        (8,)
    """

    def fit(self, X: Any, y: Any) -> NeuralNetworkRegressor:
        """Trains a new network.

        Args:
            X: [n, features].
            y: [n] or [n, targets].

        Raises:
            ValueError: numbers are missing.
        """
        x, targets = validate_data(self, X, y, dtype=_TYPES, multi_output=True, y_numeric=True)
        self._columns = None if targets.ndim == 1 else targets.shape[1]
        output = nn.Output(self._columns or 1, loss=self.loss or "mse", activation="identity")
        self._train(x, targets.reshape(len(targets), -1).astype(x.dtype), output)
        return self

    def predict(self, X: Any) -> Numpy:
        """The numbers: [n], or [n, targets] where `fit` was given such."""
        outputs = self._outputs(X)
        return outputs[:, 0] if self._columns is None else outputs

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
