"""A load whose memory is watched; arguments: bridge, ``training`` or ``cycles``, how many times. Prints a sample a line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import numpy as np

import pydl4j as dl
from pydl4j import _jvm, datasets, nn

SAMPLES = 40
MIB = 1 << 20


def resident(pid: int) -> float:
    """Resident MiB of a process, shared segments included."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def sample(step: int) -> None:
    """Prints the state after a collection: garbage that nobody has collected yet must not look like growth."""
    bridge = _jvm.bridge()
    bridge.call("bridge.EntryPoint", "collect")
    state = {"step": step, "python_rss": resident(os.getpid()), "live": dl.memory()["live"] / MIB}
    pid = getattr(bridge.transport, "pid", None)
    if pid is not None:
        state["jvm_rss"] = resident(pid)
    print(json.dumps(state), flush=True)


def training(times: int) -> None:
    """One long ``fit``-after-``fit`` over batches of 32, sampled between calls."""
    conf = nn.MultiLayerConfiguration(
        seed=1, updater=nn.Adam(1e-3), input_type=nn.InputType.feed_forward(784),
        layers=[nn.Dense(n_out=128, activation="relu"), nn.Output(n_out=10, loss="mcxent", activation="softmax")],
    )  # fmt: skip
    random = np.random.default_rng(1)
    examples = 32 * max(1, times // SAMPLES)
    data = datasets.ArrayIterator(random.random((examples, 784), np.float32), random.integers(0, 10, examples), batch_size=32, shuffle=True)
    net = nn.MultiLayerNetwork(conf).init()
    for part in range(SAMPLES):
        net.fit(data)
        net.output(data.features[:32])
        sample((part + 1) * (times // SAMPLES))


def cycles(times: int) -> None:
    """64 MiB made in Python and closed, after the JVM has read it and answered with an array of its own."""
    for step in range(1, times + 1):
        with dl.zeros((16, MIB)) as made:
            made[0, 0] = step
            total = _jvm.bridge().op("Reduction", "sum", made)
            if float(total) != step:
                raise ValueError(f"The JVM saw {float(total)} in place of {step}.")
            total.close()
        if step % max(1, times // SAMPLES) == 0:
            sample(step)


if __name__ == "__main__":
    with dl.session(bridge=sys.argv[1], heap="64m"):
        {"training": training, "cycles": cycles}[sys.argv[2]](int(sys.argv[3]))
