"""Extras: jars and libraries that are in no wheel, fetched from a Maven repository when somebody wants them.

``NAME.lock`` beside this file lists what an extra consists of: SHA-256, bytes, Maven coordinates, and of what is unpacked the kind and
the pattern. Fetched files lie in one folder an extra; its file ``installed`` is a copy of the list and is written last, so that an
extra is there as a whole and of this version, or not at all. Gradle fills ``_stage/extras`` of a source tree in the same way
(``gradle/extras.gradle``).
"""

from __future__ import annotations

import difflib
import fnmatch
import hashlib
import http.client
import os
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydl4j._errors import ConfigurationError, DataError
from pydl4j._files import cache_folder, replacing

REPOSITORY = "https://repo.maven.apache.org/maven2"
PURPOSES = {
    "etl": "tables: Parquet and Arrow files, .zst and .bz2 (DuckDB, the jars of Arrow, aircompressor)",
    "hadoop": "files of HDFS and of object stores (Hadoop's client)",
    "image": "pictures: decoding, resizing, augmentation (OpenCV)",
    "media": "sound and films: decoding, resampling (FFmpeg)",
    "text": "analysers of text (Lucene)",
    "onnx": "models in ONNX files (ONNX Runtime)",
    "kafka-dev": "the broker of 'pydl4j kafka-dev', which fetches it by itself",
}
BESIDE = ("etl", "hadoop", "image", "media", "text", "onnx")
"""Those that a session has on its class path; the others belong to a JVM of their own."""
MARK = "installed"
CHUNK = 1 << 20
TRIES = 3

Told = Callable[[str, int, int], None]
"""Hears of progress: the file, and how many bytes of all are there."""


@dataclass(frozen=True)
class Part:
    """One line of a list."""

    sha256: str
    size: int
    coordinates: str
    kind: str
    """``jar``: onto the class path; ``natives``: unpacked; ``jar+natives``: both."""
    pattern: str

    @staticmethod
    def of(line: str) -> Part:
        """The part that a line speaks of."""
        sha256, size, coordinates, *becomes = line.split("  ")
        kind, _, pattern = becomes[0].partition(" ") if becomes else ("jar", "", "")
        return Part(sha256, int(size), coordinates, kind, pattern)

    @property
    def file(self) -> str:
        """The file's name in the repository."""
        _, name, version, *classifier = self.coordinates.split(":")
        return "-".join([name, version, *classifier]) + ".jar"

    @property
    def path(self) -> str:
        """The file's place in the repository."""
        group, name, version, *_ = self.coordinates.split(":")
        return f"{group.replace('.', '/')}/{name}/{version}/{self.file}"


def parts(name: str) -> list[Part]:
    """What an extra consists of.

    Raises:
        ConfigurationError: There is no such extra.
    """
    return [Part.of(line) for line in _list(name).splitlines()]


def folder(name: str) -> Path:
    """Where an extra is, or would be put: in PYDL4J_EXTRAS, else in this source tree's stage, else in ``~/.cache/pydl4j/extras``."""
    given = os.environ.get("PYDL4J_EXTRAS")
    if given:
        return Path(given) / name
    staged = Path(os.environ.get("PYDL4J_STAGE") or Path(__file__).parents[1] / "_stage") / "extras" / name
    return staged if staged.is_dir() else cache_folder() / "extras" / name


def is_installed(name: str) -> bool:
    """Whether an extra is there, whole and as this version of pydl4j wants it."""
    place = folder(name)
    try:
        marked = (place / MARK).read_text() == _list(name)
    except OSError:
        return False
    return marked and all(jar.is_file() for jar in _jars(name, place))


def jars(name: str) -> list[Path]:
    """The jars of an extra that is there.

    Raises:
        DataError: It is not there.
    """
    if not is_installed(name):
        raise DataError(f"The extra {name!r} is not in {folder(name)}. Run: pydl4j extras install {name}")
    return _jars(name, folder(name))


def class_path(names: Sequence[str] = BESIDE, behind: Sequence[str] = ()) -> list[str]:
    """The jars of the extras that are there, without those libraries of which ``behind`` has one already."""
    known = {_library(Path(jar).name) for jar in behind}
    found: list[str] = []
    for jar in (jar for name in names if is_installed(name) for jar in _jars(name, folder(name))):
        if _library(jar.name) not in known:
            known.add(_library(jar.name))
            found.append(str(jar))
    return found


def properties(names: Sequence[str] = BESIDE) -> list[str]:
    """The JVM's options that say where the extras are: ``-Dpydl4j.extras.NAME=FOLDER``."""
    return [f"-Dpydl4j.extras.{name}={folder(name)}" for name in names if is_installed(name)]


def install(name: str, told: Told = lambda file, done, total: None) -> Path:
    """Fetches an extra, verifies it and puts it in place; does nothing when it is there. Gives its folder.

    It comes from PYDL4J_MAVEN, default Maven Central.

    Raises:
        ConfigurationError: There is no such extra.
        DataError: A file cannot be had, or is not the listed one.
    """
    if is_installed(name):
        return folder(name)
    wanted, place = parts(name), folder(name)
    try:
        place.mkdir(parents=True, exist_ok=True)
        total, done = sum(part.size for part in wanted), 0
        for part in wanted:
            before = done
            with replacing(place / part.file) as fresh:
                _fetch(part, fresh, lambda read, part=part, before=before: told(part.file, before + read, total))  # type: ignore[misc]
            done += part.size
            if part.kind != "jar":
                _unpack(place / part.file, part.pattern)
            if part.kind == "natives":
                (place / part.file).unlink()
        with replacing(place / MARK) as fresh:
            fresh.write_text(_list(name))
    except OSError as e:
        raise DataError(f"The extra {name!r} cannot be written to {place}: {e}. Set PYDL4J_EXTRAS to a folder that can be.") from e
    return place


def remove(name: str) -> bool:
    """Removes an extra; false when it was not there.

    Raises:
        ConfigurationError: There is no such extra.
    """
    _list(name)
    place = folder(name)
    there = place.is_dir()
    shutil.rmtree(place, ignore_errors=True)
    return there


def _list(name: str) -> str:
    if name not in PURPOSES:
        near = difflib.get_close_matches(name, PURPOSES, 1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        raise ConfigurationError(f"There is no extra {name!r}.{meant} There are: {', '.join(PURPOSES)}.")
    return (Path(__file__).parent / f"{name}.lock").read_text()


def _jars(name: str, place: Path) -> list[Path]:
    return [place / part.file for part in parts(name) if part.kind != "natives"]


def _library(jar: str) -> str:
    """A jar's name without its version."""
    return "-".join(word for word in jar.removesuffix(".jar").split("-") if not word[:1].isdigit())


def _fetch(part: Part, fresh: Path, told: Callable[[int], None]) -> None:
    url = f"{os.environ.get('PYDL4J_MAVEN', REPOSITORY).rstrip('/')}/{part.path}"
    for attempt in range(TRIES):
        try:
            found = _copy(url, fresh, told)
            break
        except (urllib.error.HTTPError, ValueError) as e:  # it will not be there the next time
            raise _unreachable(url, e) from e
        except (OSError, http.client.HTTPException) as e:
            if attempt == TRIES - 1:
                raise _unreachable(url, e) from e
    if found != part.sha256:
        raise DataError(f"{url} has SHA-256 {found}, expected {part.sha256}. It is not used.")


def _unreachable(url: str, why: Exception) -> DataError:
    return DataError(f"{url} cannot be fetched: {why}. Set PYDL4J_MAVEN to a Maven repository within reach.")


def _copy(url: str, fresh: Path, told: Callable[[int], None]) -> str:
    digest, read = hashlib.sha256(), 0
    with urllib.request.urlopen(url, timeout=60) as source, fresh.open("wb") as target:
        for chunk in iter(lambda: source.read(CHUNK), b""):
            digest.update(chunk)
            target.write(chunk)
            read += len(chunk)
            told(read)
    return digest.hexdigest()


def _unpack(jar: Path, pattern: str) -> None:
    with zipfile.ZipFile(jar) as opened:
        for entry in _fitting(opened, pattern):
            with replacing(jar.parent / Path(entry.filename).name) as fresh, opened.open(entry) as source, fresh.open("wb") as target:
                shutil.copyfileobj(source, target, CHUNK)


def _fitting(jar: zipfile.ZipFile, pattern: str) -> Iterator[zipfile.ZipInfo]:
    depth = pattern.count("/")
    for entry in jar.infolist():
        if not entry.is_dir() and entry.filename.count("/") == depth and fnmatch.fnmatchcase(entry.filename, pattern):
            yield entry
