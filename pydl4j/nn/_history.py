"""What a call of `fit` did, epoch by epoch."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j._errors import ConfigurationError
from pydl4j._names import suggestion

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from pydl4j._bridges.door import JavaObject

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class EarlyStoppingResult:
    """How a training with early stopping went; epochs are counted from 0 in that call of `fit`."""

    termination_reason: str
    """`EpochTerminationCondition`, `IterationTerminationCondition` or `Error`."""
    termination_details: str
    """The condition or the error as text."""
    best_model_epoch: int
    """The epoch with the best score; -1 when no score was calculated."""
    best_model_score: float | None
    """Its score."""
    total_epochs: int
    """Whole epochs that were trained."""


class History:
    """Numbers of a call of `fit` by epoch: `score`, the mean loss of the training, `seconds`; `val_score` and metrics of validation data.

    It may be read while training goes on. Numbers that are not defined are NaN.

    Example:
        >>> net.fit(x, y, epochs=5, validation_data=(x, y))
        >>> net.history["val_score"].shape
        (5,)
    """

    def __init__(self, java: JavaObject | None = None) -> None:
        self._java = java
        self._last: dict[str, Any] = {"epoch": []}

    def _tree(self) -> dict[str, Any]:
        java = self._java
        if java is not None and not java.bridge.closed:
            self._last = json.loads(java.call("toJson"))
        return self._last

    def _ended(self) -> None:
        """Called when `fit` is over: from now on nothing of it is in the JVM."""
        self._tree()
        self._java = None

    @property
    def epoch(self) -> npt.NDArray[np.int64]:
        """The epochs over the network's life, from 0."""
        return np.array(self._tree()["epoch"], dtype=np.int64)

    @property
    def names(self) -> list[str]:
        """The names of the columns; empty before the first epoch is done."""
        return [name for name in self._tree() if name not in ("epoch", "early_stopping")]

    @property
    def early_stopping(self) -> EarlyStoppingResult | None:
        """How early stopping went; None where there was none."""
        result = self._tree().get("early_stopping")
        return None if result is None else EarlyStoppingResult(**result)

    def __getitem__(self, name: str) -> Numbers:
        tree = self._tree()
        if name not in tree or name == "early_stopping":
            raise ConfigurationError(f"The history has no column '{name}'. {suggestion(name, self.names)}")
        return np.array(tree[name], dtype=np.float64)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        """Whole epochs."""
        return len(self._tree()["epoch"])

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns in plain Python, for a table of pandas or JSON; what is not defined is None."""
        return {name: list(column) for name, column in self._tree().items() if name != "early_stopping"}

    def __repr__(self) -> str:
        rows = self._rows()
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    def _rows(self) -> list[list[str]]:
        tree = self.to_dict()
        shown = ([str(epoch) for epoch in tree.pop("epoch")], *([_shown(value) for value in column] for column in tree.values()))
        return [["epoch", *tree], *(list(row) for row in zip(*shown, strict=True))]

    def _repr_html_(self) -> str:
        head, *body = ([html.escape(cell) for cell in row] for row in self._rows())
        titles = "".join(f"<th>{cell}</th>" for cell in head)
        rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"

    def __reduce__(self) -> Any:
        return _restored, (self._tree(),)

    def plot(self, ax: Axes | None = None, names: list[str] | None = None) -> Axes:
        """Draws columns by epoch; needs matplotlib (`pip install pydl4j[plot]`).

        Args:
            ax: Where to draw. Default: a new figure.
            names: The columns. Default: all whose names end in `score`.
        """
        from pydl4j.nn._plots import axes_for

        drawn: Axes = axes_for(ax)
        for name in names or [each for each in self.names if each.endswith("score")]:
            drawn.plot(self.epoch, self[name], label=name, marker="." if len(self) < 30 else None)
        drawn.set(xlabel="epoch")
        drawn.legend()
        return drawn


def _shown(value: float | None) -> str:
    return "nan" if value is None else f"{value:.6g}"


def _restored(tree: dict[str, Any]) -> History:
    made = History()
    made._last = tree
    return made
