"""Puts what tests of databases need into one folder: stage_databases.py FOLDER POSTGRES_JAR DRIVER_JAR..."""

from __future__ import annotations

import shutil
import sys
import tarfile
import zipfile
from pathlib import Path


def main(folder: str, programs: str, *drivers: str) -> None:
    place = Path(folder)
    shutil.rmtree(place, ignore_errors=True)
    (place / "postgres").mkdir(parents=True)
    for driver in drivers:
        name = Path(driver).name.rsplit("-", 1)[0]
        shutil.copyfile(driver, place / f"{name}.jar")
    with (
        zipfile.ZipFile(programs) as jar,
        jar.open("postgres-linux-x86_64.txz") as packed,
        tarfile.open(fileobj=packed, mode="r:xz") as tar,
    ):
        tar.extractall(place / "postgres")  # whose SHA-256 was compared


if __name__ == "__main__":
    main(*sys.argv[1:])
