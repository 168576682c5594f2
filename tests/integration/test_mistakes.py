"""What users get wrong: each mistake ends in one clear error of the right class, and the session lives on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((20, 4)).astype(np.float32)
Y = np.arange(20) % 3
Net = nn.MultiLayerNetwork


def conf(*layers: nn.Layer, **changes: Any) -> nn.MultiLayerConfiguration:
    given = {"input_type": nn.InputType.feed_forward(4), "layers": layers or [nn.Dense(5), nn.Output(3, loss="mcxent")]}
    return nn.MultiLayerConfiguration(**{**given, **changes})


@pytest.fixture
def net() -> Iterator[Net]:
    with Net(conf()).init() as made:
        yield made


def closed_array() -> dl.NDArray:
    array = dl.zeros((2, 4))
    array.close()
    return array


USES: dict[str, tuple[Callable[[Net], Any], type[Exception], str]] = {
    "too few features": (lambda n: n.output(X[:, :3]), dl.ShapeError, r"expects batches of shape \[n, 4\], got \[20, 3\]"),
    "one example without a batch": (lambda n: n.output(X[0]), dl.ShapeError, r"\[n, 4\], got \[4\]\. One example is a batch .*x\[None\]"),
    "a number": (lambda n: n.output(3.0), dl.ShapeError, r"\[n, 4\]"),
    "ragged lists": (lambda n: n.output([[1, 2], [3]]), ValueError, "inhomogeneous"),
    "text": (lambda n: n.output(np.array(["a"])), dl.DTypeError, "has no element type"),
    "classes as text": (lambda n: n.fit(X, np.array(["a", "b"] * 10)), dl.DTypeError, r"np.unique\(x, return_inverse=True\)"),
    "yes and no for three classes as values": (
        lambda n: n.fit(X, np.ones((20, 3), bool), epochs=0).fit(X, X > 0),
        dl.ShapeError,
        "got bool",
    ),
    "complex numbers": (lambda n: n.output(X.astype(complex)), dl.DTypeError, "nearest is float64"),
    "a closed array": (lambda n: n.output(closed_array()), dl.ClosedError, "was closed"),
    "labels of another length": (lambda n: n.fit(X, Y[:5]), dl.ShapeError, "20 examples and 5 labels"),
    "too few classes": (lambda n: n.fit(X, np.zeros((20, 2), "f4")), dl.ShapeError, r"expects labels \[20, 3\]"),
    "a class that is not there": (lambda n: n.fit(X, Y + 1), dl.DataError, r"row 2 is 3, but the 3 outputs .* classes 0 to 2"),
    "a class that is not there, last of seven batches": (lambda n: n.fit(X, [*Y[:-1], -1], batch_size=3), dl.DataError, "row 19 is -1"),
    "a probability of 7": (lambda n: n.fit(X, 7.0 * np.eye(3)[Y]), dl.DataError, "row 0, column 0 .* 7.0, .* from 0 to 1"),
    "NaN as a label": (lambda n: n.score(X, np.eye(3)[Y] * np.nan), dl.DataError, "row 0, column 0 .* NaN"),
    "no labels": (lambda n: n.fit(X), dl.DataError, "needs labels"),
    "labels beside an iterator": (lambda n: n.fit(datasets.ArrayIterator(X, Y), Y), dl.ConfigurationError, "own labels"),
    "labels beside a data set": (lambda n: n.score(nn.DataSet(X, Y), Y), dl.ConfigurationError, "own labels"),
    "negative epochs": (lambda n: n.fit(X, Y, epochs=-1), dl.ConfigurationError, "'epochs' must be an integer of at least 0"),
    "half an epoch": (lambda n: n.fit(X, Y, epochs=0.5), dl.ConfigurationError, "'epochs'"),  # type: ignore[arg-type]
    "a batch of nothing": (lambda n: n.fit(X, Y, batch_size=0), dl.ConfigurationError, "'batch_size'"),
    "NaN in the features": (lambda n: n.fit(X * np.nan, Y), dl.ScoreError, "NaN at iteration 0"),
    "weights of another size": (lambda n: setattr(n, "params", np.zeros(7)), ValueError, "broadcast"),
}


@pytest.mark.parametrize("use", USES.values(), ids=list(USES))
def test_wrong_uses_of_a_network_are_errors_that_say_what_is_right(
    net: Net, use: tuple[Callable[[Net], Any], type[Exception], str]
) -> None:
    action, error, message = use
    before = net.params.copy()
    with pytest.raises(error, match=message):
        action(net)
    np.testing.assert_array_equal(net.params, before)
    assert net.output(X).shape == (20, 3), "the network still works"


MAKES: dict[str, tuple[Callable[[], nn.MultiLayerConfiguration], str]] = {
    "n_in that does not fit": (
        lambda: conf(nn.Dense(5, n_in=7), nn.Output(3, loss="mse")),
        r"Layer 0 \(Dense\) expects 7 inputs, got 4 from the network's input_type\. Set its 'n_in' to 4",
    ),
    "n_in between layers": (
        lambda: conf(nn.Dense(5), nn.Output(3, n_in=6, loss="mse")),
        r"Layer 1 \(Output\) expects 6 inputs, got 5 from layer 0 \(Dense\)",
    ),
    "a kernel larger than the image": (
        lambda: conf(nn.Convolution(3, kernel_size=9), nn.Output(3, loss="mse"), input_type=nn.InputType.convolutional(6, 6, 1)),
        r"Layer 0 \(Convolution\) expects an input of at least 9",
    ),
    "softmax with one output": (lambda: conf(nn.Output(1, loss="mse")), r"Layer 0 \(Output\) cannot learn: .* always 1"),
    "cross-entropy of any number": (
        lambda: conf(nn.Output(3, loss="mcxent", activation="identity")),
        r"gives numbers outside of 0 to 1\. Use activation softmax.* set the network's validate_output_layer_config to false",
    ),
    "two outputs with a loss": (lambda: conf(nn.Output(5, loss="mcxent"), nn.Output(3, loss="mcxent")), "Layer 0 .* left out"),
    "no layers": (lambda: nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[]), "layer"),
    "nothing that says what comes in": (lambda: nn.MultiLayerConfiguration(layers=[nn.Output(3, loss="mse")]), "input_type"),
}


@pytest.mark.parametrize("make", MAKES.values(), ids=list(MAKES))
def test_layers_that_do_not_fit_are_named_with_the_remedy(make: tuple[Callable[[], nn.MultiLayerConfiguration], str]) -> None:
    with pytest.raises((dl.ShapeError, dl.ConfigurationError), match=make[1]) as caught:
        Net(make[0]()).init()
    assert isinstance(caught.value, ValueError)
    for camel in ("nOut", "nIn", "inputType", "kernelSize"):
        assert camel not in str(caught.value), "messages name settings as Python does"


def test_a_network_without_an_output_layer_computes_but_cannot_be_trained() -> None:
    with Net(conf(nn.Dense(5))).init() as net:
        assert net.output(X).shape == (20, 5)
        with pytest.raises(dl.ConfigurationError, match="utput"):
            net.fit(X, Y)


def test_a_network_wants_a_configuration() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"must be a MultiLayerConfiguration\. Got 'lenet' instead"):
        Net("lenet")


def test_a_score_that_explodes_names_the_iteration_and_keeps_the_weights() -> None:
    wild = conf(nn.Dense(5, activation="identity"), nn.Output(3, loss="mse", activation="identity"), updater=nn.Sgd(1e6))
    with Net(wild).init() as net:
        with pytest.raises(dl.ScoreError, match=r"iteration \d+"):
            net.fit(X * 1e6, np.eye(3, dtype=np.float32)[Y], epochs=50)
        assert np.isfinite(net.params).all()


def test_a_java_error_carries_its_trace(net: Net) -> None:
    with pytest.raises(dl.ShapeError) as caught:
        net.output(X[:, :3])
    assert caught.value.java_trace is not None
    assert ".outputSingle(" in caught.value.java_trace


def test_after_its_session_a_network_says_so() -> None:
    with dl.session(threads=1, heap="256m"):
        net = Net(conf()).init()
        view = net.params
        copy = view.copy()
    np.testing.assert_array_equal(view, copy)
    with pytest.raises(dl.SessionClosedError, match="session"):
        net.output(X)
    net.close()


def test_a_jvm_that_is_killed_while_it_trains_is_one_error_and_the_session_goes_on() -> None:
    with dl.session(threads=1, heap="256m", bridge="py4j") as own:

        class Kill:
            every = 50

            def iteration_done(self, net: Net, iteration: int, score: float) -> None:
                os.kill(own.bridge.transport.pid, signal.SIGKILL)  # type: ignore[attr-defined]

        net = Net(conf()).init()
        with pytest.raises(dl.JvmDiedError, match="SIGKILL"):
            net.fit(X, Y, epochs=1_000_000, listeners=[Kill(), nn.CollectScores()])
        with pytest.raises(dl.SessionClosedError):
            net.output(X)
        net.close()
        with Net(conf()).init() as again:
            again.fit(X, Y)
            assert again.iteration == 1


SHAPES: list[tuple[nn.InputType, list[nn.Layer], tuple[int, ...], str]] = [
    (nn.InputType.convolutional(6, 5, 3), [nn.Convolution(2, 3)], (4, 6, 5, 3), r"np.moveaxis\(x, -1, 1\).* would mix"),
    (nn.InputType.convolutional(6, 5, 1), [nn.Convolution(2, 3)], (4, 6, 5), r"Add the axis of size 1 .*x\[:, None\]"),
    (nn.InputType.convolutional(6, 5, 3), [nn.Convolution(2, 3)], (3, 6, 5), r"x\[None\]"),
    (nn.InputType.convolutional(6, 5, 3), [nn.Convolution(2, 3)], (4, 90), "Reshape the features"),
    (nn.InputType.recurrent(3), [nn.LSTM(2), nn.GlobalPooling("max")], (4, 7, 3), r"np.moveaxis\(x, -1, 1\)"),
    (nn.InputType.recurrent(3), [nn.LSTM(2), nn.GlobalPooling("max")], (3, 7), r"x\[None\]"),
    (nn.InputType.recurrent(3), [nn.LSTM(2), nn.GlobalPooling("max")], (7, 3), r"x\.T\[None\]"),
    (nn.InputType.convolutional(6, 6, 1), [nn.Convolution(2, 3)], (6, 6), r"x\[None, None\]"),
    (nn.InputType.convolutional(6, 5, 3, format="nhwc"), [nn.Convolution(2, 3)], (4, 3, 6, 5), r"np.moveaxis\(x, 1, -1\)"),
]


@pytest.mark.parametrize(("taken", "layers", "shape", "remedy"), SHAPES, ids=[str(shape) for _, _, shape, _ in SHAPES])
def test_axes_in_another_order_are_answered_with_the_way_back(
    taken: nn.InputType, layers: list[nn.Layer], shape: tuple[int, ...], remedy: str
) -> None:
    with Net(conf(*layers, nn.Output(3, loss="mcxent"), input_type=taken)).init() as net:
        with pytest.raises(dl.ShapeError, match=remedy):
            net.output(np.zeros(shape, np.float32))
        ways: dict[str, Any] = {"Add the axis": lambda x: x[:, None], "np.moveaxis\\(x, -1": lambda x: np.moveaxis(x, -1, 1),
                                "np.moveaxis\\(x, 1": lambda x: np.moveaxis(x, 1, -1), "x\\[None\\]": lambda x: x[None],
                                "x\\.T": lambda x: x.T[None], "x\\[None, ": lambda x: x[None, None]}  # fmt: skip
        batch = next((way for begin, way in ways.items() if remedy.startswith(begin)), None)
        if batch is not None:
            assert net.output(batch(np.zeros(shape, np.float32))).shape[1] == 3


@pytest.mark.parametrize(("wrong", "meant"), [("normaliser", "normalizer"), ("normalise", "normalize"), ("lables", "labels")])
def test_a_misspelt_setting_of_a_network_is_not_taken(wrong: str, meant: str) -> None:
    with Net(conf()).init() as net:
        with pytest.raises(AttributeError, match=f"Did you mean '{meant}'"):
            setattr(net, wrong, None)
        mine: Any = net
        mine.note_of_mine = "kept"
        assert mine.note_of_mine == "kept"


def test_a_folder_is_no_model_file(tmp_path: Any) -> None:
    with pytest.raises(dl.ModelFileError, match=r"it is a folder\. Name the file in it"):
        dl.load(tmp_path)
    with pytest.raises(dl.ModelFileError, match="it is not there"):
        dl.load(tmp_path / "none.zip")


def test_negative_values_of_schedules_are_refused_as_negative_rates_are() -> None:
    for made in (
        lambda: nn.FixedSchedule(-1.0),
        lambda: nn.StepSchedule(initial_value=-0.1, decay_rate=0.5, step=10),
        lambda: Net(conf(updater=nn.Sgd(nn.MapSchedule({0: 0.1, 10: -0.1})))).init(),
        lambda: nn.CycleSchedule(max_value=-1, cycle_length=10),
        lambda: nn.CosineWarmupSchedule(peak_value=-1, total=10),
    ):
        with pytest.raises(dl.ConfigurationError, match=r"at least 0|from 0 on"):
            made()


def test_an_input_type_that_is_none_is_named_in_words() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"must be an input type\. Got 4 instead"):
        nn.MultiLayerConfiguration(input_type=4, layers=[nn.Output(3, loss="mcxent")])  # type: ignore[arg-type]
