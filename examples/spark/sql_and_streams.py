"""One network as a function of SQL and on a stream: the same model scores a table and files as they arrive.

python examples/spark/sql_and_streams.py [--master 'local-cluster[2,1,2048]']
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from pyspark.sql import SparkSession

from pydl4j import nn
from pydl4j import spark as dls


def quadrants() -> nn.MultiLayerNetwork:
    """A network that says in which quarter of the plane a point lies, learnt on this machine."""
    conf = nn.MultiLayerConfiguration(
        seed=2,
        updater=nn.Adam(0.02),
        input_type=nn.InputType.feed_forward(2),
        layers=[nn.Dense(16, activation="tanh"), nn.Output(4, loss="mcxent")],
    )
    points = np.random.default_rng(1).uniform(-1, 1, (2000, 2)).astype(np.float32)
    return nn.MultiLayerNetwork(conf).fit(points, (points[:, 0] > 0) + 2 * (points[:, 1] > 0), epochs=10)


def run(spark: SparkSession, folder: Path) -> tuple[float, int]:
    """Prints the share of points that SQL gets right, and how many rows the stream has scored; returns both."""
    spark.range(0, 1000, 1, 4).selectExpr(
        "id", "array(float(sin(id)), float(cos(3 * id))) AS point", "int(sin(id) > 0) + 2 * int(cos(3 * id) > 0) AS quarter"
    ).write.mode("overwrite").parquet(str(folder / "points"))
    with quadrants() as network:
        dls.register_udf(spark, "quarter_of", network)
        model = dls.NeuralNetworkClassificationModel.from_network(network, features_col="point")

    spark.read.parquet(str(folder / "points")).createOrReplaceTempView("points")
    right = float(spark.sql("SELECT avg(int(quarter_of(point) = quarter)) FROM points").first()[0])
    print(f"SQL: {right:.1%} of the points are in the quarter that the network says")

    files = spark.readStream.schema(spark.table("points").schema).option("maxFilesPerTrigger", 1).parquet(str(folder / "points"))
    query = (
        model.transform(files)
        .select("id", "prediction")
        .writeStream.format("memory")
        .queryName("scored")
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    scored = spark.table("scored").count()
    print(f"stream: {scored} rows in {len(query.recentProgress)} batches")
    return right, scored


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--master", default="local-cluster[2,1,2048]")
    spark = dls.session(master=arguments.parse_args().master, app_name="SQL and streams")
    with tempfile.TemporaryDirectory() as folder:
        run(spark, Path(folder))
    spark.stop()


if __name__ == "__main__":
    main()
