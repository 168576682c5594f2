"""New networks from trained ones: what stays, what is frozen, what is drawn anew."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")

RNG = np.random.default_rng(3)
X = RNG.normal(size=(30, 4)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)
FIVE = np.arange(30) % 5


@pytest.fixture
def chain() -> Iterator[nn.MultiLayerNetwork]:
    layers = [
        nn.Dense(6, activation="relu", updater=nn.Sgd(0.3)),
        nn.Dense(5, activation="tanh"),
        nn.BatchNormalization(),
        nn.Output(2, loss="mcxent", activation="softmax"),
    ]
    conf = nn.MultiLayerConfiguration(seed=1, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(4), layers=layers)
    with nn.MultiLayerNetwork(conf).init() as net:
        yield net.fit(X, Y, epochs=2)


@pytest.fixture
def graph() -> Iterator[nn.ComputationGraph]:
    conf = nn.ComputationGraphConfiguration(
        seed=1,
        inputs="in",
        input_types=[nn.InputType.feed_forward(4)],
        vertices={
            "a": (nn.Dense(6, activation="relu"), "in"),
            "b": (nn.Dense(6, activation="tanh"), "a"),
            "sum": (nn.ElementWiseVertex("add"), "a", "b"),
            "out": (nn.Output(2, loss="mcxent", activation="softmax"), "sum"),
        },
        outputs="out",
    )
    with nn.ComputationGraph(conf).init() as net:
        yield net.fit(X, Y, epochs=2)


def tables(net: nn.MultiLayerNetwork | nn.ComputationGraph) -> dict[str, np.ndarray]:
    return {name: np.array(values) for name, values in net.param_table.items()}


def test_the_end_of_a_chain_is_another_one(chain: nn.MultiLayerNetwork) -> None:
    before = tables(chain)
    made = (
        nn.TransferLearning(chain)
        .fine_tune_configuration(nn.FineTuneConfiguration(updater=nn.Sgd(0.05), seed=9))
        .set_feature_extractor(1)
        .remove_output_layer()
        .add_layer(nn.Output(5, loss="mcxent", activation="softmax"))
        .build()
    )
    with made:
        now = tables(made)
        for name in ("0_W", "0_b", "1_W", "1_b", "2_gamma", "2_mean", "2_var"):
            np.testing.assert_array_equal(now[name], before[name])
        assert now["3_W"].shape == (5, 5)
        assert made.conf.seed == 9
        assert made.conf.updater == nn.Sgd(0.05)
        assert made.conf.layers[0].updater == nn.Sgd(0.05)  # type: ignore[attr-defined]  # a layer's own gives way
        made.fit(X, FIVE, epochs=2)
        after = tables(made)
        for name in ("0_W", "0_b", "1_W", "1_b"):
            np.testing.assert_array_equal(after[name], before[name])
        assert (after["3_W"] != now["3_W"]).any()
    for name, values in tables(chain).items():
        np.testing.assert_array_equal(values, before[name])


def test_another_number_of_outputs_is_followed(chain: nn.MultiLayerNetwork) -> None:
    before = tables(chain)
    with nn.TransferLearning(chain).n_out_replace(1, 8, "zero").build() as made:
        now = tables(made)
        np.testing.assert_array_equal(now["0_W"], before["0_W"])
        np.testing.assert_array_equal(now["1_W"], np.zeros((6, 8)))
        np.testing.assert_array_equal(now["2_gamma"], np.ones(8))
        assert now["3_W"].shape == (8, 2)
        made.fit(X, Y)


def test_vertices_are_frozen_replaced_and_added(graph: nn.ComputationGraph) -> None:
    before = tables(graph)
    made = (
        nn.TransferLearning(graph)
        .fine_tune_configuration(nn.FineTuneConfiguration(updater=nn.Sgd(0.1)))
        .set_feature_extractor("a")
        .remove_vertex_keep_connections("out")
        .add_layer("out", nn.Output(5, loss="mcxent", activation="softmax"), "sum")
        .add_layer("more", nn.Output(1, loss="mse", activation="identity"), "b")
        .set_outputs("out", "more")
        .build()
    )
    with made:
        made.fit(X, [FIVE, X[:, :1]], epochs=2)
        after = tables(made)
        for name in ("a_W", "a_b"):
            np.testing.assert_array_equal(after[name], before[name])
        assert (after["b_W"] != before["b_W"]).any()
        assert [each.shape for each in made.output(X)] == [(30, 5), (30, 1)]


def test_readers_of_a_replaced_vertex_follow_past_those_without_weights(graph: nn.ComputationGraph) -> None:
    before = tables(graph)
    with nn.TransferLearning(graph).n_out_replace("a", 7).n_out_replace("b", 7).build() as made:
        now = tables(made)
        assert [now[name].shape for name in ("a_W", "b_W", "out_W")] == [(4, 7), (7, 7), (7, 2)]
    with nn.TransferLearning(graph).n_out_replace("out", 3).build() as made:
        now = tables(made)
        for name in ("a_W", "b_W"):
            np.testing.assert_array_equal(now[name], before[name])


def test_mistakes_are_named(chain: nn.MultiLayerNetwork, graph: nn.ComputationGraph) -> None:
    with pytest.raises(dl.ConfigurationError, match="no layer 9"):
        nn.TransferLearning(chain).set_feature_extractor(9).build()
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'sum'"):
        nn.TransferLearning(graph).set_feature_extractor("smu").build()
    with pytest.raises(dl.ConfigurationError, match="is for a ComputationGraph"):
        nn.TransferLearning(chain).set_outputs("a")
    with pytest.raises(dl.ConfigurationError, match="begins with a network"):
        nn.TransferLearning(5)  # type: ignore[type-var]
    with pytest.raises(dl.ShapeError, match="inputs of one shape"):
        nn.TransferLearning(graph).n_out_replace("a", 7).build()


def test_the_end_is_trained_on_what_the_beginning_made_once(chain: nn.MultiLayerNetwork) -> None:
    with nn.TransferLearning(chain).set_feature_extractor(1).build() as frozen, nn.TransferLearningHelper(chain, 1) as helper:
        data = helper.featurize(nn.DataSet(X, Y))
        assert data.features.shape == (30, 5)
        before = tables(chain)
        frozen.fit(X, Y, epochs=3, batch_size=10, shuffle=False)
        helper.fit_featurized(data, epochs=3, batch_size=10)
        for name, values in tables(chain).items():
            np.testing.assert_allclose(values, frozen.param_table[name], atol=1e-6, err_msg=name)
        assert np.array_equal(before["1_W"], tables(chain)["1_W"])
        assert not np.array_equal(before["3_W"], tables(chain)["3_W"])
        np.testing.assert_allclose(helper.output_from_featurized(data), chain.output(X), atol=1e-6)


def test_raw_features_are_scaled_before_the_beginning(chain: nn.MultiLayerNetwork) -> None:
    chain.normalizer = {"@class": "ImagePreProcessingScaler", "from": -1.0, "to": 1.0, "maxBits": 8}
    chain.normalize = True
    with nn.TransferLearningHelper(chain, 1) as helper:
        data = helper.featurize(X * 100, Y)
        np.testing.assert_allclose(helper.output_from_featurized(data), chain.output(X * 100), atol=1e-6)


def test_of_a_graph_what_is_read_beside_goes_along(graph: nn.ComputationGraph) -> None:
    with nn.TransferLearningHelper(graph, "a") as helper:
        assert helper.unfrozen.conf.inputs == ("a",)
        data = helper.featurize(X, Y)
        helper.fit_featurized(data, epochs=2, batch_size=10)
        np.testing.assert_allclose(helper.output_from_featurized(data), graph.output(X), atol=1e-6)


def test_a_helper_says_what_it_needs(chain: nn.MultiLayerNetwork, graph: nn.ComputationGraph) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"the number of one layer\. Got 'a'"):
        nn.TransferLearningHelper(chain, "a")
    with pytest.raises(dl.ConfigurationError, match=r"the names of vertices\. Got 1"):
        nn.TransferLearningHelper(graph, 1)
    with pytest.raises(dl.ConfigurationError, match="begins with a network"):
        nn.TransferLearningHelper(None, 1)  # type: ignore[type-var]


def test_labels_in_their_own_unit_are_learnt_as_the_network_learns_them() -> None:
    y = (X[:, :1] * 50 + 1000).astype(np.float32)
    layers = [nn.Dense(6, activation="tanh"), nn.Output(1, loss="mse", activation="identity")]
    conf = nn.MultiLayerConfiguration(seed=1, updater=nn.Sgd(0.1), input_type=nn.InputType.feed_forward(4), layers=layers)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = datasets.DataPipeline(X, y).fit_normalizer("standardize", labels=True)
        net.normalize = True
        with nn.TransferLearningHelper(net, 0) as helper:
            weights = np.linspace(0.5, 2, 30).astype(np.float32)
            made = helper.featurize(nn.DataSet(X, y, weights=weights))
            np.testing.assert_array_equal(np.asarray(made.weights).ravel(), weights)
            helper.fit_featurized(helper.featurize(X, y), epochs=300)
            np.testing.assert_allclose(helper.output_from_featurized(made), net.output(X), rtol=1e-5)
        assert np.abs(net.output(X) - y).mean() < 25  # of labels around 1000
