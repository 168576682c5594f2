"""Layers, activations, losses, updaters, listeners and normalizers of a team's jar (examples/java/team), from Python and served."""

from __future__ import annotations

import copy
import json
import pickle
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl, nn
from pydl4j.nn._configured import KINDS
from tests import own_classes


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_classes.jar(tmp_path_factory.mktemp("team"))


@pytest.fixture(scope="module")
def session(team: Path) -> Iterator[dl.Session]:
    with dl.session(class_path=[str(team)], threads=1) as opened:
        yield opened


def network() -> nn.MultiLayerNetwork:
    layers = [
        nn.custom.Scale(0.5),
        nn.Dense(4, activation="sine"),  # type: ignore[arg-type]
        nn.Output(1, loss="quartic", activation="identity"),  # type: ignore[arg-type]
    ]
    updater = nn.custom.SignSgd(learning_rate=2e-3)
    conf = nn.MultiLayerConfiguration(seed=3, input_type=nn.InputType.feed_forward(3), updater=updater, layers=layers)
    return nn.MultiLayerNetwork(conf).init()


def data() -> tuple[np.ndarray, np.ndarray]:
    x = np.random.default_rng(1).standard_normal((64, 3)).astype(np.float32)
    return x, x.sum(1, keepdims=True)


def test_a_network_of_own_classes_is_trained_saved_and_loaded(session: dl.Session, tmp_path: Path) -> None:
    x, y = data()
    with network() as net:
        before, first = net.params.copy(), net.score((x, y))
        net.fit(x, y, batch_size=64, epochs=1)
        steps = np.abs(net.params - before)  # lr · |sign(g)|
        np.testing.assert_allclose(steps[steps > 0], 2e-3, rtol=1e-3)
        net.fit(x, y, batch_size=16, epochs=200)
        assert net.score((x, y)) < first / 2
        np.testing.assert_allclose(net.score((x, y)), ((net.output(x) - y) ** 4).mean(), rtol=1e-4)
        net.save(tmp_path / "own.zip")
        with dl.load(tmp_path / "own.zip") as again:
            assert isinstance(again, nn.MultiLayerNetwork)
            assert again.conf == net.conf
            np.testing.assert_array_equal(again.output(x), net.output(x))
            assert type(again.conf.layers[0]) is nn.custom.Scale


def test_an_own_class_has_checks_documentation_and_copies(session: dl.Session) -> None:
    made = nn.custom.Scale(start=2)
    assert repr(made) == "Scale(start=2)"
    assert "The value that all factors start with." in (nn.custom.Scale.__doc__ or "")
    with pytest.raises(dl.ConfigurationError, match=r"Scale has no setting .strat.\. Did you mean .start.\?"):
        nn.custom.Scale(strat=2)
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made
    assert nn.custom.Scale(start=2).replace(start=1) == nn.custom.Scale()


def test_an_own_listener_runs_in_the_jvm(session: dl.Session) -> None:
    listener = nn.JavaListener("com.team.Halves", 1e-9)
    with pytest.raises(dl.ConfigurationError, match="made at the first fit"):
        listener.call("count")
    x, y = data()
    scores = nn.CollectScores()
    with network() as net:
        net.fit(x, y, batch_size=64, epochs=600, listeners=[listener, scores])
    assert listener.call("count") == int(np.floor(np.log2(scores.scores[0] / scores.scores.min()))) >= 1


@pytest.mark.parametrize(
    ("name", "message"),
    [("com.team.None", "class_path"), ("com.team.Sine", "must implement org.pydl4j.nn.listeners.TrainingListener")],
)
def test_what_is_no_listener_is_named(session: dl.Session, name: str, message: str) -> None:
    x, y = data()
    with network() as net, pytest.raises(dl.ConfigurationError, match=message):
        net.fit(x, y, listeners=[nn.JavaListener(name)])


def test_an_own_normalizer_is_read(session: dl.Session) -> None:
    read = session.bridge.call("etl.normalizers.Normalizer", "fromJson", '{"@class": "Halve"}')
    np.testing.assert_array_equal(read.call("transform", np.array([[2, 4]], np.float32)).numpy(), [[1, 2]])


def test_a_session_without_the_jar_says_what_is_missing(session: dl.Session, tmp_path: Path) -> None:
    with network() as net:
        net.save(tmp_path / "own.zip")
    with dl.session(threads=1):
        with pytest.raises(dl.ModelFileError, match=r"There is no updater 'SignSgd'.*class path"):
            dl.load(tmp_path / "own.zip")
        with pytest.raises(AttributeError, match="class_path"):
            _ = nn.custom.Scale
        with pytest.raises(dl.ConfigurationError, match=r"no activation 'vibration'.*class_path"):
            nn.Dense(4, activation="vibration")  # type: ignore[arg-type]


def test_own_classes_do_not_stay_behind(session: dl.Session) -> None:
    assert nn.custom.Scale not in KINDS["layer"].members


def test_a_server_scores_a_network_of_own_classes(session: dl.Session, team: Path, tmp_path: Path) -> None:
    from pydl4j.serving import HttpServer

    x, _ = data()
    with network() as net:
        net.save(tmp_path / "own.zip")
        expected = net.output(x[:2])
    with HttpServer(tmp_path / "own.zip", session={"class_path": [str(team)]}) as server:
        body = {"inputs": [{"name": "input", "shape": [2, 3], "datatype": "FP32", "data": x[:2].ravel().tolist()}]}
        request = urllib.request.Request(f"{server.url}/v2/models/own/infer", json.dumps(body).encode())
        with urllib.request.urlopen(request) as reply:
            outputs = json.load(reply)["outputs"]
    np.testing.assert_allclose(outputs[0]["data"], expected.ravel(), rtol=1e-5)


def test_a_function_of_columns_is_a_step_here_and_in_a_server(session: dl.Session, team: Path, tmp_path: Path) -> None:
    from pydl4j.serving import HttpServer

    schema = etl.Schema().double("kg").double("m")
    process = etl.TransformProcess(
        schema, [etl.ColumnFunctionTransform("body_mass_index", ["kg", "m"], "bmi"), etl.RemoveColumnsTransform(["kg", "m"])]
    )
    with etl.from_dict({"kg": [80.0, None], "m": [2.0, 1.0]}, schema) as table, table.transform(process) as made:
        np.testing.assert_array_equal(made.column("bmi"), [20, np.nan])
    conf = nn.MultiLayerConfiguration(
        seed=3, input_type=nn.InputType.feed_forward(1), layers=[nn.Output(1, loss="mse", activation="identity")]
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        net.process = process
        expected = float(net.output([{"kg": 80, "m": 2}])[0, 0])
        net.save(tmp_path / "raw.zip")
    with HttpServer(tmp_path / "raw.zip", session={"class_path": [str(team)]}) as server:
        request = urllib.request.Request(
            f"{server.url}/v2/models/raw/infer", json.dumps({"rows": [{"kg": 80, "m": 2}]}).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = json.load(response)
    assert answer["outputs"][0]["data"] == [pytest.approx(expected)]
