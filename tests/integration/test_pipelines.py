"""Pipelines of examples: orders, parts, caches, files, and places that are taken up again, also after a kill."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from tests.integration import script

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((60, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


def counting(n: int) -> datasets.DataPipeline:
    """Examples whose features and labels are their numbers."""
    return datasets.DataPipeline(np.arange(n, dtype=np.float32).reshape(n, 1), np.arange(n))


def numbers(batch: nn.DataSet) -> list[int]:
    assert batch.labels is not None
    assert batch.features.ravel().tolist() == batch.labels.tolist()
    return [int(each) for each in batch.labels]


def seen(data: datasets.DataPipeline) -> list[int]:
    return [number for batch in data for number in numbers(batch)]


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), layers=[nn.Dense(4), nn.Output(2, loss="mcxent")], updater=nn.Adam(0.01), seed=5
    )
    return nn.MultiLayerNetwork(conf).init()


def test_each_loop_is_a_pass_and_batches_may_be_kept() -> None:
    data = counting(10).shuffle(seed=3).batch(4)
    with data:
        first = list(data)
        assert [len(batch) for batch in first] == [4, 4, 2]
        second = seen(data)
    assert sorted(number for batch in first for number in numbers(batch)) == list(range(10))
    assert sorted(second) == list(range(10))
    assert second != [number for batch in first for number in numbers(batch)]


def test_steps_are_written_in_the_order_in_which_they_are_done() -> None:
    assert seen(counting(6).skip(1).take(3).repeat(2)) == [1, 2, 3, 1, 2, 3]
    assert seen(counting(6).repeat().take(8)) == [0, 1, 2, 3, 4, 5, 0, 1]
    assert len(set(seen(counting(50).sample(20, seed=1)))) == 20
    assert set(seen(counting(3).weighted([0, 1, 0], examples=9))) == {1}
    assert seen(counting(20).batch(3).prefetch(3, threads=2)) == list(range(20))
    assert seen(counting(10).batch(4, whole=True)) == list(range(8))
    assert counting(10).batch(4).num_examples == 10


def test_parts_have_no_common_example_and_folds_test_each_once() -> None:
    classes = np.arange(40) % 4 == 0
    data = datasets.DataPipeline(np.arange(40, dtype=np.float32)[:, None], classes.astype(np.int64))
    train, test = data.split(0.75, 0.25, stratify=True, seed=2)
    assert not set(train.numbers()) & set(test.numbers())
    assert [int(classes[part.numbers()].sum()) for part in (train, test)] == [8, 2]  # of 10: 7.5 is rounded up
    groups = [f"person {i % 7}" for i in range(40)]
    one, other = data.split(0.5, 0.5, groups=groups)
    assert not {groups[i] for i in one.numbers()} & {groups[i] for i in other.numbers()}
    folds = counting(11).k_fold(3)
    assert [test.numbers().tolist() for _, test in folds] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10]]
    assert all(len(train.numbers()) + len(test.numbers()) == 11 for train, test in folds)


def test_classes_are_balanced() -> None:
    data = datasets.DataPipeline(np.zeros((9, 1), np.float32), [0, 0, 0, 0, 0, 0, 1, 1, 2])
    assert data.classes().tolist() == [0, 0, 0, 0, 0, 0, 1, 1, 2]
    labels = np.concatenate([batch.labels for batch in data.balanced(seed=4)])
    assert np.bincount(labels).tolist() == [6, 6, 6]
    assert data.balanced(fewer=True).num_examples == 3


def test_networks_train_and_are_evaluated_on_a_pipeline() -> None:
    with network() as one, network() as other:
        one.fit(datasets.ArrayIterator(X, Y, 10), epochs=3)
        other.fit(datasets.DataPipeline(X, Y).batch(10).prefetch(2), epochs=3, validation_data=datasets.DataPipeline(X, Y))
        assert np.array_equal(one.params, other.params)
        assert other.evaluate(datasets.DataPipeline(X, Y).batch(7)).accuracy == one.evaluate(X, Y).accuracy
        other.fit(datasets.DataPipeline(X, Y), class_weight={0: 2.0})


def test_graphs_train_on_several_inputs() -> None:
    conf = nn.ComputationGraphConfiguration(
        inputs=["a", "b"],
        input_types=[nn.InputType.feed_forward(3), nn.InputType.feed_forward(1)],
        vertices={"out": (nn.Output(2, loss="mcxent"), "a", "b")},
        outputs="out",
    )
    data = datasets.DataPipeline(nn.MultiDataSet([X, X[:, :1]], [Y])).shuffle(seed=1).batch(16)
    with nn.ComputationGraph(conf).init() as net:
        net.fit(data, epochs=2)
        assert net.iteration == 8
    batch = next(iter(data))
    assert isinstance(batch, nn.MultiDataSet)
    assert np.array_equal(batch.features[0][:, :1], batch.features[1])
    data.close()


def test_masks_and_weights_come_along() -> None:
    mask = np.tril(np.ones((3, 3), np.float32))
    data = datasets.DataPipeline(np.zeros((3, 2, 3), np.float32), [0, 1, 2], features_mask=mask, weights=[1, 2, 3])
    for batch in data.shuffle(seed=1).batch(2):
        assert batch.labels is not None
        assert batch.features_mask is not None
        assert batch.weights is not None
        assert batch.weights.tolist() == (batch.labels + 1).tolist()
        assert np.array_equal(batch.features_mask, mask[batch.labels])


def test_batches_of_python_are_kept_and_mixed() -> None:
    made = [(X[i : i + 8], Y[i : i + 8]) for i in range(0, 60, 8)]
    data = datasets.DataPipeline.from_batches(made).shuffle(buffer=20, seed=1).batch(10)
    with data:
        features = np.concatenate([batch.features for batch in data])
    assert not np.array_equal(features, X)
    assert np.array_equal(np.sort(features, 0), np.sort(X, 0))
    with pytest.raises(dl.ConfigurationError, match="cache"):
        list(datasets.DataPipeline.from_batches(made).prefetch())
    kept = datasets.DataPipeline.from_batches(iter(made)).cache()  # a generator, which can be gone through once
    with kept.shuffle(seed=1).batch(30).prefetch(2, threads=2) as mixed:
        assert [len(batch) for batch in mixed] == [30, 30]


def test_files_of_numpy_are_read(tmp_path: Path) -> None:
    for i in range(5):
        rows = slice(12 * i, 12 * i + 12)
        (np.savez_compressed if i % 2 else np.savez)(tmp_path / f"{i}.npz", features=X[rows], labels=Y[rows])
    with datasets.DataPipeline.from_files(tmp_path / "*.npz").batch(25) as data:
        features = np.concatenate([batch.features for batch in data])
    assert np.array_equal(features, X)
    stored = tmp_path / "stored"
    assert datasets.DataPipeline(X, Y).batch(16).save(stored) == 4
    with datasets.DataPipeline.from_files(stored).shuffle(seed=2).batch(16).prefetch(2, threads=2) as data:
        features = np.concatenate([batch.features for batch in data])
    assert np.array_equal(np.sort(features, 0), np.sort(X, 0))
    with pytest.raises(dl.DataError, match="no file of batches"):
        datasets.DataPipeline.from_files(tmp_path / "none")


def test_a_loop_is_taken_up_where_it_was_left() -> None:
    def made() -> datasets.DataPipeline:
        return counting(50).shuffle(buffer=15, seed=4).batch(6)

    whole = [seen(data) for data in [made()] for _ in range(2)]
    again = made()
    seen(again)
    taken = []
    for batch in again:
        taken += numbers(batch)
        if len(taken) == 18:
            break
    place = json.loads(json.dumps(again.position))
    assert place["epoch"] == 1
    assert place["examples"] == 18
    again.close()
    fresh = made().restore(place)
    assert fresh.position == place
    assert taken + seen(fresh) == whole[1]
    assert fresh.position["epoch"] == 2
    with pytest.raises(dl.ConfigurationError, match="other data"):
        list(counting(51).shuffle(buffer=15, seed=4).batch(6).restore(place))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints"


def test_a_killed_training_goes_on_within_its_pass(folder: Path, tmp_path: Path) -> None:
    training = """
        import os, signal
        import numpy as np
        from pydl4j import datasets, nn
        x = np.random.default_rng(0).standard_normal((60, 3)).astype(np.float32)
        y = (x[:, 0] > 0).astype(np.int64)
        data = datasets.DataPipeline(x, y).shuffle(buffer=25, seed=3).batch(4).prefetch(2)
        conf = nn.MultiLayerConfiguration(
            input_type=nn.InputType.feed_forward(3), layers=[nn.Dense(4), nn.Output(2, loss="mcxent")], updater=nn.Adam(0.01), seed=5
        )
        class Told:
            def iteration_done(self, net, iteration, score):
                print(iteration, flush=True)
                if iteration == 22:
                    signal.pause()  # until we are killed, whatever standard input is
        net = nn.MultiLayerNetwork(conf).init()
        net.fit(data, epochs=3, listeners=[nn.CheckpointListener(os.environ["FOLDER"], every_n_iterations=1), Told()])
    """
    process = script.start(training, FOLDER=str(folder))
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == "22":  # 7 of 15 mini-batches of the second pass
            break
    process.send_signal(signal.SIGKILL)
    process.communicate()
    last = nn.CheckpointListener.last_checkpoint(folder)
    data = datasets.DataPipeline(X, Y).shuffle(buffer=25, seed=3).batch(4).prefetch(2)
    with network() as whole, nn.MultiLayerNetwork.load(last.path) as net:
        assert net.data_position is not None
        assert net.data_position["examples"] == 4 * 7
        net.fit(data.restore(net), epochs=3 - net.epoch)
        assert net.data_position is None
        whole.fit(data, epochs=3)
        assert net.iteration == whole.iteration == 45
        assert np.array_equal(net.params, whole.params)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda data: data.batch(0),
        lambda data: data.take(-1),
        lambda data: data.repeat(0),
        lambda data: data.shuffle(buffer=0),
        lambda data: data.shuffle(seed="now"),
        lambda data: data.split(0.8, 0.8)[0].numbers(),
        lambda data: data.split(0.8, stratify=True, groups=[1]),
        lambda data: data.k_fold(1),
        lambda data: data.k_fold(99)[0][0].numbers(),
        lambda data: data.cache("tape"),
        lambda data: data.prefetch(-1),
        lambda data: data.weighted([1.0, -1.0]).numbers(),
        lambda data: data.restore(3),
        lambda data: data.repeat().shuffle().numbers(),
        lambda data: datasets.DataPipeline.from_batches(3),  # type: ignore[arg-type]
        lambda data: datasets.DataPipeline(nn.DataSet(X, Y), Y),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Any) -> None:
    with pytest.raises(dl.ConfigurationError):
        wrong(counting(9))
