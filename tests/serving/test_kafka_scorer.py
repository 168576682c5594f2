"""The scorer against a real broker, with confluent-kafka on both sides."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics, floats, headers, key, read, require_answers, send

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def rows(count: int) -> np.ndarray:
    return np.arange(4 * count, dtype=np.float32).reshape(count, 4)


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_every_record_is_answered_in_order(broker: DevBroker, topics: Topics, models: Path, delivery: str) -> None:
    values = rows(1000)
    send(
        broker.address,
        topics.source,
        [(f"k{i % 7}".encode(), row.tobytes(), [("traceparent", TRACE.encode())]) for i, row in enumerate(values)],
    )
    with KafkaScorer(models / "double.zip", delivery=delivery, **topics.scorer()) as scorer:
        found = read(broker.address, topics.out, 1000, settle=0.5)
        assert scorer.stop() == 0
    assert len(found) == 1000
    source = read(broker.address, topics.source, 1000)
    for i in range(7):
        np.testing.assert_array_equal([floats(m) for m in source if key(m) == f"k{i}"], values[i::7], "as the test has sent them")
    require_answers(source, found, factor=2)
    told = headers(found[0])
    assert told["model-name"] == "double"
    assert told["model-version"] == "1"
    assert told["traceparent"] == TRACE
    assert told["request-id"].startswith(topics.source)
    assert told["content-type"] == "application/octet-stream"
    assert int(told["scored-timestamp"]) >= found[0].timestamp()[1]
