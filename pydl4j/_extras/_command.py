"""What `pydl4j extras` prints."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from pydl4j import _extras
from pydl4j._progress import bar, in_terminal


def show() -> None:
    """A line for each extra: whether it is there, its size to fetch, and what for."""
    for name, purpose in _extras.PURPOSES.items():
        state = "installed" if _extras.is_installed(name) else "-"
        print(f"{name:<10} {state:<10} {megabytes(name):>4} MB  {purpose}")


def install(names: Sequence[str]) -> None:
    """Fetches extras, with a bar where somebody looks, and says where they are."""
    for name in names:
        _extras.parts(name)  # a wrong name is refused before anything is fetched
    for name in names:
        if _extras.is_installed(name):
            print(f"{name}: is in {_extras.folder(name)} already")
            continue
        line = Line(name, sys.stderr)
        try:
            place = _extras.install(name, line.show)
        finally:
            line.clear()
        print(f"{name}: {megabytes(name)} MB fetched into {place}; sessions that start now have it")


def remove(names: Sequence[str]) -> None:
    """Removes extras."""
    for name in names:
        print(f"{name}: {'removed' if _extras.remove(name) else 'was not there'}")


def megabytes(name: str) -> int:
    """What has to be fetched for an extra."""
    return round(sum(part.size for part in _extras.parts(name)) / 1e6)


class Line:
    """One line of a terminal with a bar; in a pipe nothing."""

    def __init__(self, name: str, stream: TextIO | None) -> None:
        self._name = name
        self._stream = stream if stream is not None and in_terminal(stream) else None

    def show(self, file: str, done: int, total: int) -> None:
        """How far it is."""
        if self._stream is not None:
            text = f"{self._name} {bar(done / total, 30)} {done / 1e6:.0f}/{total / 1e6:.0f} MB  {file}"
            self._stream.write("\r" + text[: shutil.get_terminal_size().columns - 1] + "\x1b[K")
            self._stream.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
