"""Sounds by folders: waveforms, masks, augmentation and training; what is no sound is named, cut off or mutated files never crash."""

from __future__ import annotations

import os
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.etl import audio

pytestmark = pytest.mark.usefixtures("session")
RATE = 8000
WORDS = Path(__file__).parents[2] / "examples" / "data" / "words"
REFERENCE = Path(__file__).parents[1] / "compat" / "librosa" / "reference.npz"


def write(file: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    """A WAV of 16 bits, of samples [channels, n]."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(len(samples))
        opened.setsampwidth(2)
        opened.setframerate(rate)
        opened.writeframes((np.asarray(samples).T * 32767).round().astype("<i2").tobytes())
    return file


def tone(hertz: float, seconds: float, rate: int = RATE) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)[None]


def tones(folder: Path, n: int = 8) -> None:
    """Low and high ones, of 0.1 to 0.3 seconds."""
    rng = np.random.default_rng(5)
    for name, low in (("low", 200), ("high", 2000)):
        for i in range(n):
            write(folder / name / f"{i}.wav", tone(low * rng.uniform(1, 1.4), 0.1 + 0.2 * i / n))


def read_all(folder: Path, features: audio.Features, **settings: Any) -> Any:
    with datasets.DataPipeline.from_audio(folder, features, sample_rate=RATE, **settings).batch(100) as data:
        (batch,) = data
    return batch


def test_shorter_sounds_are_filled_up_and_masked(tmp_path: Path) -> None:
    tones(tmp_path)
    batch = read_all(tmp_path, audio.Waveform())
    lengths = np.array([800 + 200 * i for i in range(8)] * 2)
    assert batch.features.shape == (16, 1, 2200)
    assert batch.features_mask.sum(1).tolist() == lengths.tolist()
    assert (batch.features[:, 0] * (1 - batch.features_mask) == 0).all()
    assert batch.labels.tolist() == [0] * 8 + [1] * 8
    first = audio.read(tmp_path / "high" / "0.wav").samples
    assert np.array_equal(batch.features[0, :, :800], first)
    for features in (audio.MFCC(13, n_mels=40, n_fft=256, hop_length=80), audio.Spectrogram(n_fft=256, hop_length=80, decibels=True)):
        batch = read_all(tmp_path, features)
        assert batch.features_mask.sum(1).tolist() == (1 + lengths // 80).tolist()
        assert np.allclose(batch.features[0, :, :11], features(first[0], RATE), atol=1e-4)
        assert (batch.features[0, :, 11:] == 0).all()


def test_all_can_be_cut_and_filled_up_to_one_length(tmp_path: Path) -> None:
    tones(tmp_path)
    features = audio.MFCC(13, n_mels=40, n_fft=256, hop_length=80)
    batch = read_all(tmp_path, features, windows=16)
    assert batch.features.shape == (16, 13, 16)
    assert batch.features_mask.sum(1).max() == 16
    assert read_all(tmp_path, audio.Waveform(), seconds=0.05, start=0.02).features.shape == (16, 1, 400)
    with datasets.DataPipeline.from_audio(tmp_path, features, sample_rate=RATE, windows=16).cache().batch(5) as data:
        assert np.array_equal(np.concatenate([each.features for each in data]), batch.features)


def test_networks_learn_words_of_voices_they_never_heard() -> None:
    features = audio.MFCC(13, n_mels=40, n_fft=512, hop_length=160)
    words = ["yes", "no"]
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.recurrent(13),
        layers=[nn.LastTimeStep(nn.GRU(16)), nn.Output(2, loss="mcxent")],
        updater=nn.Adam(0.01),
        seed=1,
    )
    parts = {}
    for part in ("train", "test"):
        whole = datasets.DataPipeline.from_audio(WORDS / part, features, sample_rate=16000)
        assert len(whole.class_names) == 10
        classes = whole.classes()
        chosen = np.flatnonzero(np.isin(classes, [whole.class_names.index(word) for word in words]))
        with whole.batch(1000) as data:
            (batch,) = data
        labels = (classes[chosen] == whole.class_names.index(words[1])).astype(np.int64)
        parts[part] = datasets.DataPipeline(batch.features[chosen], labels, features_mask=batch.features_mask[chosen])  # type: ignore[index]
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = parts["train"].fit_normalizer()
        net.normalize = True
        net.fit(parts["train"].shuffle(seed=1).batch(7), epochs=15)
        assert net.evaluate(parts["test"]).accuracy >= 11 / 12


def test_changes_are_others_in_each_pass_and_the_same_when_it_is_taken_up(tmp_path: Path) -> None:
    tones(tmp_path)
    whole = datasets.DataPipeline.from_audio(tmp_path, audio.MFCC(5, n_mels=20, n_fft=256, hop_length=80), sample_rate=RATE, windows=30)
    everything = {"gain": 6, "shift": 0.02, "speed": 0.2, "noise": 0.1, "time_mask": 0.3, "row_mask": 0.3}
    changed = whole.augment_audio(**everything, seed=2).shuffle(seed=4).batch(6)
    with changed as plain, changed.prefetch(2, threads=2) as ahead:
        first, second = (np.concatenate([batch.features for batch in plain]) for _ in range(2))
        read_ahead = np.concatenate([batch.features for batch in ahead])
        assert np.array_equal(first, read_ahead)  # whatever threads computed it
        assert not np.array_equal(np.sort(first, 0), np.sort(second, 0))
        rest = [batch.features for batch in plain.restore({**plain.position, "epoch": 1, "batches": 1, "examples": 6})]
        assert np.array_equal(second[6:], np.concatenate(rest))
    with pytest.raises(dl.ConfigurationError, match="'speed'"):
        _ = whole.augment_audio(speed=0.9).num_examples
    with pytest.raises(dl.ConfigurationError, match="from_audio"):
        datasets.DataPipeline(np.zeros((2, 2))).augment_audio(gain=1)
    with pytest.raises(dl.ConfigurationError, match="from_images"):
        whole.augment(flip=0.5)


def augmented(folder: Path, features: audio.Features | None = None, **changes: Any) -> np.ndarray:
    """A pass of forty of the one sound: its samples, or features."""
    whole = datasets.DataPipeline.from_audio(folder, features or audio.Waveform(), sample_rate=RATE)
    with whole.repeat(40).augment_audio(**changes).batch(40) as data:
        made: np.ndarray = next(iter(data)).features
    return made if features else made[:, 0]


def test_each_change_does_what_it_says(tmp_path: Path) -> None:
    plain = audio.read(write(tmp_path / "a" / "0.wav", tone(440, 0.5))).samples[0]
    gains = augmented(tmp_path, gain=6) @ plain / (plain @ plain)
    assert 10 ** (-6 / 20) <= gains.min() < 0.7
    assert 1.4 < gains.max() <= 10 ** (6 / 20) + 1e-6
    moved = augmented(tmp_path, shift=0.1)
    gaps = [int(np.flatnonzero(row)[0]) for row in moved if row[0] == 0 and row[:5].max() == 0]
    assert gaps
    assert max(gaps) <= 801
    noisy = augmented(tmp_path, noise=0.5) - plain
    loud = np.sqrt((noisy**2).mean(1)) / np.sqrt((plain**2).mean())
    assert loud.max() <= 0.52
    assert loud.min() < 0.1
    paced = augmented(tmp_path, speed=0.2)
    spectrum = np.abs(np.fft.rfft(paced, axis=1)).argmax(1) * RATE / paced.shape[1]
    assert 440 / 1.21 < spectrum.min() < 400
    assert 480 < spectrum.max() < 440 * 1.21


def test_masks_are_runs_of_the_mean(tmp_path: Path) -> None:
    write(tmp_path / "a" / "0.wav", tone(440, 0.5))
    features = audio.MFCC(8, n_mels=20, n_fft=256, hop_length=80)
    plain = augmented(tmp_path, features)[0]
    for setting, axis in (("time_mask", 1), ("row_mask", 0)):
        lengths = set()
        for matrix in augmented(tmp_path, features, **{setting: 0.5}):
            hidden = np.flatnonzero((matrix != plain).any(1 - axis))
            part = np.take(matrix, hidden, axis)
            lengths.add(len(hidden))
            assert np.allclose(part, plain.mean(), atol=1e-3)
            assert np.array_equal(hidden, np.arange(len(hidden)) + (hidden[0] if len(hidden) else 0))
        assert max(lengths) <= plain.shape[axis] / 2
        assert len(lengths) > 2


def test_resampling_keeps_tones_and_takes_away_what_cannot_be_heard(tmp_path: Path) -> None:
    high = tone(1000, 0.5, 44100)
    made = audio.resample(high[0], 44100, 16000)
    assert made.shape == (8000,)
    assert np.abs(made - tone(1000, 0.5, 16000)[0])[200:-200].max() < 1e-3
    assert np.abs(audio.resample(tone(12000, 0.5, 44100), 44100, 16000)[:, 200:-200]).max() < 1e-2
    file = write(tmp_path / "a.wav", np.concatenate([high, -high]), 44100)
    assert np.abs(audio.read(file, sample_rate=16000).samples).max() < 1e-3  # the mean of both channels
    both = audio.read(file, sample_rate=16000, mono=False).samples
    assert both.shape == (2, 8000)
    assert np.abs(both[0] - made)[200:-200].max() < 1e-3
    with pytest.raises(dl.ConfigurationError, match="1000 to 768000"):
        audio.resample(made, 16000, 10)


def test_pieces_are_the_whole(tmp_path: Path) -> None:
    file = write(tmp_path / "ä ß.wav", tone(440, 1.3))
    whole = audio.read(file).samples
    pieces = list(audio.blocks(file, 3000))
    assert [piece.shape[1] for piece in pieces] == [3000, 3000, 3000, 1400]
    assert np.array_equal(np.concatenate(pieces, 1), whole)
    assert np.array_equal(audio.read(file, start=0.25, seconds=0.5).samples, whole[:, 2000:6000])
    begun = audio.blocks(file, 1000)
    next(begun)
    del begun  # and with it the file


def test_what_is_no_sound_is_named_with_the_reason(tmp_path: Path) -> None:
    good = write(tmp_path / "a" / "good.wav", tone(440, 0.2))
    whole = good.read_bytes()
    bad = {
        "text.wav": (b"no sound at all" * 10, "cannot be opened"),
        "empty.wav": (b"", "is empty"),
        "cut.wav": (whole[: len(whole) // 2], "is cut off: 1622 bytes of its samples are missing"),
        "header.wav": (whole[:44], "has no samples"),
    }
    for name, (content, reason) in bad.items():
        (tmp_path / "a" / name).write_bytes(content)
        with pytest.raises(dl.DataError, match=rf"{name} ({reason})"):
            audio.read(tmp_path / "a" / name)
    with pytest.raises(dl.DataError, match="does not exist"):
        audio.read(tmp_path / "none.wav")
    with pytest.raises(dl.DataError, match="no file but a folder"):
        audio.read(tmp_path)
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(dl.DataError, match="a pipe"):
        audio.read(tmp_path / "pipe.wav")
    with pytest.raises(dl.DataError, match=r"longer than 0\.1 s"):
        audio.read(good, longest=0.1)
    with pytest.raises(dl.DataError, match="no samples at this place"):
        audio.read(good, start=1)
    with pytest.raises(dl.DataError, match=r"cut\.wav is cut off"):
        read_all(tmp_path, audio.Waveform())
    data = datasets.DataPipeline.from_audio(tmp_path, audio.Waveform(), sample_rate=RATE, broken="skip").batch(2)
    with data:
        assert [len(batch) for batch in data] == [1]
    assert {Path(file).name for file in data.broken} == set(bad)


def test_a_header_of_hours_or_of_strange_rates_takes_no_memory(tmp_path: Path) -> None:
    file = write(tmp_path / "a.wav", tone(440, 0.2))
    lying = bytearray(file.read_bytes())
    lying[40:44] = (0x7FFF0000).to_bytes(4, "little")  # two gigabytes of samples
    file.write_bytes(lying)
    with pytest.raises(dl.DataError, match="cut off"):
        audio.read(file, longest=1e6)
    for unknown in (0x7FFFF000, 0xFFFFFFFF):  # of programs that write into pipes, espeak-ng among them
        lying[40:44] = unknown.to_bytes(4, "little")
        file.write_bytes(lying)
        assert audio.read(file).samples.shape == (1, 1600)
    lying[24:28] = (1).to_bytes(4, "little")  # one sample a second: 1600 of them are 26 minutes
    file.write_bytes(lying)
    with pytest.raises(dl.DataError, match=r"longer than|cut off|says that"):
        audio.read(file, sample_rate=48000)
    playlist = tmp_path / "list.wav"
    playlist.write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{file}\n")
    with pytest.raises(dl.DataError, match="cannot be opened"):
        audio.read(playlist)


@pytest.mark.parametrize(
    "settings",
    [{"features": "mfcc"}, {"sample_rate": 10}, {"sample_rate": None}, {"seconds": -1}, {"windows": 0}, {"classes": "a"},
     {"broken": "mend"}, {"features": audio.MFCC(50, n_mels=40)}, {"features": audio.MFCC(window="han")},
     {"features": audio.Spectrogram(power=3)}, {"features": audio.MelSpectrogram(fmax=RATE / 2 + 1.0)},
     {"features": audio.MelSpectrogram(fmin=5000.0)}, {"features": audio.Spectrogram(n_fft=1 << 30)}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    write(tmp_path / "a" / "0.wav", tone(440, 0.2))
    given = {"features": audio.Waveform(), "sample_rate": RATE, **settings}
    with pytest.raises((dl.ConfigurationError, dl.DataError)):
        list(datasets.DataPipeline.from_audio(tmp_path, **given))


@pytest.mark.parametrize(
    ("name", "call"),
    [("seconds", lambda: audio.read("a.wav", seconds=0)), ("longest", lambda: audio.read("a.wav", longest=0)),
     ("fmax", lambda: audio.MelSpectrogram(fmax=0)(np.zeros(9), RATE)), ("fmax", lambda: audio.MFCC(fmin=5, fmax=5)(np.zeros(9), RATE)),
     ("win_length", lambda: audio.MFCC(n_fft=512, win_length=513)(np.zeros(9), RATE)),
     ("sample_rate", lambda: audio.read("a.wav", sample_rate=9)),
     ("time_mask", lambda: sounds().augment_audio(time_mask=2)), ("row_mask", lambda: sounds().augment_audio(row_mask=1.5)),
     ("longest", lambda: sounds(longest=0.0))],
)  # fmt: skip
def test_what_is_out_of_range_is_refused_by_its_own_name(name: str, call: Callable[[], Any]) -> None:
    with pytest.raises(dl.ConfigurationError, match=f"'{name}'"):
        call()


def sounds(**settings: Any) -> datasets.DataPipeline:
    return datasets.DataPipeline.from_audio("nowhere", audio.Waveform(), **settings)


def test_whole_numbers_are_no_sound() -> None:
    for samples in (np.zeros(100, np.int16), [1, 2, 3]):
        with pytest.raises(dl.DataError, match=r"divide .* 32768"):
            audio.MFCC()(samples, RATE)
        with pytest.raises(dl.DataError, match=r"divide .* 32768"):
            audio.resample(samples, RATE, 16000)


def test_a_sound_may_be_longer_than_ten_minutes_when_that_is_said(tmp_path: Path) -> None:
    write(tmp_path / "a" / "0.wav", np.zeros((1, 601 * 1000)), 1000)
    form: dict[str, Any] = {"sample_rate": 1000, "windows": 5}
    with pytest.raises(dl.DataError, match="set a greater 'longest'"):
        list(datasets.DataPipeline.from_audio(tmp_path, audio.Waveform(), **form))
    with datasets.DataPipeline.from_audio(tmp_path, audio.Waveform(), longest=700, **form).augment_audio(speed=0.5) as data:
        assert next(iter(data)).features.shape == (1, 1, 5)  # at the least rate, made slower and faster


def test_a_misspelt_window_is_answered_with_the_right_one() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"no window 'haming' .* Did you mean 'hamming'\?"):
        audio.MFCC(window="haming")(np.zeros(100), 8000)


def test_cut_and_mutated_files_give_samples_or_an_error_that_names_them(tmp_path: Path) -> None:
    seed = int(os.environ.get("PYDL4J_SEED", time.time_ns() % 10**6))
    print(f"PYDL4J_SEED={seed}")
    rng = np.random.default_rng(seed)
    with np.load(REFERENCE) as stored:
        files = {name.removeprefix("file "): stored[name] for name in stored if name.startswith("file ")}
    given = errors = 0
    for round in range(300):
        name = list(files)[round % len(files)]
        content = files[name].copy()
        for place in rng.integers(0, len(content) if round % 2 else 100, rng.integers(1, 12)):
            content[place] = rng.integers(256)
        if round % 3 == 0:
            content = content[: rng.integers(1, len(content))]
        file = tmp_path / name
        file.write_bytes(content.tobytes())
        try:
            sound = audio.read(file, mono=bool(round % 5), sample_rate=16000 if round % 7 == 0 else None)
        except dl.DataError as e:
            errors += str(file) in str(e)
        else:
            assert np.isfinite(sound.samples).all()
            given += 1
    assert given + errors == 300  # each error names its file
    assert given > 20
    assert errors > 50
