"""The progress bar of a fit on a cluster: asks the driver's JVM how far the workers are."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from pydl4j._progress import Display, QuietDisplay, Report, choose

PAUSE = 0.25
"""Seconds between two questions."""


@contextmanager
def shown(estimator: Any, show: bool | None) -> Iterator[None]:
    """Shows how far the fit of a Java estimator is, as long as the block runs."""
    display = choose(show)
    if isinstance(display, QuietDisplay):
        yield
        return
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(estimator, display, ended), name="pydl4j-spark-progress", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join(5)
        display.close()


def _watch(estimator: Any, display: Display, ended: threading.Event) -> None:
    passes = 0
    while not ended.wait(PAUSE):
        with suppress(Exception):  # a bar is no reason to fail: the fit itself says what is wrong
            text = estimator.progressJson()
            if text is not None:
                passes = _show(display, json.loads(text), passes)


def _show(display: Display, state: dict[str, Any], passes: int) -> int:
    for epoch in range(passes, state["epochsEnded"]):
        display.show(report(state, epoch, True))
    if state["epochsEnded"] < state["epochs"] and state["workers"]:
        display.show(report(state, state["epochsEnded"], False))
    return max(passes, int(state["epochsEnded"]))


def report(state: dict[str, Any], epoch: int, ended: bool) -> Report:
    """The driver's numbers as the bar takes them."""
    done = state["epochsEnded"] + state["share"]
    seconds = state["seconds"]
    left = seconds / done * (state["epochs"] - done) if done > 0 else -1.0
    score = state["score"]
    rate = state["examples"] / seconds if seconds > 0 else 0.0
    share = 1000 if ended else round(1000 * state["share"])
    return Report(epoch, state["epochs"], share, 1000, float("nan") if score is None else score, rate, left, ended)
