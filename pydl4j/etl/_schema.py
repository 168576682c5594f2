"""What the columns of a data set are called and what their values are."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._errors import ConfigurationError
from pydl4j.nn._checks import check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

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
KINDS: dict[str, tuple[type, ...]] = {
    "min": (int, float), "max": (int, float), "allow_nan": (bool,), "allow_infinite": (bool,), "regex": (str,), "min_length": (int,),
    "max_length": (int,), "time_zone": (str,), "states": (list,),
}  # fmt: skip
"""What the settings of columns are."""
PYTHON = {
    "minAllowedValue": "min", "maxAllowedValue": "max", "minValidTime": "min", "maxValidTime": "max", "allowNaN": "allow_nan",
    "allowInfinite": "allow_infinite", "minLength": "min_length", "maxLength": "max_length", "timeZone": "time_zone",
    "stateNames": "states",
}  # fmt: skip
"""DataVec's names of settings and ours."""


class Schema:
    """The columns of a data set, in their order. Immutable: each method returns a schema with one more column.

        schema = etl.Schema().integer("age", min=0, max=120).categorical("country", ["US", "UK"]).time("when", "Europe/Berlin")

    Its JSON is DataVec's, which `Schema.from_json` reads from files of others, too.

    Args:
        missing: The texts that stand for a missing value where text is read; by default the empty one.
    """

    def __init__(self, *, missing: Iterable[str] = ("",)) -> None:
        texts = None if isinstance(missing, str) or not isinstance(missing, Iterable) else tuple(missing)
        if texts is None or not all(isinstance(text, str) for text in texts):
            raise ConfigurationError(f"The 'missing' of a Schema must be a list of texts, such as ['', 'NA']. Got {missing!r} instead.")
        self._columns: tuple[dict[str, Any], ...] = ()
        self._missing = texts
        self._sequence = False

    def _and(self, kind: str, name: str, **settings: Any) -> Schema:
        if not isinstance(name, str):
            raise ConfigurationError(f"The name of a column must be a text. Got {name!r} instead.")
        if name in self.names:
            raise ConfigurationError(f"The columns of a schema must have different names. '{name}' comes twice.")
        made = self._like()
        given = {key: _setting(kind, key, value, name) for key, value in settings.items() if value is not None}
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
        listed = None if isinstance(states, str) or not isinstance(states, Iterable) else list(states)
        if listed is None or not all(isinstance(state, str) for state in listed):
            raise ConfigurationError(f"The 'states' of the column '{name}' must be a list of texts, such as ['no', 'yes']. Got {states!r}.")
        return self._and("Categorical", name, stateNames=listed)

    def time(self, name: str, time_zone: str = "UTC", *, min: int | None = None, max: int | None = None) -> Schema:
        """Instants, shown in this zone; limits in milliseconds since 1970."""
        return self._and("Time", name, timeZone=time_zone, minValidTime=min, maxValidTime=max)

    def boolean(self, name: str) -> Schema:
        """True and false."""
        return self._and("Boolean", name)

    def bytes(self, name: str) -> Schema:
        """Bytes of any length, which nothing reads as text."""
        return self._and("Binary", name)

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

        return cls._of(_jvm.bridge().call("etl.schema.Schema", "fromJson", check_text("JSON of a Schema", text)))

    @classmethod
    def _of(cls, java: JavaObject) -> Schema:
        """That of the JVM."""
        return cls._of_tree(json.loads(java.call("toJson")))

    @classmethod
    def _of_tree(cls, tree: Mapping[str, Any]) -> Schema:
        """That of JSON which the JVM wrote."""
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


def _setting(kind: str, key: str, value: Any, name: str) -> Any:
    """A setting of a column as JSON takes it; ranges the JVM looks at."""
    plain = value.item() if isinstance(value, np.generic) else value
    called = PYTHON.get(key, key)
    wanted = KINDS[called] if kind in ("Double", "Float") or called not in ("min", "max") else (int,)
    fits = isinstance(plain, wanted) and isinstance(plain, bool) == (bool in wanted)
    if not fits or (isinstance(plain, float) and not math.isfinite(plain)):
        words = " or ".join(
            {int: "an integer", float: "a finite number", bool: "True or False", str: "text"}.get(k, k.__name__) for k in wanted
        )
        raise ConfigurationError(f"The '{called}' of the column '{name}' must be {words}. Got {value!r} instead.")
    return plain


def check_schema(what: str, schema: Any) -> None:
    """A schema, or None."""
    if schema is not None and not isinstance(schema, Schema):
        raise ConfigurationError(f"The 'schema' of {what} must be an etl.Schema. Got {type(schema).__name__} instead.")
