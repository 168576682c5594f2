"""A Kafka broker of one's own for trying things out: KRaft, one process, a temporary folder, no installation."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pydl4j import _extras, _java
from pydl4j._errors import DataError, JvmStartError
from pydl4j._extras import _command
from pydl4j._interruptible import briefly
from pydl4j.serving._child import Child

START_SECONDS = 60
TOOLS = "org.pydl4j.serving.dev"
# One node must be enough for everything, and nobody waits for a second member of a group.
SETTINGS = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENTS:PLAINTEXT",
    # The broker talks to itself too, for example to end transactions: over a listener of its own, whatever clients must prove.
    "inter.broker.listener.name": "INTERNAL",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "5",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "5",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    "auto.create.topics.enable": "false",
    "log.flush.interval.messages": "9223372036854775807",
}


def jars() -> list[Path]:
    """The broker's jars: the extra ``kafka-dev``, fetched when it is not there yet.

    Raises:
        DataError: A jar cannot be had, or is not the listed one.
    """
    line = _command.Line("kafka-dev", sys.stderr)
    try:
        _extras.install("kafka-dev", line.show)
    finally:
        line.clear()
    return _extras.jars("kafka-dev")


class DevBroker:
    """A running broker, until `close`; data, topics and groups go with it.

    ```python
    with DevBroker() as broker:
        broker.create_topic("digits", partitions=2)
        ...  # any client, at broker.address
    ```

    Args:
        port: For clients on this machine; 0 for a free one.
        properties: More settings of the broker. Clients come over the listener ``CLIENTS``, the broker itself over ``INTERNAL``:
            ``"listener.security.protocol.map": "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENTS:SASL_SSL"``.
        client: What its own check of readiness needs to get in, as client properties.
        java_home: Folder of a Java 17 or newer.
        jvm_args: More options of its JVM, after ours: those are for a quick start, not for speed.

    Raises:
        JvmStartError: The broker did not start; the message has its log.
    """

    def __init__(
        self,
        port: int = 0,
        properties: Mapping[str, str] | None = None,
        client: Mapping[str, str] | None = None,
        java_home: str | None = None,
        jvm_args: Sequence[str] = (),
    ) -> None:
        self._java = _java.find(java_home)
        self._jvm_args = tuple(jvm_args)
        self._jars = jars()
        self.port, controller, internal = _ports(port)
        self.address = f"localhost:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="kafka-dev-"))
        self._settings = {
            **SETTINGS,
            "log.dirs": str(self.folder / "data"),
            "controller.quorum.voters": f"1@localhost:{controller}",
            "listeners": f"CLIENTS://localhost:{self.port},INTERNAL://localhost:{internal},CONTROLLER://localhost:{controller}",
            **(properties or {}),
        }
        self._client = {"bootstrap.servers": self.address, **(client or {})}
        self._child: Child | None = None
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        """Starts it (again) with the data that it had.

        Raises:
            JvmStartError: It did not start within a minute; the message has its log.
        """
        _write(self.folder / "broker.properties", self._settings)
        _write(self.folder / "client.properties", self._client)
        command = [
            str(self._java.executable), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",  # ready in 2.7 s, 5 s without
            *self._jvm_args, "-cp", _class_path(self._jars), f"{TOOLS}.DevBroker",
            str(self.folder / "broker.properties"), str(self.folder / "client.properties"),
        ]  # fmt: skip
        self._child = Child(command)
        if not self._child.wait_ready(START_SECONDS):
            raise JvmStartError(f"The broker did not start. Its log:\n{self._child.log() or '(empty)'}")

    def kill(self) -> None:
        """Ends the process as a crash would; the data stays for `start`."""
        if self._child is not None:
            self._child.close()
            self._child = None

    @property
    def pid(self) -> int:
        """Its process.

        Raises:
            DataError: It does not run.
        """
        return self._running.process.pid

    @property
    def _running(self) -> Child:
        if self._child is None:
            raise DataError("The DevBroker does not run. Start it, or make another one.")
        return self._child

    def create_topic(self, name: str, partitions: int = 1, **config: str) -> None:
        """Makes a topic, with settings such as ``max_message_bytes="2000000"``.

        Raises:
            DataError: It is there already, or a setting is wrong; the message has the broker's reason.
        """
        settings = [f"{key.replace('_', '.')}={value}" for key, value in config.items()]
        self.tool(f"{TOOLS}.CreateTopic", str(self.folder / "client.properties"), name, str(partitions), *settings)

    def tool(self, main: str, *arguments: str, lines: str = "") -> str:
        """Runs a command of Kafka's broker or of ours, with these lines as its input, and gives what it prints."""
        command = [str(self._java.executable), "-XX:TieredStopAtLevel=1", "-cp", _class_path(self._jars), main, *arguments]
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise DataError(f"{main.rsplit('.', 1)[1]} failed: {(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def __repr__(self) -> str:
        state = f"running as process {self.pid}" if self._child is not None else "not running"
        return f"<DevBroker at {self.address}, {state}>"

    def __reduce__(self) -> Any:
        raise TypeError("A DevBroker is a child of this process: it cannot be copied or pickled. Start another one.")

    @briefly
    def wait(self) -> None:
        """Until it ends.

        Raises:
            DataError: It does not run.
        """
        self._running.process.wait()

    def log(self) -> str:
        """The last lines of its log."""
        return self._child.log() if self._child is not None else ""

    def close(self) -> None:
        """Ends it and throws its data away; a second call does nothing."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> DevBroker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _class_path(jars: Sequence[Path]) -> str:
    return os.pathsep.join(map(str, [*jars, *(_java.stage() / "kafka_dev").glob("*.jar")]))


def send_lines(kafka: str, topic: str, content_type: str) -> NoReturn:
    """Becomes a program that sends each line of standard input as a record."""
    _become("SendLines", kafka, topic, content_type)


def print_records(kafka: str, topic: str, count: int) -> NoReturn:
    """Becomes a program that prints a topic's records, from the first on; ``count`` of them, or with 0 until Ctrl-C."""
    _become("PrintRecords", kafka, topic, str(count), "0")


def _become(tool: str, *arguments: str) -> NoReturn:
    java = str(_java.find().executable)
    options = ["-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", _class_path(jars())]
    os.execve(java, [java, *options, f"{TOOLS}.{tool}", *arguments], _java.environment())


def _ports(wanted: int) -> Iterator[int]:
    """The port for clients, one for the controller and one for the broker itself."""
    sockets = [socket.socket() for _ in range(3)]
    try:
        for one, port in zip(sockets, (wanted, 0, 0), strict=True):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("localhost", port))
            except OSError as e:
                raise JvmStartError(f"The port {port} cannot be listened at: {e.strerror}. Choose another one.") from e
        yield from [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _write(path: Path, settings: Mapping[str, str]) -> None:
    path.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
