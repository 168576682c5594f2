"""What users get wrong: each mistake ends in one clear error of the right class, and the session lives on."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, etl, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((20, 4)).astype(np.float32)
Y = np.arange(20) % 3
Net = nn.MultiLayerNetwork
BUFFER: Any = io.StringIO("a\n1\n")
"""Its lines look like names of files."""


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


class Sparse:
    """What scipy's matrices have."""

    shape, nnz = (20, 4), 1

    def toarray(self) -> Any:
        return X

    def __iter__(self) -> Iterator[Any]:
        return iter(X)

    def __getitem__(self, at: Any) -> Any:
        return X[at]


def tried(net: Net, metrics: Any) -> None:
    net.fit(X, Y, validation_data=(X, Y), metrics=metrics)


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
    "class indices with an axis of 1": (lambda n: n.fit(X, Y[:, None]), dl.ShapeError, r"class indices, reshape them to \[20\], without"),
    "class indices with an axis of 1, as floats": (
        lambda n: n.fit(X, Y[:, None].astype("f4")),
        dl.ShapeError,
        r"reshape them to \[20\] and cast them to int64",
    ),
    "class indices as floats": (lambda n: n.fit(X, Y.astype("f4")), dl.ShapeError, "class indices, cast them to int64"),
    "texts as objects": (lambda n: n.fit(X, np.array(["a", "b"] * 10, object)), dl.DTypeError, r"of texts: .*np\.unique"),
    "sparse features": (lambda n: n.fit(Sparse(), Y), dl.DataError, r"a Sparse, which is sparse: write x\.toarray\(\)"),
    "sparse labels": (lambda n: n.fit(X, Sparse()), dl.DataError, r"x\.toarray\(\)"),
    "sparse features of a prediction": (lambda n: n.predict(Sparse()), dl.DataError, r"x\.toarray\(\)"),
    "a sparse array": (lambda n: dl.asarray(Sparse()), dl.DataError, r"x\.toarray\(\)"),
    "a buffer to save into": (lambda n: n.save(BUFFER), dl.ConfigurationError, "the JVM opens the file"),
    "a buffer to load from": (lambda n: Net.load(BUFFER), dl.ConfigurationError, "the JVM opens the file"),
    "a buffer of CSV": (lambda n: etl.read_csv(BUFFER), dl.ConfigurationError, "the JVM opens the file"),
    "Keras's name of a metric": (lambda n: tried(n, ["acc"]), dl.ConfigurationError, "Did you mean 'accuracy'"),
    "scikit-learn's name of a metric": (lambda n: tried(n, ["roc_auc"]), dl.ConfigurationError, "Did you mean 'auroc'"),
    "a misspelt metric": (lambda n: tried(n, ["acuracy"]), dl.ConfigurationError, "Did you mean 'accuracy'"),
    "a number as a metric": (lambda n: tried(n, [3]), dl.ConfigurationError, r"'metrics' must be a name, or a list of names. Got \[3\]"),
    "metrics without an order": (lambda n: tried(n, {"f1"}), dl.ConfigurationError, "in their order"),
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


def pictures(**settings: Any) -> datasets.DataPipeline:
    """Of a folder that is not there: nothing looks for it before the first mini-batch."""
    return datasets.DataPipeline.from_images("/nowhere", 8, 8, **settings)


def examples(count: int = 20) -> datasets.DataPipeline:
    return datasets.DataPipeline(X[:count], Y[:count])


FLIP = etl.FlipImageTransform()
AT_THE_CALL: dict[str, tuple[Callable[[], Any], str]] = {
    "shares of more than all": (lambda: examples().split(0.8, 0.3), r"add up to 1 at most. Got \[0\.8, 0\.3\]"),
    "a share of nothing": (lambda: examples().split(0.0, 0.5), "must be between 0 and 1"),
    "shares in a list": (lambda: examples().split([0.8, 0.2]), r"arguments of their own: split\(0\.8, 0\.2\)"),  # type: ignore[arg-type]
    "no shares": (lambda: examples().split(), "must be between 0 and 1"),
    "more folds than examples": (lambda: examples(2).k_fold(5), "to the number of examples, 2. Got 5"),
    "more folds than examples, mixed": (lambda: examples(2).shuffle(seed=1).batch(1).k_fold(3), "number of examples, 2. Got 3"),
    "groups of other examples": (lambda: examples().split(0.5, 0.5, groups=[1, 2]), "a group for each example. Got 2 for 20"),
    "weights of other examples": (lambda: examples().weighted([1, 2]), "a weight for each example. Got 2 for 20"),
    "a negative weight": (lambda: examples(2).weighted([1, -1]), "at least 0"),
    "weights of 0": (lambda: examples(2).weighted([0, 0]), "one of them more"),
    "a probability of 2": (lambda: pictures().augment(flip=2), "'flip' of augment must be a number from 0 to 1. Got 2"),
    "a turn of 400 degrees": (lambda: pictures().augment(rotate=400), "from 0 to 180"),
    "all is cut away": (lambda: pictures().augment(crop=0), "'crop' of augment must be a number from 0.001 to 1"),
    "too much of a warp": (lambda: pictures().augment(warp=0.5), "from 0 to 0.2"),
    "no transforms": (lambda: pictures().augment([]), "at least one"),
    "a choice of nothing": (lambda: pictures().augment([etl.ChoiceImageTransform([])]), "ChoiceImageTransform has at least one transform"),
    "weights of other transforms": (lambda: pictures().augment(etl.ChoiceImageTransform([FLIP], [1, 1])), "1 transforms and"),
    "a choice with a weight of 0": (lambda: pictures().augment(etl.ChoiceImageTransform([FLIP], [0])), "not all 0"),
    "a probability of 7, deep inside": (
        lambda: pictures().augment(etl.ChoiceImageTransform([etl.PipelineImageTransform([FLIP], [7])])),
        "from 0 to 1 in 'probabilities'",
    ),
    "channels in capitals": (lambda: pictures(channels="RGB"), "must be 'gray', 'rgb', 'bgr', 'rgba'. Got 'RGB'"),
    "bits that no picture has": (lambda: pictures(bits=12), "8 or 16"),
    "a type that pictures have not": (lambda: pictures(dtype="float64"), "'float32' or 'uint8'"),
    "channels that films have not": (lambda: datasets.DataPipeline.from_films("/nowhere", 8, 8, 2, channels="rgba"), "'bgr'"),
}


@pytest.mark.parametrize("call", AT_THE_CALL.values(), ids=list(AT_THE_CALL))
def test_what_can_be_seen_at_the_call_is_refused_there_and_not_at_the_first_mini_batch(call: tuple[Callable[[], Any], str]) -> None:
    with pytest.raises((dl.ConfigurationError, dl.DataError), match=call[1]):
        call[0]()


def test_parts_folds_and_weights_are_taken_where_the_number_of_examples_changes_on_the_way() -> None:
    assert len(examples(2).repeat(3).k_fold(3)) == 3
    assert len(examples(6).batch(4, whole=True).k_fold(5)) == 5
    assert [part.num_examples for part in examples().take(4).split(0.5, 0.5, groups=[1, 1, 2, 2])] == [2, 2]
    assert examples().take(2).weighted([0, 1]).num_examples == 2
