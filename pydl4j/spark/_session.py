"""Sessions that have our jars and natives, and what is said about those that have not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from pydl4j import _java
from pydl4j._errors import ConfigurationError
from pydl4j._version import __version__

LEFT_OUT = ("pydl4j-bridge", "py4j", "error_prone_annotations")
"""Jars of a local session only: Spark has its own Py4J, and the bridge is not used there."""
PROBE = "org.pydl4j.spark.ml.NeuralNetworkClassifier"
ARCHIVE = "pydl4j-natives"
"""The folder, beside an executor's other files, into which Spark unpacks natives that are shipped."""


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
        ship_natives: Whether Spark sends the native libraries (about 700 MB) to each executor. Default: False, they are
            where they are here, on each node: pydl4j is installed there in the same place.
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


def configure(
    builder: SparkSession.Builder, *, ship_natives: bool = False, threads: int | None = None, memory: str | None = None
) -> SparkSession.Builder:
    """Adds our jars and the way to the native libraries to a builder of your own; returns it.

    Settings that the builder has already stay: jars and JVM options are put behind them. Arguments are those of `session`.

    Example:
        >>> spark = pydl4j.spark.configure(SparkSession.builder.appName("mine")).getOrCreate()
    """
    known: dict[str, str] = builder._options
    for name, value in settings(known, ship_natives, threads, memory).items():
        builder = builder.config(name, value)
    return builder


def settings(known: Mapping[str, str], ship_natives: bool, threads: int | None, memory: str | None) -> dict[str, str]:
    """The settings that Spark needs for us, those of `known` in front of ours."""
    natives = str(_java.natives())
    common = [f"-Dpydl4j.threads={threads or known.get('spark.task.cpus', 1)}"]
    if memory is not None:
        common.append(f"-Dpydl4j.memory={memory}")
    made = {
        "spark.jars": _behind(known, "spark.jars", jars(), ","),
        "spark.driver.extraJavaOptions": _behind(known, "spark.driver.extraJavaOptions", [f"-Dpydl4j.natives={natives}", *common], " "),
        "spark.executor.extraJavaOptions": _behind(
            known,
            "spark.executor.extraJavaOptions",
            [f"-Dpydl4j.natives={ARCHIVE if ship_natives else natives}", *common],
            " ",
        ),
        # Large pages for the engine's memory, as in a session of this machine.
        "spark.executorEnv.GLIBC_TUNABLES": known.get("spark.executorEnv.GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"),
        "spark.executorEnv.GOMP_SPINCOUNT": known.get("spark.executorEnv.GOMP_SPINCOUNT", os.environ.get("GOMP_SPINCOUNT", "1000")),
    }
    if ship_natives:
        made["spark.archives"] = _behind(known, "spark.archives", [f"{_archive()}#{ARCHIVE}"], ",")
    return made


def jars() -> list[str]:
    """The jars (4 MB) that executors need."""
    return [jar for jar in _java.class_path() if not Path(jar).name.startswith(LEFT_OUT)]


def _behind(known: Mapping[str, str], name: str, ours: list[str], separator: str) -> str:
    before = [known[name]] if known.get(name) else []
    return separator.join([*before, *ours])


def _archive() -> Path:
    """The natives in one file, made once for each version."""
    natives = _java.natives()
    target = natives.parent / f"{ARCHIVE}-{__version__}.tar.gz"
    if not target.exists():
        made = Path(shutil.make_archive(str(natives.parent / f"{ARCHIVE}-{os.getpid()}"), "gztar", natives))
        made.rename(target)
    return target


def require(spark: Any = None) -> SparkSession:
    """The session, or the running one, if it can be used.

    Raises:
        ConfigurationError: there is none, it is one of Spark Connect, or it lacks our jars; the message says what to do.
    """
    found = SparkSession.getActiveSession() if spark is None else spark
    if found is None:
        raise ConfigurationError("There is no Spark session. Start one: spark = pydl4j.spark.session(master=...).")
    if ".connect." in type(found).__module__:
        raise ConfigurationError(
            "This is a session of Spark Connect, whose driver is elsewhere: pydl4j needs a classic session. "
            "Start one with pydl4j.spark.session(master=...), without .remote(...) and SPARK_REMOTE."
        )
    if not _has_class(found._jvm, PROBE):
        lines = "\n".join(f"  {name}={value}" for name, value in settings({}, False, None, None).items())
        raise ConfigurationError(
            "This Spark session was started without pydl4j. Stop it and start it with pydl4j.spark.session(...), or with "
            f"pydl4j.spark.configure(builder), or add these settings to spark-submit or spark-defaults.conf:\n{lines}"
        )
    return found


def found_by_spark(name: str) -> str | None:
    """What the driver's JVM says of declarations with this name: those of a user's own jars, from `spark.jars`."""
    running = SparkSession.getActiveSession()
    if running is None or ".connect." in type(running).__module__ or not _has_class(running._jvm, PROBE):
        return None
    jvm: Any = running._jvm
    return str(jvm.org.pydl4j.nn.conf.Schema.find(name))


def _has_class(jvm: Any, name: str) -> bool:
    found = jvm
    for part in name.split("."):
        found = getattr(found, part)
    return type(found).__name__ == "JavaClass"
