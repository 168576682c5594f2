"""What a group and its topics look like right now, for the message of a test that waited in vain."""

from __future__ import annotations

from typing import Any

from confluent_kafka import ConsumerGroupTopicPartitions, IsolationLevel, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec  # type: ignore[attr-defined]

SECONDS = 20


class Group:
    """A consumer group, seen from outside."""

    def __init__(self, address: str, name: str) -> None:
        self.name = name
        self._admin = AdminClient({"bootstrap.servers": address, "log_level": 0})

    def members(self) -> tuple[str, dict[str, list[int]]]:
        """Its state, and the partitions of each member by its instance."""
        found: Any = self._admin.describe_consumer_groups([self.name], request_timeout=SECONDS)[self.name].result(SECONDS)
        parts = {one.group_instance_id: sorted(p.partition for p in one.assignment.topic_partitions) for one in found.members}
        return found.state.name, parts

    def describe(self, topics: list[str]) -> str:
        """Members and what they have, how far the group is, and outputs that open transactions hide."""
        try:
            state, parts = self.members()
            return "\n".join([f"group {self.name}: {state}, {parts}", *self._offsets(topics)])
        except KafkaException as e:
            return f"group {self.name}: the broker does not say ({e})"

    def _offsets(self, topics: list[str]) -> list[str]:
        known = self._admin.list_topics(timeout=SECONDS).topics
        places = [TopicPartition(topic, number) for topic in topics for number in sorted(known[topic].partitions)]
        every, stable = (self._latest(places, level) for level in (IsolationLevel.READ_UNCOMMITTED, IsolationLevel.READ_COMMITTED))
        committed = self._committed()
        lines = []
        for place in places:
            line = f"  {place.topic}-{place.partition}: {every[place]} records"
            if stable[place] < every[place]:
                line += f", {every[place] - stable[place]} of them behind an open transaction"
            if (at := committed.get((place.topic, place.partition))) is not None:
                line += f", the group has committed {at}"
            lines.append(line)
        return lines

    def _latest(self, places: list[TopicPartition], level: IsolationLevel) -> dict[TopicPartition, int]:
        end = OffsetSpec.latest()  # type: ignore[no-untyped-call]
        asked = self._admin.list_offsets(dict.fromkeys(places, end), isolation_level=level, request_timeout=SECONDS)
        return {place: future.result(SECONDS).offset for place, future in asked.items()}

    def _committed(self) -> dict[tuple[str, int], int]:
        asked: Any = self._admin.list_consumer_group_offsets([ConsumerGroupTopicPartitions(self.name)], request_timeout=SECONDS)
        return {(p.topic, p.partition): p.offset for p in asked[self.name].result(SECONDS).topic_partitions}
