"""A member of a group dies between two rebalances: what it gave up must not be forgotten."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from kafka_state import Group

MEMBER = Path(__file__).parents[1] / "programs" / "group_member.py"
PARTITIONS = [0, 1, 2, 3]


@contextmanager
def member(topics: Topics, instance: str, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A client that is not ours, once it has its partitions."""
    command = [sys.executable, str(MEMBER), topics.address, topics.source, topics.name, instance, *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("assigned"), f"the member {instance} ended with {process.wait()}"
            yield process
        finally:
            process.kill()


def test_partitions_that_a_member_gave_up_before_it_died_have_a_member_again(broker: DevBroker, models: Path) -> None:
    topics = Topics(broker.address, "orphans")
    topics.create(len(PARTITIONS))
    group = Group(broker.address, topics.name)
    with member(topics, "a", "dies") as dying, member(topics, "b"):
        assert dying.wait(60) == 9
        state, had = group.members()
        assert (state, sum(map(len, had.values()))) == ("STABLE", 2), f"two of four partitions wait for a second rebalance: {had}"
        with KafkaScorer(models / "double.zip", **topics.scorer()) as scorer:  # as "a", which has the two others still
            deadline = time.monotonic() + 60
            while sorted(chain(*group.members()[1].values())) != PARTITIONS:
                told = f"{group.describe([topics.source])}\n{scorer.log()}"
                assert time.monotonic() < deadline, f"there are partitions without a member\n{told}"
                time.sleep(0.1)
