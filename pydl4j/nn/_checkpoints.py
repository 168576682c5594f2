"""Files of a network while it is trained."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError, ModelFileError
from pydl4j.nn._checks import check_count, check_flag, check_path
from pydl4j.nn._listeners import TrainingListener
from pydl4j.nn._scoring import ScoreCalculator

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject


@dataclass(frozen=True)
class Checkpoint:
    """A network in a file that a `CheckpointListener` wrote."""

    number: int
    """From 0 in its folder."""
    timestamp: int
    """When it was written, in milliseconds since 1970."""
    iteration: int
    """Mini-batches that the network was trained on."""
    epoch: int
    """Whole passes over the data."""
    model_type: str
    """The kind of the network, such as `MultiLayerNetwork`."""
    score: float
    """What the listener's calculator gave; NaN where it has none."""
    path: Path
    """The file, which `nn.MultiLayerNetwork.load` reads."""


class CheckpointListener(TrainingListener):
    """Saves the network every so many mini-batches, epochs or seconds, and keeps the last files and the best one.

    A file is there when it is whole. Training goes on from it as if it had not stopped; the epochs that are left are
    those asked for less those done. A file from within an epoch begins that epoch again; with a `datasets.DataPipeline`
    `train.restore(net)` goes on within it. A new listener in the same folder goes on counting, and its files replace the
    older ones.

    Args:
        directory: A folder, which is made where it is missing.
        every_n_epochs: Epochs of the network's life between two files. Default: none, unless nothing else is given: 1.
        every_n_iterations: Mini-batches between two files. Default: none.
        every_seconds: Seconds between two files. Default: none.
        keep_last: The newest files that are kept. Default: all.
        keep_best: A calculator, such as `nn.DataSetLossCalculator((x, y))`, by which the best file is kept, too. Default: none.
        save_updater: Whether training can be resumed exactly. Default: True.

    Example:
        >>> net.fit(x, y, epochs=20, listeners=[nn.CheckpointListener(folder, keep_last=3)])
        >>> net = nn.MultiLayerNetwork.load(nn.CheckpointListener.last_checkpoint(folder).path)
        >>> net.fit(x, y, epochs=20 - net.epoch)
    """

    def __init__(
        self,
        directory: str | os.PathLike[str],
        *,
        every_n_epochs: int | None = None,
        every_n_iterations: int | None = None,
        every_seconds: float | None = None,
        keep_last: int | None = None,
        keep_best: ScoreCalculator | None = None,
        save_updater: bool = True,
    ) -> None:
        self.directory = check_path(directory)
        if (every_n_epochs, every_n_iterations, every_seconds) == (None, None, None):
            every_n_epochs = 1
        counts = {"saveEveryNEpochs": every_n_epochs, "saveEveryNIterations": every_n_iterations, "keepLast": keep_last}
        named = {"every_n_epochs": every_n_epochs, "every_n_iterations": every_n_iterations, "keep_last": keep_last}
        for name, count in named.items():
            if count is not None:
                check_count(f"'{name}' of CheckpointListener", count, 1)
        if every_seconds is not None and not 0 < every_seconds < 1e9:
            raise ConfigurationError(f"The 'every_seconds' of CheckpointListener must be more than 0. Got {every_seconds!r} instead.")
        if keep_best is not None and not isinstance(keep_best, ScoreCalculator):
            raise ConfigurationError(
                "The 'keep_best' of CheckpointListener must be a calculator, such as nn.DataSetLossCalculator(data). "
                f"Got {keep_best!r} instead."
            )
        self._counts = {method: count for method, count in counts.items() if count is not None}
        self._seconds, self._best = every_seconds, keep_best
        self._updater = check_flag("'save_updater' of CheckpointListener", save_updater)
        self._stack = ExitStack()

    def __repr__(self) -> str:
        return f"CheckpointListener({self.directory!r})"

    def _attach(self, net: Any, bridge: Bridge) -> JavaObject:
        builder = bridge.call("nn.listeners.CheckpointListener", "builder", self.directory)
        for method, count in self._counts.items():
            builder.call(method, count)
        if self._seconds is not None:
            builder.call("saveEverySeconds", float(self._seconds))
        if self._best is not None:
            builder.call("keepBest", self._best._opened(net, self._stack))
        builder.call("saveUpdater", self._updater)
        made: JavaObject = builder.call("build")
        return made

    def _detach(self) -> None:
        self._stack.close()

    @staticmethod
    def available_checkpoints(directory: str | os.PathLike[str]) -> list[Checkpoint]:
        """The files of a folder that are there, oldest first.

        Raises:
            ModelFileError: the folder's list of them is damaged.
        """
        folder = Path(check_path(directory))
        listed = folder / "checkpointInfo.txt"
        if not listed.exists():
            return []
        made = []
        for line in listed.read_text().splitlines()[1:]:
            try:
                number, timestamp, iteration, epoch, kind, score, name = line.split(",")
                counts = int(number), int(timestamp), int(iteration), int(epoch)
                made.append(Checkpoint(*counts, kind, float(score), folder / name))
            except ValueError:
                raise ModelFileError(f"The list of checkpoints {listed} has the line {line!r}. Load the files by their names.") from None
        return [each for each in made if each.path.exists()]

    @staticmethod
    def last_checkpoint(directory: str | os.PathLike[str]) -> Checkpoint:
        """The newest file of a folder.

        Raises:
            ModelFileError: there is none.
        """
        found = CheckpointListener.available_checkpoints(directory)
        if not found:
            raise ModelFileError(f"The folder {check_path(directory)} has no checkpoint.")
        return found[-1]

    @staticmethod
    def best_checkpoint(directory: str | os.PathLike[str], *, minimize: bool = True) -> Checkpoint:
        """The file with the best score.

        Args:
            directory: The folder.
            minimize: Whether less is better, as of a loss. Default: True.

        Raises:
            ModelFileError: no file has a score.
        """
        scored = [each for each in CheckpointListener.available_checkpoints(directory) if each.score == each.score]
        if not scored:
            raise ModelFileError(f"The folder {check_path(directory)} has no checkpoint with a score.")
        return min(scored, key=lambda each: each.score if minimize else -each.score)
