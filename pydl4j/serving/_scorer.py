"""Records of Kafka topics scored by a model, in a JVM of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pydl4j._errors import ConfigurationError
from pydl4j.nn._network import NeuralNetwork
from pydl4j.serving._model import ServedModel
from pydl4j.serving._secret import Secret
from pydl4j.serving._server import Server
from pydl4j.serving._settings import KafkaSettings, Routes, SessionSettings, check_names, routes_text

if TYPE_CHECKING:
    from typing_extensions import Unpack


class KafkaScorer(Server):
    """Scores records as long as it is open: what ``pydl4j serve --kafka`` does, as a child of this process.

    ```python
    with KafkaScorer("lenet.zip", kafka="localhost:9092", topics="digits", out="predictions", group="digits") as scorer:
        ...
    ```

    Several routes in one process, each with topics, a group and a model of its own; one that fails harms no other:

    ```python
    routes = {
        "flowers": {"topics": "flowers", "out": "kinds", "model_name": "iris"},
        "digits": {"topics": "digits", "out": "numbers", "model_name": "lenet", "dead_letters": "digits-dead"},
    }
    with KafkaScorer("models/", kafka="localhost:9092", routes=routes, delivery="exactly-once") as scorer:
        ...
    ```

    Args:
        model: Model file, a repository ``NAME/VERSION/FILE``, or a network, which is served as it is now.
        kafka: Brokers to begin with, ``host:port``, with commas.
        topics: Topics to read; they must exist.
        out: Topic to write outputs to; it must exist.
        group: Consumer group.
        routes: In place of ``topics``, ``out`` and ``group``: by their names, what each has of its own. Its group is by
            default of its name; whatever else a route does not say it has from the arguments here.
        delivery: ``"at-least-once"`` (default) or ``"exactly-once"``.
        dead_letters: Topic for records that cannot be scored; without it such a record ends the scorer.
        instance: Name of this scorer in its group, the same at each start; default the host's name.
        properties: Settings of Kafka's clients, or the path of a file with them. They may hold secrets: a mapping
            is on no command line and in no file.
        start_timeout: Seconds that the brokers may take to answer at the start; the JVM itself may take 30 more.
        session: What ``dl.session`` takes too: ``threads``, ``memory``, ``heap``, ``java_home`` …
        **settings: Any other setting of ``pydl4j serve``, with underscores: ``max_batch=512``, ``max_delay=2.0`` …;
            ``pydl4j serve --help`` has all of them with units and defaults.

    Raises:
        ServerError: It ended before it was ready; the message has its log.
        ConfigurationError: There is no such setting; the message names the nearest one.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | NeuralNetwork,
        *,
        kafka: str,
        topics: str | Sequence[str] | None = None,
        out: str | None = None,
        group: str | None = None,
        routes: Routes | None = None,
        delivery: str = "at-least-once",
        dead_letters: str | None = None,
        instance: str | None = None,
        properties: Mapping[str, str] | str | os.PathLike[str] | None = None,
        start_timeout: float = 60.0,
        session: SessionSettings | None = None,
        **settings: Unpack[KafkaSettings],
    ) -> None:
        check_names("KafkaScorer", KafkaSettings, settings)
        if routes is None and (topics is None or out is None or group is None):
            raise ConfigurationError("KafkaScorer needs 'topics', 'out' and 'group', or 'routes'.")
        self._model = ServedModel(model)
        secret = None
        config = None if properties is None or isinstance(properties, Mapping) else os.fspath(properties)
        if isinstance(properties, Mapping):
            secret = Secret("kafka-config", "".join(f"{name}={_escaped(value)}\n" for name, value in properties.items()))
            config = secret.path
        arguments = {
            "model": self._model.path, "kafka": kafka, "routes": None if routes is None else routes_text(routes),
            "in": topics if topics is None or isinstance(topics, str) else ",".join(topics), "out": out, "group": group,
            "delivery": delivery, "dead_letters": dead_letters, "instance": instance, "kafka_config": config,
            "start_timeout": start_timeout, **settings,
        }  # fmt: skip
        super().__init__(arguments, session, start_timeout + 30, secret)  # which the broker may take, and the JVM 30 s

    def _place(self) -> str:
        routes = self._arguments["routes"]
        return f" of {self._arguments['in']} to {self._arguments['out']}" if routes is None else f" of {routes}"

    def close(self) -> None:
        """Stops it if it runs; a second call does nothing."""
        super().close()
        self._model.close()


def _escaped(value: str) -> str:
    """As a value in a Java properties file."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")
