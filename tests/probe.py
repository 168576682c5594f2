"""Compiles the Java class with which the contract tests look at the JVM."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pydl4j import _java

SOURCE = Path(__file__).parent / "contract" / "Probe.java"
NAME = "probe.Probe"


def compiled(folder: Path) -> Path:
    """A class path folder with ``org.pydl4j.probe.Probe``."""
    made = folder / "org" / "pydl4j" / "probe" / "Probe.class"
    if not made.exists():
        javac = _java.find().home / "bin" / "javac"
        command = [str(javac), "--release", "17", "-cp", os.pathsep.join(_java.class_path()), "-d", str(folder), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder
