"""The examples for Spark run on the cluster of the tests, on small data where they are long."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl

EXAMPLES = Path(__file__).parents[3] / "examples" / "spark"


def example(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_example_of_parquet_learns_digits(spark: Any, session: dl.Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example("mnist_parquet").run(spark, tmp_path, workers=2, epochs=3, limit=2000)
    assert float(capsys.readouterr().out.rsplit("accuracy=", 1)[1]) > 0.85


def test_the_example_of_cross_validation_finds_a_good_network(spark: Any) -> None:
    assert example("pipeline_cross_validation").run(spark, points=450) > 0.85


def test_the_example_of_the_featurizer_learns_from_frozen_layers(spark: Any, session: dl.Session) -> None:
    assert example("featurizer").run(spark, limit=3000) > 0.85


def test_the_example_of_sql_and_streams_scores_every_row(spark: Any, session: dl.Session, tmp_path: Path) -> None:
    right, scored = example("sql_and_streams").run(spark, tmp_path)
    assert right > 0.95
    assert scored == 1000
