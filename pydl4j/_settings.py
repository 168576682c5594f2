"""What a session may be told: arguments of ``dl.session``, else variables PYDL4J_*, else defaults."""

from __future__ import annotations

import difflib
import os
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from pydl4j._errors import ConfigurationError

BRIDGES = ("py4j", "jpype", "pyjnius")
BACKENDS = ("mkl", "openblas", "cuda")


@dataclass(frozen=True)
class Settings:
    """Settings of one session.

    Args:
        bridge: ``"py4j"`` (default: the JVM is a child process), ``"jpype"`` or ``"pyjnius"`` (the JVM lives in this process).
        backend: ``"mkl"`` (default on x86-64), ``"openblas"`` or ``"cuda"``.
        memory: Limit on the off-heap bytes of all arrays, for example ``"4g"``; default nine tenths of what the machine or container has.
            Arrays that Python makes count like those of the JVM, results of operations, what training keeps for the backward pass and its
            gradients. Not counted: what one operation takes and gives back, memory of a GPU, numpy arrays that in process are handed
            over without a copy, and there outputs below 64 KiB.
        heap: Java heap, for example ``"2g"``; default the JVM's own choice, a quarter of the memory.
        threads: Threads of one operation; default one for each processor.
        device: ``"cpu"`` or ``"cuda:N"``; default what the backend works on.
        java_home: Folder of a Java 17 or newer; default what ``pydl4j doctor`` shows.
        jvm_args: More options for the JVM.
        class_path: More jars or folders of classes: layers and listeners of your own, drivers of databases.
        start_timeout: Seconds that a JVM process may take to answer.
    """

    bridge: str = "py4j"
    backend: str | None = None
    memory: str | None = None
    heap: str | None = None
    threads: int | None = None
    device: str | None = None
    java_home: str | None = None
    jvm_args: tuple[str, ...] = field(default_factory=tuple)
    class_path: tuple[str, ...] = field(default_factory=tuple)
    start_timeout: float = 60.0

    def __post_init__(self) -> None:
        _one_of("bridge", self.bridge, BRIDGES)
        if self.backend is not None:
            _one_of("backend", self.backend, BACKENDS)
        if self.threads is not None and (isinstance(self.threads, bool) or not isinstance(self.threads, int) or self.threads < 1):
            raise ConfigurationError(f"The 'threads' setting must be a whole number of 1 or more. Got {self.threads!r} instead.")
        wait = self.start_timeout
        if isinstance(wait, bool) or not isinstance(wait, (int, float)) or not wait > 0:
            raise ConfigurationError(f"The 'start_timeout' setting must be a number of seconds above 0. Got {wait!r} instead.")
        for name in ("memory", "heap"):
            _check_size(name, getattr(self, name))


def resolve(given: dict[str, Any]) -> Settings:
    """Settings from arguments and the environment."""
    names = [f.name for f in fields(Settings)]
    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f" Did you mean '{near[0]}'?" if near else f" There are {', '.join(names)}."
            raise ConfigurationError(f"session() has no setting '{name}'.{hint}")
    chosen: dict[str, Any] = {}
    for name in names:
        variable = os.environ.get("PYDL4J_" + name.upper())
        if given.get(name) is not None:
            chosen[name] = given[name]
        elif variable:
            chosen[name] = _parsed(name, variable)
    for name, cut in (("jvm_args", shlex.split), ("class_path", lambda text: text.split(os.pathsep))):
        value = chosen.get(name, ())
        if not isinstance(value, Iterable) or isinstance(value, bytes):
            raise ConfigurationError(f"The '{name}' setting must be a text or a list of texts. Got {value!r} instead.")
        chosen[name] = tuple(cut(value) if isinstance(value, str) else map(str, value))
    return Settings(**chosen)


def _parsed(name: str, text: str) -> Any:
    try:
        return {"threads": int, "start_timeout": float}.get(name, str)(text)
    except ValueError as e:
        raise ConfigurationError(f"The variable PYDL4J_{name.upper()} must be a number. Got {text!r} instead.") from e


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        near = difflib.get_close_matches(str(value), choices, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise ConfigurationError(f"The '{name}' setting must be one of {', '.join(choices)}. Got {value!r} instead.{hint}")


def _check_size(name: str, value: str | None) -> None:
    if value is None:
        return
    text = str(value).lower()
    if not (text[:-1] if text[-1:] in "kmgt" and text else text).isdigit():
        raise ConfigurationError(f"The '{name}' setting must be a size such as '512m' or '4g'. Got {value!r} instead.")
