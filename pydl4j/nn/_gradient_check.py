"""Whether the gradients of a network are the derivatives of its loss."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydl4j.nn._checks import check_count
from pydl4j.nn._core.feeding import data_set_of

if TYPE_CHECKING:
    from pydl4j.nn._network import NeuralNetwork


@dataclass(frozen=True)
class CheckedParameter:
    """One parameter, and its worst weight."""

    name: str
    """Such as `0_W`."""
    checked: int
    """How many of its weights were checked."""
    failed: int
    """How many of them are wrong."""
    index: tuple[int, ...]
    """Of the worst one, in the parameter's shape."""
    gradient: float
    """Of the worst one, from the network."""
    difference: float
    """Of the worst one, from two scores."""
    rel_error: float
    """|gradient - difference| / (|gradient| + |difference|) of the worst one; 0 where the absolute error is small enough."""


class GradientCheck:
    """The gradients of a network against central differences of its loss, in float64, on a copy of it.

    Dropout draws the same numbers for all differences; L1, L2 and weight decay are left out. Activations with a kink, such as
    ReLU, fail where a weight is so near to it that the difference goes over it: check with tanh, or several batches.

    Example:
        >>> check = nn.GradientCheck.of(net, x, y, max_per_param=5)
        >>> check.worst.name in net.param_table
        True
    """

    def __init__(self, parameters: list[CheckedParameter]) -> None:
        self.parameters = parameters
        """The worst weight of each parameter, in the order of the network."""

    @classmethod
    def of(
        cls,
        net: NeuralNetwork,
        data: Any,
        labels: Any = None,
        *,
        epsilon: float = 1e-6,
        max_rel_error: float = 1e-3,
        min_abs_error: float = 1e-8,
        max_per_param: int | None = None,
    ) -> GradientCheck:
        """Checks.

        Args:
            net: The network, which stays as it is.
            data: One mini-batch: a `DataSet`, a pair (features, labels), or features.
            labels: Labels for features.
            epsilon: How far a weight is moved to either side. Default: 1e-6.
            max_rel_error: The relative error from which on a gradient is wrong. Default: 1e-3.
            min_abs_error: Differences up to this are right. Default: 1e-8.
            max_per_param: How many weights of each parameter are checked at most. Default: all; each costs two passes.
        """
        most = (1 << 31) - 1 if max_per_param is None else check_count("'max_per_param' of GradientCheck", max_per_param, 1)
        with net._working():
            batch = data_set_of(*net._scaled(data, labels))
            bounds = float(epsilon), float(max_rel_error), float(min_abs_error), most
            bridge = net._bridge_now()
            check = bridge.call("nn.gradientcheck.GradientCheck", "of", net._object(), batch._in_java(bridge), *bounds)
            rows = json.loads(check.call("toJson"))
        return cls([_of(row) for row in rows])

    @property
    def passed(self) -> bool:
        """Whether all gradients that were checked are right."""
        return all(each.failed == 0 for each in self.parameters)

    @property
    def worst(self) -> CheckedParameter:
        """The parameter with the greatest relative error."""
        return max(self.parameters, key=lambda each: each.rel_error)

    def _rows(self) -> list[list[str]]:
        head = ["parameter", "checked", "wrong", "rel. error", "gradient", "difference", "at"]
        return [
            head,
            *(
                [
                    p.name,
                    str(p.checked),
                    str(p.failed),
                    f"{p.rel_error:.3e}",
                    f"{p.gradient:.8e}",
                    f"{p.difference:.8e}",
                    str(list(p.index)),
                ]
                for p in self.parameters
            ),
        ]

    def __repr__(self) -> str:
        rows = self._rows()
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    def _repr_html_(self) -> str:
        head, *body = self._rows()
        titles = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
        rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in body)
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"


def _of(row: dict[str, Any]) -> CheckedParameter:
    index = tuple(row["index"])
    return CheckedParameter(row["name"], row["checked"], row["failed"], index, row["gradient"], row["difference"], row["relError"])
