"""Files, copies and pickles of a network."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from pydl4j import _jvm
from pydl4j._errors import ClosedError
from pydl4j._interruptible import briefly
from pydl4j.nn._checks import check_flag, check_path
from pydl4j.nn._core.raw_rows import Processed

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

Self = TypeVar("Self", bound="Copies")


class Copies(Processed):
    """Adds `save`, `export_dl4j`, `export_onnx`, `load`, `clone`, weights of PyTorch, and what `copy` and `pickle` ask for."""

    def __init__(self, conf: Any) -> None:
        super().__init__(conf)
        self._file: bytes | None = None  # of a pickle: what the weights are made of at the first use

    @briefly
    def save(self, path: str | os.PathLike[str], *, save_updater: bool = True) -> None:
        """Writes configuration, weights and training state to a zip file.

        A file of that name is replaced when the new one is whole, so that a crash leaves one or the other; its mode stays,
        and so does a symbolic link to it. While another thread trains, the file holds the network between two mini-batches.

        Args:
            path: The file.
            save_updater: Whether training can be resumed exactly. Default: True.

        Raises:
            ModelFileError: the file cannot be written, or is a folder, device, pipe or socket.
        """
        net = self._object()
        self._bridge_now().call("nn.files.ModelFile", "write", net, check_path(path), check_flag("'save_updater'", save_updater))

    @briefly
    def export_dl4j(self, path: str | os.PathLike[str], *, save_updater: bool = True) -> None:
        """Writes a zip that Deeplearning4j 1.0.0-M2.1 opens with `ModelSerializer`, trains on and writes back.

        A file of that name is replaced when the new one is whole. Parameters, updaters' state, counters and a normalizer go with it;
        names of classes have no place there.

        Args:
            path: The file.
            save_updater: Whether the updaters' state goes with it, so that training goes on there as it would here. Default: True.

        Raises:
            ModelFileError: the network has layers or settings that Deeplearning4j has no counterpart of, all of which are named, or the
                file cannot be written.
        """
        net = self._object()
        wanted = check_flag("'save_updater'", save_updater)
        self._bridge_now().call("modelimport.dl4j.ModelSerializer", "writeModel", net, check_path(path), wanted)

    @briefly
    def export_onnx(self, path: str | os.PathLike[str]) -> None:
        """Writes what the network computes as an ONNX file (opset 17), for ONNX Runtime and everything else that reads such files.

        Inputs and outputs have the network's names, shapes and order of axes; the batch may have any size. Masks, states between calls,
        `normalizer`, `process` and `labels` are none of such a file.

        Args:
            path: The file; one of that name is replaced when the new one is whole.

        Raises:
            ModelFileError: There are layers that ONNX has no counterpart of, which names all of them, or the file cannot be written.
        """
        self._bridge_now().call("modelimport.onnx.OnnxExport", "write", self._object(), check_path(path))

    @briefly
    def export_keras(self, path: str | os.PathLike[str]) -> None:
        """Writes a `.keras` file, which `keras.saving.load_model` of Keras 3 opens with the same outputs on every backend.

        Inputs and outputs have the network's own order of axes. Loss, updater, `normalizer`, `process` and `labels` are none of such
        a file.

        Args:
            path: The file; one of that name is replaced when the new one is whole.

        Raises:
            ModelFileError: There are layers or settings that Keras has no counterpart of, all of which are named, or the file cannot be
                written.
        """
        net = self._object()
        self._bridge_now().call("modelimport.keras.KerasExport", "write", net, check_path(path))

    @briefly
    def save_state_dict(self, path: str | os.PathLike[str], names: Mapping[str, str] | None = None) -> None:
        """Writes the weights as a PyTorch `state_dict` in a safetensors file, which `safetensors.torch.load_file` reads.

        Args:
            path: The file; one of that name is replaced when the new one is whole.
            names: The module of each layer, by the layer's name: `nn.zoo.ResNet50().torch_names()`. Default: the layers' own names.

        Raises:
            ModelFileError: there are layers without a counterpart, all of which are named, or the file cannot be written.
            ConfigurationError: there is no layer of such a name.
        """
        self._state_dict("write", path, names)

    @briefly
    def load_state_dict(self, path: str | os.PathLike[str], names: Mapping[str, str] | None = None) -> None:
        """Takes the weights of a PyTorch `state_dict` in a safetensors file; the network keeps its own if something is wrong.

        Args:
            path: The file that `safetensors.torch.save_file` wrote.
            names: As `save_state_dict` takes them.

        Raises:
            ModelFileError: the file is damaged, lacks an array, has one of another shape or one that no layer takes; names all of them.
            ConfigurationError: there is no layer of such a name.
        """
        self._state_dict("read", path, names)

    def _state_dict(self, method: str, path: str | os.PathLike[str], names: Mapping[str, str] | None) -> None:
        chosen = {str(name): str(module) for name, module in (names or {}).items()}
        net = self._object()
        self._bridge_now().call("modelimport.torch.StateDict", method, net, check_path(path), chosen)

    @classmethod
    @briefly
    def load(cls: type[Self], path: str | os.PathLike[str]) -> Self:
        """The network that `save` wrote: trained on, it gives the same weights as one that was never saved.

        Raises:
            ModelFileError: the file is missing, damaged, of another kind, or was written by a newer version.
        """
        bridge = _jvm.bridge()
        return cls._over(bridge, bridge.call(cls._java_class, "load", check_path(path)))

    @classmethod
    def _over(cls: type[Self], bridge: _jvm.Bridge, java: JavaObject) -> Self:
        net = cls(cls._configuration.from_json(java.call("configuration").call("toJson")))
        net._java, net._bridge = java, bridge
        process = java.call("processJson")
        if process is not None:
            try:
                net._rows_of(java, process)  # refuses one that does not fit the network
            except BaseException:
                net.close()
                raise
        return net

    @briefly
    def clone(self: Self) -> Self:
        """A network of its own with equal weights, updater state and counters."""
        net = self._object()
        made: Self = self._like(self._over(self._bridge_now(), net.call("copy")))
        return made

    def _like(self, made: Any) -> Any:
        """A copy of this network that is told what this one was."""
        return made

    def __copy__(self: Self) -> Self:
        if self._java is not None:
            return self.clone()
        made = type(self)(self.conf)
        made._file = self._stored()
        told: Self = self._like(made)
        return told

    def __deepcopy__(self: Self, memo: Any) -> Self:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return _unpickled, (type(self), self.conf, self._stored()), self._told() or None

    def _told(self) -> dict[str, Any]:
        """What this network was told and no file holds."""
        return {}

    def _stored(self) -> bytes | None:
        """What `save` would write; None where there are no weights yet."""
        if self._closed:
            raise ClosedError("This network was closed: it cannot be copied or pickled. Do that before, or load it again.")
        if self._java is None:
            return self._file
        with _temporary() as path:
            self.save(path)
            with open(path, "rb") as file:
                return file.read()

    def _made(self, bridge: _jvm.Bridge) -> JavaObject:
        if self._file is None:
            return super()._made(bridge)
        with _temporary() as path:
            with open(path, "wb") as file:
                file.write(self._file)
            loaded: JavaObject = bridge.call(self._java_class, "load", path)
        self._file = None
        return loaded


@contextmanager
def _temporary() -> Iterator[str]:
    """The path of a file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pydl4j-") as folder:
        yield os.path.join(folder, "network.zip")


def _unpickled(kind: type[Self], conf: Any, file: bytes | None) -> Self:
    """The weights come to life at the first use, in the session of then: a process that only passes it on needs no JVM."""
    net = kind(conf)
    net._file = file
    return net
