"""Arithmetic and comparison of arrays, computed in the JVM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge


class Operators:
    """What the operators of ``NDArray`` do: one call of the bridge each."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # == compares the elements
