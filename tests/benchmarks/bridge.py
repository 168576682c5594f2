"""How fast numbers cross the border: python tests/benchmarks/bridge.py [--json] [--case py4j] [--quick] [--plot FILE].

For each bridge, in processes of their own: the latency of a call; handing an array over in both directions against
``numpy.copy`` of the same bytes and against sending the bytes through Py4J; the copy rate of ``dl.array`` against
numpy's own into warm memory; the time from the start of ``python -c`` to the first tensor result, alone and with a
second process started at the same moment.
"""

from __future__ import annotations

import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator

import harness
from harness import Contest, wanted
from worker import ROOT, Worker, script

BRIDGES = ("py4j", "jpype", "pyjnius")
SIZES = {"1KiB": 1 << 10, "1MiB": 1 << 20, "256MiB": 1 << 28, "3GiB": 3 << 30}
IN_PROCESS_LIMIT_US = 10.0
PY4J_LIMIT_US = 1000.0
START_LIMIT_S = 1.5
FIRST_TENSOR = "import pydl4j as dl; dl.session(bridge={bridge!r}).__enter__(); print(float({work}))"
WORK = "dl.ones((2, 2)).sum()"


def contests(options: Namespace) -> Iterator[Contest]:
    """All contests, bridge by bridge; workers start with their first slice."""
    for bridge in BRIDGES:
        if wanted(options, bridge) or any(case.startswith(bridge) for case in options.case):
            with script("bridge_side.py", bridge) as side, script("peers/py4j_bytes_side.py") as through_py4j:
                yield Contest(f"{bridge}_call", "latency", "µs", side.seconds_each("call", 1e6))
                for size, nbytes in SIZES.items():
                    yield from handovers(bridge, size, nbytes, side, through_py4j)
                yield Contest(
                    f"{bridge}_array", "copy_rate", "GB/s", side.rate("array", SIZES["256MiB"] / 1e9),
                    side.rate("copyto", SIZES["256MiB"] / 1e9), "numpy.copyto, warm", higher_is_better=True, reach=0.6,
                )  # fmt: skip
            yield from starts(bridge)


def handovers(bridge: str, size: str, nbytes: int, side: Worker, through_py4j: Worker) -> Iterator[Contest]:
    """In and out, for one size."""
    few = 3 if nbytes > 1 << 30 else None  # one copy of 3 GiB takes seconds
    for metric, name in (("handover_in", "in"), ("handover_out", "out")):
        ours = side.seconds_each(f"{name}_{nbytes}", 1e6)
        case = f"{bridge}_{size}"
        copy = side.seconds_each(f"copy_{nbytes}", 1e6)
        aim = 50.0 if size == "256MiB" else None
        yield Contest(case, metric, "µs", ours, copy, "numpy.copy", reach=aim, rounds=few)
        if size == "256MiB":
            limit = PY4J_LIMIT_US if bridge == "py4j" else IN_PROCESS_LIMIT_US
            yield Contest(case, f"{metric}_time", "µs", ours, reach=limit)
        if nbytes <= 1 << 20:  # base64 of more takes seconds and a heap of gigabytes, above 256 MiB it fails
            sent = through_py4j.seconds_each(f"{name}_{nbytes}", 1e6)
            yield Contest(case, metric, "µs", ours, sent, "bytes through Py4J")


def starts(bridge: str) -> Iterator[Contest]:
    """From ``python -c`` to the first result, alone and in pairs."""
    program = FIRST_TENSOR.format(bridge=bridge, work=WORK)
    pair = Pair(program)
    yield Contest(f"{bridge}_start", "first_tensor", "s", lambda _: alone(program), reach=START_LIMIT_S)
    yield Contest(f"{bridge}_start", "two_at_once", "s", pair.second, pair.first, "the first of the two", reach=0.9, warm_up=0)


def alone(program: str) -> float:
    """Seconds that one process takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


class Pair:
    """Two processes started at the same moment; asked for one, it keeps the other's time for the next question."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._times: dict[int, float] = {}

    def first(self, _: float) -> float:
        """Seconds of the process that was started first."""
        return self._take(0)

    def second(self, _: float) -> float:
        """Seconds of the other one."""
        return self._take(1)

    def _take(self, which: int) -> float:
        if which not in self._times:
            self._times = self._run()
        return self._times.pop(which)

    def _run(self) -> dict[int, float]:
        begin = time.perf_counter()
        command = [sys.executable, "-c", self._program]
        running = {i: subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for i in range(2)}
        times: dict[int, float] = {}
        while running:
            for i, process in list(running.items()):
                if process.poll() is not None:
                    if process.returncode:
                        raise RuntimeError(f"Process {i} of two ended with {process.returncode}: {self._program}")
                    times[i] = time.perf_counter() - begin
                    del running[i]
            time.sleep(0.001)
        return times


if __name__ == "__main__":
    chosen = harness.arguments("Speed of the bridges.")
    harness.run(chosen, contests(chosen))
