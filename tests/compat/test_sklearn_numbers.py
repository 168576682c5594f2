"""Evaluations against what scikit-learn gives for the same labels and predictions (sklearn/make_reference.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import _jvm, nn

NUMBERS: dict[str, Any] = json.loads((Path(__file__).parent / "sklearn" / "reference.json").read_text())


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened


def test_errors_and_correlation_of_each_column_are_scikit_learns() -> None:
    case = NUMBERS["regression"]
    got = nn.RegressionEvaluation.of(case["labels"], case["predictions"])
    assert got.examples == len(case["labels"])
    for name in ("mean_squared_error", "mean_absolute_error", "root_mean_squared_error", "r_squared", "pearson_correlation"):
        np.testing.assert_allclose(getattr(got, name), case[name], rtol=1e-10, err_msg=name)


@pytest.mark.parametrize("case", NUMBERS["binary"], ids=["distinct", "two digits", "ties"])
def test_curves_and_areas_at_all_thresholds_are_scikit_learns(case: dict[str, Any]) -> None:
    got = nn.ROC.of(case["labels"], case["scores"])
    assert got.auc == pytest.approx(case["auc"], abs=1e-12)
    assert got.aucpr == pytest.approx(case["aucpr"], abs=1e-12)
    np.testing.assert_allclose(got.false_positive_rates, case["false_positive_rates"], atol=1e-12)
    np.testing.assert_allclose(got.true_positive_rates, case["true_positive_rates"], atol=1e-12)
    assert (got.positives, got.positives + got.negatives) == (sum(case["labels"]), len(case["labels"]))


def test_steps_of_the_threshold_give_the_same_where_scores_lie_on_them() -> None:
    case = NUMBERS["binary"][1]  # scores of two digits
    got = nn.ROC.of(case["labels"], case["scores"], threshold_steps=100)
    assert got.auc == pytest.approx(case["auc"], abs=1e-12)
    assert got.aucpr == pytest.approx(case["aucpr"], abs=1e-12)
    near = nn.ROC.of(NUMBERS["binary"][0]["labels"], NUMBERS["binary"][0]["scores"], threshold_steps=200)
    assert near.auc == pytest.approx(NUMBERS["binary"][0]["auc"], abs=0.01)
    assert near.auc != NUMBERS["binary"][0]["auc"]


def test_curves_of_each_class_against_the_others_are_scikit_learns() -> None:
    case = NUMBERS["classes"]
    got = nn.ROCMultiClass.of(case["labels"], case["probabilities"])
    np.testing.assert_allclose(got.auc, case["auc"], atol=1e-12)
    np.testing.assert_allclose(got.aucpr, case["aucpr"], atol=1e-12)
    assert got.average_auc == pytest.approx(case["average_auc"], abs=1e-12)
    one_hot = nn.ROCMultiClass.of(np.eye(4)[case["labels"]], case["probabilities"])
    assert one_hot == got


@pytest.mark.parametrize("case", NUMBERS["classification"], ids=lambda case: f"{case['classes']} classes")
def test_scores_and_averages_of_classes_are_scikit_learns(case: dict[str, Any]) -> None:
    got = nn.Evaluation.of(case["labels"], case["probabilities"], top_n=2)
    np.testing.assert_array_equal(got.confusion_matrix, case["confusion_matrix"])
    assert got == nn.Evaluation.of(np.eye(case["classes"])[case["labels"]], case["probabilities"], top_n=2)
    assert got.accuracy == pytest.approx(case["accuracy"], abs=1e-12)
    assert got.top_n_accuracy == pytest.approx(case["top_2_accuracy"], abs=1e-12)
    for name in ("precision", "recall", "f1"):
        assert getattr(got, name) == pytest.approx(case["usual"][name], abs=1e-12), name
        assert got.average(name) == pytest.approx(case["macro"][name], abs=1e-12), name
        assert got.average(name, "micro") == pytest.approx(case["micro"][name], abs=1e-12), name
    for beta, name in ((0.5, "f_half"), (2, "f2")):
        assert got.f_beta(beta) == pytest.approx(case["usual"][name], abs=1e-12), name
        assert got.f_beta(beta, "macro") == pytest.approx(case["macro"][name], abs=1e-12), name
        assert got.f_beta(beta, "micro") == pytest.approx(case["micro"][name], abs=1e-12), name
    for name in ("precision_per_class", "recall_per_class", "f1_per_class", "matthews_correlation_per_class", "matthews_correlation"):
        np.testing.assert_allclose(getattr(got, name), case[name], atol=1e-12, err_msg=name)
    expected = np.sqrt(np.multiply(case["precision_per_class"], case["recall_per_class"]))
    np.testing.assert_allclose(got.g_measure_per_class, expected, atol=1e-12)


@pytest.mark.parametrize("case", NUMBERS["classification"], ids=lambda case: f"{case['classes']} classes")
def test_evaluations_counted_in_the_jvm_and_in_python_are_equal(case: dict[str, Any]) -> None:
    java = _jvm.bridge().call("nn.evaluation.Evaluation", "new", case["classes"])
    java.call("eval", np.array(case["labels"]), np.array(case["probabilities"]))
    got = nn.Evaluation.of(case["labels"], case["probabilities"])
    for name, java_name in (
        ("precision", "precision"),
        ("f1", "f1"),
        ("g_measure", "gMeasure"),
        ("false_positive_rate", "falsePositiveRate"),
    ):
        assert java.call(java_name, "Macro") == pytest.approx(got.average(name), abs=1e-12), name
        assert java.call(java_name, "Micro") == pytest.approx(got.average(name, "micro"), abs=1e-12), name
    for name, java_name in (("precision", "precision"), ("recall", "recall"), ("f1", "f1"), ("g_measure", "gMeasure")):
        assert java.call(java_name) == pytest.approx(getattr(got, name), abs=1e-12), name
    assert java.call("matthewsCorrelation") == pytest.approx(case["matthews_correlation"], abs=1e-12)
    assert java.call("fBeta", 2.0) == pytest.approx(case["usual"]["f2"], abs=1e-12)
    assert java.call("toString").splitlines()[3] == f" Accuracy:        {case['accuracy']:.4f}"


def test_scores_of_yes_or_no_questions_are_scikit_learns() -> None:
    case = NUMBERS["questions"]
    got = nn.EvaluationBinary.of(case["labels"], case["probabilities"])
    for name in ("accuracy", "precision", "recall", "f1", "matthews_correlation"):
        np.testing.assert_allclose(getattr(got, name), case[name], atol=1e-12, err_msg=name)
    assert (got.counts.sum(axis=1) == len(case["labels"])).all()
    np.testing.assert_allclose(nn.ROCBinary.of(case["labels"], case["probabilities"]).auc, case["auc"], atol=1e-12)


def test_reliability_in_steps_of_the_probability_is_scikit_learns() -> None:
    case = NUMBERS["binary"][0]
    got = nn.EvaluationCalibration.of(case["labels"], np.array(case["scores"])[:, None])
    filled = got.histogram[0] > 0
    np.testing.assert_allclose(got.fraction_positives[0][filled], case["fraction_positives"], atol=1e-12)
    np.testing.assert_allclose(got.mean_predicted_value[0][filled], case["mean_predicted_value"], atol=1e-12)
    assert got.histogram.sum() == len(case["labels"])


def test_an_evaluation_by_the_network_is_that_of_its_outputs() -> None:
    random = np.random.default_rng(3)
    x = random.standard_normal((90, 4)).astype(np.float32)
    y = random.integers(0, 3, 90)
    conf = nn.MultiLayerConfiguration(seed=5, input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as net:
        output = np.array(net.output(x))
        assert net.evaluate_roc_multi_class(x, y) == nn.ROCMultiClass.of(y, output)
        assert net.evaluate_calibration(x, y, bins=5) == nn.EvaluationCalibration.of(y, output, bins=5)
        one_hot = np.eye(3, dtype=np.float32)[y]
        assert net.evaluate_binary(x, one_hot) == nn.EvaluationBinary.of(one_hot, output)
        assert net.evaluate_roc_binary(x, one_hot, threshold_steps=20) == nn.ROCBinary.of(one_hot, output, threshold_steps=20)
        counted = net.evaluate_regression(x, one_hot, batch_size=7)
        expected = nn.RegressionEvaluation.of(one_hot, output)
        np.testing.assert_allclose(counted.r_squared, expected.r_squared, rtol=1e-6)  # sums of other batch sizes
        np.testing.assert_allclose(counted.mean_squared_error, ((output - one_hot) ** 2).mean(axis=0), rtol=1e-5)
        with pytest.raises(dl.ShapeError, match="ROCMultiClass"):
            net.evaluate_roc(x, y)


def test_labels_that_do_not_fit_the_predictions_are_refused() -> None:
    with pytest.raises(dl.ShapeError, match=r"Labels must be like the predictions"):
        nn.RegressionEvaluation.of([[1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(dl.DataError, match=r"0 or 1"):
        nn.EvaluationBinary.of([[2.0]], [[0.5]])
    with pytest.raises(dl.DataError, match=r"Probabilities must be from 0 to 1"):
        nn.ROC.of([1], [1.5])
