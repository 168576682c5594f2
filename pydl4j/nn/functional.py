"""Activation functions over arrays: ``functional.relu(x)``, in the JVM, and in functions that become layers (``nn.traced``).

They take whatever ``dl.asarray`` takes and return ``NDArray``. ``nn.activations`` has those that layers are given by name.
"""

from __future__ import annotations

from typing import Any

from pydl4j import _functions
from pydl4j._array import NDArray
from pydl4j._functions import _unary

relu = _unary("Activations", "relu", "max(x, 0).")
sigmoid = _unary("Activations", "sigmoid", "1 / (1 + exp(-x)).")
log_sigmoid = _unary("Activations", "logSigmoid", "log(1 / (1 + exp(-x))), exact where that is 0.", "log_sigmoid")
softplus = _unary("Activations", "softplus", "log(1 + exp(x)).")
softsign = _unary("Activations", "softsign", "x / (1 + abs(x)).")
gelu = _unary("Activations", "gelu", "x times the probability that a standard normal number is below x.")
swish = _unary("Activations", "swish", "x times sigmoid(x); PyTorch: SiLU.")
mish = _unary("Activations", "mish", "x · tanh(softplus(x)).")


def softmax(x: Any, axis: int = -1) -> NDArray:
    """exp(x) divided by its sum along an axis."""
    return _functions._call("Activations", "softmax", _functions._array(x), axis)


def log_softmax(x: Any, axis: int = -1) -> NDArray:
    """The logarithm of softmax along an axis, exact where that is 0."""
    return _functions._call("Activations", "logSoftmax", _functions._array(x), axis)


__all__ = ["gelu", "log_sigmoid", "log_softmax", "mish", "relu", "sigmoid", "softmax", "softplus", "softsign", "swish"]
