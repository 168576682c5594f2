"""What test_standalone.py runs on its cluster: prints how many executors took part, and the accuracy."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from pydl4j import nn
from pydl4j import spark as dls


def rows(spark: Any) -> Any:
    x = np.random.default_rng(5).standard_normal((600, 4))
    data = [([float(v) for v in row], int(row[:3].argmax())) for row in x]
    return spark.createDataFrame(data, "x array<float>, label int").repartition(2)


def main(master: str, folder: str) -> None:
    config = {
        "spark.ui.enabled": "false",
        "spark.local.dir": folder,
        "spark.executor.cores": "2",
        "spark.executor.memory": "700m",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    spark = dls.session(master=master, app_name="standalone", config=config)
    spark.sparkContext.setLogLevel("OFF")
    conf = nn.MultiLayerConfiguration(
        seed=1, updater=nn.Adam(0.02), input_type=nn.InputType.feed_forward(4),
        layers=[nn.Dense(16, activation="tanh"), nn.Output(3, loss="mcxent", activation="softmax")],
    )  # fmt: skip
    data = rows(spark)
    sync = dls.Average(every=4)
    model = dls.NeuralNetworkClassifier(conf, features_col="x", num_workers=2, batch_size=20, epochs=15, sync=sync).fit(data)
    print("executors", len({worker["executor"] for worker in model.history.first()["workers"]}))
    print("accuracy", model.evaluate(data).accuracy)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
