"""Makes the project's virtual environment: make_venv.py FOLDER.

A fresh Debian has Python without ensurepip, so three ways are tried: venv, virtualenv, and venv after installing Debian's package.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def attempt(*command: str) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def create(folder: Path) -> None:
    ways = [
        [[sys.executable, "-m", "venv", str(folder)]],
        [[sys.executable, "-m", "virtualenv", str(folder)]],
    ]
    for way in ways:
        shutil.rmtree(folder, ignore_errors=True)
        if all(attempt(*command) for command in way):
            return
    sys.exit("No virtual environment could be made")


def main() -> None:
    folder = Path(sys.argv[1])
    create(folder)
    python = str(folder / "bin" / "python")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", str(ROOT / "gradle/python.lock"), *wanted], check=True)
    site = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True).stdout.strip()
    (Path(site) / "pydl4j-source.pth").write_text(f"{ROOT}\n")
    (folder / "ready").write_text("")


main()
