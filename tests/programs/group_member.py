"""A plain member of a group: ADDRESS TOPIC GROUP INSTANCE [dies]. Says what it is given.

One that dies does so while it gives partitions up.
"""

from __future__ import annotations

import os
import sys

from confluent_kafka import Consumer, TopicPartition

address, topic, group, instance, *dies = sys.argv[1:]


def assigned(consumer: Consumer, partitions: list[TopicPartition]) -> None:
    consumer.incremental_assign(partitions)
    print("assigned", *sorted(partition.partition for partition in partitions), flush=True)


def revoked(consumer: Consumer, partitions: list[TopicPartition]) -> None:
    if dies:
        os._exit(9)
    consumer.incremental_unassign(partitions)


member = Consumer(
    {
        "bootstrap.servers": address, "group.id": group, "group.instance.id": instance, "enable.auto.commit": False,
        "partition.assignment.strategy": "cooperative-sticky", "heartbeat.interval.ms": 200, "session.timeout.ms": 300_000,
    }
)  # fmt: skip
member.subscribe([topic], on_assign=assigned, on_revoke=revoked)
while os.getppid() != 1:
    member.poll(0.1)
