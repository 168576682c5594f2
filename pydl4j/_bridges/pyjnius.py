"""The pyjnius bridge: the JVM lives in this process, arrays go by address."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from pydl4j import _java
from pydl4j._bridges.inprocess import InProcessJvm, InProcessTransport, run_callback
from pydl4j._errors import BridgeError, JvmStartError


class PyjniusTransport(InProcessTransport):
    """See ``Transport``."""

    name = "pyjnius"

    def send(self, request: str) -> str:
        """Calls the door."""
        reply: str = self._entry.call(request)
        return reply

    def _start(self, java: _java.Java, options: Sequence[str], class_path: Sequence[str]) -> Any:
        try:
            import jnius_config
        except ImportError as e:
            raise BridgeError("The package pyjnius is not installed. Run: pip install 'pydl4j[pyjnius]'.") from e
        if "jnius" in sys.modules or jnius_config.vm_running:
            raise JvmStartError(
                "pyjnius runs a JVM without pydl4j's jars in this process already. Use bridge='py4j', or start pydl4j first."
            )
        jnius_config.set_options(*options)
        jnius_config.set_classpath(*class_path)
        previous = os.environ.get("JAVA_HOME")
        os.environ["JAVA_HOME"] = str(java.home)  # the only way to tell pyjnius which Java
        try:
            import jnius
        except Exception as e:  # pyjnius raises bare Exception and SystemError
            raise JvmStartError(f"The JVM ({self.java}) does not start in this process: {e}.") from e
        finally:
            if previous is None:
                del os.environ["JAVA_HOME"]
            else:
                os.environ["JAVA_HOME"] = previous

        class Door(jnius.PythonJavaClass):  # type: ignore[misc]
            __javainterfaces__ = ("org/pydl4j/bridge/PythonDoor",)
            __javacontext__ = "app"

            @jnius.java_method("(Ljava/lang/String;)Ljava/lang/String;")  # type: ignore[untyped-decorator]
            def call(self, request: str) -> str:
                return run_callback(request)

        entry_point = jnius.autoclass("org.pydl4j.bridge.EntryPoint")
        _java.check_version(entry_point.version())
        entry_point.shareCounts(InProcessJvm.ledger.path)
        entry_point.loadEngine()
        self._door = Door()  # pyjnius does not keep it alive
        return entry_point.inProcess(self._door)
