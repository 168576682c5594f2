"""Functions of users in Python, as steps of processes."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from pydl4j._errors import ConfigurationError, DataError
from pydl4j.etl._columns import Given, given
from pydl4j.etl._schema import Schema
from pydl4j.etl._table import absences, column_values, parts_of

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

TYPES = ("integer", "long", "double", "float", "boolean", "string", "time")


class _Code:
    """A function, called with a block's columns."""

    def __init__(self, name: str, function: Callable[..., Any], schema: Schema, sees_missing: bool) -> None:
        self._name, self._function, self.schema, self._sees_missing = name, function, schema, sees_missing

    def run(self, block: JavaObject) -> list[np.ndarray[Any, Any]]:
        taken = Schema._of(block.call("schema"))
        rows: int = block.call("rows")
        missing = None if self._sees_missing else self._missing(block, len(taken.names))
        there = None if missing is None or not missing.any() else ~missing
        if there is None:
            made = self._of([column_values(block, taken, place) for place in range(len(taken.names))], rows)
        elif there.any():
            columns = [column_values(block, taken, place, there) for place in range(len(taken.names))]
            made = _spread(self._of(columns, int(there.sum())), there)
        else:
            made = Given(np.full(rows, None, dtype=object), np.ones(rows, dtype=bool))
        return parts_of(made, self.schema, self.schema.names[0])

    def _of(self, columns: list[np.ndarray[Any, Any]], rows: int) -> Given:
        """What the function makes of so many rows."""
        made = self._named(given(self._function(*columns)))
        if len(made) != rows:
            raise DataError(f"The function '{self._name}' must return {rows} values, one for each row. Got {len(made)} instead.")
        return made

    def _named(self, made: Given) -> Given:
        """Categories by their indices get their names."""
        name = self.schema.names[0]
        if self.schema.types[name] != "categorical" or made.states or made.values.dtype.kind not in "iu":
            return made
        states = np.asarray(self.schema.states(name))
        values = np.where(made.absent, 0, made.values)
        if ((values < 0) | (values >= len(states))).any():
            raise DataError(f"The function '{self._name}' must return names of categories, or whole numbers from 0 to {len(states) - 1}.")
        return Given(states[values], made.absent, made.states)

    def _missing(self, block: JavaObject, columns: int) -> np.ndarray[Any, Any] | None:
        missing = None
        for place in range(columns):
            absent = absences(block, place)
            if absent is not None:
                missing = absent if missing is None else missing | absent
        return missing


def _spread(made: Given, there: np.ndarray[Any, Any]) -> Given:
    """The values of these rows, in all rows."""
    values = np.zeros(len(there), dtype=made.values.dtype)
    absent = np.ones(len(there), dtype=bool)
    values[there], absent[there] = made.values, made.absent
    return Given(values, absent, made.states)


_REGISTERED: dict[str, _Code] = {}
_KNOWN: weakref.WeakKeyDictionary[Bridge, dict[str, _Code]] = weakref.WeakKeyDictionary()
"""What each session's JVM knows of them."""


def register_function(
    name: str,
    function: Callable[..., Any],
    output: Literal["integer", "long", "double", "float", "boolean", "string", "time"] | Schema = "double",
    *,
    missing: Literal["propagate", "pass"] = "propagate",
) -> None:
    """Makes a function of yours a step of processes: `etl.ColumnFunctionTransform(name, columns, new_column)`.

    It is called with some thousand rows at a time, by several threads: an array [rows] for each of its columns, as `Table.column` gives
    them (where no row is left out, numbers lie over the JVM's memory without a copy: do not write to them), and returns an array of as
    many rows. What it raises comes out of the call that reads the rows.

    A process holds the name and not the code. It works in this Python, in every session; what loads the process elsewhere, a server or
    Spark, refuses it by that name, unless a function of the name is there in Java (`ColumnFunction`).

    Args:
        name: Under which processes know it; one that was registered under this name before goes.
        function: Takes arrays and returns one.
        output: What it returns: a type, or a schema of one column (of categories: their names, or their indices as whole numbers).
        missing: "propagate": where one of its values is missing the result is, and the function does not see the row; "pass": it sees
            None, NaT and NaN and decides, None and, in other columns than of floating point, NaN are missing.

    Raises:
        ConfigurationError: An argument is none of these.

    Example:
        >>> etl.register_function("bmi", lambda kg, m: kg / m**2)
        >>> process = etl.TransformProcess(schema, [etl.ColumnFunctionTransform("bmi", ["weight", "height"], "index")])
    """
    if not isinstance(name, str) or not name:
        raise ConfigurationError(f"The 'name' of a function must be a text. Got {name!r} instead.")
    if not callable(function):
        raise ConfigurationError(f"The 'function' must be one that takes arrays. Got {type(function).__name__} instead.")
    if missing not in ("propagate", "pass"):
        raise ConfigurationError(f"The 'missing' of a function must be 'propagate' or 'pass'. Got {missing!r} instead.")
    if isinstance(output, Schema):
        if len(output.names) != 1:
            raise ConfigurationError(f"The 'output' of a function must be one column. Got {output!r} instead.")
        schema = output
    elif output in TYPES:
        schema = getattr(Schema(), output)(name)
    else:
        raise ConfigurationError(f"The 'output' of a function must be a Schema of one column or one of {TYPES}. Got {output!r} instead.")
    _REGISTERED[name] = _Code(name, function, schema, missing == "pass")


def introduce(bridge: Bridge, text: str) -> None:
    """Makes the functions that a process as JSON names known to a session's JVM."""
    if not any(json.dumps(name, ensure_ascii=False) in text or json.dumps(name) in text for name in _REGISTERED):
        return
    known = _KNOWN.setdefault(bridge, {})
    for name, code in _REGISTERED.items():
        if known.get(name) is not code:
            bridge.call("bridge.PythonFunction", "register", name, code.schema.to_json(), code)
            known[name] = code
