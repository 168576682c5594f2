"""Errors of the JVM in Python's words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager

from pydl4j._errors import PyDl4jError
from pydl4j.nn._configured import KINDS


@contextmanager
def in_python_terms() -> Iterator[None]:
    """Lets messages name settings as Python does: n_out, not nOut."""
    try:
        yield
    except PyDl4jError as error:
        translate(error)
        raise


def translate(error: PyDl4jError) -> None:
    """Lets the message name settings as Python does: n_out, not nOut."""
    if error.java_trace is not None and error.args and isinstance(error.args[0], str):
        names, pattern = _setting_names()
        error.args = (pattern.sub(lambda found: names[found.group()], error.args[0]), *error.args[1:])


@functools.cache
def _setting_names() -> tuple[dict[str, str], re.Pattern[str]]:
    keys = [key for kind in KINDS.values() for member in kind.members for key in member._keys]
    names = {key.json: key.name for key in keys if any(map(str.isupper, key.json))}
    return names, re.compile(r"\b(" + "|".join(names) + r")\b")
