"""Trainings that go on, end early, or go wrong, as a Python user meets them."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.spark import Average, NeuralNetworkClassifier
from tests.integration.spark.nets import configuration, probabilities

FOREVER = 100_000
"""Passes of a training that something else must end."""


def classifier(**params: Any) -> NeuralNetworkClassifier:
    given = {"conf": configuration(), "features_col": "x", "num_workers": 2, "batch_size": 20, "sync": Average(every=5), **params}
    return NeuralNetworkClassifier(**given)


def table(spark: Any, broken: bool = False) -> Any:
    """600 rows in two persisted partitions: the same order in every training."""
    x = np.random.default_rng(5).standard_normal((600, 4))
    label = x[:, :3].argmax(1)
    if broken:
        x[400, 0] = np.nan
    data = [(i, [float(v) for v in row], int(c)) for i, (row, c) in enumerate(zip(x, label, strict=True))]
    made = spark.createDataFrame(data, "id long, x array<float>, label int").repartitionByRange(2, "id").persist()
    made.count()
    return made


@pytest.fixture
def rows(spark: Any) -> Iterator[Any]:
    made = table(spark)
    yield made
    made.unpersist(True)


def executors() -> list[int]:
    """Processes of the cluster's executors."""
    found = []
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                parent = (entry / "status").read_text().split("PPid:")[1].split()[0]
            except (OSError, IndexError):
                continue
            # The driver's JVM is our child, and starts them.
            if b"CoarseGrainedExecutorBackend" in command and parent in children:
                found.append(int(entry.name))
    return sorted(found)


def checkpoints(run: Path) -> list[str]:
    """The complete ones, oldest first. Once there is one there always is: a training keeps its two newest."""
    return sorted(manifest.parent.name for manifest in run.glob("*/epoch-*/manifest.properties"))


def until(condition: Callable[[], object], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"nothing of the kind within {seconds} s"
        time.sleep(0.02)


class Actor(threading.Thread):
    """Acts once a training that nothing else ends has trained a pass; `ended` raises what went wrong in it."""

    def __init__(self, run: Path, act: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.run_folder, self.act = run, act
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            until(lambda: checkpoints(self.run_folder))
            self.act()
        except BaseException as error:
            self.error = error

    def ended(self) -> None:
        self.join(120)
        assert not self.is_alive()
        if self.error is not None:
            raise self.error


def test_a_resumed_training_is_the_whole_one_on_any_file_system(spark: Any, rows: Any, tmp_path: Path) -> None:
    hadoop = spark.sparkContext._jsc.hadoopConfiguration()
    hadoop.set("fs.viewfs.mounttable.pydl4j.link./mounted", f"file:{tmp_path}/behind")
    (tmp_path / "behind").mkdir()
    whole = probabilities(classifier(epochs=4).fit(rows).transform(rows))
    for folder in (f"file:{tmp_path}/plain", "viewfs://pydl4j/mounted/run"):
        first = classifier(epochs=2, checkpoint_dir=folder).fit(rows)
        assert first.history.count() == 2
        with pytest.raises(dl.ConfigurationError, match="holds checkpoints of this training"):
            classifier(epochs=4, checkpoint_dir=folder).fit(rows)
        resumed = classifier(epochs=4, checkpoint_dir=folder, resume=True).fit(rows)
        assert [row["epoch"] for row in resumed.history.orderBy("epoch").collect()] == [0, 1, 2, 3]
        np.testing.assert_array_equal(probabilities(resumed.transform(rows)), whole)
    assert any((tmp_path / "behind" / "run").iterdir())


def test_a_training_that_does_not_improve_ends_early(rows: Any) -> None:
    model = classifier(conf=configuration(updater=nn.Sgd(1e-12)), epochs=50, patience=3, min_delta=0.01).fit(rows)
    assert model.history.count() == 4


def test_a_nan_names_executor_column_and_row(spark: Any) -> None:
    broken = table(spark, broken=True)
    with pytest.raises(dl.WorkerError, match=r"Worker 1 \(executor \d+ on .*'x' holds NaN in row \d+ of partition 1"):
        classifier(epochs=2).fit(broken)
    broken.unpersist(True)


def test_more_workers_than_slots_are_refused(rows: Any) -> None:
    with pytest.raises(dl.WorkerError, match="needs 3 workers at once, the cluster has room for 2"):
        classifier(num_workers=3).fit(rows)


def test_a_cancelled_training_says_so(spark: Any, rows: Any, tmp_path: Path) -> None:
    canceller = Actor(tmp_path, spark.sparkContext.cancelAllJobs)
    with pytest.raises(dl.InterruptedTrainingError, match="cancelled"):
        classifier(epochs=FOREVER, checkpoint_dir=str(tmp_path)).fit(rows)
    canceller.ended()
    assert classifier().fit(rows).history.count() == 1


def test_an_interrupted_session_ends_its_training(spark: Any, rows: Any, tmp_path: Path) -> None:
    interrupter = Actor(tmp_path, spark.interruptAll)
    with pytest.raises(dl.InterruptedTrainingError, match="cancelled"):
        classifier(epochs=FOREVER, checkpoint_dir=str(tmp_path)).fit(rows)
    interrupter.ended()
    until(lambda: not spark.sparkContext.statusTracker().getActiveStageIds())
    assert classifier().fit(rows).history.count() == 1


def test_a_tag_ends_the_training_of_its_thread(spark: Any, rows: Any, tmp_path: Path) -> None:
    asked = ["other", "mine"]  # the first one does nothing
    before = signal.signal(signal.SIGUSR1, lambda *_: spark.interruptTag(asked.pop(0)))

    def ask() -> None:
        os.kill(os.getpid(), signal.SIGUSR1)
        until(lambda: asked == ["mine"])
        reached = checkpoints(tmp_path)[-1]
        until(lambda: checkpoints(tmp_path)[-1] > reached)
        os.kill(os.getpid(), signal.SIGUSR1)

    spark.addTag("mine")
    try:
        interrupter = Actor(tmp_path, ask)
        with pytest.raises(dl.InterruptedTrainingError, match="cancelled"):
            classifier(epochs=FOREVER, checkpoint_dir=str(tmp_path)).fit(rows)
        interrupter.ended()
    finally:
        spark.clearTags()
        signal.signal(signal.SIGUSR1, before)
    assert classifier().fit(rows).history.count() == 1


def test_a_normalizer_that_is_interrupted_says_so(spark: Any) -> None:
    # A thousand rows, after which Spark looks whether a task is to end, take a second.
    slow = spark.range(0, FOREVER, 1, 2).selectExpr(
        "array(id, length(java_method('java.lang.Thread', 'sleep', 1L)), 0, 0) AS x", "0 AS label"
    )
    ended = threading.Event()

    def interrupt() -> None:
        while not ended.wait(0.1):
            spark.interruptAll()

    interrupter = threading.Thread(target=interrupt, daemon=True)
    interrupter.start()
    try:
        with pytest.raises(dl.InterruptedTrainingError, match="cancelled"):
            classifier(normalizer="standardize").fit(slow)
    finally:
        ended.set()
        interrupter.join(60)
    tracker = spark.sparkContext._jsc.sc().statusTracker()
    until(lambda: sum(executor.numRunningTasks() for executor in tracker.getExecutorInfos()) == 0, 20)  # the rows take a minute


def test_ctrl_c_ends_the_training_in_the_executors(spark: Any, rows: Any, tmp_path: Path) -> None:
    interrupter = Actor(tmp_path, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        classifier(epochs=FOREVER, checkpoint_dir=str(tmp_path)).fit(rows)
    interrupter.ended()
    until(lambda: not spark.sparkContext.statusTracker().getActiveStageIds())
    assert classifier().fit(rows).history.count() == 1


def test_a_killed_executor_costs_only_time(spark: Any, rows: Any, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_and_see_it_go_on() -> None:
        try:
            killed.append(executors()[-1])
            os.kill(killed[0], signal.SIGKILL)
            reached = checkpoints(tmp_path)[-1]
            until(lambda: killed[0] not in executors() and checkpoints(tmp_path)[-1:] > [reached])
        finally:
            spark.sparkContext.cancelAllJobs()

    killer = Actor(tmp_path, kill_and_see_it_go_on)
    with pytest.raises(dl.InterruptedTrainingError, match="cancelled"):
        classifier(epochs=FOREVER, checkpoint_dir=str(tmp_path), checkpoint_epochs=20).fit(rows)
    killer.ended()
    assert killed
    whole = classifier(epochs=3).fit(rows)  # in the executor that took its place
    assert whole.history.count() == 3
