"""What the training benchmarks on Spark train: LeNet on MNIST, and how a fit is watched."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from pydl4j import datasets, nn
from pydl4j import spark as dls

BATCH = 64


def lenet() -> nn.MultiLayerConfiguration:
    """LeNet 20-50-500 with Adam, as in `peers/torch_mnist.py`."""
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


def arrays(part: str, limit: int | None = None) -> tuple[Any, Any]:
    """Pixels as uint8 [n, 784] and labels as int64 of `"train"` or `"test"`."""
    data = dict(zip(("train", "test"), datasets.mnist(), strict=True))[part]
    assert data.labels is not None
    return (data.features[:limit] * 255).round().astype(np.uint8).reshape(-1, 784), np.asarray(data.labels[:limit], np.int64)


def frame(spark: Any, part: str, folder: Path, partitions: int, limit: int | None = None) -> Any:
    """A persisted DataFrame with `pixels` (784 bytes) and `digit`, by way of Parquet."""
    pixels, digits = arrays(part, limit)
    rows = [(bytearray(row.tobytes()), int(digit)) for row, digit in zip(pixels, digits, strict=True)]
    file = str(folder / f"{part}-{limit}")
    spark.createDataFrame(rows, "pixels binary, digit int").write.mode("overwrite").parquet(file)
    made = spark.read.parquet(file).repartition(partitions).persist()
    made.count()
    return made


def estimator(sync: Any, workers: int, epochs: int = 1, **params: Any) -> Any:
    """A classifier of digits whose bytes are scaled to 0 … 1."""
    return dls.NeuralNetworkClassifier(
        lenet(), features_col="pixels", label_col="digit", normalizer="image", num_workers=workers, batch_size=BATCH,
        epochs=epochs, sync=sync, progress=False, **params,
    )  # fmt: skip


def rate(model: Any) -> float:
    """Examples a second by the training's own clock, without the first pass, in which the JVM compiles."""
    rows = model.history.orderBy("epoch").collect()[1:]
    return float(sum(r["examples"] for r in rows) / sum(r["seconds"] for r in rows))


class FirstStep:
    """Seconds from the call of `fit` until the driver has heard of each worker's first step."""

    def __init__(self, chosen: Any, workers: int) -> None:
        self._java = chosen._java_obj
        self._workers = workers
        self._begun = time.perf_counter()
        self._ended = threading.Event()
        self.seconds = float("nan")
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        while not self._ended.wait(0.005):
            text = self._java.progressJson()
            if text is not None and json.loads(text)["workers"] >= self._workers:
                self.seconds = time.perf_counter() - self._begun
                return

    def close(self) -> float:
        """The seconds, once the fit has ended."""
        self._ended.set()
        self._watcher.join()
        return self.seconds
