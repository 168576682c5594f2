"""Python functions and objects that the JVM calls."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydl4j._bridges import callthread

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge


class Callbacks:
    """Runs requests of the JVM, and keeps what they raise until the call around them ends."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._raised: dict[int, BaseException] = {}
        self._next = 0
        self._lock = threading.Lock()

    def mark(self, target: Any) -> dict[str, Any]:
        """Registers a callback: a function without names, an object with the names of its public methods."""
        number = self._bridge.keep(target)
        self._bridge.transport_for_callbacks()
        if callable(target) and not isinstance(target, type) and not _is_object_with_methods(target):
            return {"@c": number, "m": None}
        return {"@c": number, "m": [name for name in dir(target) if not name.startswith("_") and callable(getattr(target, name, None))]}

    def run(self, request: str) -> str:
        """Answers a request of the JVM; never raises."""
        call = callthread.callee()
        return self._run_here(request) if call is None else call.call_back(lambda: self._run_here(request))

    def _run_here(self, request: str) -> str:
        try:
            number, method, arguments, *freed = self._bridge.reply.read(request)
            self._bridge.not_needed(freed[0] if freed else ())
            target: Any = self._bridge.kept(number)
            function: Callable[..., Any] = getattr(target, method, None) or target
            return self._bridge.answer(function(*arguments))
        except BaseException as e:
            return self._failure(e)

    def raised(self, number: int) -> BaseException | None:
        """Takes out the exception that a callback raised."""
        with self._lock:
            return self._raised.pop(number, None)

    def _failure(self, error: BaseException) -> str:
        with self._lock:
            self._next += 1
            number = self._next
            self._raised[number] = error
        return json.dumps({"error": {"message": f"{type(error).__name__}: {error}", "raised": number}})


def _is_object_with_methods(target: Any) -> bool:
    return not hasattr(target, "__code__") and not hasattr(target, "__func__") and type(target).__module__ not in ("builtins", "functools")
