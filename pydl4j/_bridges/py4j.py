"""The Py4J bridge: the JVM is a child process, and text goes over a socket of the loopback interface.

The secret that opens the socket goes through the child's standard input, whose end (also after ``kill -9`` of
this process) ends the child. Each thread has its own connection, and callbacks come back over it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import signal
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from pydl4j import _archive, _java
from pydl4j._bridges import surroundings
from pydl4j._errors import BridgeError, JvmDiedError, JvmStartError, SessionClosedError
from pydl4j._ledger import Ledger
from pydl4j._settings import Settings

if TYPE_CHECKING:
    from py4j.clientserver import ClientServerConnection

TAIL = 4000
END_SECONDS = 10
"""How long a JVM that closes its connections may take to end: a busy machine lets it wait."""


class Py4jTransport:
    """See ``Transport``."""

    in_process = False

    def __init__(self, settings: Settings, callback: Callable[[str], str]) -> None:
        java = _java.find(settings.java_home)
        surroundings.open_standard_descriptors()
        surroundings.require_threads(settings)
        self.java = f"Java {java.version}, {java.home}"
        self._callback = callback
        self.patience = 5.0
        """Seconds that the JVM may take to end."""
        self._closing = False
        self._local = threading.local()
        self._connections: weakref.WeakSet[ClientServerConnection] = weakref.WeakSet()
        self._secret = secrets.token_hex(32)
        self._log: IO[bytes] = tempfile.TemporaryFile(prefix="pydl4j-")  # noqa: SIM115  closed with the JVM; nameless, mode 0600
        self._dispatcher: threading.Thread | None = None
        self._start_lock = threading.Lock()
        _open.add(self)
        self.ledger = Ledger()
        reading, writing = os.pipe()
        try:
            self._process = self._launch(java, settings, writing)
            import py4j.clientserver  # noqa: F401  30 ms that pass while the JVM starts

            self.port = self._handshake(reading, settings.start_timeout)
        except BaseException:
            self.close()
            raise
        finally:
            os.close(reading)
            self.ledger.opened()

    @property
    def pid(self) -> int:
        """The JVM's process."""
        return self._process.pid

    def send(self, request: str) -> str:
        """Sends a request over this thread's connection."""
        return self._exchange("request", _text(request))

    @property
    def output(self) -> Callable[..., Any]:
        """Nothing that is in this process: the other process does not see its addresses."""
        raise NotImplementedError

    def start_callbacks(self) -> None:
        """From now on callbacks of the JVM's own threads run too, on a thread kept for them."""
        with self._start_lock:
            if self._dispatcher is None:
                self._dispatcher = threading.Thread(target=self._dispatch, name="pydl4j-callbacks", daemon=True)
                self._dispatcher.start()

    def log(self) -> str:
        """The last lines that the JVM printed."""
        try:
            size = os.fstat(self._log.fileno()).st_size
            return os.pread(self._log.fileno(), TAIL, max(0, size - TAIL)).decode(errors="replace").strip()
        except (OSError, ValueError):
            return ""

    def close(self) -> None:
        """Ends the JVM: the end of its standard input halts it, even in the middle of a native call."""
        self._closing = True
        process = getattr(self, "_process", None)
        if process is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(self.patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for connection in list(self._connections):
            connection.close()
        if self._dispatcher is not None and self._dispatcher is not threading.current_thread():
            self._dispatcher.join(5)
        self._log.close()

    def forget_after_fork(self) -> None:
        """In a forked child: lets go of pipe and sockets, which are the parent's; the JVM lives and dies with the parent alone."""
        self._closing = True
        process = getattr(self, "_process", None)
        if process is not None:
            process.returncode = 0  # not this process's child: nothing here may wait for it, end it or warn of it
            with contextlib.suppress(ValueError, OSError):
                process.stdin.detach().close()  # without flushing: the bytes are the parent's
        for connection in list(self._connections):
            _abandon(connection)
        self._log.close()

    def _launch(self, java: _java.Java, settings: Settings, writing: int) -> subprocess.Popen[bytes]:
        command = [
            str(java.executable), *_java.options(java, settings), *_archive.options(java, settings.jvm_args),
            "-cp", os.pathsep.join(_java.class_path(settings)),
            "org.pydl4j.bridge.BridgeMain", f"/dev/fd/{writing}", self.ledger.path,
        ]  # fmt: skip
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=self._log, stderr=self._log, pass_fds=[writing],
                start_new_session=True,  # Ctrl-C in the terminal is for Python, which asks the JVM to stop
                env=_java.environment(),
            )  # fmt: skip
        except OSError as e:
            raise JvmStartError(f"{java.executable} cannot be run: {e}.") from e
        finally:
            os.close(writing)
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # the handshake tells why it is gone
            process.stdin.write(self._secret.encode() + b"\n")
            process.stdin.flush()
        return process

    def _handshake(self, reading: int, timeout: float) -> int:
        ready, _, _ = select.select([reading], [], [], timeout)
        line = os.read(reading, 200).decode() if ready else ""
        if not line:
            if ready:  # its end of the pipe closes before it has ended itself
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(END_SECONDS)
            state = "ended at once" if ready else f"did not answer within {timeout:g} s"
            raise JvmStartError(f"The JVM ({self.java}) {state}{self._exit()}. Its log:\n{self.log() or '(empty)'}")
        port, version = line.split()
        _java.check_version(version)
        return int(port)

    def _exchange(self, method: str, *parts: str) -> str:
        from py4j.protocol import Py4JError

        if self._closing:
            raise SessionClosedError("The session is closed.")
        connection = None
        try:
            connection = self._connection()
            answer: str = connection.send_command(f"c\nt\n{method}\n{''.join(parts)}e\n")
        except (Py4JError, OSError) as e:
            raise self._lost(connection, e) from None
        except BaseException:
            self._drop(connection)  # a reply is still under way: this connection can carry nothing else
            raise
        if not answer.startswith("ys"):
            if answer.startswith("yv"):
                return ""
            raise BridgeError(f"The JVM did not understand a request: {answer[:500]}")
        return _unescaped(answer[2:])

    def _connection(self) -> ClientServerConnection:
        connection: ClientServerConnection | None = getattr(self._local, "connection", None)
        if connection is None or connection.socket is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def _connect(self) -> ClientServerConnection:
        from py4j.clientserver import ClientServerConnection, JavaParameters, PythonParameters
        from py4j.java_gateway import GatewayProperty, PythonProxyPool

        pool = PythonProxyPool()
        pool.put(_Door(self._callback), "t")
        connection = ClientServerConnection(
            JavaParameters(address="127.0.0.1", port=self.port, auth_token=self._secret),
            PythonParameters(port=0),
            GatewayProperty(False, pool),
            None,
        )
        self._connections.add(connection)
        connection.connect_to_java_server()
        return connection

    def _drop(self, connection: ClientServerConnection | None) -> None:
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _lost(self, connection: ClientServerConnection | None, cause: Exception) -> BridgeError:
        self._drop(connection)
        if self._closing:
            return SessionClosedError("The session was closed during this call.")
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            return BridgeError(f"The connection to the JVM broke: {cause}.")
        return JvmDiedError(
            f"The JVM's process {self.pid} died during a call{self._exit()}. The next use starts a new one. "
            f"Its log:\n{self.log() or '(empty)'}"
        )

    def _exit(self) -> str:
        code = self._process.poll()
        if code is None:
            return ""
        if code >= 0:
            return f" (exit code {code})"
        hint = ", often the kernel's out-of-memory killer" if code == -signal.SIGKILL else ""
        return f" (signal {signal.Signals(-code).name}{hint})"

    def _dispatch(self) -> None:
        with contextlib.suppress(BridgeError):
            while True:
                number, request = self._exchange("nextCallback").split(" ", 1)
                self._exchange("answerCallback", f"L{number}\n", _text(self._callback(request)))


def _abandon(connection: ClientServerConnection) -> None:
    # py4j shuts a socket down when it lets go of it, which ends the connection for the parent, too: only the number is closed here.
    if connection.socket is not None:
        with contextlib.suppress(OSError):
            os.close(connection.socket.detach())


_open: weakref.WeakSet[Py4jTransport] = weakref.WeakSet()


def _after_fork() -> None:
    for transport in list(_open):
        transport.forget_after_fork()


os.register_at_fork(after_in_child=_after_fork)


class _Door:
    """What the JVM calls."""

    def __init__(self, callback: Callable[[str], str]) -> None:
        self.call = callback

    class Java:
        implements = ("org.pydl4j.bridge.PythonDoor",)


def _text(value: str) -> str:
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    return f"s{value}\n"  # our text has no line ends of its own: JSON escapes them


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    from py4j.protocol import unescape_new_line

    result: Any = unescape_new_line(value)
    return str(result)
