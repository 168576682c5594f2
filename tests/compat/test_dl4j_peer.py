"""The real Deeplearning4j 1.0.0-M2.1, in a JVM of its own, opens zips that were written here, trains on and writes them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import pydl4j as dl
from tests import nd4j_arrays
from tests.compat.dl4j.peer import both_ways
from tests.integration.test_dl4j_families import ZIPS, opened

SEEDS = range(12)
"""Three of each kind; `-m tests.compat.dl4j.peer FIRST COUNT` draws others."""


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    if not both_ways.HAS_NATIVES:
        pytest.skip("Deeplearning4j is fetched with its natives for Linux x86-64 alone")
    if not both_ways.CLASS_PATH.exists():
        pytest.skip("Deeplearning4j is not in build/dl4j: ./gradlew stageDl4j")
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened_here:
        yield opened_here


def test_random_networks_are_the_same_there_and_back() -> None:
    found = both_ways.compared(SEEDS)
    assert len(found) == len(SEEDS)
    assert all(each.good for each in found), f"of the seeds {SEEDS}:\n" + "\n".join(map(str, found))


def test_zips_that_came_from_there_compute_the_same_when_they_come_back(tmp_path: Path) -> None:
    """Of each family of layers and settings; their steps of training are held against those there by the test of families."""
    files = []
    for source in sorted(ZIPS.glob("*.zip")):
        files.append(tmp_path / source.name)
        with opened(source.stem) as net:
            net.export_dl4j(files[-1])
        inputs, outputs = (nd4j_arrays.entries(source, each) for each in ("input", "output"))
        both_ways.beside(files[-1], both_ways.numbered("input", inputs) | both_ways.numbered("output", outputs))
    said = both_ways.there(tmp_path, files)
    assert len(said) == len(files) > 30
    far = {name: each for name, each in said.items() if isinstance(each, str) or each[0] > both_ways.OUTPUTS}
    assert not far
