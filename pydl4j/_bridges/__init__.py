"""The way to the JVM. Everything else in the package talks to ``pydl4j._jvm.bridge()``, a ``Bridge``.

What other modules use (all in ``door.Bridge``)::

    bridge = _jvm.bridge()
    net = bridge.call("nn.MultiLayerNetwork", "new", conf)   # class behind org.pydl4j.; "new" is its constructor
    net.call("fit", iterator, 3, long=True)                  # net is a JavaObject; long=True: Ctrl-C asks net.requestStop()
    y = bridge.call("nd.ops.Arithmetic", "add", a, b)        # or bridge.op("Arithmetic", "add", a, b)
    w = net.call("params", borrowed=True)                    # the array stays net's own, Python gets an alias

Arguments: None, bool, int, float, str, bytes, lists, tuples, dicts with string keys, ``NDArray`` and numpy arrays,
``JavaObject``, and callbacks: a function stands for an interface with one method, an object for the methods of its
class that have the interface's names (default methods that it lacks stay Java's). Strings become enums, element types,
paths and devices where the method wants them; lists become arrays and collections.

Results: the same, ``NDArray`` for arrays, ``JavaObject`` for everything else. A returned array is Python's own: the JVM
closes its handle when Python lets go. A method that returns an array which it keeps must be called with ``borrowed=True``.

Exceptions: see ``pydl4j._errors``. What a callback raises comes out of the call.

One call is one message. A bridge only has to carry text both ways (``Transport``); what the text says is in
``door.Bridge`` here and in ``org.pydl4j.bridge.EntryPoint`` there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pydl4j._ledger import Ledger
from pydl4j._settings import Settings


class Transport(Protocol):
    """Carries requests to the JVM and callbacks from it."""

    in_process: bool
    """Whether the JVM shares this process's addresses."""

    java: str
    """Version and folder of the Java in use."""

    ledger: Ledger
    """The page in which both sides count memory."""

    def send(self, request: str) -> str:
        """Sends a request and returns the reply; callbacks run meanwhile on this thread."""

    @property
    def output(self) -> Callable[..., Any]:
        """In process: ``EntryPoint.output`` itself, which answers None or a text of the JVM's kind."""

    def log(self) -> str:
        """The last lines that the JVM printed, when they are kept apart."""

    def close(self) -> None:
        """Ends the JVM where it is a process of its own."""


def open_transport(settings: Settings, callback: Callable[[str], str]) -> Transport:
    """Starts the bridge that the settings name."""
    if settings.bridge == "py4j":
        from pydl4j._bridges.py4j import Py4jTransport

        return Py4jTransport(settings, callback)
    if settings.bridge == "jpype":
        from pydl4j._bridges.jpype import JpypeTransport

        return JpypeTransport(settings, callback)
    from pydl4j._bridges.pyjnius import PyjniusTransport

    return PyjniusTransport(settings, callback)
