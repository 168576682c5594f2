"""The Kafka cases of serving.py: a scorer and its peer drain the same records, and answer an open load.

Each side is a process of its own that runs all the time; while the topic is filled it is stopped (SIGSTOP), so that a
slice begins with a full topic and warm code. Both sides are watched from outside, in the same way: by the end offset of
the output topic, and by the timestamps at which a third client sees outputs.
"""

from __future__ import annotations

import itertools
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import dl4j
import numpy as np
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic  # type: ignore[attr-defined]
from harness import Contest
from worker import HERE
from workloads import threads

from pydl4j.serving import DevBroker, KafkaScorer

RECORDS = 150_000
ROUNDS = 7  # the rates of either side move by 30 % from slice to slice
RESTARTS = 3
WARM = 24  # drains of ours before it counts: the JVM compiles what runs once a batch late
WARM_PEER = 4
RATE = 512
THREADS = max(1, threads() // 2)  # the other half is the clients' and the broker's; with all of them both sides were slower
DRAIN: dict[str, Any] = {"metric": "rate", "unit": "records/s", "higher_is_better": True, "rounds": ROUNDS, "warm_up": 0}
NUMBER = itertools.count()
VALUES = [np.random.default_rng(i).random(784, dtype=np.float32).tobytes() for i in range(64)]


class Side:
    """A scorer or peer at work on topics of its own."""

    def __init__(self, broker: DevBroker, name: str, pid: int, warm: int) -> None:
        self.address, self.name, self.pid = broker.address, name, pid
        self._cold = warm
        self._runs: deque[list[float]] = deque(maxlen=ROUNDS)
        self._watch = Consumer(
            {"bootstrap.servers": self.address, "group.id": f"watch-{name}", "enable.auto.commit": False, "log_level": 0}
        )

    def close(self) -> None:
        self._watch.close()

    def answered(self) -> int:
        """Records in the output topic; with transactions, their markers too (one in some thousands)."""
        return int(self._watch.get_watermark_offsets(TopicPartition(f"{self.name}-out", 0), timeout=10)[1])

    def drain(self, _: float) -> float:
        """Records a second of a warm process."""
        self._warm()
        return self._drain()

    def _warm(self) -> None:
        while self._cold > 0:
            self._cold -= 1
            self._drain()

    def _drain(self) -> float:
        """Records a second between a tenth and nine tenths of a full topic."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            self.fill(RECORDS)
            start = self.answered()
        finally:
            os.kill(self.pid, signal.SIGCONT)
        seen: list[tuple[float, int]] = []
        while not seen or seen[-1][1] < 0.9 * RECORDS:
            time.sleep(0.02)
            seen.append((time.perf_counter(), self.answered() - start))
            if seen[-1][0] - seen[0][0] > 120:
                raise RuntimeError(f"{self.name} answered {seen[-1][1]} of {RECORDS} records in 120 s")
        first = next(entry for entry in seen if entry[1] >= 0.1 * RECORDS)
        while self.answered() - start < RECORDS:
            time.sleep(0.02)
        self.forget()
        return (seen[-1][1] - first[1]) / (seen[-1][0] - first[0])

    def fill(self, records: int) -> None:
        """Puts records into the input topic."""
        producer = Producer({"bootstrap.servers": self.address, "log_level": 0, "linger.ms": 20, "batch.size": 1 << 20})
        for i in range(records):
            while True:
                try:
                    producer.produce(f"{self.name}-in", VALUES[i % len(VALUES)], b"%d" % (i % 97))
                    break
                except BufferError:
                    producer.poll(0.05)
        producer.flush()

    def forget(self) -> None:
        """Deletes records that were read: a slice is 470 MB."""
        ends = {topic: self._watch.get_watermark_offsets(TopicPartition(topic, 0))[1] for topic in (f"{self.name}-in", f"{self.name}-out")}
        admin = AdminClient({"bootstrap.servers": self.address})
        for future in admin.delete_records([TopicPartition(topic, 0, end) for topic, end in ends.items()]).values():
            future.result(30)

    def latencies(self, seconds: float) -> list[float]:
        """Milliseconds from the time at which a record should be sent to the time at which a reader has its answer."""
        run = b"run-%d-" % next(NUMBER)
        reader = Consumer(
            {
                "bootstrap.servers": self.address,
                "group.id": f"read-{self.name}",
                "enable.auto.commit": False,
                "isolation.level": "read_committed",
                "fetch.wait.max.ms": 5,
                "log_level": 0,
            }
        )
        end = self._watch.get_watermark_offsets(TopicPartition(f"{self.name}-out", 0))[1]
        reader.assign([TopicPartition(f"{self.name}-out", 0, end)])
        reader.consume(1, 0.5)
        count = int(RATE * seconds)
        found: list[float] = []
        producer = Producer({"bootstrap.servers": self.address, "log_level": 0, "linger.ms": 0})
        begin = time.perf_counter() + 0.1

        def send() -> None:
            for i in range(count):
                wait = begin + i / RATE - time.perf_counter()
                if wait > 0:
                    time.sleep(wait)
                producer.produce(f"{self.name}-in", VALUES[i % len(VALUES)], b"%s%d" % (run, i))
                producer.poll(0)
            producer.flush()

        sender = threading.Thread(target=send)
        sender.start()
        while len(found) < count and time.perf_counter() < begin + seconds + 20:
            for message in reader.consume(1000, 0.001):
                now = time.perf_counter()
                key: Any = message.key()
                if key.startswith(run):
                    found.append((now - begin - int(key[len(run) :]) / RATE) * 1000)
        sender.join()
        reader.close()
        if len(found) < count:
            raise RuntimeError(f"{self.name} answered {len(found)} of {count} records")
        return found

    def p50(self, _: float) -> float:
        self._warm()
        self._runs.append(self.latencies(6.0))
        return statistics.median(self._runs[-1])

    def p99(self, _: float) -> float:
        """Of the runs that `p50` has measured, one after the other."""
        if not self._runs:
            self.p50(0)
        return statistics.quantiles(self._runs.popleft(), n=100)[98]


@contextmanager
def broker() -> Iterator[DevBroker]:
    # What was drained is to be gone before the disk is asked to write it.
    settings = {"log.segment.bytes": str(128 << 20), "file.delete.delay.ms": "1000"}
    # And the broker is to be as fast as in production, not quick to start.
    with DevBroker(properties=settings, jvm_args=("-XX:TieredStopAtLevel=4",)) as started:
        yield started


def topics(started: DevBroker, name: str) -> None:
    admin = AdminClient({"bootstrap.servers": started.address})
    made = admin.create_topics([NewTopic(f"{name}-{end}", 1, 1) for end in ("in", "out")])
    for future in made.values():
        future.result(30)


@contextmanager
def ours(started: DevBroker, model: Path, delivery: str) -> Iterator[Side]:
    name = f"ours-{delivery}"
    topics(started, name)
    scorer = KafkaScorer(
        model, kafka=started.address, topics=f"{name}-in", out=f"{name}-out", group=name, delivery=delivery, instance="a",
        session={"threads": THREADS},
    )  # fmt: skip
    with scorer:
        side = Side(started, name, scorer.pid, WARM)
        yield side
        side.close()


@contextmanager
def torch(started: DevBroker, python: str, delivery: str, answers: str = "full") -> Iterator[Side]:
    file = str(HERE / "peers" / "kafka_torch.py")
    with peer(started, f"torch-{delivery}-{answers}", [python, file], delivery, str(THREADS), answers) as side:
        yield side


@contextmanager
def peer(
    started: DevBroker, name: str, command: list[str], *more: str, warm: int = WARM_PEER, environment: Mapping[str, str] | None = None
) -> Iterator[Side]:
    """A program that takes brokers, topic in, topic out and group, and prints a line when it begins."""
    topics(started, name)
    command = [*command, started.address, f"{name}-in", f"{name}-out", name, *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        side = Side(started, name, process.pid, warm)
        yield side
        side.close()
    finally:
        process.kill()
        process.wait()


def restart(started: DevBroker, model: Path) -> Contest:
    """Seconds from the start of a scorer that was killed in a transaction to its first answer."""
    name = f"restart-{next(NUMBER)}"
    topics(started, name)
    producer = Producer({"bootstrap.servers": started.address, "log_level": 0})
    watch = Consumer(
        {
            "bootstrap.servers": started.address,
            "group.id": "watch-restart",
            "enable.auto.commit": False,
            "isolation.level": "read_uncommitted",
            "log_level": 0,
        }
    )

    def end() -> int:
        """Of what is written, be it committed or not."""
        return int(watch.get_watermark_offsets(TopicPartition(f"{name}-out", 0))[1])

    def slice_(_: float) -> float:
        scorer = KafkaScorer(
            model, kafka=started.address, topics=f"{name}-in", out=f"{name}-out", group=name, instance="a", delivery="exactly-once",
            commit_interval=5000, session={"threads": THREADS},
        )  # fmt: skip
        with scorer:
            before = end()
            for _ in range(200):
                producer.produce(f"{name}-in", VALUES[0], b"k")
            producer.flush()
            while end() == before:
                time.sleep(0.01)  # the transaction is open now
            scorer.kill()
            before = end()
            begin = time.perf_counter()
            starter = threading.Thread(target=scorer.start)
            starter.start()
            while end() <= before + 1:  # one more is the marker of the abort
                time.sleep(0.005)
            seconds = time.perf_counter() - begin
            starter.join()
        return seconds

    return Contest("kafka_restart", "wall", "s", slice_, reach=4.0, rounds=RESTARTS, warm_up=0)


def contests(model: Path, torch_python: str) -> Iterator[Contest]:
    """All Kafka cases. A side that waits for its turn sleeps in its poll."""
    who = "confluent-kafka + PyTorch"
    latency: dict[str, Any] = {"unit": "ms", "peer_name": who, "rounds": ROUNDS}
    with ExitStack() as opened:
        started = opened.enter_context(broker())
        once = opened.enter_context(ours(started, model, "at-least-once"))
        python = opened.enter_context(torch(started, torch_python, "at-least-once"))
        yield Contest("kafka_drain", ours=once.drain, peer=python.drain, peer_name=f"{who}, the same answers", reach=3.0, **DRAIN)
        yield Contest("kafka_512", "p50", ours=once.p50, peer=python.p50, reach=1.0, **latency)
        yield Contest("kafka_512", "p99", ours=once.p99, peer=python.p99, reach=1.0, warm_up=0, **latency)
        bare = opened.enter_context(torch(started, torch_python, "at-least-once", "bare"))
        yield Contest("kafka_bare_drain", ours=once.drain, peer=bare.drain, peer_name=f"{who}, bare answers", **DRAIN)
        exactly = opened.enter_context(ours(started, model, "exactly-once"))
        name = "kafka_exactly_once"
        yield Contest(f"{name}_drain", ours=exactly.drain, peer=once.drain, peer_name="ours at least once", reach=0.85, **DRAIN)
        python = opened.enter_context(torch(started, torch_python, "exactly-once"))
        yield Contest(f"{name}_512", "p50", ours=exactly.p50, peer=python.p50, **latency)
        yield Contest(f"{name}_512", "p99", ours=exactly.p99, peer=python.p99, reach=1 / 0.6, warm_up=0, **latency)
        yield restart(started, model)


def against_dl4j(model: Path) -> Iterator[Contest]:
    """The drain against a loop around Deeplearning4j's network."""
    who = "the same loop around Deeplearning4j M2.1"
    loop = dl4j.command("Dl4jKafka")
    with ExitStack() as opened:
        started = opened.enter_context(broker())
        once = opened.enter_context(ours(started, model, "at-least-once"))
        other = opened.enter_context(peer(started, "dl4j", loop, warm=WARM, environment=dl4j.environment(THREADS)))
        yield Contest("kafka_drain", ours=once.drain, peer=other.drain, peer_name=who, reach=2.0, **DRAIN)


if __name__ == "__main__":
    sys.exit("Run tests/benchmarks/serving.py")
