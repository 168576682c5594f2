"""The short form of tests/benchmarks/serving_memory.py."""

from __future__ import annotations

import sys
from pathlib import Path

from pydl4j.serving import DevBroker

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from serving_memory import growth, samples


def test_sixty_thousand_records_leave_no_memory_and_no_threads_behind(broker: DevBroker, models: Path) -> None:
    series = samples(broker, models / "digits.zip", 60_000)
    assert growth(series, "threads") <= 0, [sample.threads for sample in series]
    # Compiled code grows in the first minutes; a leak of one row a record would be 190 MiB.
    assert growth(series, "rss") < 48, [sample.rss for sample in series]
