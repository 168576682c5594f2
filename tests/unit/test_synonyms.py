"""A name of another library, or a misspelt one, is answered with ours: a new user's first minute hangs on it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import ConfigurationError, _synonyms, datasets, nn
from pydl4j.nn._listeners import list_of

any_dl: Any = dl
any_nn: Any = nn
any_datasets: Any = datasets
net: Any = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(layers=[nn.Output(3, loss="mcxent")]))


def imported(module: str, name: str) -> None:
    exec(f"from {module} import {name}")


class Misspelt:
    def iteration_dnoe(self, net: Any, iteration: int, score: float) -> None: ...


class Correct:
    def on_epoch_end(self, net: Any, epoch: int) -> None: ...

    def on_epoch_ends(self) -> None: ...  # a helper of one that has the right method


class TakesTooLittle:
    def iteration_done(self, net: Any) -> None: ...


class TakesDefaults:
    def on_epoch_end(self, net: Any, epoch: int, note: str = "") -> None: ...

    def on_epoch_start(self, *told: Any) -> None: ...


MISTAKES: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: any_datasets.minst, AttributeError, "module 'pydl4j.datasets' has no attribute 'minst'. Did you mean 'mnist'?"),
    (lambda: any_datasets.DataLoader, AttributeError, "Here it is datasets.ArrayIterator."),
    (lambda: any_nn.Conv2d, AttributeError, "Here it is nn.Convolution."),
    (lambda: any_nn.Linear, AttributeError, "Here it is nn.Dense."),
    (lambda: any_nn.ReLU, AttributeError, "Here it is nn.Activation('relu')."),
    (lambda: any_nn.activations.Tanh, AttributeError, "Did you mean 'TanH'?"),
    (lambda: any_dl.tensor([1]), AttributeError, "Here it is dl.array."),
    (lambda: any_dl.random, AttributeError, "Random numbers are numpy's"),
    (lambda: any_dl.mean([1]), AttributeError, "It is a method of arrays, and numpy's function takes them, too."),
    (lambda: net.layers, AttributeError, "The layers stand in the configuration, net.conf.layers."),
    (lambda: net.predict_classes([1]), AttributeError, "Did you mean 'predict'?"),
    (lambda: any_nn.Denes, AttributeError, "Did you mean 'Dense'?"),
    (lambda: any_nn.BatchNorm2d, AttributeError, "Here it is nn.BatchNormalization."),
    (lambda: any_nn.MaxPooling1D, AttributeError, "Here it is nn.Subsampling1D('max')."),
    (lambda: any_nn.ConvTranspose2d, AttributeError, "Here it is nn.Deconvolution2D."),
    (lambda: any_nn.Concatenate, AttributeError, "Here it is nn.MergeVertex."),
    (lambda: any_nn.Add, AttributeError, "Here it is nn.ElementWiseVertex('add')."),
    (lambda: any_nn.Quaternion, AttributeError, "The nearest of "),
    (lambda: any_nn.BatchNormalization(momentum=0.9), ConfigurationError, "Did you mean 'decay'?"),
    (lambda: any_nn.losses.CrossEntropyLoss, AttributeError, "Here it is loss='mcxent'."),
    (lambda: any_nn.activations.Relu6, AttributeError, "Did you mean 'ReLU6'?"),
    (lambda: any_nn.Adam(lr=0.1), ConfigurationError, "Adam has no setting 'lr'. Did you mean 'learning_rate'?"),
    (lambda: any_nn.Dense(units=5), ConfigurationError, "Did you mean 'n_out'?"),
    (lambda: any_nn.Convolution(filters=5), ConfigurationError, "Did you mean 'n_out'?"),
    (lambda: any_nn.Output(3, loss="categorical_crossentropy"), ConfigurationError, "Did you mean 'mcxent'?"),
    (lambda: nn.Dense(3, weight_init="glorot_uniform"), ConfigurationError, "Did you mean 'xavier_uniform'?"),  # type: ignore[arg-type]
    (lambda: list_of([nn.Progress]), ConfigurationError, "Got the class Progress: make one, Progress()."),
    (lambda: list_of([Misspelt()]), ConfigurationError, "Nothing calls the method 'iteration_dnoe' of the listener Misspelt."),
    (lambda: net.fit(np.zeros((2, 3)), epoch=3), TypeError, "MultiLayerNetwork.fit has no argument 'epoch'. Did you mean 'epochs'?"),
    (lambda: net.fit(1, 2, callbacks=[]), TypeError, "Did you mean 'listeners'?"),
    (lambda: net.fit(1, 2, 3), TypeError, "MultiLayerNetwork.fit takes data, labels without a name. Got 3 values. Name the others: epochs"),
    (lambda: net.output(), TypeError, "MultiLayerNetwork.output missing 1 required positional argument: 'features'"),
    (lambda: any_nn.MultiLayerNetwork.load(), TypeError, "MultiLayerNetwork.load missing"),
    (
        lambda: net.fit(1, 2, listeners=[TakesTooLittle()]),
        ConfigurationError,
        "The method 'iteration_done' of the listener TakesTooLittle is called with (net, iteration, score), and takes (net). "
        "Define it as: def iteration_done(self, net, iteration, score).",
    ),
    (lambda: net.compile("adam", "mse"), AttributeError, "'MultiLayerNetwork' has no attribute 'compile'. Nothing is compiled here"),
    (lambda: net.eval(), AttributeError, "There are no modes: 'fit' trains with dropout"),
    (lambda: net.to("cuda"), AttributeError, "dl.session(backend='cuda')"),
    (lambda: net.state_dict(), AttributeError, "Did you mean 'param_table'?"),
    (lambda: net.sumary(), AttributeError, "Did you mean 'summary'?"),
    (lambda: net._nothing, AttributeError, "'MultiLayerNetwork' has no attribute '_nothing'."),
    (lambda: any_dl.serving.HttpServr, AttributeError, "Did you mean 'HttpServer'?"),
    (lambda: any_dl.spark.NeuralNetworkClasifier, AttributeError, "Did you mean 'NeuralNetworkClassifier'?"),
    (lambda: any_dl.zeros(shap=3), TypeError, "zeros has no argument 'shap'. Did you mean 'shape'?"),
    (lambda: any_datasets.mnist(batchsize=3), TypeError, "mnist has no argument 'batchsize'. Did you mean 'batch_size'?"),
    (lambda: any_datasets.ArrayIterator(1, 2, batchsize=3), TypeError, "ArrayIterator has no argument 'batchsize'. Did you mean"),
    (lambda: any_nn.DataSet(1, y=2), TypeError, "DataSet has no argument 'y'. Did you mean 'labels'?"),
    (lambda: any_nn.CollectScores(evry=2), TypeError, "CollectScores has no argument 'evry'. Did you mean 'every'?"),
    (lambda: imported("pydl4j.nn", "Linear"), ImportError, "cannot import name from 'pydl4j.nn': 'Linear'. Here it is nn.Dense."),
    (lambda: imported("pydl4j.nn.losses", "MSELoss"), ImportError, "Here it is loss='mse'."),
    (lambda: imported("pydl4j", "zerso"), ImportError, "Did you mean 'zeros'?"),
]


@pytest.mark.parametrize(("mistake", "error", "message"), MISTAKES, ids=[message[:60] for _, _, message in MISTAKES])
def test_a_name_of_another_library_is_answered_with_ours(mistake: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        mistake()
    assert message in str(caught.value)


def test_a_listener_may_take_more_than_it_is_told() -> None:
    assert len(list_of([TakesDefaults()])) == 1


def test_listeners_with_the_right_methods_may_have_others() -> None:
    assert len(list_of([Correct(), nn.Progress(), nn.CollectScores(), nn.PerformanceListener()])) == 4


@pytest.mark.parametrize("ours", sorted(set(_synonyms.CLASSES.values())))
def test_what_a_message_offers_is_there(ours: str) -> None:
    if ours.startswith("nn.Activation("):
        assert nn.Activation(ours.split("'")[1])  # type: ignore[arg-type]
    if ours.startswith("loss="):
        assert nn.Output(3, loss=ours[6:-1])  # type: ignore[arg-type]
    else:
        home, name = ours.split("(")[0].split(".")
        assert name in {"nn": nn, "datasets": datasets}[home].__all__


@pytest.mark.parametrize("wrong", ["Convolution2D", "pipeline"])
def test_a_traceback_has_our_suggestion_only(wrong: str) -> None:
    code = f"from pydl4j import nn; nn.{wrong}"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.splitlines()[-1]
    with pytest.raises(AttributeError) as caught:
        getattr(nn, wrong)
    assert told == f"AttributeError: {caught.value}"


def test_the_error_for_a_missing_name_can_be_pickled() -> None:
    error = _synonyms.missing("pydl4j.nn", "Linear", ["Dense"])
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
