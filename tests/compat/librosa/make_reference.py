"""Writes reference.npz beside it: sound files of all encodings with soundfile's samples, and librosa's features of one sound.

python make_reference.py      # needs librosa 0.11 with soundfile 0.14
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import soundfile

RATE = 8000
FILES = {
    **{f"{kind.lower()}.wav": ("WAV", kind, None) for kind in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW")},
    **{f"{kind.lower()}.wav": ("WAV", kind, None) for kind in ("IMA_ADPCM", "MS_ADPCM")},
    **{f"extensible_{kind.lower()}.wav": ("WAVEX", kind, None) for kind in ("PCM_16", "PCM_24", "FLOAT")},
    **{f"rifx_{kind.lower()}.wav": ("WAV", kind, "BIG") for kind in ("PCM_16", "PCM_24", "FLOAT")},
    "16.flac": ("FLAC", "PCM_16", None),
    "24.flac": ("FLAC", "PCM_24", None),
    "a.mp3": ("MP3", "MPEG_LAYER_III", None),
    "vorbis.ogg": ("OGG", "VORBIS", None),
    "opus.opus": ("OGG", "OPUS", None),
    "a.aiff": ("AIFF", "PCM_16", None),
    "a.au": ("AU", "PCM_16", None),
    "a.caf": ("CAF", "PCM_16", None),
    "a.w64": ("W64", "PCM_16", None),
}
SETTINGS: dict[str, dict[str, Any]] = {
    "default": {},
    "htk": {"htk": True, "norm": None, "n_mels": 40, "fmin": 100.0, "fmax": 8000.0},
    "short": {"n_fft": 512, "hop_length": 160, "win_length": 400, "window": "hamming", "n_mels": 64},
    "inside": {"center": False, "n_fft": 1000, "hop_length": 250, "window": "blackman", "n_mels": 50},
}


def chirp(rate: int, seconds: float, seed: int) -> np.ndarray:
    """A rising tone, a steady one and a little noise."""
    t = np.arange(int(rate * seconds)) / rate
    noise = np.random.default_rng(seed).standard_normal(t.size)
    return 0.4 * np.sin(2 * np.pi * (200 * t + 0.1 * rate / seconds * t * t)) + 0.2 * np.sin(2 * np.pi * 440 * t) + 0.02 * noise


def main() -> None:
    made: dict[str, np.ndarray] = {}
    stereo = np.stack([chirp(RATE, 0.125, 1), 0.5 * chirp(RATE, 0.125, 2)[::-1]], 1)
    for name, (container, kind, endian) in FILES.items():
        file = io.BytesIO()
        soundfile.write(file, stereo, RATE, format=container, subtype=kind, endian=endian)
        made[f"file {name}"] = np.frombuffer(file.getvalue(), np.uint8)
        file.seek(0)
        made[f"samples {name}"] = soundfile.read(file, dtype="float32", always_2d=True)[0].T
    y = chirp(22050, 0.5, 3).astype(np.float32)
    made["y"] = y
    for name, settings in SETTINGS.items():
        wide = y.astype(np.float64)  # so that only our roundings are measured
        transform = {key: value for key, value in settings.items() if key in ("n_fft", "hop_length", "win_length", "window", "center")}
        if name != "default":
            made[f"{name} spectrogram"] = np.abs(librosa.stft(wide, **transform)).astype(np.float32)
        made[f"{name} mel"] = librosa.feature.melspectrogram(y=wide, sr=22050, **settings).astype(np.float32)
        plain = {("mel_norm" if key == "norm" else key): value for key, value in settings.items()}
        made[f"{name} mfcc"] = librosa.feature.mfcc(y=wide, sr=22050, n_mfcc=20, **plain)
    made["default decibels"] = librosa.power_to_db(librosa.feature.melspectrogram(y=y.astype(np.float64), sr=22050))
    np.savez_compressed(Path(__file__).with_name("reference.npz"), **made)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
