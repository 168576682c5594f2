"""The example of a team's jar (examples/java/team), compiled for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from pydl4j import _java

EXAMPLE = Path(__file__).parents[1] / "examples" / "java" / "team"


def jar(folder: Path) -> Path:
    """The jar, made in this folder."""
    classes = folder / "classes"
    sources = sorted(map(str, EXAMPLE.rglob("*.java")))
    command = [str(_java.find().home / "bin" / "javac"), "-nowarn", "-proc:none", "-d", str(classes)]
    subprocess.run([*command, "-cp", os.pathsep.join(_java.class_path()), *sources], check=True, capture_output=True)
    shutil.copytree(EXAMPLE / "META-INF", classes / "META-INF")
    return Path(shutil.make_archive(str(folder / "team"), "zip", classes)).rename(folder / "team.jar")
