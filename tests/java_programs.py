"""Java programs of one file, as a user of the jars starts them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pydl4j import _java


def run(program: str | Path, *arguments: str | Path, folder: Path) -> str:
    """What `java -cp "$(pydl4j classpath)" PROGRAM ARGUMENTS…` prints, in that folder."""
    java = _java.find()
    options = ["--enable-native-access=ALL-UNNAMED"] if java.version >= 22 else []
    command = [str(java.executable), "-cp", os.pathsep.join(_java.class_path()), *options, str(program), *map(str, arguments)]
    environment = {**os.environ, "PYDL4J_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=280, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout
