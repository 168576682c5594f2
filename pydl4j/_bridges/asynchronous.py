"""Blocking work for ``await``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any


async def in_thread(work: Callable[[], Any], stop: Callable[[], None]) -> Any:
    """What ``work`` gives, from a thread; cancelling the task calls ``stop``, and waits for the end of the work.

    Raises:
        RuntimeError: ``work`` raised StopIteration, which no coroutine can raise (PEP 479); it is the cause.
    """
    running = asyncio.ensure_future(asyncio.to_thread(_outcome, work))
    try:
        result, error = await asyncio.shield(running)
    except asyncio.CancelledError:
        stop()
        await asyncio.wait([running])  # how it says that it was stopped does not matter
        raise
    if isinstance(error, StopIteration):
        raise RuntimeError(f"StopIteration was raised: {error}. It cannot come out of 'await'; raise another exception.") from error
    if error is not None:
        raise error
    return result


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    # Not through the future: up to Python 3.12 one that is given a StopIteration never ends.
    try:
        return work(), None
    except BaseException as e:
        return None, e
