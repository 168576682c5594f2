"""The conventions of pyspark.ml, and what users of its neighbours look for: signatures, mixins, warm starts, callbacks, RDDs."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j import spark as dls
from pydl4j.spark import NeuralNetworkClassifier, NeuralNetworkRegressor
from tests.integration.spark.nets import configuration, probabilities

ROWS = 240


@pytest.fixture
def rows(spark: Any) -> Any:
    """The class is where the greatest of three numbers stands; c is rare."""
    x = np.random.default_rng(5).standard_normal((ROWS, 4))
    x[:, 2] -= 1.2
    data = [(i, [float(v) for v in r], *(float(v) for v in r), int(r[:3].argmax())) for i, r in enumerate(x)]
    made = (
        spark.createDataFrame(data, "id long, x array<double>, a double, b float, c double, d double, label int").repartition(2).persist()
    )
    made.count()
    return made


def classifier(**params: Any) -> NeuralNetworkClassifier:
    given: dict[str, Any] = {"features_col": "x", "num_workers": 2, "batch_size": 20, "epochs": 2, **params}
    return NeuralNetworkClassifier(configuration(), **given)


def test_signatures_name_all_params_with_defaults_and_docs() -> None:
    parameters = inspect.signature(NeuralNetworkClassifier).parameters
    assert next(iter(parameters)) == "conf"
    assert (parameters["epochs"].default, parameters["features_col"].default) == (1, "features")
    assert "checkpoint_dir: Folder" in str(NeuralNetworkClassifier.__init__.__doc__)
    for stage in (NeuralNetworkClassifier, NeuralNetworkRegressor, dls.NeuralNetworkEstimator, dls.ImageFeaturizer):
        assert {"handle_invalid", "params"} <= set(inspect.signature(stage).parameters)
    assert "passes over the data" in str(NeuralNetworkClassifier.setEpochs.__doc__)


def test_the_generated_classes_are_those_of_the_params_in_java(spark: Any, tmp_path: Path) -> None:
    from pydl4j import _codegen_spark

    (tmp_path / "params.json").write_text(spark._jvm.org.pydl4j.spark.ml.StageParams.export())
    _codegen_spark.main(str(tmp_path / "params.json"), str(tmp_path / "made.py"))
    committed = Path(dls.__file__).with_name("_generated.py").read_text()
    assert (tmp_path / "made.py").read_text() == committed, "run ./gradlew generate"


def test_other_tools_find_columns_by_sparks_mixins(spark: Any) -> None:
    from pyspark.ml.param import shared

    for mixin in ("FeaturesCol", "LabelCol", "PredictionCol", "ProbabilityCol", "RawPredictionCol", "WeightCol", "Seed", "Thresholds"):
        assert isinstance(classifier(), getattr(shared, f"Has{mixin}")), mixin
        assert issubclass(dls.NeuralNetworkClassificationModel, getattr(shared, f"Has{mixin}")) or mixin in ("WeightCol", "Seed"), mixin


def test_none_is_as_if_never_set(spark: Any) -> None:
    estimator = classifier(epochs=3, features_col=["a", "b"])
    assert not estimator.setEpochs(None).isSet("epochs")
    assert estimator.getEpochs() == 1
    assert estimator.setFeaturesCol("x").getFeaturesCols() == []
    for wrong, words in (({"epochs": -1}, "at least 0"), ({"scoring_batch_size": 0}, "at least 1"), ({"cacheBytes": -5}, "at least 0")):
        with pytest.raises(dl.ConfigurationError, match=words):
            estimator.setParams(**wrong)


def test_a_model_scores_in_its_own_batches_and_predicts_one_example(rows: Any) -> None:
    model = classifier(batch_size=8, scoring_batch_size=30).fit(rows)
    assert model.getBatchSize() == 30
    assert classifier(batch_size=8).fit(rows).getBatchSize() == 256
    scored = model.transform(rows)
    row = scored.first()
    assert (model.numClasses, model.numFeatures) == (3, 4)
    assert model.predict(row["x"]) == row["prediction"]
    np.testing.assert_allclose(model.predictProbability(row["x"]).toArray(), row["probability"].toArray(), atol=1e-6)
    np.testing.assert_allclose(model.predictRaw(row["x"]).toArray(), row["rawPrediction"].toArray(), atol=1e-5)
    with pytest.raises(dl.ConfigurationError, match=r"takes 4 features\. Got 2"):
        model.predict([1.0, 2.0])
    p = probabilities(scored)
    thresholds = [0.2, 0.7, 0.1]
    moved = model.setThresholds(thresholds).transform(rows).orderBy("id").collect()
    np.testing.assert_array_equal([row["prediction"] for row in moved], (p / thresholds).argmax(1))
    with pytest.raises(dl.ConfigurationError, match="3 numbers of at least 0"):
        model.setThresholds([0.5, 0.5]).transform(rows)


def test_features_in_several_columns_are_one_in_the_end(rows: Any) -> None:
    joined = classifier(features_col=["a", "b", "c", "d"], normalizer="standardize").fit(rows)
    one = classifier(normalizer="standardize").fit(rows.selectExpr("id", "array(a, double(b), c, d) AS x", "label").persist())
    scored = joined.transform(rows)
    assert scored.columns == [*rows.columns, "rawPrediction", "probability", "prediction"]
    np.testing.assert_allclose(probabilities(scored), probabilities(one.transform(rows)), atol=1e-5)
    assert joined.evaluate(rows).examples == ROWS
    with pytest.raises(dl.ConfigurationError, match="no column 'e'"):
        classifier(features_col=["a", "e"]).fit(rows)


def test_a_share_of_the_rows_validates_the_same_in_each_training(rows: Any) -> None:
    first, second = (classifier(validation=0.25, seed=4).fit(rows).history.collect() for _ in range(2))
    assert 0.15 * ROWS < ROWS - first[0]["examples"] < 0.35 * ROWS
    assert [row["validationScore"] for row in first] == [row["validationScore"] for row in second]
    assert np.isfinite(first[-1]["validationScore"])
    with pytest.raises(dl.ConfigurationError, match="either 'validation'"):
        classifier(validation=0.25, validation_indicator_col="held").fit(rows.selectExpr("*", "id % 4 = 0 AS held"))
    with pytest.raises(dl.ConfigurationError, match="below 1"):
        classifier(validation=1.0).fit(rows)


def test_a_training_goes_on_from_a_model(rows: Any, session: dl.Session, tmp_path: Path) -> None:
    first = classifier(epochs=12, normalizer="standardize").fit(rows)
    expected = probabilities(first.transform(rows))
    same = classifier(epochs=0, initial_model=first).fit(rows)  # with its normalizer
    np.testing.assert_allclose(probabilities(same.transform(rows)), expected, atol=1e-6)
    first.save_network(tmp_path / "first.zip")
    on = NeuralNetworkClassifier(initial_model=tmp_path / "first.zip", features_col="x", num_workers=2, batch_size=20, epochs=1).fit(rows)
    assert on.history.first()["score"] < classifier(normalizer="standardize").fit(rows).history.first()["score"]
    with pytest.raises(dl.ConfigurationError, match=r"parameters.*Leave 'conf' out"):
        NeuralNetworkClassifier(configuration(hidden=9), features_col="x", initial_model=first).fit(rows)


def test_rare_classes_count_as_much_as_they_are_told(spark: Any) -> None:
    """One weight a class: the bias alone learns the log of the weighted frequencies."""
    data = [([0.0], 0)] * 90 + [([0.0], 1)] * 10
    frame = spark.createDataFrame(data, "features array<float>, label int").repartition(2)
    layers: Any = [nn.Output(2, loss="mcxent")]
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(1), updater=nn.Adam(0.1), layers=layers)

    def learnt(**params: Any) -> float:
        model = NeuralNetworkClassifier(conf, num_workers=2, epochs=120, batch_size=50, **params).fit(frame)
        return float(model.predictProbability([0.0])[1])

    assert learnt() == pytest.approx(0.1, abs=0.03)
    assert learnt(class_weight="balanced") == pytest.approx(0.5, abs=0.03)
    assert learnt(class_weight={0: 1, 1: 3}) == pytest.approx(30 / (90 + 30), abs=0.03)
    with pytest.raises(dl.ConfigurationError, match="list of 2 numbers"):
        learnt(class_weight=[1.0, 2.0, 3.0])
    with pytest.raises(dl.ConfigurationError, match="each class from 0 on"):
        learnt(class_weight={0: 1, 2: 3})


def test_passes_are_told_as_they_end_and_a_callback_can_end_the_training(rows: Any) -> None:
    told: list[dict[str, Any]] = []
    model = classifier(epochs=4, callbacks=[told.append]).fit(rows)
    assert [report["epoch"] for report in told] == [0, 1, 2, 3]
    assert [report["score"] for report in told] == [row["score"] for row in model.history.orderBy("epoch").collect()]

    def enough(report: dict[str, Any]) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        classifier(epochs=100_000, callbacks=[enough]).fit(rows)


def test_an_rdd_of_pairs_is_fitted(spark: Any, rows: Any) -> None:
    pairs = [(np.array(row["x"]), row["label"]) for row in rows.collect()]
    model = classifier(epochs=15).fit(spark.sparkContext.parallelize(pairs, 2))
    assert model.evaluate(rows).accuracy > 0.8
    with pytest.raises(dl.ConfigurationError, match=r"Got a builtins\.dict"):
        classifier().fit({"a": 1})


def test_what_would_be_learnt_silently_is_refused(spark: Any, rows: Any) -> None:
    def refused(words: str, frame: Any, **params: Any) -> None:
        with pytest.raises(dl.PyDl4jError, match=words):
            classifier(epochs=1, **params).fit(frame)

    refused(r"'w' must hold numbers of at least 0\. Got -1 in row \d+ of partition", rows.selectExpr("*", "-1.0 AS w"), weight_col="w")
    refused("All weights in the column 'w' are 0", rows.selectExpr("*", "0 AS w"), weight_col="w")
    refused(r"'x' holds NaN in row", rows.selectExpr("array(a, b, c, if(id = 3, float('NaN'), d)) AS x", "label"))
    refused(r"'label' must hold class indices from 0 to 2.*Got 3 in row", rows.selectExpr("x", "if(id = 3, 3, label) AS label"))
    refused(r"flatten\(x\)", rows.selectExpr("array(x, x) AS x", "label"))
    refused(r"bytes of a PNG file.*Decode", rows.selectExpr("unhex('89504E470D0A1A0A') AS x", "label"))
    holed = rows.selectExpr(
        "if(id = 3, array(null, b, c, d), if(id = 4, array(a, b, c, double('NaN')), x)) AS x", "decimal(label) AS label"
    )
    assert classifier(handle_invalid="skip").fit(holed).history.first()["examples"] == ROWS - 2
    spark.conf.set("spark.sql.caseSensitive", "true")
    try:
        assert classifier().fit(rows.selectExpr("*", "1 AS X")).history.count() == 2
    finally:
        spark.conf.unset("spark.sql.caseSensitive")
