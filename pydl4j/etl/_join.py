"""Rows of two data sets side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j._errors import ConfigurationError
from pydl4j.etl._schema import Schema
from pydl4j.nn._checks import check_names

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

On = str | Sequence[str] | Mapping[str, str]
How = Literal["inner", "left", "right", "outer"]
KINDS = {"inner": "Inner", "left": "LeftOuter", "right": "RightOuter", "outer": "FullOuter"}


def joined(left: JavaObject, right: JavaObject, on: On, how: How) -> tuple[JavaObject, Schema]:
    """The source of the joined rows, and its columns."""
    if not isinstance(how, str) or how not in KINDS:
        raise ConfigurationError(f"The 'how' of a join must be one of {list(KINDS)}. Got {how!r} instead.")
    here = check_names("'on' of a join", [*on] if isinstance(on, Mapping) else on)
    there = check_names("'on' of a join", [*on.values()]) if isinstance(on, Mapping) else here
    bridge = left.bridge
    schemas = (left.call("schema"), right.call("schema"))
    join = bridge.call("etl.transform.Join", "of", KINDS[how], *schemas, here, there)
    made = bridge.call("etl.local.LocalTransformExecutor", "executeJoin", join, left, right)
    return made, Schema._of(made.call("schema"))
