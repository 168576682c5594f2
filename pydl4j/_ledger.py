"""Who has how much of a session's memory: a page in which this process and the JVM count, each what is its own.

Both hold one limit so, without a message. ``org.pydl4j.nd.internal.Ledger`` is the JVM's end; the places are the same.
"""

from __future__ import annotations

import os
import threading
import weakref
from queue import Empty, SimpleQueue

from pydl4j import _segments
from pydl4j._memory import view

BYTES = 4096
JVM_LIVE, JVM_KEPT, LIMIT, LIVE, KEPT, PEAK = range(6)


class Ledger:
    """The counts of one JVM and of what this process made for it. Any thread may take; giving back happens at any moment."""

    def __init__(self) -> None:
        self._fd = _segments.create(BYTES)
        self.path = f"/proc/{os.getpid()}/fd/{self._fd}"
        """What the JVM opens, until ``opened``."""
        mapped = _segments.Mapped(self._fd, BYTES)
        # numpy arrays hide what they refer to from the collector of cycles: the page is not unmapped under a Taken in one.
        self._numbers = memoryview(view(mapped, mapped.address, "int64", (PEAK + 1,), (8,)))  # type: ignore[arg-type,unused-ignore]
        self._lock = threading.Lock()
        self._given: SimpleQueue[int] = SimpleQueue()
        _all.add(self)

    def opened(self) -> None:
        """The JVM has the page: its file may go."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    @property
    def limit(self) -> int:
        """The session's limit, 0 until the JVM has told."""
        return int(self._numbers[LIMIT])

    @property
    def live(self) -> int:
        """Bytes that arrays made by this process have."""
        return int(self._numbers[LIVE])

    def take(self, nbytes: int) -> Taken | None:
        """Counts bytes that are about to be allocated; None where they would pass the limit."""
        with self._lock:
            self._settle()
            numbers = self._numbers
            numbers[LIVE] += nbytes  # before the look at the other side, which may be taking, too
            fits = sum(numbers[JVM_LIVE : JVM_KEPT + 1]) + numbers[LIVE] + numbers[KEPT] <= numbers[LIMIT]
            if not fits:
                numbers[LIVE] -= nbytes
            numbers[PEAK] = max(numbers[PEAK], numbers[JVM_LIVE] + numbers[LIVE])
        self._settle_if_free()
        return Taken(self, nbytes) if fits else None

    def taken(self, nbytes: int) -> Taken:
        """Counts bytes, whatever the limit."""
        self.give(-nbytes)
        return Taken(self, nbytes)

    def give(self, nbytes: int) -> None:
        """Counts bytes no more."""
        self._given.put(nbytes)  # runs at any moment, also while this thread holds the lock
        self._settle_if_free()

    def keep(self, nbytes: int) -> None:
        """Tells how much the pool keeps warm."""
        self._numbers[KEPT] = nbytes

    def _settle_if_free(self) -> None:
        while not self._given.empty() and self._lock.acquire(blocking=False):
            try:
                self._settle()
            finally:
                self._lock.release()

    def _settle(self) -> None:
        while True:
            try:
                self._numbers[LIVE] -= self._given.get_nowait()
            except Empty:
                return

    def _forked(self) -> None:
        """The page is the parent's: what this child lets go of does not count there."""
        self._numbers = memoryview(bytearray(8 * (PEAK + 1))).cast("q")
        self._lock = threading.Lock()


class Taken:
    """Bytes that count in a ledger as long as this lives."""

    __slots__ = ("_ledger", "nbytes")

    def __init__(self, ledger: Ledger, nbytes: int) -> None:
        self._ledger = ledger
        self.nbytes = nbytes

    def become(self, nbytes: int) -> None:
        """Counts as many bytes from now on."""
        self._ledger.give(self.nbytes - nbytes)
        self.nbytes = nbytes

    def __del__(self) -> None:
        self._ledger.give(self.nbytes)


_all: weakref.WeakSet[Ledger] = weakref.WeakSet()


def _after_fork() -> None:
    for ledger in list(_all):
        ledger._forked()


os.register_at_fork(after_in_child=_after_fork)
