"""From the sources to a network that trains in an empty environment, by way of an sdist and its wheel."""

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

import pydl4j as dl

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "programs" / "train_mlp.py"


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command; its environment knows nothing of this source tree."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYDL4J_", "PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(900)
def test_an_sdist_makes_a_wheel_that_trains(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (sdist,) = tmp_path.glob("pydl4j-*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    sources = tmp_path / f"pydl4j-{dl.__version__}"
    assert not (sources / "pydl4j" / "_stage").exists()

    # The hook calls Gradle here: jars and natives are made from the sdist alone.
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, sources, cwd=tmp_path)
    (wheel,) = tmp_path.glob("pydl4j-*.whl")
    assert wheel.name.endswith("-py3-none-manylinux_2_35_x86_64.whl")

    environment = tmp_path / "empty"
    venv.create(environment)
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, cwd=tmp_path)
    assert run(python, PROGRAM, cwd=tmp_path).startswith("accuracy=")
    where = run(python, "-c", "import pydl4j; print(pydl4j.__file__)", cwd=tmp_path)
    assert where.startswith(str(environment))
    assert not list(environment.rglob("*.jsa"))  # it fits the machine that made it
    assert dl.__version__ in run(environment / "bin" / "pydl4j", "info", cwd=tmp_path)
