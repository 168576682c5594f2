"""Series of unequal lengths in rows: trained, scored and refused on a cluster, as on this machine with masks."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j import spark as dls
from tests.integration.spark.nets import probabilities

ROWS, LONGEST, SIZE = 60, 21, 3
RANDOM = np.random.default_rng(8)
LENGTHS = np.concatenate([[LONGEST, 1], RANDOM.integers(1, 15, ROWS - 2)])
MASK = (np.arange(LONGEST) < LENGTHS[:, None]).astype(np.float32)
X = (RANDOM.standard_normal((ROWS, SIZE, LONGEST)) * MASK[:, None]).astype(np.float32)
LABELS = (X[:, 0].sum(1) > 0).astype(np.int64)
STEPS = (X[:, 0] > 0).astype(np.int64)
PADDED: dict[str, Any] = {"features_mask": MASK}


def configuration(*layers: Any, format: Literal["ncw", "nwc"] = "ncw") -> nn.MultiLayerConfiguration:
    kind = nn.InputType.recurrent(SIZE, format=format)
    return nn.MultiLayerConfiguration(seed=4, updater=nn.Adam(0.02), input_type=kind, layers=list(layers))


ONE_ANSWER = configuration(nn.LastTimeStep(nn.LSTM(6)), nn.Output(2, loss="mcxent"))


@pytest.fixture
def rows(spark: Any) -> Any:
    data = [(i, X[i, :, : LENGTHS[i]].T.astype(float).tolist(), int(LABELS[i]), STEPS[i, : LENGTHS[i]].tolist()) for i in range(ROWS)]
    return spark.createDataFrame(data, "id int, x array<array<double>>, label int, steps array<int>").repartition(2).cache()


def test_series_train_and_score_as_on_this_machine(spark: Any, session: dl.Session, rows: Any) -> None:
    """All rows are one batch: in whatever order they come, two workers make the steps of one machine."""
    estimator = dls.NeuralNetworkClassifier(ONE_ANSWER, features_col="x", num_workers=2, epochs=6, batch_size=ROWS)
    model = estimator.fit(rows)
    with nn.MultiLayerNetwork(ONE_ANSWER).init() as here, model.network() as there:
        data = nn.DataSet(X, LABELS, **PADDED)
        for _ in range(6):
            here.fit(data)
        np.testing.assert_allclose(there.params, here.params, atol=2e-5)
        expected = there.output(X, MASK)
        for rows_at_once in (7, 256):  # of other lengths together, and longer than there was room for
            scored = model.setBatchSize(rows_at_once).transform(rows)
            np.testing.assert_allclose(probabilities(scored), expected, atol=1e-5)
        assert model.evaluate(rows) == there.evaluate(data)
    dls.register_udf(spark, "kind_of_series", model)
    found = [row["kind"] for row in rows.selectExpr("id", "kind_of_series(x) AS kind").orderBy("id").collect()]
    np.testing.assert_array_equal(found, expected.argmax(1))
    small = dls.NeuralNetworkClassifier(ONE_ANSWER, features_col="x", num_workers=2, epochs=25, batch_size=8, cache_bytes=30_000)
    assert small.fit(rows).evaluate(rows).accuracy > 0.8  # rows that are read anew in each pass


@pytest.mark.parametrize("format", ["ncw", "nwc"])
def test_an_answer_for_each_step_is_a_series_as_long_as_its_row(session: dl.Session, rows: Any, format: Any) -> None:
    conf = configuration(nn.LSTM(6), nn.RnnOutput(2, loss="mcxent"), format=format)
    columns: dict[str, Any] = {"input_cols": ["x"], "label_cols": ["steps"], "output_cols": ["answers"]}
    model = dls.NeuralNetworkEstimator(conf, num_workers=2, epochs=6, batch_size=ROWS, **columns).fit(rows)
    x = X if format == "ncw" else X.transpose(0, 2, 1)
    with nn.MultiLayerNetwork(conf).init() as here, model.network() as there:
        for _ in range(6):
            here.fit(nn.DataSet(x, STEPS, **PADDED))
        np.testing.assert_allclose(there.params, here.params, atol=2e-5)
        expected = there.output(x, MASK)
    expected = expected.transpose(0, 2, 1) if format == "ncw" else expected
    scored = model.setBatchSize(7).transform(rows).orderBy("id").collect()
    for row, steps, length in zip(scored, expected, LENGTHS, strict=True):
        np.testing.assert_allclose(row["answers"], steps[:length], atol=1e-5)


def test_words_of_sentences_are_series_of_numbers(spark: Any) -> None:
    """Whether word 3 occurs."""
    sentences = [(i, [int(w) for w in RANDOM.integers(0, 6, RANDOM.integers(1, 9))]) for i in range(120)]
    frame = spark.createDataFrame([(i, s, int(3 in s)) for i, s in sentences], "id int, words array<int>, label int").repartition(2)
    conf = nn.MultiLayerConfiguration(
        seed=1, updater=nn.Adam(0.05), input_type=nn.InputType.recurrent(1),
        layers=[nn.EmbeddingSequence(n_in=6, n_out=4), nn.GlobalPooling("max"), nn.Output(2, loss="mcxent")],
    )  # fmt: skip
    model = dls.NeuralNetworkClassifier(conf, features_col="words", num_workers=2, epochs=40, batch_size=20).fit(frame)
    assert model.evaluate(frame).accuracy > 0.95


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("flatten(x)", "must hold an array of steps, each an array of 3 numbers"),
        ("transform(x, s -> slice(s, 1, 2))", r"a step of 2 numbers in row \d+.*needs 3"),
        ("slice(x, 1, 0)", "a series of 0 steps in row"),
        ("transform(x, s -> array(s[0], s[1], null))", "holds a null in row"),
        ("transform(x, s -> array(s[0], s[1], double('NaN')))", "holds NaN in row"),
    ],
)
def test_what_is_no_series_of_the_network_is_told_with_its_row(rows: Any, column: str, words: str) -> None:
    with pytest.raises(dl.PyDl4jError, match=words):
        dls.NeuralNetworkClassifier(ONE_ANSWER, features_col="x").fit(rows.selectExpr(f"{column} AS x", "label"))


def test_networks_and_settings_that_series_do_not_fit_are_refused_before_any_job(rows: Any) -> None:
    by_steps = configuration(nn.LSTM(4), nn.RnnOutput(2, loss="mcxent"))
    for estimator, words in (
        (dls.NeuralNetworkClassifier(by_steps, features_col="x"), "one answer a row.*LastTimeStep"),
        (dls.NeuralNetworkClassifier(ONE_ANSWER, features_col="x", normalizer="standardize"), "Normalizers do not scale series"),
    ):
        with pytest.raises(dl.ConfigurationError, match=words):
            estimator.fit(rows)
