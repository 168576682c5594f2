"""`dl.info()`: what is loaded, for people and for bug reports."""

from __future__ import annotations

import os
import platform
from typing import Any

import numpy as np

from pydl4j import _java, _jvm, _session
from pydl4j._version import __version__


def collect() -> dict[str, Any]:
    """The facts about the current session, which is started."""
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
