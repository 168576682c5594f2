"""Fetches the pinned Gradle into GRADLE_USER_HOME and verifies it. With --path: prints where its launcher is."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

CONNECT_SECONDS = 10


def pinned() -> dict[str, str]:
    lines = Path(__file__).with_name("launcher.properties").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def fetch(url: str, sha256: str, folder: Path) -> None:
    """Unpacks the distribution into `folder`, which appears only when all is there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        archive = Path(work, "gradle.zip")
        with urllib.request.urlopen(url, timeout=CONNECT_SECONDS) as source, archive.open("wb") as target:
            shutil.copyfileobj(source, target)
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != sha256:
            raise ValueError(f"{url} has SHA-256 {found}, expected {sha256}. It is not used.")
        with zipfile.ZipFile(archive) as contents:
            contents.extractall(work)
        (root,) = (path for path in Path(work).iterdir() if path.is_dir())
        (root / "bin" / "gradle").chmod(0o755)
        root.rename(folder)


def main() -> int:
    pin = pinned()
    name = pin["url"].rsplit("/", 1)[1].removesuffix("-bin.zip")
    home = Path(os.environ.get("GRADLE_USER_HOME") or Path.home() / ".gradle")
    folder = home / "pydl4j" / f"{name}-{pin['sha256'][:12]}"
    if "--path" in sys.argv:
        print(folder / "bin" / "gradle")
        return 0
    try:
        if not folder.is_dir():
            fetch(pin["url"], pin["sha256"], folder)
    except (OSError, ValueError, zipfile.BadZipFile) as problem:
        print(f"gradlew: the pinned Gradle cannot be had: {problem}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
