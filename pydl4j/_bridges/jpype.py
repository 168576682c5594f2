"""The JPype bridge: the JVM lives in this process, arrays go by address."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable, Sequence
from typing import Any

from pydl4j import _java
from pydl4j._bridges.inprocess import InProcessJvm, InProcessTransport, run_callback
from pydl4j._errors import BridgeError, JvmStartError


class JpypeTransport(InProcessTransport):
    """See ``Transport``."""

    name = "jpype"

    def send(self, request: str) -> str:
        """Calls the door."""
        return str(self._entry.call(request))

    def _start(self, java: _java.Java, options: Sequence[str], class_path: Sequence[str]) -> Any:
        try:
            import jpype
            import jpype.config
        except ImportError as e:
            raise BridgeError("The package JPype1 is not installed. Run: pip install 'pydl4j[jpype]'.") from e
        if jpype.isJVMStarted():
            raise JvmStartError("JPype runs a JVM without pydl4j's jars in this process already. Use bridge='py4j', or start pydl4j first.")
        # At exit nothing waits for Java threads, and nothing is torn down under numpy views.
        jpype.config.destroy_jvm = False
        jpype.config.free_resources = False
        try:
            jpype.startJVM(str(java.library), *options, classpath=list(class_path), convertStrings=False, interrupt=False)
        except (RuntimeError, OSError, jpype.JVMNotFoundException) as e:
            raise JvmStartError(f"The JVM ({self.java}) does not start in this process: {e}.") from e

        @jpype.JImplements("org.pydl4j.bridge.PythonDoor")
        class Door:
            @jpype.JOverride  # type: ignore[untyped-decorator]
            def call(self, request: Any) -> str:
                return run_callback(str(request))

        # JPype's thread that lets go of Python objects would ask for the GIL of an interpreter that ends, and abort the
        # process ("FATAL: exception not rethrown", five of six times after a training): it ends first.
        references = jpype.JClass("org.jpype.ref.JPypeReferenceQueue")
        atexit.register(_unless_forked(lambda: references.getInstance().stop()))
        os.register_at_fork(after_in_child=_leave_garbage_to_python)

        entry_point = jpype.JClass("org.pydl4j.bridge.EntryPoint")
        _java.check_version(str(entry_point.version()))
        entry_point.shareCounts(InProcessJvm.ledger.path)
        entry_point.loadEngine()
        return entry_point.inProcess(Door())


def _unless_forked(end: Callable[[], object]) -> Callable[[], object]:
    """In a forked child no call of the JVM may return: its threads are not there."""
    pid = os.getpid()
    return lambda: end() if os.getpid() == pid else None


def _leave_garbage_to_python() -> None:
    # Python's collector tells JPype, which asks the JVM to collect, too, and waits for a thread that the child does not have.
    gc.callbacks[:] = [callback for callback in gc.callbacks if getattr(callback, "__module__", None) != "_jpype"]
