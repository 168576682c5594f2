"""The model of a server: a file or folder, or a network of this process, written to a file that goes with the server."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from pydl4j._errors import ConfigurationError
from pydl4j.nn._network import NeuralNetwork


class ServedModel:
    """The path that a server is told, and what must go with it.

    Args:
        model: Path, or a network, which is served as it is now: later training does not reach the server.
        name: Of a network's model; default ``"model"``.
    """

    def __init__(self, model: str | os.PathLike[str] | NeuralNetwork, name: str | None = None) -> None:
        self._folder: Path | None = None
        if not isinstance(model, NeuralNetwork):
            if not isinstance(model, (str, os.PathLike)):
                raise ConfigurationError(f"The 'model' of a server must be a path or a network. Got {model!r} instead.")
            self.path = os.fspath(model)
            return
        self._folder = Path(tempfile.mkdtemp(prefix="pydl4j-served-"))
        self.path = str(self._folder / f"{name or 'model'}.zip")
        try:
            model.save(self.path, save_updater=False)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Takes the file away; a path that was given stays. Idempotent."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
