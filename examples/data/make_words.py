"""Writes examples/data/words: ten spoken words of twenty voices, by eSpeak NG (Debian's espeak-ng) and the package soundfile.

The voices of ``test`` are in no file of ``train``. What a synthesiser says is not covered by its licence.
"""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import numpy as np
import soundfile

WORDS = ["down", "go", "left", "no", "off", "on", "right", "stop", "up", "yes"]
VOICES = {
    "train": ["m1", "m2", "m3", "m4", "m7", "f1", "f2", "f3", "klatt", "Andy", "Annie", "Hugo", "linda", "Gene"],
    "test": ["m5", "m8", "f4", "f5", "klatt2", "Denis"],
}
RATE = 16000
FLOOR = 0.01
"""Share of the loudest below which the ends are cut off."""


def said(word: str, voice: str) -> np.ndarray:
    """Samples of one word, without silence at its ends."""
    wav = subprocess.run(["espeak-ng", "-v", f"en-us+{voice}", "-s", "150", "--stdout", word], check=True, capture_output=True).stdout
    samples, rate = soundfile.read(io.BytesIO(wav), dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > FLOOR * np.abs(samples).max())
    samples = samples[loud[0] : loud[-1] + 1]
    places = np.arange(0, len(samples) - 1, rate / RATE)  # linearly: these are words to tell apart, not music
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def main() -> None:
    for part, voices in VOICES.items():
        for word in WORDS:
            folder = Path(__file__).parent / "words" / part / word
            folder.mkdir(parents=True, exist_ok=True)
            for voice in voices:
                soundfile.write(folder / f"{voice}.ogg", said(word, voice), RATE, format="OGG", subtype="OPUS")


if __name__ == "__main__":
    main()
