"""Records of Kafka topics scored by a model, in a JVM of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydl4j import _java, _settings
from pydl4j._errors import PyDl4jError
from pydl4j.serving._child import Child

MAIN = "org.pydl4j.serving.server.Main"


class ServerError(PyDl4jError):
    """A server ended by itself; ``exit_code`` says why (the table is in docs/serving.md)."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class KafkaScorer:
    """Scores records as long as it is open: what ``pydl4j serve --kafka`` does, as a child of this process.

    ```python
    with KafkaScorer("lenet.zip", kafka="localhost:9092", topics="digits", out="predictions", group="digits") as scorer:
        ...
    ```

    Args:
        model: Model file, or a repository ``NAME/VERSION/FILE``.
        kafka: Brokers to begin with, ``host:port``, with commas.
        topics: Topics to read; they must exist.
        out: Topic to write outputs to; it must exist.
        group: Consumer group.
        delivery: ``"at-least-once"`` (default) or ``"exactly-once"``.
        dead_letters: Topic for records that cannot be scored; without it such a record ends the scorer.
        instance: Name of this scorer in its group, the same at each start; default the host's name.
        properties: Settings of Kafka's clients, or the path of a file with them. They may hold secrets: a mapping
            is written to a file that this user alone can read, and that goes with the scorer.
        start_timeout: Seconds until it must be ready.
        session: What ``dl.session`` takes too: ``threads``, ``memory``, ``heap``, ``java_home`` …
        **settings: Any other setting of ``pydl4j serve``, with underscores: ``max_batch=512``, ``max_delay=2.0`` …

    Raises:
        ServerError: It ended before it was ready; the message has its log.
    """

    def __init__(
        self,
        model: str | os.PathLike[str],
        *,
        kafka: str,
        topics: str | Sequence[str],
        out: str,
        group: str,
        delivery: str = "at-least-once",
        dead_letters: str | None = None,
        instance: str | None = None,
        properties: Mapping[str, str] | str | os.PathLike[str] | None = None,
        start_timeout: float = 60.0,
        session: Mapping[str, Any] | None = None,
        **settings: Any,
    ) -> None:
        self._secrets: Path | None = None
        self._child: Child | None = None
        self._start_timeout = start_timeout
        self._arguments = {
            "model": os.fspath(model), "kafka": kafka, "in": topics if isinstance(topics, str) else ",".join(topics), "out": out,
            "group": group, "delivery": delivery, "dead_letters": dead_letters, "instance": instance,
            "kafka_config": self._config(properties), "start_timeout": start_timeout, "child": "true", **settings,
        }  # fmt: skip
        self._settings = _settings.resolve(dict(session or {}))
        self._java = _java.find(self._settings.java_home)
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        """Starts it again after `stop` or `kill`."""
        command = _java.serving_command(self._java, self._settings, MAIN)
        for name, value in self._arguments.items():
            if value is not None:
                command += [f"--{name.replace('_', '-')}={value}"]
        self._child = Child(command)
        if not self._child.wait_ready(self._start_timeout + 30):
            raise self._ended("before it was ready")

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._child is not None
        return self._child.process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; 0 after `stop`."""
        return None if self._child is None else self._child.process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Until it ends by itself; gives its exit code."""
        assert self._child is not None
        return self._child.process.wait(timeout)

    def check(self) -> None:
        """Raises `ServerError` if it has ended."""
        if self.exit_code is not None:
            raise self._ended("by itself")

    def stop(self, timeout: float = 60.0) -> int:
        """Lets it answer what it has read and commit; gives its exit code."""
        assert self._child is not None
        return self._child.stop(timeout)

    def kill(self) -> None:
        """Ends it as a crash would."""
        assert self._child is not None
        self._child.kill()

    def log(self) -> str:
        """The last lines of its log."""
        return self._child.log() if self._child is not None else ""

    def close(self) -> None:
        """Stops it if it runs; a second call does nothing."""
        if self._child is not None:
            if self._child.process.poll() is None:
                self._child.stop(60.0)
            self._child.close()
            self._child = None
        if self._secrets is not None:
            self._secrets.unlink(missing_ok=True)
            self._secrets = None

    def __enter__(self) -> KafkaScorer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _config(self, properties: Mapping[str, str] | str | os.PathLike[str] | None) -> str | None:
        if properties is None or not isinstance(properties, Mapping):
            return None if properties is None else os.fspath(properties)
        handle, path = tempfile.mkstemp(prefix="kafka-", suffix=".properties")  # mode 0600
        self._secrets = Path(path)
        with os.fdopen(handle, "w") as file:
            file.writelines(f"{name}={_escaped(value)}\n" for name, value in properties.items())
        return path

    def _ended(self, when: str) -> ServerError:
        assert self._child is not None
        code = self._child.process.poll()
        if code is None:
            return ServerError(f"The scorer was not ready in time. Its log:\n{self.log() or '(empty)'}", -1)
        return ServerError(f"The scorer ended {when} (exit code {code}). Its log:\n{self.log() or '(empty)'}", code)


def _escaped(value: str) -> str:
    """As a value in a Java properties file."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")
