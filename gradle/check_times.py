"""Where the time of `./gradlew check` goes: -m gradle.check_times writes docs/check_times.md from the reports of the last run."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

from gradle import suites, test_reports

PAGE = suites.ROOT / "docs" / "check_times.md"
DEAREST = 25

HEAD = """# Where the time of the check goes

By `./gradlew checkTimes` from the reports of the `./gradlew check` before it, on {cores} cores, {at_once} suites at a time. Computing is
the processor's time of a suite with all the processes that it started and waited for; those that others end are not in it.

| suite | tests | by the clock, min | computing, min |
|---|---:|---:|---:|
"""

PLACES = """
The {dearest} classes and files that take longest, beside each other and whatever else runs:

| class or file | tests | s |
|---|---:|---:|
"""


def by_place(cases: list[test_reports.Case]) -> list[tuple[str, int, float]]:
    """Class or file, how many tests it has and how long they take; the longest first."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for case in cases:
        seconds[case.place.removeprefix("org.pydl4j.").removeprefix("tests.")].append(case.seconds)
    found = [(place, len(each), sum(each)) for place, each in seconds.items()]
    return sorted(found, key=lambda entry: -entry[2])


def page(times: dict[str, dict[str, Any]]) -> str:
    everything: list[test_reports.Case] = []
    lines = []
    for name, told in sorted(times.items(), key=lambda entry: -entry[1]["seconds"]):
        cases = test_reports.cases(Path(told["report"]))
        everything += cases
        lines.append(f"| {name} | {len(cases)} | {suites.minutes(told['seconds'])} | {suites.minutes(told['computing'])} |")
    whole = sum(told["computing"] for told in times.values())
    lines.append(f"| all | {len(everything)} | {suites.minutes(max(told['ended'] for told in times.values()))} | {suites.minutes(whole)} |")
    text = HEAD.format(cores=os.cpu_count(), at_once=next(iter(times.values()))["at_once"]) + "\n".join(lines) + "\n"
    text += PLACES.format(dearest=DEAREST)
    return text + "\n".join(f"| {place} | {n} | {took:.0f} |" for place, n, took in by_place(everything)[:DEAREST]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(json.loads((suites.RESULTS / "times.json").read_text())))
    print(f"{PAGE} is written.")
