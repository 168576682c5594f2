"""`fit` with validation data and early stopping: histories, the best weights, what ends a training."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
mpl.use("Agg")
X = np.random.default_rng(0).standard_normal((80, 3)).astype(np.float32)
Y = (X[:, 0] + X[:, 1] > 0).astype(np.int64)
VALIDATION = (X[60:], Y[60:])
TRAIN = (X[:60], Y[:60])


def classifier(rate: float = 0.05) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), updater=nn.Adam(rate), layers=[nn.Output(2, loss="mcxent")], seed=5
    )
    return nn.MultiLayerNetwork(conf).init()


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with classifier() as made:
        yield made


def test_the_history_has_what_evaluations_say(net: nn.MultiLayerNetwork) -> None:
    seen: list[Any] = []

    class Look:
        def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            history = net.history
            assert history["val_score"][-1] == pytest.approx(net.score(*VALIDATION), rel=1e-6)
            seen.append((epoch, net.evaluate(*VALIDATION).accuracy, net.evaluate_roc(*VALIDATION).auc, len(history)))

    net.fit(*TRAIN, epochs=3, batch_size=20, validation_data=VALIDATION, metrics=["accuracy", "auroc"], listeners=[Look()])
    history = net.history
    assert history.names == ["score", "seconds", "val_score", "val_accuracy", "val_auroc"]
    np.testing.assert_array_equal(history.epoch, [0, 1, 2])
    assert seen == [(i, history["val_accuracy"][i], history["val_auroc"][i], i + 1) for i in range(3)]
    net.fit(*TRAIN, epochs=2, validation_data=VALIDATION)
    np.testing.assert_array_equal(net.history.epoch, [3, 4])
    assert net.history.names[-1] == "val_accuracy", "the metric of a network whose outputs are classes"


def test_the_training_score_is_the_mean_over_the_examples(net: nn.MultiLayerNetwork) -> None:
    scores = nn.CollectScores()
    net.fit(*TRAIN, batch_size=25, listeners=[scores])
    expected = np.average(scores.scores, weights=[25, 25, 10])
    assert net.history["score"][0] == pytest.approx(expected, rel=1e-12)


def test_histories_look_like_tables_and_pictures_and_pickle(net: nn.MultiLayerNetwork) -> None:
    assert len(net.history) == 0
    net.fit(*TRAIN, epochs=2, validation_data=VALIDATION)
    history = net.history
    assert [line.split()[0] for line in repr(history).splitlines()] == ["epoch", "0", "1"]
    assert history._repr_html_().count("<tr>") == 3
    again = pickle.loads(pickle.dumps(history))
    assert repr(again) == repr(history)
    assert list(again.to_dict()) == ["epoch", *history]
    ax = history.plot()
    assert [line.get_label() for line in ax.lines] == ["score", "val_score"]
    pyplot.close("all")
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'val_score'"):
        _ = history["val_scor"]


def test_the_best_weights_come_back_bit_for_bit() -> None:
    with classifier(rate=3.0) as net, classifier(rate=3.0) as other:
        kept: dict[int, Any] = {}

        class Keep:
            def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
                kept[epoch] = net.params.copy()

        net.fit(*TRAIN, epochs=50, batch_size=10, validation_data=VALIDATION, early_stopping=3, listeners=[Keep()])
        history, stopped = net.history, net.history.early_stopping
        assert stopped is not None
        assert stopped.termination_reason == "EpochTerminationCondition"
        best = int(np.argmin(history["val_score"]))
        assert stopped.best_model_epoch == best
        assert stopped.total_epochs == len(history) == best + 4
        np.testing.assert_array_equal(net.params, kept[best])
        assert (net.epoch, net.iteration) == (best + 1, 6 * (best + 1))
        other.fit(*TRAIN, epochs=best + 1, batch_size=10)
        other.fit(*TRAIN, epochs=1, batch_size=10)
        net.fit(*TRAIN, epochs=1, batch_size=10)
        np.testing.assert_array_equal(net.params, other.params, "training goes on from the best one, updater state and all")


@pytest.mark.parametrize("kind", ["accuracy", "f1", "auroc", "mse"])
def test_the_direction_follows_from_the_metric(kind: str, net: nn.MultiLayerNetwork) -> None:
    one_hot = np.eye(2, dtype=np.float32)[Y[60:]]
    calculator: nn.ScoreCalculator = {
        "auroc": lambda: nn.ROCScoreCalculator("auroc", *VALIDATION),
        "mse": lambda: nn.RegressionScoreCalculator("mse", X[60:], one_hot),
    }.get(kind, lambda: nn.ClassificationScoreCalculator(kind, *VALIDATION))()
    stopping = nn.EarlyStoppingConfiguration(nn.MaxEpochsTerminationCondition(6), score_calculator=calculator)
    net.fit(*TRAIN, epochs=50, batch_size=10, validation_data=(X[60:], one_hot), metrics=[kind], early_stopping=stopping)
    values, stopped = net.history[f"val_{kind}"], net.history.early_stopping
    assert len(values) == 6
    assert stopped is not None
    assert stopped.best_model_epoch == int(np.argmin(values) if kind == "mse" else np.argmax(values))


def test_errors_and_interruptions_leave_the_best_weights(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    class Stop:
        def on_epoch_start(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            if epoch % 10 == 4:
                net.stop()

    best = nn.EarlyStoppingConfiguration(
        nn.ScoreImprovementEpochTerminationCondition(99), model_saver=nn.LocalFileModelSaver(tmp_path), save_last_model=True
    )
    with pytest.raises(dl.InterruptedTrainingError):
        net.fit(*TRAIN, epochs=50, batch_size=10, validation_data=VALIDATION, early_stopping=best, listeners=[Stop()])
    stopped = net.history.early_stopping
    assert stopped is not None
    assert (stopped.termination_reason, stopped.total_epochs) == ("Error", 4)
    with nn.MultiLayerNetwork.load(tmp_path / "bestModel.zip") as saved, nn.MultiLayerNetwork.load(tmp_path / "latestModel.zip") as last:
        np.testing.assert_array_equal(saved.params, net.params)
        assert (saved.epoch, last.epoch) == (stopped.best_model_epoch + 1, 4)


def test_conditions_of_mini_batches(net: nn.MultiLayerNetwork) -> None:
    net.fit(*TRAIN, epochs=50, early_stopping=nn.EarlyStoppingConfiguration(nn.MaxTimeIterationTerminationCondition(1e-9)))
    assert net.iteration == 1
    stopped = net.history.early_stopping
    assert stopped is not None
    assert stopped.best_model_epoch == -1
    assert stopped.best_model_score is None
    bad = X[:60].copy()
    bad[0] = np.nan
    end = nn.EarlyStoppingConfiguration(nn.InvalidScoreIterationTerminationCondition(), nn.MaxScoreIterationTerminationCondition(1e9))
    net.fit(bad, Y[:60], epochs=50, batch_size=60, early_stopping=end)
    assert net.iteration == 1
    assert net.history.early_stopping is not None
    assert "NaN" in net.history.early_stopping.termination_details


def test_validation_takes_batches_that_python_makes(net: nn.MultiLayerNetwork) -> None:
    batches = [(X[60:70], Y[60:70]), (X[70:], Y[70:])]
    net.fit(*TRAIN, epochs=2, validation_data=batches)
    assert net.history["val_score"][-1] == pytest.approx(net.score(*VALIDATION), rel=1e-5)
    with pytest.raises(dl.ConfigurationError, match="A generator can be gone through once"):
        net.fit(*TRAIN, epochs=2, validation_data=iter(batches))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"early_stopping": "5"}, "early_stopping' must be an nn.EarlyStoppingConfiguration"),
        ({"metrics": ["accuracy"]}, "Give some: validation_data"),
        ({"validation_data": VALIDATION, "metrics": "accuracy"}, r"write \['accuracy'\]"),
        ({"validation_data": VALIDATION, "metrics": ["acuracy"]}, "Did you mean 'accuracy'"),
        ({"early_stopping": 0}, "must be an integer of at least 1"),
        ({"validation_data": (X, None)}, "labels"),
    ],
)
def test_what_cannot_work_is_refused(settings: dict[str, Any], said: str, net: nn.MultiLayerNetwork) -> None:
    with pytest.raises((dl.ConfigurationError, dl.DataError), match=said):
        net.fit(*TRAIN, epochs=2, **settings)


def test_settings_are_checked_when_they_are_given() -> None:
    with pytest.raises(dl.ConfigurationError, match="takes conditions that end the training"):
        nn.EarlyStoppingConfiguration()
    with pytest.raises(dl.ConfigurationError, match="must be one of accuracy, f1"):
        nn.ClassificationScoreCalculator("mse", X, Y)
    with pytest.raises(dl.ConfigurationError, match="'seconds'"):
        nn.MaxTimeIterationTerminationCondition(-1)
