"""Functions that are called after each pass of a fit on a cluster."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pydl4j.spark._progress import PAUSE

Callback = Callable[[dict[str, Any]], Any]


class _Teller:
    """Tells the passes of a fit once each, in a thread of its own; what a callback raises cancels the fit."""

    def __init__(self, estimator: Any, callbacks: Sequence[Callback], cancel: Callable[[], None]) -> None:
        self.estimator, self.callbacks, self.cancel = estimator, callbacks, cancel
        self.told = 0
        self.error: BaseException | None = None
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch, name="pydl4j-spark-callbacks", daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while self.error is None and not self.ended.wait(PAUSE):
            self._tell()

    def _tell(self) -> None:
        try:
            for report in json.loads(self.estimator.epochsJson(self.told)):
                self.told += 1
                for callback in self.callbacks:
                    callback(report)
        except BaseException as error:  # it belongs to the thread that called fit
            self.error = error
            self.cancel()

    def finish(self) -> None:
        """Waits for the thread, and tells what has ended since its last look."""
        self.ended.set()
        self.thread.join()
        if self.error is None:
            self._tell()


@contextmanager
def called(estimator: Any, callbacks: Sequence[Callback], spark: Any) -> Iterator[None]:
    """Calls them for each pass of the block's fit of a Java estimator; an exception of theirs ends the fit and is raised."""
    if not callbacks:
        yield
        return
    tag = f"pydl4j-callbacks-{uuid.uuid4().hex}"
    spark.sparkContext.addJobTag(tag)
    teller = _Teller(estimator, callbacks, lambda: spark.sparkContext.cancelJobsWithTag(tag))
    try:
        yield
    except Exception:
        teller.finish()
        if teller.error is not None:
            raise teller.error from None
        raise
    finally:
        teller.finish()
        spark.sparkContext.removeJobTag(tag)
    if teller.error is not None:
        raise teller.error
