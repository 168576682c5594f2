"""Whether a thread waits for another one for ever, as far as its frames say so."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Set
from concurrent.futures import Future
from concurrent.futures.thread import _WorkItem
from types import FrameType

from pydl4j.nn._turns import Turns

_Frames = dict[int, FrameType]
_ENDS = (threading.Thread.join.__code__, Future.result.__code__, Future.exception.__code__, Turns._wait.__code__)
_WORK = _WorkItem.run.__code__


def waits_for(waiting: int, awaited: int, leaving: Set[int]) -> bool:
    """Whether the one thread (by ident) waits without a limit until the other one has done: in `join`, for a future, for its turn.

    Those that are `leaving` wait no more, whatever their frames say. Nothing is known of one that waits in another way, for an
    event or a queue: these do not say who will set or fill them.
    """
    frames = sys._current_frames()
    seen: set[int] = set()
    thread: int | None = waiting
    while thread is not None and thread != awaited and thread not in seen and thread not in leaving:
        seen.add(thread)
        thread = _next(frames, thread)
    return bool(seen) and thread == awaited


def _next(frames: _Frames, thread: int) -> int | None:
    """The thread that this one waits for."""
    for frame in _frames_of(frames, thread):
        if frame.f_code in _ENDS and frame.f_locals.get("timeout") is None:
            waited: object = frame.f_locals.get("self")
            if isinstance(waited, threading.Thread):
                return waited.ident
            return waited.trains if isinstance(waited, Turns) else _worker(frames, waited)
    return None


def _worker(frames: _Frames, future: object) -> int | None:
    """The thread that works for a future."""
    for thread in frames:
        for frame in _frames_of(frames, thread):
            if frame.f_code is _WORK and future is not None and getattr(frame.f_locals.get("self"), "future", None) is future:
                return thread
    return None


def _frames_of(frames: _Frames, thread: int) -> Iterator[FrameType]:
    """From the innermost on."""
    frame = frames.get(thread)
    while frame is not None:
        yield frame
        frame = frame.f_back
