"""Pictures to batches: python tests/benchmarks/images.py --torch-python … [--json] [--case augmented] [--clock cpu].

``augmented``: JPEG files of 500 by 375 pixels, a part of at least a third of each picked at random, brought to 224 by 224, half of them
flipped, as float32 mini-batches of 32 with two workers on either side, against PyTorch's DataLoader with torchvision;
``plain``: the whole pictures brought to 224 by 224, against a loop of Pillow in one thread, ours with two. All decode all pixels:
nothing is decoded at a smaller size. ``--clock cpu`` counts processor time in place of the clock's.

The peers' Python needs torch, torchvision and Pillow; ``--torch-python`` names it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator

import harness
from harness import Contest
from worker import HERE, Worker

PICTURES = 256
PEER = str(HERE / "peers" / "images_torch.py")


def contests(options: Namespace) -> Iterator[Contest]:
    """Both cases, on the same files."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([options.torch_python, PEER, "make", folder, str(PICTURES)], check=True)
        given = [folder, options.clock]
        with Worker(sys.executable, str(HERE / "images_side.py"), *given) as ours, Worker(options.torch_python, PEER, *given) as peer:
            for case, name, aim in (("augmented", "DataLoader", 1.0), ("plain", "Pillow", 3.0)):
                yield Contest(
                    case, "rate", "pictures/s", ours.rate(case, PICTURES), peer.rate(case, PICTURES), name, higher_is_better=True,
                    reach=aim, warm_up=options.warm_up,
                )  # fmt: skip


if __name__ == "__main__":
    chosen = harness.arguments(
        "Pictures to batches.",
        torch_python={"default": sys.executable, "help": "Python that has torch, torchvision and Pillow (default: this one)"},
        clock={"choices": ["wall", "cpu"], "default": "wall", "help": "seconds of the clock, or of processors (default: wall)"},
        warm_up={"type": int, "default": 3, "help": "slices that run uncounted first (default: 3)"},
    )
    harness.run(chosen, contests(chosen))
