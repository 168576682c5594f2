"""`dl.info()`: what is loaded, for people and for bug reports."""

from __future__ import annotations

import os
import platform
from typing import Any

import numpy as np

from pydl4j import _factories, _java, _jvm, _session
from pydl4j._version import __version__


def info() -> dict[str, Any]:
    """What is loaded: versions, bridge, Java, backend, device, threads, memory; starts the session.

    Of `engine`, `waiting` says how its threads wait for each other now: "active", the fastest on a machine that is theirs; "short, …"
    while other programs want the processors; or that GOMP_SPINCOUNT or OMP_WAIT_POLICY has chosen.
    """
    bridge = _jvm.bridge()
    settings = _session.current().settings
    engine: dict[str, str] = bridge.call("nd.Engine", "info")
    return {
        "version": __version__,
        "bridge": settings.bridge,
        "java": bridge.transport.java,
        "jars": bridge.call("bridge.EntryPoint", "version"),
        "stage": str(_java.stage()),
        "backend": bridge.call("nd.Engine", "backend"),
        "device": bridge.call("nd.Engine", "device"),
        "threads": bridge.call("nd.Engine", "threads"),
        "engine": engine,
        "memory": bridge.memory(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} processors",
    }


def seen_by_jvm(x: Any) -> dict[str, int]:
    """What the JVM sees of an array: the proof that both sides look at the same bytes.

    Args:
        x: An `NDArray`, or a numpy view of one such as `net.params`; row-major, without gaps.

    Returns:
        `address` in the JVM's process, `nbytes`, `crc32` of the bytes as the JVM reads them, and `pid` of that process.

    Raises:
        ValueError: the JVM could see `x` by a copy only.
    """
    array = _factories.asarray(x, copy=False)
    seen: dict[str, int] = _jvm.bridge().call("bridge.Sight", "of", array)
    return seen
