"""The settings of ``pydl4j serve`` that the servers take by name, as Java declares them; ``pydl4j serve --help`` explains them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from pydl4j._errors import ConfigurationError
from pydl4j._names import suggestion

Text = str | os.PathLike[str]


class ModelSettings(TypedDict, total=False):
    """Of the models and the process."""

    versions: Text
    watch: float
    written_by: Mapping[str, str]
    warm_up: Text
    config: Text
    log: Text
    traces: Text
    traces_share: float


class WebSettings(ModelSettings, total=False):
    """Of HTTP and gRPC, besides those that `HttpServer` has arguments for."""

    http_max_request: int
    http_max_memory: int
    http_max_batch: int
    http_max_delay: float
    http_batching: Text
    http_queue: int
    http_timeout: float
    http_idle_timeout: float
    http_threads: int
    http_access_log: bool
    http_events: Text


class ScoringSettings(TypedDict, total=False):
    """Of Kafka, besides those that `KafkaScorer` has arguments for."""

    commit_interval: int
    max_batch: int
    max_delay: float
    model_name: Text
    model_version: Text
    in_type: Text
    out_type: Text
    deserializer: Text
    retries: int
    leave_group: bool
    letter_share: float


TopicSettings = TypedDict(
    "TopicSettings",
    {
        "kafka": Text, "in": Text, "out": Text, "dead_letters": Text, "group": Text, "instance": Text, "delivery": Text,
        "kafka_config": Text,
    },
    total=False,
)  # fmt: skip
"""What `KafkaScorer` has arguments for."""


class RouteSettings(ScoringSettings, total=False):
    """Of one of several routes of a server: the names are those of `KafkaScorer`."""

    kafka: Text
    topics: str | Sequence[str]
    out: Text
    dead_letters: Text
    group: Text
    instance: Text
    delivery: Text
    kafka_config: Text
    start_timeout: float


Routes = Mapping[str, RouteSettings]


class HttpSettings(WebSettings, ScoringSettings, TopicSettings, total=False):
    """Of an `HttpServer`, which may score records, too."""

    routes: Routes


class KafkaSettings(WebSettings, ScoringSettings, total=False):
    """Of a `KafkaScorer`, which may answer over HTTP, too."""

    http: int
    http_host: Text
    http_token_file: Text
    http_tls_cert: Text
    http_tls_key: Text


class SessionSettings(TypedDict, total=False):
    """What a server takes of `dl.session`'s settings."""

    backend: str | None
    memory: str | None
    heap: str | None
    threads: int | None
    device: str | None
    java_home: Text | None
    jvm_args: Any
    class_path: Any


def routes_text(routes: Routes) -> str:
    """The routes as the command line has them.

    Raises:
        ConfigurationError: A route has no such setting; the message names the nearest one.
    """
    told = {}
    for name, own in routes.items():
        check_names(f"The route '{name}'", RouteSettings, own)
        told[name] = {"in" if key == "topics" else key.replace("_", "-"): _plain(value) for key, value in own.items() if value is not None}
    return json.dumps(told)


def _plain(value: Any) -> Any:
    return os.fspath(value) if isinstance(value, os.PathLike) else value


def check_names(kind: str, known: type[Any], given: Mapping[str, Any]) -> None:
    """Refuses a setting that ``kind`` has not.

    Raises:
        ConfigurationError: The message names the nearest one.
    """
    names = list(known.__annotations__)  # a TypedDict has those of its bases, too
    for name in given:
        if name not in names:
            raise ConfigurationError(f"{kind} has no setting '{name}'. {suggestion(name, names)}")
