"""Sessions that have our jars and natives, and what is said about those that have not."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from pyspark.sql import SparkSession

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.spark._conf import environment, of_the_user, settings
from pydl4j.spark._failures import in_python_terms

SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""What spark-submit tells the Python program that it runs."""
PROBE = "org.pydl4j.spark.ml.NeuralNetworkClassifier"


@briefly
def session(
    *,
    master: str | None = None,
    app_name: str = "pydl4j",
    config: Mapping[str, Any] | None = None,
    ship_natives: bool = False,
    threads: int | None = None,
    memory: str | None = None,
) -> SparkSession:
    """A classic Spark session in whose driver and executors our classes and native libraries are found.

    Args:
        master: As in Spark: `"local[4]"`, `"spark://host:7077"`, `"yarn"`. Default: what spark-submit or the environment says.
        app_name: The application's name.
        config: More of Spark's own settings.
        ship_natives: Whether Spark sends the native libraries (about 700 MB) to each executor, packed once into the user's
            folder for caches. Default: False, they are where they are here, on each node: pydl4j is installed there in the same place.
        threads: Threads of one operation while scoring. Default: `spark.task.cpus`, which is 1 unless set.
        memory: Limit on off-heap bytes of each executor, for example `"4g"`. Default: nine tenths of the machine or container.

    Raises:
        ConfigurationError: a session is running already and has no jars of ours; the message says what to add.

    Example:
        >>> spark = pydl4j.spark.session(master="local[2]")
    """
    builder = SparkSession.builder.appName(app_name)
    if master is not None:
        builder = builder.master(master)
    for name, value in (config or {}).items():
        builder = builder.config(name, value)
    made = configure(builder, ship_natives=ship_natives, threads=threads, memory=memory).getOrCreate()
    require(made)
    return made


@briefly
def configure(
    builder: SparkSession.Builder, *, ship_natives: bool = False, threads: int | None = None, memory: str | None = None
) -> SparkSession.Builder:
    """Adds our jars and the way to the native libraries to a builder of your own; returns it.

    Settings that the builder, spark-defaults.conf or PYSPARK_SUBMIT_ARGS have already stay: jars and JVM options are put behind
    them. Arguments are those of `session`. Sets GOMP_SPINCOUNT and GLIBC_TUNABLES for the JVM that Python starts, unless they are set.
    Where spark-submit has started the JVM, its command line must have the settings: `pydl4j spark-conf` prints them.

    Example:
        >>> spark = pydl4j.spark.configure(SparkSession.builder.appName("mine")).getOrCreate()
    """
    known: dict[str, str] = builder._options
    if SUBMITTED in os.environ:
        return builder  # the JVM has its settings, and ours would take their place
    for name, value in settings({**of_the_user(), **known}, ship_natives, threads, memory).items():
        builder = builder.config(name, value)
    for name, value in environment().items():
        os.environ.setdefault(name, value)
    return builder


def require(spark: Any = None) -> SparkSession:
    """The session, or the running one, if it can be used.

    Raises:
        ConfigurationError: there is none, it is one of Spark Connect, it lacks our jars, or is local and got them with ADD JAR;
            the message says what to do.
    """
    found = running() if spark is None else spark
    if found is None:
        raise ConfigurationError("There is no Spark session. Start one: spark = pydl4j.spark.session(master=...).")
    if ".connect." in type(found).__module__:
        raise ConfigurationError(
            "This is a session of Spark Connect, whose driver is elsewhere: pydl4j needs a classic session. "
            "Start one with pydl4j.spark.session(master=...), without .remote(...) and SPARK_REMOTE."
        )
    if not _has_class(found._jvm, PROBE):
        lines = "\n".join(f"  {name}={value}" for name, value in settings({}, False, None, None).items())
        if SUBMITTED in os.environ:
            raise ConfigurationError(
                "spark-submit has started Spark's JVM before this program, without pydl4j. Give it the settings: "
                "spark-submit --properties-file <(pydl4j spark-conf) app.py (they hold those of spark-defaults.conf, too), "
                f"or put them into spark-defaults.conf:\n{lines}"
            )
        raise ConfigurationError(
            "This Spark session was started without pydl4j. Stop it and start it with pydl4j.spark.session(...), or with "
            f"pydl4j.spark.configure(builder), or add these settings to spark-submit or spark-defaults.conf:\n{lines}"
        )
    with in_python_terms():
        found._jvm.org.pydl4j.spark.training.AddedJars.refuse(found._jsparkSession)  # type: ignore[union-attr]
    return found


def running() -> SparkSession | None:
    """The session of this thread, or the one that runs: another Python thread is another thread of the JVM, without an active one."""
    found = SparkSession.getActiveSession() or SparkSession._instantiatedSession
    return found if found is not None and found.sparkContext._jsc is not None else None


def found_by_spark(name: str) -> str | None:
    """What the driver's JVM says of declarations with this name: those of a user's own jars, from `spark.jars`."""
    session = running()
    if session is None or ".connect." in type(session).__module__ or not _has_class(session._jvm, PROBE):
        return None
    jvm: Any = session._jvm
    return str(jvm.org.pydl4j.nn.conf.Schema.find(name))


def _has_class(jvm: Any, name: str) -> bool:
    found = jvm
    for part in name.split("."):
        found = getattr(found, part)
    return type(found).__name__ == "JavaClass"
