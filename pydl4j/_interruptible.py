"""Ctrl-C and wrong arguments in a few lines: a traceback of the program's own lines and the function that it called."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec, TypeVar

from pydl4j import _synonyms

P = ParamSpec("P")
R = TypeVar("R")


def briefly(function: Callable[P, R]) -> Callable[P, R]:
    """The function, whose KeyboardInterrupt tells nothing of what lies between it and the JVM: sixty lines of fit's, thirty of output's."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except KeyboardInterrupt:
            raise KeyboardInterrupt from None
        except TypeError as error:
            if error.__traceback__ is None or error.__traceback__.tb_next is not None:
                raise  # not of this call
            _refuse(function, args, kwargs, error)

    return call


def _refuse(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], error: TypeError) -> NoReturn:
    """Says of arguments that do not fit which are there; Python's own message names the class that the function is inherited from."""
    places = list(inspect.signature(function).parameters.values())
    bare = [place.name for place in places if place.kind is place.POSITIONAL_OR_KEYWORD]
    method = bare[:1] in (["self"], ["cls"])
    owner = args[0] if method and args else None
    kind = owner if isinstance(owner, type) else type(owner)
    name = f"{kind.__name__}.{function.__name__}".removesuffix(".__init__") if method else function.__name__
    taken = [place.name for place in places][method:]
    for wrong in kwargs:
        if wrong not in taken:
            raise TypeError(f"{name} has no argument '{wrong}'. {_synonyms.setting(wrong, taken)}") from None
    if len(args) > len(bare):
        others = [place.name for place in places if place.kind is place.KEYWORD_ONLY]
        named = f" Name the others: {', '.join(others)}." if others else ""
        allowed = ", ".join(bare[method:]) or "nothing"
        raise TypeError(f"{name} takes {allowed} without a name. Got {len(args) - method} values.{named}") from None
    raise TypeError(str(error).replace(f"{function.__qualname__}()", name)) from None
