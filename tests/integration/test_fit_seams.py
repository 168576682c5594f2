"""Where data, listeners and the training loop meet: few examples, iterators used twice, networks closed under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from tests.integration.script import output

X = np.random.default_rng(0).standard_normal((20, 4)).astype(np.float32)
Y = np.arange(20) % 3
CONF = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(n_out=3, loss="mcxent")])


@pytest.fixture
def net(session: dl.Session) -> Iterator[nn.MultiLayerNetwork]:
    with nn.MultiLayerNetwork(CONF).init() as made:
        yield made


def iterator(**settings: Any) -> datasets.ArrayIterator:
    return datasets.ArrayIterator(X, Y, 5, **settings)


class Doing(nn.TrainingListener):
    def __init__(self, what: Callable[[nn.MultiLayerNetwork], Any]) -> None:
        self.what = what

    def iteration_done(self, net: Any, iteration: int, score: float) -> None:
        self.what(net)


def test_an_evaluation_on_the_iterator_that_is_trained_on_does_not_cut_the_pass_short(net: nn.MultiLayerNetwork) -> None:
    seen = []
    with iterator(shuffle=True) as data:
        net.fit(data, listeners=[Doing(lambda trained: seen.append(trained.evaluate(data).examples))])
    assert (net.iteration, seen) == (4, [20] * 4)


def test_two_networks_train_on_one_iterator_at_once(net: nn.MultiLayerNetwork) -> None:
    with iterator(shuffle=True, seed=3) as data, nn.MultiLayerNetwork(CONF).init() as other, nn.MultiLayerNetwork(CONF).init() as alone:
        net.fit(data, listeners=[Doing(lambda _: other.fit(data))])
        assert (net.iteration, other.iteration) == (4, 16)
        np.testing.assert_array_equal(net.params, alone.fit(data).params)


@pytest.mark.parametrize(("setting", "value"), [("batch_size", 10), ("shuffle", False), ("seed", 5)])
def test_settings_of_an_iterator_that_are_changed_hold_from_the_next_fit_on(setting: str, value: Any, net: nn.MultiLayerNetwork) -> None:
    settings = {"batch_size": 5, "shuffle": True, "seed": 1}
    with nn.MultiLayerNetwork(CONF).init() as other, datasets.ArrayIterator(X, Y, **settings) as data:  # type: ignore[arg-type]
        other.fit(data)
        before = other.params.copy()
        setattr(data, setting, value)
        after = net.fit(data).params
        assert not np.array_equal(before, after)
        with nn.MultiLayerNetwork(CONF).init() as third, datasets.ArrayIterator(X, Y, **{**settings, setting: value}) as same:
            np.testing.assert_array_equal(third.fit(same).params, after)
        assert len(data) == -(-20 // data.batch_size)


@pytest.mark.parametrize(("setting", "value"), [("batch_size", 0), ("batch_size", "8"), ("shuffle", "no"), ("seed", 1.5)])
def test_settings_that_are_no_such_values_are_refused_at_the_next_fit(setting: str, value: Any, net: nn.MultiLayerNetwork) -> None:
    with iterator(shuffle=True) as data:
        setattr(data, setting, value)
        with pytest.raises(dl.ConfigurationError, match=f"'{setting}' of ArrayIterator must be"):
            net.fit(data)


def test_an_iterator_closed_by_a_listener_is_gone_through_to_its_end(net: nn.MultiLayerNetwork) -> None:
    data = iterator(shuffle=True)
    net.fit(data, listeners=[Doing(lambda _: data.close())])
    with nn.MultiLayerNetwork(CONF).init() as other, iterator(shuffle=True) as same:
        np.testing.assert_array_equal(other.fit(same).params, net.params)
    assert net.iteration == 4
    with pytest.raises(dl.ClosedError):
        net.fit(data)


@pytest.mark.parametrize("several", [False, True], ids=["one input", "several"])
def test_arrays_that_a_listener_closes_are_trained_on_to_their_end(session: dl.Session, several: bool) -> None:
    types = [nn.InputType.feed_forward(4)] * 2
    layers: dict[str, Any] = {"both": (nn.MergeVertex(), "a", "b"), "out": (nn.Output(n_out=3, loss="mcxent"), "both")}
    graph = nn.ComputationGraphConfiguration(inputs=["a", "b"], input_types=types, vertices=layers, outputs="out")
    x, y = dl.array(X), dl.array(Y)

    def close(_: Any) -> None:
        for array in (x, y):
            array.close()
        assert float(dl.ones(2).sum()) == 2, "this message tells the JVM"

    with nn.ComputationGraph(graph).init() if several else nn.MultiLayerNetwork(CONF).init() as trained:
        before = trained.params.copy()
        trained.fit([x, x] if several else x, [y] if several else y, batch_size=5, listeners=[Doing(close)])
        assert trained.iteration == 4
        assert not np.array_equal(trained.params, before)


def test_the_score_of_an_iterator_is_that_of_all_its_examples(net: nn.MultiLayerNetwork) -> None:
    with iterator() as data:
        assert net.score(data) == pytest.approx(net.score(X, Y))


EMPTY: dict[str, Callable[[], Any]] = {
    "arrays": lambda: (X[:0], Y[:0]),
    "an iterator": lambda: datasets.ArrayIterator(X[:0], Y[:0]),
    "no batches": lambda: iter(()),
    "a list of nothing": lambda: [],
}


@pytest.mark.parametrize("data", list(EMPTY.values()), ids=list(EMPTY))
def test_training_on_nothing_is_refused(data: Callable[[], Any], net: nn.MultiLayerNetwork) -> None:
    with pytest.raises(dl.DataError, match="no mini-batch"):
        net.fit(data())
    assert (net.iteration, net.epoch) == (0, 0)


@pytest.mark.parametrize("way", ["fit", "score", "compute_gradient_and_score"])
def test_a_mini_batch_of_nothing_is_refused(way: str, net: nn.MultiLayerNetwork) -> None:
    with pytest.raises(dl.DataError, match="0 examples has no loss"):
        getattr(net, way)(nn.DataSet(X[:0], Y[:0]))
    with pytest.raises(dl.DataError, match="0 examples has no loss"):
        net.fit([(X, Y), (X[:0], Y[:0])])
    assert net.iteration == 1


@pytest.mark.parametrize("labels", [Y.astype(np.float32), Y[:, None]], ids=["as fractions", "as a column"])
def test_classes_in_another_shape_are_refused_with_the_right_ones(labels: Any, net: nn.MultiLayerNetwork) -> None:
    with pytest.raises(dl.ShapeError, match=r"\[20, 3\] or integer class indices \[20\], got"):
        net.fit(X, labels, batch_size=20)
    assert net.iteration == 0


def test_yes_and_no_are_two_classes_in_fit_score_and_evaluate(session: dl.Session) -> None:
    conf = CONF.replace(layers=[nn.Output(n_out=2, loss="mcxent")])
    yes = X[:, 0] > 0
    with nn.MultiLayerNetwork(conf).init() as by_truth, nn.MultiLayerNetwork(conf).init() as by_number:
        by_truth.fit(X, yes, batch_size=5)
        by_number.fit(X, yes.astype(np.int64), batch_size=5)
        np.testing.assert_array_equal(by_truth.params, by_number.params)
        assert by_truth.score(X, yes) == by_number.score(X, yes.astype(np.int64))
        assert by_truth.evaluate(X, yes).accuracy == (by_number.predict(X) == yes).mean()


CLOSING = """
    import numpy as np
    import pydl4j as dl
    from pydl4j import nn
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(n_out=3, loss="mcxent")])
    def fitted(method, error):
        def close(self, net, *rest):
            net.close()
            if error is not None:
                raise error
        try:
            listener = type("Closing", (), {method: close})()
            nn.MultiLayerNetwork(conf).fit(np.zeros((20, 4)), np.arange(20) % 3, epochs=2, listeners=[listener])
        except (dl.ClosedError, ValueError) as e:
            return e
    for method in ("on_epoch_start", "iteration_done", "on_epoch_end"):
        mine = ValueError("mine")
        print(method, "was closed" in str(fitted(method, None)), fitted(method, mine) is mine)
"""


@pytest.mark.parametrize("bridge", ["py4j", "jpype"])
def test_a_network_closed_by_its_listener_ends_the_fit_with_a_sentence_or_with_what_the_listener_raised(bridge: str) -> None:
    lines = output(CLOSING, PYDL4J_BRIDGE=bridge, PYDL4J_THREADS="1").splitlines()
    assert lines == ["on_epoch_start True True", "iteration_done True True", "on_epoch_end True True"]
