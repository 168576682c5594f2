"""One JVM for all contract tests of a process; PYDL4J_BRIDGE says which bridge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pydl4j as dl
from pydl4j import _jvm
from tests.probe import compiled


@pytest.fixture(scope="package")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dl.Session]:
    folder = compiled(tmp_path_factory.mktemp("probe"))
    with dl.session(class_path=[str(folder)], heap="256m", threads=1, jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened


@pytest.fixture
def bridge(session: dl.Session) -> _jvm.Bridge:
    return session.bridge
