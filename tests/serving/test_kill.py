"""The short form of tests/benchmarks/kill_exactly_once.py."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from pydl4j.serving import DevBroker

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from kill_exactly_once import Run


@pytest.mark.parametrize("delivery", ["exactly-once", "at-least-once"])
def test_scorers_that_are_killed_lose_and_double_nothing(models: Path, delivery: str) -> None:
    seed = random.randrange(1 << 30)
    print("seed", seed)
    with DevBroker() as broker:
        outcome = Run(broker, models / "double.zip", delivery, kills=4, seed=seed, visits=False).run(broker_kills=1)
    assert outcome.kills >= 4
    assert outcome.lost == 0
    assert outcome.spoilt > 0
    assert outcome.letters_lost == 0
    if delivery == "exactly-once":
        assert outcome.doubled == 0
        assert outcome.out_of_order == 0
        assert outcome.letters_doubled == 0
