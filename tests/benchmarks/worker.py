"""One side of a contest in a process of its own, driven over pipes.

Python's torch and the engine of pydl4j cannot share a process, nor can two bridges: each side serves its slices from
its own interpreter, idle while the other side is measured. The talk is one line each way::

    → NAME SECONDS          work on NAME for about SECONDS
    ← COUNT ELAPSED         COUNT repetitions took ELAPSED seconds
    ← ! message             the slice failed

A side written in another language needs no more than this (``peers/dl4j``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

Repeat = Callable[[int], None]
"""Does the work so many times."""

Clock = Callable[[], float]
"""Seconds since some moment."""


class WorkerError(RuntimeError):
    """A side could not be started, or failed; the message is what it said."""


class Worker:
    """A process that serves slices; it starts with the first one and ends with the ``with`` block."""

    def __init__(self, *command: str, environment: Mapping[str, str] | None = None) -> None:
        self._command = command
        self._environment = None if environment is None else dict(environment)
        self._process: subprocess.Popen[str] | None = None

    def run(self, name: str, seconds: float) -> tuple[int, float]:
        """Repetitions of ``name`` that were done, and the seconds they took."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{name} {seconds}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer or answer.startswith("!"):
            raise WorkerError(f"{name}: {answer[1:].strip() or 'the process ended'} ({' '.join(self._command)})")
        count, elapsed = answer.split()
        return int(count), float(elapsed)

    def seconds_each(self, name: str, scale: float = 1.0) -> Callable[[float], float]:
        """A slice: seconds for one repetition, times ``scale`` (1e6 for microseconds)."""

        def slice_(seconds: float) -> float:
            count, elapsed = self.run(name, seconds)
            return elapsed / count * scale

        return slice_

    def rate(self, name: str, per_repetition: float = 1.0) -> Callable[[float], float]:
        """A slice: how many per second, where a repetition does ``per_repetition`` of them."""

        def slice_(seconds: float) -> float:
            count, elapsed = self.run(name, seconds)
            return count * per_repetition / elapsed

        return slice_

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()  # the end of its input ends the worker
        process.stdout.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment, cwd=ROOT
            )
        return self._process


def script(name: str, *arguments: str, python: str | None = None) -> Worker:
    """A worker that runs the Python script ``name`` beside this file."""
    return Worker(python or sys.executable, str(HERE / name), *arguments)


def print_peak(works: Sequence[Repeat]) -> None:
    """Does each work twice and prints ``peak=BYTES``: the greatest resident memory of this process and those it started, added."""
    for work in works:
        work(2)
    print(f"peak={sum(peak_resident(pid) for pid in (os.getpid(), *children()))}", flush=True)


def children() -> list[int]:
    """The processes that this one started."""
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for each in lists for pid in each.read_text().split()]


def peak_resident(pid: int) -> int:
    """The greatest resident memory of a process so far, in bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def serve(slices: Mapping[str, Callable[[], Repeat]], clock: Clock = time.perf_counter) -> None:
    """Answers requests on stdin until it ends. ``slices`` maps a name to what prepares it (called at its first use)."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print must not reach the talk
    ready: dict[str, Repeat] = {}
    for line in sys.stdin:
        name, seconds = line.split()
        try:
            if name not in ready:
                ready[name] = slices[name]()
            count, elapsed = repeat_for(ready[name], float(seconds), clock)
            answer = f"{count} {elapsed!r}"
        except Exception as error:  # whatever it is, the other end must hear of it
            answer = f"! {type(error).__name__}: {error}".replace("\n", " ")
        print(answer, file=answers, flush=True)


def repeat_for(work: Repeat, seconds: float, clock: Clock = time.perf_counter) -> tuple[int, float]:
    """Repeats ``work`` for about ``seconds``, in batches that grow so that the clock costs nothing."""
    done, batch = 0, 1
    start = clock()
    while True:
        work(batch)
        done += batch
        elapsed = clock() - start
        if elapsed >= seconds:
            return done, elapsed
        left = (seconds - elapsed) / (elapsed / done) if elapsed > 0 else done * 2
        batch = max(1, min(done, round(left)))


def processor_seconds() -> float:
    """What this process and those that it started have had of the processors, in steps of a hundredth of a second."""
    ticks = sum(ticks_of(pid) for pid in (os.getpid(), *children()))
    return ticks / os.sysconf("SC_CLK_TCK")


def ticks_of(pid: int) -> int:
    """Clock ticks of a process and of those of its children that have ended, its own and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "cpu": processor_seconds}
