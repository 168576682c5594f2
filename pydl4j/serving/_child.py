"""A JVM that is a child process: it says 'ready', and ends when its standard input does."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import tempfile
import time
import weakref
from collections.abc import Sequence
from typing import IO

from pydl4j import _java
from pydl4j._bridges import surroundings

TAIL = 4000


class Child:
    """Starts a command; its output goes to a nameless file. A process forked from this one can neither end it nor keep it alive."""

    def __init__(self, command: Sequence[str], pass_fds: Sequence[int] = ()) -> None:
        surroundings.open_standard_descriptors()
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed with the process
        self._buffer = b""
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
            start_new_session=True,  # Ctrl-C in the terminal is for Python, which ends its children in order
            env=_java.environment(serving=True), pass_fds=pass_fds,
        )  # fmt: skip
        _running.add(self)

    def wait_ready(self, timeout: float) -> bool:
        """Whether the line 'ready' came in time."""
        end = time.monotonic() + timeout
        stdout = self.process.stdout
        assert stdout is not None
        while b"ready\n" not in self._buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([stdout], [], [], left)[0]:
                return False
            piece = os.read(stdout.fileno(), 4096)
            if not piece:
                return False
            self._buffer += piece
        return True

    @property
    def said(self) -> bytes:
        """What it has said, up to 'ready'."""
        return self._buffer

    def log(self) -> str:
        """The last lines that it wrote to standard error."""
        size = os.fstat(self._log.fileno()).st_size
        return os.pread(self._log.fileno(), TAIL, max(0, size - TAIL)).decode(errors="replace").strip()

    def stop(self, timeout: float) -> int:
        """Asks it to end in order, kills it when it does not; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        with contextlib.suppress(OSError):
            assert self.process.stdin is not None
            self.process.stdin.close()
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def kill(self) -> None:
        """Ends it at once, as a crash would."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Ends it if need be, and lets its log go."""
        if self.process.poll() is None:
            self.kill()
        for stream in (self.process.stdin, self.process.stdout, self._log):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def forget_after_fork(self) -> None:
        """In a forked child: lets go of the pipe whose end is the server's end."""
        self.process.returncode = 0  # not this process's child: nothing here may wait for it, end it or warn of it
        with contextlib.suppress(OSError, ValueError):
            self.process.stdin.detach().close()  # type: ignore[union-attr]
        self.close()


_running: weakref.WeakSet[Child] = weakref.WeakSet()


def _after_fork() -> None:
    for child in list(_running):
        child.forget_after_fork()


os.register_at_fork(after_in_child=_after_fork)
