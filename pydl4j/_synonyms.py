"""What Deeplearning4j, Keras and PyTorch call the things that have another name here; only messages use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn

from pydl4j._names import folded, suggestion

_CLASSES = {
    "nn.Dense": "DenseLayer Linear FullyConnected",
    "nn.Convolution": "ConvolutionLayer Convolution2D Conv2D",
    "nn.Subsampling('max')": "MaxPooling2D MaxPool2D",
    "nn.Subsampling('avg')": "AveragePooling2D AvgPool2D",
    "nn.Subsampling": "SubsamplingLayer",
    "nn.Output": "OutputLayer",
    "nn.Activation": "ActivationLayer",
    "nn.Dropout": "DropoutLayer",
    "nn.Sgd": "Optimizer",
    "nn.Nesterovs": "Momentum",
    "nn.InputType": "Input InputLayer",
    "nn.MultiLayerConfiguration": "NeuralNetConfiguration Sequential",
    "nn.MultiLayerNetwork": "Model Module",
    "nn.TrainingListener": "Callback EarlyStopping ModelCheckpoint",
    "nn.DataSet": "TensorDataset",
    "datasets.ArrayIterator": "DataLoader NumpyArrayIterator",
    "loss='mcxent'": "CrossEntropyLoss CategoricalCrossentropy SparseCategoricalCrossentropy NLLLoss",
    "loss='xent'": "BCELoss BinaryCrossentropy",
    "loss='mse'": "MSELoss MeanSquaredError",
}
_NAMES = {
    "mcxent": "cross_entropy categorical_crossentropy sparse_categorical_crossentropy negativeloglikelihood",
    "xent": "bce binary_crossentropy binary_cross_entropy",
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "identity": "linear",
    "swish": "silu",
    "xavier_uniform": "glorot_uniform",
    "xavier": "glorot_normal",
    "relu": "he_normal kaiming_normal",
    "relu_uniform": "he_uniform kaiming_uniform",
    "zero": "zeros",
}
_SETTINGS = {
    "learning_rate": "lr eta",
    "n_out": "units filters out_features out_channels num_outputs",
    "n_in": "in_features in_channels input_dim",
    "kernel_size": "kernel pool_size filter_size",
    "stride": "strides",
    "convolution_mode": "padding_mode",
    "dilation": "dilation_rate",
    "has_bias": "bias use_bias",
    "weight_init": "kernel_initializer initializer init",
    "drop_out": "dropout p rate keep_prob",
    "pooling_type": "pool pooling",
    "loss": "criterion loss_function",
    "updater": "optimizer optim",
    "l2": "weight_decay",
    "seed": "random_state random_seed",
    "input_type": "input_shape",
    "epochs": "epoch n_epochs num_epochs nb_epoch max_iter",
    "listeners": "callbacks verbose",
    "labels": "y targets target y_true",
    "features": "X inputs",
    "data": "x X inputs",
}


def _turned(table: dict[str, str]) -> dict[str, str]:
    return {folded(other): ours for ours, others in table.items() for other in others.split()}


CLASSES, VALUES = _turned(_CLASSES), _turned(_NAMES)


def setting(wrong: str, known: Iterable[str]) -> str:
    """Which of the settings is meant: that of another library's name, else the nearest, else all of them."""
    names = list(known)
    meant = [ours for ours, others in _SETTINGS.items() if ours in names and folded(wrong) in map(folded, others.split())]
    return f"Did you mean '{meant[0]}'?" if meant else suggestion(wrong, names)


def value(wrong: str, known: Iterable[str]) -> str:
    """The same for the names of activations, losses and weight initialisations."""
    names = list(known)
    meant = VALUES.get(folded(wrong))
    return f"Did you mean '{meant}'?" if meant is not None and folded(meant) in map(folded, names) else suggestion(wrong, names)


def missing(module: str, wrong: str, known: Iterable[str]) -> AttributeError:
    """The error for a name that a module does not have."""
    # Without name and obj, by which Python would add a suggestion of its own to ours.
    meant = CLASSES.get(folded(wrong))
    hint = f"Here it is {meant}." if meant is not None else suggestion(wrong, known)
    return AttributeError(f"module '{module}' has no attribute '{wrong}'. {hint}")


def refusing(module: str, known: Iterable[str]) -> Callable[[str], NoReturn]:
    """A module's ``__getattr__`` that has no name but suggests one."""

    def refuse(name: str) -> NoReturn:
        raise missing(module, name, known)

    return refuse
