"""Models as functions of SQL."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pyspark.errors import AnalysisException

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import register_udf


@pytest.fixture
def network(session: dl.Session) -> Any:
    conf = nn.MultiLayerConfiguration(seed=3, input_type=nn.InputType.feed_forward(2), layers=[nn.Output(3, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as net:
        yield net


def test_a_network_is_a_function_of_sql(spark: Any, network: Any) -> None:
    register_udf(spark, "kind", network)
    register_udf(spark, "kinds", network, output="output", batch_size=16)
    spark.range(0, 100, 1, 4).selectExpr("id", "array(float(id % 7 - 3), float(id % 5 - 2)) x").createOrReplaceTempView("points")
    found = spark.sql("SELECT id, x, kind(x) AS k, kinds(x) AS ks FROM points WHERE kind(x) >= 0 ORDER BY id").collect()
    expected = network.output(np.array([row["x"] for row in found], np.float32))
    np.testing.assert_allclose([row["ks"] for row in found], expected, atol=1e-6)
    np.testing.assert_array_equal([row["k"] for row in found], expected.argmax(1))
    assert spark.sql("SELECT kind(x), count(*) AS n FROM points GROUP BY 1").selectExpr("sum(n)").first()[0] == 100


def test_null_gives_null_and_what_is_invalid_on_demand(spark: Any, network: Any) -> None:
    register_udf(spark, "kind", network)
    register_udf(spark, "lenient", network, handle_invalid="null")
    spark.range(0, 30, 1, 3).selectExpr(
        "id", "if(id % 10 = 0, NULL, array(float(id), if(id % 10 = 1, float('NaN'), 1f))) AS x"
    ).createOrReplaceTempView("holed")
    assert spark.sql("SELECT count(lenient(x)) FROM holed").first()[0] == 24
    assert spark.sql("SELECT count(CASE WHEN id % 10 > 1 THEN kind(x) END) FROM holed").first()[0] == 24
    assert spark.sql("SELECT kind(NULL), kind(array(1.5, 2.5)) >= 0").first() == (None, True)
    with pytest.raises(Exception, match=r"column 'x' holds NaN in row \d+ of partition"):
        spark.sql("SELECT sum(kind(x)) FROM holed").first()


def test_what_cannot_be_a_function_is_refused(spark: Any, network: Any) -> None:
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'prediction'"):
        register_udf(spark, "kind", network, output="predicton")
    with pytest.raises(dl.ConfigurationError, match="must be 'error' or 'null'"):
        register_udf(spark, "kind", network, handle_invalid="skip")
    with pytest.raises(dl.ConfigurationError, match="'batchSize' of scoring must be at least 1"):
        register_udf(spark, "kind", network, batch_size=0)
    with pytest.raises(dl.ConfigurationError, match="must be a model"):
        register_udf(spark, "kind", 3)


def test_wrong_arguments_are_a_mistake_of_the_query_as_of_sparks_own_functions(spark: Any, network: Any) -> None:
    register_udf(spark, "kind", network)
    spark.range(4).selectExpr("id", "'one' AS word", "array(array(1f, 2f)) AS xs").createOrReplaceTempView("words")
    mistakes = {
        "SELECT kind(id, id) FROM words": "kind takes 1 argument",
        "SELECT kind(word) FROM words": "The column 'word' for",
        "SELECT id FROM words WHERE kind(id) = 1": "VectorAssembler",
        "SELECT transform(xs, x -> kind(x)) FROM words": "explode",
    }
    for query, message in mistakes.items():
        with pytest.raises(AnalysisException, match=message):
            spark.sql(query)
    with pytest.raises(AnalysisException, match="The column 'word' for"):
        spark.table("words").selectExpr("kind(word)")
