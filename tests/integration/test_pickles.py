"""Copies and pickles of what holds weights and data; and what cannot be pickled says why."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyspark import cloudpickle

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((60, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)
WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda x: pickle.loads(pickle.dumps(x)),
    "oldest pickle": lambda x: pickle.loads(pickle.dumps(x, protocol=2)),
    "cloudpickle": lambda x: pickle.loads(cloudpickle.dumps(x)),
}
ways = pytest.mark.parametrize("again", WAYS.values(), ids=WAYS)


def network() -> nn.MultiLayerNetwork:
    layers = [nn.Dense(6, activation="relu"), nn.Output(2, loss="mcxent")]
    return nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(seed=5, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(3), layers=layers)
    )


@ways
def test_a_trained_network_goes_on_alike_and_by_itself(again: Callable[[Any], Any]) -> None:
    with network() as net:
        net.fit(X, Y, epochs=2)
        net.labels = ["down", "up"]
        net.normalizer = {"@class": "NormalizerStandardize", "mean": [0, 0, 0], "std": np.ones(3)}
        net.normalize = False
        with again(net) as other:
            assert other.conf == net.conf
            assert (other.iteration, other.epoch) == (net.iteration, net.epoch)
            assert (other.labels, other.normalizer, other.normalize) == (net.labels, net.normalizer, False)
            np.testing.assert_array_equal(other.output(X), net.output(X))
            before = net.params.copy()
            other.fit(X, Y)
            np.testing.assert_array_equal(net.params, before)
            net.fit(X, Y)
            np.testing.assert_array_equal(other.params, net.params)


@ways
def test_a_network_without_weights_stays_without(again: Callable[[Any], Any]) -> None:
    with again(network()) as other:
        assert "not initialised" in repr(other)
        with network() as net:
            np.testing.assert_array_equal(other.params, net.params)


def test_a_pickle_of_a_pickle_that_was_not_used_has_the_weights() -> None:
    with network() as net:
        net.fit(X, Y)
        passed_on = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(net))))
        with copy.deepcopy(passed_on) as copied, passed_on:
            np.testing.assert_array_equal(passed_on.params, net.params)
            np.testing.assert_array_equal(copied.params, net.params)


def test_another_process_uses_a_pickled_network(tmp_path: Path) -> None:
    with network() as net:
        net.fit(X, Y)
        (tmp_path / "task").write_bytes(pickle.dumps((net, X)))
        program = (
            "import pickle, sys, numpy as np, pydl4j as dl\n"
            "with dl.session(threads=1, heap='128m'):\n"
            "    net, x = pickle.load(open(sys.argv[1] + '/task', 'rb'))\n"
            "    np.save(sys.argv[1] + '/answer.npy', net.output(x))\n"
        )
        subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, timeout=120)
        np.testing.assert_array_equal(np.load(tmp_path / "answer.npy"), net.output(X))


@ways
def test_iterators_keep_their_arrays_and_their_order(again: Callable[[Any], Any]) -> None:
    with datasets.ArrayIterator(X, Y, 16, shuffle=True, seed=9) as data:
        with again(data) as other:
            assert (other.batch_size, other.shuffle, other.seed) == (16, True, 9)
            np.testing.assert_array_equal(other.features, X)
            np.testing.assert_array_equal(other.labels, Y)
            with network() as two:
                there = two.fit(other).params.copy()
        with network() as one:
            np.testing.assert_array_equal(one.fit(data).params, there)
    np.testing.assert_array_equal(again(nn.DataSet(X)).features, X)


@ways
def test_evaluations_are_equal(again: Callable[[Any], Any]) -> None:
    with network() as net:
        evaluation = net.evaluate(X, Y)
        assert repr(again(evaluation)) == repr(evaluation)


@ways
def test_what_was_closed_says_so(again: Callable[[Any], Any]) -> None:
    net, data = network(), datasets.ArrayIterator(X, Y)
    net.close()
    data.close()
    with pytest.raises(dl.ClosedError, match="cannot be copied or pickled"):
        again(net)
    with pytest.raises(dl.ClosedError, match="cannot be copied or pickled"):
        again(data)


def test_what_is_a_process_cannot_be_pickled(session: dl.Session) -> None:
    with pytest.raises(TypeError, match=r"Open one there with dl\.session"):
        pickle.dumps(session)
    with network().init() as net, pytest.raises(TypeError, match=r"lives in a JVM"):
        pickle.dumps(net._java)
