"""Rows of two data sets side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j._errors import ConfigurationError
from pydl4j.etl._schema import Schema

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

On = str | Sequence[str] | Mapping[str, str]
How = Literal["inner", "left", "right", "outer"]
KINDS = {"inner": "Inner", "left": "LeftOuter", "right": "RightOuter", "outer": "FullOuter"}


def joined(left: JavaObject, right: JavaObject, on: On, how: How) -> tuple[JavaObject, Schema]:
    """The source of the joined rows, and its columns."""
    from pydl4j import _jvm

    if how not in KINDS:
        raise ConfigurationError(f"The 'how' of a join must be one of {list(KINDS)}. Got {how!r} instead.")
    pairs = {on: on} if isinstance(on, str) else dict(on) if isinstance(on, Mapping) else {name: name for name in on}
    bridge = _jvm.bridge()
    schemas = (left.call("schema"), right.call("schema"))
    join = bridge.call("etl.transform.Join", "of", KINDS[how], *schemas, list(pairs), list(pairs.values()))
    made = bridge.call("etl.local.LocalTransformExecutor", "executeJoin", join, left, right)
    return made, Schema.from_json(made.call("schema").call("toJson"))
