"""What the columns of a data set are called and what their values are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydl4j._errors import ConfigurationError

PACKAGE = "org.datavec.api.transform."
TYPES = {
    "Integer": "integer",
    "Long": "long",
    "Double": "double",
    "Float": "float",
    "String": "string",
    "Categorical": "categorical",
    "Time": "time",
    "Boolean": "boolean",
    "Binary": "bytes",
    "NDArray": "ndarray",
}
"""DataVec's names of the types and ours."""


class Schema:
    """The columns of a data set, in their order. Immutable: each method returns a schema with one more column.

        schema = etl.Schema().integer("age", min=0, max=120).categorical("country", ["US", "UK"]).time("when", "Europe/Berlin")

    Its JSON is DataVec's, which `Schema.from_json` reads from files of others, too.

    Args:
        missing: The texts that stand for a missing value where text is read; by default the empty one.
    """

    def __init__(self, *, missing: Iterable[str] = ("",)) -> None:
        if isinstance(missing, str):
            raise ConfigurationError(f"The 'missing' of a Schema must be a list of texts, such as ['', 'NA']. Got {missing!r} instead.")
        self._columns: tuple[dict[str, Any], ...] = ()
        self._missing = tuple(missing)
        self._sequence = False

    def _and(self, kind: str, name: str, **settings: Any) -> Schema:
        if not isinstance(name, str):
            raise ConfigurationError(f"The name of a column must be a text. Got {name!r} instead.")
        if name in self.names:
            raise ConfigurationError(f"The columns of a schema must have different names. '{name}' comes twice.")
        made = self._like()
        given = {key: value for key, value in settings.items() if value is not None}
        made._columns = (*self._columns, {"@class": f"{PACKAGE}metadata.{kind}MetaData", "name": name, **given})
        return made

    def _like(self) -> Schema:
        made = Schema(missing=self._missing)
        made._columns, made._sequence = self._columns, self._sequence
        return made

    def integer(self, name: str, *, min: int | None = None, max: int | None = None) -> Schema:
        """Whole numbers of 32 bits; values outside of `min` to `max` are not valid."""
        return self._and("Integer", name, minAllowedValue=min, maxAllowedValue=max)

    def long(self, name: str, *, min: int | None = None, max: int | None = None) -> Schema:
        """Whole numbers of 64 bits."""
        return self._and("Long", name, minAllowedValue=min, maxAllowedValue=max)

    def double(
        self, name: str, *, min: float | None = None, max: float | None = None, allow_nan: bool = False, allow_infinite: bool = False
    ) -> Schema:
        """Numbers of 64 bits."""
        return self._and("Double", name, minAllowedValue=min, maxAllowedValue=max, allowNaN=allow_nan, allowInfinite=allow_infinite)

    def float(
        self, name: str, *, min: float | None = None, max: float | None = None, allow_nan: bool = False, allow_infinite: bool = False
    ) -> Schema:
        """Numbers of 32 bits."""
        return self._and("Float", name, minAllowedValue=min, maxAllowedValue=max, allowNaN=allow_nan, allowInfinite=allow_infinite)

    def string(self, name: str, *, regex: str | None = None, min_length: int | None = None, max_length: int | None = None) -> Schema:
        """Text; valid values match `regex` as a whole."""
        return self._and("String", name, regex=regex, minLength=min_length, maxLength=max_length)

    def categorical(self, name: str, states: Sequence[str]) -> Schema:
        """One of these categories, in the order of their indices."""
        return self._and("Categorical", name, stateNames=list(states))

    def time(self, name: str, time_zone: str = "UTC", *, min: int | None = None, max: int | None = None) -> Schema:
        """Instants, shown in this zone; limits in milliseconds since 1970."""
        return self._and("Time", name, timeZone=time_zone, minValidTime=min, maxValidTime=max)

    def boolean(self, name: str) -> Schema:
        """True and false."""
        return self._and("Boolean", name)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column["name"] for column in self._columns)

    @property
    def types(self) -> dict[str, str]:
        """The type of each column: `"integer"`, `"categorical"` …"""
        return {column["name"]: TYPES[column["@class"].rpartition(".")[2].removesuffix("MetaData")] for column in self._columns}

    @property
    def is_sequence(self) -> bool:
        """Whether rows are steps of sequences."""
        return self._sequence

    def _only(self, names: Sequence[str]) -> Schema:
        """The same without other columns."""
        made = Schema(missing=self._missing)
        made._columns = tuple(column for column in self._columns if column["name"] in names)
        return made

    def states(self, name: str) -> tuple[str, ...]:
        """The categories of a column; none of other types."""
        return tuple(next((column.get("stateNames", ()) for column in self._columns if column["name"] == name), ()))

    def to_json(self) -> str:
        """DataVec's JSON."""
        kind = f"{PACKAGE}schema.{'Sequence' if self._sequence else ''}Schema"
        missing = {} if self._missing == ("",) else {"missing": list(self._missing)}
        return json.dumps({"@class": kind, "columns": list(self._columns), **missing}, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Schema:
        """Reads DataVec's JSON, of version 1.0.0-M2.1 and of older ones.

        Raises:
            ConfigurationError: It is no schema; says where.
        """
        from pydl4j import _jvm

        tree = json.loads(_jvm.bridge().call("etl.schema.Schema", "fromJson", text).call("toJson"))
        made = cls(missing=tree.get("missing", ("",)))
        made._columns = tuple(tree["columns"])
        made._sequence = tree["@class"].endswith("SequenceSchema")
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Schema):
            return NotImplemented
        return (self._columns, self._missing, self._sequence) == (other._columns, other._missing, other._sequence)

    def __hash__(self) -> int:
        return hash(self.names)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}: {kind}" for name, kind in self.types.items())
        return f"{'Sequence' if self._sequence else ''}Schema({shown})"
