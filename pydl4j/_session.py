"""Sessions: which JVM works for whom, from when to when."""

from __future__ import annotations

import atexit
import os
import threading
import weakref
from types import TracebackType
from typing import Any

from pydl4j._bridges.door import Bridge
from pydl4j._errors import SessionClosedError
from pydl4j._settings import Settings, resolve

_lock = threading.RLock()
_open: list[Session] = []
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
        with _lock:
            self.closed = True
            if self in _open:
                _open.remove(self)
        with self._lock:
            bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.close()

    def __enter__(self) -> Session:
        with _lock:
            _open.append(self)
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

    def _forked(self) -> None:
        self._lock = threading.Lock()
        self.closed = True
        if self._bridge is not None:
            self._bridge.forget_after_fork()


def session(**settings: Any) -> Session:
    """A session with its own settings, for a ``with`` block.

    Args:
        **settings: ``bridge``, ``backend``, ``memory``, ``heap``, ``threads``, ``device``, ``java_home``, ``jvm_args``,
            ``start_timeout``; see ``pydl4j._settings.Settings``. What is not given comes from PYDL4J_BRIDGE and so on.

    Example:
        >>> with dl.session(bridge="py4j", memory="4g", threads=2):
        ...     x = dl.zeros((2, 3))
    """
    return Session(resolve(settings))


def current() -> Session:
    """The innermost open session, else the default one."""
    global _default
    with _lock:
        if _open:
            return _open[-1]
        if _default is None or _default.closed:
            _default = Session(resolve({}))
        return _default


def shutdown() -> None:
    """Closes every session; the next use opens the default one anew."""
    for opened in list(_all):
        opened.close()


def _after_fork() -> None:
    global _lock
    _lock = threading.RLock()
    for opened in list(_all):
        opened._forked()
    _open.clear()


atexit.register(shutdown)
os.register_at_fork(after_in_child=_after_fork)
