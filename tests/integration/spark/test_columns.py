"""Columns of every kind, and those that do not fit: images, sparse vectors, structs, nulls, other types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import (
    ImageFeaturizer,
    NeuralNetworkAutoencoderModel,
    NeuralNetworkClassificationModel,
    NeuralNetworkClassifier,
    register_udf,
)

ROWS = 40


def configuration() -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=4,
        input_type=nn.InputType.feed_forward(4),
        layers=[nn.Dense(6, activation="tanh"), nn.Dense(5, activation="relu"), nn.Output(3, loss="mcxent")],
    )


@pytest.fixture
def network(session: dl.Session) -> Any:
    with nn.MultiLayerNetwork(configuration()).init() as net:
        yield net


@pytest.fixture
def numbers() -> Any:
    x = np.random.default_rng(8).standard_normal((ROWS, 4)).astype(np.float32)
    x[np.abs(x) < 0.4] = 0
    return x


@pytest.fixture
def rows(spark: Any, numbers: Any) -> Any:
    data = [(i, [float(v) for v in x]) for i, x in enumerate(numbers)]
    return spark.createDataFrame(data, "id int, x array<float>").repartition(3)


def vectors(scored: Any, column: str) -> Any:
    return np.array([row[column].toArray() for row in scored.orderBy("id").collect()])


@pytest.fixture
def images(spark: Any, tmp_path: Path) -> Any:
    """Three pictures of 5 x 4 pixels in colour, in files; returns them as [n, channels (blue, green, red), height, width]."""
    made = np.random.default_rng(2).integers(0, 256, (3, 5, 4, 3), np.uint8)
    for i, pixels in enumerate(made):
        Image.fromarray(pixels).save(tmp_path / f"{i}.png")
    return made[..., ::-1].transpose(0, 3, 1, 2)


def test_images_have_blue_green_red_as_channels(spark: Any, session: dl.Session, images: Any, tmp_path: Path) -> None:
    conf = nn.MultiLayerConfiguration(
        seed=4,
        input_type=nn.InputType.convolutional(5, 4, 3),
        layers=[nn.Convolution(4, kernel_size=2, activation="tanh"), nn.Output(3, loss="mcxent")],
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        net.params = net.params / 100  # bytes are large numbers for random weights
        expected = net.output(images.astype(np.float32)).copy()
        assert np.abs(expected - net.output(images[:, ::-1].astype(np.float32))).max() > 1e-3  # the order matters
        model = NeuralNetworkClassificationModel.from_network(net, features_col="image")
        register_udf(spark, "outputs", net, output="output")
    files = spark.read.format("image").load(str(tmp_path / "*.png")).selectExpr("image", "image.origin AS id")
    np.testing.assert_allclose(vectors(model.transform(files), "probability"), expected, atol=1e-5)
    called = files.selectExpr("id", "outputs(image) AS o").orderBy("id").collect()
    np.testing.assert_allclose([row["o"] for row in called], expected, atol=1e-5)
    Image.fromarray(np.zeros((7, 4, 3), np.uint8)).save(tmp_path / "tall.png")
    files = spark.read.format("image").load(str(tmp_path / "*.png"))
    with pytest.raises(Exception, match=r"(?s)tall\.png.*\[3, 7, 4\].*\[3, 5, 4\].*Resize"):
        model.transform(files).select("prediction").collect()


def test_sparse_and_dense_vectors_in_one_column(spark: Any, network: Any, numbers: Any) -> None:
    from pyspark.ml.linalg import Vectors

    def vector(i: int) -> Any:
        dense = Vectors.dense(numbers[i])
        return dense if i % 2 else Vectors.sparse(4, [(j, float(v)) for j, v in enumerate(numbers[i]) if v])

    mixed = spark.createDataFrame([(i, vector(i)) for i in range(ROWS)], ["id", "x"])
    model = NeuralNetworkClassificationModel.from_network(network, features_col="x")
    np.testing.assert_allclose(vectors(model.transform(mixed), "probability"), network.output(numbers), atol=1e-6)
    register_udf(spark, "outputs", network, output="output")
    called = mixed.selectExpr("id", "outputs(x) AS o").orderBy("id").collect()
    np.testing.assert_allclose([row["o"] for row in called], network.output(numbers), atol=1e-6)


def test_structs_of_numbers_are_features(spark: Any, rows: Any, network: Any, numbers: Any) -> None:
    register_udf(spark, "outputs", network, output="output")
    columns = rows.selectExpr("id", "x[0] a", "double(x[1]) b", "x[2] c", "double(x[3]) d")
    called = columns.selectExpr("id", "outputs(struct(a, b, c, d)) AS o").orderBy("id").collect()
    np.testing.assert_allclose([row["o"] for row in called], network.output(numbers), atol=1e-6)
    with pytest.raises(Exception, match="must hold 4 numbers"):
        columns.selectExpr("outputs(struct(a, b, c))").collect()


@pytest.mark.parametrize("layer", ["layer0", "1", "2", ""])
def test_activations_of_any_layer_are_columns(rows: Any, network: Any, numbers: Any, layer: str) -> None:
    weights = network.param_table
    hidden = np.tanh(numbers @ weights["0_W"] + weights["0_b"])
    second = np.maximum(hidden @ weights["1_W"] + weights["1_b"], 0)
    expected = {"layer0": hidden, "1": second, "2": network.output(numbers)}
    featurizer = ImageFeaturizer(network, features_col="x", layer=layer, output_col="found")
    np.testing.assert_allclose(vectors(featurizer.transform(rows), "found"), expected.get(layer, second), atol=1e-5)
    coder = NeuralNetworkAutoencoderModel.from_network(network, features_col="x", layer=layer, output_col="found")
    np.testing.assert_allclose(vectors(coder.transform(rows), "found"), expected.get(layer, expected["2"]), atol=1e-5)


def test_nulls_are_an_error_that_names_column_and_row_or_are_skipped(rows: Any, network: Any) -> None:
    holed = rows.coalesce(1).sortWithinPartitions("id").selectExpr("id", "CASE WHEN id != 7 THEN x END AS x", "id % 3 AS label")
    model = NeuralNetworkClassificationModel.from_network(network, features_col="x")
    with pytest.raises(Exception, match=r"column 'x' is null in row 7 of partition 0"):
        model.transform(holed).select("prediction").collect()
    with pytest.raises(Exception, match=r"column 'x' is null"):
        NeuralNetworkClassifier(configuration(), features_col="x").fit(holed)
    skipping = NeuralNetworkClassificationModel.from_network(network, features_col="x", handle_invalid="skip")
    assert [row["id"] for row in skipping.transform(holed).orderBy("id").collect()] == [i for i in range(ROWS) if i != 7]
    assert skipping.evaluate(holed).examples == ROWS - 1
    fitted = NeuralNetworkClassifier(configuration(), features_col="x", handle_invalid="skip").fit(holed)
    assert fitted.history.first()["examples"] == ROWS - 1
    assert fitted.getHandleInvalid() == "skip"
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'skip'"):
        NeuralNetworkClassificationModel.from_network(network, features_col="x", handle_invalid="skipp").transform(holed)


def test_columns_of_other_types_are_refused_with_what_turns_them_into_right_ones(rows: Any, network: Any) -> None:
    def refusal(expression: str) -> str:
        model = NeuralNetworkClassificationModel.from_network(network, features_col="bad")
        with pytest.raises(dl.ConfigurationError) as caught:
            model.transform(rows.selectExpr("id", f"{expression} AS bad")).collect()
        return str(caught.value)

    assert 'col("bad").cast("array<double>")' in refusal("transform(x, v -> string(v))")
    assert "VectorAssembler" in refusal("x[0]")
    assert "map<" in refusal("map('a', x[0])")
    wrong = rows.selectExpr("x", "string(id % 3) AS label")
    with pytest.raises(dl.ConfigurationError, match=r"'label'.*string.*StringIndexer"):
        NeuralNetworkClassifier(configuration(), features_col="x").fit(wrong)


def test_streams_append_to_files(spark: Any, rows: Any, network: Any, numbers: Any, tmp_path: Path) -> None:
    rows.write.parquet(str(tmp_path / "in"))
    model = NeuralNetworkClassificationModel.from_network(network, features_col="x")
    stream = spark.readStream.schema(rows.schema).option("maxFilesPerTrigger", 1).parquet(str(tmp_path / "in"))
    query = (
        model.transform(stream)
        .drop("x")
        .writeStream.outputMode("append")
        .format("parquet")
        .option("checkpointLocation", str(tmp_path / "checkpoint"))
        .trigger(availableNow=True)
        .start(str(tmp_path / "out"))
    )
    assert query.awaitTermination(120)
    assert len(query.recentProgress) >= 2
    np.testing.assert_allclose(vectors(spark.read.parquet(str(tmp_path / "out")), "probability"), network.output(numbers), atol=1e-6)


def test_dots_and_backticks_are_part_of_a_columns_name(rows: Any, tmp_path: Path) -> None:
    odd = ["a.b", "a`b", "``", "a b"]
    named = rows.select(
        "id", *(rows.x[i].alias(name) for i, name in enumerate(odd)), (rows.id % 3).alias("l`.c"), (rows.id * 0 + 1).alias("w`")
    )
    given: dict[str, Any] = {"features_col": odd, "label_col": "l`.c", "weight_col": "w`", "validation": 0.2}
    model = NeuralNetworkClassifier(
        configuration(), num_workers=2, batch_size=8, class_weight="balanced", checkpoint_dir=str(tmp_path), **given
    ).fit(named)
    assert model.transform(named).count() == model.evaluate(named).examples == ROWS
    assert list(tmp_path.glob("training-*"))
