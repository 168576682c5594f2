"""A server's process, and processes that are forked from the one which started it; a shell stands for the server."""

from __future__ import annotations

import os

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
