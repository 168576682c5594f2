"""Exceptions of the driver's JVM in Python's terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydl4j._errors import PyDl4jError, of_java

OURS = "org.pydl4j.nd.errors."


@contextmanager
def in_python_terms() -> Iterator[None]:
    """Raises `pydl4j.ConfigurationError` and its kind where one of ours is behind an exception of Py4J."""
    from py4j.protocol import Py4JJavaError

    try:
        yield
    except Py4JJavaError as error:
        ours = _ours(error.java_exception)
        if ours is None:
            raise
        raise ours from error


def _ours(java: Any) -> PyDl4jError | None:
    """The first of our exceptions on the way down to the cause; Spark wraps what happens in tasks into text."""
    trace = None
    while java is not None:
        name = str(java.getClass().getName())
        if name.startswith(OURS):
            trace = trace or "\n".join(f"\tat {frame}" for frame in java.getStackTrace())
            return of_java({"type": name.removeprefix(OURS), "message": str(java.getMessage()), "trace": trace})
        java = java.getCause()
    return None
