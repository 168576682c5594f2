"""A long call on a thread of its own, for a thread that must stay in Python while it waits.

The two work like one: a callback of the JVM runs on the waiting thread, and what that callback asks of the JVM runs on
the call's thread again, since the JVM's locks belong to threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import Enum
from queue import SimpleQueue
from typing import Any

Outcome = tuple[bool, Any]
"""Whether it succeeded, and its result or what it raised."""


class _Kind(Enum):
    RUN = "run this callback"
    DONE = "the request is done"
    ANSWER = "the callback's answer"
    SEND = "send this request"


_Inbox = SimpleQueue[tuple[_Kind, Any]]
here = threading.local()
"""Of each thread: the call whose callback runs on it (``waiting``), and the one that it was made for (``calling``)."""
_LEFT = '{"error":{"message":"KeyboardInterrupt","raised":0}}'


def caller() -> CallThread | None:
    """The call whose callback runs on this thread."""
    found: CallThread | None = getattr(here, "waiting", None)
    return found


def callee() -> CallThread | None:
    """The call that this thread was made for."""
    found: CallThread | None = getattr(here, "calling", None)
    return found


class CallThread:
    """One call and the two threads that share it."""

    def __init__(self) -> None:
        self.ident: int | None = None
        """The call's thread."""
        self._waiting: _Inbox = SimpleQueue()
        self._calling: _Inbox = SimpleQueue()
        self._lock = threading.Lock()
        self._alone = False

    def run(self, call: Callable[[], Any]) -> Any:
        """Runs ``call`` on its own thread; callbacks run here meanwhile."""

        def work() -> None:
            here.calling = self
            self._waiting.put((_Kind.DONE, _outcome(call)))

        thread = threading.Thread(target=work, name="pydl4j-call", daemon=True)
        thread.start()
        self.ident = thread.ident
        try:
            return self._serve()
        finally:
            self._leave()

    def send(self, request: Callable[[], Any]) -> Any:
        """On the waiting thread, inside a callback: runs a request on the call's thread."""
        self._calling.put((_Kind.SEND, request))
        return self._serve()

    def call_back(self, callback: Callable[[], str]) -> str:
        """On the call's thread: runs a callback on the waiting thread."""
        with self._lock:
            if not self._alone:
                self._waiting.put((_Kind.RUN, callback))
        if self._alone:
            return callback()
        while True:
            kind, value = self._calling.get()
            if kind is _Kind.ANSWER:
                return str(value)
            self._waiting.put((_Kind.DONE, _outcome(value)))

    def _serve(self) -> Any:
        outer = caller()
        while True:
            kind, value = self._waiting.get()
            if kind is _Kind.DONE:
                succeeded, result = value
                if succeeded:
                    return result
                raise result
            here.waiting = self
            try:
                answer = value()
            finally:
                here.waiting = outer
            self._calling.put((_Kind.ANSWER, answer))

    def _leave(self) -> None:
        """Nobody waits any more, perhaps before the end (a second Ctrl-C): a callback under way fails, later ones run over there."""
        with self._lock:
            self._alone = True
            self._calling.put((_Kind.ANSWER, _LEFT))


def _outcome(work: Callable[[], Any]) -> Outcome:
    try:
        return True, work()
    except BaseException as e:
        return False, e
