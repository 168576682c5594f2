"""Rules for every test: what it opens it closes."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pydl4j import _segments, _session

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background so; the tests of Ctrl-C need it to arrive.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _descriptors() -> list[str]:
    """Open segments and files of ours, without those that the pool can let go of: that of an open session keeps warm ones."""
    if not any(session.started for session in list(_session._all)):
        _segments.pool().trim()
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(entry)
        except OSError:
            continue
        if "pydl4j" in target:
            found.append(target)
    return sorted(found)


def _threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("pydl4j")}


def _children() -> set[str]:
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(path.read_text().split()) if path.exists() else set()


def _shared_files() -> set[str]:
    return {name for name in os.listdir("/dev/shm") if name.startswith("pydl4j")}


def _soon(nothing_left: Callable[[], object]) -> object:
    """What is left after at most 30 s: a thread or process needs a moment to end, and a cycle the garbage collector."""
    left = nothing_left()
    if left:
        gc.collect()  # each time it would take a minute of the thousand tests
        left = nothing_left()
    deadline = time.monotonic() + 30
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        left = nothing_left()
    return left


def _live(session: _session.Session) -> int:
    """Bytes of the JVM's arrays; those that Python made live as long as pytest keeps an exception in whose traceback they stand."""
    memory = session.bridge.memory()
    return memory["live"] - memory["python"]


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """No live off-heap bytes, threads, child processes, descriptors of segments or files in /dev/shm."""
    threads, children, descriptors, files = _threads(), _children(), _descriptors(), _shared_files()
    sessions = {s: _live(s) for s in list(_session._all) if s.started}
    yield
    for session in [s for s in list(_session._all) if s.started]:
        before = sessions.get(session, 0)
        left = _soon(lambda s=session, b=before: max(0, _live(s) - b) if s.started else 0)  # type: ignore[misc]
        assert not left, f"{left} off-heap bytes of the JVM are still live"
    if not any(s.started for s in list(_session._all)):
        assert not _soon(lambda: _threads() - threads), "threads are left"
        assert not _soon(lambda: _children() - children), "child processes are left"
        assert not _soon(lambda: [d for d in _descriptors() if d not in descriptors]), "descriptors are left"
    assert not _soon(lambda: _shared_files() - files), "files in /dev/shm are left"
