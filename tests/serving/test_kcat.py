"""kcat on both ends: what a shell sends and sees."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics

KCAT = shutil.which("kcat") or shutil.which("kafkacat")


def kcat(*arguments: str, given: str = "") -> str:
    done = subprocess.run([KCAT or "kcat", *arguments], input=given, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(KCAT is None, reason="kcat is not installed (Debian: apt install kcat)")
def test_kcat_sends_rows_of_text_and_reads_answers(broker: DevBroker, topics: Topics, models: Path) -> None:
    lines = "".join(f"k{i}:{i},{i + 1},0.5,-1\n" for i in range(50))
    kcat("-b", broker.address, "-P", "-t", topics.source, "-K", ":", "-H", "content-type=text/csv", "-H", "trace=shell", given=lines)
    read = ["-b", broker.address, "-C", "-t", topics.out, "-o", "beginning", "-c", "50", "-J", "-q", "-X", "isolation.level=read_committed"]
    with KafkaScorer(models / "double.zip", delivery="exactly-once", **topics.scorer()):
        found = [json.loads(line) for line in kcat(*read).splitlines()]
    assert {entry["key"]: entry["payload"] for entry in found} == {f"k{i}": f"{2.0 * i},{2.0 * (i + 1)},1.0,-2.0" for i in range(50)}
    told = dict(zip(found[0]["headers"][::2], found[0]["headers"][1::2], strict=True))
    assert (told["trace"], told["model-name"], told["content-type"]) == ("shell", "double", "text/csv")
