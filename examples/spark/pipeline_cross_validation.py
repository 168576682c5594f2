"""A network in a Pipeline, its width and number of passes chosen by CrossValidator, among Spark's own stages.

    python examples/spark/pipeline_cross_validation.py [--master 'local-cluster[2,1,2048]']

The data: points on three spirals, whose colours are texts.
"""

from __future__ import annotations

import argparse

import numpy as np
from pyspark.ml import Pipeline
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.feature import StringIndexer, VectorAssembler
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder
from pyspark.sql import DataFrame, SparkSession

from pydl4j import nn
from pydl4j import spark as dls

COLOURS = ("blue", "green", "red")


def network(width: int) -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=1,
        updater=nn.Adam(0.02),
        input_type=nn.InputType.feed_forward(2),
        layers=[nn.Dense(width, activation="tanh"), nn.Dense(width, activation="tanh"), nn.Output(3, loss="mcxent")],
    )


def spirals(spark: SparkSession, points: int) -> DataFrame:
    random = np.random.default_rng(0)
    colour = np.arange(points) % 3
    radius = random.uniform(0.1, 1, points)
    angle = radius * 5 + colour * 2 * np.pi / 3 + random.normal(0, 0.1, points)
    rows = [(float(r * np.cos(a)), float(r * np.sin(a)), COLOURS[c]) for r, a, c in zip(radius, angle, colour, strict=True)]
    return spark.createDataFrame(rows, "x double, y double, colour string")


def run(spark: SparkSession, points: int = 900, epochs: tuple[int, ...] = (2, 40)) -> float:
    """Prints the accuracy of each combination in cross-validation; returns that of the best model on other points."""
    train, test = spirals(spark, 2 * points).randomSplit([0.5, 0.5], seed=1)
    estimator = dls.NeuralNetworkClassifier(num_workers=2, batch_size=16, normalizer="standardize")
    pipeline = Pipeline(
        stages=[
            VectorAssembler(inputCols=["x", "y"], outputCol="features"),
            StringIndexer(inputCol="colour", outputCol="label", stringOrderType="alphabetAsc"),
            estimator,
        ]
    )
    grid = ParamGridBuilder().addGrid(estimator.conf, [network(24)]).addGrid(estimator.epochs, list(epochs)).build()
    evaluator = MulticlassClassificationEvaluator(metricName="accuracy")
    fitted = CrossValidator(estimator=pipeline, estimatorParamMaps=grid, evaluator=evaluator, numFolds=2, seed=7).fit(train)
    for chosen, accuracy in zip(grid, fitted.avgMetrics, strict=True):
        print(f"{chosen[estimator.epochs]:3d} passes: {accuracy:.3f}")
    accuracy = float(evaluator.evaluate(fitted.transform(test)))
    print(f"accuracy={accuracy:.4f}")
    return accuracy


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--master", default="local-cluster[2,1,2048]")
    spark = dls.session(master=arguments.parse_args().master, app_name="cross-validation")
    run(spark)
    spark.stop()


if __name__ == "__main__":
    main()
