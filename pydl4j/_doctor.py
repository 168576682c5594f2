"""The checks of `pydl4j doctor`: what is loaded, what is wrong, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydl4j import _archive, _java
from pydl4j._errors import PyDl4jError
from pydl4j._version import __version__

Status = Literal["ok", "warn", "fail"]
GIB = 1 << 30
MODULES = ("bridge", "nd", "nn")


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    name: str
    status: Status
    detail: str
    remedy: str = ""


def examine(*, start: bool = True) -> Iterator[Finding]:
    """All findings, one after the other; with `start` a JVM is started and asked, too."""
    checks: list[Callable[[], Iterator[Finding]]] = [python, packages, java, jars, natives, cpu, memory, shared_memory]
    for check in [*checks, *([engine] if start else [])]:
        try:
            yield from check()
        except PyDl4jError as error:
            yield Finding(check.__name__.replace("_", " "), "fail", str(error))
        except Exception as error:  # a doctor that falls over helps nobody
            yield Finding(check.__name__.replace("_", " "), "fail", f"{type(error).__name__}: {error}")


def python() -> Iterator[Finding]:
    detail = f"{platform.python_version()}, {sys.executable}"
    if sys.version_info < (3, 10) or sys.maxsize < 1 << 32:
        yield Finding("python", "fail", detail, "pydl4j needs a Python 3.10 or newer for 64 bits.")
    elif sys.platform != "linux" or platform.machine() != "x86_64":
        system = f"{sys.platform} on {platform.machine()}"
        yield Finding("python", "warn", f"{detail}, {system}", "Natives are made for Linux on x86_64 only.")
    else:
        yield Finding("python", "ok", detail)


def packages() -> Iterator[Finding]:
    for name in ("numpy", "py4j"):
        version = installed(name)
        missing = f"Install it: pip install {name}"
        yield Finding(name, "ok", version) if version else Finding(name, "fail", "not installed", missing)
    names = ("jpype1", "pyjnius", "ml_dtypes", "matplotlib", "torch")
    extras = [f"{name} {version}" for name in names if (version := installed(name))]
    yield Finding("extras", "ok", ", ".join(extras) or "none")


def installed(name: str) -> str:
    """The version of a package, empty when it is not there."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def java() -> Iterator[Finding]:
    found = _java.find()
    yield Finding("java", "ok", f"{found.version}, {found.home}")
    archive = _archive.place(found)
    detail = str(archive) if archive.is_file() else "none for this Java; 'pydl4j archive' makes starts half a second shorter"
    yield Finding("archive", "ok", detail)


def jars() -> Iterator[Finding]:
    own = [Path(jar) for jar in _java.class_path() if Path(jar).name.startswith("pydl4j-")]
    if len(own) < len(MODULES):
        yield Finding("jars", "fail", f"{_java.stage()} lacks jars of pydl4j", "Install the package again.")
        return
    versions = {jar.name: _java.jar_version(jar) for jar in own}
    other = {name: version for name, version in versions.items() if version != __version__}
    if other:
        listed = ", ".join(f"{name} is {version or 'damaged'}" for name, version in other.items())
        remedy = "Install the package again; in a source tree run './gradlew stage'."
        yield Finding("jars", "fail", f"Python is {__version__}, {listed}", remedy)
    else:
        yield Finding("jars", "ok", f"{__version__}, the same as Python's, {_java.stage()}")


def natives() -> Iterator[Finding]:
    folder = _java.natives()
    libraries = list(folder.glob("*.so*")) if folder.is_dir() else []
    if libraries:
        size = sum(library.stat().st_size for library in libraries) / (1 << 20)
        yield Finding("natives", "ok", f"{len(libraries)} libraries, {size:.0f} MiB, {folder}")
    else:
        yield Finding("natives", "fail", f"none in {folder}", "Install the package again; this machine must be x86_64.")


def cpu() -> Iterator[Finding]:
    text = _read("/proc/cpuinfo")
    model = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    flags = set((re.search(r"^flags\s*: (.+)$", text, re.MULTILINE) or [" ", ""])[1].split())
    features = [name for name in ("avx2", "avx512f", "avx512_bf16", "amx_bf16") if name in flags]
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    detail = f"{model[1] if model else platform.processor()}, {count} processors, {' '.join(features) or 'no AVX2'}"
    slow = bool(flags) and "avx2" not in flags
    yield Finding("cpu", "warn" if slow else "ok", detail, "Without AVX2 training is several times slower." if slow else "")


def memory() -> Iterator[Finding]:
    sizes = {name: int(kib) << 10 for name, kib in re.findall(r"^(\w+): +(\d+) kB$", _read("/proc/meminfo"), re.MULTILINE)}
    total, free = sizes.get("MemTotal", 0), sizes.get("MemAvailable", 0)
    limit = _read("/sys/fs/cgroup/memory.max").strip()
    container = f", the container may use {int(limit) / GIB:.1f} GiB" if limit.isdigit() else ""
    detail = f"{free / GIB:.1f} of {total / GIB:.1f} GiB free{container}"
    short = free < GIB
    yield Finding("memory", "warn" if short else "ok", detail, "Less than 1 GiB is free: close programs." if short else "")


def shared_memory() -> Iterator[Finding]:
    try:
        os.close(os.memfd_create("pydl4j-doctor"))
    except (AttributeError, OSError) as error:
        room = shutil.disk_usage("/dev/shm").free if os.path.isdir("/dev/shm") else 0
        detail = f"no memfd ({error}), /dev/shm has {room / GIB:.1f} GiB free"
        remedy = "Arrays go to files in /dev/shm: give it room (docker run --shm-size=4g)."
        yield Finding("shared memory", "ok" if room > GIB else "warn", detail, "" if room > GIB else remedy)
    else:
        yield Finding("shared memory", "ok", "memfd (nothing is left behind)")


def engine() -> Iterator[Finding]:
    import numpy as np

    import pydl4j as dl

    begun = time.perf_counter()
    with dl.session():
        right = float((dl.array(np.arange(4), "float32") + 1).numpy().sum()) == 10.0
        seconds = time.perf_counter() - begun
        facts: dict[str, Any] = dl.info()
    yield Finding("bridge", "ok" if right else "fail", f"{facts['bridge']}, first result after {seconds:.2f} s")
    yield Finding("backend", "ok", f"{facts['backend']} on {facts['device']}, {facts['threads']} threads")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
