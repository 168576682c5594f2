"""Nothing lost, nothing doubled: python tests/benchmarks/kill_exactly_once.py [--kills 200] [--delivery exactly-once] [--seed N].

A producer writes the numbers 1 … N. Two scorers of one group answer them with their doubles while each is killed with
SIGKILL at random moments (also while it starts), a third one comes and goes so that partitions move, and the broker is
killed and started in between. Now and then a record comes that cannot be answered: bytes of no row, a value that fills its
topic's limit, so that no letter can hold it, and one without a key, which the compacted output refuses. At the end a
read_committed reader must find each answer once, in order per key, and one letter for each of the others; with
at-least-once, each at least once.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from confluent_kafka import OFFSET_BEGINNING, Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic  # type: ignore[attr-defined]

import pydl4j as dl
from pydl4j import nn
from pydl4j.serving import DevBroker, KafkaScorer, ServerError

sys.path.insert(0, str(Path(__file__).parent))
from kafka_state import Group

HEADER = "__streams.errors"
ROOT = Path(__file__).resolve().parents[2]
PARTITIONS = 4
SPOILT = 0.01
"""Of all records this part cannot be answered."""
FULL = (1 << 20) - 200
"""Bytes of a value that its topic just takes."""
KEYS = 13
RATE = 500
LONGEST = 2.0  # seconds that a scorer lives after its start, which takes two
PATIENCE = 150  # seconds after the last kill, which may have been the broker's: transactions of the dead end after 10 s


@dataclass
class Outcome:
    """What a run came to."""

    numbers: int
    kills: int
    broker_kills: int
    visits: int
    lost: int
    doubled: int
    out_of_order: int
    spoilt: int
    """Records that cannot be answered."""
    letters_lost: int
    letters_doubled: int


def doubler(folder: Path) -> Path:
    """A model of 4 numbers that doubles them."""
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(4, loss="mse", activation="identity")])
    with dl.session(threads=1, heap="256m"):
        net = nn.MultiLayerNetwork(conf).init()
        net.params[:] = np.concatenate([2 * np.eye(4, dtype=np.float32).ravel(), np.zeros(4, np.float32)])
        net.save(folder / "double.zip")
    return folder / "double.zip"


class Answers:
    """What a read_committed reader finds: numbers by key, in the order of the topic, and the records that letters are about."""

    def __init__(self, address: str) -> None:
        self.letters: Counter[tuple[int, int]] = Counter()
        self._consumer = Consumer(
            {
                "bootstrap.servers": address, "group.id": "none", "enable.auto.commit": False,
                "isolation.level": "read_committed", "log_level": 0,
            }
        )  # fmt: skip
        self._consumer.assign(
            [TopicPartition(topic, number, OFFSET_BEGINNING) for topic in ("out", "letters") for number in range(PARTITIONS)]
        )
        self.by_key: dict[int, list[int]] = {}
        self.counts: Counter[int] = Counter()

    def read(self) -> int:
        """Takes what has come; gives how many."""
        messages = [message for message in self._consumer.consume(10_000, 0.2) if not message.error()]  # the broker was away
        for message in messages:
            if message.topic() == "letters":
                about: dict[str, Any] = dict(message.headers() or [])
                self.letters[int(about[f"{HEADER}.partition"]), int(about[f"{HEADER}.offset"])] += 1
                continue
            value: Any = message.value()
            number = round(float(np.frombuffer(value, np.float32)[0]) / 2)
            self.by_key.setdefault(int(message.key() or b"0"), []).append(number)
            self.counts[number] += 1
        return len(messages)

    def settle(self, seconds: float) -> None:
        """Reads until nothing has come for so long."""
        quiet = time.monotonic() + seconds
        while time.monotonic() < quiet:
            if self.read():
                quiet = time.monotonic() + seconds

    def close(self) -> None:
        self._consumer.close()


class Run:
    """One run against a broker of its own."""

    def __init__(self, broker: DevBroker, model: Path, delivery: str, kills: int, seed: int, visits: bool = True) -> None:
        self.broker, self.model, self.delivery, self.kills, self.visits = broker, model, delivery, kills, visits
        self.random = random.Random(seed)
        self.sent = 0
        self.spoilt = 0
        self.killed = 0
        self.visited = 0
        self.done = threading.Event()
        self.complete = threading.Event()
        self.last: dict[str, KafkaScorer] = {}
        self.lock = threading.Lock()
        self.failures: list[BaseException] = []
        admin = AdminClient({"bootstrap.servers": broker.address})
        topics = [
            NewTopic("in", PARTITIONS, 1), NewTopic("out", PARTITIONS, 1, config={"cleanup.policy": "compact"}),
            NewTopic("letters", PARTITIONS, 1),
        ]  # fmt: skip
        for future in admin.create_topics(topics).values():
            future.result(30)

    def scorer(self, instance: str) -> KafkaScorer:
        return KafkaScorer(
            self.model, kafka=self.broker.address, topics="in", out="out", dead_letters="letters", group="kill",
            delivery=self.delivery, instance=instance,
            commit_interval=50, warm_up="1", start_timeout=60.0,
            # A member that does not come back must not hold its partitions for the usual 45 s.
            properties={"consumer.session.timeout.ms": "6000", "consumer.heartbeat.interval.ms": "1000"},
            session={"threads": 1, "heap": "128m", "jvm_args": ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]},
        )  # fmt: skip

    def produce(self) -> None:
        """1 … N, each under the key N mod 13, and what is spoilt, with an idempotent producer that outlives broker restarts."""
        lost: list[Any] = []
        chance = random.Random(self.random.random())
        producer = Producer(
            {
                "bootstrap.servers": self.broker.address, "enable.idempotence": True, "max.in.flight": 1, "linger.ms": 5,
                "message.max.bytes": 1 << 20,
                "log_level": 0, "on_delivery": lambda error, _: lost.append(error) if error else None,
            }
        )  # fmt: skip
        begin = time.monotonic()
        while not self.done.is_set() or self.sent == 0:
            while self.sent < (time.monotonic() - begin) * RATE and not self.done.is_set():
                number = self.sent + 1
                producer.produce("in", np.array([number, number % KEYS, 0, 0], np.float32).tobytes(), b"%d" % (number % KEYS))
                self.sent = number
                if chance.random() < SPOILT:
                    value, key = chance.choice(((b"no row", b"1"), (bytes(FULL), b"2"), (np.ones(4, np.float32).tobytes(), None)))
                    producer.produce("in", value, key)
                    self.spoilt += 1
            producer.poll(0.01)
        if (left := producer.flush(120)) or lost:
            raise RuntimeError(f"{left} of the producer's last records did not reach the broker, {len(lost)} were refused: {lost[:3]}.")

    def torment(self, instance: str) -> None:
        """Starts a scorer and kills it, again and again; at the end it stays."""
        with self._started(instance) as scorer:
            while True:
                time.sleep(self._pick(LONGEST))
                with self.lock:
                    if self.killed >= self.kills:
                        break
                    self.killed += 1
                starter = threading.Thread(target=self._quietly, args=(scorer,))
                scorer.kill()
                starter.start()
                if self._pick(1.0) < 0.3:  # at once again, in the middle of its start
                    time.sleep(self._pick(2.0))
                    scorer.kill()
                    with self.lock:
                        self.killed += 1
                    starter.join()
                    starter = threading.Thread(target=self._quietly, args=(scorer,))
                    starter.start()
                starter.join()
                if scorer.exit_code is not None:
                    scorer.start()
            self.last[instance] = scorer
            while not self.complete.wait(0.2):
                scorer.check()
            code = scorer.stop()
            if code != 0:
                raise ServerError(f"{instance} ended with {code}: {scorer.log()}", code)

    def visit(self) -> None:
        """A third member comes and goes in order: partitions move back and forth."""
        while not self.done.is_set():
            with self._started("visitor") as scorer:
                self.done.wait(self._pick(3.0))
                scorer.stop()
                self.visited += 1
            self.done.wait(self._pick(8.0))

    def _started(self, instance: str) -> KafkaScorer:
        while True:
            try:
                return self.scorer(instance)
            except ServerError:
                if self.done.is_set():
                    raise
                time.sleep(0.5)  # the broker is away

    @staticmethod
    def _quietly(scorer: KafkaScorer) -> None:
        with contextlib.suppress(ServerError):  # killed again while it started, or the broker was away
            scorer.start()

    def _pick(self, most: float) -> float:
        with self.lock:
            return self.random.random() * most

    def _await_all(self, answers: Answers) -> None:
        """Until each number is answered; whoever waits in vain says what it sees."""
        deadline = time.monotonic() + PATIENCE
        while (missing := self.sent + self.spoilt - len(answers.counts) - len(answers.letters)) and not self.failures:
            answers.read()
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"{missing} of {self.sent} numbers and {self.spoilt} others have no answer {PATIENCE} s after the last kill.\n"
                    f"{self._state(answers)}"
                )

    def _state(self, answers: Answers) -> str:
        without = [number for number in range(1, self.sent + 1) if number not in answers.counts]
        told = [f"without an answer: {without[:10]} … {without[-3:]}", Group(self.broker.address, "kill").describe(["in", "out"])]
        told += [f"--- scorer {name}, {scorer!r}\n{scorer.log()}" for name, scorer in self.last.items()]
        return "\n".join([*told, f"--- broker\n{self.broker.log()}"])

    def run(self, broker_kills: int) -> Outcome:
        """Runs until all kills are done and all is answered."""
        work = [self.produce, lambda: self.torment("a"), lambda: self.torment("b"), *([self.visit] if self.visits else [])]
        threads = [threading.Thread(target=self._guarded, args=(task,)) for task in work]
        for thread in threads:
            thread.start()
        shown = time.monotonic()
        restarted = 0
        while self.killed < self.kills and not self.failures:
            time.sleep(0.2)
            if restarted < broker_kills and self.killed >= (restarted + 1) * self.kills / (broker_kills + 1):
                self.broker.kill()
                time.sleep(self._pick(1.0))
                self.broker.start()
                restarted += 1
            if sys.stderr.isatty() and time.monotonic() - shown > 1:
                shown = time.monotonic()
                print(f"\r{self.killed} of {self.kills} kills, {self.sent} numbers", end="", file=sys.stderr, flush=True)
        self.done.set()
        answers = Answers(self.broker.address)
        try:
            threads[0].join()  # all is sent
            self._guarded(lambda: self._await_all(answers))
            self.complete.set()
            for thread in threads:
                thread.join()
            if self.failures:
                raise self.failures[0]
            answers.settle(3.0)
        finally:
            answers.close()
        return Outcome(
            numbers=self.sent,
            kills=self.killed,
            broker_kills=restarted,
            visits=self.visited,
            lost=sum(1 for number in range(1, self.sent + 1) if number not in answers.counts),
            doubled=sum(count - 1 for count in answers.counts.values()),
            out_of_order=sum(1 for numbers in answers.by_key.values() for a, b in itertools.pairwise(numbers) if b <= a),
            spoilt=self.spoilt,
            letters_lost=self.spoilt - len(answers.letters),
            letters_doubled=sum(count - 1 for count in answers.letters.values()),
        )

    def _guarded(self, task: Any) -> None:
        try:
            task()
        except BaseException as e:
            self.failures.append(e)
            self.done.set()
            self.complete.set()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--broker-kills", type=int, default=4)
    parser.add_argument("--delivery", choices=["exactly-once", "at-least-once"], default="exactly-once")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, DevBroker() as broker:
        outcome = Run(broker, doubler(Path(folder)), chosen.delivery, chosen.kills, chosen.seed).run(chosen.broker_kills)
    print(outcome, f"{time.monotonic() - begin:.0f} s")
    lost, doubled = outcome.lost + outcome.letters_lost, outcome.doubled + outcome.letters_doubled
    wrong = lost or (chosen.delivery == "exactly-once" and (doubled or outcome.out_of_order))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
