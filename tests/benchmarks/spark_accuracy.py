"""Accuracy on MNIST by sync, rounds and H: python tests/benchmarks/spark_accuracy.py --executors 2 [--case average_10] [--table FILE].

LeNet is trained on all 60,000 digits by a cluster of executors with one core each, pass after pass with `resume=True`, and after
each pass the 10,000 test digits are scored on the cluster. A line for each pass goes to `--results`, so that the work can be done
in pieces; cases that are there already are left out. `--table` writes what is there as a document, and fails if a sync
did not reach 98.5 %.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import report
import spark_cluster
import spark_digits
from worker import ROOT

from pydl4j import spark as dls

AIM = 0.985
DIGITS = 60_000
DRIVEN = "treeaggregate"
"""It keeps its state on the driver, without checkpoints: its passes are one training."""


@dataclass(frozen=True)
class Case:
    """One way to keep the executors together, and how many steps lie between two rounds."""

    name: str
    sync: Any
    every: int
    """H; 0: once a pass."""
    warm: int = 0
    """Steps at the start with a round each."""

    def rounds(self, steps: int, passes: int) -> int:
        """Rounds in so many passes of so many steps; a pass ends with one."""
        if self.every == 0:
            return passes
        warm = min(self.warm, steps)
        return warm + math.ceil((steps - warm) / self.every) + (passes - 1) * math.ceil(steps / self.every)


CASES = (
    Case("allreduce", dls.AllReduce(), 1),
    Case("allreduce_bfloat16", dls.AllReduce(wire="bfloat16"), 1),
    Case("average_1", dls.Average(every=1), 1),
    Case("average_10", dls.Average(every=10), 10),
    Case("average_100", dls.Average(every=100), 100),
    Case("average_pass", dls.Average(every=1_000_000), 0),
    Case("postlocal", dls.PostLocal(after=200, every=20), 20, warm=200),
    Case("slowmo", dls.SlowMo(every=10), 10),
    Case("diloco", dls.DiLoCo(every=50), 50),
    Case("elastic", dls.ElasticAveraging(every=10), 10),
    Case("threshold", dls.Threshold(), 1),
    Case(DRIVEN, dls.TreeAggregate(every=100), 100),
)


def passes(case: Case, executors: int, count: int, train: Any, test: Any, folder: Path) -> Iterator[dict[str, Any]]:
    """Trains pass by pass; a line for each."""
    seconds = 0.0
    driven = case.name == DRIVEN
    for done in [count] if driven else range(1, count + 1):
        extra = {} if driven else {"checkpoint_dir": str(folder / case.name), "resume": True}
        begun = time.perf_counter()
        model = spark_digits.estimator(case.sync, executors, done, **extra).fit(train)
        seconds += time.perf_counter() - begun
        accuracy = float(model.evaluate(test).accuracy)
        steps = math.ceil(DIGITS / executors / spark_digits.BATCH)
        yield {
            "case": case.name, "sync": repr(case.sync), "executors": executors, "every": case.every, "passes": done,
            "rounds": case.rounds(steps, done), "steps": steps * done, "accuracy": accuracy, "seconds": round(seconds, 1),
            **shares(model),
        }  # fmt: skip


def shares(model: Any) -> dict[str, float]:
    """The workers' time in waiting and in communication, of all of their time."""
    workers = [worker for row in model.history.collect() for worker in row["workers"]]
    spent = {kind: sum(w[kind + "Seconds"] for w in workers) for kind in ("compute", "wait", "communication", "data")}
    total = sum(spent.values()) or 1.0
    return {kind: round(spent[kind] / total, 4) for kind in ("wait", "communication")}


def run(options: argparse.Namespace) -> None:
    """Trains the cases that are wanted and not done."""
    results = Path(options.results)
    done = {(line["case"], line["executors"]) for line in read(results) if line["passes"] == options.passes}
    asked = [case for case in CASES if not options.case or case.name in options.case]
    todo = [case for case in asked if (case.name, options.executors) not in done]
    if not todo:
        return
    results.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pydl4j-accuracy") as name, spark_cluster.cluster(options.executors) as spark:
        folder = Path(name)
        train = spark_digits.frame(spark, "train", folder, options.executors)
        test = spark_digits.frame(spark, "test", folder, options.executors)
        for case in todo:
            lines = []
            for line in passes(case, options.executors, options.passes, train, test, folder):
                lines.append(json.dumps(line))
                print(lines[-1], flush=True)
            with results.open("a", encoding="utf-8") as file:  # whole cases only
                file.write("".join(line + "\n" for line in lines))


def read(results: Path) -> list[dict[str, Any]]:
    """The lines of a results file; none where there is no file."""
    return [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()] if results.exists() else []


def table(lines: list[dict[str, Any]]) -> str:
    """The document."""
    text = [
        "# Accuracy on MNIST, by sync, rounds and H",
        "",
        "Written by `python tests/benchmarks/spark_accuracy.py --table docs/spark_accuracy.md`: do not edit. LeNet 20-50-500 with Adam,",
        f"batches of {spark_digits.BATCH} a worker, {DIGITS:,} digits, executors of one core each on one machine; the accuracy is",
        "that of the 10,000 test digits, scored on the cluster. H is the number of steps between two rounds; a pass ends with a round.",
        "The passes of a case are trainings that resume one another, and the seconds are those of all of them, from call to model.",
        "Waiting and moving (sending, receiving, adding up) are shares of the workers' time in the last training.",
        "",
        f"Machine: {report.machine().split(', load')[0]}; not alone on it, so the seconds are upper bounds.",
    ]
    for executors in sorted({line["executors"] for line in lines}):
        here = [line for line in lines if line["executors"] == executors]
        counts = sorted({line["passes"] for line in here})
        heads = [f"after {n} {'pass' if n == 1 else 'passes'} (rounds)" for n in counts]
        text += [
            "",
            f"## {executors} executors",
            "",
            f"| sync | H | {' | '.join(heads)} | seconds | waiting | moving |",
            "|---" * (len(counts) + 5) + "|",
        ]
        for case in CASES:
            rows = {line["passes"]: line for line in here if line["case"] == case.name}
            if rows:
                cells = [f"{rows[n]['accuracy']:.2%} ({rows[n]['rounds']})" if n in rows else "" for n in counts]
                every = "a pass" if case.every == 0 else str(case.every)
                last = rows[max(rows)]
                spent = f"{last['seconds']:.0f} | {last['wait']:.1%} | {last['communication']:.1%}"
                text.append(f"| `{case.sync!r}` | {every} | {' | '.join(cells)} | {spent} |")
    return "\n".join(text) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy on MNIST by sync, rounds and H.")
    parser.add_argument("--executors", type=int, default=2, help="executor JVMs of one core (default: %(default)s)")
    parser.add_argument("--case", action="append", default=[], choices=[c.name for c in CASES], help="only this case; may be repeated")
    parser.add_argument("--passes", type=int, default=3, help="passes over the digits (default: %(default)s)")
    parser.add_argument("--results", default=str(ROOT / "build" / "spark_accuracy.jsonl"), help="file of the lines (default: %(default)s)")
    parser.add_argument("--table", metavar="FILE", help="train nothing: write the results as a document")
    options = parser.parse_args()
    if not options.table:
        run(options)
        return 0
    lines = read(Path(options.results))
    Path(options.table).write_text(table(lines), encoding="utf-8")
    best: dict[tuple[str, int], float] = {}
    for line in lines:
        key = (line["case"], line["executors"])
        best[key] = max(best.get(key, 0.0), line["accuracy"])
    short = {key: accuracy for key, accuracy in best.items() if accuracy < AIM}
    print(f"below {AIM:.1%}: {short}" if short else f"every sync reached {AIM:.1%}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
