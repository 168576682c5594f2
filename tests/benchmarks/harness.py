"""The one harness of all benchmarks: two sides measured in turn, in the same minutes, on the same machine.

A :class:`Contest` names what is compared and holds a *slice* for each side: a function that works for about the given
seconds and answers one figure in the contest's unit. :func:`measure` runs the slices A B, B A, A B, … and judges pairs,
so that a machine which slows down for a minute slows both sides of a pair. The figures reported are medians; ``ratio``
is the median of the pairs' ratios, above 1 when ours is better, and ``spread`` their lower and upper quartile.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass

import report

Slice = Callable[[float], float]


@dataclass(frozen=True)
class Contest:
    """One comparison: ``ours`` against ``peer`` (None: a figure without a peer)."""

    case: str
    metric: str
    unit: str
    ours: Slice
    peer: Slice | None = None
    peer_name: str | None = None
    higher_is_better: bool = False
    reach: float | None = None
    """The ratio to reach; where there is no peer, the figure to stay within."""
    rounds: int | None = None
    """Pairs to measure where the default is too many (slices of a minute)."""
    warm_up: int = 1
    """Slices of each side that run uncounted first: none for whole processes, several where compilers work meanwhile."""


@dataclass(frozen=True)
class Result:
    """What one contest came to; ``ratio`` and ``spread`` are None without a peer."""

    contest: Contest
    ours: float
    peer: float | None
    ratio: float | None
    spread: tuple[float, float]

    @property
    def reached(self) -> bool | None:
        """Whether the figure to reach was reached; None when there is none."""
        reach = self.contest.reach
        if reach is None:
            return None
        if self.ratio is not None:
            return self.ratio >= reach
        return self.ours >= reach if self.contest.higher_is_better else self.ours <= reach


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Lower and upper quartile, inclusive; of one value, that value twice.

    >>> quartiles([1.0, 2.0, 3.0, 4.0, 5.0])
    (2.0, 4.0)
    """
    if len(values) == 1:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def judge(contest: Contest, ours: Sequence[float], peer: Sequence[float]) -> Result:
    """The result of figures measured in pairs; ``peer`` is empty where the contest has none."""
    if contest.peer is None:
        return Result(contest, statistics.median(ours), None, None, quartiles(ours))
    pairs = zip(ours, peer, strict=True)
    ratios = [o / p if contest.higher_is_better else p / o for o, p in pairs]
    return Result(contest, statistics.median(ours), statistics.median(peer), statistics.median(ratios), quartiles(ratios))


def measure(contest: Contest, rounds: int, seconds: float) -> Result:
    """Runs ``rounds`` pairs of slices, the side that goes first alternating, after a warm-up of each side."""
    sides = [contest.ours] if contest.peer is None else [contest.ours, contest.peer]
    for _ in range(contest.warm_up):
        for side in sides:
            side(seconds)
    figures: list[list[float]] = [[] for _ in sides]
    for turn in range(contest.rounds or rounds):
        order = range(len(sides)) if turn % 2 == 0 else reversed(range(len(sides)))
        for which in order:
            figures[which].append(sides[which](seconds))
    return judge(contest, figures[0], figures[1] if len(sides) == 2 else [])


def best_of(*slices: Slice, higher_is_better: bool, tries: int = 2) -> Slice:
    """A side whose figure is that of its best configuration.

    Each is tried ``tries`` times, its last time counting (the others warm it), and from then on the best one runs.
    """
    best: list[Slice] = []

    def run(seconds: float) -> float:
        if not best:
            tried = [([s(seconds) for _ in range(tries)][-1], s) for s in slices]
            best.append((max if higher_is_better else min)(tried, key=lambda t: t[0])[1])
        return best[0](seconds)

    return run


def arguments(description: str, argv: Sequence[str] | None = None, **extra: Mapping[str, object]) -> argparse.Namespace:
    """The options that every benchmark has, and those of ``extra`` (name, with _ for -, → keywords of add_argument)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object a line instead of a table")
    parser.add_argument("--plot", metavar="FILE", help="draw the ratios into FILE (png, svg, pdf); needs pydl4j[plot]")
    parser.add_argument("--case", action="append", default=[], help="only cases that begin with this; may be repeated")
    parser.add_argument("--metric", action="append", default=[], help="only this metric; may be repeated")
    parser.add_argument("--quick", action="store_true", help="a short look: 3 pairs of 0.1 s")
    parser.add_argument("--rounds", type=int, default=11, help="pairs a contest (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=0.5, help="seconds a slice (default: %(default)s)")
    for name, keywords in extra.items():
        parser.add_argument("--" + name.replace("_", "-"), **keywords)  # type: ignore[arg-type]
    options = parser.parse_args(argv)
    if options.quick:
        options.rounds, options.seconds = 3, 0.1
    return options


def wanted(options: argparse.Namespace, case: str, metric: str | None = None) -> bool:
    """Whether the options ask for this case (and metric)."""
    by_case = not options.case or any(case.startswith(c) for c in options.case)
    return by_case and (metric is None or not options.metric or metric in options.metric)


def run(options: argparse.Namespace, contests: Iterable[Contest]) -> list[Result]:
    """Measures the contests that the options ask for, reporting each as soon as it is known."""
    output = report.Report(as_json=options.json, plot=options.plot)
    results: list[Result] = []
    with contextlib.closing(output), contextlib.closing(_generated(contests)) as stream:
        for contest in stream:
            if wanted(options, contest.case, contest.metric):
                results.append(measure(contest, options.rounds, options.seconds))
                output.show(results[-1])
    return results


def _generated(contests: Iterable[Contest]) -> Generator[Contest, None, None]:
    # A generator of our own, so that closing it closes the workers that a benchmark's generator holds open.
    yield from contests
