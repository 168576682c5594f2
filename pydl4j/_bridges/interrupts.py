"""Long calls that Ctrl-C ends.

The first Ctrl-C asks the JVM to stop and waits for the end of the call, so that its state stays whole; then
KeyboardInterrupt is raised. A second one while waiting gives up waiting. Only the main thread gets signals.

Over Py4J the main thread waits on a socket, where Python's signal handlers run. In process it would wait inside
the JVM, where they cannot: there the call runs on a thread of its own, and callbacks come back to the main thread.
"""

from __future__ import annotations

import itertools
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from types import FrameType
from typing import TYPE_CHECKING, Any

from pydl4j._bridges.callthread import CallThread, caller

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge


_numbers = itertools.count(1)
"""Of the process: a JVM in it outlives its sessions, and remembers wishes to stop by number."""


class LongCalls:
    """Runs long calls of one bridge."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._running: set[int] = set()
        self._stops: SimpleQueue[int | None] = SimpleQueue()
        self._stopper: threading.Thread | None = None
        self._lock = threading.Lock()

    def number(self) -> int:
        """A number for a long call, to be given to ``stop``."""
        self._ensure_stopper()
        return next(_numbers)

    def run(self, target: str | int, method: str, args: tuple[Any, ...], flags: int, number: int = 0) -> Any:
        """Runs a long call on this thread."""
        number = number or self.number()
        parts = [target, method, args, flags, number]
        self._running.add(number)
        try:
            return self._run(number, parts)
        finally:
            self._running.discard(number)

    def _run(self, number: int, parts: list[Any]) -> Any:
        if threading.current_thread() is not threading.main_thread():
            return self._bridge.request(parts)
        with self._ctrl_c(number) as pressed:
            result = CallThread().run(lambda: self._bridge.request(parts)) if self._own_thread() else self._bridge.request(parts)
        if pressed():
            raise KeyboardInterrupt
        return result

    def _own_thread(self) -> bool:
        """Whether the call needs a thread of its own; inside a callback it runs on that of the outer call."""
        return self._bridge.in_process and caller() is None

    def stop(self, number: int) -> None:
        """Asks a long call to end; returns at once and may be called from a signal handler."""
        self._stops.put(number)

    def running(self) -> list[int]:
        """Numbers of the calls that have begun and not ended."""
        return list(self._running)

    def close(self) -> None:
        """Ends the thread that passes on the wishes to stop."""
        with self._lock:
            stopper, self._stopper = self._stopper, None
        if stopper is not None:
            self._stops.put(None)
            if stopper is not threading.current_thread():
                stopper.join(5)

    @contextmanager
    def _ctrl_c(self, number: int) -> Iterator[Callable[[], bool]]:
        presses = 0

        def handler(_signal: int, _frame: FrameType | None) -> None:
            nonlocal presses
            presses += 1
            if presses > 1:
                raise KeyboardInterrupt
            self.stop(number)

        previous = signal.getsignal(signal.SIGINT)
        if previous in (signal.SIG_IGN, None):
            yield lambda: False  # whoever ignores Ctrl-C, or handles it outside Python, keeps doing so
            return
        signal.signal(signal.SIGINT, handler)
        try:
            yield lambda: presses > 0
        except Exception:
            if presses == 0:
                raise
            raise KeyboardInterrupt from None  # a call that was asked to stop may say so by raising
        finally:
            signal.signal(signal.SIGINT, previous)

    def _ensure_stopper(self) -> None:
        with self._lock:
            if self._stopper is None:
                self._stopper = threading.Thread(target=self._pass_on, name="pydl4j-stop", daemon=True)
                self._stopper.start()

    def _pass_on(self) -> None:
        from pydl4j._errors import PyDl4jError

        while (number := self._stops.get()) is not None:
            try:
                self._bridge.request(["", "interrupt", [number], 0])
            except PyDl4jError:
                continue  # the JVM is gone, and the call with it
