"""From raw files to batches: python tests/benchmarks/etl.py [--json] [--case csv_mixed] [--megabytes 1024] [--quick] [--clock cpu].

``csv_mixed``: a CSV file of mixed types (numbers whole and not, some of them missing, times, categories, texts, truths)
through a process of ten operations into row-major float32; ``csv_digits``: pictures of digits as CSV into a float32 matrix;
``kernels``: the process alone, on rows in memory. Against polars (its lazy frames, ``to_numpy(order="c")``), and the first two against
pandas, in processes of their own that take turns, each with as many threads as it likes. ``words_skip_gram``, ``words_cbow``: Word2Vec
with five negative samples, five passes over a text of 20,000 different words by Zipf's law, against gensim with as many threads.
``--clock cpu`` counts processor time in place of the clock's, for machines with other work; a rate is of one processor then.

The peers' Python needs polars and pandas, ``--frames-python`` names it; and gensim, ``--words-python``. With ``--datavec`` the real DataVec
1.0.0-M2.1 does ``csv_mixed``, too, on the rows of ``kernels`` in place of the whole file (its jars are 900 MB, at the first use).
"""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import dl4j
import etl_data
import harness
from harness import Contest
from worker import HERE, Worker

MIB = 1 << 20
AIMS = {"csv_mixed": {"polars": 1.2, "pandas": 5.0}, "csv_digits": {"polars": 1.0}, "kernels": {}}
WORDS_AIM = 0.8
WORD_CASES = ("words_skip_gram", "words_cbow")
QUICK = 2
"""MiB of a file with ``--quick``."""


def contests(options: Namespace) -> Iterator[Contest]:
    """All cases against each peer."""
    with tempfile.TemporaryDirectory() as folder:
        if any(harness.wanted(options, case) for case in WORD_CASES):
            yield from word_contests(options, Path(folder, "words.txt"))
    if not any(harness.wanted(options, case) for case in AIMS):
        return
    size = (QUICK if options.quick else options.megabytes) * MIB
    with tempfile.TemporaryDirectory() as folder:
        files = {"csv_mixed": Path(folder, "mixed.csv"), "csv_digits": Path(folder, "digits.csv")}
        rows = {"csv_mixed": etl_data.mixed(files["csv_mixed"], size), "csv_digits": etl_data.digits(files["csv_digits"], size // 4)}
        files["kernels"] = Path(folder, "head.csv")
        rows["kernels"] = etl_data.head(files["kernels"], files["csv_mixed"], min(rows["csv_mixed"], etl_data.KERNEL_ROWS))
        given = [str(file) for file in files.values()] + [options.clock]
        with (
            Worker(sys.executable, str(HERE / "etl_side.py"), *given) as ours,
            Worker(options.frames_python, str(HERE / "peers" / "etl_frames.py"), *given) as peers,
        ):
            if options.datavec and harness.wanted(options, "csv_mixed"):
                with Worker(*dl4j.command("DataVecCsv", str(files["kernels"])), environment=dl4j.environment()) as datavec:
                    mine, theirs = ours.rate("csv_mixed", rows["csv_mixed"]), datavec.rate("csv_mixed", rows["kernels"])
                    yield Contest(
                        "csv_mixed", "rate", "rows/s", mine, theirs, "DataVec", higher_is_better=True, reach=30.0, warm_up=options.warm_up
                    )
            for case, aims in AIMS.items():
                for peer in ("polars", "pandas"):
                    if peer == "polars" or case != "kernels":
                        yield Contest(
                            case, "rate", "rows/s", ours.rate(case, rows[case]), peers.rate(f"{case}.{peer}", rows[case]), peer,
                            higher_is_better=True, reach=aims.get(peer), warm_up=options.warm_up,
                        )  # fmt: skip


def word_contests(options: Namespace, file: Path) -> Iterator[Contest]:
    """Vectors of words."""
    count = etl_data.words(file, 20_000 if options.quick else 400_000) * etl_data.EPOCHS
    given = [str(file), options.clock, str(options.threads)]
    with (
        Worker(sys.executable, str(HERE / "words_side.py"), *given) as ours,
        Worker(options.words_python, str(HERE / "peers" / "words_gensim.py"), *given) as gensim,
    ):
        for case in WORD_CASES:
            yield Contest(
                case, "rate", "words/s", ours.rate(case, count), gensim.rate(case, count), "gensim",
                higher_is_better=True, reach=WORDS_AIM, warm_up=options.warm_up,
            )  # fmt: skip


if __name__ == "__main__":
    chosen = harness.arguments(
        "From raw files to batches.",
        megabytes={"type": int, "default": 1024, "help": "size of the file of mixed types; that of digits is a quarter of it (1024)"},
        frames_python={"default": sys.executable, "help": "Python that has polars and pandas (default: this one)"},
        datavec={"action": "store_true", "help": "the real DataVec, too"},
        words_python={"default": sys.executable, "help": "Python that has gensim (default: this one)"},
        threads={"type": int, "default": 1, "help": "threads of Word2Vec, of both sides (1)"},
        clock={"choices": ["wall", "cpu"], "default": "wall", "help": "seconds of the clock, or of processors (default: wall)"},
        warm_up={"type": int, "default": 2, "help": "slices that run uncounted first (default: 2)"},
    )
    harness.run(chosen, contests(chosen))
