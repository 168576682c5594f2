"""A server's process, and processes that are forked from the one which started it; a shell stands for the server."""

from __future__ import annotations

import os
from typing import Any

import pytest

from pydl4j.serving import HttpServer, KafkaScorer, ServerError
from pydl4j.serving._child import Child

SERVER = ["/bin/sh", "-c", "echo ready; exec cat"]


def forked(work: object) -> int:
    """A child of this process that calls ``work`` and ends."""
    pid = os.fork()
    if pid == 0:
        try:
            work()  # type: ignore[operator]
        finally:
            os._exit(0)
    return pid


def test_a_forked_process_cannot_end_the_server() -> None:
    server = Child(SERVER)
    assert server.wait_ready(30)
    for use in (server.close, server.kill, lambda: server.stop(5)):
        os.waitpid(forked(use), 0)
    assert server.process.poll() is None
    server.close()


def test_a_forked_process_does_not_keep_the_server_alive() -> None:
    server = Child(SERVER)
    assert server.wait_ready(30)
    reading, writing = os.pipe()

    def live_on() -> None:
        os.close(writing)
        os.read(reading, 1)

    pid = forked(live_on)
    os.close(reading)
    assert server.process.stdin is not None
    server.process.stdin.close()
    assert server.process.wait(120) == 0, "the end of its standard input is its end, though the forked process lives"
    os.close(writing)
    os.waitpid(pid, 0)
    server.close()


@pytest.mark.parametrize("kind", [HttpServer, KafkaScorer])
def test_a_closed_server_says_so(kind: type[Any]) -> None:
    closed = object.__new__(kind)
    closed._child, closed._secret = None, None
    for use in (closed.wait, closed.stop, closed.kill, closed.check, lambda: closed.pid):
        with pytest.raises(ServerError, match=f"The {kind.__name__} is closed"):
            use()
    assert closed.log() == ""
    assert closed.exit_code is None


def test_a_wait_that_is_too_short_says_that_the_server_runs() -> None:
    waiting = object.__new__(HttpServer)
    waiting._child = Child(SERVER)
    with pytest.raises(TimeoutError, match="still runs after 0"):
        waiting.wait(0)
    waiting._child.close()
