"""The table of outcomes in docs/serving.md, line by line, against a real broker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from confluent_kafka.admin import (  # type: ignore[attr-defined]
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    ResourceType,
)

from pydl4j.serving import DevBroker, KafkaScorer, ServerError
from tests.serving.clients import Load, Record, Topics, create, floats, headers, key, read, send, until, writer

GOOD = np.array([1, 2, 3, 4], np.float32).tobytes()
CSV = [("content-type", b"text/csv")]


def started(models: Path, names: Topics, **settings: Any) -> KafkaScorer:
    return KafkaScorer(models / "double.zip", **{**names.scorer(), **settings})


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_bad_records_become_dead_letters_and_the_others_outputs(broker: DevBroker, topics: Topics, models: Path, delivery: str) -> None:
    bad: dict[str, tuple[bytes | None, list[Any], str]] = {
        "cut": (GOOD[:7], [], "takes 16 bytes. Got 7"),
        "wide": (GOOD + GOOD, [], "takes 16 bytes. Got 32"),
        "type": (GOOD, [("content-type", b"image/png")], "no format for the content type 'image/png'"),
        "text": (b"1,2,cat,4", CSV, "Got 'cat'"),
        "schema": (b"1,2,3,4,5", CSV, "must hold 4 numbers. Got 5"),
        "json": (b"{", [("content-type", b"application/json")], ""),
        "none": (None, [], "has no value"),
        "large": (b"1," * 700_000, CSV, "The value of 1400000 bytes is left out"),
    }
    create(broker.address, {f"{topics.name}-large": 1}, {"max.message.bytes": "3000000"})
    records: list[Record] = [(name.encode(), value, head) for name, (value, head, _) in bad.items()]
    good: list[Record] = [(b"good%d" % i, GOOD, []) for i in range(20)]
    send(broker.address, f"{topics.name}-large", good[:10] + records + good[10:], **{"message.max.bytes": 3_000_000})
    settings = {"topics": f"{topics.name}-large", "delivery": delivery}
    with started(models, topics, **settings) as scorer:
        letters = read(broker.address, topics.letters, len(bad), settle=0.5)
        outputs = read(broker.address, topics.out, len(good))
        assert scorer.exit_code is None
    assert sorted(key(m) for m in outputs) == sorted((k or b"").decode() for k, _, _ in good)
    assert len(letters) == len(bad)
    for letter in letters:
        value, head, reason = bad[key(letter)]
        told = headers(letter)
        assert letter.value() == (None if key(letter) == "large" else value)
        assert reason in told["__streams.errors.message"]
        assert told["__streams.errors.topic"] == f"{topics.name}-large"
        assert told["__streams.errors.partition"] == "0"
        assert 10 <= int(told["__streams.errors.offset"]) < 10 + len(bad)
        assert told["__streams.errors.exception"].endswith("BadRecordException")
        for name, original in head:
            assert told[name] == original.decode()


def test_without_a_topic_for_it_a_bad_record_ends_the_scorer(broker: DevBroker, topics: Topics, models: Path) -> None:
    send(broker.address, topics.source, [(b"k", b"bad", [])])
    with started(models, topics, dead_letters=None) as scorer:
        assert scorer.wait(120) == 16
        assert f"{topics.source}-" in scorer.log()
        assert "--dead-letters" in scorer.log()


@pytest.mark.parametrize("which", ["topics", "out", "dead_letters"])
def test_a_missing_topic_ends_the_scorer(topics: Topics, models: Path, which: str) -> None:
    with pytest.raises(ServerError, match="There is no topic 'nowhere'") as ended:
        started(models, topics, **{which: "nowhere"})
    assert ended.value.exit_code == 11


def test_brokers_that_do_not_answer_at_the_start_end_the_scorer(topics: Topics, models: Path) -> None:
    with pytest.raises(ServerError, match="No broker of localhost:1 answers within") as ended:
        started(models, topics, kafka="localhost:1", start_timeout=2.0)
    assert ended.value.exit_code == 10


def test_a_bad_model_ends_the_scorer(topics: Topics, models: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes((models / "double.zip").read_bytes()[:500])
    with pytest.raises(ServerError, match="corrupt or truncated") as ended:
        KafkaScorer(tmp_path / "bad.zip", **topics.scorer())
    assert ended.value.exit_code == 4


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"delivery": "at-most-once"}, "at-least-once or exactly-once"),
        ({"properties": {"group.protocol": "consumer"}}, "does not go with a static member"),
        ({"delivery": "exactly-once", "properties": {"isolation.level": "read_uncommitted"}}, "does not go with exactly-once"),
        (
            {"delivery": "exactly-once", "commit_interval": 5000, "properties": {"producer.transaction.timeout.ms": "5000"}},
            "must be shorter than transaction.timeout.ms",
        ),
        ({"out_type": "image/png"}, "no format for the content type 'image/png'"),
        ({"deserializer": "com.example.None"}, "no class com.example.None"),
    ],
)
def test_wrong_settings_end_the_scorer(topics: Topics, models: Path, settings: dict[str, Any], reason: str) -> None:
    with pytest.raises(ServerError, match=reason) as ended:
        started(models, topics, **settings)
    assert ended.value.exit_code == 2


def test_the_same_name_twice_ends_the_older_scorer(broker: DevBroker, topics: Topics, models: Path) -> None:
    with started(models, topics, delivery="exactly-once") as older:
        send(broker.address, topics.source, [(b"k", GOOD, [])])
        read(broker.address, topics.out, 1)
        with started(models, topics, delivery="exactly-once") as newer:
            for _ in range(50):
                send(broker.address, topics.source, [(b"k", GOOD, [])])
                if older.exit_code is not None:
                    break
                time.sleep(0.2)
            assert older.wait(120) == 14
            assert newer.exit_code is None


def test_a_pause_beyond_the_transactions_timeout_ends_the_scorer_and_doubles_nothing(
    broker: DevBroker, topics: Topics, models: Path
) -> None:
    settings = {"delivery": "exactly-once", "commit_interval": 1000, "properties": {"producer.transaction.timeout.ms": "1500"}}
    load = Load(topics, rate=200)
    with started(models, topics, **settings) as scorer:
        with load.running():
            read(broker.address, topics.out, 1)
            for _ in range(5):  # a pause between two transactions does no harm
                os.kill(scorer.pid, signal.SIGSTOP)
                time.sleep(5)
                os.kill(scorer.pid, signal.SIGCONT)
                with suppress(TimeoutError):
                    scorer.wait(3)
                    break
            assert scorer.wait(120) == 14, scorer.log()
            scorer.start()
        found = read(broker.address, topics.out, load.sent, settle=1)
        assert scorer.stop() == 0
    assert sorted(int(key(m)) for m in found) == list(range(1, load.sent + 1))


def test_a_broker_that_goes_away_and_comes_back_twice_costs_nothing(models: Path) -> None:
    values = np.arange(600, dtype=np.float32).reshape(150, 4)
    with DevBroker() as own, ExitStack() as opened:
        scorers: dict[Topics, KafkaScorer] = {}
        for delivery in ("at-least-once", "exactly-once"):
            topics = Topics(own.address, delivery)
            topics.create()
            scorers[topics] = opened.enter_context(started(models, topics, delivery=delivery))
            send(own.address, topics.source, [(b"k", row.tobytes(), []) for row in values[:50]])
            read(own.address, topics.out, 50)
        for known in (100, 150):
            own.kill()
            time.sleep(1)
            assert [scorer.exit_code for scorer in scorers.values()] == [None, None]
            own.start()
            for topics in scorers:
                send(own.address, topics.source, [(b"k", row.tobytes(), []) for row in values[known - 50 : known]])
                answers = [tuple(floats(m)) for m in read(own.address, topics.out, known, settle=1)]
                assert set(answers) == {tuple(2 * row) for row in values[:known]}, topics.name
                if topics.name == "exactly-once":
                    assert len(answers) == known
        assert [scorer.stop() for scorer in scorers.values()] == [0, 0]


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_a_limit_that_is_lowered_while_it_runs_is_learnt(broker: DevBroker, models: Path, delivery: str) -> None:
    topics = Topics(broker.address, f"lowered-{delivery}")
    create(broker.address, {topics.source: 1, topics.out: 1, topics.letters: 1})
    with started(models, topics, delivery=delivery):
        lower(broker.address, topics.out, 1000)
        send(broker.address, topics.source, [(b"large", GOOD, [("pad", b"x" * 2000)])])
        letters = read(broker.address, topics.letters, 1)
        send(broker.address, topics.source, [(b"small", GOOD, [])])
        outputs = read(broker.address, topics.out, 1)
    assert key(letters[0]) == "large"
    assert key(outputs[-1]) == "small"


def lower(address: str, topic: str, limit: int) -> None:
    """Makes a topic take smaller records from now on."""
    entry = ConfigEntry("max.message.bytes", str(limit), incremental_operation=AlterConfigOpType.SET)
    changed = ConfigResource(ResourceType.TOPIC, topic, incremental_configs=[entry])
    admin = AdminClient({"bootstrap.servers": address})
    for future in admin.incremental_alter_configs([changed]).values():
        future.result(30)


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_outputs_that_only_the_topic_finds_too_large_become_dead_letters(broker: DevBroker, models: Path, delivery: str) -> None:
    topics = Topics(broker.address, f"limit-{delivery}")
    create(broker.address, {topics.source: 1, topics.letters: 1})
    create(broker.address, {topics.out: 1}, {"max.message.bytes": "1000"})
    pad: list[Any] = [("pad", b"x" * 2000)]
    records: list[Record] = [(b"%d" % i, GOOD, pad if i % 7 == 3 else []) for i in range(20)]
    send(broker.address, topics.source, records)
    with started(models, topics, delivery=delivery) as scorer:
        letters = read(broker.address, topics.letters, 3, settle=0.5)
        outputs = read(broker.address, topics.out, 17)
        assert scorer.exit_code is None
    assert {key(m) for m in letters} == {"3", "10", "17"}
    assert {key(m) for m in outputs} == {str(i) for i in range(20)} - {"3", "10", "17"}
    assert letters[0].value() == GOOD
    assert "max.message.bytes" in headers(letters[0])["__streams.errors.message"]


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
@pytest.mark.parametrize("refused", [False, True])
def test_a_clock_that_jumps_changes_no_order_and_loses_nothing(broker: DevBroker, models: Path, delivery: str, refused: bool) -> None:
    topics = Topics(broker.address, f"clock-{delivery}-{refused}")
    create(broker.address, {topics.source: 1, topics.letters: 1})
    create(broker.address, {topics.out: 1}, {"message.timestamp.before.max.ms": "60000"} if refused else {})
    now = int(time.time() * 1000)
    times = [now, now - 86_400_000, now + 1_800_000, 1000, now - 5, *range(now, now - 50, -1)]
    producer = writer(broker.address)
    for i, timestamp in enumerate(times):
        producer.produce(topics.source, np.full(4, i, np.float32).tobytes(), b"k", timestamp=timestamp)
    assert producer.flush(30) == 0
    with started(models, topics, delivery=delivery) as scorer:
        found = read(broker.address, topics.out, len(times), settle=0.5)
        assert scorer.stop() == 0
    if delivery == "exactly-once":
        assert [floats(m)[0] for m in found] == [2 * i for i in range(len(times))]
    # What was sent behind a refused output is sent again, in order, with it.
    last = list(dict.fromkeys(floats(m)[0] for m in reversed(found)))
    assert last[::-1] == [2 * i for i in range(len(times))]
    if not refused:
        assert [m.timestamp()[1] for m in found] == times
    else:
        for message, sent in zip(found[-len(times) :], times, strict=True):
            if sent > now - 50_000:
                assert message.timestamp()[1] == sent, "who may keep its time does"
            else:
                assert message.timestamp()[1] >= now, "it has the time of its sending"


def test_a_new_model_file_takes_over_between_batches(broker: DevBroker, topics: Topics, models: Path, tmp_path: Path) -> None:
    model = tmp_path / "m.zip"
    shutil.copy(models / "double.zip", model)
    with KafkaScorer(model, watch=0.1, **topics.scorer()) as scorer:
        send(broker.address, topics.source, [(b"k", GOOD, [])])
        assert floats(read(broker.address, topics.out, 1)[0])[0] == 2
        model.write_bytes(b"half a copy")
        until(lambda: "is refused" in scorer.log())
        send(broker.address, topics.source, [(b"k", GOOD, [])])
        assert floats(read(broker.address, topics.out, 2)[-1])[0] == 2, "a bad file is refused, the old model stays"
        shutil.copy(models / "triple.zip", tmp_path / ".new")
        (tmp_path / ".new").rename(model)
        until(lambda: "Model m version 3 is loaded" in scorer.log())
        send(broker.address, topics.source, [(b"k", GOOD, [])])
        last = read(broker.address, topics.out, 3)[-1]
        assert floats(last)[0] == 3
        assert headers(last)["model-version"] == "3"
        assert scorer.exit_code is None


def test_payloads_are_chosen_by_content_type_and_answered_in_kind(broker: DevBroker, topics: Topics, models: Path) -> None:
    v2 = {"inputs": [{"name": "input", "datatype": "FP32", "shape": [1, 4], "data": [1, 2, 3, 4]}]}
    sent: list[tuple[str, bytes]] = [
        ("application/octet-stream", GOOD),
        ("text/csv", b"1,2,3,4"),
        ("application/vnd.pydl4j.rows+json", b"[1,2,3,4]"),
        ("application/json", json.dumps(v2).encode()),
    ]
    send(broker.address, topics.source, [(kind.encode(), value, [("content-type", kind), ("request-id", "r-7")]) for kind, value in sent])
    with started(models, topics):
        found = {key(m): m for m in read(broker.address, topics.out, len(sent))}
    assert all(headers(m)["request-id"] == "r-7" for m in found.values())
    assert all(headers(m)["content-type"] == kind for kind, m in found.items())
    np.testing.assert_array_equal(floats(found["application/octet-stream"]), [2, 4, 6, 8])
    text: Any = {kind: m.value() for kind, m in found.items()}
    assert text["text/csv"] == b"2.0,4.0,6.0,8.0"
    assert json.loads(text["application/vnd.pydl4j.rows+json"]) == [2, 4, 6, 8]
    assert json.loads(text["application/json"])["outputs"][0]["data"] == [2, 4, 6, 8]


def test_a_stopped_scorer_has_answered_and_committed(broker: DevBroker, topics: Topics, models: Path) -> None:
    values = np.arange(4000, dtype=np.float32).reshape(1000, 4)
    send(broker.address, topics.source, [(b"%d" % i, row.tobytes(), []) for i, row in enumerate(values)])
    with started(models, topics, delivery="exactly-once", commit_interval=2000) as scorer:
        read(broker.address, topics.out, 1)
        assert scorer.stop() == 0
        scorer.start()  # goes on behind what was committed
        found = read(broker.address, topics.out, 1000, settle=1)
    assert len({key(m) for m in found}) == len(found) == 1000
