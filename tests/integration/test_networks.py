"""Networks from Python: training, inference, evaluation, live weights."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")


def conf(seed: int = 7, n_out: int = 2) -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=seed,
        updater=nn.Adam(1e-2),
        input_type=nn.InputType.feed_forward(4),
        layers=[nn.Dense(8, activation="tanh"), nn.Output(n_out, loss="mcxent")],
    )


def blobs(n: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Two clouds of points, 6 standard deviations apart."""
    random = np.random.default_rng(3)
    labels = np.arange(n) % 2
    features = random.standard_normal((n, 4)) + 3.0 * np.where(labels, 1, -1)[:, None]
    return features.astype(np.float32), labels.astype(np.int64)


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with nn.MultiLayerNetwork(conf()).init() as made:
        yield made


def test_training_on_arrays_learns(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    before = net.score(x, y)
    assert net.fit(x, y, epochs=5, batch_size=20) is net
    assert net.score(x, y) < before / 3
    assert (net.iteration, net.epoch) == (50, 5)
    evaluation = net.evaluate(x, y)
    assert evaluation.accuracy == 1.0
    assert evaluation.examples == 200


def test_evaluation_counts_what_predict_says(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    predicted = net.predict(x)
    counted = net.evaluate(x, y, batch_size=33).confusion_matrix
    for actual in range(2):
        for wanted in range(2):
            assert counted[actual, wanted] == np.sum((y == actual) & (predicted == wanted))


def test_a_pair_a_data_set_and_an_iterator_say_the_same(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    scores = {net.score(x, y), net.score((x, y)), net.score(nn.DataSet(x, y))}
    assert len(scores) == 1
    with datasets.ArrayIterator(x, y, 50) as iterator:
        assert net.evaluate(iterator) == net.evaluate((x, y))


def test_labels_may_be_one_hot_or_indices(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    one_hot = np.eye(2, dtype=np.float32)[y]
    assert net.score(x, one_hot) == pytest.approx(net.score(x, y), rel=1e-6)
    assert net.evaluate(x, one_hot) == net.evaluate(x, y)


@pytest.mark.parametrize("dtype", [np.float64, np.float16, np.int32, np.uint8])
def test_features_of_other_types_are_converted(net: nn.MultiLayerNetwork, dtype: type) -> None:
    x: np.ndarray = np.arange(32).reshape(8, 4).astype(dtype)
    np.testing.assert_allclose(net.output(x), net.output(x.astype(np.float32)), atol=1e-6)


def test_equal_seeds_give_equal_weights_and_others_do_not() -> None:
    x, y = blobs()
    weights = []
    for seed in (7, 7, 8):
        with nn.MultiLayerNetwork(conf(seed)).init() as made:
            weights.append(made.fit(x, y, epochs=2).params.copy())
    np.testing.assert_array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[0], weights[2])


def test_output_is_one_call_of_the_bridge(net: nn.MultiLayerNetwork, session: dl.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.zeros((8, 4), np.float32)
    net.output(x)
    session.bridge.flush()  # what earlier calls have let go of goes along by itself
    transport = session.bridge.transport
    sent = []

    def counted(way: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*request: object) -> Any:
            sent.append(request)
            return way(*request)

        return counting

    monkeypatch.setattr(transport, "send", counted(transport.send))
    if transport.in_process:
        monkeypatch.setattr(net._direct, "_call", counted(transport.output))
    net.output(x)
    monkeypatch.undo()
    assert len(sent) == 1


def test_output_outlives_the_network() -> None:
    with nn.MultiLayerNetwork(conf()).init() as made:
        probabilities = made.output(np.ones((3, 4), np.float32))
        expected = probabilities.copy()
    np.testing.assert_array_equal(probabilities, expected)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-6)


def test_outputs_of_large_batches_are_those_of_its_parts(net: nn.MultiLayerNetwork) -> None:
    x = np.random.default_rng(1).standard_normal((5000, 4)).astype(np.float32)
    np.testing.assert_allclose(net.output(x)[4321:4400], net.output(x[4321:4400]), rtol=1e-5, atol=1e-7)


def test_weights_are_live_on_both_sides(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    view = net.params
    before = view.copy()
    net.fit(x, y)
    assert not np.array_equal(view, before), "numpy sees what the JVM trained"
    view[:] = 0
    np.testing.assert_allclose(net.output(x[:5]), 0.5, err_msg="the JVM computes with what numpy wrote")
    net.params = before
    np.testing.assert_array_equal(view, before)


@pytest.mark.parametrize("through", ["params", "param_table"])
def test_small_batches_see_weights_that_were_written_after_earlier_ones(net: nn.MultiLayerNetwork, through: str) -> None:
    x = np.ones((4, 4), np.float32)
    before = net.output(x)  # small batches may use a packed copy of the weights
    net.output(x)
    if through == "params":
        net.params[:] *= 2
    else:
        for values in net.param_table.values():
            values *= 2
    after = net.output(x)
    assert not np.allclose(after, before)
    table = {name: array.astype(np.float64) for name, array in net.param_table.items()}
    logits = np.tanh(x @ table["0_W"] + table["0_b"]) @ table["1_W"] + table["1_b"]
    np.testing.assert_allclose(after, np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True), rtol=1e-4)
    net.params[:] = 0
    np.testing.assert_allclose(net.output(x), 0.5)


def test_the_parameter_table_shows_parts_of_the_same_memory(net: nn.MultiLayerNetwork) -> None:
    table = net.param_table
    assert {name: array.shape for name, array in table.items()} == {
        "0_W": (4, 8), "0_b": (8,), "1_W": (8, 2), "1_b": (2,),
    }  # fmt: skip
    assert sum(array.size for array in table.values()) == net.num_params == net.params.size == 58
    table["1_b"][:] = 3.5
    assert np.count_nonzero(net.params == 3.5) == 2


def test_outputs_agree_with_numpy(net: nn.MultiLayerNetwork) -> None:
    x, _ = blobs(10)
    table = {name: array.astype(np.float64) for name, array in net.param_table.items()}
    logits = np.tanh(x @ table["0_W"] + table["0_b"]) @ table["1_W"] + table["1_b"]
    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(net.output(x), expected, rtol=1e-5)


def test_the_gradient_agrees_with_finite_differences() -> None:
    x, y = blobs(20)
    with nn.MultiLayerNetwork(conf().replace(data_type="double")).init() as made:
        made.compute_gradient_and_score(x, y)
        gradient = made.gradient.copy()
        random = np.random.default_rng(5)
        for index in random.choice(made.num_params, 12, replace=False):
            value, step = made.params[index], 1e-5
            made.params[index] = value + step
            above = made.score(x, y)
            made.params[index] = value - step
            below = made.score(x, y)
            made.params[index] = value
            assert gradient[index] == pytest.approx((above - below) / (2 * step), rel=1e-4, abs=1e-8)


def test_a_clone_is_equal_and_independent(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    net.fit(x, y)
    with net.clone() as twin:
        assert twin.conf == net.conf
        assert twin.iteration == net.iteration
        np.testing.assert_array_equal(twin.params, net.params)
        net.fit(x, y)
        twin.fit(x, y)
        np.testing.assert_array_equal(twin.params, net.params)
        twin.params[:] = 0
        assert net.params.any()


def test_inference_from_many_threads_while_training_goes_on(net: nn.MultiLayerNetwork) -> None:
    x, y = blobs()
    expected = net.output(x)
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(20):
                rows = net.output(x)
                assert rows.shape == expected.shape
                np.testing.assert_allclose(rows.sum(axis=1), 1, rtol=1e-5)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    net.fit(x, y, epochs=10)
    for thread in threads:
        thread.join()
    assert not failures


def test_equal_questions_from_many_threads_get_equal_answers(net: nn.MultiLayerNetwork) -> None:
    x, _ = blobs()
    expected = net.output(x)
    answers: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: answers.append(net.output(x))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    for answer in answers:
        np.testing.assert_array_equal(answer, expected)


def test_a_closed_network_says_so(net: nn.MultiLayerNetwork) -> None:
    view = net.params
    net.close()
    net.close()
    assert view.shape == (58,), "views made before stay valid"
    for use in (net.init, lambda: net.params, lambda: net.output(np.zeros((1, 4))), net.summary):
        with pytest.raises(dl.ClosedError, match="This network was closed"):
            use()
    assert "closed" in repr(net)
    assert "closed" in str(net)
    assert "closed" in net._repr_html_()


def test_the_summary_is_a_table_of_the_layers(net: nn.MultiLayerNetwork) -> None:
    text = net.summary()
    assert [line.split()[1:3] for line in text.splitlines() if line[:1].isdigit()] == [["layer0", "Dense"], ["layer1", "Output"]]
    assert "58" in text
    assert str(net) == text


def test_a_notebook_gets_a_table(net: nn.MultiLayerNetwork) -> None:
    text = net._repr_html_()
    assert text.count("<tr>") == 3
    assert "<td>Dense</td>" in text
    assert "58 parameters" in text


def test_zero_epochs_change_nothing(net: nn.MultiLayerNetwork) -> None:
    before = net.params.copy()
    net.fit(*blobs(), epochs=0)
    np.testing.assert_array_equal(net.params, before)
