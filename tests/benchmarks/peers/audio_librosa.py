"""The benchmarks of sound in librosa; argument: the clock (wall or cpu)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import librosa
import numpy as np
from worker import CLOCKS, ROOT, Repeat, serve


def minute() -> Repeat:
    samples = 0.1 * np.random.default_rng(0).standard_normal(22050 * 60).astype(np.float32)

    def repeat(times: int) -> None:
        for _ in range(times):
            assert librosa.feature.mfcc(y=samples, sr=22050).shape == (20, 2584)

    return repeat


def words() -> Repeat:
    files = sorted((ROOT / "examples" / "data" / "words").rglob("*.ogg"))

    def repeat(times: int) -> None:
        for _ in range(times):
            made = []
            for file in files:
                samples, rate = librosa.load(file, sr=16000)
                made.append(librosa.feature.mfcc(y=samples, sr=rate, n_mfcc=13, n_mels=40, n_fft=512, hop_length=160))
            assert len(made) == 200

    return repeat


if __name__ == "__main__":
    serve({"minute": minute, "words": words}, CLOCKS[sys.argv[1]])
