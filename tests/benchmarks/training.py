"""Training and inference speed: python tests/benchmarks/training.py [--json] [--case lenet] [--peer dl4j] [--quick].

``net.fit`` and ``net.output`` as a Python user calls them, over Py4J or the bridge of ``--bridge``, against PyTorch on the CPU in its
best configuration (of eager, channels_last with fused Adam, and that compiled; ``--mode`` names some of them, and ``--quick`` leaves
the compiled one out, which takes minutes to make), or against the real Deeplearning4j 1.0.0-M2.1. All sides have the same threads,
data in memory, batch sizes and networks (``workloads.py``). The metric ``peak`` is the resident memory, at most, of processes of their
own that train and infer; those of a side are added, with what they share counted in each. The case ``mnist_3epochs``
is a whole command, from the start of the process to the accuracy on MNIST's test set. The case ``busy`` trains with all
threads beside as many busy programs as there are processors, against one thread beside the same.

PyTorch must be there for the peer: ``pip install 'pydl4j[bench]'``, or ``--torch-python`` of an environment that has it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dl4j
import harness
from harness import Contest, Slice, best_of, wanted
from worker import HERE, ROOT, Worker, WorkerError, script
from workloads import WORKLOADS

METRICS = ("train", "infer")
PEAK = "peak"
MODES = ("eager", "best", "compile")
DL4J_AIM = 5.0
DL4J_NETWORKS = ("mlp", "lenet")
"""Those that the program of that peer has."""
WALL_AIM = 1.2
WARM_UP = 16
"""Slices: the JVM compiles the way of a call in its first 10,000 calls, on the same processors; the last of it (C2) in 40,000 of them."""
MNIST = "mnist_3epochs"
BUSY = "busy"
BUSY_AIM = 0.5
BUSY_CASES = ("mlp_b8", "mlp_b128", "lenet_b64")


def contests(options: Namespace) -> Iterator[Contest]:
    """All contests with the peer that was asked for."""
    yield from (against_dl4j(options) if options.peer == "dl4j" else against_torch(options))
    if options.peer == "torch" and wanted(options, MNIST):
        yield wall(options.torch_python)
    if wanted(options, BUSY):
        yield from beside_busy_programs(options)


def beside_busy_programs(options: Namespace) -> Iterator[Contest]:
    """Training with the default number of threads against one thread, on a machine that other programs have filled."""
    alone = {**os.environ, "PYDL4J_BENCH_THREADS": "1"}
    with ExitStack() as opened:
        for _ in range(len(os.sched_getaffinity(0))):
            opened.enter_context(busy_program())
        ours = opened.enter_context(script("training_side.py", options.bridge))
        peer = opened.enter_context(Worker(sys.executable, str(HERE / "training_side.py"), options.bridge, environment=alone))
        for case in BUSY_CASES:
            name, workload = f"{case}.train", WORKLOADS[case]
            yield Contest(
                BUSY, f"{case}.train", "examples/s", ours.rate(name, workload.examples), peer.rate(name, workload.examples),
                "threads=1", higher_is_better=True, reach=BUSY_AIM, warm_up=WARM_UP,
            )  # fmt: skip


@contextmanager
def busy_program() -> Iterator[None]:
    """A program that wants a processor all the time, until the block ends."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def against_torch(options: Namespace) -> Iterator[Contest]:
    """Training and inference, PyTorch in its best configuration."""
    with ExitStack() as opened:
        ours = opened.enter_context(script("training_side.py", options.bridge))
        chosen = options.mode or MODES[:2] if options.quick else options.mode or MODES
        modes = [opened.enter_context(script("peers/torch_side.py", mode, python=options.torch_python)) for mode in chosen]
        for case, workload in WORKLOADS.items():
            for metric in METRICS:
                name = f"{case}.{metric}"
                peer = best_of(*(mode.rate(name, workload.examples) for mode in modes), higher_is_better=True)
                yield Contest(
                    case, metric, "examples/s", ours.rate(name, workload.examples), peer, "PyTorch, its best",
                    higher_is_better=True, reach=1.0, warm_up=options.warm_up,
                )  # fmt: skip
    for case in WORKLOADS:
        mine = peak_of(sys.executable, HERE / "training_side.py", options.bridge, case)
        theirs = [peak_of(options.torch_python, HERE / "peers" / "torch_side.py", mode, case) for mode in MODES[:2]]
        peer = best_of(*theirs, higher_is_better=False, tries=1)
        yield Contest(case, PEAK, "MiB", mine, peer, "PyTorch, its best", reach=1.0, rounds=3, warm_up=0)


def peak_of(python: str, file: Path, way: str, case: str) -> Slice:
    """A slice: MiB that a process, and those it starts, have resident at most when it trains and infers."""

    def run(_: float) -> float:
        command = [python, str(file), way, PEAK, case]
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
        if done.returncode or "peak=" not in done.stdout:
            raise WorkerError(f"{' '.join(command[1:])} ended with {done.returncode} and {done.stdout[-300:]!r}")
        return int(done.stdout.rpartition("peak=")[2].split()[0]) / (1 << 20)

    return run


def against_dl4j(options: Namespace) -> Iterator[Contest]:
    """The same against Deeplearning4j, whose repetition is one mini-batch."""
    with ExitStack() as opened:
        ours = opened.enter_context(script("training_side.py", options.bridge))
        peer = opened.enter_context(Worker(*dl4j.command("Dl4jPeer"), environment=dl4j.environment()))
        for case, workload in WORKLOADS.items():
            for metric in METRICS if workload.network in DL4J_NETWORKS else ():
                name = f"{case}.{metric}"
                yield Contest(
                    case, metric, "examples/s", ours.rate(name, workload.examples), peer.rate(name, workload.batch),
                    "Deeplearning4j M2.1", higher_is_better=True, reach=DL4J_AIM, warm_up=WARM_UP,
                )  # fmt: skip


def wall(torch_python: str) -> Contest:
    """Three epochs of LeNet on MNIST, whole commands; PyTorch with the fastest of its ways to feed a network."""
    ours = whole_command(sys.executable, HERE / "mnist_side.py")
    feeding = ("whole-batches", "loader", "loader-2-workers")
    peers = [whole_command(torch_python, HERE / "peers" / "torch_mnist.py", way) for way in feeding]
    peer = best_of(*peers, higher_is_better=False, tries=1)
    return Contest(MNIST, "wall", "s", ours, peer, "PyTorch, its best loader", reach=WALL_AIM, rounds=3, warm_up=0)


def whole_command(python: str, file: Path, *arguments: str) -> Slice:
    """A slice: seconds of a command that prints ``accuracy=…`` at its end and must have learnt."""

    def run(_: float) -> float:
        begin = time.perf_counter()
        done = subprocess.run([python, str(file), *arguments], cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - begin
        words = dict(word.split("=", 1) for word in done.stdout.split() if "=" in word)
        if done.returncode or float(words.get("accuracy", 0)) < 0.985:
            raise WorkerError(f"{file.name} {' '.join(arguments)} ended with {done.returncode} and {done.stdout[-300:]!r}")
        return seconds

    return run


def check_torch(python: str) -> None:
    """Ends with a sentence where the peer's Python has no PyTorch."""
    found = subprocess.run([python, "-c", "import torch"], check=False, capture_output=True)
    if found.returncode:
        sys.exit(f"{python} cannot import torch, the peer. Install 'pydl4j[bench]', or name a Python that has it with --torch-python.")


if __name__ == "__main__":
    chosen = harness.arguments(
        "Speed of training and inference.",
        peer={"choices": ["torch", "dl4j"], "default": "torch", "help": "whom to compare with (default: %(default)s)"},
        bridge={"default": "py4j", "help": "py4j, jpype or pyjnius (default: %(default)s)"},
        mode={"action": "append", "choices": MODES, "help": "only this configuration of PyTorch; may be repeated"},
        torch_python={"default": sys.executable, "help": "Python that has PyTorch (default: this one)"},
        warm_up={"type": int, "default": WARM_UP, "help": "slices of either side that do not count (default: %(default)s)"},
    )
    if chosen.peer == "torch" and chosen.case != [BUSY]:
        check_torch(chosen.torch_python)
    harness.run(chosen, contests(chosen))
