"""Records that cannot be answered, and what became of them, for kill_exactly_once.py."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
from confluent_kafka import OFFSET_BEGINNING, Consumer, Message, Producer, TopicPartition

LARGEST = 1_048_588
"""Bytes of a batch of records that a broker takes unless told otherwise (`message.max.bytes`)."""


class BadRecords:
    """Sends them between the good ones, and knows where they lie."""

    def __init__(self, topic: str, seed: int) -> None:
        self._topic = topic
        self._random = random.Random(seed)
        self.places: set[tuple[int, int]] = set()
        self.kinds: Counter[str] = Counter()

    def send(self, producer: Producer) -> None:
        """One of a kind: most are small, each fiftieth is about as large as a record can be."""
        share = self._random.random()
        key: bytes | None = b"%d" % self._random.randrange(100)
        value: bytes | None = self._random.randbytes(self._random.choice([1, 5, 17, 4096]))
        if share < 0.02:
            kind, value = "oversized", self._random.randbytes(LARGEST - self._random.choice([200, 1_000, 10_000, LARGEST // 2]))
        elif share < 0.04:
            kind, key = "long key", self._random.randbytes(self._random.choice([5_000, 500_000]))
        elif share < 0.3:
            kind, value = "no value", None
        elif share < 0.6:  # which a compacted output does not take
            kind, key, value = "no key", None, np.ones(4, np.float32).tobytes()
        else:
            kind = "poison"
        self.kinds[kind] += 1
        producer.produce(self._topic, value, key, on_delivery=self._lies)

    def _lies(self, error: Any, message: Message) -> None:
        if error:
            raise RuntimeError(f"A bad record was refused: {error}.")
        self.places.add((message.partition() or 0, message.offset() or 0))


class Letters:
    """The dead letters that a read_committed reader finds, by the place of what they are for."""

    def __init__(self, address: str, topic: str, partitions: int) -> None:
        self._consumer = Consumer(
            {
                "bootstrap.servers": address, "group.id": "none", "enable.auto.commit": False,
                "isolation.level": "read_committed", "log_level": 0,
            }
        )  # fmt: skip
        self._consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for number in range(partitions)])
        self.counts: Counter[tuple[int, int]] = Counter()

    def read(self) -> int:
        """Takes what has come; gives how many."""
        messages = [message for message in self._consumer.consume(1_000, 0.2) if not message.error()]
        for message in messages:
            headers: Any = dict(message.headers() or [])
            self.counts[int(headers["__streams.errors.partition"]), int(headers["__streams.errors.offset"])] += 1
        return len(messages)

    def close(self) -> None:
        self._consumer.close()
