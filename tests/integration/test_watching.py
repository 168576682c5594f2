"""Listeners that evaluate, save, tell the time and write statistics."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory  # type: ignore[import-untyped]

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(1).standard_normal((60, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), updater=nn.Sgd(0.1), layers=[nn.Dense(4), nn.Output(2, loss="mcxent")], seed=3
    )
    with nn.MultiLayerNetwork(conf).init() as made:
        yield made


def test_evaluations_are_made_when_they_are_due(net: nn.MultiLayerNetwork) -> None:
    told: list[Any] = []

    def note(iteration: int, epoch: int, found: list[Any]) -> None:
        told.append((iteration, epoch, [type(each).__name__ for each in found], found[0] == net.evaluate(X, Y)))

    listener = nn.EvaluativeListener(X, Y, every=2, evaluations=[nn.Evaluation, nn.ROC], callback=note)
    net.fit(X, Y, epochs=4, batch_size=20, listeners=[listener])
    assert told == [(6, 2, ["Evaluation", "ROC"], True), (12, 4, ["Evaluation", "ROC"], True)]
    assert listener.evaluations[1] == net.evaluate_roc(X, Y)
    told.clear()
    net.fit(X, Y, batch_size=20, listeners=[nn.EvaluativeListener(X, Y, every=3, when="iteration_end", callback=note)])
    assert [entry[0] for entry in told] == [15]


def test_checkpoints_are_kept_and_training_goes_on_from_them(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    with net.clone() as whole:
        best = nn.ClassificationScoreCalculator("accuracy", X, Y)
        net.fit(X, Y, epochs=6, batch_size=20, listeners=[nn.CheckpointListener(tmp_path, keep_last=2, keep_best=best)])
        found = nn.CheckpointListener.available_checkpoints(tmp_path)
        assert [each.epoch for each in found][-2:] == [5, 6]
        scored = nn.CheckpointListener.best_checkpoint(tmp_path, minimize=False)
        assert scored.score == max(each.score for each in found)
        last = nn.CheckpointListener.last_checkpoint(tmp_path)
        assert (last.iteration, last.model_type) == (18, "MultiLayerNetwork")
        with nn.MultiLayerNetwork.load(last.path) as resumed:
            resumed.fit(X, Y, epochs=9 - resumed.epoch, batch_size=20)
            whole.fit(X, Y, epochs=9, batch_size=20)
            np.testing.assert_array_equal(resumed.params, whole.params)


def test_checkpoints_by_mini_batches_and_time(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    net.fit(X, Y, batch_size=20, listeners=[nn.CheckpointListener(tmp_path, every_n_iterations=2, save_updater=False)])
    assert [each.iteration for each in nn.CheckpointListener.available_checkpoints(tmp_path)] == [2]
    net.fit(X, Y, batch_size=20, listeners=[nn.CheckpointListener(tmp_path, every_seconds=1e-9, keep_last=1)])
    assert [(each.number, each.iteration) for each in nn.CheckpointListener.available_checkpoints(tmp_path)] == [(3, 6)]
    (tmp_path / "checkpointInfo.txt").write_text("titles\nnonsense\n")
    with pytest.raises(dl.ModelFileError, match="nonsense"):
        nn.CheckpointListener.last_checkpoint(tmp_path)
    with pytest.raises(dl.ModelFileError, match="cannot be made"):
        net.fit(X, Y, listeners=[nn.CheckpointListener(tmp_path / "checkpointInfo.txt" / "no")])


def test_the_time_is_told_and_a_pipe_stays_quiet(net: nn.MultiLayerNetwork, capsys: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    net.fit(X, Y, epochs=2, batch_size=20, listeners=[nn.TimeIterationListener(3, out=lines.append), nn.TimeIterationListener(1)])
    assert [line.split(":")[0] for line in lines] == ["iteration 3, epoch 1 of 2", "iteration 6, epoch 2 of 2"]
    assert "left, done at" in lines[0]
    assert capsys.readouterr().out == ""


def crc32c(data: bytes) -> int:
    """Bit by bit; RFC 3720's polynomial."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data: bytes) -> int:
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def event_class() -> Any:
    """`tensorflow.Event` by the field numbers of TensorFlow's event.proto and summary.proto."""
    file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="tf", syntax="proto3")
    fields: dict[str, list[tuple[str, int, Any]]] = {
        "Histo": [("min", 1, 1), ("max", 2, 1), ("num", 3, 1), ("sum", 4, 1), ("sum_squares", 5, 1), ("limit*", 6, 1), ("bucket*", 7, 1)],
        "Value": [("tag", 1, 9), ("simple_value", 2, 2), ("histo", 5, ".tf.Histo")],
        "Summary": [("value*", 1, ".tf.Value")],
        "Event": [("wall_time", 1, 1), ("step", 2, 3), ("file_version", 3, 9), ("summary", 5, ".tf.Summary")],
    }
    for name, entries in fields.items():
        message = file.message_type.add(name=name)
        for field, number, kind in entries:
            many = field.endswith("*")
            added = message.field.add(
                name=field.rstrip("*"), number=number, label=3 if many else 1, type=11 if isinstance(kind, str) else kind
            )
            if isinstance(kind, str):
                added.type_name = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("tf.Event"))


def events(folder: Path) -> list[Any]:
    (path,) = folder.iterdir()
    data, kind, found = path.read_bytes(), event_class(), []
    while data:
        (length,) = struct.unpack("<Q", data[:8])
        assert struct.unpack("<I", data[8:12]) == (masked(data[:8]),)
        body = data[12 : 12 + length]
        assert struct.unpack("<I", data[12 + length : 16 + length]) == (masked(body),)
        found.append(kind.FromString(body))
        data = data[16 + length :]
    return found


def test_the_checksum_is_that_of_the_standard() -> None:
    assert crc32c(b"123456789") == 0xE3069283


def test_statistics_are_those_of_numpy_and_in_the_format_of_tensorboard(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    before = {name: array.copy() for name, array in net.param_table.items()}
    net.fit(X, Y, batch_size=20, shuffle=False, listeners=[nn.StatsListener(tmp_path / "run", every=2, bins=5)])
    with net.clone() as other:
        other.params = np.concatenate([before["0_W"].ravel("F"), before["0_b"], before["1_W"].ravel("F"), before["1_b"]])
        score = other.compute_gradient_and_score(X[:20], Y[:20])
        gradient = other.gradient.copy()
    version, first, second = events(tmp_path / "run")
    assert version.file_version == "brain.Event:2"
    assert (first.step, second.step) == (1, 2)
    told = {value.tag: value for value in first.summary.value if not value.HasField("histo")}
    histograms = {value.tag: value.histo for value in first.summary.value if value.HasField("histo")}
    assert told["score"].simple_value == pytest.approx(score, rel=1e-6)
    assert told["learning_rate"].simple_value == pytest.approx(0.1)
    assert told["memory/off_heap_bytes"].simple_value > 0
    of_w = gradient[:12]
    for name, expected in (("mean", of_w.mean()), ("std", of_w.std()), ("min", of_w.min()), ("max", of_w.max())):
        assert told[f"gradients/0_W/{name}"].simple_value == pytest.approx(float(expected), rel=1e-5)
    assert told["updates/0_W/max"].simple_value == pytest.approx(float(-0.1 * of_w.min()), rel=1e-4)
    step = np.sqrt(np.mean((0.1 * of_w) ** 2) / np.mean((before["0_W"].ravel("F") - 0.1 * of_w) ** 2))
    assert told["update_ratio_log10/0_W"].simple_value == pytest.approx(float(np.log10(step)), rel=1e-3)
    histogram = histograms["gradients/0_W"]
    counts, edges = np.histogram(of_w.astype(np.float64), bins=5)
    np.testing.assert_array_equal(histogram.bucket, counts)
    np.testing.assert_allclose(histogram.limit, edges[1:])
    assert (histogram.num, histogram.sum) == (12, pytest.approx(float(of_w.sum(dtype=np.float64)), rel=1e-6))


def test_several_evaluations_and_own_ones_in_one_pass(net: nn.MultiLayerNetwork) -> None:
    one_hot = np.eye(2, dtype=np.float32)[Y]
    worst = nn.CustomEvaluation(lambda labels, outputs: float(abs(labels - outputs).max()), max)
    with pytest.raises(dl.DataError, match="counted nothing"):
        _ = worst.value
    found = net.do_evaluation(X, one_hot, evaluations=[nn.Evaluation, worst, nn.RegressionEvaluation], batch_size=7)
    assert found[0] == net.evaluate(X, one_hot)
    assert found[1] is worst
    assert worst.value == pytest.approx(float(np.abs(one_hot - net.output(X)).max()), rel=1e-6)
    assert found[2].mean_squared_error == pytest.approx(net.evaluate_regression(X, one_hot).mean_squared_error)
    with pytest.raises(dl.ConfigurationError, match="must be classes such as"):
        net.do_evaluation(X, Y, evaluations=["accuracy"])


def test_what_an_own_evaluation_raises_comes_out(net: nn.MultiLayerNetwork) -> None:
    def fails(labels: Any, outputs: Any) -> float:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        net.do_evaluation(X, Y, evaluations=[nn.CustomEvaluation(fails)])


def test_evaluations_are_pages(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    one_hot = np.eye(2, dtype=np.float32)[Y]
    kinds = [nn.Evaluation, nn.ROC, nn.ROCMultiClass, nn.EvaluationCalibration, nn.RegressionEvaluation, nn.EvaluationBinary]
    net.fit(X, Y)
    nn.export_html(tmp_path / "page.html", *net.do_evaluation(X, one_hot, evaluations=kinds), net.history, title="Ä & B")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert [kind.__name__ for kind in kinds] == [part.split("<")[0] for part in page.split("<h2>")[1:-1]]
    assert "<title>Ä &amp; B</title>" in page
    assert page.count("<svg") == 2 + 2 + 2
    assert f"{net.evaluate_roc(X, Y).auc:.6g}" in page
    assert f"{net.evaluate_regression(X, one_hot).mean_squared_error[0]:.6g}" in page
    with pytest.raises(dl.ConfigurationError, match="writes evaluations"):
        nn.export_html(tmp_path / "other.html", nn.ROC)
