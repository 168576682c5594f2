"""Sound files against soundfile's samples, and features of sound against librosa's, which `librosa/make_reference.py` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j.etl import audio

with np.load(Path(__file__).parent / "librosa" / "reference.npz") as stored:
    REFERENCE = dict(stored)
FILES = [name.removeprefix("file ") for name in REFERENCE if name.startswith("file ")]
PEAK = {"ima_adpcm.wav": 0.02, "ms_adpcm.wav": 0.05}
"""Largest differences of decoders that round in other ways; of the others a few of the last bits."""
LONGER = {"ima_adpcm.wav": 512, "ms_adpcm.wav": 512, "vorbis.ogg": 64}
"""Samples by which ends of blocks may differ."""
SETTINGS: dict[str, dict[str, Any]] = {
    "default": {},
    "htk": {"htk": True, "slaney": False, "n_mels": 40, "fmin": 100.0, "fmax": 8000.0},
    "short": {"n_fft": 512, "hop_length": 160, "win_length": 400, "window": "hamming", "n_mels": 64},
    "inside": {"center": False, "n_fft": 1000, "hop_length": 250, "window": "blackman", "n_mels": 50},
}


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[dl.Session]:
    with dl.session(threads=1, heap="512m", jvm_args=["-XX:TieredStopAtLevel=1"]) as opened:
        yield opened


@pytest.mark.parametrize("name", FILES)
def test_samples_of_every_encoding_are_soundfiles(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(REFERENCE[f"file {name}"].tobytes())
    expected = REFERENCE[f"samples {name}"]
    made, rate = audio.read(file, mono=False)
    assert made.dtype == np.float32
    assert made.shape[0] == 2
    shared = min(made.shape[1], expected.shape[1])
    assert rate == (48000 if name == "opus.opus" else 8000)
    if name != "opus.opus":  # libsndfile gives the rate of the encoder, FFmpeg that of the decoder
        assert abs(made.shape[1] - expected.shape[1]) <= LONGER.get(name, 0)
        assert np.abs(made[:, :shared] - expected[:, :shared]).max() <= PEAK.get(name, 1e-5)
    mean = audio.read(file).samples
    assert np.allclose(mean[0], made.mean(0), atol=1e-6)


@pytest.mark.parametrize("name", SETTINGS)
def test_features_are_librosas_to_a_ten_thousandth(name: str) -> None:
    settings = SETTINGS[name]
    y = REFERENCE["y"]
    transform = {key: settings[key] for key in settings if key in ("n_fft", "hop_length", "win_length", "window", "center")}
    made = {
        "spectrogram": audio.Spectrogram(**transform)(y, 22050),
        "mel": audio.MelSpectrogram(**settings)(y, 22050),
        "mfcc": audio.MFCC(20, **settings)(y, 22050),
    }
    for kind, numbers in made.items():
        if f"{name} {kind}" not in REFERENCE:
            continue
        expected = REFERENCE[f"{name} {kind}"]
        assert numbers.shape == expected.shape
        assert np.abs(numbers - expected).max() <= (1e-4 if kind == "mfcc" else 1e-6 * expected.max()), kind


def test_decibels_end_eighty_below_the_loudest() -> None:
    made = audio.MelSpectrogram(decibels=True)(REFERENCE["y"], 22050)
    assert np.abs(made - REFERENCE["default decibels"]).max() < 1e-3  # filters that hear nothing end in roundings
    silent = audio.MelSpectrogram(decibels=True)(np.zeros(4000), 22050)
    assert (silent == -100).all()


def test_features_of_float64_are_float64() -> None:
    made = audio.MFCC(20)(REFERENCE["y"].astype(np.float64), 22050)
    assert made.dtype == np.float64
    assert np.abs(made - REFERENCE["default mfcc"]).max() < 2e-5
