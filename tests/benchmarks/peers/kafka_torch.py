"""The Kafka benchmarks' peer: confluent-kafka and PyTorch as a careful Python programmer combines them.

Arguments: brokers, topic in, topic out, group, ``at-least-once`` or ``exactly-once``, threads of PyTorch, ``full`` or ``bare``. One
partition's records of 784 float32 go through an MLP 784-128-10; batches of at most 512; a commit every 100 ms.
``consume(512, 0.005)`` is the tuned form: it returns after 5 ms with what there is. Output: 40 bytes under the same key with
the same timestamp.

``full`` does what a scorer promises: each record is looked at for errors and for its length, each answer carries the record's headers,
its content type, request id, model, version and time, and answers that no broker took end the process. ``bare`` does none of
these.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from confluent_kafka import Consumer, KafkaException, Producer
from torch import nn

COMMIT_SECONDS = 0.1
WIDTH = 784 * 4
Produce = Callable[..., None]


def main() -> None:
    brokers, source, out, group, delivery = sys.argv[1:6]
    exactly_once = delivery == "exactly-once"
    send = {"full": send_full, "bare": send_bare}[sys.argv[7]]
    torch.set_num_threads(int(sys.argv[6]))
    net = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.Softmax(1)).eval()
    consumer = Consumer(
        {
            "bootstrap.servers": brokers,
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "group.instance.id": "peer",
            "fetch.message.max.bytes": 8 << 20,
            "queued.max.messages.kbytes": 256 << 10,
            "isolation.level": "read_committed",
        }
    )
    settings: dict[str, Any] = {
        "bootstrap.servers": brokers,
        "linger.ms": 1,
        "batch.size": 1 << 20,
        "queue.buffering.max.messages": 1_000_000,
        "acks": "all",
        "delivery.report.only.error": True,
        "on_delivery": undelivered,
    }
    if exactly_once:
        settings |= {"transactional.id": group + "-peer", "transaction.timeout.ms": 10_000}
    producer = Producer({**settings, "enable.idempotence": True})
    if exactly_once:
        producer.init_transactions()
    consumer.subscribe([source])
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    next_commit, dirty = 0.0, False
    print("ready", flush=True)
    with torch.inference_mode():
        while going:
            messages = consumer.consume(512, 0.005)
            if messages:
                if not dirty:
                    dirty, next_commit = True, time.monotonic() + COMMIT_SECONDS
                    if exactly_once:
                        producer.begin_transaction()
                send(messages, net, producer.produce, out)
                producer.poll(0)
            if dirty and time.monotonic() >= next_commit:
                if exactly_once:
                    producer.send_offsets_to_transaction(consumer.position(consumer.assignment()), consumer.consumer_group_metadata())
                    producer.commit_transaction()
                else:
                    producer.flush()
                    consumer.commit(asynchronous=True)
                dirty = False
    consumer.close()


def send_bare(messages: list[Any], net: nn.Module, produce: Produce, out: str) -> None:
    """Answers without a look at what came."""
    data = computed([m.value() or b"" for m in messages], net)
    for i, message in enumerate(messages):
        produce(out, data[i * 40 : (i + 1) * 40], message.key(), timestamp=message.timestamp()[1])


def send_full(messages: list[Any], net: nn.Module, produce: Produce, out: str) -> None:
    """Answers as docs/serving.md promises them, but for records that are to become dead letters: there are none here."""
    values = []
    for message in messages:
        if message.error():
            raise KafkaException(message.error())
        value = message.value()
        if value is None or len(value) != WIDTH:
            raise ValueError(f"A row takes {WIDTH} bytes.")
        values.append(value)
    data = computed(values, net)
    place = f"{messages[0].topic()}-{messages[0].partition()}-"
    same = [
        ("content-type", b"application/octet-stream"),
        ("model-name", b"mlp"),
        ("model-version", b"1"),
        ("scored-timestamp", b"%d" % (time.time() * 1000)),
    ]
    for i, message in enumerate(messages):
        headers = [*(message.headers() or ()), *same, ("request-id", f"{place}{message.offset()}")]
        produce(out, data[i * 40 : (i + 1) * 40], message.key(), headers=headers, timestamp=message.timestamp()[1])


def computed(values: list[bytes], net: nn.Module) -> bytes:
    """10 float32 a record."""
    features = np.frombuffer(bytearray().join(values), np.float32).reshape(-1, 784)
    return bytes(net(torch.from_numpy(features)).numpy().tobytes())


def undelivered(error: Any, _: Any) -> None:
    if error is not None:
        raise KafkaException(error)


if __name__ == "__main__":
    main()
