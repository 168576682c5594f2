"""Evaluations as tables and curves of a page: for notebooks and files, without matplotlib."""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from typing import Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn._checks import check_path

_SIDE = 240


def export_html(path: str | os.PathLike[str], *evaluations: Any, title: str = "Evaluation") -> None:
    """Writes evaluations to a page of its own: their tables, and the curves of ROC and calibration. DL4J: `EvaluationTools`.

    Args:
        path: The file.
        evaluations: What `evaluate`, `do_evaluation` and their kind gave, and histories.
        title: Of the page. Default: "Evaluation".

    Raises:
        ConfigurationError: one of them has no table.
    """
    parts = []
    for each in evaluations:
        if isinstance(each, type) or not hasattr(each, "_repr_html_"):
            raise ConfigurationError(f"export_html writes evaluations and histories. Got {each!r}.")
        parts.append(f"<h2>{html.escape(type(each).__name__)}</h2>{each._repr_html_()}")
    style = "body{font-family:sans-serif}td,th{padding:2px 8px;text-align:right}svg{margin:8px}"
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{html.escape(title)}</title><style>{style}</style></head>"
    with open(check_path(path), "w", encoding="utf-8") as file:
        file.write(f"{page}<body><h1>{html.escape(title)}</h1>{''.join(parts)}</body></html>\n")


def table(titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Cells that are numbers are rounded; None is not defined."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{_shown(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(cell: Any) -> str:
    if cell is None:
        return "nan"
    return f"{cell:.6g}" if isinstance(cell, float) else html.escape(str(cell))


def curve(x: Sequence[float | None], y: Sequence[float | None], what: str) -> str:
    """A curve in the unit square, beside its diagonal; points that are not defined are left out."""
    points = " ".join(f"{a * _SIDE:.1f},{(1 - b) * _SIDE:.1f}" for a, b in zip(x, y, strict=True) if a is not None and b is not None)
    return (
        f'<svg width="{_SIDE}" height="{_SIDE}" role="img"><title>{html.escape(what)}</title>'
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="grey"/>'
        f'<line x1="0" y1="{_SIDE}" x2="{_SIDE}" y2="0" stroke="lightgrey"/>'
        f'<polyline points="{points}" fill="none" stroke="steelblue" stroke-width="2"/></svg>'
    )


def page_of(kind: str, numbers: dict[str, Any]) -> str:
    """The numbers of an evaluation, as Java writes them, as tables and curves."""
    if kind == "ROC":
        names = ("auc", "aucpr", "positives", "negatives")
        roc = curve(numbers["false_positive_rates"], numbers["true_positive_rates"], "true against false positives")
        return (
            table(names, [[numbers[name] for name in names]])
            + roc
            + curve(numbers["true_positive_rates"], numbers["precisions"], "precision against recall")
        )
    if kind in ("ROCBinary", "ROCMultiClass"):
        rows = [[i, each["auc"], each["aucpr"], each["positives"], each["negatives"]] for i, each in enumerate(numbers["columns"])]
        curves = "".join(
            curve(each["false_positive_rates"], each["true_positive_rates"], f"column {i}") for i, each in enumerate(numbers["columns"])
        )
        return table(["column", "AUC", "AUPRC", "positives", "negatives"], rows) + curves
    if kind == "EvaluationCalibration":
        rows = [[i, each["expected_calibration_error"]] for i, each in enumerate(numbers["classes"])]
        curves = "".join(
            curve(each["mean_predicted_value"], each["fraction_positives"], f"class {i}") for i, each in enumerate(numbers["classes"])
        )
        return table(["class", "expected calibration error"], rows) + curves
    listed: list[str] = [name for name, value in numbers.items() if isinstance(value, list) and name != "columns"]
    count = max((len(numbers[name]) for name in listed), default=0)
    shown = [name for name in listed if len(numbers[name]) == count]
    titles = numbers.get("columns", list(range(count)))
    return table(["column", *shown], [[titles[i], *(numbers[name][i] for name in shown)] for i in range(count)])
