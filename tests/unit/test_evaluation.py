"""Evaluations of counts that are at hand: numbers, texts, tables and pictures. Needs no JVM."""

from __future__ import annotations

import json

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

from pydl4j import nn
from pydl4j._errors import ConfigurationError, ShapeError

mpl.use("Agg")
BINARY = [[3, 1], [5, 7]]


def of_many_classes() -> nn.Evaluation:
    """50,000 classes, of which three pairs occurred: as the JVM tells it."""
    numbers = {"classes": 50_000, "labels": [], "top_n": 1, "top_n_correct": 7, "binary_positive_class": 1.0}
    return nn.Evaluation._from_json(json.dumps({**numbers, "confusion": [[0, 0, 7], [3, 49_999, 2], [49_999, 3, 1]]}))


def test_of_two_classes_precision_recall_and_f1_are_all_those_of_class_1() -> None:
    got = nn.Evaluation(BINARY)
    assert (got.precision, got.recall, got.f1) == pytest.approx((0.875, 7 / 12, 0.7))
    assert got.g_measure == pytest.approx(np.sqrt(0.875 * 7 / 12))
    assert got.matthews_correlation == pytest.approx(16 / np.sqrt(8 * 12 * 4 * 8))
    assert [line for line in str(got).splitlines() if "(" in line] == [
        "Precision  0.8750 (class 1)",
        "Recall     0.5833 (class 1)",
        "F1         0.7000 (class 1)",
    ]


def test_the_positive_class_can_be_the_other_or_none() -> None:
    other = nn.Evaluation(BINARY, ["no", "yes"], binary_positive_class=0)
    assert (other.precision, other.recall, other.f1) == (3 / 8, 3 / 4, 0.5)
    assert "0.5000 (class 0, no)" in str(other)
    none = nn.Evaluation(BINARY, binary_positive_class=None)
    assert (none.precision, none.f1) == pytest.approx(((3 / 8 + 7 / 8) / 2, 0.6))
    assert "0.6000 (mean of the classes)" in str(none)
    with pytest.raises(ConfigurationError, match="must be 0, 1 or None"):
        nn.Evaluation(BINARY, binary_positive_class=2)


def test_averages_are_asked_for_by_name() -> None:
    got = nn.Evaluation(BINARY)
    assert got.average("f1") == pytest.approx(0.6)
    assert got.average("recall", "micro") == got.accuracy == 0.625
    with pytest.raises(ConfigurationError, match="Did you mean 'recall'"):
        got.average("recal")
    with pytest.raises(ConfigurationError, match="'macro' or 'micro'"):
        got.average("recall", "weighted")  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="at least 0"):
        got.f_beta(-1)


def test_texts_tables_and_pictures_of_many_classes_stay_small() -> None:
    got = of_many_classes()
    assert got.examples == 10
    assert got.accuracy == 0.7
    assert np.isnan(got.precision_per_class[1])
    assert got.precision == pytest.approx(1 / 3)
    assert len(repr(got)) < 100
    assert len(str(got)) < 500
    assert len(got._repr_html_()) < 1000
    ax = got.plot()
    assert ax.images[0].get_array().shape == (100, 100)  # type: ignore[union-attr]
    assert len(ax.texts) == 0
    pyplot.close("all")
    with pytest.raises(ConfigurationError, match=r"20.0 GB. `confusion_counts`"):
        _ = got.confusion_matrix
    merged = got.merge(got)
    np.testing.assert_array_equal(merged.confusion_counts, [[0, 0, 14], [3, 49_999, 4], [49_999, 3, 2]])


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


def test_a_matrix_or_names_of_the_wrong_size_are_refused() -> None:
    with pytest.raises(ShapeError, match="must be"):
        nn.Evaluation([[1, 2, 3], [4, 5, 6]])
    with pytest.raises(ConfigurationError, match="must be 2 names"):
        nn.Evaluation([[1, 2], [3, 4]], labels=["one"])
