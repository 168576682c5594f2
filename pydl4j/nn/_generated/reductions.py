"""A reduction of the values for which a condition holds.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Object, String

if TYPE_CHECKING:
    from pydl4j.nn._generated.conditions import Condition

__all__ = ["ConditionalReduction", "Reduction"]


class Reduction(Configured):
    """A reduction of the values for which a condition holds."""

    _kind = "reduction"
    _shorthand = False


class ConditionalReduction(Reduction):
    """A reduction of those values of a column for which a condition holds.

    Args:
        column_name: The column.
        reduction: The reduction: Sum, Mean, Count …
        condition: Which rows count.
        output_name: The name of the new column; default: sum(column).

    Example:
        >>> made = etl.ConditionalReduction(column_name="text", reduction="text", condition=etl.BooleanColumnCondition(column_name="text"))
    """

    _name = "ConditionalReduction"
    _positional = ("column_name", "reduction", "condition")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("reduction", "reduction", String(), required=True),
        Key("condition", "condition", Object("condition"), required=True),
        Key("output_name", "outputName", String()),
    )

    column_name: str
    reduction: str
    condition: Condition
    output_name: str | None

    def __init__(self, column_name: str, reduction: str, condition: Condition, *, output_name: str | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            reduction: str | None = ...,
            condition: Condition | None = ...,
            output_name: str | None = ...,
        ) -> ConditionalReduction: ...
