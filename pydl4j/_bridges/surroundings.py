"""What stands around a JVM: variables, standard descriptors, libraries and limits that would spoil its start."""

from __future__ import annotations

import locale
import os
import resource
import subprocess
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydl4j import _java, _room
from pydl4j._errors import JvmStartError
from pydl4j._settings import Settings

_OWN_THREADS = 20
"""What a JVM starts for itself on two processors."""


def tidy_variables(variables: MutableMapping[str, str]) -> None:
    """Lets a JVM name files beyond ASCII, and keeps libraries of another PyTorch from it."""
    name, value = _ctype(variables)
    if value in ("", "C", "POSIX"):
        # Java takes the names of files from the locale's encoding; Python is in its UTF-8 mode under these.
        variables["LC_ALL" if name == "LC_ALL" else "LC_CTYPE"] = "C.UTF-8"
    foreign = _foreign_folders(variables)
    if foreign:
        kept = [folder for folder in variables["LD_LIBRARY_PATH"].split(os.pathsep) if folder not in foreign]
        variables["LD_LIBRARY_PATH"] = os.pathsep.join(kept)


def _ctype(variables: MutableMapping[str, str]) -> tuple[str, str]:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if variables.get(name):
            return name, variables[name]
    return "", ""


def _foreign_folders(variables: MutableMapping[str, str]) -> list[str]:
    folders = [folder for folder in variables.get("LD_LIBRARY_PATH", "").split(os.pathsep) if folder]
    ours = _java.natives()
    return [
        f for f in folders if Path(f) != ours and any((Path(f) / name).exists() for name in ("libtorch.so", "libtorch_cpu.so", "libc10.so"))
    ]


def open_standard_descriptors() -> None:
    """Puts /dev/null where standard input, output or error is closed: what is opened next would take its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def require_threads(settings: Settings) -> None:
    """Refuses more threads than the kernel gives: the engine would wait for them for ever. Without a number it takes what it gets.

    Raises:
        JvmStartError: The message has both numbers.
    """
    allowed = _room.threads()
    if (settings.threads or 0) + _OWN_THREADS > allowed:
        asked, remedy = (f"threads={settings.threads} and the", "Ask for fewer, or raise") if settings.threads else ("The", "Raise")
        raise JvmStartError(
            f"{asked} JVM's own {_OWN_THREADS} are more than the {allowed} threads that may still be started "
            f"here. {remedy} the limit (ulimit -u, docker run --pids-limit)."
        )


def require_library_path(bridge: str) -> None:
    """Refuses libraries of another PyTorch in LD_LIBRARY_PATH, which was read when this process began.

    Raises:
        JvmStartError: The message names the folder.
    """
    foreign = _foreign_folders(os.environ)
    if foreign:
        raise JvmStartError(
            f"The variable LD_LIBRARY_PATH names {foreign[0]}, which holds libraries of PyTorch: the engine would load them in place of "
            f"its own. Start Python without it, or use bridge='py4j', where the engine has a process of its own. (bridge={bridge!r})"
        )


def require_options(java: _java.Java, settings: Settings, options: Sequence[str]) -> None:
    """Refuses options with which no JVM starts; in this process it would end Python without an exception.

    Raises:
        JvmStartError: The message has what the JVM says.
    """
    if not (settings.heap or settings.jvm_args or os.environ.get("JAVA_TOOL_OPTIONS") or _limited()):
        return  # 50 ms that nobody needs
    command = [str(java.executable), *options, "-version"]
    try:
        tried = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=_java.environment(), timeout=settings.start_timeout, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as e:
        raise JvmStartError(f"The JVM ({java.home}) does not start: {e}.") from e
    if tried.returncode != 0:
        said = (tried.stdout + tried.stderr).decode(errors="replace").strip()
        raise JvmStartError(f"No JVM starts with the options {' '.join(options)}. It says:\n{said}")


def _limited() -> bool:
    return any(resource.getrlimit(kind)[0] != resource.RLIM_INFINITY for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA))


@contextmanager
def in_this_process() -> Iterator[None]:
    """Around the start of a JVM in this process: it reads variables, and sets the locale, both of which come back."""
    before = {name: os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE")}
    categories = [value for name, value in vars(locale).items() if name.startswith("LC_") and name != "LC_ALL"]
    chosen = [locale.setlocale(category) for category in categories]
    tidy_variables(os.environ)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        for category, value in zip(categories, chosen, strict=True):
            locale.setlocale(category, value)
