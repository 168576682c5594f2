"""One session for all tests of a module. One thread: on busy machines OpenMP's threads wait for each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pydl4j as dl


@pytest.fixture(scope="module")
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened
