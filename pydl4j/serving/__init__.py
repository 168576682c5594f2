"""Serving from the JVM: models scored over Kafka, in processes of their own."""

from __future__ import annotations

from pydl4j.serving._kafka_dev import DevBroker
from pydl4j.serving._scorer import KafkaScorer, ServerError

__all__ = ["DevBroker", "KafkaScorer", "ServerError"]
