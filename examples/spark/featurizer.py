"""Transfer learning: a network that learnt some digits makes the features with which Spark's own classifier tells others apart.

    python examples/spark/featurizer.py [--limit 4000] [--master 'local-cluster[2,1,2048]']

The network learns 0 to 4 on this machine. Frozen, its last hidden layer gives 64 numbers an image, from which
LogisticRegression learns 5 to 9 with few examples.
"""

from __future__ import annotations

import argparse

import numpy as np
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.sql import DataFrame, SparkSession

from pydl4j import datasets, nn
from pydl4j import spark as dls


def first_digits() -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=1,
        updater=nn.Adam(1e-3),
        input_type=nn.InputType.convolutional(28, 28, 1),
        layers=[
            nn.Convolution(n_out=16, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(n_out=64, activation="relu", name="features"),
            nn.Output(n_out=5, loss="mcxent"),
        ],
    )


def frame(spark: SparkSession, images: np.ndarray, digits: np.ndarray) -> DataFrame:
    rows = [([float(v) for v in image.reshape(-1)], int(digit)) for image, digit in zip(images, digits, strict=True)]
    return spark.createDataFrame(rows, "pixels array<float>, label int")


def run(spark: SparkSession, limit: int = 4000, examples: int = 400) -> float:
    """Prints and returns the accuracy on digits that the network has never seen."""
    train = datasets.mnist()[0]
    images, digits = train.features[:limit], np.asarray(train.labels[:limit]).astype(int)
    with nn.MultiLayerNetwork(first_digits()) as network:
        network.fit(images[digits < 5].copy(), digits[digits < 5], epochs=2, batch_size=32)
        featurizer = dls.ImageFeaturizer(network, features_col="pixels", output_col="features", layer="features")
    others = digits >= 5
    few = frame(spark, images[others][:examples], digits[others][:examples] - 5).cache()
    rest = frame(spark, images[others][examples : 3 * examples], digits[others][examples : 3 * examples] - 5)
    model = Pipeline(stages=[featurizer, LogisticRegression(regParam=0.01, maxIter=30)]).fit(few)
    scored = model.transform(rest).select("label", "prediction").cache()
    accuracy = scored.filter("label = prediction").count() / scored.count()
    print(f"accuracy={accuracy:.4f}")
    return accuracy


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--master", default="local-cluster[2,1,2048]")
    arguments.add_argument("--limit", type=int, default=4000)
    chosen = arguments.parse_args()
    spark = dls.session(master=chosen.master, app_name="transfer learning")
    run(spark, chosen.limit)
    spark.stop()


if __name__ == "__main__":
    main()
