"""Sound as numbers: files of all kinds as waveforms, spectrograms, mel filters and MFCC, by librosa's names and with its numbers.

sound = audio.read("word.flac", sample_rate=16000)        # samples float32 [channels, samples], and their rate
matrix = audio.MFCC(13)(sound.samples[0], sound.sample_rate)  # [13, windows]
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import numpy as np

from pydl4j import _jvm
from pydl4j._errors import ConfigurationError, DataError
from pydl4j._factories import asarray
from pydl4j._interruptible import briefly
from pydl4j._synonyms import refusing
from pydl4j.nn._checks import check_count, check_flag, check_number, check_path, check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

__all__ = ["MFCC", "Features", "MelSpectrogram", "Sound", "Spectrogram", "Waveform", "blocks", "read", "resample"]

LONGEST = 600.0
"""Seconds that a whole file may last unless more is asked for."""
SECONDS = 1e6
RATES = 1000, 768000
HERTZ = 999_999.0


class Sound(NamedTuple):
    """Samples with their rate."""

    samples: np.ndarray[Any, Any]
    """float32 [channels, samples], from -1 to 1."""
    sample_rate: int
    """Samples a second."""


@briefly
def read(
    path: str | os.PathLike[str],
    *,
    sample_rate: int | None = None,
    mono: bool = True,
    start: float = 0.0,
    seconds: float | None = None,
    longest: float = LONGEST,
) -> Sound:
    """The samples of a file: WAV of all encodings (also A-law, µ-law and ADPCM), FLAC, MP3, Ogg and what else FFmpeg reads.

    Needs the extra 'media'.

    Args:
        path: The file.
        sample_rate: To which it is brought, from 1000 to 768000 a second. Default: the file's.
        mono: Whether the mean of the channels is taken. Default: True.
        start: Seconds that are left out at the beginning. Default: 0.
        seconds: That are read. Default: all that there are.
        longest: Seconds that all of it may last: more than memory should hold is refused. Default: 600.

    Raises:
        DataError: it cannot be read, is no sound, damaged, cut off or too long; the message names it.

    Example:
        >>> samples, rate = audio.read("word.flac", sample_rate=16000)
    """
    form = _format(sample_rate, mono, start, seconds, longest)
    bridge = _jvm.bridge()
    java = bridge.call("etl.audio.AudioReader", "read", check_path(path), bridge.call("etl.audio.AudioFormat", "new", *form))
    return Sound(java.call("samples").numpy(), int(java.call("rate")))


def blocks(
    path: str | os.PathLike[str], samples: int = 1 << 20, *, sample_rate: int | None = None, mono: bool = True, start: float = 0.0
) -> Iterator[np.ndarray[Any, Any]]:
    """The samples of a file, a piece at a time: hours of sound in the memory of one piece.

    Args:
        path: The file.
        samples: Of each channel in a piece. Default: 1048576.
        sample_rate: As for `read`.
        mono: As for `read`.
        start: As for `read`.

    Returns:
        float32 [channels, samples]; the last may be shorter.
    """
    form, most = _format(sample_rate, mono, start, None, LONGEST), check_count("'samples' of blocks", samples, 1)
    return _pieces(check_path(path), form, min(most, 1 << 28))


def _pieces(path: str, form: tuple[Any, ...], most: int) -> Iterator[np.ndarray[Any, Any]]:
    bridge = _jvm.bridge()
    reader = bridge.call("etl.audio.AudioReader", "open", path, bridge.call("etl.audio.AudioFormat", "new", *form)).own()
    try:
        while (piece := _next(reader, most)) is not None:
            yield piece.numpy()
    finally:
        reader.end()


@briefly
def _next(reader: JavaObject, most: int) -> Any:
    return reader.call("next", most)


def _format(sample_rate: int | None, mono: bool, start: float, seconds: float | None, longest: float) -> tuple[Any, ...]:
    """The arguments of a Java `AudioFormat`."""
    return (
        0 if sample_rate is None else _count("sample_rate", sample_rate, *RATES),
        check_flag("'mono' of sounds", mono),
        check_number("'start' of sounds", start, 0, SECONDS),
        0.0 if seconds is None else _above("seconds", seconds, SECONDS),
        _above("longest", longest, SECONDS),
    )


def _above(name: str, value: Any, most: float) -> float:
    """A number above 0: to Java 0 says that none was given."""
    number = check_number(f"'{name}' of sounds", value, 0, most)
    if number == 0:
        raise ConfigurationError(f"The '{name}' of sounds must be above 0. Got {value!r} instead.")
    return number


def _count(name: str, value: Any, least: int, most: int) -> int:
    """A whole number of a range."""
    number = check_count(f"'{name}' of sounds", value, least)
    if number > most:
        raise ConfigurationError(f"The '{name}' of sounds must be at most {most}. Got {value!r} instead.")
    return number


@briefly
def resample(samples: Any, sample_rate: int, to: int) -> np.ndarray[Any, Any]:
    """Samples at another rate, with a filter of 64 taps: float32, ceil(samples * to / sample_rate) of each channel.

    Args:
        samples: [samples] or [channels, samples].
        sample_rate: Theirs, from 1000 to 768000 a second.
        to: The new one.
    """
    given = _floating(samples)
    rates = check_count("'sample_rate' of resample", sample_rate, 1), check_count("'to' of resample", to, 1)
    made: np.ndarray[Any, Any] = _jvm.bridge().call("etl.audio.Sound", "resampled", asarray(np.atleast_2d(given)), *rates).numpy()
    return made if given.ndim > 1 else made[0]


def _floating(samples: Any) -> np.ndarray[Any, Any]:
    made = np.asarray(samples)
    if made.dtype.kind in "iu":
        raise DataError(f"Sounds are numbers from -1 to 1. Got {made.dtype}: divide 16-bit samples by 32768, or read them by audio.read.")
    if made.dtype.kind != "f" or made.ndim not in (1, 2):
        raise DataError(f"Sounds are numbers, [samples] or [channels, samples]. Got {made.dtype} of the shape {made.shape}.")
    return made if made.dtype in (np.float32, np.float64) else made.astype(np.float32)


@dataclass(frozen=True)
class Features:
    """What is computed of a sound, window by window. Called with samples and their rate it gives the numbers.

    float64 samples are computed in float64, all others in float32.
    """

    _kind: ClassVar[str]

    @briefly
    def __call__(self, samples: Any, sample_rate: int) -> np.ndarray[Any, Any]:
        """Of samples [samples] or [channels, samples]: [rows, windows] or [channels, rows, windows].

        Args:
            samples: From -1 to 1; `read` gives them.
            sample_rate: Samples a second.

        Raises:
            DataError: There are none, or without centring fewer than in a window.
        """
        given, bridge = _floating(samples), _jvm.bridge()
        rate = check_count("'sample_rate' of sounds", sample_rate, 1)
        made: np.ndarray[Any, Any] = self._java(bridge).call("of", asarray(given), rate).numpy()
        return made

    def _java(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call("etl.audio.AudioFeatures", "new", *self._settings())
        return made

    def _settings(self) -> tuple[Any, ...]:
        """The arguments of a Java `AudioFeatures`, checked."""
        own: dict[str, Any] = {name: getattr(self, name, default) for name, default in _DEFAULTS.items()}
        fft = _count("n_fft", own["n_fft"], 2, 1 << 20)
        mels = _count("n_mels", own["n_mels"], 1, 1 << 14)
        low = check_number("'fmin' of sounds", own["fmin"], 0, HERTZ)
        high = 0.0 if own["fmax"] is None else _above("fmax", own["fmax"], HERTZ)
        if 0 < high <= low:
            raise ConfigurationError(f"The 'fmax' of sounds must be above 'fmin', {low:g}. Got {own['fmax']!r} instead.")
        power = check_number("'power' of sounds", own["power"], 1, 2)
        if power not in (1, 2):
            raise ConfigurationError(f"The 'power' of sounds must be 1 or 2. Got {own['power']!r} instead.")
        return (
            self._kind,
            fft,
            _count("hop_length", own["hop_length"], 1, 1 << 24),
            fft if own["win_length"] is None else _count("win_length", own["win_length"], 1, fft),
            check_text("'window' of sounds", own["window"]),
            check_flag("'center' of sounds", own["center"]),
            power,
            check_flag("'decibels' of sounds", own["decibels"]),
            mels,
            low,
            high,
            check_flag("'htk' of sounds", own["htk"]),
            check_flag("'slaney' of sounds", own["slaney"]),
            min(20, mels) if self._kind != "mfcc" else _count("n_mfcc", own["n_mfcc"], 1, mels),
        )


_DEFAULTS = {
    "n_fft": 2048, "hop_length": 512, "win_length": None, "window": "hann", "center": True, "power": 2.0, "decibels": False,
    "n_mels": 128, "fmin": 0.0, "fmax": None, "htk": False, "slaney": True, "n_mfcc": 20,
}  # fmt: skip


@dataclass(frozen=True)
class Waveform(Features):
    """The samples as they are, as one row."""

    _kind = "waveform"


@dataclass(frozen=True)
class Spectrogram(Features):
    """Magnitudes of the short-time Fourier transform: [n_fft / 2 + 1, windows]; of librosa `abs(stft(y)) ** power`.

    Args:
        n_fft: Samples of a window that are transformed.
        hop_length: Samples from one window to the next.
        win_length: Samples of the window itself, in the middle of zeros. Default: n_fft.
        window: "hann", "hamming", "blackman", "bartlett" or "rectangular".
        center: Whether the middle of a window stands on its place, with zeros beyond the ends, else its beginning.
        power: 1 for magnitudes, 2 for energies.
        decibels: Whether logarithms are taken, of 80 dB below the loudest at most: librosa's `power_to_db`.
    """

    n_fft: int = 2048
    hop_length: int = 512
    win_length: int | None = None
    window: str = "hann"
    center: bool = True
    power: float = 1.0
    decibels: bool = False
    _kind = "spectrogram"


@dataclass(frozen=True)
class MelSpectrogram(Features):
    """Energies by filters on the mel scale: [n_mels, windows]; librosa's `melspectrogram`.

    Args:
        n_mels: Number of filters.
        n_fft: As for `Spectrogram`.
        hop_length: As for `Spectrogram`.
        win_length: As for `Spectrogram`.
        window: As for `Spectrogram`.
        center: As for `Spectrogram`.
        power: As for `Spectrogram`.
        decibels: As for `Spectrogram`.
        fmin: Lowest frequency, in Hz.
        fmax: Highest frequency, in Hz. Default: half the sample rate.
        htk: Whether the scale is HTK's, else Slaney's.
        slaney: Whether each filter has the area 1, else the height 1.
    """

    n_mels: int = 128
    n_fft: int = 2048
    hop_length: int = 512
    win_length: int | None = None
    window: str = "hann"
    center: bool = True
    power: float = 2.0
    decibels: bool = False
    fmin: float = 0.0
    fmax: float | None = None
    htk: bool = False
    slaney: bool = True
    _kind = "mel"


@dataclass(frozen=True)
class MFCC(Features):
    """Mel-frequency cepstral coefficients: [n_mfcc, windows]; librosa's `mfcc`.

    The orthonormal cosine transform (type 2) of the mel filters' energies in decibels, of 80 dB below the loudest at most.

    Args:
        n_mfcc: How many, from the lowest.
        n_mels: As for `MelSpectrogram`.
        n_fft: As for `Spectrogram`.
        hop_length: As for `Spectrogram`.
        win_length: As for `Spectrogram`.
        window: As for `Spectrogram`.
        center: As for `Spectrogram`.
        fmin: As for `MelSpectrogram`.
        fmax: As for `MelSpectrogram`.
        htk: As for `MelSpectrogram`.
        slaney: As for `MelSpectrogram`.
    """

    n_mfcc: int = 20
    n_mels: int = 128
    n_fft: int = 2048
    hop_length: int = 512
    win_length: int | None = None
    window: str = "hann"
    center: bool = True
    fmin: float = 0.0
    fmax: float | None = None
    htk: bool = False
    slaney: bool = True
    _kind = "mfcc"


@dataclass(frozen=True)
class AudioForm:
    """How sounds of folders are read."""

    form: tuple[Any, ...]
    features: Features
    windows: int
    skipping: bool

    def __call__(self, bridge: Bridge) -> tuple[Any, ...]:
        return bridge.call("etl.audio.AudioFormat", "new", *self.form), self.features._java(bridge), self.windows, self.skipping


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
