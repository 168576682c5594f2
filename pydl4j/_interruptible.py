"""Ctrl-C in a few lines: a traceback of the program's own lines and the function that it called."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

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

    return call
