"""Serving from the JVM: models over Kafka, HTTP and gRPC, in processes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.serving._http import HttpServer
from pydl4j.serving._kafka_dev import DevBroker
from pydl4j.serving._scorer import KafkaScorer
from pydl4j.serving._server import ServerError

__all__ = ["DevBroker", "HttpServer", "KafkaScorer", "ServerError"]

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
