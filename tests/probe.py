"""Compiles the Java class with which the contract tests look at the JVM."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from pydl4j import _java, _jvm

SOURCE = Path(__file__).parent / "contract" / "Probe.java"
NAME = "probe.Probe"


def begun(bridge: _jvm.Bridge) -> int:
    """How many calls of `run` and `nap` have begun in this JVM."""
    count: int = bridge.call(NAME, "begun")
    return count


def await_begun(bridge: _jvm.Bridge, count: int) -> None:
    """Waits until so many have: whoever disturbs a call does it then."""
    deadline = time.monotonic() + 60
    while begun(bridge) < count:
        assert time.monotonic() < deadline, "the call has not begun"
        time.sleep(0.01)


def compiled(folder: Path) -> Path:
    """A class path folder with ``org.pydl4j.probe.Probe``."""
    made = folder / "org" / "pydl4j" / "probe" / "Probe.class"
    if not made.exists():
        javac = _java.find().home / "bin" / "javac"
        command = [str(javac), "--release", "17", "-cp", os.pathsep.join(_java.class_path()), "-d", str(folder), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder
