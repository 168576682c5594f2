"""Processes that come and go, topics that grow and go: what an operations team does while records come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewPartitions  # type: ignore[attr-defined]

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Record, Topics, read, send, until

GOOD = np.array([1, 2, 3, 4], np.float32).tobytes()
ONE: list[Record] = [(b"k", GOOD, [])]


def members(broker: DevBroker, group: str) -> list[Any]:
    admin = AdminClient({"bootstrap.servers": broker.address})
    return list(admin.describe_consumer_groups([group])[group].result(30).members)


@pytest.mark.parametrize("leave", [True, False])
def test_an_orderly_stop_leaves_the_group_unless_told_to_stay(broker: DevBroker, topics: Topics, models: Path, leave: bool) -> None:
    send(broker.address, topics.source, ONE)
    with KafkaScorer(models / "double.zip", **topics.scorer(), leave_group=leave) as scorer:
        read(broker.address, topics.out, 1)
        assert [m.group_instance_id for m in members(broker, topics.name)] == ["a"]
        assert scorer.stop() == 0
    assert [m.group_instance_id for m in members(broker, topics.name)] == ([] if leave else ["a"])


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_offsets_pass_the_markers_of_transactions_and_new_partitions_are_read(
    broker: DevBroker, topics: Topics, models: Path, delivery: str
) -> None:
    settings = {**topics.scorer(), "delivery": delivery, "properties": {"consumer.metadata.max.age.ms": "300"}}
    writer = Producer({"bootstrap.servers": broker.address, "transactional.id": topics.name})
    writer.init_transactions(30)
    writer.begin_transaction()
    for partition in (0, 1):
        writer.produce(topics.source, GOOD, b"k", partition=partition)
    writer.commit_transaction(30)
    reader = Consumer({"bootstrap.servers": broker.address, "group.id": topics.name})
    places = [TopicPartition(topics.source, 0), TopicPartition(topics.source, 1)]
    try:
        until(lambda: [reader.get_watermark_offsets(place, 30)[1] for place in places] == [2, 2])  # a record and a marker
        with KafkaScorer(models / "double.zip", **settings) as scorer:
            read(broker.address, topics.out, 2)
            until(lambda: [place.offset for place in reader.committed(places, 30)] == [2, 2])
            admin = AdminClient({"bootstrap.servers": broker.address})
            admin.create_partitions([NewPartitions(topics.source, 3)])[topics.source].result(30)
            send(broker.address, topics.source, ONE, partition=2)
            read(broker.address, topics.out, 3)
            assert scorer.stop() == 0
    finally:
        reader.close()


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_an_output_topic_that_is_deleted_ends_the_scorer(broker: DevBroker, topics: Topics, models: Path, delivery: str) -> None:
    send(broker.address, topics.source, ONE)
    with KafkaScorer(models / "double.zip", **topics.scorer(), delivery=delivery) as scorer:
        read(broker.address, topics.out, 1)
        admin = AdminClient({"bootstrap.servers": broker.address})
        admin.delete_topics([topics.out])[topics.out].result(30)
        send(broker.address, topics.source, ONE)
        assert scorer.wait(40) == 11
        assert topics.out in scorer.log()
