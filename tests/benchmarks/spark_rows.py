"""Rows of Spark into off-heap batches, and scoring: python tests/benchmarks/spark_rows.py [--json] [--case rows] [--quick].

`rows.*`: a persisted DataFrame of 784 numbers a row into off-heap batches, inside one task, against the Row API (`Row.get`,
number by number). `shard.*`: the same into memory that keeps all rows, as training does. `scoring.*`: all rows of a persisted
DataFrame through a network on two executors, against `pyspark.ml.functions.predict_batch_udf` with the same network in
PyTorch (needs torch, pandas and pyarrow).
"""

from __future__ import annotations

import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import harness
import spark_cluster
import spark_digits
from harness import Contest, Slice, wanted

from pydl4j import nn
from pydl4j import spark as dls

WIDTH = 784
COLUMNS = {"binary": 5.0, "array_float": 10.0, "vector": 3.0}
"""The kinds of columns and the ratios to reach."""
SCORING_AIM = 2.0
COPIES = {"rows": 16, "shard": 4}
"""How often a slice goes over the persisted rows, each time in tasks of their own."""


def frame(spark: Any, kind: str, rows: int) -> Any:
    """A persisted DataFrame with one column `x`, in one partition for each executor."""
    from pyspark.sql import functions as f

    numbers = spark.range(0, rows, 1, 2).select(
        f.transform(f.sequence(f.lit(1), f.lit(WIDTH)), lambda i: (f.hash(f.col("id"), i) % 256).cast("float")).alias("x")
    )
    if kind == "binary":
        # 784 bytes of the hash of the number of the row: the content does not matter, the length does
        numbers = spark.range(0, rows, 1, 2).select(
            f.substring(f.repeat(f.sha2(f.col("id").cast("string"), 512), 7), 1, WIDTH).cast("binary").alias("x")
        )
    elif kind == "vector":
        from pyspark.ml.functions import array_to_vector

        numbers = numbers.select(array_to_vector(f.col("x")).alias("x"))
    persisted = numbers.persist()
    persisted.count()
    return persisted


def rows_of(spark: Any, kind: str, count: int) -> Iterator[Contest]:
    data = frame(spark, kind, count)
    peer = spark._jvm.SparkRows

    def side(work: Any, copies: int) -> Slice:
        many = data
        for _ in range(copies - 1):
            many = many.union(data)  # long enough for compiled code, without more memory
        # Two tasks at once on two cores; the figure is that of one task.
        return lambda seconds: copies * count / float(work(many._jdf, WIDTH))

    for name, work in (("rows", peer.ours), ("shard", peer.shard)):
        yield Contest(
            f"{name}.{kind}", "rate", "rows/s", side(work, COPIES[name]), side(peer.rowApi, COPIES[name]), "Row API",
            higher_is_better=True, reach=COLUMNS[kind], rounds=9, warm_up=12,
        )  # fmt: skip
    data.unpersist(True)


def mlp() -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=1, input_type=nn.InputType.feed_forward(WIDTH), layers=[nn.Dense(n_out=128, activation="relu"), nn.Output(10, loss="mcxent")]
    )


def torch_predict(name: str) -> Any:
    """What `predict_batch_udf` calls in each Python worker: loads the network, then answers for batches."""

    def make() -> Any:
        import torch

        torch.set_num_threads(1)
        if name == "mlp":
            net = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10), torch.nn.Softmax(1))
        else:
            net = torch.nn.Sequential(
                torch.nn.Unflatten(1, (1, 28, 28)),
                torch.nn.Conv2d(1, 20, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
                torch.nn.Conv2d(20, 50, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
                torch.nn.Flatten(), torch.nn.Linear(800, 500), torch.nn.ReLU(), torch.nn.Linear(500, 10), torch.nn.Softmax(1),
            )  # fmt: skip
        net.eval()

        def predict(x: Any) -> Any:
            with torch.inference_mode():
                return net(torch.from_numpy(x)).numpy().argmax(1).astype("float64")

        return predict

    return make


def scoring(spark: Any, name: str, count: int, folder: Path) -> Iterator[Contest]:
    from pyspark.ml.functions import predict_batch_udf
    from pyspark.sql.types import DoubleType

    data = frame(spark, "array_float", count)
    with nn.MultiLayerNetwork(mlp() if name == "mlp" else spark_digits.lenet()).init() as net:
        net.save(folder / f"{name}.zip")
    model = dls.NeuralNetworkClassificationModel.from_network(
        folder / f"{name}.zip", features_col="x", probability_col="", raw_prediction_col="", batch_size=256
    )
    udf = predict_batch_udf(torch_predict(name), return_type=DoubleType(), batch_size=256, input_tensor_shapes=[[WIDTH]])

    def side(scored: Callable[[], Any]) -> Slice:
        def rate(seconds: float) -> float:
            begun = time.perf_counter()
            scored().agg({"prediction": "sum"}).collect()
            return count / (time.perf_counter() - begun)

        return rate

    yield Contest(
        f"scoring.{name}", "rate", "rows/s", side(lambda: model.transform(data)), side(lambda: data.select(udf("x").alias("prediction"))),
        "predict_batch_udf with PyTorch", higher_is_better=True, reach=SCORING_AIM, rounds=3, warm_up=2,
    )  # fmt: skip
    data.unpersist(True)


def contests(options: Namespace) -> Iterator[Contest]:
    count = 6_000 if options.quick else 30_000
    config = {"spark.sql.inMemoryColumnarStorage.compressed": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": "1024"}
    with spark_cluster.cluster(java="SparkRows", config=config) as spark, tempfile.TemporaryDirectory(prefix="pydl4j-rows") as folder:
        for kind in COLUMNS:
            if wanted(options, f"rows.{kind}") or wanted(options, f"shard.{kind}"):
                yield from rows_of(spark, kind, count)
        for network in ("mlp", "lenet"):
            if wanted(options, f"scoring.{network}"):
                yield from scoring(spark, network, count, Path(folder))


if __name__ == "__main__":
    harness.run(chosen := harness.arguments(__doc__.splitlines()[0]), contests(chosen))
