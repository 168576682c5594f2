"""Graphs: networks of several inputs and outputs, from Python."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

RNG = np.random.default_rng(7)
LEFT = RNG.normal(size=(40, 4)).astype(np.float32)
RIGHT = RNG.normal(size=(40, 3)).astype(np.float32)
SIDE = (LEFT[:, 0] + RIGHT[:, 0] > 0).astype(np.int64)
LENGTH = (LEFT[:, 1:2] * 2 - RIGHT[:, 1:2]).astype(np.float32)


def conf(**changes: Any) -> nn.ComputationGraphConfiguration:
    settings: dict[str, Any] = {
        "seed": 5,
        "updater": nn.Adam(0.03),
        "inputs": ["left", "right"],
        "input_types": [nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],
        "vertices": {
            "a": (nn.Dense(16, activation="tanh"), "left"),
            "b": (nn.Dense(16, activation="tanh"), "right"),
            "both": (nn.ElementWiseVertex("add"), "a", "b"),
            "side": (nn.Output(2, loss="mcxent", activation="softmax"), "both"),
            "Länge": (nn.Output(1, loss="mse", activation="identity"), "a", "b"),
        },
        "outputs": ["side", "Länge"],
    }
    return nn.ComputationGraphConfiguration(**{**settings, **changes})


@pytest.fixture
def net() -> Iterator[nn.ComputationGraph]:
    with nn.ComputationGraph(conf()).init() as made:
        yield made


def test_two_inputs_and_two_outputs_are_learnt(net: nn.ComputationGraph) -> None:
    before = net.score([LEFT, RIGHT], [SIDE, LENGTH])
    net.fit([LEFT, RIGHT], [SIDE, LENGTH], epochs=40, batch_size=10)
    assert net.score([LEFT, RIGHT], [SIDE, LENGTH]) < before / 4
    assert len(net.history["score"]) == 40
    assert net.at("side").evaluate([LEFT, RIGHT], [SIDE, LENGTH]).accuracy > 0.9
    assert net.at("Länge").evaluate_regression([LEFT, RIGHT], [SIDE, LENGTH]).r_squared[0] > 0.8
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'side'"):
        net.at("sied")


def test_what_it_computes_is_what_numpy_does(net: nn.ComputationGraph) -> None:
    weights = {name: np.array(values) for name, values in net.param_table.items()}
    a = np.tanh(LEFT @ weights["a_W"] + weights["a_b"])
    b = np.tanh(RIGHT @ weights["b_W"] + weights["b_b"])
    logits = (a + b) @ weights["side_W"] + weights["side_b"]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    side, length = net.output([LEFT, RIGHT])
    np.testing.assert_allclose(side, e / e.sum(axis=1, keepdims=True), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(length, np.hstack([a, b]) @ weights["Länge_W"] + weights["Länge_b"], rtol=1e-4, atol=1e-5)
    seen = net.feed_forward([LEFT, RIGHT])
    assert list(seen) == ["left", "right", "a", "b", "both", "side", "Länge-merge", "Länge"]
    np.testing.assert_allclose(seen["both"], a + b, rtol=1e-4, atol=1e-5)


def batches() -> Iterator[Any]:
    for i in range(0, 40, 10):
        yield [LEFT[i : i + 10], RIGHT[i : i + 10]], [SIDE[i : i + 10], LENGTH[i : i + 10]]


def test_inputs_may_be_arguments_of_their_own(net: nn.ComputationGraph) -> None:
    for one, other in zip(net.output(LEFT, RIGHT), net.output([LEFT, RIGHT]), strict=True):
        np.testing.assert_array_equal(one, other)
    assert net.feed_forward(LEFT, RIGHT).keys() == net.feed_forward([LEFT, RIGHT]).keys()
    with pytest.raises(dl.DataError, match=r"\['left', 'right'\].*Got 3 arrays"):
        net.output(LEFT, RIGHT, RIGHT)
    single = {"x": (nn.LSTM(3), "left"), "y": (nn.RnnOutput(2, loss="mse"), "x")}
    series = conf(inputs=["left"], input_types=[nn.InputType.recurrent(2)], vertices=single, outputs=["y"])
    x, mask = RNG.normal(size=(3, 2, 4)).astype(np.float32), np.ones((3, 4), np.float32)
    mask[:, 3] = 0
    with nn.ComputationGraph(series).init() as one_input:
        masked = one_input.output(x, mask)  # behind one input stands its mask, as for a chain
        np.testing.assert_array_equal(masked, one_input.output(x, features_mask=mask))
        assert np.abs(masked - one_input.output(x)).max() > 0


@pytest.mark.parametrize("form", ["lists", "names", "data set", "generator", "data sets", "shuffled"])
def test_every_form_of_the_data_trains_alike(form: str) -> None:
    named = {"left": LEFT, "right": RIGHT}, {"Länge": LENGTH, "side": SIDE}
    whole = nn.MultiDataSet([LEFT, RIGHT], [SIDE, LENGTH])
    with nn.ComputationGraph(conf()).init() as one, nn.ComputationGraph(conf()).init() as other:
        for part in batches():
            one.fit(nn.MultiDataSet(*part))
        if form == "lists":
            other.fit([LEFT, RIGHT], [SIDE, LENGTH], batch_size=10, shuffle=False)
        elif form == "names":
            other.fit(*named, batch_size=10, shuffle=False)
        elif form == "generator":
            other.fit(batches())
        elif form == "data sets":
            other.fit([nn.MultiDataSet(*part) for part in batches()])
        elif form == "data set":
            one.close()
            one = nn.ComputationGraph(conf()).init()
            one.fit([LEFT, RIGHT], [SIDE, LENGTH], batch_size=40, shuffle=False)
            other.fit(whole)
        else:
            one.close()
            one = nn.ComputationGraph(conf()).init()
            one.fit([LEFT, RIGHT], [SIDE, LENGTH], batch_size=10)
            other.fit(*named, batch_size=10, shuffle=True)
        assert one.iteration == other.iteration
        np.testing.assert_array_equal(one.params, other.params)
        one.close()


def test_it_is_saved_loaded_copied_and_pickled(net: nn.ComputationGraph, tmp_path: Path) -> None:
    net.fit([LEFT, RIGHT], [SIDE, LENGTH])
    net.save(tmp_path / "graph.zip")
    expected = net.output([LEFT, RIGHT])[0]
    with dl.load(tmp_path / "graph.zip") as loaded, net.clone() as copied, pickle.loads(pickle.dumps(net)) as unpickled:
        assert isinstance(loaded, nn.ComputationGraph)
        assert loaded.conf == net.conf == nn.ComputationGraphConfiguration.from_json(net.conf.to_json())
        for each in (loaded, copied, unpickled):
            np.testing.assert_array_equal(each.output([LEFT, RIGHT])[0], expected)
    with pytest.raises(dl.ModelFileError):
        nn.MultiLayerNetwork.load(tmp_path / "graph.zip")
    assert "Länge" in net.summary()
    assert "5 vertices" in repr(net)
    assert "<table>" in net._repr_html_()


def test_validation_stopping_and_checks(net: nn.ComputationGraph) -> None:
    data = [LEFT, RIGHT], [SIDE, LENGTH]
    net.fit(*data, epochs=5, validation_data=data, early_stopping=2, sample_weight=np.ones(40))
    assert len(net.history["val_score"]) >= 3
    with nn.ComputationGraph(conf(data_type="double")).init() as exact:
        assert nn.GradientCheck.of(exact, *data, max_per_param=3).passed


def test_one_input_and_output_take_arrays_as_a_chain_does() -> None:
    layers = [nn.Dense(6, activation="relu"), nn.Output(2, loss="mcxent", activation="softmax")]
    chain = nn.MultiLayerConfiguration(seed=3, input_type=nn.InputType.feed_forward(4), layers=layers)
    graph = nn.ComputationGraphConfiguration(
        seed=3,
        inputs="in",
        input_types=[nn.InputType.feed_forward(4)],
        vertices={"h": (layers[0], "in"), "out": (layers[1], "h")},
        outputs="out",
    )
    with nn.MultiLayerNetwork(chain).init() as one, nn.ComputationGraph(graph).init() as other:
        for each in (one, other):
            each.fit(LEFT, SIDE, epochs=2)
        np.testing.assert_array_equal(one.params, other.params)
        np.testing.assert_array_equal(one.output(LEFT), other.output(LEFT))
        np.testing.assert_array_equal(one.predict(LEFT), other.predict({"in": LEFT}))
        assert one.evaluate(LEFT, SIDE).accuracy == other.evaluate(LEFT, SIDE).accuracy
        np.testing.assert_array_equal(one.predict_proba(LEFT), other.predict_proba(LEFT))


def test_shared_layers_have_one_set_of_weights() -> None:
    shared = nn.ComputationGraphConfiguration(
        inputs=["a", "b"],
        input_types=[nn.InputType.feed_forward(4)] * 2,
        vertices={
            "tower": (nn.Dense(5, activation="tanh"), "a"),
            "same": ("tower", "b"),
            "far": (nn.L2Vertex(), "tower", "same"),
            "out": (nn.Output(1, loss="xent", activation="sigmoid"), "far"),
        },
        outputs="out",
    )
    assert nn.ComputationGraphConfiguration.from_json(shared.to_json()) == shared
    with nn.ComputationGraph(shared).init() as siamese:
        assert siamese.num_params == 4 * 5 + 5 + 2
        np.testing.assert_allclose(siamese.feed_forward([LEFT, LEFT])["far"], 0, atol=1e-6)
        siamese.fit([LEFT, LEFT[::-1]], SIDE)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outputs": "sied"}, "The output 'sied' is not in the graph. Did you mean 'side'"),
        ({"vertices": {"p": (nn.ScaleVertex(2), "p")}, "outputs": "p"}, "has a cycle: 'p' reads 'p'"),
        ({"vertices": {"p": (nn.ScaleVertex(2), "left")}, "outputs": "p"}, "depends on the input 'right'"),
        ({"vertices": {"s": (nn.ElementWiseVertex("add"), "left", "right")}, "outputs": "s"}, r"got \[4\] from .* and \[3\] from"),
    ],
)
def test_what_cannot_be_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises((dl.ConfigurationError, dl.ShapeError), match=message):
        nn.ComputationGraph(conf(**changes)).init()


@pytest.mark.parametrize(
    "vertices",
    [
        {"a": nn.Dense(3)},
        {"a": (nn.Dense(3),)},
        {"a": (nn.Adam(), "left")},
        {"a": "left"},
        [nn.Dense(3)],
        {"a": {"inputs": ["left"], "x": 1}},
    ],
)
def test_vertices_that_are_none_are_refused(vertices: Any) -> None:
    with pytest.raises(dl.ConfigurationError, match="vertices by name"):
        conf(vertices=vertices)


def test_other_numbers_of_arrays_are_refused(net: nn.ComputationGraph) -> None:
    for wrong in ([LEFT], LEFT, [LEFT, RIGHT, LEFT], {"left": LEFT}, {"left": LEFT, "rihgt": RIGHT}):
        with pytest.raises((dl.DataError, dl.ShapeError), match=r"inputs|input"):
            net.output(wrong)
    with pytest.raises(dl.DataError, match="outputs"):
        net.fit([LEFT, RIGHT], [SIDE])
    with pytest.raises(dl.DataError, match="labels"):
        net.fit([LEFT, RIGHT])
    with pytest.raises(dl.ConfigurationError, match="one input and one output"):
        net.fit([LEFT, RIGHT], [SIDE, LENGTH], class_weight=[1, 2])


def test_it_is_drawn_and_its_summary_says_what_reads_what(net: nn.ComputationGraph, tmp_path: Path) -> None:
    assert "a, b" in net.summary()
    drawing = net.plot()
    assert '"a" -> "both";' in drawing.dot
    assert '"left" -> "a";' in drawing.dot
    assert drawing.svg.count("<rect") == 8
    assert drawing.svg.count('<path d="M') == 1 + 8
    assert drawing._repr_html_().startswith("<svg")
    drawing.save(tmp_path / "net.svg")
    assert (tmp_path / "net.svg").read_text(encoding="utf-8") == drawing.svg
    with pytest.raises(dl.ConfigurationError, match=r"\.svg or as \.dot"):
        drawing.save(tmp_path / "net.png")


def test_one_output_is_evaluated_in_several_ways(net: nn.ComputationGraph) -> None:
    net.fit([LEFT, RIGHT], [SIDE, LENGTH], epochs=20, batch_size=10)
    side = net.at("side")
    whole, curve = side.do_evaluation([LEFT, RIGHT], [SIDE, LENGTH], evaluations=[nn.Evaluation, nn.ROC])
    assert whole.accuracy == side.evaluate([LEFT, RIGHT], [SIDE, LENGTH]).accuracy
    assert curve.auc > 0.9


def test_probabilities_look_at_the_mask_behind_the_input() -> None:
    vertices = {"x": (nn.LastTimeStep(nn.LSTM(3)), "left"), "y": (nn.Output(2, loss="mcxent", activation="softmax"), "x")}
    series = conf(inputs=["left"], input_types=[nn.InputType.recurrent(2)], vertices=vertices, outputs=["y"])
    x, mask = RNG.normal(size=(3, 2, 4)).astype(np.float32), np.ones((3, 4), np.float32)
    mask[:, 2:] = 0
    with nn.ComputationGraph(series).init() as net:
        np.testing.assert_array_equal(net.predict_proba(x, mask), net.output(x, features_mask=mask))
        assert np.abs(net.predict_proba(x, mask) - net.predict_proba(x)).max() > 0
