"""The start of the JVM and its natives: nothing is unpacked, many may start at once, the backend is a setting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "programs" / "first_result.py"


def start(folder: Path, **env: str) -> "subprocess.Popen[str]":
    """The program with an empty home and an empty folder for temporary files."""
    home, temporary = folder / "home", folder / "tmp"
    home.mkdir(parents=True)
    temporary.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(temporary), "JAVA_TOOL_OPTIONS": f"-Duser.home={home} -Djava.io.tmpdir={temporary}"}
    return subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        env={**os.environ, **places, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert err == ""
    return out


def test_four_processes_start_at_once_and_leave_nothing_behind(tmp_path: Path) -> None:
    processes = [start(tmp_path / str(number)) for number in range(4)]
    assert [finish(process).splitlines()[0] for process in processes] == ["27000000"] * 4
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


@pytest.mark.parametrize(("backend", "library"), [("mkl", "libmkl_rt"), ("openblas", "openblas/libopenblas")])
def test_the_backend_is_the_one_that_was_chosen(tmp_path: Path, backend: str, library: str) -> None:
    total, libraries = finish(start(tmp_path, PYDL4J_BACKEND=backend)).splitlines()
    assert (total, libraries) == ("27000000", library)
