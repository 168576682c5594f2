"""A million predictions over HTTP with flat memory and threads: python tests/benchmarks/http_endurance.py [--predictions N].

JSON and binary requests of 784 float32 from 32 connections, in turns. The process is looked at between the turns, when no request
is under way: arrays' memory, pieces of it, threads, resident memory. The first tenth is the start; from then on the first three must
not change at all, and resident memory must not grow by more than 5 %.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from serving_http import mlp
from worker import HERE, Worker

from pydl4j.serving import HttpServer

HEAP = "192m"
START = 0.1
GROWTH = 0.05


@dataclass(frozen=True)
class Look:
    """The server's process between two turns."""

    predictions: int
    live_bytes: int
    storages: int
    threads: int
    resident: int


def look(server: HttpServer, predictions: int) -> Look:
    """What it holds now."""
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=30) as answer:
        lines = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if not line.startswith("#"))
    status = Path(f"/proc/{server.pid}/status").read_text().split()
    return Look(
        predictions,
        int(float(lines["pydl4j_memory_live_bytes"])),
        int(float(lines["pydl4j_memory_storages"])),
        int(status[status.index("Threads:") + 1]),
        int(status[status.index("VmRSS:") + 1]) * 1024,
    )


def run(server: HttpServer, predictions: int, seconds: float, model: str = "mlp") -> Iterator[Look]:
    """Takes turns of so many seconds until so many predictions are made."""
    with Worker("java", "-Xmx512m", str(HERE / "HttpLoad.java")) as load:
        done = 0
        while done < predictions:
            for way in ("json", "binary"):
                done += load.run(f"rate,{way},{server.port},{model}", seconds)[0]
            yield look(server, done)


def faults(looks: list[Look]) -> list[str]:
    """What was not flat; the first tenth does not count."""
    settled = [one for one in looks if one.predictions >= START * looks[-1].predictions]
    found = []
    for name in ("live_bytes", "storages"):
        values = {getattr(one, name) for one in settled}
        if len(values) > 1:
            found.append(f"{name} went from {min(values)} to {max(values)}")
    if settled[-1].threads > settled[0].threads:
        found.append(f"threads went from {settled[0].threads} to {settled[-1].threads}")
    half = settled[len(settled) // 2 :]
    before, after = (max(one.resident for one in part) for part in (settled[: len(settled) // 2], half))
    if after > (1 + GROWTH) * before:
        found.append(f"resident memory grew from {before >> 20} to {after >> 20} MiB")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Predictions over HTTP with flat memory and threads.")
    parser.add_argument("--predictions", type=int, default=1_000_000, help="default: %(default)s")
    parser.add_argument("--seconds", type=float, default=2.0, help="seconds a turn (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = mlp(Path(folder))
        with HttpServer(model, session={"threads": 1, "heap": HEAP}) as server:
            looks = []
            for one in run(server, options.predictions, options.seconds):
                looks.append(one)
                print(json.dumps(vars(one)), flush=True)
    found = faults(looks)
    print("; ".join(found) or "flat", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
