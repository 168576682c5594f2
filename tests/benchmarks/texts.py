"""Texts to numbers: python tests/benchmarks/texts.py --sklearn-python … [--json] [--megabytes 20] [--clock cpu].

``tfidf``: a vocabulary and the TF-IDF of texts in memory, of words by Zipf's law, from a list of Python's strings to the numbers of a
sparse matrix that numpy sees, against scikit-learn's TfidfVectorizer. ``--clock cpu`` counts processor time in place of the clock's.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import etl_data
import harness
from harness import Contest
from worker import HERE, Worker

BYTES_A_WORD = 6.3
QUICK = 1
"""MiB of text with ``--quick``."""


def contests(options: Namespace) -> Iterator[Contest]:
    """The one case."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.txt")
        etl_data.words(file, int((QUICK if options.quick else options.megabytes) * 2**20 / BYTES_A_WORD))
        size = file.stat().st_size / 2**20
        given = [str(file), options.clock]
        with (
            Worker(sys.executable, str(HERE / "texts_side.py"), *given) as ours,
            Worker(options.sklearn_python, str(HERE / "peers" / "texts_sklearn.py"), *given) as peer,
        ):
            yield Contest(
                "tfidf", "rate", "MiB/s", ours.rate("tfidf", size), peer.rate("tfidf", size), "scikit-learn", higher_is_better=True,
                reach=2.0, warm_up=options.warm_up,
            )  # fmt: skip


if __name__ == "__main__":
    chosen = harness.arguments(
        "Texts to numbers.",
        megabytes={"type": int, "default": 20, "help": "MiB of text (20)"},
        sklearn_python={"default": sys.executable, "help": "Python that has scikit-learn (default: this one)"},
        clock={"choices": ["wall", "cpu"], "default": "wall", "help": "seconds of the clock, or of processors (default: wall)"},
        warm_up={"type": int, "default": 3, "help": "slices that run uncounted first (default: 3)"},
    )
    harness.run(chosen, contests(chosen))
