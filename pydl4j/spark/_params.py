"""Params of our stages: set and got in camel case as in PySpark and in snake case as in Python."""

from __future__ import annotations

import functools
import inspect
import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from pyspark.ml.param import Param, Params, TypeConverters

from pydl4j._errors import ConfigurationError
from pydl4j._names import suggestion
from pydl4j.nn._checks import plain_numbers

F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound="NamedParams")


def json_text(value: Any) -> str:
    """A configuration object or a normalizer as its JSON; text as it is."""
    if isinstance(value, Mapping):  # as `net.normalizer` is
        return json.dumps(dict(value), default=plain_numbers)
    if hasattr(value, "conf") and hasattr(type(value), "fit"):
        raise ValueError("must be a configuration, such as net.conf; initial_model=net goes on from a network's weights")
    return value.to_json() if hasattr(value, "to_json") else TypeConverters.toString(value)


def class_weight_text(value: Any) -> str:
    """`[1, 5]`, `{0: 1, 1: 5}` or an array as the JSON of a list; text as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        if sorted(value) != list(range(len(value))):
            raise ValueError(f"must name each class from 0 on. Got {dict(value)!r}")
        value = [value[place] for place in range(len(value))]
    return json.dumps([float(number) for number in value])


def at_least(least: float, converter: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The conversion of numbers that have a least value."""

    def convert(value: Any) -> Any:
        number = converter(value)
        if not number >= least:
            raise ValueError(f"must be at least {least:g}. Got {value!r}")
        return number

    return convert


def snake(name: str) -> str:
    """`featuresCol` -> `features_col`."""
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def param(name: str, doc: str, converter: Any = TypeConverters.toString) -> Any:
    """A param of a class: documentation and the conversion of its values."""
    return Param(cast(Any, Params._dummy()), name, doc, typeConverter=converter)


def recorded(function: F) -> F:
    """A constructor that only says what it takes: hands on what a caller has given, not the defaults, to `_begin`."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def begin(self: Any, *arguments: Any, **named: Any) -> None:
        given = dict(signature.bind(self, *arguments, **named).arguments)
        del given["self"]
        given.update(given.pop("params", {}))
        self._begin(**given)

    return cast(F, begin)


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

    def setParams(self: S, **params: Any) -> S:
        """Sets several params at once, in camel or snake case; None: as if never set.

        Raises:
            ConfigurationError: there is no such param; the nearest one is named.
        """
        return self._with(**params)

    def _with(self: S, **params: Any) -> S:
        names = [p.name for p in self.params]
        by_either = {snake(name): name for name in names} | {name: name for name in names}
        for given, value in params.items():
            if given not in by_either:
                raise ConfigurationError(f"{type(self).__name__} has no param '{given}'. {suggestion(given, map(snake, names))}")
            try:
                self._assign(by_either[given], value)
            except ValueError as error:
                raise ConfigurationError(f"The '{given}' of {type(self).__name__} {error}.") from error
            except TypeError as error:
                raise ConfigurationError(f"The '{given}' of {type(self).__name__} is wrong. {error}") from error
        return self

    def _assign(self, name: str, value: Any) -> None:
        if value is None:
            self.clear(self.getParam(name))
        else:
            converter = self.getParam(name).typeConverter
            self._paramMap[self.getParam(name)] = converter(value)

    def _set_defaults(self) -> None:
        for cls in reversed(type(self).__mro__):
            defaults = vars(cls).get("_defaults", {})
            if defaults:
                self._setDefault(**defaults)


def _setter(name: str) -> Any:
    def set_(self: Any, value: Any) -> Any:
        return self._with(**{name: value})

    set_.__doc__ = f"Sets `{name}`; returns the stage. None: as if never set."
    return set_


def _getter(name: str) -> Any:
    def get(self: Any) -> Any:
        return self.getOrDefault(name)

    get.__doc__ = f"The value of `{name}`, or its default."
    return get
