"""Ctrl-C during a long call of Spark's JVM."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
GRACE = 30.0
"""Seconds that a cancelled call may take to come back; executors notice within a batch."""


def interruptible(spark: Any, call: Callable[[], T]) -> T:
    """What `call` returns; when this thread is interrupted meanwhile, the Spark jobs of `call` are cancelled first.

    Signals come to Python's main thread. While that waits for an answer of the JVM its line is taken, and PySpark's own handler,
    which would cancel all jobs over the same line, fails with a `Py4JError`, and the jobs go on. So the call waits in another thread.
    """
    if threading.current_thread() is not threading.main_thread():
        return call()
    from pyspark import InheritableThread

    context = spark.sparkContext
    tag = f"pydl4j-{uuid.uuid4().hex}"
    tags = [tag, *spark._jvm.org.pydl4j.spark.ml.SessionTags.of(spark._jsparkSession)]
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            for name in tags:
                context.addJobTag(name)
            outcome.set_result(call())
        except BaseException as error:  # whatever it is, it belongs to the thread that waits
            outcome.set_exception(error)

    thread = InheritableThread(target=work, name="pydl4j-spark-call", daemon=True)
    thread.start()
    try:
        return outcome.result()
    finally:
        if not outcome.done():
            context.cancelJobsWithTag(tag)
        thread.join(GRACE)
