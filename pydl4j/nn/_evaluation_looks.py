"""An evaluation as text, as HTML and as a picture; all three stay small however many classes there are."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import numpy as np

from pydl4j.nn._class_scores import Numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from pydl4j.nn._evaluation import Evaluation

MATRIX_CLASSES = 20
"""Of more classes no table of the counts is shown, as in Deeplearning4j."""

PICTURE_CELLS = 100
_NAMES = ("accuracy", "precision", "recall", "f1")


def convention(evaluation: Evaluation) -> str:
    """Which number stands for all classes."""
    positive = evaluation.binary_positive_class
    if evaluation.classes == 2 and positive is not None:
        name = evaluation.labels[positive]
        return f"class {positive}" if name == str(positive) else f"class {positive}, {name}"
    return "mean of the classes"


def text(evaluation: Evaluation) -> str:
    """The numbers, and the counts of few classes."""
    of = f" ({convention(evaluation)})"
    rows = [f"Examples   {evaluation.examples:,}", f"Accuracy   {evaluation.accuracy:.4f}"]
    if evaluation.top_n > 1:
        rows.append(f"{f'Top {evaluation.top_n}':<9}  {evaluation.top_n_accuracy:.4f}")
    for name in _NAMES[1:]:
        rows.append(f"{name.capitalize():<9}  {getattr(evaluation, name):.4f}{of}")
    if evaluation.classes > MATRIX_CLASSES:
        return "\n".join([*rows, "", f"{evaluation.classes:,} classes: `confusion_counts` has the counts of each pair."])
    return "\n".join([*rows, "", *_matrix_lines(evaluation)])


def _matrix_lines(evaluation: Evaluation) -> list[str]:
    matrix, labels = evaluation.confusion_matrix, evaluation.labels
    width = max(len(str(int(matrix.max()))), *(len(label) for label in labels), 4) + 1
    margin = max(len("actual"), *(len(label) for label in labels)) + 1
    head = f"{'actual':>{margin - 1}} |" + "".join(f"{label:>{width}}" for label in labels) + "  predicted"
    lines = [head, "-" * margin + "+" + "-" * width * len(labels)]
    for label, row in zip(labels, matrix, strict=True):
        lines.append(f"{label:>{margin - 1}} |" + "".join(f"{count:>{width}}" for count in row))
    return lines


def as_html(evaluation: Evaluation) -> str:
    """Tables for notebooks."""
    numbers = "".join(f"<tr><th>{name}</th><td>{getattr(evaluation, name):.4f}</td></tr>" for name in _NAMES)
    of = f"precision, recall, f1: {html.escape(convention(evaluation))}"
    head = f"<div><p>{evaluation.examples:,} examples; {of}</p><table>{numbers}</table>"
    if evaluation.classes > MATRIX_CLASSES:
        return f"{head}<p>{evaluation.classes:,} classes: <code>confusion_counts</code> has the counts of each pair.</p></div>"
    return f"{head}{_matrix_html(evaluation)}</div>"


def _matrix_html(evaluation: Evaluation) -> str:
    matrix = evaluation.confusion_matrix
    largest = max(int(matrix.max()), 1)
    titles = "".join(f"<th>{html.escape(label)}</th>" for label in evaluation.labels)
    rows = "".join(
        f"<tr><th>{html.escape(label)}</th>"
        + "".join(f'<td style="background:rgba(70,130,180,{count / largest:.2f});text-align:right">{count}</td>' for count in row)
        + "</tr>"
        for label, row in zip(evaluation.labels, matrix, strict=True)
    )
    return f"<table><tr><th>actual \\ predicted</th>{titles}</tr>{rows}</table>"


def plot(evaluation: Evaluation, ax: Axes | None) -> Axes:
    """The counts: a cell a class, or of more than a hundred classes a cell for several."""
    from pydl4j.nn._plots import axes_for

    axes = axes_for(ax)
    end = evaluation.classes - 0.5
    axes.imshow(np.log1p(_cells(evaluation)), cmap="Blues", extent=(-0.5, end, end, -0.5))
    if evaluation.classes <= MATRIX_CLASSES:
        _annotate(evaluation, axes)
    axes.set(xlabel="predicted", ylabel="actual", title=f"accuracy {evaluation.accuracy:.4f}")
    made: Axes = axes
    return made


def _cells(evaluation: Evaluation) -> Numbers:
    cells = min(evaluation.classes, PICTURE_CELLS)
    counts = np.zeros((cells, cells))
    pairs = evaluation.confusion_counts
    np.add.at(counts, tuple((pairs[:, :2] * cells // evaluation.classes).T), pairs[:, 2])
    return counts


def _annotate(evaluation: Evaluation, axes: Axes) -> None:
    matrix = evaluation.confusion_matrix
    half = np.log1p(matrix.max()) / 2
    for (row, column), count in np.ndenumerate(matrix):
        colour = "white" if np.log1p(count) > half else "black"
        axes.text(column, row, str(count), ha="center", va="center", color=colour, fontsize=8)
    axes.set_xticks(range(evaluation.classes), evaluation.labels)
    axes.set_yticks(range(evaluation.classes), evaluation.labels)
