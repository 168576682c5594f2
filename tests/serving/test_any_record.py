"""No record may stop the loop: whatever comes is an output or one dead letter that its topic takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from confluent_kafka import Message

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics, create, headers, read, send

GOOD = np.array([1, 2, 3, 4], np.float32).tobytes()
CSV: Any = [("content-type", "text/csv")]
ROWS: Any = [("content-type", "application/vnd.pydl4j.rows+json")]
LIMIT = 1_048_588
"""Bytes that a topic takes by default."""


def test_poison_of_every_kind_becomes_letters_and_the_rest_outputs(broker: DevBroker, models: Path) -> None:
    topics = Topics(broker.address, "poison")
    create(broker.address, {topics.source: 1, topics.letters: 1})
    create(broker.address, {topics.out: 1}, {"cleanup.policy": "compact"})
    sent: list[tuple[bytes | None, bytes, Any, bool]] = [
        (b"k" * 20, b"x" * 1_048_000, CSV, True),  # a payload inside the error's text, twice
        (b"half", b"x" * 600_000, CSV, True),
        (b"k" * 1_047_700, b"", [], True),  # hardly anything fits beside its key
        (b"heads", b"bad", [("pad", b"p" * 1_000_000)], True),
        (b"whole", b"x" * (LIMIT - 120), CSV, False),  # not even the reason fits beside it
        (None, GOOD, [], True),  # a compacted topic takes no record without a key
        (b"csv-1e400", b"1e400,2,3,4", CSV, True),
        (b"csv-1e39", b"1e39,2,3,4", CSV, True),
        (b"csv-nan", b"NaN,2,3,4", CSV, True),
        (b"csv-java", b"0x1p3,2d,3f,4", CSV, True),
        (b"csv-comma", b"1,2,3,4,5,6,7,8,", CSV, True),
        (b"rows-1e400", b"[1e400,2,3,4]", ROWS, True),
        (b"rows-nested", b"[[1,2],[3,4]]", ROWS, True),
    ]  # fmt: skip
    send(broker.address, topics.source, [(key, value, head) for key, value, head, _ in sent], **{"message.max.bytes": LIMIT})
    send(broker.address, topics.source, [(b"good", GOOD, [])])
    settings = {**topics.scorer(), "delivery": "exactly-once"}
    with KafkaScorer(models / "double.zip", letter_share=1.0, **settings) as scorer:
        letters = read(broker.address, topics.letters, len(sent), settle=0.5)
        outputs = read(broker.address, topics.out, 1, settle=0.5)
        assert scorer.stop() == 0
        assert "\n2026-01-01" not in scorer.log()
    assert [m.key() for m in outputs] == [b"good"]
    assert len(letters) == len(sent)
    for letter, (key, value, _, kept) in zip(letters, sent, strict=True):
        assert letter.key() == key, "letters are in the records' order, with their keys"
        assert letter.value() == (value if kept else None), key and key[:20]
        assert reason(letter)
    assert "needs a key" in reason(letters[5])
    assert f"The value of {LIMIT - 120} bytes is left out" in reason(letters[4])


def reason(letter: Message) -> str:
    return headers(letter)["__streams.errors.message"]


def test_a_payload_cannot_write_lines_of_the_log(broker: DevBroker, topics: Topics, models: Path) -> None:
    forged = "2026-01-01 00:00:00.000 INFO  Main: forged"
    send(broker.address, topics.source, [(b"k", f"x\n{forged}".encode(), CSV), (b"t", b"1", [("content-type", f"y\r\n{forged}")])])
    with KafkaScorer(models / "double.zip", **topics.scorer()) as scorer:
        read(broker.address, topics.letters, 2)
        assert scorer.stop() == 0
        lines = scorer.log().splitlines()
    assert any("forged" in line for line in lines), "the reason is told"
    assert not any(line.startswith("2026-01-01 00:00:00.000") for line in lines)
