"""Runs all test suites, several at a time: -m gradle.suites PLAN, where Gradle wrote how the JUnit suites are started.

Each suite is a process of its own with a log and a report in build/suites. Most of them wait more than they compute,
for brokers, executors and JVMs that start: one more at a time than there are cores. Whatever fails, all others run to
their end; the last line counts all tests.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from gradle import test_reports

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "suites"
LIMIT_SECONDS = 1800
MEMORY_EACH = 5 << 30
"""What the dearest suite takes at most: two arrays of 2 GiB and what maps them."""


@dataclass(frozen=True)
class Suite:
    """A process that writes reports. Suites with the same word in ``apart`` do not run at the same time."""

    name: str
    command: list[str]
    report: Path
    folder: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)
    apart: str = ""

    @property
    def log(self) -> Path:
        return RESULTS / f"{self.name.replace('/', '-')}.log"


@dataclass(frozen=True)
class Ended:
    """How a suite went: seconds by the clock, of computing by it and the processes that it waited for, and since the first began."""

    suite: Suite
    code: int
    seconds: float
    computing: float
    at: float

    @property
    def cases(self) -> list[test_reports.Case]:
        return test_reports.cases(self.suite.report)

    @property
    def complaint(self) -> str:
        """Why the suite as a whole did not go well; empty when only its tests say something, or nothing."""
        if not self.cases:
            return f"ended with exit code {self.code} before it reported a test"
        if self.code != 0 and not test_reports.count(self.cases, test_reports.FAILED):
            return f"ended with exit code {self.code} though no test failed"
        return ""


PYTHON = {
    "python/spark": ["tests/integration/spark"],
    "python/serving": ["tests/serving"],
    "python/integration": ["tests/integration", "--ignore=tests/integration/spark"],
    "python/packaging": ["tests/packaging"],
    "python/rest": ["tests", "--ignore=tests/integration", "--ignore=tests/serving", "--ignore=tests/packaging"],
}
FIRST = ("python/serving", "python/spark", "python/integration", "java/spark", "java/serving", "python/packaging")
"""The longest first, those that wait beside those that compute."""

CLUSTERS = ("python/spark", "java/spark")
"""Two clusters of one second have the same application id, and with it the same folder."""


def python_suite(name: str, arguments: list[str]) -> Suite:
    report = RESULTS / f"{name.replace('/', '-')}.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *arguments]
    return Suite(name, command, report, apart="cluster" if name in CLUSTERS else "")


def java_suite(told: dict[str, Any]) -> Suite:
    return Suite(
        told["name"], told["command"], Path(told["report"]), Path(told["folder"]), told["environment"],
        "cluster" if told["name"] in CLUSTERS else "",
    )  # fmt: skip


def suites(plan: Path) -> list[Suite]:
    found = [python_suite(name, arguments) for name, arguments in PYTHON.items()]
    found += [java_suite(told) for told in json.loads(plan.read_text())]
    return sorted(found, key=lambda suite: FIRST.index(suite.name) if suite.name in FIRST else len(FIRST))


def places() -> int:
    """How many suites run at a time: PYDL4J_SUITES, else what cores and memory allow."""
    if told := os.environ.get("PYDL4J_SUITES"):
        return int(told)
    free = next(int(line.split()[1]) << 10 for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemAvailable"))
    return max(1, min((os.cpu_count() or 1) + 1, free // MEMORY_EACH))


class Runner:
    """Keeps its places full until every suite has ended."""

    def __init__(self, waiting: list[Suite], at_once: int) -> None:
        self.waiting = waiting
        self.places = at_once
        self.running: dict[int, tuple[Suite, float]] = {}
        self.began = time.monotonic()

    def run(self) -> Iterator[Ended]:
        while self.waiting or self.running:
            while len(self.running) < self.places and (suite := self._next()):
                self._start(suite)
            ended = [one for pid in list(self.running) if (one := self._ended(pid))]
            yield from ended
            if not ended:
                time.sleep(0.1)
                self._end_those_that_hang()

    def _ended(self, child: int) -> Ended | None:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if not pid:
            return None
        suite, began = self.running.pop(pid)
        now, computing = time.monotonic(), usage.ru_utime + usage.ru_stime
        return Ended(suite, os.waitstatus_to_exitcode(status), now - began, computing, now - self.began)

    def _next(self) -> Suite | None:
        busy = {suite.apart for suite, _ in self.running.values()} - {""}
        return next((suite for suite in self.waiting if suite.apart not in busy), None)

    def _start(self, suite: Suite) -> None:
        self.waiting.remove(suite)
        with suite.log.open("w") as log:
            process = subprocess.Popen(
                suite.command, cwd=suite.folder, env={**os.environ, **suite.environment}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self.running[process.pid] = (suite, time.monotonic())
        process.returncode = 0  # it is waited for here, by os.wait4

    def _end_those_that_hang(self) -> None:
        for pid, (suite, began) in self.running.items():
            if time.monotonic() - began > LIMIT_SECONDS:
                print(f"{suite.name} has not ended after {LIMIT_SECONDS // 60} min and is killed.", flush=True)
                os.killpg(pid, signal.SIGKILL)

    def end(self) -> None:
        for pid in self.running:
            os.killpg(pid, signal.SIGKILL)


@contextmanager
def none_outlives(runner: Runner) -> Iterator[None]:
    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)  # how Gradle ends us
    try:
        yield
    finally:
        runner.end()


def minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def tell(ended: Ended) -> None:
    """A line for the suite, and all that is to be known of what failed in it."""
    cases = ended.cases
    failed = [case for case in cases if case.outcome == test_reports.FAILED]
    print(
        f"{ended.suite.name:20} {len(cases):5} tests {len(failed):4} failures {minutes(ended.seconds):>7} min"
        f" ({minutes(ended.computing)} of computing)",
        flush=True,
    )
    if ended.complaint or failed:
        print(f"  {ended.complaint or 'Tests failed'}. The end of {ended.suite.log}:")
        print(*(f"    {line}" for line in ended.suite.log.read_text(errors="replace").splitlines()[-150:]), sep="\n")
        for case in failed:
            print(f"  FAILED {case.place}::{case.name}: {case.message.splitlines()[0] if case.message else ''}", flush=True)


def close(ended: list[Ended]) -> int:
    """The skipped, the failed and the counted tests; gives the exit code."""
    everything = [case for one in ended for case in one.cases]
    for case in everything:
        if case.outcome != test_reports.PASSED:
            print(f"{case.outcome.upper()} {case.place}::{case.name}: {case.message.splitlines()[0] if case.message else ''}")
    complaints = [f"{one.suite.name} {one.complaint}." for one in ended if one.complaint]
    for complaint in complaints:
        print(complaint)
    print(f"Tests of {', '.join(sorted(one.suite.name for one in ended))}:")
    print(test_reports.closing_line(everything), flush=True)
    return 1 if complaints or test_reports.count(everything, test_reports.FAILED) else 0


def keep_times(ended: list[Ended], at_once: int) -> None:
    """For gradle/check_times.py."""
    times = {
        one.suite.name: {
            "seconds": one.seconds, "computing": one.computing, "ended": one.at, "at_once": at_once, "report": str(one.suite.report)
        }
        for one in ended
    }  # fmt: skip
    (RESULTS / "times.json").write_text(json.dumps(times))


def main(plan: str, *only: str) -> int:
    RESULTS.mkdir(parents=True, exist_ok=True)
    chosen = [suite for suite in suites(Path(plan)) if not only or suite.name in only]
    for suite in chosen:
        for report in [*suite.report.glob("*.xml"), *([suite.report] if suite.report.is_file() else [])]:
            report.unlink()
    at_once = places()
    print(f"{len(chosen)} suites, {at_once} at a time; logs in {RESULTS}", flush=True)
    runner = Runner(chosen, at_once)
    ended = []
    with none_outlives(runner):
        for one in runner.run():
            tell(one)
            ended.append(one)
    keep_times(ended, at_once)
    return close(ended)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
