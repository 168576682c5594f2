"""Who trains a network: one call at a time, and never from inside its own listener."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from pydl4j._errors import ConfigurationError, InterruptedTrainingError

PAUSE = 0.2
"""Seconds between two looks at whom the one who trains waits for."""
_INSIDE = (
    "A network cannot be trained inside a listener of its own training, which would wait for itself. Let the listener raise an "
    "exception to end this training and start the next one after it, or train a copy: net.clone().fit(...)."
)
_AWAITED = (
    "A listener of this network's training waits for this thread, which would wait for that training. Let the thread train a copy, "
    "net.clone(), or let the listener go on without waiting: this training then begins when the other one has ended."
)
_looking = threading.Lock()
_leaving: set[int] = set()
"""Threads that were refused: of two that wait for each other, one is."""
_around: ContextVar[tuple[Turns, ...]] = ContextVar("pydl4j_fits", default=())
"""Networks that train in a call around this code."""


class Turn:
    """One call of ``fit``, which can be called off while it waits and while it trains."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._turns: Turns | None = None
        self._stop: Callable[[], None] | None = None
        self.cancelled = False

    def stops_with(self, stop: Callable[[], None]) -> None:
        """How to end the training, which begins now."""
        with self._condition:
            self._stop = stop
            cancelled = self.cancelled
        if cancelled:
            stop()

    def cancel(self) -> None:
        """Ends this call, and no other one of the same network."""
        with self._condition:
            self.cancelled = True
            stop, turns = self._stop, self._turns
        if turns is not None:
            turns.wake()
        if stop is not None:
            stop()

    def waits_for(self, turns: Turns) -> None:
        """From now on ``cancel`` wakes who waits there."""
        with self._condition:
            self._turns = turns


class Turns:
    """The turns of one network."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.trains: int | None = None
        """The thread that has the turn."""
        self.waiting = 0
        """Calls that wait for their turn."""

    @contextmanager
    def take(self, turn: Turn) -> Iterator[None]:
        """Waits for the turn, and has it until the block ends.

        Raises:
            ConfigurationError: This code runs inside a call that has the turn, or in a thread that such code waits for.
            InterruptedTrainingError: The turn was cancelled.
        """
        if self in _around.get():
            raise ConfigurationError(_INSIDE)
        turn.waits_for(self)
        with self._condition:
            self.waiting += 1
            try:
                self._wait(turn)
            finally:
                self.waiting -= 1
                _leaving.discard(threading.get_ident())
            if turn.cancelled:
                raise InterruptedTrainingError("Training was stopped on request before it began.")
            self.trains = threading.get_ident()
        inside = _around.set((*_around.get(), self))
        try:
            yield
        finally:
            _around.reset(inside)
            with self._condition:
                self.trains = None
                self._condition.notify_all()

    def _wait(self, turn: Turn) -> None:
        while not self._condition.wait_for(lambda: turn.cancelled or self.trains is None, PAUSE):
            from pydl4j.nn._waiting import waits_for  # concurrent.futures takes 10 ms to import

            here, holder = threading.get_ident(), self.trains
            with _looking:
                if holder is not None and waits_for(holder, here, _leaving):
                    _leaving.add(here)
                    raise ConfigurationError(_AWAITED)

    def wake(self) -> None:
        """Lets those who wait look whether they were called off."""
        with self._condition:
            self._condition.notify_all()
