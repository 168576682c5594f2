"""The arithmetic of the benchmarks' harness: what a figure, a ratio and a spread are."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def harness(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module("harness")
    for name in ("harness", "report", "worker"):
        sys.modules.pop(name, None)


@pytest.fixture
def worker(harness):
    return importlib.import_module("worker")


def in_turn(*figures):
    stream = iter(figures)
    return lambda seconds: next(stream)


def contest(harness, ours=None, peer=None, **more):
    return harness.Contest("case", "metric", "µs", ours or in_turn(), peer, "peer" if peer else None, **more)


def test_ratio_is_above_one_when_ours_takes_less_time(harness):
    result = harness.judge(contest(harness, peer=in_turn()), [1.0, 2.0, 4.0], [4.0, 4.0, 4.0])
    assert (result.ours, result.peer, result.ratio) == (2.0, 4.0, 2.0)


def test_ratio_is_above_one_when_ours_has_the_higher_rate(harness):
    result = harness.judge(contest(harness, peer=in_turn(), higher_is_better=True), [30.0], [10.0])
    assert result.ratio == 3.0


def test_ratio_is_the_median_of_pairs_not_the_ratio_of_medians(harness):
    # The machine slows tenfold in the middle: each pair still says 2, the medians of the sides would say 20 or 2.
    result = harness.judge(contest(harness, peer=in_turn()), [1.0, 10.0, 10.0], [2.0, 20.0, 20.0])
    assert result.ratio == 2.0
    assert result.spread == (2.0, 2.0)


def test_spread_is_the_quartiles_of_the_pairs(harness):
    result = harness.judge(contest(harness, peer=in_turn()), [1.0] * 5, [1.0, 2.0, 3.0, 4.0, 5.0])
    assert result.spread == (2.0, 4.0)


def test_sides_with_unequal_numbers_of_slices_are_refused(harness):
    with pytest.raises(ValueError, match="shorter"):
        harness.judge(contest(harness, peer=in_turn()), [1.0, 2.0], [1.0])


def test_first_slice_of_each_side_is_not_counted(harness):
    pair = contest(harness, in_turn(1000.0, 1.0, 1.0, 1.0), in_turn(1000.0, 3.0, 3.0, 3.0))
    assert harness.measure(pair, rounds=3, seconds=0.1).ratio == 3.0


def test_uncounted_slices_are_as_many_as_asked_for(harness):
    pair = contest(harness, in_turn(1000.0, 1000.0, 1.0), in_turn(1000.0, 1000.0, 3.0), warm_up=2)
    assert harness.measure(pair, rounds=1, seconds=0.1).ratio == 3.0


def test_sides_take_turns_in_going_first(harness):
    calls = []

    def side(name):
        def run(seconds):
            calls.append(name)
            return 1.0

        return run

    harness.measure(contest(harness, side("ours"), side("peer"), warm_up=0), rounds=2, seconds=0.1)
    assert calls == ["ours", "peer", "peer", "ours"]


@pytest.mark.parametrize(("figure", "higher", "reached"), [(4.0, False, True), (6.0, False, False), (6.0, True, True)])
def test_without_a_peer_the_figure_itself_must_reach(harness, figure, higher, reached):
    result = harness.judge(contest(harness, reach=5.0, higher_is_better=higher), [figure], [])
    assert result.ratio is None
    assert result.reached is reached


def test_best_of_keeps_the_best_warm_configuration(harness):
    slow, fast = in_turn(1.0, 9.0), in_turn(50.0, 3.0, 3.5)
    side = harness.best_of(slow, fast, higher_is_better=False)
    assert side(0.1) == 3.5


def test_json_line_has_the_eight_fields(harness):
    report = importlib.import_module("report")
    result = harness.judge(contest(harness, peer=in_turn(), reach=1.0), [1.0], [2.0])
    line = json.loads(json.dumps(report.as_object(result)))
    assert line == {
        "case": "case",
        "metric": "metric",
        "unit": "µs",
        "ours": 1.0,
        "peer": 2.0,
        "peer_name": "peer",
        "ratio": 2.0,
        "spread": [2.0, 2.0],
    }


def test_options_choose_cases_by_their_beginning(harness):
    options = harness.arguments("d", ["--case", "py4j", "--metric", "in"])
    assert harness.wanted(options, "py4j_1MiB", "in")
    assert not harness.wanted(options, "py4j_1MiB", "out")
    assert not harness.wanted(options, "jpype_1MiB", "in")


def test_work_is_repeated_until_the_time_is_up(worker):
    now = [0.0]

    def work(times):
        now[0] += 0.01 * times

    count, elapsed = worker.repeat_for(work, 1.0, clock=lambda: now[0])
    assert elapsed == pytest.approx(0.01 * count)
    assert 100 <= count <= 101


def test_a_worker_answers_counts_and_says_what_failed(worker, tmp_path):
    (tmp_path / "side.py").write_text(
        f"import sys; sys.path.insert(0, {str(BENCHMARKS)!r})\n"
        "import time, worker\n"
        "def bad(): raise ValueError('no such data')\n"
        "worker.serve({'good': lambda: (lambda n: time.sleep(n * 1e-4)), 'bad': bad})\n"
    )
    with worker.Worker(sys.executable, str(tmp_path / "side.py")) as side:
        count, elapsed = side.run("good", 0.01)
        assert count > 0
        assert elapsed >= 0.01
        with pytest.raises(worker.WorkerError, match="no such data"):
            side.run("bad", 0.01)
