"""The short form of tests/benchmarks/http_endurance.py."""

from __future__ import annotations

import sys
from pathlib import Path

from pydl4j.serving import HttpServer

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from http_endurance import faults, run

PREDICTIONS = 12_000


def test_predictions_leave_no_memory_and_no_threads_behind(models: Path) -> None:
    with HttpServer(models / "digits.zip", session={"threads": 1, "heap": "96m"}) as server:
        looks = list(run(server, PREDICTIONS, 0.1, "digits"))
        found = [fault for fault in faults(looks) if "resident" not in fault]  # so early, compiled code still grows
        assert not found, looks
        assert looks[-1].predictions >= PREDICTIONS
        assert looks[-1].resident < 1 << 30
