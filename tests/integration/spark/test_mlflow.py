"""MLflow's own functions for Spark keep our models, where MLflow is installed: it is in no lock, as nothing here needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyspark.ml import Pipeline

from pydl4j.spark import NeuralNetworkClassifier
from tests.integration.spark.nets import configuration, probabilities

mlflow: Any = pytest.importorskip("mlflow")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of MLflow and what it uses


def test_a_model_is_logged_with_its_passes_and_loaded(spark: Any, tmp_path: Path) -> None:
    import mlflow.spark

    x = np.random.default_rng(5).standard_normal((120, 4))
    data = [(i, row.tolist(), int(row[:3].argmax())) for i, row in enumerate(x)]
    rows = spark.createDataFrame(data, "id int, features array<double>, label int").repartition(2)
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'runs.db'}")
    mlflow.set_experiment(experiment_id=mlflow.create_experiment("tests", artifact_location=(tmp_path / "artifacts").as_uri()))
    with mlflow.start_run() as run:

        def log(report: dict[str, Any]) -> None:
            mlflow.log_metrics({"score": report["score"]}, step=report["epoch"], run_id=run.info.run_id)

        estimator: Any = NeuralNetworkClassifier(configuration(), num_workers=2, epochs=3, normalizer="standardize", callbacks=[log])
        pipeline: Any = Pipeline(stages=[estimator]).fit(rows)
        named = {"dfs_tmpdir": str(tmp_path / "dfs"), "pip_requirements": ["pyspark"]}
        whole = mlflow.spark.log_model(pipeline, "pipeline", **named)
        alone = mlflow.spark.log_model(pipeline.stages[0], "model", **named)
    client = mlflow.MlflowClient()
    told = client.get_metric_history(run.info.run_id, "score")
    assert [(metric.step, metric.value) for metric in told] == [
        (row["epoch"], row["score"]) for row in pipeline.stages[0].history.orderBy("epoch").collect()
    ]
    expected = probabilities(pipeline.transform(rows))
    for logged in (whole, alone):
        again = mlflow.spark.load_model(logged.model_uri, dfs_tmpdir=str(tmp_path / "dfs"))
        np.testing.assert_allclose(probabilities(again.transform(rows)), expected, atol=1e-6)
