"""confluent-kafka as our tests use it: a client that we did not write."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from confluent_kafka import Consumer, KafkaException, Message, Producer
from confluent_kafka.admin import AdminClient, NewTopic  # type: ignore[attr-defined]

Record = tuple[bytes | None, bytes | None, list[tuple[str, str | bytes | None]]]


@dataclass
class Topics:
    """Names that one test has for itself."""

    address: str
    name: str

    @property
    def source(self) -> str:
        return f"{self.name}-in"

    @property
    def out(self) -> str:
        return f"{self.name}-out"

    @property
    def letters(self) -> str:
        return f"{self.name}-letters"

    def create(self, partitions: int = 2, **config: str) -> None:
        create(self.address, {self.source: partitions, self.out: partitions, self.letters: 1}, config)

    def scorer(self) -> dict[str, Any]:
        """The settings of a scorer on these topics."""
        return {
            "kafka": self.address, "topics": self.source, "out": self.out, "group": self.name, "dead_letters": self.letters,
            "instance": "a", "warm_up": "1", "session": {"threads": 1, "heap": "256m"},
        }  # fmt: skip


def create(address: str, topics: dict[str, int], config: dict[str, str] | None = None, **client: str) -> None:
    admin = AdminClient({"bootstrap.servers": address, **client})
    made = admin.create_topics([NewTopic(name, n, 1, config=config or {}) for name, n in topics.items()])
    for future in made.values():
        future.result(30)


def send(address: str, topic: str, records: Iterable[Record], partition: int = -1, **client: Any) -> None:
    """Writes records and waits until the broker has them."""
    failures: list[Any] = []
    producer = Producer({"bootstrap.servers": address, "linger.ms": 5, **client})
    for key, value, headers in records:
        while True:
            try:
                producer.produce(
                    topic, value, key, partition=partition, headers=headers,
                    on_delivery=lambda error, _: failures.append(error) if error else None,
                )  # fmt: skip
                break
            except BufferError:
                producer.poll(0.1)
    assert producer.flush(60) == 0
    assert not failures, failures


def read(address: str, topic: str, count: int, timeout: float = 60, settle: float = 0.0, **client: Any) -> list[Message]:
    """Committed records from the beginning: at least ``count``, and what comes within ``settle`` seconds after them."""
    consumer = Consumer(
        {
            "bootstrap.servers": address,
            "group.id": f"reader-{time.monotonic_ns()}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
            **client,
        }
    )
    consumer.subscribe([topic])
    found: list[Message] = []
    end = time.monotonic() + timeout
    settled: float | None = None
    try:
        while time.monotonic() < end and (settled is None or time.monotonic() < settled):
            for message in consumer.consume(10_000, 0.2):
                if message.error():
                    raise KafkaException(message.error())
                found.append(message)
            if len(found) >= count and settled is None:
                settled = time.monotonic() + settle
    finally:
        consumer.close()
    assert len(found) >= count, f"{len(found)} of {count} records came on {topic} in {timeout} s"
    return found


def headers(message: Message) -> dict[str, str]:
    pairs: Any = message.headers() or []
    return {name: value.decode() for name, value in pairs}


def floats(message: Message) -> np.ndarray:
    value = message.value()
    assert isinstance(value, bytes)
    return np.frombuffer(value, np.float32)


def key(message: Message) -> str:
    found = message.key()
    assert isinstance(found, bytes)
    return found.decode()
