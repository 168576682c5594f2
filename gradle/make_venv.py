"""Makes the project's virtual environment: make_venv.py FOLDER. With --lock: records the newest tool versions instead.

The tools are pinned, with hashes, in gradle/python-<version>.lock for each Python version that is tested.
For another one pip chooses within the ranges of pyproject.toml.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
LOCK = ROOT / "gradle" / f"python-{VERSION}.lock"
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def attempt(*command: str, **env: str) -> bool:
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def with_venv(folder: Path) -> bool:
    return attempt(sys.executable, "-m", "venv", str(folder))


def with_virtualenv(folder: Path) -> bool:
    return attempt(sys.executable, "-m", "virtualenv", str(folder))


def with_fetched_virtualenv(folder: Path) -> bool:
    with tempfile.TemporaryDirectory() as tools:
        return attempt(sys.executable, *PIP, "install", "--target", tools, "virtualenv") and attempt(
            sys.executable, "-m", "virtualenv", str(folder), PYTHONPATH=tools
        )


def with_debian_package(folder: Path) -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Debian's venv package ...", flush=True)
    package = f"python{VERSION}-venv"
    attempt("apt-get", "update", "-qq")
    return attempt("apt-get", "install", "-y", "-qq", package, DEBIAN_FRONTEND="noninteractive") and with_venv(folder)


WAYS: tuple[Callable[[Path], bool], ...] = (with_venv, with_virtualenv, with_fetched_virtualenv, with_debian_package)


def create(folder: Path) -> str:
    """Makes an empty environment and returns its Python.

    Several ways are tried, because the Python of a fresh Debian has neither venv nor pip.
    """
    for way in WAYS:
        shutil.rmtree(folder, ignore_errors=True)
        if way(folder):
            return str(folder / "bin" / "python")
    sys.exit(
        f"{sys.executable} can make no virtual environment: it has neither venv with ensurepip nor virtualenv nor pip. "
        f"Install one of them (Debian: apt-get install python3-venv) or set PYTHON to another Python."
    )


def install(python: str) -> None:
    """The tools, then the package itself: its sources stay in place, and Gradle's own task stages its runtime."""
    if LOCK.exists():
        subprocess.run([python, *PIP, "install", "--no-compile", "--require-hashes", "-r", str(LOCK)], check=True)
        how = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    else:
        print(f"No {LOCK.name}: pip chooses the versions.", flush=True)
        subprocess.run([python, *PIP, "install", "hatchling"], check=True)
        how = ["--no-build-isolation", "-e", f"{ROOT}[dev]"]
    subprocess.run([python, *PIP, "install", *how], env={**os.environ, "PYDL4J_STAGED": "1"}, check=True)


def lock() -> None:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        from pip._vendor import tomli as tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    with tempfile.TemporaryDirectory() as work:
        python, report = create(Path(work, "venv")), Path(work, "report.json")
        # PySpark comes as sources only, which hold the finished jars.
        options = ["--dry-run", "--ignore-installed", "--only-binary=:all:", "--no-binary=pyspark", "--report", str(report)]
        subprocess.run([python, *PIP, "install", *options, *wanted], check=True)
        chosen = json.loads(report.read_text())["install"]
    pins = {
        entry["metadata"]["name"].lower().replace("_", "-"): (
            entry["metadata"]["version"],
            entry["download_info"]["archive_info"]["hashes"]["sha256"],
        )
        for entry in chosen
    }
    head = f"# The development tools under Python {VERSION} on Linux x86-64."
    head += f" Recorded anew by: PYTHON=python{VERSION} ./gradlew lockPython\n"
    lines = [f"{name}=={version} --hash=sha256:{digest}\n" for name, (version, digest) in sorted(pins.items())]
    LOCK.write_text(head + "".join(lines))
    print(f"{LOCK.name}: {len(pins)} packages")


def main() -> None:
    if sys.argv[1:] == ["--lock"]:
        lock()
        return
    folder = Path(sys.argv[1])
    install(create(folder))
    (folder / "ready").write_text(f"{sys.executable}\n")


if __name__ == "__main__":
    main()
