"""The progress bar: one line that a terminal redraws, a widget in a notebook, plain lines in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

FULL, PART, EMPTY = "━", "╸", "─"
ASCII = ("#", "", "-")
PLAIN_PAUSE = 10.0
"""Seconds between two lines of the plain form within one epoch."""


@dataclass(frozen=True)
class Report:
    """How far training is. Epochs count from 0; `total` and `seconds_left` are -1 when nobody knows them, `score` is NaN."""

    epoch: int
    epochs: int
    examples: int
    total: int
    score: float
    rate: float
    seconds_left: float
    epoch_ended: bool
    unit: str = "examples"

    @property
    def share(self) -> float:
        """How much of this epoch is done, 0 to 1."""
        if self.epoch_ended:
            return 1.0
        return min(1.0, self.examples / self.total) if self.total > 0 else 0.0


class Display(Protocol):
    """Shows reports; `close` is called when training ends, whatever the reason."""

    def show(self, report: Report) -> None: ...

    def close(self) -> None: ...


def bar(share: float, width: int, letters: tuple[str, str, str] = (FULL, PART, EMPTY)) -> str:
    """A bar of `width` letters, filled to `share` (0 to 1) in steps of half a letter where there is a letter for it."""
    full, part, empty = letters
    halves = round(share * width * 2) if part else round(share * width) * 2
    filled = full * (halves // 2) + (part if halves % 2 else "")
    return filled + empty * (width - len(filled))


def duration(seconds: float) -> str:
    """0:07, 12:30, 1:02:03; a question mark for a negative one, which stands for unknown."""
    if seconds < 0:
        return "?"
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def figures(report: Report) -> str:
    """The numbers beside the bar."""
    done = f"{report.examples:,}" + (f"/{report.total:,}" if report.total > 0 else "")
    left = "" if report.seconds_left < 0 else f"  {duration(report.seconds_left)} left"
    score = "" if report.score != report.score and report.unit != "examples" else f"  score {report.score:.4f}"
    return f"{done}{score}  {report.rate:,.0f} {report.unit}/s{left}"


class TerminalDisplay:
    """One line for each epoch, redrawn in place."""

    def __init__(self, stream: TextIO, columns: Callable[[], int] | None = None) -> None:
        self._stream = stream
        self._columns = columns or (lambda: shutil.get_terminal_size().columns)
        self._letters = (FULL, PART, EMPTY) if _can_encode(stream, FULL + PART + EMPTY) else ASCII
        self._open = False

    def line(self, report: Report) -> str:
        head = f"Epoch {report.epoch + 1}/{report.epochs} {report.share:4.0%} "
        tail = f" {figures(report)}"
        room = self._columns() - 1 - len(head) - len(tail)
        drawn = bar(report.share, min(40, room), self._letters) if room >= 8 else ""
        line = head + drawn + tail
        return line[: max(1, self._columns() - 1)]

    def show(self, report: Report) -> None:
        # \x1b[K clears what a longer line left behind; a report of a bar's end also ends the line.
        self._stream.write("\r" + self.line(report) + "\x1b[K" + ("\n" if report.epoch_ended else ""))
        self._stream.flush()
        self._open = not report.epoch_ended

    def close(self) -> None:
        if self._open:
            self._stream.write("\n")
            self._stream.flush()
            self._open = False


class PlainDisplay:
    """Lines for logs: the end of each epoch, and every ten seconds between."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._shown = clock()

    def show(self, report: Report) -> None:
        if report.epoch_ended or self._clock() - self._shown >= PLAIN_PAUSE:
            self._shown = self._clock()
            self._stream.write(f"Epoch {report.epoch + 1}/{report.epochs} {report.share:4.0%} {figures(report)}\n")
            self._stream.flush()

    def close(self) -> None:
        return None


class NotebookDisplay:
    """One HTML line an epoch, updated in place through IPython's display protocol."""

    def __init__(self) -> None:
        self._handle: Any = None

    def html(self, report: Report) -> str:
        return (
            f"<div>Epoch {report.epoch + 1}/{report.epochs} "
            f'<progress value="{report.share:.4f}" max="1"></progress> {report.share:.0%} {figures(report)}</div>'
        )

    def show(self, report: Report) -> None:
        from IPython.display import HTML, display  # type: ignore[import-not-found,unused-ignore]

        if self._handle is None:
            self._handle = display(HTML(self.html(report)), display_id=True)
        else:
            self._handle.update(HTML(self.html(report)))
        if report.epoch_ended:
            self._handle = None

    def close(self) -> None:
        self._handle = None


class QuietDisplay:
    """Shows nothing."""

    def show(self, report: Report) -> None:
        return None

    def close(self) -> None:
        return None


def choose(show: bool | None, stream: TextIO | None = None) -> Display:
    """The form that fits: a bar in a terminal, a widget in a notebook; in a pipe nothing, or lines if `show`."""
    target: TextIO | None = sys.stderr if stream is None else stream
    if show is False:
        return QuietDisplay()
    if stream is None and in_notebook():
        return NotebookDisplay()
    if target is None:  # a daemon's, whose standard error is closed
        return QuietDisplay()
    if in_terminal(target) and os.environ.get("TERM") != "dumb":
        return TerminalDisplay(target)
    return PlainDisplay(target) if show else QuietDisplay()


def in_terminal(stream: TextIO | None) -> bool:
    """Whether it shows lines to somebody; None is standard error of a process that has none."""
    return stream is not None and stream.isatty()


def in_notebook() -> bool:
    """Whether this is the kernel of a notebook; asks only an IPython that is already loaded."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None and hasattr(ipython, "get_ipython") else None
    return type(shell).__name__ == "ZMQInteractiveShell"


def _can_encode(stream: TextIO, text: str) -> bool:
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
