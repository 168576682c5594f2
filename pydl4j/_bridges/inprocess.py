"""What the two bridges that put the JVM into this process have in common."""

from __future__ import annotations

import importlib.abc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, ClassVar

from pydl4j import _archive, _java
from pydl4j._bridges import surroundings
from pydl4j._errors import JvmStartError
from pydl4j._ledger import Ledger
from pydl4j._settings import Settings


class InProcessJvm:
    """The one JVM of this process: it starts once and lives until the process ends."""

    bridge: ClassVar[str | None] = None
    pid: ClassVar[int] = 0
    options: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Any] = None
    lock: ClassVar[threading.Lock] = threading.Lock()
    callback: ClassVar[Callable[[str], str] | None] = None
    ledger: ClassVar[Ledger]


class InProcessTransport:
    """See ``Transport``; subclasses start the JVM."""

    in_process = True
    name = ""

    def __init__(self, settings: Settings, callback: Callable[[str], str]) -> None:
        java = _java.find(settings.java_home)
        self.java = f"Java {java.version}, {java.home}"
        # -Xrs: the JVM leaves SIGINT and SIGTERM to Python.
        options = ("-Xrs", *_java.options(java, settings), *_archive.options(java, settings.jvm_args))
        class_path = tuple(_java.class_path(settings))
        with InProcessJvm.lock:
            self._entry = self._joined(options + class_path) or self._started(java, settings, options, class_path)
            InProcessJvm.callback = callback
            self.ledger = InProcessJvm.ledger

    def send(self, request: str) -> str:
        """Calls the door."""
        raise NotImplementedError

    @property
    def output(self) -> Callable[..., Any]:
        """The door's method for the outputs of a network."""
        method: Callable[..., Any] = self._entry.output
        return method

    def log(self) -> str:
        """Nothing: the JVM prints to this process's own output."""
        return ""

    def close(self) -> None:
        """Nothing: a JVM in this process ends with it."""

    def _start(self, java: _java.Java, options: Sequence[str], class_path: Sequence[str]) -> Any:
        raise NotImplementedError

    def _joined(self, options: Sequence[str]) -> Any:
        if InProcessJvm.bridge is None:
            return None
        if InProcessJvm.pid != os.getpid():
            raise JvmStartError(
                f"This process was forked from process {InProcessJvm.pid}, which has a JVM in it, through {InProcessJvm.bridge}. A fork "
                "takes the JVM's memory along, but not its threads, so it would hang here. Use bridge='py4j' in forked processes, or start "
                'them without a fork: multiprocessing.get_context("spawn").'
            )
        if InProcessJvm.bridge != self.name or InProcessJvm.options != tuple(options):
            raise JvmStartError(
                f"This process already runs a JVM through {InProcessJvm.bridge} with other settings ({' '.join(InProcessJvm.options)}). "
                "A JVM in the process starts only once: use the same settings again, start a new Python process, or use bridge='py4j', "
                "whose JVMs come and go."
            )
        return InProcessJvm.entry

    def _started(self, java: _java.Java, settings: Settings, options: tuple[str, ...], class_path: tuple[str, ...]) -> Any:
        refuse_torch(self.name)
        surroundings.open_standard_descriptors()
        surroundings.require_library_path(self.name)
        surroundings.require_threads(settings)
        surroundings.require_options(java, settings, options)
        ledger = InProcessJvm.ledger = Ledger()
        try:
            with surroundings.in_this_process():
                entry = self._start(java, options, class_path)
        finally:
            ledger.opened()
        InProcessJvm.bridge, InProcessJvm.options, InProcessJvm.entry = self.name, options + class_path, entry
        InProcessJvm.pid = os.getpid()
        sys.meta_path.insert(0, _TorchGuard(self.name))
        return entry


def run_callback(request: str) -> str:
    """Answers a request of the JVM for the session that is open."""
    assert InProcessJvm.callback is not None
    return InProcessJvm.callback(request)


def refuse_torch(bridge: str) -> None:
    """Raises when this process has loaded PyTorch's libraries: two sets of them in one process crash it."""
    if "torch" in sys.modules or _torch_is_mapped():
        raise JvmStartError(
            "PyTorch is loaded in this process, and its libraries and those of pydl4j's engine cannot share one. Use bridge='py4j', "
            f"where the engine has a process of its own, or import torch in another process than the one with bridge='{bridge}'."
        )


def _torch_is_mapped() -> bool:
    ours = str(_java.natives())
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="replace") as lines:
            return any("/libtorch" in line and ours not in line for line in lines)
    except OSError:
        return False


class _TorchGuard(importlib.abc.MetaPathFinder):
    """Turns ``import torch`` beside a running engine into a sentence instead of a crash."""

    def __init__(self, bridge: str) -> None:
        self._bridge = bridge

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "torch":
            raise ImportError(
                f"torch cannot be imported here: pydl4j's engine runs in this process (bridge='{self._bridge}'), and the libraries "
                "of the two cannot share one. Use bridge='py4j'."
            )
        return None
