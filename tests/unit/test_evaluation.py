"""Evaluation against numbers that scikit-learn 1.9.1 gave for the same labels (evaluation_sklearn.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

from pydl4j import nn
from pydl4j._errors import ConfigurationError, DataError, ShapeError

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("evaluation_sklearn.json").read_text())["cases"]
mpl.use("Agg")


def evaluation(case: dict[str, Any]) -> nn.Evaluation:
    return nn.Evaluation.of(case["labels"], np.eye(case["classes"])[case["predictions"]])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_numbers_agree_with_scikit_learn(case: dict[str, Any]) -> None:
    got = evaluation(case)
    np.testing.assert_array_equal(got.confusion_matrix, case["confusion_matrix"])
    for name in ("accuracy", "precision", "recall", "f1"):
        assert getattr(got, name) == pytest.approx(case[name], abs=1e-12), name
    for name in ("precision_per_class", "recall_per_class", "f1_per_class"):
        np.testing.assert_allclose(getattr(got, name), case[name], atol=1e-12)


def test_one_hot_labels_count_like_indices() -> None:
    case = CASES[0]
    one_hot = nn.Evaluation.of(np.eye(case["classes"])[case["labels"]], np.eye(case["classes"])[case["predictions"]])
    assert one_hot == evaluation(case)


def test_classes_that_never_occur_are_left_out_of_the_means() -> None:
    got = nn.Evaluation([[3, 1, 0], [0, 4, 0], [0, 0, 0]])
    assert np.isnan(got.recall_per_class[2])
    assert got.recall == pytest.approx((3 / 4 + 1) / 2)
    assert got.to_dict()["recall"] == pytest.approx(0.875)


def test_with_nothing_counted_numbers_are_not_defined() -> None:
    got = nn.Evaluation(np.zeros((2, 2)))
    assert np.isnan(got.accuracy)
    assert json.loads(json.dumps(got.to_dict()))["accuracy"] is None


def test_merging_adds_the_counts() -> None:
    merged = nn.Evaluation([[1, 2], [3, 4]]).merge(nn.Evaluation([[10, 0], [0, 10]]))
    np.testing.assert_array_equal(merged.confusion_matrix, [[11, 2], [3, 14]])
    with pytest.raises(ShapeError, match="2 and 3 classes"):
        merged.merge(nn.Evaluation(np.eye(3)))


def test_the_table_names_rows_and_columns() -> None:
    text = str(nn.Evaluation([[50, 2], [3, 45]], labels=["cat", "dog"]))
    assert "Accuracy   0.9500" in text
    assert [line.replace("|", " ").split() for line in text.splitlines()[-2:]] == [
        ["cat", "50", "2"],
        ["dog", "3", "45"],
    ]


def test_a_notebook_gets_tables_with_names_escaped() -> None:
    text = nn.Evaluation([[50, 2], [3, 45]], labels=["<cat>", "dog"])._repr_html_()
    assert "&lt;cat&gt;" in text
    assert "<cat>" not in text
    assert "0.9500" in text


def test_the_picture_shows_each_count() -> None:
    ax = nn.Evaluation([[50, 2], [3, 45]], labels=["cat", "dog"]).plot()
    assert sorted(text.get_text() for text in ax.texts) == ["2", "3", "45", "50"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["cat", "dog"]
    pyplot.close("all")


def test_the_counts_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        nn.Evaluation([[1, 0], [0, 1]]).confusion_matrix[0, 0] = 5


@pytest.mark.parametrize(
    ("labels", "predictions", "error", "message"),
    [
        ([0, 1], [0.5, 0.5], ShapeError, "Predictions must be"),
        ([0, 1, 1], [[0.5, 0.5]], ShapeError, r"must be \[1\] or \[1, 2\]. Got shape \[3\]"),
        ([2], [[0.5, 0.5]], DataError, "class indices from 0 to 1. Got 2"),
        ([-1], [[0.5, 0.5]], DataError, "class indices from 0 to 1. Got -1"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(labels: Any, predictions: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=message):
        nn.Evaluation.of(labels, predictions)


def test_a_matrix_or_names_of_the_wrong_size_are_refused() -> None:
    with pytest.raises(ShapeError, match="must be"):
        nn.Evaluation([[1, 2, 3], [4, 5, 6]])
    with pytest.raises(ConfigurationError, match="must be 2 names"):
        nn.Evaluation([[1, 2], [3, 4]], labels=["one"])
