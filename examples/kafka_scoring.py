"""Digits through Kafka: a broker for trying things out, a network trained on MNIST, and its accuracy read from the output topic.

    python examples/kafka_scoring.py [--digits 2000]

Needs confluent-kafka (``pip install confluent-kafka``), a client that knows nothing of pydl4j.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from confluent_kafka import Consumer, Producer

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.serving import DevBroker, KafkaScorer

parser = argparse.ArgumentParser(description="MNIST over Kafka")
parser.add_argument("--digits", type=int, default=2000, help="how many test digits are sent (default: %(default)s)")
chosen = parser.parse_args()


def train(file: Path) -> tuple[np.ndarray, np.ndarray]:
    """Trains a small network, writes it to a file, and gives test digits and their labels."""
    conf = nn.MultiLayerConfiguration(
        seed=42, updater=nn.Adam(1e-3), input_type=nn.InputType.feed_forward(784),
        layers=[nn.Dense(128, activation="relu"), nn.Output(10, loss="mcxent", activation="softmax")],
    )  # fmt: skip
    with dl.session():
        train, test = datasets.mnist()
        flat = np.array(train.features).reshape(-1, 784)
        net = nn.MultiLayerNetwork(conf).init()
        net.fit(flat, np.array(train.labels), epochs=2, batch_size=128)
        net.save(file)
        digits = np.array(test.features[: chosen.digits]).reshape(-1, 784)
        labels = np.array(test.labels[: chosen.digits])
    return digits.astype(np.float32), labels if labels.ndim == 1 else labels.argmax(axis=1)


with tempfile.TemporaryDirectory() as folder, DevBroker() as broker:
    digits, labels = train(Path(folder, "digits.zip"))
    broker.create_topic("digits", partitions=2)
    broker.create_topic("predictions", partitions=2)

    with KafkaScorer(
        Path(folder, "digits.zip"), kafka=broker.address, topics="digits", out="predictions", group="digits", delivery="exactly-once"
    ):
        begin = time.perf_counter()
        producer = Producer({"bootstrap.servers": broker.address})
        for number, digit in enumerate(digits):
            producer.produce("digits", digit.tobytes(), str(number))
            producer.poll(0)
        producer.flush()

        consumer = Consumer(
            {
                "bootstrap.servers": broker.address,
                "group.id": "reader",
                "auto.offset.reset": "earliest",
                "isolation.level": "read_committed",
            }
        )
        consumer.subscribe(["predictions"])
        right = found = 0
        while found < len(digits):
            for message in consumer.consume(1000, 1.0):
                scores = np.frombuffer(message.value() or b"", np.float32)
                right += int(scores.argmax() == labels[int(message.key() or b"0")])
                found += 1
        consumer.close()
        print(f"{found} digits there and back in {time.perf_counter() - begin:.1f} s, {right / found:.1%} of them right")
