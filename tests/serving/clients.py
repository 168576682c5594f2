"""confluent-kafka as our tests use it: a client that we did not write."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic  # type: ignore[attr-defined]

from pydl4j.serving._settings import SessionSettings

SESSION: SessionSettings = {"threads": 1, "heap": "256m", "jvm_args": ["-XX:TieredStopAtLevel=1"]}
"""Of every server here: most of a short life would be compilation otherwise."""

Record = tuple[bytes | None, bytes | None, list[tuple[str, str | bytes | None]]]


@dataclass(frozen=True)
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
            "instance": "a", "warm_up": "1", "session": SESSION,
        }  # fmt: skip


def create(address: str, topics: dict[str, int], config: dict[str, str] | None = None, **client: str) -> None:
    admin = AdminClient({"bootstrap.servers": address, **client})
    made = admin.create_topics([NewTopic(name, n, 1, config=config or {}) for name, n in topics.items()])
    for future in made.values():
        future.result(30)


def writer(address: str, **client: Any) -> Producer:
    """Writes each record once and in order, also where a broker answers late.

    What librdkafka does by default does not: a new topic is in the metadata before its leader takes records, a refused batch is sent
    again, and those behind it have been taken meanwhile. Idempotence alone does not help, as a leader takes any first batch of a producer.
    """
    return Producer({"bootstrap.servers": address, "enable.idempotence": True, "max.in.flight": 1, "linger.ms": 5, **client})


def send(address: str, topic: str, records: Iterable[Record], partition: int = -1, **client: Any) -> None:
    """Writes records and waits until the broker has them."""
    failures: list[Any] = []
    producer = writer(address, **client)
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
    settings = {"bootstrap.servers": address, "group.id": "none", "enable.auto.commit": False, "isolation.level": "read_committed"}
    consumer = Consumer({**settings, **client})
    found: list[Message] = []
    try:
        # Assigned, not subscribed: a new group would cost a second each time.
        partitions = consumer.list_topics(topic, 30).topics[topic].partitions
        consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for number in partitions])
        end = time.monotonic() + timeout
        settled: float | None = None
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


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Waits for what must come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"nothing of the kind within {seconds} s"
        time.sleep(0.02)


class Load:
    """Numbered records at a steady rate, until it is stopped."""

    def __init__(self, topics: Topics, rate: int = 500) -> None:
        self._producer = writer(topics.address, **{"linger.ms": 2})
        self._topic, self._rate = topics.source, rate
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.sent = 0

    def _run(self) -> None:
        begin = time.monotonic()
        while not self._stopping.wait(0.005):
            while self.sent < (time.monotonic() - begin) * self._rate:
                self._producer.produce(self._topic, np.full(4, self.sent + 1, np.float32).tobytes(), b"%d" % (self.sent + 1))
                self.sent += 1
            self._producer.poll(0)

    @contextmanager
    def running(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._stopping.set()
            self._thread.join()
            assert self._producer.flush(30) == 0


def require_answers(source: list[Message], answers: list[Message], factor: float) -> None:
    """Each record of ``source`` has one answer, ``factor`` times its numbers, and those of a key are in the records' order.

    What is wrong is told with the places of the answers and of what they answer.
    """
    asked: dict[str, list[str]] = {}
    expected = {}
    for message in source:
        asked.setdefault(key(message), []).append(f"{message.topic()}-{place(message)}")
        expected[asked[key(message)][-1]] = factor * floats(message)
    answered: dict[str, list[str]] = {}
    for message in answers:
        request = headers(message)["request-id"]
        answered.setdefault(key(message), []).append(request)
        assert request in expected, f"the answer {place(message)} is one to {request}, which nobody sent"
        np.testing.assert_array_equal(floats(message), expected[request], f"the answer {place(message)} to {request}")
    for name in asked:
        got = answered.get(name, [])
        if got != asked[name]:
            at = next((i for i, (a, b) in enumerate(zip(got, asked[name], strict=False)) if a != b), min(len(got), len(asked[name])))
            near = slice(max(0, at - 3), at + 5)
            places = [place(message) for message in answers if key(message) == name]
            raise AssertionError(
                f"Key {name}, {len(asked[name])} records, {len(got)} answers: from number {at} on, expected answers to"
                f" {asked[name][near]}. Got those to {got[near]}, at {places[near]}. Records without an answer:"
                f" {sorted(set(asked[name]) - set(got))[:20]}; answered again: {sorted(r for r in set(got) if got.count(r) > 1)[:20]}."
            )


def place(message: Message) -> str:
    return f"{message.partition()}-{message.offset()}"


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
