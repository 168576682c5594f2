"""What test_sessions.py runs: a plain local session that gets our jars by ADD JAR; prints what an estimator says of it."""

from __future__ import annotations

from pyspark.sql import SparkSession

import pydl4j as dl
from pydl4j import spark as dls
from pydl4j.spark import _conf


def main() -> None:
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    for jar in _conf.jars():
        spark.sql(f"ADD JAR '{jar}'")
    try:
        dls.NeuralNetworkClassifier()
        print("nothing was said")
    except dl.ConfigurationError as error:
        print(error)
    spark.stop()


if __name__ == "__main__":
    main()
