"""Features of sounds: python tests/benchmarks/audio.py --librosa-python … [--json] [--case minute] [--clock cpu].

``minute``: 20 MFCC of one minute at 22,050 Hz that lies in memory, with librosa's defaults; ``words``: 13 MFCC of each of the 200 files in
examples/data/words as mini-batches, decoding included. Against librosa, in a process of its own that takes turns with ours, each with
as many threads as it likes. ``--clock cpu`` counts processor time in place of the clock's, for machines with other work.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

import harness
from harness import Contest
from worker import HERE, Worker

SECONDS = {"minute": 60.0, "words": 200.0}
"""What a rate counts: seconds of sound, and files."""
UNITS = {"minute": "s/s", "words": "files/s"}


def contests(options: Namespace) -> Iterator[Contest]:
    """Both cases."""
    with (
        Worker(sys.executable, str(HERE / "audio_side.py"), options.clock) as ours,
        Worker(options.librosa_python, str(HERE / "peers" / "audio_librosa.py"), options.clock) as peer,
    ):
        for case, count in SECONDS.items():
            yield Contest(
                case, "rate", UNITS[case], ours.rate(case, count), peer.rate(case, count), "librosa", higher_is_better=True, reach=1.0,
                warm_up=options.warm_up,
            )  # fmt: skip


if __name__ == "__main__":
    chosen = harness.arguments(
        "Features of sounds.",
        librosa_python={"default": sys.executable, "help": "Python that has librosa (default: this one)"},
        clock={"choices": ["wall", "cpu"], "default": "wall", "help": "seconds of the clock, or of processors (default: wall)"},
        warm_up={"type": int, "default": 2, "help": "slices that run uncounted first (default: 2)"},
    )
    harness.run(chosen, contests(chosen))
