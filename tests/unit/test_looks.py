"""What listeners and data sets look like at a prompt, and the two ways to start the command."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pydl4j as dl
from pydl4j import nn


class Stop(nn.TrainingListener):
    every = 3


@pytest.mark.parametrize(
    ("listener", "shown"),
    [
        (nn.Progress(), "Progress()"),
        (nn.Progress(show=True), "Progress(show=True)"),
        (nn.CollectScores(every=2), "<CollectScores, every 2: 0 scores>"),
        (nn.ScoreIterationListener(), "<ScoreIterationListener, every 10>"),
        (nn.PerformanceListener(every=50), "<PerformanceListener, every 50>"),
        (nn.JavaListener("com.team.Halves", 1e-6), "JavaListener('com.team.Halves', 1e-06)"),
        (Stop(), "<Stop, every 3>"),
    ],
)
def test_listeners_say_what_they_are(listener: object, shown: str) -> None:
    assert repr(listener) == shown


def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "pydl4j", "--version"], capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout.strip() == f"pydl4j {dl.__version__}"


def test_a_misspelt_name_of_the_package_is_told_the_right_one() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'zerso'.* Did you mean 'zeros'\?"):
        _ = dl.zerso  # type: ignore[attr-defined]
