"""Our side of the benchmarks of sound; argument: the clock (wall or cpu)."""

from __future__ import annotations

import sys

import numpy as np
from worker import CLOCKS, ROOT, Repeat, serve

import pydl4j as dl
from pydl4j import datasets
from pydl4j.etl import audio


def minute() -> Repeat:
    """Noise that lies in memory."""
    samples = 0.1 * np.random.default_rng(0).standard_normal(22050 * 60).astype(np.float32)
    features = audio.MFCC(20)

    def repeat(times: int) -> None:
        for _ in range(times):
            assert features(samples, 22050).shape == (20, 2584)

    return repeat


def words() -> Repeat:
    """All files, decoded."""
    features = audio.MFCC(13, n_mels=40, n_fft=512, hop_length=160)
    data = datasets.DataPipeline.from_audio(ROOT / "examples" / "data" / "words", features, sample_rate=16000).batch(20).prefetch(2)

    def repeat(times: int) -> None:
        for _ in range(times):
            assert sum(len(batch) for batch in data) == 200

    return repeat


if __name__ == "__main__":
    with dl.session():
        serve({"minute": minute, "words": words}, CLOCKS[sys.argv[1]])
