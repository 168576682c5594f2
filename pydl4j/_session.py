"""Sessions: which JVM works for whom, from when to when.

Which session is current is a matter of the context (``contextvars``): what one thread or one asyncio task opens, no other
one works in. A thread without a session of its own works in the innermost one of the main thread, else in the default one.
"""

from __future__ import annotations

import atexit
import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, NoReturn

from pydl4j._bridges.door import Bridge
from pydl4j._errors import SessionClosedError
from pydl4j._settings import Settings, resolve

_lock = threading.RLock()
_entered: ContextVar[tuple[Session, ...]] = ContextVar("pydl4j_sessions", default=())
_main: tuple[Session, ...] = ()
"""What the main thread has entered: for threads that it starts, which begin with an empty context before Python 3.14."""
_default: Session | None = None
_all: weakref.WeakSet[Session] = weakref.WeakSet()


class Session:
    """A JVM with its settings; owns it until ``close()`` or the end of the ``with`` block.

    The JVM starts with the first use. Over Py4J a JVM that died is replaced at the next use.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._bridge: Bridge | None = None
        self._lock = threading.Lock()
        _all.add(self)

    @property
    def bridge(self) -> Bridge:
        """The running JVM; starts it.

        Raises:
            SessionClosedError: The session is closed.
        """
        bridge = self._bridge
        if bridge is not None and not bridge.closed:
            return bridge
        with self._lock:
            if self.closed:
                raise SessionClosedError("The session is closed. Open another one with dl.session().")
            if self._bridge is not None and self._bridge.closed:
                self._bridge.close()
                self._bridge = None
            if self._bridge is None:
                self._bridge = Bridge(self)
            return self._bridge

    @property
    def started(self) -> bool:
        """Whether a JVM runs for this session now."""
        return self._bridge is not None and not self._bridge.closed

    def close(self) -> None:
        """Ends the JVM where it is a process of its own; numpy views made before stay valid. Idempotent."""
        self.closed = True
        with self._lock:
            bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.close()

    def __enter__(self) -> Session:
        global _main
        # No tokens: a block may end in another context than it began in (fixtures of asyncio, cells of a notebook).
        _entered.set((*_still_open(_entered.get()), self))
        if threading.current_thread() is threading.main_thread():
            _main = (*_still_open(_main), self)
        try:
            _ = self.bridge
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self.closed else "running" if self.started else "not started"
        return f"<Session {self.settings.bridge}, {state}>"

    def __reduce__(self) -> Any:
        raise TypeError("A session is a JVM of this process: it cannot be copied or pickled. Open one there with dl.session().")

    def _forked(self) -> None:
        self._lock = threading.Lock()
        self.closed = True
        if self._bridge is not None:
            self._bridge.forget_after_fork()


def session(
    *,
    bridge: str | None = None,
    backend: str | None = None,
    memory: str | None = None,
    heap: str | None = None,
    threads: int | None = None,
    device: str | None = None,
    java_home: str | os.PathLike[str] | None = None,
    jvm_args: str | Sequence[str] | None = None,
    class_path: str | Sequence[str | os.PathLike[str]] | None = None,
    start_timeout: float | None = None,
    **misspelt: NoReturn,
) -> Session:
    """A session with its own settings, for a ``with`` block.

    The block's code works in it, and so do the asyncio tasks that it creates and ``asyncio.to_thread``. Blocks of other threads
    and tasks are not disturbed. A thread that opens none works in the innermost one that the main thread has open, else in the
    default one; ``contextvars.copy_context().run`` as its target lets it work in that of the thread which started it.
    Arrays and networks stay in the session that they were made in, whichever is current.

    What is not given comes from PYDL4J_BRIDGE and so on.

    Args:
        bridge: ``"py4j"`` (default: the JVM is a child process), ``"jpype"`` or ``"pyjnius"`` (the JVM lives in this process).
        backend: ``"mkl"`` (default on x86-64), ``"openblas"`` or ``"cuda"``.
        memory: Limit on the off-heap bytes of all arrays, those that Python makes among them, for example ``"4g"``; default nine
            tenths of the machine or container.
        heap: Java heap, for example ``"2g"``; default the JVM's own choice, a quarter of the memory.
        threads: Threads of one operation; default one for each processor.
        device: ``"cpu"`` or ``"cuda:N"``; default what the backend works on.
        java_home: Folder of a Java 17 or newer; default what ``pydl4j doctor`` shows.
        jvm_args: More options for the JVM.
        class_path: More jars or folders of classes: layers and listeners of your own, drivers of databases.
        start_timeout: Seconds that a JVM process may take to answer; default 60.

    Raises:
        ConfigurationError: There is no such setting (the nearest right name is given), or a value out of its range.

    Example:
        >>> with dl.session(bridge="py4j", memory="4g", threads=2):
        ...     x = dl.zeros((2, 3))
    """
    given = {
        "bridge": bridge, "backend": backend, "memory": memory, "heap": heap, "threads": threads, "device": device,
        "java_home": None if java_home is None else os.fspath(java_home), "jvm_args": jvm_args, "class_path": class_path,
        "start_timeout": start_timeout,
    }  # fmt: skip
    return Session(resolve({**given, **misspelt}))


def current() -> Session:
    """The innermost open session of this context, else that of the main thread, else the default one."""
    global _default
    for entered in (_entered.get(), _main):
        for opened in reversed(entered):
            if not opened.closed:
                return opened
    with _lock:
        if _default is None or _default.closed:
            _default = Session(resolve({}))
        return _default


@contextmanager
def work_in(chosen: Session) -> Iterator[None]:
    """While open, ``chosen`` is the current session of this context."""
    token = _entered.set((*_entered.get(), chosen))
    try:
        yield
    finally:
        _entered.reset(token)


def shutdown() -> None:
    """Closes every session; the next use opens the default one anew."""
    for opened in list(_all):
        opened.close()


def _after_fork() -> None:
    global _lock
    _lock = threading.RLock()
    for opened in list(_all):
        opened._forked()


def _still_open(entered: tuple[Session, ...]) -> tuple[Session, ...]:
    return tuple(opened for opened in entered if not opened.closed)


atexit.register(shutdown)
os.register_at_fork(after_in_child=_after_fork)
