"""LeNet on MNIST from a Parquet file: trained by several executors, which average their weights every ten steps.

    python examples/spark/mnist_parquet.py [--workers 2] [--epochs 3] [--limit N] [--master 'local-cluster[2,1,2048]']

The pixels are a column of bytes: they go from Spark's rows into off-heap memory as they are, and the model scales them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from pydl4j import datasets, nn
from pydl4j import spark as dls


def lenet() -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=42,
        updater=nn.Adam(1e-3),
        weight_init="xavier",
        input_type=nn.InputType.convolutional(28, 28, 1),
        layers=[
            nn.Convolution(n_out=20, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Convolution(n_out=50, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(n_out=500, activation="relu"),
            nn.Output(n_out=10, loss="mcxent"),
        ],
    )


def digits(spark: SparkSession, folder: Path, limit: int | None) -> tuple[DataFrame, DataFrame]:
    """Training and test digits as Parquet: `pixels`, 784 bytes, and `digit`."""
    frames = []
    for name, data in zip(("train", "test"), datasets.mnist(), strict=True):
        images = (data.features[:limit] * 255).round().astype("uint8").reshape(-1, 784)
        rows = [(bytearray(image.tobytes()), int(digit)) for image, digit in zip(images, data.labels[:limit], strict=True)]
        spark.createDataFrame(rows, "pixels binary, digit int").write.mode("overwrite").parquet(str(folder / name))
        frames.append(spark.read.parquet(str(folder / name)))
    return frames[0], frames[1]


def run(spark: SparkSession, folder: Path, workers: int = 2, epochs: int = 3, limit: int | None = None) -> Any:
    """Trains, prints the accuracy, and returns the model."""
    train, test = digits(spark, folder, limit)
    estimator = dls.NeuralNetworkClassifier(
        lenet(),
        features_col="pixels",
        label_col="digit",
        normalizer="image",
        num_workers=workers,
        batch_size=64,
        epochs=epochs,
        sync=dls.Average(every=10),
    )
    model = estimator.fit(train)
    model.history.select("epoch", "score", "examples", "seconds").show()
    print(f"accuracy={model.evaluate(test).accuracy:.4f}")
    return model


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--master", default="local-cluster[2,1,2048]")
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--limit", type=int)
    chosen = arguments.parse_args()
    spark = dls.session(master=chosen.master, app_name="MNIST")
    with tempfile.TemporaryDirectory() as folder:
        run(spark, Path(folder), chosen.workers, chosen.epochs, chosen.limit)
    spark.stop()


if __name__ == "__main__":
    main()
