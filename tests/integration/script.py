"""Runs Python code in a process of its own: a JVM in the process starts only once, and some tests kill theirs."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def run(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The finished process; never raises for its exit code."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=120, check=False, **place(variables)
    )


def start(code: str, **variables: str) -> subprocess.Popen[str]:
    """A process that goes on; its output is a pipe."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **place(variables)
    )


def output(code: str, **variables: str) -> str:
    """What the code prints; it must succeed and write nothing to standard error."""
    done = run(code, **variables)
    assert done.returncode == 0, done.stderr + done.stdout
    assert done.stderr == ""
    return done.stdout.strip()


def place(variables: dict[str, str]) -> dict[str, Any]:
    """Folder and environment: only the given variables of ours, and no options that every JVM announces on standard error."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYDL4J_") and name != "JAVA_TOOL_OPTIONS"}
    return {"cwd": ROOT, "env": {**clean, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **variables}}


FORK = """
    import os, sys
    import pydl4j as dl
    x = dl.ones(2)
    _ = x + 1
    pid = os.fork()
    if pid == 0:
        try:
            x + 1
        except dl.SessionClosedError:
            print("refused", flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    print((x + 1).tolist())
"""
