"""The progress bar: what each of its forms writes."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace

import pytest

from pydl4j import _progress
from pydl4j._progress import PlainDisplay, QuietDisplay, Report, TerminalDisplay, bar, choose, duration

HALFWAY = Report(epoch=0, epochs=3, examples=30_000, total=60_000, score=0.12345, rate=7_483.4, seconds_left=20.2, epoch_ended=False)


class Stream(io.StringIO):
    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal, self._encoding = terminal, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(("share", "drawn"), [(0, "────"), (0.5, "━━──"), (0.125, "╸───"), (1, "━━━━")])
def test_the_bar_fills_in_half_letters(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


@pytest.mark.parametrize(("seconds", "text"), [(-1, "?"), (0, "0:00"), (7.4, "0:07"), (750, "12:30"), (3723, "1:02:03")])
def test_durations_are_short(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_terminal_redraws_one_line_with_score_rate_and_time_left() -> None:
    stream = Stream(terminal=True)
    display = TerminalDisplay(stream, columns=lambda: 120)
    display.show(HALFWAY)
    assert stream.getvalue().startswith("\rEpoch 1/3  50% ━")
    assert "30,000/60,000  score 0.1235  7,483 examples/s  0:20 left" in stream.getvalue()
    assert "\n" not in stream.getvalue()
    display.show(replace(HALFWAY, examples=60_000, epoch_ended=True))
    assert stream.getvalue().endswith("\n")
    assert "Epoch 1/3 100% " in stream.getvalue()


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
def test_a_line_never_wraps(columns: int) -> None:
    line = TerminalDisplay(Stream(terminal=True), columns=lambda: columns).line(HALFWAY)
    assert len(line) < columns


def test_a_terminal_without_unicode_gets_ascii() -> None:
    line = TerminalDisplay(Stream(terminal=True, encoding="ascii"), columns=lambda: 120).line(HALFWAY)
    line.encode("ascii")
    assert "####" in line


def test_closing_in_the_middle_ends_the_line_once() -> None:
    stream = Stream(terminal=True)
    display = TerminalDisplay(stream, columns=lambda: 80)
    display.show(HALFWAY)
    display.close()
    display.close()
    assert stream.getvalue().count("\n") == 1


def test_plain_lines_come_at_the_end_of_an_epoch_and_now_and_then() -> None:
    now = 0.0
    stream = Stream(terminal=False)
    display = PlainDisplay(stream, clock=lambda: now)
    display.show(HALFWAY)
    assert stream.getvalue() == ""
    now = 11.0
    display.show(HALFWAY)
    display.show(replace(HALFWAY, epoch_ended=True))
    assert re.findall(r"Epoch 1/3 +(\d+)%", stream.getvalue()) == ["50", "100"]


def test_an_unknown_number_of_examples_shows_no_share_of_them() -> None:
    line = TerminalDisplay(Stream(terminal=True), columns=lambda: 100).line(replace(HALFWAY, total=-1, seconds_left=-1))
    assert "30,000  score" in line
    assert "left" not in line


def test_the_form_follows_the_stream() -> None:
    assert isinstance(choose(None, Stream(terminal=True)), TerminalDisplay)
    assert isinstance(choose(None, Stream(terminal=False)), QuietDisplay)
    assert isinstance(choose(True, Stream(terminal=False)), PlainDisplay)
    assert isinstance(choose(False, Stream(terminal=True)), QuietDisplay)


def test_a_dumb_terminal_gets_no_control_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(choose(True, Stream(terminal=True)), PlainDisplay)


def test_outside_of_a_notebook_none_is_assumed() -> None:
    assert not _progress.in_notebook()


def test_a_notebook_gets_html() -> None:
    text = _progress.NotebookDisplay().html(HALFWAY)
    assert '<progress value="0.5000" max="1">' in text
    assert "7,483 examples/s" in text


def test_a_process_without_standard_error_is_shown_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    display = choose(True)
    display.show(Report(0, 1, 10, 10, 0.5, 100.0, 0.0, True))
    display.close()
