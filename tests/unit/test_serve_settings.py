"""The settings of the servers, held against what Java declares; a misspelt one is refused before anything starts."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl
from pydl4j import serving
from pydl4j._settings import Settings
from pydl4j.serving._settings import HttpSettings, KafkaSettings, Routes, RouteSettings, SessionSettings, Text

SOURCES = Path(__file__).parents[2] / "java" / "serving" / "src" / "main" / "java"
servers: Any = serving  # with mistakes that a type checker finds
MAPPINGS = {"written_by": Mapping[str, str]}
"""What is a mapping in Python and its text in Java."""
TYPES = {"STRING": Text, "LONG": int, "DOUBLE": float, "BOOL": bool}
ARGUMENTS = {
    "model": "model", "kafka": "kafka", "in": "topics", "out": "out", "group": "group", "delivery": "delivery",
    "dead_letters": "dead_letters", "instance": "instance", "routes": "routes", "kafka_config": "properties",
    "start_timeout": "start_timeout",
}  # fmt: skip
"""What `KafkaScorer` has arguments of its own for."""


def declared(package: str = "") -> dict[str, Any]:
    found = {}
    for source in (SOURCES / "org" / "pydl4j" / "serving" / package).rglob("*.java"):
        for name, kind in re.findall(r'Key\.of\(\s*"([^"]+)",\s*Type\.(\w+)\)', source.read_text()):
            named = name.replace("-", "_")
            found[named] = MAPPINGS.get(named, TYPES[kind])
    return found


def test_every_declared_setting_can_be_given_by_name_and_type() -> None:
    java = declared()
    assert len(java) > 30
    assert java.pop("child") is bool  # which is ours to set
    rest = {name: kind for name, kind in java.items() if name not in ARGUMENTS}
    assert typing.get_type_hints(KafkaSettings) == rest
    assert set(ARGUMENTS.values()) <= set(inspect.signature(serving.KafkaScorer).parameters)
    own = {"http", "http_host", "http_token_file", "http_tls_cert", "http_tls_key"}
    of_http = {name: kind for name, kind in java.items() if name not in {*own, "model", "start_timeout"}}
    assert typing.get_type_hints(HttpSettings) == {**of_http, "routes": Routes}
    of_a_route = typing.get_type_hints(RouteSettings)
    assert of_a_route.pop("topics") == str | Sequence[str]
    kafka = declared("kafka")
    assert of_a_route == {name: kind for name, kind in kafka.items() if name not in {"in", "routes"}}


def test_the_sessions_settings_are_those_of_a_session() -> None:
    assert set(SessionSettings.__annotations__) == set(Settings.__dataclass_fields__) - {"bridge", "start_timeout"}


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: servers.HttpServer("a.zip", http_max_batches=4),
            "HttpServer has no setting 'http_max_batches'. Did you mean 'http_max_batch'?",
        ),
        (
            lambda: servers.KafkaScorer("a.zip", kafka="", topics="", out="", group="", max_delays=1),
            "KafkaScorer has no setting 'max_delays'. Did you mean 'max_delay'?",
        ),
        (
            lambda: servers.KafkaScorer("a.zip", kafka="", routes={"a": {"topic": "t"}}),
            "The route 'a' has no setting 'topic'. Did you mean 'topics'?",
        ),
        (
            lambda: servers.HttpServer("a.zip", kafka="", routes={"a": {"model-name": "t"}}),
            "The route 'a' has no setting 'model-name'. Did you mean 'model_name'?",
        ),
        (lambda: servers.KafkaScorer("a.zip", kafka="", topics="t"), "KafkaScorer needs 'topics', 'out' and 'group', or 'routes'."),
    ],
)
def test_a_misspelt_setting_is_refused_before_anything_starts(make: Any, sentence: str) -> None:
    with pytest.raises(dl.ConfigurationError) as caught:
        make()
    assert str(caught.value) == sentence
