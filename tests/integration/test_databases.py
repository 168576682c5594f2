"""Rows of databases, from Python: a real PostgreSQL, and H2."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl
from tests.postgres import DATABASES, DRIVER, PASSWORD, USER, postgres

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with postgres(tmp_path_factory.mktemp("postgres"), (EXAMPLES / "etl_from_postgresql.sql").read_text()) as url:
        yield url


def test_the_example_trains_on_rows_of_postgresql(database: str, tmp_path: Path) -> None:
    command = [sys.executable, str(EXAMPLES / "etl_from_postgresql.py"), "--url", database, "--user", USER, "--driver", str(DRIVER)]
    environment = {**os.environ, "PYDL4J_THREADS": "1", "PGPASSWORD": PASSWORD}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    assert "3000 customers" in done.stdout
    last = re.search(r"accuracy=(\d\.\d+)", done.stdout)
    assert last
    assert float(last[1]) > 0.9
    assert PASSWORD not in done.stdout + done.stderr


@pytest.mark.parametrize("bridge", ["py4j", "jpype"])
def test_a_driver_comes_by_the_class_path(database: str, bridge: str) -> None:
    if bridge == "jpype":
        code = f"import tests.integration.test_databases as t; t.check({database!r}, 'jpype')"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=EXAMPLES.parent, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
    else:
        check(database, bridge)


def check(database: str, bridge: str) -> None:
    """Values, and the messages of what goes wrong, in a session of its own."""
    with dl.session(bridge=bridge, threads=1, heap="256m", class_path=[DRIVER, DATABASES / "h2.jar"]):
        login = {"user": USER, "password": PASSWORD}
        query = "SELECT 1::numeric(5,2) AS n, 'ü' AS s, TIMESTAMPTZ '2024-07-01 12:00+02' AS t, '\\x01'::bytea AS b, NULL::int AS i"
        with etl.read_jdbc(database, query, login).read() as table:
            assert table.schema.types == {"n": "double", "s": "string", "t": "time", "b": "bytes", "i": "integer"}
            assert table.column("t").tolist() == [np.datetime64("2024-07-01T10:00", "ms").item()]
            assert table.column("b").tolist() == [b"\x01"]
            assert np.isnan(table.column("i")[0])
        with etl.read_jdbc("jdbc:h2:mem:", "SELECT X AS x FROM SYSTEM_RANGE(1, 3)").read() as table:
            assert table.column("X").tolist() == [1, 2, 3]
        with pytest.raises(dl.DataError, match='relation "nothing" does not exist'):
            etl.read_jdbc(database, "SELECT * FROM nothing", login)
        with pytest.raises(dl.DataError, match="'tags' holds arrays"):
            etl.read_jdbc(database, "SELECT ARRAY['a'] AS tags", login)
        with pytest.raises(dl.DataError, match="password authentication failed") as failure:
            etl.read_jdbc(database, "SELECT 1", {"user": USER, "password": "geheimnis"})
        told: BaseException | None = failure.value
        while told is not None:
            assert "geheimnis" not in str(told)
            told = told.__cause__
        with pytest.raises(dl.DataError, match=r"no driver for jdbc:none.*class_path"):
            etl.read_jdbc("jdbc:none:x", "SELECT 1")
