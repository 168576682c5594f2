"""Several routes in one process, each with topics, a group and a model of its own."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from confluent_kafka import Consumer, TopicPartition

from pydl4j.serving import DevBroker, HttpServer, KafkaScorer, ServerError
from tests.serving.clients import SESSION, Record, Topics, create, floats, headers, key, read, send, until
from tests.serving.http_requests import call

ROWS = np.arange(4000, dtype=np.float32).reshape(1000, 4)


@pytest.fixture
def repository(models: Path, tmp_path: Path) -> Path:
    """The models ``double`` and ``triple``."""
    for name in ("double", "triple"):
        (tmp_path / name / "1").mkdir(parents=True)
        shutil.copy(models / f"{name}.zip", tmp_path / name / "1")
    return tmp_path


def routes(topics: Topics) -> dict[str, Any]:
    return {
        f"{topics.name}-two": {"topics": [topics.source], "out": topics.out, "model_name": "double"},
        f"{topics.name}-three": {"topics": topics.source, "out": f"{topics.name}-tripled", "model_name": "triple", "max_batch": 64},
    }


def settings(topics: Topics, **more: Any) -> dict[str, Any]:
    common = {"dead_letters": topics.letters, "instance": "a", "warm_up": "1", "session": SESSION}
    return {"kafka": topics.address, "routes": routes(topics), **common, **more}


def metric(text: str, name: str, **labels: str) -> float:
    """The value of the one series of this name with these labels."""
    lines = [line for line in text.splitlines() if line.startswith(f"{name}{{")]
    found = [line for line in lines if all(f'{label}="{value}"' in line for label, value in labels.items())]
    assert len(found) == 1, lines
    return float(found[0].rsplit(" ", 1)[1])


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_each_route_answers_with_its_model_and_goes_on_where_it_was_killed(
    broker: DevBroker, topics: Topics, repository: Path, delivery: str
) -> None:
    tripled = f"{topics.name}-tripled"
    create(broker.address, {tripled: 2})
    records: list[Record] = [(b"%d" % i, row.tobytes(), []) for i, row in enumerate(ROWS)]
    send(broker.address, topics.source, [*records[:500], (b"bad", b"?", [])])
    with KafkaScorer(repository, **settings(topics, delivery=delivery)) as scorer:
        read(broker.address, topics.out, 1)
        scorer.kill()
        scorer.start()
        send(broker.address, topics.source, records[500:])
        answers = {2: read(broker.address, topics.out, 1000, settle=1), 3: read(broker.address, tripled, 1000, settle=1)}
        letters = read(broker.address, topics.letters, 2)
        assert scorer.stop() == 0
    for factor, found in answers.items():
        if delivery == "exactly-once":
            assert len(found) == 1000, "an output is doubled"
        by_key = {int(key(m)): m for m in found}
        assert sorted(by_key) == list(range(1000)), "an output is lost"
        for number, message in by_key.items():
            np.testing.assert_array_equal(floats(message), factor * ROWS[number])
        assert headers(found[0])["model-name"] == {2: "double", 3: "triple"}[factor]
    assert {key(letter) for letter in letters} == {"bad"}, "each route tells the bad record"
    for group in routes(topics):
        reader = Consumer({"bootstrap.servers": broker.address, "group.id": group})
        places = [TopicPartition(topics.source, number) for number in (0, 1)]
        ends = [reader.get_watermark_offsets(place, 30)[1] for place in places]
        assert [place.offset for place in reader.committed(places, 30)] == ends, "the group of a route is that of its name"
        reader.close()


def test_a_route_that_fails_harms_no_other_and_is_begun_again(broker: DevBroker, topics: Topics, repository: Path) -> None:
    late, tripled = f"{topics.name}-late", f"{topics.name}-tripled"
    mine = {**routes(topics), "late": {"topics": late, "out": tripled, "group": late, "model_name": "triple"}}
    mine[f"{topics.name}-three"]["model_name"] = "absent"
    create(broker.address, {tripled: 1})
    send(broker.address, topics.source, [(b"k", ROWS[1].tobytes(), [])])
    with HttpServer(repository, **{**settings(topics), "routes": mine}) as server:
        np.testing.assert_array_equal(floats(read(broker.address, topics.out, 1)[0]), 2 * ROWS[1])
        until(lambda: server.log().count("it is tried again") >= 2)
        status, _, body = call(f"{server.url}/v2/health/ready")
        assert status == 503
        told = json.loads(body)["error"]
        assert f"route '{topics.name}-three'" in told
        assert f"route '{topics.name}-two'" not in told
        text = call(f"{server.url}/metrics")[2].decode()
        assert metric(text, "pydl4j_kafka_ready", route=f"{topics.name}-two", out=topics.out) == 1
        assert metric(text, "pydl4j_kafka_ready", route="late", group=late) == 0
        assert metric(text, "pydl4j_kafka_records_total", route=f"{topics.name}-two") == 1
        assert re.search(rf'kafka_consumer_fetch_manager_records_lag.*route="{topics.name}-two"', text), "lag by route"
        create(broker.address, {late: 1})
        send(broker.address, late, [(b"k", ROWS[2].tobytes(), [])])
        np.testing.assert_array_equal(floats(read(broker.address, tripled, 1)[0]), 3 * ROWS[2])
        assert server.stop() == 0


def test_when_no_route_works_the_process_ends_with_the_code_of_the_last(broker: DevBroker, topics: Topics, repository: Path) -> None:
    mine = routes(topics)
    for number, own in enumerate(mine.values()):
        own["topics"] = f"none-{number}"
    with pytest.raises(ServerError) as ended:
        KafkaScorer(repository, **{**settings(topics), "routes": mine})
    assert ended.value.exit_code == 11


def test_a_route_whose_name_another_process_takes_does_not_take_it_back(broker: DevBroker, topics: Topics, repository: Path) -> None:
    tripled, group = f"{topics.name}-tripled", f"{topics.name}-three"
    create(broker.address, {tripled: 1})
    record: list[Record] = [(b"k", ROWS[1].tobytes(), [])]
    send(broker.address, topics.source, record)
    with KafkaScorer(repository, **settings(topics, delivery="exactly-once")) as first:
        read(broker.address, tripled, 1)
        own = {"topics": topics.source, "out": tripled, "group": group, "model_name": "triple"}
        with KafkaScorer(repository, **{**settings(topics, delivery="exactly-once"), "routes": None, **own}) as second:
            until(lambda: "it is not tried again" in first.log())
            send(broker.address, topics.source, record)
            assert len(read(broker.address, tripled, 2, settle=1)) == 2
            read(broker.address, topics.out, 2)
            assert second.exit_code is None
        assert first.stop() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"a": {"out": "in"}}, "would come back for ever"),
        ({"a": {"out": "b"}, "b": {"topics": "b", "out": "in"}}, "would come back for ever"),
        ({"a": {"dead_letters": "b"}, "b": {"topics": "b", "out": "in"}}, "would come back for ever"),
        ({"a": {"group": "g"}, "b": {"group": "g", "topics": "c"}}, "'a' and 'b' of serve have the same group 'g'"),
        ({"a": {"max_batch": 0}}, "The route 'a' of serve: "),
        ({}, "names no route"),
    ],
)
def test_routes_that_cannot_be_are_refused_before_anything_starts(models: Path, change: Any, sentence: str) -> None:
    mine: Any = {name: {"topics": "in", "out": "out", **own} for name, own in change.items()}
    with pytest.raises(ServerError, match=re.escape(sentence)) as refused:
        KafkaScorer(models / "double.zip", kafka="localhost:1", routes=mine, instance="a", session=SESSION)
    assert refused.value.exit_code == 2
