"""Listeners: what they are told, what they may do, what their exceptions do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
mpl.use("Agg")
X = np.random.default_rng(0).standard_normal((60, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(3), layers=[nn.Output(2, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as made:
        yield made


class Diary:
    """Any object with some of the methods."""

    def __init__(self) -> None:
        self.entries: list[tuple[Any, ...]] = []

    def iteration_done(self, net: nn.MultiLayerNetwork, iteration: int, score: float) -> None:
        self.entries.append(("iteration", iteration, score))

    def on_epoch_start(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
        self.entries.append(("start", epoch))

    def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
        self.entries.append(("end", epoch))


def test_listeners_are_told_in_order(net: nn.MultiLayerNetwork) -> None:
    diary = Diary()
    net.fit(X, Y, epochs=2, batch_size=30, listeners=[diary])
    kinds = [entry[:2] for entry in diary.entries]
    assert kinds == [
        ("start", 0), ("iteration", 1), ("iteration", 2), ("end", 0),
        ("start", 1), ("iteration", 3), ("iteration", 4), ("end", 1),
    ]  # fmt: skip
    assert diary.entries[-2][2] == net.score()


def test_every_thins_out_the_calls(net: nn.MultiLayerNetwork) -> None:
    class Rare(nn.TrainingListener):
        every = 3
        seen: list[int]

        def iteration_done(self, net: Any, iteration: int, score: float) -> None:
            self.seen.append(iteration)

    rare = Rare()
    rare.seen = []
    net.fit(X, Y, batch_size=6, listeners=[rare])
    assert rare.seen == [3, 6, 9]


def test_listeners_are_for_one_fit_only(net: nn.MultiLayerNetwork) -> None:
    diary = Diary()
    net.fit(X, Y, listeners=[diary])
    before = len(diary.entries)
    net.fit(X, Y)
    assert len(diary.entries) == before


def test_a_listener_may_use_the_network(net: nn.MultiLayerNetwork) -> None:
    sums = []

    class Watch:
        def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            sums.append((net.params.sum(), net.output(X[:2]).shape, net.evaluate(X, Y).examples))

    net.fit(X, Y, epochs=2, listeners=[Watch()])
    assert [entry[1:] for entry in sums] == [((2, 2), 60)] * 2
    assert sums[0][0] != sums[1][0]


def test_what_a_listener_raises_comes_out_of_fit_and_the_weights_stay(net: nn.MultiLayerNetwork) -> None:
    class Enough(Exception):
        pass

    thrown = Enough("good enough")

    class Stop:
        def iteration_done(self, net: nn.MultiLayerNetwork, iteration: int, score: float) -> None:
            if iteration == 4:
                raise thrown

    before = net.params.copy()
    with pytest.raises(Enough) as caught:
        net.fit(X, Y, epochs=100, batch_size=10, listeners=[Stop()])
    assert caught.value is thrown
    assert net.iteration == 4
    assert not np.array_equal(net.params, before)
    net.fit(X, Y)
    assert net.iteration == 6, "training goes on, without the listener"


def test_stop_from_a_listener_ends_fit(net: nn.MultiLayerNetwork) -> None:
    class Stop:
        def on_epoch_start(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            if epoch == 1:
                net.stop()

    with pytest.raises(dl.InterruptedTrainingError, match="after iteration 7"):
        net.fit(X, Y, epochs=50, batch_size=10, listeners=[Stop()])


def test_collected_scores_are_those_that_listeners_are_told_with_their_iterations(net: nn.MultiLayerNetwork) -> None:
    scores, thin, diary = nn.CollectScores(), nn.CollectScores(every=4), Diary()
    net.fit(X, Y, epochs=2, batch_size=10, listeners=[scores, thin, diary])
    told = [entry[2] for entry in diary.entries if entry[0] == "iteration"]
    np.testing.assert_array_equal(scores.iterations, np.arange(1, 13))
    np.testing.assert_array_equal(scores.scores, told)
    np.testing.assert_array_equal(thin.iterations, [4, 8, 12])
    net.fit(X, Y, batch_size=60, listeners=[scores])
    np.testing.assert_array_equal(scores.iterations, np.arange(1, 14), "a second fit continues the curve")


def test_scores_survive_an_exception(net: nn.MultiLayerNetwork) -> None:
    class Stop:
        def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            raise StopIteration

    scores = nn.CollectScores()
    with pytest.raises(StopIteration):
        net.fit(X, Y, epochs=9, batch_size=10, listeners=[scores, Stop()])
    assert len(scores.scores) == 6


def test_the_curve_is_drawn(net: nn.MultiLayerNetwork) -> None:
    scores = nn.CollectScores()
    net.fit(X, Y, epochs=3, batch_size=10, listeners=[scores])
    ax = scores.plot()
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), scores.scores)
    assert ax.get_xlabel() == "iteration"
    pyplot.close("all")


def test_smoothing_keeps_a_constant() -> None:
    scores = nn.CollectScores()
    scores.scores = np.full(50, 0.7)
    np.testing.assert_allclose(scores.smoothed(), 0.7)


def test_score_and_performance_are_written(net: nn.MultiLayerNetwork, capsys: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    listeners = [nn.ScoreIterationListener(2), nn.PerformanceListener(3, out=lines.append)]
    net.fit(X, Y, batch_size=10, listeners=listeners)
    written = capsys.readouterr().out.splitlines()
    assert [line.split(" is ")[0] for line in written] == [f"Score at iteration {i}" for i in (2, 4, 6)]
    assert [line.split(":")[0] for line in lines] == ["iteration 3", "iteration 6"]
    assert "examples/s" in lines[0]


def test_progress_reports_each_epoch(net: nn.MultiLayerNetwork) -> None:
    stream = io.StringIO()
    progress = nn.Progress(show=True, stream=stream)
    net.fit(X, Y, epochs=3, batch_size=10, listeners=[progress])
    lines = stream.getvalue().splitlines()
    assert [line[:14] for line in lines] == [f"Epoch {i}/3 100%" for i in (1, 2, 3)]
    assert "60/60  score" in lines[0]
    assert progress.last is not None
    assert progress.last.score == net.score()
    assert progress.last.rate > 0


def test_progress_is_quiet_in_a_pipe(net: nn.MultiLayerNetwork, capsys: pytest.CaptureFixture[str]) -> None:
    net.fit(X, Y, listeners=[nn.Progress()])
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


@pytest.mark.parametrize("wrong", [5, object(), lambda net: None])
def test_what_is_no_listener_is_refused(net: nn.MultiLayerNetwork, wrong: Any) -> None:
    with pytest.raises(dl.ConfigurationError, match="A listener must have one of the methods iteration_done"):
        net.fit(X, Y, listeners=[wrong])


@pytest.mark.parametrize("every", [0, -1, 1.5, True])
def test_every_must_be_a_whole_number(every: Any) -> None:
    for kind in (nn.ScoreIterationListener, nn.PerformanceListener, nn.CollectScores):
        with pytest.raises(dl.ConfigurationError, match=f"The 'every' of {kind.__name__} must be"):
            kind(every)
