"""Models in files of others that are computed as they are: ONNX, TorchScript."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from pydl4j import _factories, _jvm, _session
from pydl4j._errors import ClosedError, ConfigurationError, DataError
from pydl4j._interruptible import briefly
from pydl4j._names import suggestion
from pydl4j.nn._batches import are_batches
from pydl4j.nn._checks import check_path
from pydl4j.nn._core.feeding import iterating
from pydl4j.nn._core.terms import in_python_terms
from pydl4j.nn._data import DataSet
from pydl4j.nn._evaluating import Evaluating
from pydl4j.nn._multi import several
from pydl4j.nn._tables import plain

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

Self = TypeVar("Self", bound="Model")


@dataclass(frozen=True)
class ModelTensor:
    """What goes into a `Model`, or comes out of it."""

    name: str
    """Its name in the file."""
    dtype: str
    """numpy's name of its type."""
    shape: tuple[int | None, ...]
    """Its sizes; None for an axis of any length, such as the batch."""


class Model(Evaluating):
    """A model in a file that is computed as it is: ONNX, TorchScript, or any network that `load` reads. It is not trained.

    Made by `Model.open`; it lives in the JVM until `close` or collection. ONNX files are computed by ONNX Runtime, of the extra ``onnx``,
    on as many threads as the session has. Any number of threads may call `output` at once.

    Example:
        >>> with dl.Model.open("classifier.onnx") as model:
        ...     model.inputs
        ...     probabilities = model.output(x)
        (ModelTensor(name='x', dtype='float32', shape=(None, 4)),)
    """

    inputs: tuple[ModelTensor, ...]
    """What `output` takes, in order."""
    outputs: tuple[ModelTensor, ...]
    """What `output` gives, in order."""
    labels: tuple[str, ...]
    """Names of the classes that the first output's columns stand for, where the file has them."""

    def __init__(self, path: str, bridge: Bridge, java: JavaObject) -> None:
        self.path = path
        self._bridge = bridge
        self._java: JavaObject | None = java.own()
        told = json.loads(str(bridge.call("nn.files.ModelCalls", "signatureJson", java)))
        self.inputs = tuple(_tensor(*each) for each in told["inputs"])
        self.outputs = tuple(_tensor(*each) for each in told["outputs"])
        self.labels = tuple(told["labels"])

    @classmethod
    @briefly
    def open(cls: type[Self], path: str | os.PathLike[str]) -> Self:
        """Reads a file, of which kind it is by what is in it.

        Raises:
            ModelFileError: the file is missing, damaged, of no known kind, or takes what is no number, which is named.
            MissingExtraError: ONNX Runtime is not there.
            ConfigurationError: it is a network with a normalizer or a process: `dl.load` reads it.
        """
        bridge = _jvm.bridge()
        file = check_path(path)
        model = cls(file, bridge, bridge.call("nn.files.ModelFormat", "openAny", file))
        for what in ("normalizer", "process"):
            if model._object().call(f"{what}Json") is not None:
                model.close()
                raise ConfigurationError(f"The network in {file} has a {what}, which `Model` does not apply. Read it with `dl.load`.")
        return model

    @briefly
    def output(self, *features: Any) -> Any:
        """The outputs for a batch.

        Args:
            features: An array for each input in the order of `inputs`, one after the other or in a list, or a mapping from names to arrays:
                numpy array, `dl.NDArray`, nested lists, table or tensor. Numbers of other types are brought into those of the file.

        Returns:
            A numpy array; of several outputs a list of them, in the order of `outputs`.

        Raises:
            DataError: there is another number of arrays, or a name that is none of the inputs.
            ShapeError: an array does not fit.
            EngineError: what computes the model refuses them; the message is its own.
        """
        ordered = self._ordered(features)
        if len(ordered) != len(self.inputs):
            names = [each.name for each in self.inputs]
            raise DataError(f"The model has the inputs {names}: an array for each is wanted. Got {len(ordered)}.")
        with self._working():
            given = [_factories.asarray(plain(each)) for each in ordered]
            made = self._bridge.call("nn.files.ModelCalls", "output", self._object(), given)
            arrays = [each.numpy() for each in made]
        return arrays[0] if len(arrays) == 1 else arrays

    def __call__(self, *features: Any) -> Any:
        """`output(…)`."""
        return self.output(*features)

    def _ordered(self, features: tuple[Any, ...]) -> list[Any]:
        names = [each.name for each in self.inputs]
        if len(features) == 1 and isinstance(features[0], Mapping):
            for name in features[0]:
                if name not in names:
                    raise DataError(f"The model has no input '{name}'. {suggestion(name, names)}")
            return [features[0][name] for name in names if name in features[0]]
        if len(features) == 1 and len(names) > 1 and isinstance(features[0], (list, tuple)):
            return list(features[0])
        return list(features)

    @contextmanager
    def _looked_at(self, data: Any, labels: Any, batch_size: int | None, passes: int) -> Iterator[Any]:
        """Data that the model is tried on, for one call; arrays by 256 examples."""
        whole = labels is not None or not (isinstance(data, DataSet) or are_batches(data))
        if whole and len(self.inputs) + len(self.outputs) > 2:
            names = [each.name for each in self.inputs], [each.name for each in self.outputs]
            data, labels = several(data, labels, *names), None
        with iterating(data, labels, 256 if batch_size is None and whole else batch_size, None, epochs=passes) as iterator:
            yield iterator

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Data goes to the session that the model lives in, and errors speak Python."""
        with _session.work_in(self._bridge.session), in_python_terms():
            yield

    def _bridge_now(self) -> Bridge:
        return self._bridge

    def _evaluable(self) -> JavaObject:
        """The first output, which is held against labels."""
        made: JavaObject = self._bridge.call("nn.ModelOutput", "of", self._object(), "")
        return made

    def _object(self) -> JavaObject:
        if self._java is None:
            raise ClosedError("This model was closed. Open it again.")
        return self._java

    def close(self) -> None:
        """Frees the memory; arrays that it gave stay. A second call does nothing."""
        java, self._java = self._java, None
        if java is not None:
            java.end()

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        def listed(tensors: tuple[ModelTensor, ...]) -> str:
            return ", ".join(f"{each.name} {each.dtype}{[size or 'n' for size in each.shape]}" for each in tensors).replace("'n'", "n")

        state = " (closed)" if self._java is None else ""
        return f"<Model {self.path}: {listed(self.inputs)} -> {listed(self.outputs)}{state}>"


def _tensor(name: str, dtype: str, shape: list[int]) -> ModelTensor:
    return ModelTensor(name, dtype, tuple(None if size < 0 else size for size in shape))
