"""Graphs and networks of series are served as others are: several inputs and outputs by their names, series of any length."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.serving import DevBroker, HttpServer, KafkaScorer
from tests.serving.clients import SESSION, Topics, create, floats, key, read, send

LEFT = np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4)
RIGHT = np.linspace(0, 1, 9, dtype=np.float32).reshape(3, 3)


@pytest.fixture(scope="module")
def graph() -> Iterator[nn.ComputationGraph]:
    with dl.session(**SESSION):
        conf = nn.ComputationGraphConfiguration(
            seed=4,
            inputs=["left", "right"],
            input_types=[nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],
            vertices={
                "both": (nn.MergeVertex(), "left", "right"),
                "side": (nn.Output(2, loss="mcxent", activation="softmax"), "both"),
                "length": (nn.Output(1, loss="mse", activation="identity"), "both"),
            },
            outputs=["side", "length"],
        )
        with nn.ComputationGraph(conf).init() as net:
            yield net


def asked(address: str, tensors: dict[str, Any]) -> Any:
    inputs = [{"name": name, "datatype": "FP32", "shape": list(x.shape), "data": x.ravel().tolist()} for name, x in tensors.items()]
    request = urllib.request.Request(f"{address}/v2/models/model/infer", json.dumps({"inputs": inputs}).encode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_inputs_and_outputs_have_their_names(graph: nn.ComputationGraph) -> None:
    expected = dict(zip(graph.conf.outputs, graph.output([LEFT, RIGHT]), strict=True))
    with HttpServer(graph, session=SESSION) as server:
        with urllib.request.urlopen(f"{server.url}/v2/models/model", timeout=30) as answer:
            told = json.load(answer)
        assert [(each["name"], each["shape"]) for each in told["inputs"]] == [("left", [-1, 4]), ("right", [-1, 3])]
        assert [(each["name"], each["shape"]) for each in told["outputs"]] == [("side", [-1, 2]), ("length", [-1, 1])]
        made = asked(server.url, {"right": RIGHT, "left": LEFT})
        for output in made["outputs"]:
            want = expected[output["name"]]
            assert output["shape"] == list(want.shape)
            np.testing.assert_allclose(np.reshape(output["data"], want.shape), want, rtol=1e-5, atol=1e-6)
        for wrong in ({"left": LEFT}, {"left": LEFT, "rihgt": RIGHT}, {"left": LEFT, "right": LEFT}):
            with pytest.raises(urllib.error.HTTPError) as refused:
                asked(server.url, wrong)
            assert refused.value.code == 400
            assert "right" in refused.value.read().decode()


def v2(tensors: dict[str, Any]) -> bytes:
    inputs = [{"name": name, "datatype": "FP32", "shape": list(x.shape), "data": x.ravel().tolist()} for name, x in tensors.items()]
    return json.dumps({"inputs": inputs}).encode()


def answered(message: Any) -> dict[str, Any]:
    return {output["name"]: np.reshape(output["data"], output["shape"]) for output in json.loads(message.value())["outputs"]}


def test_they_come_over_kafka_too(broker: DevBroker, topics: Topics, graph: nn.ComputationGraph, tmp_path: Path) -> None:
    layers: list[Any] = [nn.LSTM(5), nn.RnnOutput(2, loss="mcxent")]
    series = [np.random.default_rng(n).standard_normal((1, 3, n)).astype(np.float32) for n in (4, 7, 7, 2, 4)]
    places = {name: tmp_path / "repository" / name / "1" for name in ("graph", "series")}
    for place in places.values():
        place.mkdir(parents=True)
    with nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=1, input_type=nn.InputType.recurrent(3), layers=layers)).init() as net:
        net.save(places["series"] / "model.zip")
        by_steps = [net.output(x) for x in series]
    graph.save(places["graph"] / "model.zip")
    expected = graph.output([LEFT, RIGHT])
    answers, json_type = f"{topics.name}-answers", [("content-type", "application/json")]
    create(broker.address, {answers: 1, f"{topics.name}-series": 1})
    routes: Any = {
        f"{topics.name}-graph": {"topics": topics.source, "out": topics.out, "model_name": "graph"},
        f"{topics.name}-series": {"topics": f"{topics.name}-series", "out": answers, "model_name": "series"},
    }
    with KafkaScorer(
        tmp_path / "repository", kafka=broker.address, dead_letters=topics.letters, instance="a", routes=routes, session=SESSION, warm_up=""
    ) as scorer:
        raw: list[Any] = [
            (b"%d" % i, left.tobytes() + right.tobytes(), []) for i, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        ]
        named: Any = (b"named", v2({"right": RIGHT[:1], "left": LEFT[:1]}), json_type)
        send(broker.address, topics.source, [*raw, named])
        send(broker.address, f"{topics.name}-series", [(b"%d" % i, v2({"input": x}), json_type) for i, x in enumerate(series)])  # type: ignore[misc]
        found = {key(message): message for message in read(broker.address, topics.out, 4)}
        steps = {int(key(message)): answered(message) for message in read(broker.address, answers, len(series))}
        assert scorer.stop() == 0
    for i in range(3):
        np.testing.assert_allclose(floats(found[str(i)]), np.concatenate([output[i] for output in expected]), rtol=1e-5, atol=1e-6)
    for name, output in zip(graph.conf.outputs, expected, strict=True):
        np.testing.assert_allclose(answered(found["named"])[name], output[:1], rtol=1e-5, atol=1e-6)
    for i, want in enumerate(by_steps):
        (made,) = steps[i].values()
        np.testing.assert_allclose(made, want, atol=1e-5)
