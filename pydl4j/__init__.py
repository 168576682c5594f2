"""pydl4j: deep learning that lives in the JVM and that Python drives without copying numbers."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

from pydl4j._array import NDArray
from pydl4j._errors import (
    BridgeError,
    CallbackError,
    ClosedError,
    ConfigurationError,
    DataError,
    DeviceError,
    DTypeError,
    EngineError,
    IndexOutOfBoundsError,
    InterruptedTrainingError,
    JavaError,
    JvmDiedError,
    JvmNotFoundError,
    JvmStartError,
    MissingExtraError,
    ModelFileError,
    OffHeapMemoryError,
    PyDl4jError,
    ReadOnlyError,
    ScoreError,
    SessionClosedError,
    ShapeError,
    SharedMemoryError,
    VersionMismatchError,
    WorkerError,
)
from pydl4j._factories import arange, array, asarray, empty, empty_like, eye, from_dlpack, full, linspace, ones, zeros, zeros_like
from pydl4j._functions import (
    abs,
    arccos,
    arcsin,
    arctan,
    argsort,
    ceil,
    clip,
    concat,
    cos,
    cosh,
    cumsum,
    exp,
    expm1,
    floor,
    isfinite,
    isinf,
    isnan,
    log,
    log1p,
    log2,
    log10,
    matmul,
    maximum,
    minimum,
    reciprocal,
    round,
    sign,
    sin,
    sinh,
    sort,
    sqrt,
    square,
    stack,
    tan,
    tanh,
    trunc,
    where,
)
from pydl4j._info import info, seen_by_jvm
from pydl4j._models import Conversion, InspectedLayer, InspectedProblem, Inspection, convert, inspect
from pydl4j._session import Session, session, shutdown
from pydl4j._version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydl4j import datasets as datasets
    from pydl4j import etl as etl
    from pydl4j import nn as nn
    from pydl4j import serving as serving
    from pydl4j import spark as spark
    from pydl4j.nn import ComputationGraph, InputType, MultiLayerNetwork
    from pydl4j.nn import Model as Model

__all__ = [
    "BridgeError",
    "CallbackError",
    "ClosedError",
    "ConfigurationError",
    "Conversion",
    "DTypeError",
    "DataError",
    "DeviceError",
    "EngineError",
    "IndexOutOfBoundsError",
    "InspectedLayer",
    "InspectedProblem",
    "Inspection",
    "InterruptedTrainingError",
    "JavaError",
    "JvmDiedError",
    "JvmNotFoundError",
    "JvmStartError",
    "MissingExtraError",
    "Model",
    "ModelFileError",
    "NDArray",
    "OffHeapMemoryError",
    "PyDl4jError",
    "ReadOnlyError",
    "ScoreError",
    "Session",
    "SessionClosedError",
    "ShapeError",
    "SharedMemoryError",
    "VersionMismatchError",
    "WorkerError",
    "__version__",
    "abs",
    "arange",
    "arccos",
    "arcsin",
    "arctan",
    "argsort",
    "array",
    "asarray",
    "ceil",
    "clip",
    "concat",
    "convert",
    "cos",
    "cosh",
    "cumsum",
    "empty",
    "empty_like",
    "exp",
    "expm1",
    "eye",
    "floor",
    "from_dlpack",
    "full",
    "info",
    "inspect",
    "isfinite",
    "isinf",
    "isnan",
    "linspace",
    "load",
    "log",
    "log1p",
    "log2",
    "log10",
    "matmul",
    "maximum",
    "memory",
    "minimum",
    "ones",
    "reciprocal",
    "round",
    "seen_by_jvm",
    "session",
    "shutdown",
    "sign",
    "sin",
    "sinh",
    "sort",
    "sqrt",
    "square",
    "stack",
    "tan",
    "tanh",
    "trunc",
    "where",
    "zeros",
    "zeros_like",
]


def memory() -> dict[str, int]:
    """What the current session has of off-heap memory, in bytes, and counts.

    ``live`` is what all arrays have, ``python`` that part of it which Python made, ``peak`` the most so far, ``limit`` what there
    may be; ``segments`` and ``mapped`` are the JVM's shared segments and those of Python that it has mapped; ``arrays`` is how many
    pieces of memory the JVM owns, ``held`` how many of its objects Python holds.
    """
    from pydl4j import _jvm

    return _jvm.bridge().memory()


def load(
    path: str | os.PathLike[str],
    *,
    normalize: bool | None = None,
    input_type: InputType | Sequence[InputType] = (),
    layout: str | None = None,
    weights: str | os.PathLike[str] | None = None,
    enforce_training_config: bool = True,
    written_by: str | None = None,
) -> MultiLayerNetwork | ComputationGraph:
    """The network in a file: of `save`, of Deeplearning4j 0.5.0 to 1.0.0-M2.1, of Keras 2 or 3, or a plain one in ONNX.

    Args:
        path: The file.
        input_type: The shape of an input, of a graph one for each, for files that do not have it, which Deeplearning4j's
            have not. Default: as it follows from the layers; an error says where it does not.
        layout: ``"channels_first"`` or ``"channels_last"``: where the features of what goes into a model of Keras and comes out stand.
            Default: None, with which they stand where they do in the file.
        weights: The file that Keras' ``save_weights`` wrote, where `path` is the JSON of ``to_json``. Default: None.
        enforce_training_config: Whether a model of Keras is refused that was trained in a way which there is nothing for here, such as
            with activity regularizers; its outputs are the same without. Default: True.
        written_by: The version of Deeplearning4j that wrote the file, such as ``"1.0.0-M1.1"``, where it does not tell and a layer
            needs it, which an error says. Default: None.
        normalize: Its `normalize`: True to answer raw features as servers and Spark's `transform` do, False for features that are scaled
            already. Default: None, with which a network that has a normalizer refuses to work until told.

    Raises:
        ModelFileError: The file is missing, damaged, of another kind, or was written by a newer version.
    """
    from pydl4j.nn._any import load as load_any

    network = load_any(path, input_type, layout, weights, enforce_training_config, written_by)
    network.normalize = normalize
    return network


if not TYPE_CHECKING:  # type checkers know the names above, and no others

    def __getattr__(name: str) -> Any:
        if name in (
            "datasets",
            "etl",
            "nn",
            "serving",
            "spark",
        ):  # `import pydl4j as dl; dl.nn` works, and who does not use them does not load them
            return importlib.import_module(f"pydl4j.{name}")
        if name == "Model":
            return importlib.import_module("pydl4j.nn").Model
        from pydl4j._synonyms import refuse_in

        refuse_in(__name__, name, __all__)
