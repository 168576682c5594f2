"""The life of a network: made in the JVM at its first use, closed by its user."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydl4j import _jvm, _session
from pydl4j._errors import ClosedError
from pydl4j.nn._core.terms import in_python_terms

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject

Self = TypeVar("Self", bound="Living")


class Living:
    """Has an object in the JVM, which it owns until `close` or collection."""

    _java_class: ClassVar[str]
    _configuration: ClassVar[Any]
    """The Python class of `conf`, whose Java class has the same name."""

    def __init__(self, conf: Any) -> None:
        self.conf = conf
        self._java: JavaObject | None = None
        self._bridge: _jvm.Bridge | None = None
        self._closed = False
        self._making = threading.RLock()

    def _made(self, bridge: _jvm.Bridge) -> JavaObject:
        """A new object in the JVM."""
        conf = bridge.call(f"nn.{self._configuration.__name__}", "fromJson", self.conf.to_json())
        made: JavaObject = bridge.call(self._java_class, "new", conf)
        made.call("init")
        return made

    def init(self: Self) -> Self:
        """Makes the weights, as configuration and seed say, in the current session; once. Returns the network."""
        self._object()
        return self

    def close(self) -> None:
        """Frees the weights. numpy views made before stay valid. A second call does nothing."""
        java, self._java = self._java, None
        self._closed = True
        if java is not None and not self._bridge_now().closed:
            java.call("close")
            java.close()

    if not TYPE_CHECKING:  # type checkers know the names, and no others

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):  # Python's own questions, of copies and displays
                raise AttributeError(f"'{type(self).__name__}' has no attribute '{name}'.")
            from pydl4j._synonyms import attribute

            raise attribute(self, name)

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _object(self) -> JavaObject:
        if self._java is None:
            if self._closed:
                raise ClosedError("This network was closed. Make a new one, or load it again.")
            with self._making, in_python_terms():
                if self._java is None:
                    self._bridge = _jvm.bridge()
                    self._java = self._made(self._bridge)
        assert self._java is not None
        return self._java

    def _bridge_now(self) -> _jvm.Bridge:
        assert self._bridge is not None
        return self._bridge

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Data goes to the session that the network lives in, and errors speak Python."""
        self._object()
        with _session.work_in(self._bridge_now().session), in_python_terms():
            yield
