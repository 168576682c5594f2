"""How results are shown: JSON lines, a table, a picture; and what machine they came from."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness import Result

HEADINGS = ("case", "metric", "ours", "peer", "peer is", "ratio", "quartiles", "to reach")
WIDTHS = (24, 20, 15, 15, 24, 8, 17, 12)


class Report:
    """Prints results as they come; the picture is drawn at the end."""

    def __init__(self, *, as_json: bool, plot: str | None) -> None:
        self._json = as_json
        self._plot = plot
        self._results: list[Result] = []
        # JSON lines stay alone on stdout: the machine goes to stderr there.
        print(machine(), file=sys.stderr if as_json else sys.stdout, flush=True)
        if not as_json:
            print(_row(HEADINGS), flush=True)

    def show(self, result: Result) -> None:
        """Prints one result."""
        self._results.append(result)
        print(json.dumps(as_object(result)) if self._json else _row(_cells(result)), flush=True)

    def close(self) -> None:
        """Draws the picture where one was asked for."""
        if self._plot and self._results:
            draw(self._results, self._plot)


def as_object(result: Result) -> dict[str, object]:
    """The eight fields of a JSON line."""
    contest = result.contest
    return {
        "case": contest.case,
        "metric": contest.metric,
        "unit": contest.unit,
        "ours": _rounded(result.ours),
        "peer": _rounded(result.peer),
        "peer_name": contest.peer_name,
        "ratio": _rounded(result.ratio),
        "spread": [_rounded(v) for v in result.spread],
    }


def machine() -> str:
    """One line: processor, memory, system, Python and how busy the machine is."""
    load = " ".join(f"{v:.2f}" for v in os.getloadavg())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load}, {time.strftime('%Y-%m-%d %H:%M')}"
    )


def draw(results: list[Result], file: str) -> None:
    """Bars of the ratios on a logarithmic axis with their quartiles; results without a peer are left out."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    shown = [r for r in results if r.ratio is not None]
    figure, axes = pyplot.subplots(figsize=(9, 1.2 + 0.4 * len(shown)), layout="constrained")
    names = [f"{r.contest.case} {r.contest.metric}\nagainst {r.contest.peer_name}" for r in shown]
    ratios = [r.ratio for r in shown if r.ratio is not None]
    errors = [
        [max(0.0, ratio - r.spread[0]) for ratio, r in zip(ratios, shown, strict=True)],
        [max(0.0, r.spread[1] - ratio) for ratio, r in zip(ratios, shown, strict=True)],
    ]
    colours = ["tab:red" if r.reached is False else "tab:green" for r in shown]
    axes.barh(names, ratios, xerr=errors, color=colours, capsize=3)
    axes.axvline(1.0, color="black", linewidth=1)
    axes.set_xscale("log")
    axes.set_xlabel("ratio, above 1: pydl4j is better (bars: quartiles of the pairs; red: short of its aim)")
    axes.tick_params(axis="y", labelsize=7)
    axes.invert_yaxis()
    figure.suptitle(machine(), fontsize=7)
    figure.savefig(file, dpi=150)
    pyplot.close(figure)


def number(value: float | None) -> str:
    """Four significant digits with thousands marked; a dash for None.

    >>> number(34123.4), number(0.01234), number(None)
    ('34,123', '0.01234', '-')
    """
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.5g}")


def _cells(result: Result) -> tuple[str, ...]:
    contest = result.contest
    reached = {None: "", True: " ok", False: " SHORT"}[result.reached]
    low, high = result.spread
    return (
        contest.case,
        contest.metric,
        f"{number(result.ours)} {contest.unit}",
        "-" if result.peer is None else f"{number(result.peer)} {contest.unit}",
        contest.peer_name or "-",
        number(result.ratio),
        f"{number(low)} … {number(high)}",
        "" if contest.reach is None else f"{number(contest.reach)}{reached}",
    )


def _row(cells: tuple[str, ...]) -> str:
    return "  ".join(c.ljust(w) for c, w in zip(cells, WIDTHS, strict=True)).rstrip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
