"""The real Deeplearning4j 1.0.0-M2.1 as a peer: its jars (900 MB) and our mains around them, built by Gradle at the first use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from worker import HERE, ROOT
from workloads import threads


def command(main: str, *arguments: str) -> list[str]:
    """How a main class of ``peers/dl4j`` is started."""
    folder = ROOT / "build" / "benchmarks" / "dl4j"
    jars = folder / "build" / "jars"
    if not jars.is_dir():
        gradle = os.environ.get("GRADLE") or shutil.which("gradle") or str(ROOT / "gradlew")
        project = HERE / "peers" / "dl4j"
        stage = [gradle, "-q", "-p", str(project), "--project-cache-dir", str(folder / "cache"), "stage", f"-Pinto={folder}"]
        subprocess.run(stage, check=True, stdout=sys.stderr)
    return ["java", "-cp", f"{jars}/*", main, *arguments]


def environment(count: int | None = None) -> dict[str, str]:
    """That of a process with so many threads (default: all of the machine)."""
    return {**os.environ, "OMP_NUM_THREADS": str(count or threads())}
