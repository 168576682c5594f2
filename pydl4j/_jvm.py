"""The only module through which the rest of the package reaches the JVM."""

from __future__ import annotations

from pydl4j import _session
from pydl4j._bridges.door import Bridge, JavaObject

__all__ = ["Bridge", "JavaObject", "bridge"]


def bridge() -> Bridge:
    """The JVM of the current session; starts it with the first use."""
    return _session.current().bridge
