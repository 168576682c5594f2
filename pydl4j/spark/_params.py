"""Params of our stages: declared in a line each, set and got in camel case as in PySpark and in snake case as in Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from pyspark.ml.param import Param, Params, TypeConverters

from pydl4j._errors import ConfigurationError
from pydl4j.nn._configured import Configured
from pydl4j.nn._names import suggestion


def json_text(value: Any) -> str:
    """A configuration object as its JSON; text as it is."""
    return value.to_json() if isinstance(value, Configured) else TypeConverters.toString(value)


def snake(name: str) -> str:
    """`featuresCol` -> `features_col`."""
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def param(name: str, doc: str, converter: Any = TypeConverters.toString) -> Any:
    """A param of a class: documentation and the conversion of its values."""
    return Param(cast(Any, Params._dummy()), name, doc, typeConverter=converter)


class NamedParams(Params):
    """Adds `setX`, `getX` and both spellings of keywords to a class with params."""

    _defaults: ClassVar[dict[str, Any]] = {}

    if TYPE_CHECKING:  # type checkers do not see the accessors that are made below

        def __getattr__(self, name: str) -> Any: ...

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name in [name for name, value in vars(cls).items() if isinstance(value, Param)]:
            capital = name[0].upper() + name[1:]
            for accessor, function in ((f"set{capital}", _setter(name)), (f"get{capital}", _getter(name))):
                if accessor not in vars(cls):
                    setattr(cls, accessor, function)

    def setParams(self, **params: Any) -> Any:
        """Sets several params at once, in camel or snake case.

        Raises:
            ConfigurationError: there is no such param; the nearest one is named.
        """
        names = [p.name for p in self.params]
        by_either = {snake(name): name for name in names} | {name: name for name in names}
        for given, value in params.items():
            if given not in by_either:
                raise ConfigurationError(f"{type(self).__name__} has no param '{given}'. {suggestion(given, map(snake, names))}")
            if value is not None:
                try:
                    self._set(**{by_either[given]: value})
                except TypeError as error:
                    raise ConfigurationError(f"The '{given}' of {type(self).__name__} is wrong. {error}") from error
        return self

    def _set_defaults(self) -> None:
        for cls in reversed(type(self).__mro__):
            defaults = vars(cls).get("_defaults", {})
            if defaults:
                self._setDefault(**defaults)


def _setter(name: str) -> Any:
    def set_(self: Any, value: Any) -> Any:
        return self.setParams(**{name: value})

    set_.__doc__ = f"Sets `{name}`; returns the stage."
    return set_


def _getter(name: str) -> Any:
    def get(self: Any) -> Any:
        return self.getOrDefault(name)

    get.__doc__ = f"The value of `{name}`, or its default."
    return get
