"""The progress bar of a fit on a cluster, fed by what a driver would answer."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from pydl4j._progress import Report
from pydl4j.spark import _progress


def state(ended: int, share: float, **more: Any) -> dict[str, Any]:
    known = {"epochs": 3, "score": 0.5, "workers": 2, "examples": 300, "seconds": 2.0}
    return {**known, "epochsEnded": ended, "share": share, **more}


class Recorder:
    def __init__(self, enough: int) -> None:
        self.reports: list[Report] = []
        self.closed = False
        self.full = threading.Event()
        self.enough = enough

    def show(self, report: Report) -> None:
        self.reports.append(report)
        if len(self.reports) >= self.enough:
            self.full.set()

    def close(self) -> None:
        self.closed = True


class Driver:
    """Answers one state after the other, and the last one from then on."""

    def __init__(self, *states: dict[str, Any] | None) -> None:
        self.states = list(states)

    def progressJson(self) -> str | None:
        now = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return None if now is None else json.dumps(now)


def test_a_report_says_how_far_all_workers_are() -> None:
    report = _progress.report(state(1, 0.5), 1, False)
    assert report.share == 0.5
    assert report.rate == 150
    assert report.seconds_left == pytest.approx(2.0)
    assert not report.epoch_ended


def test_each_pass_ends_once_even_if_several_ended_between_two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder(enough=4)
    monkeypatch.setattr(_progress, "choose", lambda show: recorder)
    monkeypatch.setattr(_progress, "PAUSE", 0.001)
    with _progress.shown(Driver(None, state(0, 0.25), state(3, 0.0)), True):
        assert recorder.full.wait(60)
    assert [r.epoch for r in recorder.reports if r.epoch_ended] == [0, 1, 2]
    assert recorder.reports[0].share == 0.25
    assert recorder.closed


def test_nothing_is_asked_where_nothing_is_shown() -> None:
    with _progress.shown(None, False):  # would fail on the first question
        assert not [t for t in threading.enumerate() if t.name == "pydl4j-spark-progress"]
