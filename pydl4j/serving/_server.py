"""A server in a JVM that is a child of this process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from typing import Any, TypeVar

from pydl4j import _java, _settings
from pydl4j._errors import PyDl4jError
from pydl4j._interruptible import briefly
from pydl4j.serving import _command
from pydl4j.serving._child import Child
from pydl4j.serving._secret import Secret

Self = TypeVar("Self", bound="Server")


class ServerError(PyDl4jError):
    """A server ended by itself; ``exit_code`` says why (the table is in docs/serving.md)."""

    def __init__(self, message: str, exit_code: int = -1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Server:
    """What ``pydl4j serve`` runs, until `close`; the public classes say which part of it.

    Args:
        arguments: Settings of ``pydl4j serve`` with underscores; None for those not given.
        session: What ``dl.session`` takes too: ``threads``, ``memory``, ``heap``, ``java_home`` …
        start_timeout: Seconds until it must be ready.
        secret: What the child reads; it goes with this object.
    """

    def __init__(
        self, arguments: Mapping[str, Any], session: Mapping[str, Any] | None, start_timeout: float, secret: Secret | None = None
    ) -> None:
        self._child: Child | None = None
        self._secret = secret
        self._start_timeout = start_timeout
        self._arguments = {**arguments, "child": True}
        self._settings = _settings.resolve(dict(session or {}))
        self._java = _java.find(self._settings.java_home)
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        """Starts it again after `stop` or `kill`; one that still runs is ended first.

        Raises:
            ServerError: It ended before it was ready, or was not ready in time; the message has its log.
        """
        command = _command.command(self._java, self._settings)
        for name, value in self._arguments.items():
            if value is not None:
                command += [f"--{name.replace('_', '-')}={_text(value)}"]
        if self._child is not None:
            self._child.close()
        self._child = Child(command, () if self._secret is None else (self._secret.fd,))
        if not self._child.wait_ready(self._start_timeout):
            raise self._ended("before it was ready")

    def __repr__(self) -> str:
        if self._child is None:
            return f"<{type(self).__name__}, closed>"
        code = self.exit_code
        state = f"{self._place()}, running as process {self.pid}" if code is None else f", ended with exit code {code}"
        return f"<{type(self).__name__}{state}>"

    def _place(self) -> str:
        """Where it can be found, for people."""
        return ""

    def __reduce__(self) -> Any:
        raise TypeError(f"A {type(self).__name__} is a child of this process: it cannot be copied or pickled. Start another one.")

    @property
    def pid(self) -> int:
        """Its process.

        Raises:
            ServerError: It was closed.
        """
        return self._opened.process.pid

    @property
    def _opened(self) -> Child:
        if self._child is None:
            raise ServerError(f"The {type(self).__name__} is closed. Make another one.")
        return self._child

    @property
    def exit_code(self) -> int | None:
        """None while it runs or when it is closed; 0 after `stop`, below 0 after a signal; others are in docs/serving.md."""
        return None if self._child is None else self._child.process.poll()

    @briefly
    def wait(self, timeout: float | None = None) -> int:
        """Until it ends by itself; gives its exit code.

        Args:
            timeout: Seconds; None for any time.

        Raises:
            TimeoutError: It runs still.
            ServerError: It was closed.
        """
        try:
            return self._opened.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"The server still runs after {timeout} s.") from None

    def check(self) -> None:
        """Raises `ServerError` if it has ended or was closed."""
        if self._opened.process.poll() is not None:
            raise self._ended("by itself")

    def stop(self, timeout: float = 60.0) -> int:
        """Lets it finish what it has begun; gives its exit code, 0 when all went well.

        Args:
            timeout: Seconds, after which it is killed (exit code -9).

        Raises:
            ServerError: It was closed.
        """
        return self._opened.stop(timeout)

    def kill(self) -> None:
        """Ends it as a crash would; `start` starts it again.

        Raises:
            ServerError: It was closed.
        """
        self._opened.kill()

    def log(self) -> str:
        """The last 4,000 bytes of its log; empty when it is closed."""
        return self._child.log() if self._child is not None else ""

    def close(self) -> None:
        """Stops it if it runs; a second call does nothing."""
        if self._child is not None:
            if self._child.process.poll() is None:
                self._child.stop(60.0)
            self._child.close()
            self._child = None
        if self._secret is not None:
            self._secret.close()

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ended(self, when: str) -> ServerError:
        try:
            code = self._opened.process.wait(10)  # its output ends a moment before it does
        except subprocess.TimeoutExpired:
            return ServerError(f"The server was not ready in time. Its log:\n{self.log() or '(empty)'}", -1)
        return ServerError(f"The server ended {when} (exit code {code}). Its log:\n{self.log() or '(empty)'}", code)


def _text(value: Any) -> str:
    """As the command line has it."""
    if isinstance(value, Mapping):
        return json.dumps(dict(value))
    return str(value).lower() if isinstance(value, bool) else str(value)
