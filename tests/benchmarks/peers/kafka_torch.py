"""The Kafka benchmarks' peer: confluent-kafka and PyTorch as a careful Python programmer combines them.

Arguments: brokers, topic in, topic out, group, ``at-least-once`` or ``exactly-once``. One partition's records of 784 float32 go through
an MLP 784-128-10; batches of at most 512; a commit every 100 ms. ``consume(512, 0.005)`` is the tuned form: it returns
after 5 ms with what there is. Output: 40 bytes under the same key.
"""

from __future__ import annotations

import signal
import sys
import time

import numpy as np
import torch
from confluent_kafka import Consumer, Producer
from torch import nn

COMMIT_SECONDS = 0.1


def main() -> None:
    brokers, source, out, group, delivery = sys.argv[1:6]
    exactly_once = delivery == "exactly-once"
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
    settings = {
        "bootstrap.servers": brokers,
        "linger.ms": 1,
        "batch.size": 1 << 20,
        "queue.buffering.max.messages": 1_000_000,
        "acks": "all",
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
                values = np.frombuffer(bytearray().join([m.value() or b"" for m in messages]), np.float32).reshape(-1, 784)
                answers = net(torch.from_numpy(values)).numpy()
                data, width = answers.tobytes(), answers.shape[1] * 4
                produce = producer.produce
                for i, message in enumerate(messages):
                    produce(out, data[i * width : (i + 1) * width], message.key(), timestamp=message.timestamp()[1])
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


if __name__ == "__main__":
    main()
