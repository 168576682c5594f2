"""Spark's settings for us, behind those that the user has: of spark-defaults.conf, of PYSPARK_SUBMIT_ARGS, of a builder."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydl4j import _extras, _java
from pydl4j.spark._natives import ARCHIVE, archive

LEFT_OUT = ("pydl4j-bridge", "py4j", "error_prone_annotations")
"""Jars of a local session only: Spark has its own Py4J, and the bridge is not used there."""
EXTRAS = ("image", "media", "text", "onnx")
"""Of tables Spark itself is the engine, and it has an Arrow and a Jackson of its own."""


def settings(known: Mapping[str, str], ship_natives: bool, threads: int | None, memory: str | None) -> dict[str, str]:
    """The settings that Spark needs for us, those of `known` in front of ours."""
    natives = str(_java.natives())
    common = [f"-Dpydl4j.threads={threads or known.get('spark.task.cpus', 1)}", *_extras.properties(EXTRAS)]
    if memory is not None:
        common.append(f"-Dpydl4j.memory={memory}")
    variables = environment()
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
        "spark.executorEnv.GOMP_SPINCOUNT": known.get("spark.executorEnv.GOMP_SPINCOUNT", variables["GOMP_SPINCOUNT"]),
    }
    if ship_natives:
        made["spark.archives"] = _behind(known, "spark.archives", [f"{archive()}#{ARCHIVE}"], ",")
    return made


def environment() -> dict[str, str]:
    """What a JVM must find among its variables: in local mode the one that Python starts is the one that trains."""
    found = _java.environment(serving=True)
    return {name: found[name] for name in ("GLIBC_TUNABLES", "GOMP_SPINCOUNT")}


def jars() -> list[str]:
    """The jars that executors need: ours (4 MB), and those of the extras that are there."""
    own = _java.staged_jars()
    return [jar for jar in own + _extras.class_path(EXTRAS, own) if not Path(jar).name.startswith(LEFT_OUT)]


def _behind(known: Mapping[str, str], name: str, ours: list[str], separator: str) -> str:
    before = [known[name]] if known.get(name) else []
    return separator.join([*before, *(one for one in ours if one not in known.get(name, "").split(separator))])


def of_the_user() -> dict[str, str]:
    """What Spark would take from spark-defaults.conf and PYSPARK_SUBMIT_ARGS; ours would take its place otherwise."""
    arguments = shlex.split(os.environ.get("PYSPARK_SUBMIT_ARGS", ""))
    given: dict[str, str] = {}
    file = _defaults_file()
    for name, value in _pairs(arguments):
        if name == "--properties-file":
            file = Path(value)
        elif name == "--jars":
            given["spark.jars"] = value
        elif name == "--driver-java-options":
            given["spark.driver.extraJavaOptions"] = value
        elif name in ("--conf", "-c") and "=" in value:
            key, _, setting = value.partition("=")
            given[key] = setting
    return {**(properties(file.read_text(encoding="utf-8")) if file.is_file() else {}), **given}


def _pairs(arguments: list[str]) -> Iterator[tuple[str, str]]:
    for place, argument in enumerate(arguments):
        if argument.startswith("--") and "=" in argument:
            name, _, value = argument.partition("=")
            yield name, value
        elif argument.startswith("-") and place + 1 < len(arguments):
            yield argument, arguments[place + 1]


def _defaults_file() -> Path:
    from pyspark.find_spark_home import _find_spark_home

    folder = os.environ.get("SPARK_CONF_DIR") or os.path.join(str(_find_spark_home()), "conf")  # type: ignore[no-untyped-call]
    return Path(folder, "spark-defaults.conf")


def properties(text: str) -> dict[str, str]:
    """What a file of Java's properties says of Spark: a name, blanks, `=` or `:`, a value; a line that ends in a backslash goes on."""
    found = {}
    for line in re.sub(r"\\\r?\n\s*", "", text).splitlines():
        line = line.strip()
        if line and line[0] not in "#!":
            name, *value = re.split(r"\s*[=:\s]\s*", line, maxsplit=1)
            if name.startswith("spark."):
                found[name] = "".join(value).replace("\\\\", "\\")
    return found


def as_properties(made: Mapping[str, str]) -> str:
    """The text of a file for spark-submit's `--properties-file`."""
    return "".join(f"{name} {value}\n".replace("\\", "\\\\") for name, value in sorted(made.items()))
