"""The start of the JVM and its natives: nothing is unpacked, many may start at once, the backend is a setting."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "programs" / "first_result.py"


def run(folder: Path, **env: str) -> list[str]:
    """The lines that the program prints, with an empty home and an empty folder for temporary files."""
    home, temporary = folder / "home", folder / "tmp"
    home.mkdir(parents=True)
    temporary.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(temporary), "PYDL4J_JVM_ARGS": f"-Duser.home={home} -Djava.io.tmpdir={temporary}"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        env={**os.environ, **places, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_four_processes_start_at_once_and_leave_nothing_behind(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(run, [tmp_path / str(number) for number in range(4)]))
    assert [result[0] for result in results] == ["27000000"] * 4
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


@pytest.mark.parametrize(("backend", "library"), [("mkl", "libmkl_rt"), ("openblas", "openblas/libopenblas")])
def test_the_backend_is_the_one_that_was_chosen(tmp_path: Path, backend: str, library: str) -> None:
    assert run(tmp_path, PYDL4J_BACKEND=backend) == ["27000000", library]
