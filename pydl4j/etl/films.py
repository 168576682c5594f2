"""Films as numbers: their pictures, as a whole or one at a time.

film = films.read("walk.mp4", 64, 64, frames=16, step=5)   # pictures uint8 [16, 3, 64, 64], and how many a second there were
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pydl4j import _jvm
from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j._synonyms import refusing
from pydl4j.nn._checks import check_count, check_path, check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

__all__ = ["Film", "pictures", "read"]
LONG = 1 << 31


class Film(NamedTuple):
    """Pictures of a film."""

    pictures: np.ndarray[Any, Any]
    """uint8 [frames, channels, height, width]."""
    rate: float
    """Pictures a second in the file, before some are left out; 0 where it does not say."""


@briefly
def read(
    path: str | os.PathLike[str],
    height: int | None = None,
    width: int | None = None,
    *,
    channels: str = "rgb",
    start: int = 0,
    frames: int | None = None,
    step: int = 1,
) -> Film:
    """Pictures of a film: mp4, mov, mkv, webm, avi, mpg, ts, flv, wmv, gif, ogv and what else FFmpeg reads, a gigabyte at most.

    Needs the extra 'media'.

    Args:
        path: The file.
        height: In pixels. What shrinks is averaged, what grows is interpolated linearly. Default: the film's.
        width: In pixels. Default: the film's.
        channels: "gray", "rgb" or "bgr". Default: "rgb".
        start: How many pictures are left out at the beginning. Default: 0.
        frames: How many are read. Default: all.
        step: Of so many the first is read. Default: 1.

    Raises:
        DataError: it cannot be read, is no film, damaged, or has fewer pictures; the message names it.
    """
    form = _format(height, width, channels, start, frames, step)
    bridge = _jvm.bridge()
    reader = _opened(bridge, check_path(path), form)
    try:
        return Film(reader.call("rest").numpy(), float(reader.call("rate")))
    finally:
        reader.end()


def pictures(
    path: str | os.PathLike[str],
    height: int | None = None,
    width: int | None = None,
    *,
    channels: str = "rgb",
    start: int = 0,
    step: int = 1,
) -> Iterator[np.ndarray[Any, Any]]:
    """The pictures of a film one at a time, uint8 [channels, height, width]: films of any length.

    Args:
        path: The file.
        height: As for `read`.
        width: As for `read`.
        channels: As for `read`.
        start: As for `read`.
        step: As for `read`.
    """
    return _pictures(check_path(path), _format(height, width, channels, start, None, step))


def _pictures(path: str, form: tuple[Any, ...]) -> Iterator[np.ndarray[Any, Any]]:
    reader = _opened(_jvm.bridge(), path, form)
    try:
        while (picture := _next(reader)) is not None:
            yield picture.numpy()
    finally:
        reader.end()


def _opened(bridge: Bridge, path: str, form: tuple[Any, ...]) -> JavaObject:
    made: JavaObject = bridge.call("etl.films.FilmReader", "open", path, bridge.call("etl.films.FilmFormat", "new", *form)).own()
    return made


@briefly
def _next(reader: JavaObject) -> Any:
    return reader.call("next")


def _format(height: int | None, width: int | None, channels: str, start: int, frames: int | None, step: int) -> tuple[Any, ...]:
    """The arguments of a Java `FilmFormat`."""
    if check_text("'channels' of films", channels) not in ("gray", "rgb", "bgr"):
        raise ConfigurationError(f"The 'channels' of films must be 'gray', 'rgb' or 'bgr'. Got {channels!r} instead.")
    return (
        0 if height is None else min(LONG - 1, check_count("'height' of films", height, 1)),
        0 if width is None else min(LONG - 1, check_count("'width' of films", width, 1)),
        channels,
        check_count("'start' of films", start, 0),
        0 if frames is None else min(LONG - 1, check_count("'frames' of films", frames, 1)),
        min(LONG - 1, check_count("'step' of films", step, 1)),
    )


@dataclass(frozen=True)
class FilmForm:
    """How films of folders are read."""

    form: tuple[Any, ...]
    scale: float
    ravel: bool
    skipping: bool

    def __call__(self, bridge: Bridge) -> tuple[Any, ...]:
        return bridge.call("etl.films.FilmFormat", "new", *self.form), self.scale, self.ravel, self.skipping


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
