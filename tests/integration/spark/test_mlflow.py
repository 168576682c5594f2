"""Models and trainings in MLflow, as its users keep them: with its own functions for Spark."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkClassifier
from tests.integration.spark.nets import configuration, probabilities

mlflow = pytest.importorskip("mlflow")
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning")


@pytest.fixture
def rows(spark: Any) -> Any:
    x = np.random.default_rng(5).standard_normal((200, 4))
    data = [(i, [float(v) for v in row], int(row[:3].argmax())) for i, row in enumerate(x)]
    return spark.createDataFrame(data, "id long, x array<float>, label int").repartition(2)


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """A run whose numbers and files lie in a folder."""
    mlflow.set_tracking_uri(tmp_path.joinpath("runs").as_uri())
    with mlflow.start_run() as started:
        yield started


def test_a_model_is_logged_and_loaded_again(spark: Any, rows: Any, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.ml import Pipeline

    fitted: Any = Pipeline(stages=[NeuralNetworkClassifier(configuration(), features_col="x", num_workers=2)]).fit(rows)
    folder = str(tmp_path / "dfs")
    logged = mlflow.spark.log_model(fitted, "model", dfs_tmpdir=folder, pip_requirements=["pydl4j[spark]"])
    monkeypatch.delitem(sys.modules, "org.pydl4j.spark.ml")  # as in a program that has not imported pydl4j.spark
    loaded = mlflow.spark.load_model(logged.model_uri, dfs_tmpdir=folder)
    assert isinstance(loaded.stages[0], NeuralNetworkClassificationModel)
    np.testing.assert_array_equal(probabilities(loaded.transform(rows)), probabilities(fitted.transform(rows)))


def test_a_callback_logs_each_pass(rows: Any, run: Any) -> None:
    def log(passed: dict[str, Any]) -> None:
        mlflow.log_metrics({"score": passed["score"]}, step=passed["epoch"], run_id=run.info.run_id)

    model = NeuralNetworkClassifier(configuration(), features_col="x", num_workers=2, epochs=3, callbacks=[log]).fit(rows)
    logged = mlflow.MlflowClient().get_metric_history(run.info.run_id, "score")
    expected = [(row["epoch"], row["score"]) for row in model.history.orderBy("epoch").collect()]
    assert [(metric.step, metric.value) for metric in sorted(logged, key=lambda metric: metric.step)] == expected
